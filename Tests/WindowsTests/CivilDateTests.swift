import Testing

@testable import Windows

@Suite struct CivilDateTests {
  @Test func `every day of twelve centuries follows the one before`() {
    var last = CivilDate(dayNumber: -300_001)
    for number in Int64(-300_000)...140_000 {
      let date = CivilDate(dayNumber: number)
      #expect(date.dayNumber == number)
      let isNext =
        date.year == last.year && date.month == last.month && date.day == last.day + 1
        || date.day == 1 && last.day >= 28
          && date.year * 12 + date.month == last.year * 12 + last.month + 1
      #expect(isNext, "\(date)")
      last = date
    }
  }

  @Test func `only days that exist are dates`() {
    #expect(CivilDate(year: 2000, month: 2, day: 29)?.dayNumber == 11_016)
    #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2013, month: 4, day: 31) == nil)
    #expect(CivilDate(year: 2013, month: 12, day: 31)?.weekday == 2)
    #expect(CivilDate(year: 1969, month: 12, day: 28)?.weekday == 7)
    #expect(CivilDate(year: 2013, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2013, month: 1, day: 0) == nil)
  }
}
