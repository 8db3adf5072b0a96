/// The style that every page carries.
///
/// No element has a `style` attribute: the page's policy allows this text only, by its hash.
enum Style {
  private static let light = """
    --bg:#fff;--soft:#f5f7f9;--text:#15191e;--mute:#525c67;--line:#d3dae0;--faint:#e6eaee;\
    --link:#0b57a4;--now:#0b5cad;--fill:#a9c9ea;--two:#7a3b9e;--ref:#5d6771;--ok:#0b6b5d;\
    --watch:#8a5200;--act:#b0122b;--none:#525c67;--watch-bg:#fff1cf;--act-bg:#fde7e9;\
    --none-bg:#eceff2;--knock:#fff
    """

  private static let dark = """
    --bg:#0f1418;--soft:#171d23;--text:#e8ebee;--mute:#a5afb9;--line:#38424c;--faint:#242c34;\
    --link:#7db8f2;--now:#6cb1f5;--fill:#28507a;--two:#d19bf0;--ref:#b4bec8;--ok:#57cdb8;\
    --watch:#f0b64a;--act:#ff8591;--none:#a5afb9;--watch-bg:#3a2c0c;--act-bg:#451a20;\
    --none-bg:#232b33;--knock:#0f1418
    """

  private static let print = """
    --bg:#fff;--soft:#fff;--text:#000;--mute:#444;--line:#999;--faint:#ccc;--link:#000;\
    --now:#0b5cad;--fill:#a9c9ea;--two:#7a3b9e;--ref:#5d6771;--ok:#0b6b5d;--watch:#8a5200;\
    --act:#b0122b;--none:#525c67;--watch-bg:#fff;--act-bg:#fff;--none-bg:#fff;--knock:#fff
    """

  private static let page = """
    *{box-sizing:border-box}
    html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR",Arial,sans-serif;\
    background:var(--bg);color:var(--text);-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:1180px;padding:0 20px 32px;overflow-wrap:break-word}
    :lang(ko){word-break:keep-all}
    main{overflow-x:clip}
    a{color:var(--link);text-underline-offset:2px}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
    h1,h2,h3{line-height:1.25;margin:0 0 .4em}
    h1{font-size:2rem;display:flex;gap:.5rem;align-items:center}
    h2{font-size:1.3rem}h3{font-size:1.05rem;margin-top:1.2rem}
    p{margin:.3em 0 .8em}
    section,.part{margin:36px 0 0}section,[id]{scroll-margin-top:8px}
    code{font:.88em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
    .mu{color:var(--mute)}.sm{font-size:.86rem}.nb{white-space:nowrap}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
    white-space:nowrap}
    .defs{position:absolute}
    .skip{position:absolute;left:-999px}
    .skip:focus{left:8px;top:8px;background:var(--bg);padding:8px 12px;z-index:9}
    .top{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between;\
    padding:14px 0;border-bottom:1px solid var(--line)}
    .top>div{display:flex;gap:12px;align-items:center;min-width:0}.top b{overflow-wrap:anywhere}
    .logo{max-width:160px;max-height:36px;flex:none}
    .seg{display:flex;flex-wrap:wrap;border:1px solid var(--line);border-radius:6px;overflow:hidden}
    .seg>*{padding:4px 12px;text-decoration:none;font-size:.92rem}
    .seg [aria-current]{background:var(--text);color:var(--bg);font-weight:600}
    .toc{display:flex;flex-wrap:wrap;gap:2px 18px;padding:10px 0;margin-top:14px;\
    border-bottom:1px solid var(--line);font-size:.92rem}
    .toc a{padding:3px 0}
    footer{margin-top:40px;border-top:1px solid var(--line);padding-top:10px;font-size:.86rem}
    """

