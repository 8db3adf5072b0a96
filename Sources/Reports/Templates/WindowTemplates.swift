/// The sections of a window's page.
enum WindowTemplates {
  static let contents = """
    {{verdict}}
    <nav class="toc" aria-label="{{t.contents}}"><a href="#areas">{{t.areas}}</a>\
    <a href="#events">{{t.findings}}</a><a href="#perf">{{t.performance}}</a>\
    <a href="#drift">{{t.drift}}</a>\
    {{#logged}}<a href="#{{.}}">{{t.logged}}</a>{{/logged}}\
    {{#stability}}<a href="#{{.}}">{{t.stability}}</a>{{/stability}}\
    <a href="#ops">{{t.operations}}</a><a href="#versions">{{t.versions}}</a>\
    <a href="#log">{{t.log}}</a><a href="#checks">{{t.checks}}</a>\
    <a href="#method">{{t.method}}</a>\
    <a href="#glossary">{{t.glossary}}</a></nav>
    {{areas}}
    """

  static let events = """
    <section id="events"><h2>{{t.findings}}</h2>
    {{^findings}}<p>{{t.noFindings}}</p>{{/findings}}
    {{#findings}}<ul class="list">{{.}}</ul>{{/findings}}
    {{#moreFindings}}<p class="mu">{{.}}</p>{{/moreFindings}}
    {{#changes}}<div class="aside"><b>{{t.changes}}:</b>{{.}}</div>{{/changes}}
    {{#unjudged}}<details><summary>{{t.notJudged}} ({{unjudgedCount}})</summary><ul>{{.}}</ul>\
    </details>{{/unjudged}}</section>

    """

  static let drift = """
    <section id="drift"><h2>{{driftTitle}}</h2>
    <p class="mu">{{t.driftLead}} <span class="key"><span>{{referenceKey}}{{t.reference}}</span>\
    <span>{{nowKey}}{{t.thisWindow}}</span></span></p>
    {{chooser}}\
    {{#columns}}<table class="ft" data-sort data-find="{{t.find}}" data-only="{{t.onlyChanged}}">\
    <thead><tr><th scope="col" data-k>{{t.column}}</th><th scope="col" data-k>{{t.status}}</th>\
    <th scope="col">{{t.shape}}</th><th scope="col" class="c2">{{t.change}}</th>\
    <th scope="col" class="n" data-k>{{primaryName}}</th>\
    <th scope="col" class="n c1" data-k>{{t.missing}}</th>\
    <th scope="col" class="c3" data-k>{{t.role}}</th></tr></thead><tbody>
    {{.}}</tbody></table>{{/columns}}
    {{#others}}<details><summary>{{t.otherColumns}} ({{otherCount}})</summary><table><thead><tr>\
    <th scope="col">{{t.column}}</th><th scope="col">{{t.status}}</th>\
    <th scope="col" class="n">{{primaryName}}</th><th scope="col" class="n">{{t.missing}}</th></tr>\
    </thead><tbody>
    {{.}}</tbody></table></details>{{/others}}
    {{joint}}</section>

    """

