/// The page of one window.
enum WindowTemplate {
  static let text = contents + findings + drift + operations + versions + rest

  private static let contents = """
    {{#verdict}}{{> verdict}}{{/verdict}}
    <nav class="toc" aria-label="{{t.contents}}"><a href="#areas">{{t.areas}}</a>\
    <a href="#events">{{t.findings}}</a><a href="#drift">{{t.drift}}</a>\
    <a href="#ops">{{t.operations}}</a><a href="#versions">{{t.versions}}</a>\
    <a href="#log">{{t.log}}</a><a href="#method">{{t.method}}</a></nav>
    {{> areas}}

    """

  private static let findings = """
    <section id="events"><h2>{{t.findings}}</h2>
    {{^findings}}<p>{{t.noFindings}}</p>{{/findings}}
    {{#hasFindings}}<ul class="list">{{#findings}}<li class="{{tone}}" id="{{anchor}}">\
    <h3>{{{icon}}}<span>{{sentence}}</span></h3><p class="mu">{{facts}}</p>\
    {{#conditions}}<p class="mu sm">{{.}}</p>{{/conditions}}{{#steps}}<p><b>{{t.nextStep}}</b> {{.}}</p>{{/steps}}</li>
    {{/findings}}</ul>{{/hasFindings}}
    {{#moreFindings}}<p class="mu">{{.}}</p>{{/moreFindings}}
    {{#hasChanges}}<div class="aside"><b>{{t.changes}}:</b>{{#changes}} {{.}}{{/changes}}</div>\
    {{/hasChanges}}
    {{#hasUnjudged}}<details><summary>{{t.notJudged}} ({{unjudgedCount}})</summary><ul>\
    {{#unjudged}}<li>{{.}}</li>{{/unjudged}}</ul></details>{{/hasUnjudged}}</section>

    """

  private static let drift = """
    <section id="drift"><h2>{{driftTitle}}</h2>
    <p class="mu">{{t.driftLead}} <span class="key"><span>{{{referenceKey}}}{{t.reference}}</span>\
    <span>{{{nowKey}}}{{t.thisWindow}}</span></span></p>
    {{#hasColumns}}<table class="ft" data-sort data-find="{{t.find}}" data-only="{{t.onlyChanged}}">\
    <thead><tr><th scope="col" data-k>{{t.column}}</th><th scope="col" data-k>{{t.status}}</th>\
    <th scope="col">{{t.shape}}</th><th scope="col" class="c2">{{t.change}}</th>\
    <th scope="col" class="n" data-k>{{primaryName}}</th>\
    <th scope="col" class="n c1" data-k>{{t.missing}}</th>\
    <th scope="col" class="c3" data-k>{{t.role}}</th></tr></thead><tbody>
    {{#columns}}<tr class="{{tone}}"><th scope="row">{{#links}}<a href="{{.}}"><bdi>{{name}}</bdi>\
    </a>{{/links}}{{^links}}<bdi>{{name}}</bdi>{{/links}}</th><td data-v="{{rank}}">{{{badge}}}</td>\
    <td>{{{chart}}}</td><td class="sm c2">{{change}}</td><td class="n" data-v="{{distanceValue}}">\
    {{distance}}<span class="w sm">{{limit}}</span></td><td class="n c1" data-v="{{missingValue}}">\
    {{missing}}<span class="w sm">{{missingReference}}</span></td>\
    <td class="sm mu c3">{{role}}</td></tr>
    {{/columns}}</tbody></table>{{/hasColumns}}
    {{#hasOthers}}<details><summary>{{t.otherColumns}} ({{otherCount}})</summary><table><thead><tr>\
    <th scope="col">{{t.column}}</th><th scope="col">{{t.status}}</th>\
    <th scope="col" class="n">{{primaryName}}</th><th scope="col" class="n">{{t.missing}}</th></tr>\
    </thead><tbody>
    {{#others}}<tr><th scope="row">{{#links}}<a href="{{.}}"><bdi>{{name}}</bdi></a>{{/links}}\
    {{^links}}<bdi>{{name}}</bdi>{{/links}}</th><td>{{word}}</td><td class="n">{{distance}}</td>\
    <td class="n">{{missing}}</td></tr>
    {{/others}}</tbody></table></details>{{/hasOthers}}</section>

    """

