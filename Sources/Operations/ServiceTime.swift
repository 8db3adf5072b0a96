import Windows

/// For how much of the time in which calls are expected there were any.
public struct ServiceTime: Sendable, Equatable {
  /// The minutes in which calls are expected.
  public var expectedMinutes: Int64 = 0
  /// Those of them that lie in an interval with a call.
  public var servedMinutes: Int64 = 0

  /// The share of the expected minutes that have calls, 0…1; nil where none is expected.
  public var availability: Double? {
    expectedMinutes > 0 ? Double(servedMinutes) / Double(expectedMinutes) : nil
  }

  /// How many calls an interval must be expected to have to count.
  ///
  /// A Poisson number of mean 5 is 0 with a probability of 0.7 %.
  public static let leastCalls = 5.0

  /// The lengths of intervals in minutes, ascending: what an hour can be divided into.
  private static let lengths: [Int64] = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]

  /// Counts the minutes of a window.
  ///
  /// Each hour is divided into the shortest intervals that expect at least five calls; an hour
  /// that expects fewer does not count. `minutes` are ascending; those outside of the window do not
  /// count.
  public init(_ expected: ExpectedTraffic, minutes: [CallMinute]) {
    var next = 0
    for (index, calls) in expected.hours.enumerated() {
      let start = expected.start + Int64(index) * 3_600
      let end = min(start + 3_600, expected.end)
      let perMinute = end > start ? calls * 60 / Double(end - start) : 0
      let length = Self.lengths.first { perMinute * Double($0) >= Self.leastCalls }
      guard let length else { continue }
      for from in stride(from: start, to: end, by: Int64.Stride(length * 60)) {
        let to = min(from + length * 60, end)
        // What is left of a window's last hour may be too short to expect enough.
        guard perMinute * Double(to - from) / 60 >= Self.leastCalls else { continue }
        while next < minutes.count, minutes[next].minute * 60 < from { next += 1 }
        expectedMinutes += (to - from) / 60
        if next < minutes.count, minutes[next].minute * 60 < to {
          servedMinutes += (to - from) / 60
        }
      }
    }
  }
}
