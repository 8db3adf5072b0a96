extension WindowCalendar {
  /// Returns the window of that name, or nil when this calendar has none.
  ///
  /// The inverse of `Window.name`: a name of another granularity, of a time that the clock
  /// skipped, or with an offset that is not needed, is none.
  public func window(named name: String) -> Window? {
    guard let (local, offset) = parse(name) else { return nil }
    // The window may begin later than its label says, where the clock skips.
    var window = self.window(
      containing: offset.map { local - $0 } ?? clock.instant(ofLocal: local))
    for _ in 0..<4 {
      if window.name == name { return window }
      let next = self.window(after: window)
      guard next.start > window.start else { return nil }
      window = next
    }
    return nil
  }

  /// Returns the name of the unit that starts at a local second.
  func name(ofUnit label: Int64, offset: Int64? = nil) -> String {
    let date = CivilDate(dayNumber: CivilDate.floorDivide(label, 86_400))
    switch rule {
    case .days: return date.text
    case .weeks:
      let (year, week) = date.isoWeek
      return "\(Digits.padded(year, 4))-W\(Digits.padded(week, 2))"
    case .months(3): return "\(Digits.padded(date.year, 4))-Q\((date.month - 1) / 3 + 1)"
    case .months: return "\(Digits.padded(date.year, 4))-\(Digits.padded(date.month, 2))"
    case .clock(let length), .elapsed(let length):
      let time = CivilDate.remainder(label, 86_400)
      var name = "\(date.text)T\(Digits.padded(time / 3_600, 2))"
      if hasMinutes { name += Digits.padded(time / 60 % 60, 2) }
      if hasMinutes, length % 60 != 0 || time % 60 != 0 { name += Digits.padded(time % 60, 2) }
      return name + (offset.map(WindowCalendar.text(ofOffset:)) ?? "")
    }
  }

  /// Returns the name of a window that is counted in elapsed seconds, by the local time of its
  /// start.
  func name(ofElapsed start: Int64) -> String {
    let local = start + clock.offset(at: start)
    let offset = clock.isRepeated(at: start) ? local - start : nil
    return name(ofUnit: local, offset: offset)
  }

  /// Whether names carry minutes: not when every window starts on the full hour.
  private var hasMinutes: Bool {
    guard case .clock(let length) = rule else { return true }
    return length % 3_600 != 0
  }

  /// Returns an offset as `-0400`, with seconds where it has some, as old local times do.
  private static func text(ofOffset offset: Int64) -> String {
    let size = abs(offset)
    let text = Digits.padded(size / 3_600, 2) + Digits.padded(size / 60 % 60, 2)
    return (offset < 0 ? "-" : "+") + text + (size % 60 == 0 ? "" : Digits.padded(size % 60, 2))
  }

  /// Reads a name as the local second that it stands for and the offset that it carries.
  ///
  /// It takes more than this calendar writes; the caller compares the window's name.
  private func parse(_ name: String) -> (local: Int64, offset: Int64?)? {
    var reader = FieldReader(name)
    guard let year = reader.number(4), reader.skip("-") else { return nil }
    switch rule {
    case .weeks:
      guard reader.skip("W"), let week = reader.number(2), reader.isAtEnd else { return nil }
      // January 4 is in week 1 of every year.
      let fourth = CivilDate(firstOf: year, month: 1).dayNumber + 3
      let monday = fourth - CivilDate.remainder(fourth + 3, 7) + (week - 1) * 7
      return (monday * 86_400, nil)
    case .months(3):
      guard reader.skip("Q"), let quarter = reader.number(1), (1...4).contains(quarter),
        reader.isAtEnd
      else { return nil }
      return (CivilDate(firstOf: year, month: quarter * 3 - 2).dayNumber * 86_400, nil)
    case .months:
      guard let month = reader.number(2), (1...12).contains(month), reader.isAtEnd else {
        return nil
      }
      return (CivilDate(firstOf: year, month: month).dayNumber * 86_400, nil)
    case .days, .clock, .elapsed:
      guard let month = reader.number(2), reader.skip("-"), let day = reader.number(2),
        let date = CivilDate(year: year, month: month, day: day)
      else { return nil }
      if reader.isAtEnd { return (date.dayNumber * 86_400, nil) }
      guard reader.skip("T"), let time = WindowCalendar.seconds(&reader) else { return nil }
      if reader.isAtEnd { return (date.dayNumber * 86_400 + time, nil) }
      let sign: Int64 = reader.skip("-") ? -1 : 1
      guard sign < 0 || reader.skip("+"), let size = WindowCalendar.seconds(&reader),
        reader.isAtEnd
      else { return nil }
      return (date.dayNumber * 86_400 + time, sign * size)
    }
  }

  /// Reads `HH`, `HHMM` or `HHMMSS` as seconds.
  private static func seconds(_ reader: inout FieldReader) -> Int64? {
    guard let hours = reader.number(2), hours < 24 else { return nil }
    guard let minutes = reader.number(2) else { return hours * 3_600 }
    let seconds = reader.number(2) ?? 0
    guard minutes < 60, seconds < 60 else { return nil }
    return hours * 3_600 + minutes * 60 + seconds
  }
}