  static let operations = """
    <section id="ops"><h2>{{t.operations}}</h2>
    {{#timeline}}<table class="tl"><caption>{{t.timeline}}</caption><tbody>
    {{.}}{{timelineAxis}}</tbody></table>{{/timeline}}
    {{#strip}}<figure><figcaption><b>{{gapTitle}}</b> <span>{{t.upByHour}}</span></figcaption>\
    {{strip}}</figure><div class="g2">
    <figure><figcaption><b>{{callsTitle}}</b> <span>{{t.callsByHour}}</span></figcaption>\
    {{callsChart}}</figure>
    <figure><figcaption><b>{{errorsTitle}}</b> <span>{{t.errorsByHour}}</span></figcaption>\
    {{errorsChart}}</figure></div>
    {{/strip}}{{#latencies}}<figure><figcaption><b>{{latencyTitle}}</b> \
    <span>{{t.latencyByHour}}</span> <span class="key"><span>{{p99Key}}{{t.p99}}</span>\
    <span>{{p50Key}}{{t.median}}</span></span></figcaption>{{latencyChart}}</figure>
    <div class="g2"><div class="sx"><table><caption>{{t.latency}}</caption><thead><tr>\
    <td></td><th scope="col" class="n">{{t.all}}</th><th scope="col" class="n">\
    {{t.good}}</th><th scope="col" class="n">{{t.failed}}</th></tr></thead>\
    <tbody>{{latencies}}</tbody></table></div>
    {{/latencies}}{{^latencies}}<div class="g2">{{/latencies}}<div class="sx"><table>\
    <caption>{{t.answers}}</caption><thead><tr><th scope="col">{{t.status}}</th>\
    <th scope="col" class="n">{{t.calls}}</th></tr></thead><tbody>{{answers}}</tbody></table>\
    </div></div>
    {{#latencyClasses}}<div class="sx"><table><caption>{{t.latencyByStatus}}</caption><thead><tr>\
    <th scope="col">{{t.status}}</th><th scope="col" class="n">{{t.calls}}</th>\
    <th scope="col" class="n">{{t.median}}</th><th scope="col" class="n">{{t.p90}}</th>\
    <th scope="col" class="n">{{t.p95}}</th><th scope="col" class="n">{{t.p99}}</th>\
    <th scope="col" class="n">{{t.p999}}</th><th scope="col" class="n">{{t.slowest}}</th></tr>\
    </thead><tbody>
    {{.}}</tbody></table></div>{{/latencyClasses}}
    {{slowCalls}}\
    {{#hosts}}<h3>{{t.hosts}}</h3><div class="sx"><table class="hosts" data-sort><thead><tr>\
    <th scope="col" data-k>{{t.host}}</th><th scope="col" class="n" data-k>{{t.calls}}</th>\
    <th scope="col" class="n c1" data-k>{{t.failed}}</th>\
    <th scope="col" class="n" data-k>{{t.errorRate}}</th>\
    <th scope="col" class="n c1" data-k>{{t.median}}</th>\
    <th scope="col" class="n" data-k>{{t.p99}}</th></tr></thead><tbody>
    {{.}}</tbody></table></div>{{/hosts}}
    {{#hostReason}}<p class="mu">{{t.hosts}}: {{.}}</p>{{/hostReason}}{{accessJoin}}{{objectives}}
    {{hostMetrics}}{{serverLatency}}</section>

    """

  static let accessJoin = """
    <h3>{{t.accessJoin}}</h3><p>{{sentence}}</p>
    <div class="sx"><table data-sort><thead><tr><th scope="col" data-k>{{t.version}}</th>\
    <th scope="col" class="n" data-k>{{t.calls}}</th>\
    <th scope="col" class="n" data-k>{{t.errorRate}}</th>\
    <th scope="col" class="n" data-k>{{t.median}}</th>\
    <th scope="col" class="n" data-k>{{t.p99}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></div>
    """

  static let hostMetrics = """
    <h3 id="{{id}}">{{title}}</h3><p>{{sentence}}</p>
    <div class="sx"><table class="hm" data-sort><thead><tr>\
    <th scope="col" data-k>{{t.measure}}</th><th scope="col" data-k>{{t.host}}</th>\
    <th scope="col" class="c2">{{t.byHour}}</th><th scope="col" class="n" data-k>{{t.meanHead}}</th>\
    <th scope="col" class="n" data-k>{{t.p95}}</th>\
    <th scope="col" class="n c1" data-k>{{t.highest}}</th>\
    <th scope="col" class="n c1" data-k>{{t.full}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></div>
    {{#more}}<p class="mu">{{.}}</p>{{/more}}

    """

  static let serverLatency = """
    <h3>{{t.serverLatency}}</h3><p class="mu">{{t.serverLatencyLead}}</p>
    <div class="sx"><table data-sort><thead><tr><th scope="col" data-k>{{t.host}}</th>\
    <th scope="col" data-k>{{t.service}}</th><th scope="col" class="n" data-k>{{t.requests}}</th>\
    <th scope="col" class="n" data-k>{{t.median}}</th><th scope="col" class="n" data-k>{{t.p90}}</th>\
    <th scope="col" class="n" data-k>{{t.p95}}</th><th scope="col" class="n" data-k>{{t.p99}}</th>\
    <th scope="col" class="n" data-k>{{t.p999}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></div>
    {{#more}}<p class="mu">{{.}}</p>{{/more}}

    """

  static let slowCalls = """
    <h3>{{t.slowCalls}}</h3><p>{{sentence}}</p>
    <div class="sx"><table><thead><tr><th scope="col">{{t.column}}</th>\
    <th scope="col">{{t.value}}</th><th scope="col" class="n c1">{{t.slowRows}}</th>\
    <th scope="col" class="n c1">{{t.rows}}</th><th scope="col" class="n">{{t.slowShare}}</th>\
    <th scope="col" class="n">{{t.slowOthers}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></div>

    """

