import Drift
import Testing

@testable import Profiles

/// When a change began among the hours of a day.
struct ChangePointTests {
  /// Hours with so many missing among so many rows.
  private func hours(_ missing: [Int], of rows: Int) -> [[Int]] { missing.map { [$0, rows - $0] } }

  private let usual = [500, 99_500]

  @Test(arguments: [1, 6, 14, 23])
  func `a step at an hour is found there`(hour: Int) {
    let missing = (0..<24).map { $0 < hour ? $0 % 5 / 4 : 30 + $0 % 3 }
    let change = ChangePoint(parts: hours(missing, of: 100), reference: usual)
    #expect(change?.first == hour)
    #expect(change != nil && change?.end == nil)
  }

  @Test func `what is so from the first hour on begins there`() {
    let change = ChangePoint(
      parts: hours(Array(repeating: 40, count: 24), of: 100), reference: usual)
    #expect(change?.first == 0)
    #expect(change != nil && change?.end == nil)
  }

  @Test func `what the reference does not have begins where it is first seen`() {
    let wild = [0, 3, 9, 6, 0, 2, 5, 0, 8, 0, 4, 7, 3, 0, 5, 0, 6, 4, 0, 0, 0, 0, 0, 0]
    let never = ChangePoint(parts: hours(wild, of: 12), reference: [0, 8_024])
    #expect(never?.first == 1)
    // Where it has some, an hour without any may be of the change all the same.
    let rare = ChangePoint(parts: hours(wild, of: 12), reference: [40, 7_984])
    #expect(rare?.first == 0)
  }

  @Test func `what is as the reference has no beginning`() {
    #expect(ChangePoint(parts: hours([0, 1, 0, 1, 1, 0, 0, 2], of: 100), reference: usual) == nil)
    #expect(ChangePoint(parts: hours([0, 0], of: 100), reference: [0, 100_000]) == nil)
  }

  @Test(arguments: [(6, 9), (0, 4), (13, 14), (5, 23)])
  func `a change that ended has an end`(first: Int, end: Int) {
    let missing = (0..<24).map { first <= $0 && $0 < end ? 90 : $0 % 2 }
    let change = ChangePoint(parts: hours(missing, of: 100), reference: usual)
    #expect(change?.first == first)
    #expect(change?.end == end)
  }

  @Test func `one row an hour is enough for a change that is sure, not for a small one`() {
    let missing = (0..<24).map { $0 < 12 ? 0 : 1 }
    #expect(ChangePoint(parts: hours(missing, of: 1), reference: usual)?.first == 12)
    let few = (0..<24).map { [7, 15].contains($0) ? 1 : 0 }
    #expect(ChangePoint(parts: hours(few, of: 1), reference: [20_000, 80_000]) == nil)
  }

  @Test func `hours without rows are passed over`() {
    let parts =
      hours(Array(repeating: 0, count: 6), of: 50)
      + hours(Array(repeating: 0, count: 4), of: 0) + hours(Array(repeating: 50, count: 3), of: 50)
      + hours(Array(repeating: 0, count: 5), of: 0) + hours(Array(repeating: 0, count: 6), of: 50)
    let change = ChangePoint(parts: parts, reference: usual)
    #expect(change?.first == 10)
    #expect(change?.end == 13)
    let late = hours([0, 0, 0], of: 0) + hours(Array(repeating: 20, count: 9), of: 20)
    #expect(ChangePoint(parts: late, reference: usual)?.first == 0)
  }

  @Test func `nothing is told of nothing`() {
    #expect(ChangePoint(parts: [], reference: usual) == nil)
    #expect(ChangePoint(parts: hours([0, 0], of: 0), reference: usual) == nil)
    #expect(ChangePoint(parts: hours([5, 5], of: 9), reference: [0, 0]) == nil)
    #expect(ChangePoint(parts: [[7], [9]], reference: [100]) == nil)
    #expect(ChangePoint(parts: hours([90], of: 100), reference: usual)?.first == 0)
  }

  @Test func `counts beyond any log do not trap`() {
    let huge = 1 << 56
    let parts = [[0, huge], [0, huge], [huge, huge], [huge, huge]]
    #expect(ChangePoint(parts: parts, reference: [1, huge])?.first == 2)
  }

  @Test func `rows that resemble each other within hours are no change of a day`() {
    // Each hour has values of its own, as departure times do, and the day's are the reference's.
    let parts = (0..<24).map { hour in (0..<24).map { $0 == hour ? 40 : 0 } }
    #expect(ChangePoint(parts: parts, reference: Array(repeating: 4_000, count: 24)) == nil)
    // The same with fewer rows in the evening.
    let short = (0..<24).map { hour in (0..<24).map { $0 == hour ? (hour < 18 ? 40 : 4) : 0 } }
    #expect(ChangePoint(parts: short, reference: Array(repeating: 4_000, count: 24)) == nil)
  }

