/// The small pictures in keys.
enum KeyMark {
  static let reference = mark("rl", "M1 11V5H9V2H17V11")
  static let now = mark("cf", "M1 11V4H17V11Z")
  static let previous = mark("pv", "M1 11V7H9V4H17V11")
  static let full = mark("l", "M1 6H17")
  static let dashed = mark("l2", "M1 6H17")

  static let naive = mark("nv", "M9 0V12")
  static let usual = mark("us", "M1 0H17V12H1Z")
  static let moment = mark("vm", "M9 0V12")
  static let limit = mark("lim", "M1 6H17")
  static let tick = mark("rt", "M9 0V12")
  static let baseline = mark("bl", "M1 6H17")
  /// A dot on its interval.
  static let dot = dot("ci", "pf")
  /// A hollow dot on a dashed line.
  static let estimate = dot("es", "ph")

  /// A hollow dot on its interval.
  static let hollow = dot("ci", "ph")

  private static func dot(_ line: Markup, _ point: Markup) -> Markup {
    """
    <svg width="18" height="12" fill="none" stroke="#48525c" aria-hidden="true">\
    <path class="\(line)" d="M0 6H18"/><circle class="\(point)" cx="9" cy="6" r="3"/></svg>
    """
  }

  private static func mark(_ name: String, _ d: String) -> Markup {
    """
    <svg width="18" height="12" fill="none" stroke="#48525c" aria-hidden="true">\
    <path class="\(name)" d="\(d)"/></svg>
    """
  }
}
