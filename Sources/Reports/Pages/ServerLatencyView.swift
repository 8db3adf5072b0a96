/// The table of how long requests of servers took, by their own histograms.
enum ServerLatencyView {
  /// How many rows the table has; the document has all of them.
  private static let limit = 60

  static func markup(_ servers: [ServerLatencyDocument]) -> Markup {
    guard !servers.isEmpty else { return Markup() }
    return PageLibrary.render(
      "serverLatency",
      [
        "rows": servers.prefix(limit).markup(row),
        "more": servers.count > limit
          ? Markup(text: Words.local.more(servers.count - limit)) : Markup(),
      ])
  }

  private static func row(_ server: ServerLatencyDocument) -> Markup {
    let requests = server.requests.rounded()
    let cells = server.quantiles.markup { quantile in
      """
      <td class="n" data-v="\(Display.sortable(quantile.value))">\(text(quantile))</td>
      """
    }
    return """
      <tr><th scope="row"><bdi>\(PlainText.name(server.host))</bdi></th>\
      <td><bdi>\(PlainText.name(server.service))</bdi></td>\
      <td class="n" data-v="\(Display.sortable(requests))">\(Display.number(requests))</td>\(cells)</tr>

      """
  }

  /// The quantile, and below it the bucket that it lies in.
  private static func text(_ quantile: BucketQuantileDocument) -> Markup {
    let low = quantile.low.map { Display.latency($0) } ?? "−∞"
    let high = quantile.high.map { Display.latency($0) } ?? "∞"
    return """
      \(Display.latency(quantile.value))<span class="w sm">\(low)–\(high)</span>
      """
  }
}
