/// The overview of a pipeline.
enum IndexTemplate {
  static let text = """
    {{#verdicts}}{{> verdict}}{{/verdicts}}
    {{^verdicts}}<section class="verdict none"><h1>{{t.noWindow}}</h1></section>{{/verdicts}}
    {{#matrices}}<section id="areas"><h2>{{title}}</h2>
    <p class="mu">{{t.matrixLead}} <span class="key">{{#key}}<span>{{{icon}}}{{text}}</span>{{/key}}\
    </span></p>
    <div class="sx"><table class="mx"><thead><tr><th scope="col">{{t.area}}</th>{{#heads}}\
    <th scope="col"{{#isOld}} class="c1"{{/isOld}}><a href="{{href}}" aria-label="{{full}}">{{text}}\
    </a><span class="mo">{{month}}</span></th>{{/heads}}<th scope="col" class="n">{{t.now}}</th>\
    <th scope="col" class="n c2">{{t.limit}}</th><th scope="col" class="why c3">{{t.words}}</th></tr>\
    </thead><tbody>
    {{#matrixRows}}<tr><th scope="row">{{name}}</th>{{#cells}}\
    <td class="{{tone}}{{#isOld}} c1{{/isOld}}">{{#links}}<a href="{{.}}">{{{icon}}}\
    <span class="vh">{{word}}</span></a>{{/links}}{{^links}}{{{icon}}}<span class="vh">{{word}}\
    </span>{{/links}}</td>{{/cells}}<td class="n"><b>{{value}}</b></td>\
    <td class="n c2 mu">{{limit}}</td><td class="why c3">{{words}}</td></tr>
    {{/matrixRows}}</tbody></table></div></section>
    {{/matrices}}<section id="incidents"><h2>{{t.incidents}}</h2>
    {{^incidents}}<p class="mu">{{t.noIncidents}}</p>{{/incidents}}
    {{#hasIncidents}}<ul class="list">{{#incidents}}<li class="{{tone}}"><h3>{{{icon}}}\
    <span>{{sentence}}</span></h3><p class="mu">{{facts}}</p><p>{{#links}}<a href="{{href}}">{{text}}\
    </a> {{/links}}</p></li>
    {{/incidents}}</ul>{{/hasIncidents}}
    {{#moreIncidents}}<p class="mu">{{.}}</p>{{/moreIncidents}}</section>
    {{#hasTrends}}<section id="trends"><h2>{{t.trends}}</h2><div class="cards">{{#trends}}\
    <figure class="card"><figcaption><b>{{name}}</b><span class="big">{{value}}</span></figcaption>\
    {{{chart}}}</figure>{{/trends}}</div></section>
    {{/hasTrends}}<section id="archive"><h2>{{t.archive}}</h2>
    {{#archives}}<h3 id="{{anchor}}">{{name}}</h3><div class="sx"><table><thead><tr>\
    <th scope="col">{{t.window}}</th><th scope="col">{{t.verdict}}</th>\
    <th scope="col" class="n c1">{{t.calls}}</th><th scope="col" class="n c2">{{t.errorRate}}</th>\
    <th scope="col" class="n c2">{{t.p99}}</th><th scope="col" class="n c3">{{t.drifted}}</th>\
    <th scope="col">{{t.marked}}</th><th scope="col" class="n c1">{{t.revision}}</th></tr></thead>\
    <tbody>
    {{#entries}}<tr><th scope="row"><a href="{{href}}">{{name}}</a></th><td>{{{badge}}}</td>\
    <td class="n c1">{{calls}}</td><td class="n c2">{{errorRate}}</td><td class="n c2">{{p99}}</td>\
    <td class="n c3">{{drifted}}</td><td class="sm mu">{{marked}}</td>\
    <td class="n c1 sm"><span data-revision>{{revision}} ·</span> <a href="{{json}}">JSON</a></td></tr>
    {{/entries}}</tbody></table></div>
    {{#hasOlder}}<details><summary>{{t.older}} ({{olderCount}})</summary>{{#groups}}\
    <p class="chips"><b>{{name}}</b>{{#chips}}<a href="{{href}}">{{{icon}}}{{text}}</a>{{/chips}}</p>
    {{/groups}}</details>{{/hasOlder}}{{/archives}}</section>

    """
}
