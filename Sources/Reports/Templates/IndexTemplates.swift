/// The overview of a pipeline, its matrix, and the archive of one granularity.
enum IndexTemplates {
  static let index = """
    {{verdict}}
    {{^verdict}}<section class="verdict none"><h1>{{t.noWindow}}</h1></section>{{/verdict}}
    {{#unreadable}}<section id="unreadable"><h2>{{t.unreadable}}</h2>
    <p class="mu">{{t.unreadableLead}}</p><ul>{{.}}</ul></section>
    {{/unreadable}}{{#unusable}}<section id="unusable"><h2>{{t.unusable}}</h2>
    <p class="mu">{{t.unusableLead}}</p><ul>{{.}}</ul></section>
    {{/unusable}}{{matrix}}{{groups}}<section id="incidents"><h2>{{t.incidents}}</h2>
    {{^incidents}}<p class="mu">{{t.noIncidents}}</p>{{/incidents}}
    {{#incidents}}<ul class="list">{{.}}</ul>{{/incidents}}
    {{#further}}<details><summary>{{t.furtherIncidents}} ({{furtherCount}})</summary>\
    <ul class="lines">{{.}}</ul>{{#left}}<p class="mu">{{.}}</p>{{/left}}</details>\
    {{/further}}</section>
    {{#events}}<section id="happened"><h2>{{t.knownEvents}}</h2><ul class="lines">
    {{.}}</ul></section>
    {{/events}}{{#trends}}<section id="trends"><h2>{{t.trends}}</h2>
    {{#bandKey}}<p class="mu key"><span>{{.}}{{usual}}</span>{{#limitKey}}<span>{{.}}{{t.limitKey}}\
    </span>{{/limitKey}}</p>{{/bandKey}}
    {{#versionKey}}<p class="mu key"><span>{{.}}{{versions}}</span></p>{{/versionKey}}
    <div class="cards">{{.}}</div>
    {{#columns}}<p><a href="{{.}}">{{t.columnsPage}}</a></p>{{/columns}}</section>
    {{/trends}}<section id="archive"><h2>{{t.archive}}</h2>
    {{archives}}</section>
    {{glossary}}
    """

  static let matrix = """
    <section id="areas"><h2>{{title}}</h2>
    <p class="mu">{{t.matrixLead}} <span class="key">{{key}}</span></p>
    <div class="sx"><table class="mx"><thead><tr><th scope="col">{{t.area}}</th>{{heads}}\
    <th scope="col" class="n">{{t.now}}</th>\
    <th scope="col" class="n c2">{{t.limit}}</th><th scope="col" class="why c3">{{t.words}}</th></tr>\
    </thead><tbody>
    {{rows}}</tbody></table></div></section>

    """

  static let spans = """
    <section id="groups"><h2>{{title}}</h2>
    {{#heads}}<p class="mu">{{t.groupsLead}}</p>
    <div class="sx"><table class="mx spans"><thead><tr><th scope="col">{{t.area}}</th>{{.}}</tr></thead>\
    <tbody>
    {{rows}}</tbody></table></div>
    {{/heads}}{{details}}{{#left}}<p class="mu">{{.}}</p>{{/left}}</section>

    """

  static let span = """
    <details{{open}}><summary>{{shape}} {{name}} <span class="mu">{{counts}}</span></summary>\
    <div class="sx" id="{{anchor}}"><table class="mx days"><thead><tr><th scope="col">{{t.area}}</th>\
    {{heads}}</tr></thead><tbody>
    {{#verdicts}}<tr><th scope="row">{{t.verdict}}</th>{{.}}</tr>
    {{/verdicts}}{{rows}}</tbody></table><p class="mu sm">{{quiet}}</p></div></details>

    """

  static let archive = """
    <h3 id="{{anchor}}">{{name}}</h3><div class="sx"><table><thead><tr>\
    <th scope="col">{{t.window}}</th><th scope="col">{{t.verdict}}</th>\
    <th scope="col" class="n c1">{{t.calls}}</th><th scope="col" class="n c2">{{t.errorRate}}</th>\
    <th scope="col" class="n c2">{{t.p99}}</th><th scope="col" class="n c3">{{t.drifted}}</th>\
    <th scope="col">{{t.marked}}</th><th scope="col" class="n c1">{{t.revision}}</th></tr></thead>\
    <tbody>
    {{rows}}</tbody></table></div>
    {{#older}}<details><summary>{{t.older}} ({{olderCount}})</summary>{{.}}</details>{{/older}}\
    {{#elsewhere}}<p><a href="#groups">{{t.older}} ({{olderCount}})</a></p>{{/elsewhere}}
    """
}
