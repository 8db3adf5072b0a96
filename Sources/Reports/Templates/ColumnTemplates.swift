/// The detail page of one column, and its section about hours.
enum ColumnTemplates {
  static let column = """
    {{verdict}}
    {{#findings}}<section id="events"><h2>{{t.findings}}</h2><ul class="list">{{.}}</ul></section>
    {{/findings}}{{#bins}}<section id="values"><h2>{{t.values}}</h2>
    {{chooser}}<figure id="ref-0" data-ref="0"><figcaption><span>{{t.valuesLead}}</span> <span class="key">\
    <span>{{referenceKey}}{{t.reference}}</span>\
    {{#previousKey}}<span>{{previousKey}}{{previousName}}</span>{{/previousKey}}\
    <span>{{nowKey}}{{t.thisWindow}}</span></span></figcaption>{{chart}}</figure>{{otherCharts}}</section>
    {{/bins}}<div class="g2">{{#points}}<div><table><caption>{{t.points}}</caption><thead>\
    <tr><th scope="col">{{t.point}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    {{previousHead}}<th scope="col" class="n">{{t.nowHead}}</th></tr></thead><tbody>{{.}}</tbody></table></div>
    {{/points}}<div><table><caption>{{t.counts}}</caption><thead><tr><td></td>\
    <th scope="col" class="n">{{t.referenceHead}}</th>{{previousHead}}<th scope="col" class="n">{{t.nowHead}}</th>\
    </tr></thead><tbody>{{counts}}</tbody></table></div></div>
    {{#categories}}<div class="part sx"><table><caption>{{t.categories}}</caption><thead><tr>\
    <th scope="col">{{t.category}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    {{previousHead}}<th scope="col" class="n">{{t.nowHead}}</th><th scope="col" class="n">{{t.rows}}</th></tr></thead>\
    <tbody>{{.}}</tbody></table></div>
    {{/categories}}{{heat}}{{hours}}{{#statistics}}<div class="part" id="statistics"><div class="sx"><table>\
    <caption>{{t.statistics}}</caption><thead><tr><th scope="col">{{t.statistic}}</th>\
    <th scope="col" class="n">{{t.value}}</th><th scope="col" class="n">{{t.limit}}</th>\
    <th scope="col" class="n c1">{{t.interval}}</th><th scope="col" class="n c1">{{t.bins}}</th></tr>\
    </thead><tbody>{{.}}</tbody></table></div>
    <ul class="mu sm">{{reasons}}</ul></div>
    {{/statistics}}{{#others}}<div class="part sx" id="others"><table>\
    <caption>{{t.others}}</caption><thead><tr><th scope="col">{{t.referenceHead}}</th>\
    <th scope="col" class="n">PSI</th><th scope="col" class="n">KS</th>\
    <th scope="col" class="n">{{t.meanShift}}</th><th scope="col" class="n">{{t.missing}}</th>\
    <th scope="col">{{t.chance}}</th></tr></thead><tbody>{{.}}</tbody></table></div>
    {{/others}}{{#bins}}<details class="part"><summary>{{t.numbers}}</summary><table><thead><tr>\
    <th scope="col">{{t.bin}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    {{previousHead}}<th scope="col" class="n">{{t.nowHead}}</th></tr></thead><tbody>{{.}}</tbody></table>\
    </details>{{/bins}}{{glossary}}

    """

  static let columns = """
    <section id="columns"><h1>{{title}}</h1><p class="mu">{{t.columnsLead}}</p>
    <table class="ft" data-sort data-find="{{t.find}}" data-only="{{t.onlyChanged}}"><thead><tr>\
    <th scope="col" data-k>{{t.column}}</th><th scope="col" data-k>{{t.status}}</th>\
    <th scope="col">{{t.history}}</th><th scope="col" class="n" data-k>PSI</th>\
    <th scope="col" class="n c1" data-k>{{t.before}}</th>\
    <th scope="col" class="n c1" data-k>{{t.timesMarked}}</th>\
    <th scope="col" class="c2">{{t.lastMarked}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></section>

    """

  static let heat = """
    <section id="when"><h2>{{t.whenStarted}}</h2><p class="mu">{{t.heatLead}}</p>
    <div class="sx" tabindex="0" role="group" aria-label="{{t.whenStarted}}"><table class="cm ht">\
    <thead><tr><th scope="col">{{t.bin}}</th><th scope="col">{{t.referenceShort}}</th>{{heads}}</tr>\
    </thead><tbody>
    {{rows}}</tbody></table></div></section>

    """

  static let hours = """
    <section id="hours"><h2>{{t.byHour}}</h2><div class="g2">\
    {{#medianChart}}<figure><figcaption><b>{{t.medianByHour}}</b></figcaption>{{medianChart}}\
    </figure>{{/medianChart}}<figure><figcaption><b>{{t.missingByHour}}</b></figcaption>\
    {{missingChart}}</figure></div></section>

    """
}
