import Language

/// The file `status.txt`: the newest verdict in five lines, for mail or chat.
public enum StatusText {
  /// Returns the five lines; two where there is no complete window.
  ///
  /// Each line stays one line, whatever the document's sentences hold.
  public static func render(_ index: IndexDocument) -> String {
    index.pipeline.language.speaking { lines(index) }
  }

  private static func lines(_ index: IndexDocument) -> String {
    let title = PlainText.name(index.pipeline.title)
    guard let latest = index.latest else {
      return text([title, Words.local.statusEmpty])
    }
    let window = index.windows.first {
      $0.name == latest.name && $0.granularity == latest.granularity
    }
    let headline = Words.local.headline(latest.verdict.status).uppercased()
    return text([
      "\(headline)  \(title), \(Words.local.window(latest.granularity, PlainText.name(latest.name)))",
      ([PlainText.sentence(latest.verdict.sentence)] + [index.missing].compactMap(\.self))
        .joined(separator: " "),
      Words.local.statusAreas(latest.areas),
      Words.local.statusNext(PlainText.sentence(latest.verdict.whatToDo)),
      Words.local.statusReport(RelativePath.checked(latest.path), revision: window?.revision),
    ])
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { line in
      let isBreak: (Unicode.Scalar) -> Bool = { $0.value < 0x20 || $0.value == 0x7F }
      var single = String.UnicodeScalarView()
      for scalar in PlainText.disarmed(line).unicodeScalars {
        single.append(isBreak(scalar) ? " " : scalar)
      }
      return String(single) + "\n"
    }.joined()
  }
}
