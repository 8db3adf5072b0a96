/// The start page of several pipelines.
enum SiteTemplates {
  static let site = """
    {{verdict}}
    <section id="reports"><h2>{{t.siteReports}}</h2>
    {{^rows}}<p class="mu">{{t.siteNone}}</p>{{/rows}}
    {{#rows}}<div class="sx"><table class="site" data-sort><thead><tr>\
    <th scope="col" data-k>{{t.siteReport}}</th><th scope="col" data-k>{{t.verdict}}</th>\
    <th scope="col" class="c1">{{t.latest}}</th><th scope="col" class="c1">{{t.marked}}</th></tr></thead>\
    <tbody>
    {{.}}</tbody></table></div>{{/rows}}</section>

    """
}