  private static let verdict = """
    .i{vertical-align:-.12em;flex:none}
    .i.ok{color:var(--ok)}.i.watch{color:var(--watch)}.i.act{color:var(--act)}
    .i.none{color:var(--none)}.kn{stroke:var(--knock)}
    .st{display:inline-flex;gap:.3em;align-items:center;font-size:.82rem;font-weight:600;\
    white-space:nowrap;padding:1px 8px 1px 5px;border-radius:4px;border:1px solid transparent;\
    line-height:1.5}
    .st.ok{color:var(--ok);padding-left:0}
    .st.watch{color:var(--watch);background:var(--watch-bg);border-color:currentColor}
    .st.act{color:var(--act);background:var(--act-bg);border-color:currentColor}
    .st.none{color:var(--none);border-color:currentColor;border-style:dashed}
    .verdict{border-left:8px solid var(--none);background:var(--soft);padding:18px 22px 14px;\
    margin-top:20px;border-radius:0 8px 8px 0}
    .verdict h1{color:var(--none);margin-bottom:.15em;overflow-wrap:anywhere}
    .verdict.ok{border-color:var(--ok)}.verdict.ok h1{color:var(--ok)}
    .verdict.watch{border-color:var(--watch)}.verdict.watch h1{color:var(--watch)}
    .verdict.act{border-color:var(--act)}.verdict.act h1{color:var(--act)}
    .ey{margin:0 0 .3em;color:var(--mute)}
    .lead{font-size:1.28rem;line-height:1.4;max-width:58ch;margin-bottom:.7em}
    .v4{display:grid;grid-template-columns:repeat(4,1fr);gap:8px 24px;margin:14px 0 6px}
    .v4 dt{font-size:.82rem;font-weight:600;color:var(--mute)}.v4 dd{margin:0}
    .v4>div,.seg a{min-width:0}.v4 dd,.seg a,.areas .w{overflow-wrap:anywhere}
    .go{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:14px 0 4px}
    .btn{background:var(--text);color:var(--bg);padding:7px 14px;border-radius:6px;\
    text-decoration:none;font-weight:600}
    .list{list-style:none;margin:0;padding:0}
    .list li{border-left:4px solid var(--line);padding:2px 0 2px 16px;margin:14px 0}
    .list li.act{border-color:var(--act)}.list li.watch{border-color:var(--watch)}
    .list h3{margin:0;display:flex;gap:.45rem;align-items:flex-start}
    .list h3>span{min-width:0;overflow-wrap:anywhere}.list h3 .i{margin-top:.22em}.list p{margin:.15em 0;max-width:92ch}
    .lines{list-style:none;margin:0;padding:0;font-size:.92rem}.lines li{margin:3px 0}
    .aside{border-left:4px solid var(--line);padding-left:16px;max-width:96ch;margin:.3em 0 .8em}
    """

