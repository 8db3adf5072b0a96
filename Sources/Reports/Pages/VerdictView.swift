/// The verdict on top of a page.
struct VerdictView {
  /// A button that leads to a report, with a remark.
  struct Button {
    var href: String
    var remark: String
  }

  private let status: Status
  private let eyebrow: String
  /// What a screen reader hears before the headline.
  private let context: String
  private let sentence: String
  private let answers: [FactView]
  var headline: String
  var button: Button?
  /// What the verdict does not know of; empty: nothing.
  var missing = ""

  /// Creates the view of a window's verdict.
  init(_ verdict: VerdictDocument, eyebrow: String, context: String) {
    status = verdict.status
    self.eyebrow = eyebrow
    self.context = context
    headline = Words.local.headline(verdict.status)
    sentence = PlainText.sentence(verdict.sentence)
    answers = [
      ("whatChanged", verdict.whatChanged), ("sinceWhen", verdict.sinceWhen),
      ("howBad", verdict.howBad), ("whatToDo", verdict.whatToDo),
    ].compactMap { key, text in
      guard !text.isEmpty else { return nil }
      return FactView(label: Words.local.label(key), text: PlainText.sentence(text))
    }
  }

  var markup: Markup {
    PageLibrary.render(
      "verdict",
      [
        "tone": Markup(text: StatusMark.name(status)), "eyebrow": Markup(text: eyebrow),
        "icon": StatusMark.icon(status, size: 26), "context": Markup(text: context),
        "headline": Markup(text: headline), "sentence": Markup(text: sentence),
        "missing": Markup(text: missing),
        "answers": answers.markup(\.definition), "href": Markup(text: button?.href ?? ""),
        "remark": Markup(text: button?.remark ?? ""),
      ])
  }
}
