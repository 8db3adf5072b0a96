import Testing

@testable import Reports

@Test func `markup escapes what stands in it, and itself only once`() {
  let name = "<b>&\"'"
  let inner: Markup = "<i>\(name)</i>"
  #expect(inner.html == "<i>&lt;b&gt;&amp;&quot;&#39;</i>")
  #expect(("\(inner) \(7)" as Markup).html == inner.html + " 7")
  #expect(Markup(text: name).html == PlainText.escaped(name))
}

@Test(arguments: ["<\u{301}script>", "\"\u{301}onclick=\"x", "&\u{200D}", "'\u{FE0F}"])
func `a mark that joins a character does not hide it from escaping`(text: String) {
  let escaped = Markup(text: text).html.utf8
  #expect(!escaped.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\"") })
  #expect(escaped.count > text.utf8.count)
}

@Test func `templates print markup as it is, and sections of empty markup are left out`() {
  let verdict = VerdictDocument(
    status: .ok, sentence: "a < b", whatChanged: "", sinceWhen: "", howBad: "", whatToDo: "")
  let page = VerdictView(verdict, eyebrow: "{{headline}}", context: "&").markup.html
  #expect(page.contains("<p class=\"lead\">a &lt; b</p>"))
  #expect(page.contains("{{headline}}</p>") && page.contains("&amp;: </span>"))
  #expect(!page.contains("<dl") && !page.contains("class=\"go\""))
}
