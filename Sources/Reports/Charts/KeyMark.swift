/// The small pictures in keys.
enum KeyMark {
  static let reference = mark("rl", "M1 11V5H9V2H17V11")
  static let now = mark("cf", "M1 11V4H17V11Z")
  static let full = mark("l", "M1 6H17")
  static let dashed = mark("l2", "M1 6H17")

  private static func mark(_ name: String, _ d: String) -> Markup {
    """
    <svg width="18" height="12" fill="none" stroke="#48525c" aria-hidden="true">\
    <path class="\(name)" d="\(d)"/></svg>
    """
  }
}
