/// What all pages share: the head with its policy, the header, the footer.
struct Page {
  /// A link in the header.
  struct Link {
    var text: String
    var href: String
    var isCurrent = false
    /// What the page is to this one, as `next`; nil: nothing in particular.
    var relation: String?

    var markup: Markup {
      let relation: Markup = relation.map { " rel=\"\($0)\"" } ?? Markup()
      return "<a href=\"\(href)\"\(relation)\(isCurrent ? Self.current : Markup())>\(text)</a>"
    }

    private static let current: Markup = " aria-current=\"page\""
  }

  var title: String
  var pipelineTitle: String
  var links: [Link]
  /// Links to the same page of the windows before and after.
  var neighbours: [Link] = []
  /// What the footer says.
  var facts: String
  /// Where the numbers of the page lie, relative to it.
  var json: String
  var content: Markup
  /// Where the digests of all files lie, relative to the page; nil: the page does not lead there.
  var manifest: String?
  /// The image beside the title as a `data:` address; nil: none.
  var logo: String?

  /// The Content-Security-Policy: nothing but this page's own style and script, and no address.
  private static func policy(hasLogo: Bool) -> Markup {
    Markup(text: "default-src 'none'; \(sources)\(hasLogo ? "img-src data:; " : "")\(rest)")
  }

  private static let sources =
    "style-src 'sha256-\(SHA256(of: Style.text).base64)';"
    + " script-src 'sha256-\(SHA256(of: Script.compact).base64)'; "
  private static let rest = "base-uri 'none'; form-action 'none'"
  private static let policies = [false: policy(hasLogo: false), true: policy(hasLogo: true)]

  /// What is the same on every page.
  private static let constants = [
    "style": Markup(trusted: Style.text),
    "script": Markup(trusted: Script.compact), "definitions": StatusMark.definitions,
  ]

  /// Returns the whole page.
  func render() -> String {
    var values = Self.constants
    values["title"] = Markup(text: title)
    values["pipelineTitle"] = Markup(text: pipelineTitle)
    values["links"] = links.markup(\.markup)
    values["neighbours"] = neighbours.markup(\.markup)
    values["facts"] = Markup(text: facts)
    values["json"] = Markup(text: json)
    values["manifest"] = manifest.map { Markup(text: $0) }
    values["content"] = content
    values["policy"] = Self.policies[logo != nil]
    values["logo"] = logo.map { "<img class=\"logo\" alt=\"\" src=\"\($0)\">" }
    return PlainText.disarmed(PageLibrary.render("shell", values).html)
  }
}