  private static let tables = """
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:0 0 4px}
    th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--faint);\
    vertical-align:top;font-weight:400}
    thead td{border-bottom-color:var(--line)}
    thead th{font-size:.82rem;color:var(--mute);border-bottom-color:var(--line);\
    vertical-align:bottom}
    .n{text-align:right;white-space:nowrap;padding-left:10px}th.n{white-space:normal}
    .w{display:block;color:var(--mute);font-size:.92rem}.w.sm{font-size:.82rem}.w.cs{display:none}
    tbody tr:hover{background:var(--soft)}
    th bdi,td bdi,.anyw{overflow-wrap:anywhere}
    .areas td,.areas tbody th{padding-top:9px;padding-bottom:9px}
    .areas .act th a,.areas .watch th a{font-weight:600}
    .ar{display:grid;grid-template-columns:90px 1fr;column-gap:12px}.ar>.st{justify-self:start;align-self:start}
    .ft td,.ft tbody th{vertical-align:middle}.ft tbody th{min-width:8em}
    .ft td.c2{overflow-wrap:anywhere}
    .mx th,.mx td{padding:3px 0;text-align:center;vertical-align:middle}
    .mx thead th{font-size:.86rem;min-width:36px}.mx thead a{display:inline-block;\
    padding:3px 2px;min-width:24px;min-height:24px}
    .mx th:first-child{text-align:left}.mx tbody th{padding-right:18px}
    .mx .n{text-align:right;padding-left:16px}.mx thead .n{font-size:.82rem}
    .mx td{height:38px}.mx .mo{display:block;font-size:.74rem}
    .mx td a{display:inline-flex;align-items:center;justify-content:center;width:31px;\
    height:28px;border-radius:4px}
    .mx td.watch a{background:var(--watch-bg)}.mx td.act a{background:var(--act-bg)}
    .mx td.none a{background:var(--none-bg)}
    .mx i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .mx td{position:relative}.mx .ok::before,.mx .none::before,.days td::before{content:"";\
    display:inline-block;border:4px solid var(--ok);border-radius:50%;vertical-align:middle}
    .mx td.none::before{width:11px;height:11px;border:1.6px dashed var(--none)}
    .days td:empty::before{border-width:3px}
    .days .act::before{border:6px solid var(--act);border-radius:1px}
    .days .watch::before{border:6px solid var(--watch);border-radius:0;\
    clip-path:polygon(50% 5%,100% 100%,0 100%)}
    .days td a{position:absolute;inset:2px 0;background:none!important}
    .mx thead th.g{min-width:44px}
    .days,.spans{width:auto}.spans tbody th{min-width:190px}.days thead th{min-width:25px}.days tbody th{min-width:150px}.days td{height:30px}
    .days thead a{min-width:24px}
    .mx .why{text-align:left;padding-left:20px;font-size:.86rem;color:var(--mute);max-width:26em}
    .kv{margin:0}
    .kv div{display:grid;grid-template-columns:220px 1fr;gap:4px 16px;padding:6px 0;\
    border-bottom:1px solid var(--faint)}
    .kv dt{color:var(--mute)}.kv dd{margin:0;min-width:0}
    .sx{overflow-x:auto}
    .pm td,.pm tbody th{vertical-align:middle}.pm .dt{margin:0 8px}
    .cm{width:auto;margin:6px 0}.cm th,.cm td{padding:7px 12px;text-align:right;\
    border:1px solid var(--bg)}
    .cm th{font-size:.82rem;color:var(--mute);vertical-align:middle}.cm thead td{border:0}.cm tbody th{padding-left:0}
    [hidden]{display:none!important}
    .refs a{padding:3px 8px 3px 0}.refs [aria-current=true]{font-weight:700}
    tr:target>*{background:var(--none-bg)}
    .ck .w{max-width:34ch;overflow-wrap:anywhere}.ck .n .w{white-space:normal;margin-left:auto}
    .cm .w{font-size:.82rem;color:inherit}.cm .yes{outline:2px solid var(--now);outline-offset:-3px}
    .ht{font-size:.8rem}.ht th,.ht td{padding:3px 5px;min-width:26px}.ht tbody th{white-space:nowrap;\
    position:sticky;left:0;background:var(--bg)}.ht .rf{border-right:3px solid var(--ref)}
    .h1{background:color-mix(in srgb,var(--fill) 22%,var(--bg))}
    .h2{background:color-mix(in srgb,var(--fill) 48%,var(--bg))}
    .h3{background:color-mix(in srgb,var(--fill) 74%,var(--bg))}.h4{background:var(--fill)}
    details{margin-top:6px}
    summary{cursor:pointer;color:var(--link);font-size:.92rem;padding:3px 0}
    th button{font:inherit;color:inherit;background:none;border:0;padding:3px 0;cursor:pointer;\
    text-decoration:underline dotted;text-underline-offset:3px;text-align:inherit}
    th[aria-sort] button{font-weight:700;color:var(--text)}
    th[aria-sort=ascending] button::after{content:" ▲"}
    th[aria-sort=descending] button::after{content:" ▼"}
    .tools{display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;margin:10px 0}
    .tools label{display:inline-flex;gap:6px;align-items:center;min-height:26px}
    .tools input[type=search]{font:inherit;padding:4px 8px;border:1px solid var(--mute);\
    border-radius:4px;background:var(--bg);color:var(--text);width:200px}
    .chips{margin:.2em 0;display:flex;flex-wrap:wrap;gap:2px 10px;align-items:center}
    .chips b{min-width:5em;font-weight:600}
    """

