/// Matches names against patterns with `*` (any characters) and `?` (one character).
public enum NamePattern {
  /// Returns whether all of a name is what a pattern says.
  public static func matches(_ name: String, _ pattern: String) -> Bool {
    let name = Array(name)
    let pattern = Array(pattern)
    var (place, step) = (0, 0)
    var star: (place: Int, step: Int)?
    while place < name.count {
      if step < pattern.count, pattern[step] == "*" {
        star = (place, step)
        step += 1
      } else if step < pattern.count, pattern[step] == "?" || pattern[step] == name[place] {
        place += 1
        step += 1
      } else if let last = star {
        // The star takes one character more.
        star = (last.place + 1, last.step)
        (place, step) = (last.place + 1, last.step + 1)
      } else {
        return false
      }
    }
    return pattern[step...].allSatisfy { $0 == "*" }
  }
}
