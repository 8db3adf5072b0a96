/// What was found about columns, to be told once.
struct ColumnSentences {
  /// A column's role and name.
  private struct Key: Hashable {
    var role: String
    var name: String
  }

  /// The sentence of the worst finding of each column.
  private var sentences: [Key: String] = [:]
  private var told: Set<String> = []

  /// Takes findings, worst first.
  init(_ findings: [FindingDocument]) {
    for finding in findings {
      guard finding.status > .noData, let name = finding.column else { continue }
      let key = Key(role: finding.area.rawValue, name: name)
      if sentences[key] == nil { sentences[key] = PlainText.sentence(finding.sentence) }
    }
  }

  /// Returns the sentence of a column that is not OK; nil where there is none, or where a column of
  /// the same name has told it already: an input and the feature made from it change together.
  mutating func take(for column: ColumnDocument) -> String? {
    guard column.status != .ok,
      let sentence = sentences[Key(role: column.role.rawValue, name: column.name)],
      told.insert(sentence).inserted
    else { return nil }
    return sentence
  }
}
