/// A line of the pipeline file with a caret below one of its columns.
struct SourceExcerpt {
  /// The most scalars of a line that are shown.
  private static let width = 160
  /// The scalars kept before the caret where a line is cut.
  private static let lead = 60

  /// The line, without its end.
  var line: String
  /// The column in Unicode scalars, from 1.
  var column: Int

  /// The line and the caret, both indented by four blanks.
  var text: String {
    let scalars = Array(line.unicodeScalars)
    let caret = min(max(column - 1, 0), scalars.count)
    let start = scalars.count > Self.width ? max(0, caret - Self.lead) : 0
    let end = min(scalars.count, start + Self.width)
    let shown = scalars[start..<end].map { Self.isHidden($0) ? " " : Character($0) }
    let padding = scalars[start..<caret].map(Self.blank(for:)).joined()
    return "    \(String(shown))\n    \(padding)^"
  }

  /// Returns whether a scalar would move the cursor or colour the terminal.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && (scalar.value < 0x20 || scalar.value == 0x7F)
  }

  /// Returns what stands above the caret's line in place of `scalar`: as wide as it is shown.
  private static func blank(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: "\t"
    case 0x300...0x36F, 0x200B...0x200F: ""
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      "  "
    default: " "
    }
  }
}