  private static let operations = """
    <section id="ops"><h2>{{t.operations}}</h2>{{#ops}}
    {{#hasHours}}<figure><figcaption><b>{{gapTitle}}</b> <span>{{t.upByHour}}</span></figcaption>\
    {{{strip}}}</figure><div class="g2">
    <figure><figcaption><b>{{callsTitle}}</b> <span>{{t.callsByHour}}</span></figcaption>\
    {{{callsChart}}}</figure>
    <figure><figcaption><b>{{errorsTitle}}</b> <span>{{t.errorsByHour}}</span></figcaption>\
    {{{errorsChart}}}</figure></div>
    {{/hasHours}}{{#hasLatency}}<figure><figcaption><b>{{latencyTitle}}</b> \
    <span>{{t.latencyByHour}}</span> <span class="key"><span>{{{p99Key}}}{{t.p99}}</span>\
    <span>{{{p50Key}}}{{t.median}}</span></span></figcaption>{{{latencyChart}}}</figure>
    <div class="g2"><div class="sx"><table><caption>{{t.latency}}</caption><thead><tr>\
    <th scope="col"></th><th scope="col" class="n">{{t.all}}</th><th scope="col" class="n">\
    {{t.good}}</th></tr></thead><tbody>{{#latencies}}<tr><th scope="row">{{label}}</th>\
    <td class="n">{{all}}</td><td class="n">{{good}}</td></tr>{{/latencies}}</tbody></table></div>
    {{/hasLatency}}{{^hasLatency}}<div class="g2">{{/hasLatency}}<div class="sx"><table>\
    <caption>{{t.answers}}</caption><thead><tr><th scope="col">{{t.status}}</th>\
    <th scope="col" class="n">{{t.calls}}</th></tr></thead><tbody>{{#answerRows}}<tr>\
    <th scope="row">{{label}}</th><td class="n">{{text}}</td></tr>{{/answerRows}}</tbody></table>\
    </div></div>
    {{#hasHosts}}<h3>{{t.hosts}}</h3><div class="sx"><table class="hosts" data-sort><thead><tr>\
    <th scope="col" data-k>{{t.host}}</th><th scope="col" class="n" data-k>{{t.calls}}</th>\
    <th scope="col" class="n c1" data-k>{{t.failed}}</th>\
    <th scope="col" class="n" data-k>{{t.errorRate}}</th>\
    <th scope="col" class="n c1" data-k>{{t.median}}</th>\
    <th scope="col" class="n" data-k>{{t.p99}}</th></tr></thead><tbody>
    {{#hosts}}<tr><th scope="row"><bdi>{{name}}</bdi></th><td class="n" data-v="{{callsValue}}">\
    {{calls}}</td><td class="n c1" data-v="{{errorsValue}}">{{errors}}</td>\
    <td class="n" data-v="{{rateValue}}">{{rate}}</td><td class="n c1" data-v="{{p50Value}}">{{p50}}\
    </td><td class="n" data-v="{{p99Value}}">{{p99}}</td></tr>
    {{/hosts}}</tbody></table></div>{{/hasHosts}}
    {{#hostReasons}}<p class="mu">{{t.hosts}}: {{.}}</p>{{/hostReasons}}{{/ops}}</section>

    """

  private static let versions = """
    <section id="versions"><h2>{{t.versions}}</h2>
    {{^slices}}<p class="mu">{{t.noVersions}}</p>{{/slices}}
    {{#hasSlices}}<div class="sx"><table data-sort><thead><tr><th scope="col" data-k>{{t.slice}}</th>\
    <th scope="col" class="n" data-k>{{t.rows}}</th>\
    <th scope="col" class="n c1" data-k>{{t.calls}}</th>\
    <th scope="col" class="n" data-k>{{t.errorRate}}</th>\
    <th scope="col" class="n" data-k>{{t.p99}}</th><th scope="col" class="c1">{{t.firstSeen}}</th>\
    </tr></thead><tbody>
    {{#slices}}<tr><th scope="row"><span class="mu">{{by}}</span> <bdi>{{name}}</bdi>\
    {{#isNew}} <b>({{t.new}})</b>{{/isNew}}</th><td class="n" data-v="{{rowsValue}}">{{rows}}</td>\
    <td class="n c1" data-v="{{callsValue}}">{{calls}}</td>\
    <td class="n" data-v="{{rateValue}}">{{rate}}</td><td class="n" data-v="{{p99Value}}">{{p99}}</td>\
    <td class="sm c1">{{firstSeen}}</td></tr>
    {{/slices}}</tbody></table></div>{{/hasSlices}}</section>

    """

  private static let rest = """
    <section id="log"><h2>{{t.log}}</h2>
    <p>{{linesSentence}} {{rowsSentence}}</p>
    <dl class="kv">{{#logFacts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/logFacts}}</dl>
    {{#hasDamaged}}<h3>{{t.damaged}}</h3><ul>{{#damaged}}<li class="anyw">{{.}}</li>{{/damaged}}</ul>\
    {{/hasDamaged}}</section>
    <section id="method"><h2>{{t.method}}</h2>
    <dl class="kv">{{#methodFacts}}<div><dt>{{label}}</dt><dd>{{text}}</dd></div>{{/methodFacts}}</dl>
    {{#hasUnavailable}}<h3>{{t.notIncluded}}</h3><dl class="kv">{{#unavailable}}<div>\
    <dt>{{label}}</dt><dd>{{text}}</dd></div>{{/unavailable}}</dl>{{/hasUnavailable}}
    <div data-revisions><h3 id="revisions">{{t.revisions}}</h3><p>{{revision}}</p>
    {{#hasRevisions}}<ul>{{#revisions}}<li>\
    {{#links}}<a href="{{.}}">{{label}}</a>{{/links}}{{^links}}{{label}}{{/links}} · {{word}} · \
    {{sentence}}</li>{{/revisions}}</ul>{{/hasRevisions}}</div></section>

    """
}
