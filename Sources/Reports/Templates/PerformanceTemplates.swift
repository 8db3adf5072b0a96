/// The parts of a window's page about how good the model was.
enum PerformanceTemplates {
  static let section = """
    <section id="perf"><h2>{{t.performance}}</h2>
    {{#reason}}<p class="mu">{{t.noPerformance}} {{.}}</p>{{/reason}}
    {{#sentence}}<p>{{icon}} <b>{{status}}.</b> {{.}}</p>{{/sentence}}
    {{#labels}}<p>{{.}}</p>{{/labels}}
    {{#bias}}<div class="aside"><b>{{t.unlike}}</b> {{.}}</div>{{/bias}}
    {{metrics}}{{#estimate}}<p class="mu">{{.}}</p>{{/estimate}}
    {{matured}}    {{#figures}}<div class="g2">{{.}}</div>{{/figures}}{{classes}}{{slices}}{{versions}}</section>

    """

  static let metrics = """
    <p class="mu">{{lead}} <span class="key"><span>{{dotKey}}{{t.intervalKey}}</span>\
    <span>{{referenceKey}}{{t.reference}}</span><span>{{naiveKey}}{{t.naiveKey}}</span>\
    {{#usual}}<span>{{.}}{{t.usualKey}}</span>{{/usual}}\
    {{#estimated}}<span>{{.}}{{t.estimatedKey}}</span>{{/estimated}}</span></p>
    <div class="sx"><table class="pm"><thead>{{head}}</thead><tbody>
    {{rows}}</tbody></table></div>
    {{#others}}<details><summary>{{t.otherMetrics}} ({{otherCount}})</summary><div class="sx">\
    <table class="pm"><thead>{{head}}</thead><tbody>
    {{.}}</tbody></table></div></details>{{/others}}

    """

  static let curves = """
    {{#roc}}<figure><figcaption><b>{{t.roc}}</b> <span>{{t.rocLead}}</span>\
    </figcaption>{{.}}</figure>{{/roc}}
    {{#precisionRecall}}<figure><figcaption><b>{{t.precisionRecall}}</b> \
    <span>{{t.precisionRecallLead}}</span></figcaption>{{.}}</figure>{{/precisionRecall}}
    {{#calibration}}<figure><figcaption><b>{{t.calibration}}</b> <span>{{t.calibrationLead}}</span>\
    </figcaption>{{.}}<details><summary>{{t.numbers}}</summary><div class="sx"><table><thead><tr>\
    <th scope="col" class="n">{{t.meanScore}}</th><th scope="col" class="n">{{t.positiveShare}}</th>\
    <th scope="col" class="n">{{t.interval}}</th><th scope="col" class="n">{{t.rows}}</th></tr>\
    </thead><tbody>{{bins}}</tbody></table></div></details></figure>{{/calibration}}
    {{#quantiles}}<figure><figcaption><b>{{quantilesTitle}}</b> <span>{{t.quantilesLead}}</span>\
    </figcaption>{{.}}<details><summary>{{t.numbers}}</summary><div class="sx"><table><thead><tr>\
    <th scope="col">{{t.point}}</th>{{quantileHeads}}</tr></thead><tbody>{{quantileRows}}</tbody>\
    </table></div></details></figure>{{/quantiles}}
    """

  static let confusion = """
    <figure{{#isWide}}{{.}}{{/isWide}}><figcaption><b>{{t.confusion}}</b> \
    <span>{{t.confusionLead}}</span></figcaption>
    <div class="sx"><table class="cm"><thead><tr><td></td>{{heads}}</tr></thead><tbody>
    {{rows}}</tbody></table></div>{{#more}}<p class="mu sm">{{.}}</p>{{/more}}</figure>

    """

  static let groups = """
    <h3>{{title}}</h3><p class="mu">{{lead}}</p>
    <div class="sx"><table class="pm" data-sort><thead><tr><th scope="col" data-k>{{nameHead}}</th>\
    <th scope="col" class="n c1" data-k>{{t.rows}}</th>{{#hasLabelled}}\
    <th scope="col" class="n c2" data-k>{{t.labelled}}</th>{{/hasLabelled}}\
    {{heads}}</tr></thead><tbody>
    {{rows}}</tbody></table></div>{{#more}}<p class="mu sm">{{.}}</p>{{/more}}

    """

  static let comparisons = """
    <h3>{{t.comparisons}}</h3>
    <div class="sx"><table class="pm"><thead><tr><th scope="col">{{t.versionHead}}</th>\
    <th scope="col" class="c1">{{t.measure}}</th>\
    <th scope="col" class="n c1">{{t.itsValue}}</th><th scope="col" class="n c1">{{t.otherValue}}</th>\
    <th scope="col" class="n">{{t.difference}}</th><th scope="col">{{t.onScale}}</th></tr>\
    </thead><tbody>
    {{rows}}</tbody></table></div>

    """

  static let matured = """
    <h3>{{title}}</h3><p>{{sentence}}</p>
    {{metrics}}
    """

  static let maturity = """
    <figure><figcaption><b>{{t.maturity}}</b> <span>{{t.maturityLead}}</span></figcaption>{{chart}}\
    </figure>

    """

  static let revisionNumbers = """
    <table class="nw"><caption>{{title}}</caption><thead><tr><td></td>{{heads}}</tr></thead>\
    <tbody>{{rows}}</tbody></table>
    """

  static let trend = """
    <figure class="card two"><figcaption><b>{{title}}</b><span class="big">{{value}}</span>\
    <span class="key"><span>{{dotKey}}{{t.intervalKey}}</span>\
    {{#fewKey}}<span>{{.}}{{t.fewKey}}</span>{{/fewKey}}\
    {{#estimateKey}}<span>{{.}}{{t.estimatedKey}}</span>{{/estimateKey}}</span></figcaption>\
    {{chart}}{{#coverage}}<p class="mu sm">{{t.coverageLead}}</p>{{.}}{{/coverage}}\
    {{#few}}<p class="mu sm">{{.}}</p>{{/few}}\
    {{#matured}}<p class="mu sm">{{.}}</p>{{/matured}}\
    {{#record}}<p class="mu sm">{{.}}</p>{{/record}}</figure>
    """
}
