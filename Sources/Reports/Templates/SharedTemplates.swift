/// The parts that several pages share; `t` holds the labels.
enum SharedTemplates {
  static let shell = """
    <!doctype html>
    <html lang="{{t.language}}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
    <title>{{title}}</title>
    <style>{{style}}</style></head>
    <body>{{definitions}}
    <a class="skip" href="#main">{{t.skip}}</a>
    <header class="top"><div>{{logo}}<b>{{pipelineTitle}}</b></div>
    {{#links}}<nav class="seg" aria-label="{{t.overview}}">{{.}}</nav>{{/links}}\
    {{#neighbours}}<nav class="seg" aria-label="{{t.neighbours}}">{{.}}</nav>{{/neighbours}}</header>
    <main id="main">
    {{content}}</main>
    <footer><p>{{facts}} · <a href="{{json}}">{{t.json}}</a>\
    {{#manifest}} · <a href="{{.}}">{{t.manifest}}</a>{{/manifest}}</p>
    <p class="mu">{{t.offline}}</p></footer>
    <script>{{script}}</script></body></html>

    """

  static let verdict = """
    <section class="verdict {{tone}}"><p class="ey">{{eyebrow}}</p>
    <h1>{{icon}}<span><span class="vh">{{context}}: </span>{{headline}}</span></h1>
    <p class="lead">{{sentence}}</p>
    {{#missing}}<p class="anyw">{{.}}</p>{{/missing}}{{#answers}}<dl class="v4">{{.}}</dl>{{/answers}}
    {{#remark}}<p class="go"><a class="btn" href="{{href}}">{{t.open}}</a>\
    <span class="mu">{{remark}}</span></p>{{/remark}}</section>

    """

  static let glossary = """
    <details class="part"><summary>{{t.glossary}}</summary>\
    <dl class="kv" id="glossary">{{terms}}</dl></details>

    """

  static let areas = """
    <section id="areas"><h2>{{t.areas}}</h2>
    <p class="mu">{{judged}}</p>
    <table class="areas"><thead><tr><th scope="col">{{t.area}}</th>\
    <th scope="col" class="n">{{t.value}}</th></tr></thead><tbody>
    {{rows}}</tbody></table></section>

    """
}
