extension English {
  /// Returns how many calls were slow, and what the values of the table have in common.
  func slowCalls(_ slow: SlowCallsDocument) -> String {
    "\(Display.share(slow.share)) of the served rows are of calls that took longer than "
      + "\(Display.latency(slow.thresholdSeconds)): \(Display.count(slow.slow)) of "
      + "\(Display.count(slow.rows)). With these values at least twice as large a share is slow as "
      + "without them, by more than chance."
  }

  /// Returns a value of the table: a category, or numbers from the slow rows' median on.
  func slowValue(_ slow: SlowValueDocument) -> String {
    if let value = slow.value { return value }
    guard let median = slow.median, let other = slow.otherMedian else { return Display.none }
    let side =
      median >= other ? "from \(Display.number(median)) up" : "up to \(Display.number(median))"
    return "\(side) (median of the others: \(Display.number(other)))"
  }
}
