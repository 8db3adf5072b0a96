/// The detail page of one column.
enum ColumnTemplate {
  static let text = """
    {{#verdict}}{{> verdict}}{{/verdict}}
    {{#hasFindings}}<section id="events"><h2>{{t.findings}}</h2><ul class="list">{{#findings}}\
    <li class="{{tone}}"><h3>{{{icon}}}<span>{{sentence}}</span></h3><p class="mu">{{facts}}</p>\
    {{#steps}}<p><b>{{t.nextStep}}</b> {{.}}</p>{{/steps}}</li>{{/findings}}</ul></section>
    {{/hasFindings}}{{#hasBins}}<section id="values"><h2>{{t.values}}</h2>
    <figure><figcaption><span>{{t.valuesLead}}</span> <span class="key">\
    <span>{{{referenceKey}}}{{t.reference}}</span><span>{{{nowKey}}}{{t.thisWindow}}</span></span>\
    </figcaption>{{{chart}}}</figure></section>
    {{/hasBins}}<div class="g2">{{#hasPoints}}<section><table><caption>{{t.points}}</caption><thead>\
    <tr><th scope="col">{{t.point}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th></tr></thead><tbody>{{#points}}<tr>\
    <th scope="row">{{label}}</th><td class="n">{{before}}</td><td class="n">{{now}}</td></tr>\
    {{/points}}</tbody></table></section>
    {{/hasPoints}}<section><table><caption>{{t.counts}}</caption><thead><tr><th scope="col"></th>\
    <th scope="col" class="n">{{t.referenceHead}}</th><th scope="col" class="n">{{t.nowHead}}</th>\
    </tr></thead><tbody>{{#counts}}<tr><th scope="row">{{label}}</th><td class="n">{{before}}</td>\
    <td class="n">{{now}}</td></tr>{{/counts}}</tbody></table></section></div>
    {{#hasCategories}}<section><div class="sx"><table><caption>{{t.categories}}</caption><thead><tr>\
    <th scope="col">{{t.category}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th><th scope="col" class="n">{{t.rows}}</th></tr></thead>\
    <tbody>{{#categories}}<tr><th scope="row"><bdi>{{label}}</bdi></th><td class="n">{{before}}</td>\
    <td class="n">{{now}}</td><td class="n">{{rows}}</td></tr>{{/categories}}</tbody></table></div>\
    </section>
    {{/hasCategories}}{{#hasHours}}<section id="hours"><h2>{{t.byHour}}</h2><div class="g2">\
    {{#hasMedians}}<figure><figcaption><b>{{t.medianByHour}}</b></figcaption>{{{medianChart}}}\
    </figure>{{/hasMedians}}<figure><figcaption><b>{{t.missingByHour}}</b></figcaption>\
    {{{missingChart}}}</figure></div></section>
    {{/hasHours}}{{#hasStatistics}}<section id="statistics"><div class="sx"><table>\
    <caption>{{t.statistics}}</caption><thead><tr><th scope="col">{{t.statistic}}</th>\
    <th scope="col" class="n">{{t.value}}</th><th scope="col" class="n">{{t.limit}}</th>\
    <th scope="col" class="n c1">{{t.interval}}</th><th scope="col" class="n c1">{{t.bin}}s</th></tr>\
    </thead><tbody>{{#statistics}}<tr><th scope="row">{{label}}</th><td class="n">{{value}}</td>\
    <td class="n">{{limit}}</td><td class="n c1">{{interval}}</td><td class="n c1">{{bins}}</td></tr>\
    {{/statistics}}</tbody></table></div>
    <ul class="mu sm">{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul></section>
    {{/hasStatistics}}{{#hasBins}}<section><details><summary>{{t.numbers}}</summary><table><thead><tr>\
    <th scope="col">{{t.bin}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th></tr></thead><tbody>{{#bins}}<tr><th scope="row">\
    {{label}}</th><td class="n">{{before}}</td><td class="n">{{now}}</td></tr>{{/bins}}</tbody></table>\
    </details></section>{{/hasBins}}

    """
}
