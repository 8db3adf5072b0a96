/// What all pages share: the head with its policy, the header, the footer.
struct Page {
  /// A link in the header.
  struct Link {
    var text: String
    var href: String
    var isCurrent = false
  }

  var title: String
  var pipelineTitle: String
  var links: [Link]
  /// What the footer says.
  var facts: String
  /// Where the numbers of the page lie, relative to it.
  var json: String
  var content: Markup

  /// What the shell's template reads.
  private struct View {
    let t = English.labels
    let policy = Page.policy
    let style = Markup(Style.text)
    let script = Markup(Script.compact)
    let definitions = Markup(StatusMark.definitions)
    let title: String
    let pipelineTitle: String
    let links: [Link]
    let facts: String
    let json: String
    let content: Markup
  }

  /// The Content-Security-Policy: nothing but this page's own style and script, and no address.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(SHA256(of: Style.text).base64)';"
    + " script-src 'sha256-\(SHA256(of: Script.compact).base64)'; img-src data:;"
    + " base-uri 'none'; form-action 'none'"

  /// Returns the whole page.
  func render() -> String {
    let view = View(
      title: title, pipelineTitle: pipelineTitle, links: links, facts: facts, json: json,
      content: content)
    return PlainText.disarmed(PageLibrary.render("shell", view).html)
  }
}
