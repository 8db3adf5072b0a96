/// Which values of inputs go with slow calls, on a window's page; nothing where none do.
enum SlowCallsView {
  static func markup(_ slow: SlowCallsDocument) -> Markup {
    guard !slow.values.isEmpty else { return Markup() }
    return PageLibrary.render(
      "slowCalls",
      [
        "sentence": Markup(text: PlainText.sentence(Words.local.slowCalls(slow))),
        "rows": slow.values.markup { row($0) },
      ])
  }

  private static func row(_ value: SlowValueDocument) -> Markup {
    """
    <tr><th scope="row"><bdi>\(PlainText.name(value.column))</bdi></th>\
    <td><bdi>\(PlainText.name(Words.local.slowValue(value)))</bdi></td>\
    <td class="n c1">\(Display.count(value.slow))</td>\
    <td class="n c1">\(Display.count(value.rows))</td>\
    <td class="n">\(Display.share(value.rate))</td>\
    <td class="n">\(Display.share(value.otherRate))</td></tr>

    """
  }
}
