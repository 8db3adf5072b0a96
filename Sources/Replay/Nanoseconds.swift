/// Arithmetic of instants that ends where `Int64` does (the years 1677 to 2262).
enum Nanoseconds {
  /// Returns seconds as nanoseconds.
  static func of(_ seconds: Int64) -> Int64 {
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflows ? (seconds < 0 ? .min : .max) : product
  }

  /// Returns the second that a nanosecond lies in.
  static func seconds(_ nanoseconds: Int64) -> Int64 {
    let second = nanoseconds / 1_000_000_000
    return nanoseconds < 0 && second * 1_000_000_000 != nanoseconds ? second - 1 : second
  }

  /// Returns the sum of two spans.
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? (right < 0 ? .min : .max) : sum
  }
}
