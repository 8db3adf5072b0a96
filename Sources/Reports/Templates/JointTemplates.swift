/// The part of a window's page about how features move together.
enum JointTemplates {
  static let joint = """
    <h3 id="together">{{t.together}}</h3>
    <p>{{icon}} <b>{{status}}.</b> {{sentence}}</p>
    <div class="g2"><div class="sx"><table><caption>{{t.jointNumbers}}</caption><thead><tr>\
    <td></td><th scope="col" class="n">{{t.referenceHead}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th>\
    <th scope="col" class="n">{{t.usual}}</th></tr></thead><tbody>{{numbers}}</tbody></table></div>
    {{#pairs}}<div class="sx"><table><caption>{{t.jointPairs}}</caption><thead><tr>\
    <th scope="col">{{t.pair}}</th><th scope="col" class="n">{{t.referenceHead}}</th>\
    <th scope="col" class="n">{{t.nowHead}}</th></tr></thead><tbody>{{.}}</tbody></table></div>\
    {{/pairs}}</div>
    <p class="mu">{{basis}}</p>

    """
}
