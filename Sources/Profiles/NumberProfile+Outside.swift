extension NumberProfile {
  /// Returns how many numbers lie outside of `range`.
  ///
  /// Exact while the histogram is. Beyond 8,192 distinct numbers never more than there are: a bin in
  /// which an end of the range lies counts as inside, but for the smallest and the largest number,
  /// which are known exactly. 0 without numbers.
  public func count(outside range: ClosedRange<Double>) -> Int {
    guard count > 0, minimum < range.lowerBound || maximum > range.upperBound else { return 0 }
    var (below, above) = (0, 0)
    for index in 0..<histogram.binCount {
      let bin = histogram.bin(at: index)
      if bin.upper < range.lowerBound { below += bin.count }
      if bin.lower > range.upperBound { above += bin.count }
    }
    if minimum < range.lowerBound { below = max(1, below) }
    if maximum > range.upperBound { above = max(1, above) }
    return min(count, below + above)
  }
}