  private static let charts = """
    figure{margin:18px 0 0;min-width:0}
    figcaption{margin-bottom:4px}
    figcaption span{color:var(--mute);font-size:.86rem}
    .ch{display:block;overflow:visible;font-size:12px}
    .yy{margin-left:60px;width:calc(100% - 60px)}
    .y2{margin-left:90px;width:calc(100% - 90px)}.y3{margin-left:130px;width:calc(100% - 130px)}
    .ch path,.ov path,.key path,.dt path{vector-effect:non-scaling-stroke;fill:none;stroke:none}
    .ch .g{stroke:var(--faint);stroke-width:1}
    .ch .lim{stroke:var(--act);stroke-width:1.3;stroke-dasharray:5 3}
    .ch .l,.key .l{stroke:var(--now);stroke-width:1.9;stroke-linejoin:round;\
    stroke-linecap:round}
    .ch .l2,.key .l2{stroke:var(--two);stroke-width:1.7;stroke-dasharray:7 4;\
    stroke-linecap:round}
    .ch .col,.ch .up{fill:var(--now)}.ch .up{fill:var(--fill)}.ch .cx,.key .cx{fill:var(--act)}
    .ch .qt{fill:var(--none)}.ch .hole{fill:none;stroke:var(--act);stroke-width:1.6}
    .ch .cf,.ov .cf,.key .cf{fill:var(--fill);stroke:var(--now);stroke-width:1}
    .ch .rl,.ov .rl,.key .rl{stroke:var(--ref);stroke-width:1.7}
    .ch .pv,.key .pv{stroke:var(--two);stroke-dasharray:4 3}
    .ch .rt,.ov .rt{stroke:var(--ref);stroke-width:2.6}
    .ov{display:block;border-bottom:1px solid var(--line)}
    .dt{display:block}.dt .us,.key .us,.ch .us{fill:var(--faint)}
    .ch .vm,.key .vm{stroke:var(--two);stroke-width:1.4;stroke-dasharray:1.5 2.5}
    .key .lim{stroke:var(--act);stroke-width:1.3;stroke-dasharray:5 3}
    .card .st{float:right;margin-left:6px}.card figcaption b a{color:inherit}
    .dt .rt,.key .rt{stroke:var(--ref);stroke-width:2.6}
    .dt .nv,.key .nv{stroke:var(--ref);stroke-width:1.6;stroke-dasharray:2 2.6}
    .ch .ci,.dt .ci,.key .ci{stroke:var(--now);stroke-width:1.7}
    .dt .es,.key .es{stroke:var(--two);stroke-width:1.7;stroke-dasharray:4 3}
    .pf{fill:var(--now);stroke:var(--bg);stroke-width:1}
    .ph{fill:var(--bg);stroke:var(--now);stroke-width:1.6}
    .es~.ph{stroke:var(--two)}
    .ch .bl,.key .bl{stroke:var(--ref);stroke-width:1.2;stroke-dasharray:4 3}
    .ch .md{stroke:var(--now);stroke-width:2.6}.ch .wh{stroke:var(--line)}
    .ch .eb{fill:var(--two);fill-opacity:.16}
    .ch .act{fill:var(--act)}.ch .watch{fill:var(--watch)}.ch .none{fill:var(--none)}
    .tl{margin-bottom:18px;table-layout:fixed}.tl tbody th{width:30%;overflow-wrap:anywhere}\
    .tl td{padding-right:0}.tl td .w{max-width:none}
    .yt,.xt,.lt{fill:var(--mute);paint-order:stroke;stroke:var(--bg);stroke-width:3px;\
    stroke-linejoin:round}
    .yt{text-anchor:end}.xt{text-anchor:middle}.xt.a0{text-anchor:start}.xt.a1{text-anchor:end}
    .lt{fill:var(--act)}
    .cur{stroke:var(--text);stroke-width:1}
    .ro{display:block;min-height:1.4em;font-size:.86rem;font-variant-numeric:tabular-nums}
    .key{display:inline-flex;flex-wrap:wrap;gap:2px 14px;font-size:.86rem;color:var(--mute)}
    .key span{display:inline-flex;gap:5px;align-items:center;min-width:0;overflow-wrap:anywhere}
    .g2{display:grid;gap:10px 28px;grid-template-columns:1fr 1fr}.g2>*{min-width:0}.g2>.all{grid-column:1/-1}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(205px,1fr));gap:12px}
    .card{border:1px solid var(--line);border-radius:8px;padding:10px 12px 6px;margin:0}
    .card.two{grid-column:span 2;grid-row:span 2}.card.two .key{display:flex}.nw{width:auto}
    .card .big{display:block;font-size:1.25rem;color:var(--text);font-weight:600;\
    font-variant-numeric:tabular-nums}
    """

