/// A day that is not like others.
public struct Holiday: Sendable, Hashable, Comparable {
  /// The local date.
  public var date: CalendarDate
  /// Its name; nil where the file has none.
  public var name: String?

  /// Creates a holiday.
  public init(date: CalendarDate, name: String? = nil) {
    self.date = date
    self.name = name
  }

  /// Orders holidays by date, then by name.
  public static func < (left: Holiday, right: Holiday) -> Bool {
    (left.date, left.name ?? "") < (right.date, right.name ?? "")
  }
}
