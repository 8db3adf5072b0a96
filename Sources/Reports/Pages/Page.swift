/// What all pages share: the head with its policy, the header, the footer.
struct Page {
  /// A link in the header.
  struct Link {
    var text: String
    var href: String
    var isCurrent = false

    var markup: Markup {
      "<a href=\"\(href)\"\(isCurrent ? Self.current : Markup())>\(text)</a>"
    }

    private static let current: Markup = " aria-current=\"page\""
  }

  var title: String
  var pipelineTitle: String
  var links: [Link]
  /// What the footer says.
  var facts: String
  /// Where the numbers of the page lie, relative to it.
  var json: String
  var content: Markup

  /// The Content-Security-Policy: nothing but this page's own style and script, and no address.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(SHA256(of: Style.text).base64)';"
    + " script-src 'sha256-\(SHA256(of: Script.compact).base64)'; img-src data:;"
    + " base-uri 'none'; form-action 'none'"

  /// What is the same on every page.
  private static let constants = [
    "policy": Markup(text: policy), "style": Markup(trusted: Style.text),
    "script": Markup(trusted: Script.compact), "definitions": StatusMark.definitions,
  ]

  /// Returns the whole page.
  func render() -> String {
    var values = Self.constants
    values["title"] = Markup(text: title)
    values["pipelineTitle"] = Markup(text: pipelineTitle)
    values["links"] = links.markup(\.markup)
    values["facts"] = Markup(text: facts)
    values["json"] = Markup(text: json)
    values["content"] = content
    return PlainText.disarmed(PageLibrary.render("shell", values).html)
  }
}
