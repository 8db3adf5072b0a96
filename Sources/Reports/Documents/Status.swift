/// What a check, an area or a window amounts to.
public enum Status: String, Codable, Sendable, CaseIterable, Comparable {
  case ok
  case warning
  case alert
  case noData = "no_data"

  /// How much a status wants to be seen, from 0: OK, no data, warning, alert.
  ///
  /// No data stands above OK, since it never counts as OK, and never hides an alarm.
  public var rank: Int {
    switch self {
    case .ok: 0
    case .noData: 1
    case .warning: 2
    case .alert: 3
    }
  }

  /// Returns the verdict over areas or findings: the worst that was judged.
  ///
  /// No data where nothing was judged; otherwise it neither counts as OK nor hides an alarm.
  public static func worst(of statuses: [Status]) -> Status {
    statuses.filter { $0 != .noData }.max() ?? .noData
  }

  /// Orders statuses by `rank`.
  public static func < (left: Status, right: Status) -> Bool { left.rank < right.rank }
}

/// One of the ten areas that every report answers, in their fixed order.
public enum Area: String, Codable, Sendable, CaseIterable {
  case input
  case feature
  case output
  case performance
  case stability
  case latency
  case errors
  case cpuMemory = "cpu_memory"
  case disk
  case network
}

/// What a column is to the model.
public enum Role: String, Codable, Sendable, CaseIterable {
  case input
  case feature
  case output
}

/// Whether rows may still come into a window.
public enum WindowState: String, Codable, Sendable, CaseIterable {
  case open
  case provisional
  case final
}

/// What falls into a bin.
public enum BinKind: String, Codable, Sendable, CaseIterable {
  /// Numbers from the lower edge (included) to the upper edge.
  case range
  /// One category.
  case category
  /// Categories of the reference beyond its most frequent ones.
  case other
  /// Categories that the reference does not have.
  case new
  /// Rows without a value.
  case missing
  /// NaN and infinities.
  case nonFinite
}

/// On which side of its limit a number has to stay.
public enum Bound: String, Codable, Sendable, CaseIterable {
  /// The limit is the largest value that is fine.
  case max
  /// The limit is the smallest value that is fine.
  case min
}
