/// What the access log tells of the requests, on a window's page.
enum AccessJoinView {
  static func markup(_ join: AccessJoinDocument?) -> Markup {
    guard let join else { return Markup() }
    return PageLibrary.render(
      "accessJoin",
      [
        "sentence": Markup(
          text: Words.local.joined(
            matched: join.matched, access: join.accessCalls, requests: join.requests,
            isSample: join.isSample)),
        "rows": join.versions.prefix(70).markup { row($0) },
      ])
  }

  private static func row(_ version: AccessVersionDocument) -> Markup {
    let rate = version.calls > 0 ? Double(version.errors) / Double(version.calls) : nil
    return """
      <tr><th scope="row"><bdi>\(PlainText.name(version.version))</bdi></th>\
      <td class="n" data-v="\(version.calls)">\(Display.count(version.calls))</td>\
      <td class="n" data-v="\(Display.sortable(rate))">\(Display.share(rate))</td>\
      <td class="n" data-v="\(Display.sortable(version.p50))">\(Display.latency(version.p50))</td>\
      <td class="n" data-v="\(Display.sortable(version.p99))">\(Display.latency(version.p99))</td></tr>

      """
  }
}
