/// The nearest known word to one that is not known.
enum Suggestion {
  /// Returns the candidate with the smallest edit distance to `word`, the first of several.
  ///
  /// Nil when none is near: a third of the word's length, at least one and at most three edits. A
  /// word of one letter is near to nothing.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard (2...64).contains(letters.count) else { return nil }
    var best: (distance: Int, word: String)?
    let limit = min(3, max(1, letters.count / 3))
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = editDistance(letters, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Returns the number of insertions, deletions, replacements and swaps of neighbours that turn
  /// one text into the other.
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var current = [i + 1]
      for (j, other) in right.enumerated() {
        var distance = min(
          previous[j + 1] + 1, current[j] + 1, previous[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          distance = min(distance, beforePrevious[j - 1] + 1)
        }
        current.append(distance)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
