extension CategoryCounts {
  /// Returns how many values are none of `listed`.
  ///
  /// Exact while the counts are. Beyond 65,536 distinct categories never more than there are: every
  /// value in the hash bucket of a listed category counts as listed.
  public func count(notIn listed: Set<String>) -> Int {
    guard let bucketCounts else {
      return counts.reduce(0) { listed.contains($1.key) ? $0 : $0 + $1.value }
    }
    let buckets = UInt64(bucketCounts.count)
    let known = Set(listed.map { Int(truncatingIfNeeded: TextHash.hash($0) % buckets) })
    return bucketCounts.indices.reduce(0) { known.contains($1) ? $0 : $0 + bucketCounts[$1] }
  }
}

extension ProfileSchema {
  /// Returns what profiles hold of a category: itself, or its keyed hash in a sensitive column.
  public func stored(_ category: String, isSensitive: Bool) -> String {
    isSensitive ? TextHash.masked(category, key: hashKey) : category
  }
}
