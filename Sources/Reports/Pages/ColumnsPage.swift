import Language

/// The page of all columns over time: a view of `columns.json`, and nothing else.
public enum ColumnsPage {
  /// Where the page lies in the report's folder.
  public static let path = "columns.html"

  /// Returns the page as HTML; equal documents give equal bytes.
  ///
  /// `logo` is the `data:` address of an image beside the title; nil: none.
  public static func render(_ columns: ColumnsDocument, logo: String? = nil) -> String {
    columns.pipeline.language.speaking {
      var page = page(columns)
      page.logo = logo
      return page.render()
    }
  }

  private static func page(_ columns: ColumnsDocument) -> Page {
    let title = PlainText.name(columns.pipeline.title)
    let heading = Words.local.columnsTitle(columns.windows.count, columns.granularity)
    return Page(
      title: "\(title): \(heading)", pipelineTitle: title,
      links: [
        .init(text: Words.local.label("overview"), href: "index.html"),
        .init(text: Words.local.label("history"), href: path, isCurrent: true),
      ],
      facts: Words.local.timesIn(columns.pipeline.timezone), json: "columns.json",
      content: PageLibrary.render(
        "columns",
        [
          "title": Markup(text: heading),
          "rows": columns.columns.markup { row($0, columns.windows) },
        ]))
  }

  private static func row(
    _ column: ColumnHistoryDocument, _ windows: [ColumnsWindowDocument]
  ) -> Markup {
    let newest = column.points.last
    let before = column.points.dropLast().last
    let marked = zip(column.points, windows).filter { $0.0.status > .noData }
    let last: Markup =
      marked.last.map { point, window in
        "<a href=\"\(RelativePath.checked(window.path))#\(anchor(column))\">\(PlainText.name(window.name))</a>"
      } ?? ""
    let status = newest?.status ?? .noData
    let remark =
      newest?.coveredBy.map { Words.local.covered(by: ColumnPage.coveringName($0)) }
      ?? (status == .noData ? Words.local.label("notCompared") : "")
    return """
      <tr class="\(StatusMark.name(status))" id="\(anchor(column))"><th scope="row">\
      <bdi>\(PlainText.name(column.name))</bdi><span class="w sm">\(Words.local.role(column.role))\
      </span></th><td data-v="\(status.rank)">\(StatusMark.badge(status))\
      <span class="w sm"><bdi>\(remark)</bdi></span></td><td>\(chart(column))</td>\
      <td class="n" data-v="\(Display.sortable(newest?.psi))">\(Display.distance(newest?.psi))</td>\
      <td class="n c1" data-v="\(Display.sortable(before?.psi))">\(Display.distance(before?.psi))</td>\
      <td class="n c1" data-v="\(marked.count)">\(Display.count(marked.count))</td>\
      <td class="c2 nb">\(last)</td></tr>

      """
  }

  /// Returns the id of a column's row, the same as on the pages of windows.
  private static func anchor(_ column: ColumnHistoryDocument) -> String {
    let page = ColumnAddress.path(role: column.role, name: column.name)
    return ColumnRow.anchor(page: page)
  }

  private static func chart(_ column: ColumnHistoryDocument) -> Markup {
    let values = column.points.map(\.psi)
    return SparkChart.markup(
      values,
      marked: column.points.map { $0.status > .noData },
      label: Words.local.columnHistory(
        PlainText.name(column.name),
        first: Display.distance(values.first.flatMap { $0 }),
        last: Display.distance(values.last.flatMap { $0 }),
        highest: Display.distance(values.compactMap { $0 }.max())))
  }
}