  private static let screens = """
    @media screen and (max-width:1000px){.c3{display:none}}
    @media screen and (max-width:860px){.c2{display:none}.v4{grid-template-columns:1fr 1fr}\
    .g2{grid-template-columns:1fr}.kv div{grid-template-columns:1fr;gap:0}}
    @media screen and (max-width:700px){html{font-size:15.5px}body{padding:0 14px 24px}\
    .ck th,.ck td{white-space:normal;overflow-wrap:anywhere}.ft td.n{white-space:normal}\
    .c1{display:none}.w.cs{display:block}.v4{grid-template-columns:1fr}.lead{font-size:1.15rem}h1{font-size:1.6rem}\
    .verdict{padding:14px 14px 10px;margin-top:14px}\
    .ar{grid-template-columns:1fr}.ar>.st{margin-bottom:2px}.cards{grid-template-columns:1fr 1fr}\
    .ft .ov,.dt{width:96px}.pm .dt{margin:0 2px}.ft tbody th{min-width:0}.ch .xt{font-size:11px}\
    .mx thead th{min-width:0}.mx tbody th{padding-right:6px;font-size:.92rem;line-height:1.25}\
    .mx td a{width:27px}}
    @media screen and (max-width:360px){.card.two{grid-column:auto}.ft .ov,.dt{width:64px}\
    .ft .sp{width:80px}.cards{grid-template-columns:1fr}\
    th,td{padding-right:5px}.n{padding-left:4px}.sx .n{white-space:normal}}
    @media (forced-colors:active){.st,.btn,.seg{border:1px solid}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    """

  private static let paper = """
    @page{size:A4;margin:13mm 12mm 15mm;@bottom-right{content:counter(page) " / " \
    counter(pages);font-size:8pt;color:#444}}
    html{font-size:9pt;line-height:1.4}body{max-width:none;padding:0}
    .seg,.skip,.tools,.toc,.btn,.ro,#checks,#numbers,\
    .tl tr:nth-child(n+9){display:none!important}
    .top{padding:0 0 4pt}section,.part{margin-top:11pt}p{margin:.2em 0 .5em}figure{margin-top:8pt}
    figure,.card,.list li,tr,.v4>div,.kv div{break-inside:avoid}
    h2,h3,h2+p{break-after:avoid}thead{display:table-header-group}
    path{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    details{display:none}.verdict{border:1px solid var(--none);border-left-width:8px;\
    margin-top:8pt;padding:7pt 12pt 4pt}.lead{margin-bottom:.3em}.v4{margin:5pt 0 2pt}
    th,td,.areas td,.areas tbody th{padding:2.5pt 5pt 2.5pt 0}.n{padding-left:5pt}
    .list li{margin:5pt 0;padding:0 0 0 10pt}.list p{margin:0}
    .kv div{padding:2pt 0;grid-template-columns:120pt 1fr}
    .ft,.hosts,.pm,.hm,.tl{font-size:8pt}.pm .w.sm{font-size:7.5pt}.dt{width:100px}
    .ft .ov{width:84px;height:20px}.cards{grid-template-columns:repeat(4,1fr);gap:6pt}
    .ht th,.ht td,.cm.ht th,.cm.ht td{padding:1pt 1.5pt;min-width:0;font-size:6.5pt}
    .cards .card{padding:5pt;font-size:8pt}.mx .why{display:none}a{text-decoration:none}
    .mx th,.mx td,.mx thead th{padding:2pt 0;min-width:0;height:auto}.mx tbody th{padding-right:4pt}
    .mx td a,.mx thead a{width:auto;height:auto;min-width:0;min-height:0;padding:0}.mx .n{padding-left:4pt}
    .spans{table-layout:fixed;width:100%}.spans thead th:first-child{width:104pt}
    .spans tbody th{min-width:0}.spans td,.spans .g{font-size:6.5pt}
    """

  /// The whole style sheet.
  static let text = [
    ":root{color-scheme:light dark;\(light)}",
    "@media (prefers-color-scheme:dark){:root{\(dark)}}",
    page, verdict, tables, charts, screens,
    "@media print{:root{color-scheme:light;\(print)}", paper, "}",
  ].joined(separator: "\n")
}
