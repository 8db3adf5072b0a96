extension Array {
  /// Returns the index of the first element that starts at `second` or later; `count` where none does.
  ///
  /// The elements are in ascending order of what `start` gives.
  /// - Complexity: O(log `count`).
  public func firstIndex(startingFrom second: Int64, _ start: (Element) -> Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if start(self[middle]) < second { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