  @Test func `a change that begins and ends within hours has these hours`() {
    // From the middle of the fourth hour to a quarter of the ninth.
    let missing = (0..<24).map { [3: 45, 8: 22][$0] ?? (3 < $0 && $0 < 8 ? 90 : $0 % 2) }
    let change = ChangePoint(parts: hours(missing, of: 100), reference: usual)
    #expect(change?.first == 3)
    #expect(change?.end == 9)
    let numbers = (0..<20).map { $0 < 11 ? [50, 50, 50] : $0 == 11 ? [30, 30, 90] : [0, 0, 150] }
    #expect(ChangePoint(parts: numbers, reference: [900, 900, 900])?.first == 11)
  }

  @Test func `hundreds of parts are searched as well`() {
    let missing = (0..<2_000).map { 700 <= $0 && $0 < 1_300 ? 3 : 0 }
    let change = ChangePoint(parts: hours(missing, of: 10), reference: usual)
    #expect(change?.first == 700)
    #expect(change?.end == 1_300)
  }
}

/// When the contents of a column changed.
struct ColumnChangeTests {
  private func part(_ column: ColumnProfile) -> ColumnPart { ColumnPart(column) }

  private func hour(_ column: ColumnProfile) -> ColumnPart {
    var light = HourColumn(isNumeric: column.numbers != nil)
    light.cells = column.cells
    light.histogram = column.numbers?.histogram.reduced(toCapacity: NumberHistogram.lightCapacity)
    for (name, count) in column.categories?.counts ?? [:] {
      light.categories?.add(name, count: count)
    }
    return ColumnPart(light)
  }

  @Test func `numbers that move at an hour are found there, however coarse the hours are`() {
    let reference = numbers((0..<10_000).map { Double($0 * 7_919 % 10_000) / 7 })
    let hours = (0..<24).map { index in
      let shift: Double = index < 14 ? 0 : 900
      let values = (0..<200).map { (row: Int) -> Double in
        Double((row * 50 + index) % 10_000) / 7 + shift
      }
      return numbers(values)
    }
    for parts in [hours.map(part), hours.map(hour)] {
      #expect(ChangePoint(of: .numbers, parts: parts, reference: reference)?.first == 14)
      #expect(ChangePoint(of: .distribution, parts: parts, reference: reference)?.first == 14)
      #expect(ChangePoint(of: .missing, parts: parts, reference: reference) == nil)
      #expect(ChangePoint(of: .category("a"), parts: parts, reference: reference) == nil)
    }
  }

  @Test func `coarse hours of what did not change are no change`() {
    let reference = numbers((0..<10_000).map { Double($0 * 7_919 % 10_000) / 7 + 1 })
    let hours = (0..<24).map { index in
      let values = (0..<500).map { (row: Int) -> Double in
        Double((row * 20 + index) % 10_000) / 7 + 1
      }
      return hour(numbers(values))
    }
    #expect(ChangePoint(of: .numbers, parts: hours, reference: reference) == nil)
  }

  @Test func `missing and not finite values begin at their own hours`() {
    let reference = numbers(sequence(1...1_000), missing: 5)
    let parts = (0..<24).map { index in
      part(
        numbers(
          sequence(1...50), missing: index < 8 ? 0 : 30, nan: 11 <= index && index < 15 ? 20 : 0))
    }
    #expect(ChangePoint(of: .missing, parts: parts, reference: reference)?.first == 8)
    let change = ChangePoint(of: .nonFinite, parts: parts, reference: reference)
    #expect(change?.first == 11)
    #expect(change?.end == 15)
  }

  @Test func `categories that move, and new ones`() {
    let reference = categories(["a": 700, "b": 300])
    let parts = (0..<24).map { index in
      hour(categories(index < 17 ? ["a": 35, "b": 15] : ["a": 15, "b": 20, "c": 15]))
    }
    for content in [ChangedContent.category("a"), .newCategories, .distribution] {
      #expect(ChangePoint(of: content, parts: parts, reference: reference)?.first == 17)
    }
    #expect(ChangePoint(of: .numbers, parts: parts, reference: reference) == nil)
  }

  @Test func `a category is followed where hours have too many to count one by one`() {
    let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("n\($0)", 5) })
    let reference = categories(many.merging(["big": 1_000]) { $1 })
    let parts = (0..<24).map { index in
      hour(categories(many.merging(["big": index < 9 ? 1_000 : 100]) { $1 }))
    }
    #expect(ChangePoint(of: .category("big"), parts: parts, reference: reference)?.first == 9)
    #expect(ChangePoint(of: .distribution, parts: parts, reference: reference)?.first == 9)
    #expect(ChangePoint(of: .newCategories, parts: parts, reference: reference) == nil)
  }
}
