/// Near misses of words, for "did you mean".
enum EditDistance {
  /// Returns the number of insertions, deletions, replacements and swaps of neighbours that turn
  /// one word into another (optimal string alignment).
  static func between(_ first: String, _ second: String) -> Int {
    let a = Array(first.unicodeScalars.prefix(64))
    let b = Array(second.unicodeScalars.prefix(64))
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// Returns the word of `words` nearest to `word`, nil when none is near.
  ///
  /// Near is at most a third of the longer word's length, at least 1; capitals and `-` for `_`
  /// do not count. Of equally near words the first in the order of the text.
  static func nearest(to word: String, in words: some Sequence<String>) -> String? {
    let wanted = folded(word)
    var best: (distance: Int, word: String)?
    for candidate in words.sorted() {
      let distance = between(wanted, folded(candidate))
      let limit = max(1, max(wanted.count, candidate.count) / 3)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Returns "did you mean 'x'?", or a list of what is allowed where nothing is near.
  static func suggestion(for word: String, in words: [String], listed: String) -> String? {
    if let near = nearest(to: word, in: words) { return "did you mean '\(near)'?" }
    guard !words.isEmpty else { return nil }
    return "\(listed): \(words.joined(separator: ", "))"
  }

  private static func folded(_ word: String) -> String {
    String(word.lowercased().map { $0 == "-" ? "_" : $0 })
  }
}