  static let objectives = """
    <h3>{{t.objectives}}</h3>
    {{#rows}}<div class="sx"><table><thead><tr><th scope="col">{{t.promise}}</th>\
    <th scope="col" class="n">{{t.kept}}</th><th scope="col" class="n">{{t.budgetUsed}}</th>\
    <th scope="col" class="c1">{{t.burnRates}}</th></tr></thead><tbody>
    {{.}}</tbody></table></div>
    {{/rows}}{{sentences}}
    """

  static let slices = """
    <section id="versions"><h2>{{t.versions}}</h2>
    {{^slices}}<p class="mu">{{t.noVersions}}</p>{{/slices}}
    {{#slices}}<div class="sx"><table data-sort><thead><tr><th scope="col" data-k>{{t.slice}}</th>\
    <th scope="col" class="n" data-k>{{t.rows}}</th>\
    <th scope="col" class="n c1" data-k>{{t.calls}}</th>\
    <th scope="col" class="n" data-k>{{t.errorRate}}</th>\
    <th scope="col" class="n" data-k>{{t.p99}}</th><th scope="col" class="c1">{{t.firstCall}}</th>\
    </tr></thead><tbody>
    {{.}}</tbody></table></div>{{/slices}}</section>

    """

  static let log = """
    <section id="log"><h2>{{t.log}}</h2>
    <p>{{linesSentence}} {{rowsSentence}}</p>
    <dl class="kv">{{facts}}</dl>
    {{#damaged}}<h3>{{t.damaged}}</h3><ul>{{.}}</ul>{{/damaged}}\
    {{#rejectedFiles}}<h3>{{t.rejectedFiles}}</h3><ul>{{.}}</ul>{{/rejectedFiles}}\
    {{#empty}}<h3>{{t.emptyFiles}}</h3><ul>{{.}}</ul>{{/empty}}</section>

    """

  static let logged = """
    <section id="{{id}}"><h2>{{t.logged}}</h2><p>{{sentence}}</p>
    {{#rows}}<div class="sx"><table class="ft" data-sort><thead><tr><th scope="col" data-k>{{t.column}}\
    </th><th scope="col" class="n" data-k>{{t.rowsThatDiffer}}</th>\
    <th scope="col">{{t.mismatch}}</th>\
    <th scope="col" class="n c1">{{t.largestDifference}}</th>\
    <th scope="col">{{t.hostsThatDiffer}}</th><th scope="col" class="c1">{{t.firstSeen}}</th>\
    </tr></thead><tbody>
    {{.}}</tbody></table></div>{{/rows}}
    {{#more}}<p class="mu">{{.}}</p>{{/more}}
    <p class="mu sm">{{bounds}}</p></section>

    """

  static let stability = """
    <section id="{{id}}"><h2>{{title}}</h2><p>{{sentence}}</p>
    {{#rows}}<div class="sx"><table data-sort><thead><tr><th scope="col" data-k>{{t.column}}</th>\
    <th scope="col" data-k>{{t.oddity}}</th><th scope="col" class="n c1" data-k>{{t.rows}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    </tr></thead><tbody>
    {{.}}</tbody></table></div>{{/rows}}
    {{#more}}<p class="mu">{{.}}</p>{{/more}}
    {{outputs}}<p class="mu sm">{{t.stabilityBounds}}</p></section>

    """

  static let checks = """
    <section id="checks"><h2>{{t.checks}}</h2>
    <p class="mu">{{lead}}</p>
    {{#rows}}<table class="ck" data-sort><caption class="vh">{{t.checks}}</caption>\(checksHead)
    {{.}}</tbody></table>{{/rows}}
    {{#others}}<details><summary>{{t.otherChecks}} ({{otherCount}})</summary>\
    <table class="ck" data-sort><caption class="vh">{{t.otherChecks}}</caption>\(checksHead)
    {{.}}</tbody></table></details>{{/others}}</section>

    """

  private static let checksHead = """
    <thead><tr><th scope="col" data-k>{{t.check}}</th><th scope="col">{{t.status}}</th>\
    <th scope="col" class="n">{{t.value}}</th><th scope="col" class="n">{{t.limit}}</th>\
    <th scope="col" class="c1" data-k>{{t.checkSource}}</th>\
    <th scope="col" class="n c2">{{t.failedOfJudged}}</th></tr></thead><tbody>
    """

  static let method = """
    <section id="method"><h2>{{t.method}}</h2>
    <dl class="kv">{{facts}}</dl>
    {{#unavailable}}<h3>{{t.notIncluded}}</h3><dl class="kv">{{.}}</dl>{{/unavailable}}
    <div data-revisions><h3 id="revisions">{{t.revisions}}</h3><p>{{revision}}</p>
    {{numbers}}{{#revisions}}<ul>{{.}}</ul>{{/revisions}}</div></section>

    """
}
