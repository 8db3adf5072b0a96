/// The page `latest/index.html`, which leads to the newest complete window.
public enum ForwardPage {
  /// Returns the page that forwards to `path` (relative to the report's folder).
  public static func render(to path: String) -> String {
    let address = "../" + RelativePath.checked(path)
    let words = PlainText.escaped(Words.local.label("forward"))
    let name = PlainText.escaped(PlainText.name(path))
    return """
      <!doctype html>
      <html lang="\(Words.local.language)"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">
      <meta http-equiv="refresh" content="0; url=\(address)">
      <meta name="robots" content="noindex"><title>\(words) \(name)</title></head>
      <body><p>\(words) <a href="\(address)">\(name)</a></p></body></html>

      """
  }
}
