/// What a check, an area or a window amounts to.
public enum Status: String, Sendable, CaseIterable, Comparable {
  case ok
  case noData = "no_data"
  case warning
  case alert

  /// Orders statuses by how much they want to be seen: OK, no data, warning, alert.
  ///
  /// No data stands above OK, since it never counts as OK, and never hides an alarm.
  public static func < (left: Status, right: Status) -> Bool {
    rank(of: left) < rank(of: right)
  }

  private static func rank(of status: Status) -> Int {
    switch status {
    case .ok: 0
    case .noData: 1
    case .warning: 2
    case .alert: 3
    }
  }
}
