/// The references that a page compares with, for readers to choose from.
///
/// Without the script all comparisons stand on the page, each with its reference; with it, choosing one
/// hides the others, and the choice is remembered.
struct ReferenceChooser {
  private let references: [ReferenceDocument]
  private let pipeline: String
  private let places: [Int]

  /// Creates the chooser of a page with comparisons with the primary reference and those at `others`.
  init(_ report: ReportDocument, others: some Sequence<Int>) {
    references = report.references
    pipeline = report.pipeline.name
    let known = Set(others).filter { $0 > 0 && $0 < report.references.count }
    places = known.isEmpty ? [] : [0] + known.sorted()
  }

  /// Returns the links; empty where there is nothing to choose.
  ///
  /// `areTargets` where addresses lead to them.
  func markup(areTargets: Bool = false) -> Markup {
    guard !places.isEmpty else { return Markup() }
    let links = places.markup { place in
      let id: Markup = areTargets ? " id=\"ref-\(place)\"" : Markup()
      return "<a href=\"#ref-\(place)\"\(id)>\(name(place))</a> "
    }
    return """
      <p class="refs" data-refs="\(PlainText.name(pipeline))"><b>\(Words.local.label("comparedWith"))</b> \
      \(links)</p>

      """
  }

  /// Returns a reference in few words.
  func name(_ place: Int) -> String {
    references.indices.contains(place)
      ? Words.local.referenceName(references[place]) : Display.none
  }

  /// Returns the kind of a reference in a word.
  func kind(_ place: Int) -> String {
    references.indices.contains(place)
      ? Words.local.referenceKind(references[place].kind) : Display.none
  }
}
