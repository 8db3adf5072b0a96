"""Everything that can be used with a pointer can be used with keys, and shows where one is."""
from tree import Complaint

NAME = "Tab reaches every control in order and shows it; tables sort, filters filter, details open"

CONTROLS = """(() => {
  const all = "a[href], button, summary, input, select, textarea, [tabindex]";
  window.controls = [...document.querySelectorAll(all)].filter(
    e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0 && !e.disabled);
  window.names = controls.map(e => e.tagName.toLowerCase() + " " + (e.textContent
    || e.getAttribute("aria-label") || e.type || "").trim().slice(0, 60));
  document.activeElement.blur(); scrollTo(0, 0);
  return names.length;
})()"""

# Which control has the focus, and whether it can be seen to have it.
FOCUS = """(() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const outline = style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2;
  return {at: controls.indexOf(e), name: e.tagName.toLowerCase() + " " + e.textContent.slice(0, 60),
    ring: outline, inside: box.bottom > 0 && box.top < innerHeight && box.right > 0
    && box.left < innerWidth && box.width > 0};
})()"""

# The controls that a table in this page should have, tried one by one.
SORTABLE = """document.querySelectorAll("table[data-sort] th[data-k] button").length"""


def tabs(tree, page, tab):
    label = tree.label(page)
    count = tab.evaluate(CONTROLS)
    for index in range(count):
        tab.press("Tab")
        focus = tab.evaluate(FOCUS)
        if focus["at"] != index:
            expected = tab.evaluate(f"names[{index}]")
            yield Complaint(label, expected, f"is not what Tab reaches next, but {focus['name']}",
                            "use an element that takes the focus, in the order of reading, and no "
                            "positive tabindex")
            return
        if not focus["ring"]:
            yield Complaint(label, focus["name"], "does not show that it has the focus",
                            ":focus-visible must draw an outline of 2 px or more")
        if not focus["inside"]:
            yield Complaint(label, focus["name"], "is out of sight while it has the focus",
                            "let it scroll into the window")


def sorts(tree, page, tab):
    label = tree.label(page)
    heads = tab.evaluate("""[...document.querySelectorAll("table[data-sort]")].map(
      t => t.querySelectorAll("th[data-k]").length)""")
    buttons = tab.evaluate(SORTABLE)
    if sum(heads) != buttons:
        yield Complaint(label, "table[data-sort]", f"has {buttons} buttons for {sum(heads)} columns",
                        "Script.swift puts a button into every th[data-k]")
    # One table is like another: the first, by each of its columns in both directions.
    for index in range(heads[0] if heads and buttons else 0):
        orders = []
        for _ in range(2):
            tab.evaluate(f"""document.querySelectorAll("table[data-sort] th[data-k] button")[{index}]
              .focus()""")
            tab.press("Enter")
            orders.append(tab.evaluate(f"""(() => {{
              const b = document.querySelectorAll("table[data-sort] th[data-k] button")[{index}];
              const th = b.closest("th"), rows = [...th.closest("table").tBodies[0].rows];
              return {{sort: th.getAttribute("aria-sort"), name: b.textContent,
                others: th.parentNode.querySelectorAll("[aria-sort]").length,
                values: rows.map(r => {{ const c = r.cells[th.cellIndex];
                  return c.hasAttribute("data-v") ? +c.getAttribute("data-v")
                    : c.textContent.toLowerCase() }})}};
            }})()"""))
        name = orders[0]["name"]
        if {order["sort"] for order in orders} != {"ascending", "descending"}:
            yield Complaint(label, name, f"aria-sort is {[order['sort'] for order in orders]}",
                            "each Enter turns the direction, and aria-sort tells it")
        for order in orders:
            if len({isinstance(value, str) for value in order["values"]}) > 1:
                yield Complaint(label, name, f"has numbers and texts: {order['values'][:8]}",
                                "every cell of a column has data-v, or none has")
                break
            expected = sorted(order["values"], reverse=order["sort"] == "descending")
            if order["values"] != expected:
                yield Complaint(label, name, f"is not sorted: {order['values'][:8]}",
                                "rows are sorted by data-v, or by the text of the cell")
            if order["others"] != 1:
                yield Complaint(label, name, f"{order['others']} columns have aria-sort",
                                "only the column that decides has it")


def filters(tree, page, tab):
    label = tree.label(page)
    if not tab.evaluate("""document.querySelectorAll("table[data-find]").length"""):
        return
    if not tab.evaluate("""!!document.querySelector(".tools input[type=search]")"""):
        yield Complaint(label, "table[data-find]", "has no field to filter it by",
                        "Script.swift puts .tools before every table[data-find]")
        return
    first = tab.evaluate("""(() => {
      document.querySelector(".tools input[type=search]").focus();
      return document.querySelector("table[data-find] tbody th, table[data-find] tbody td")
        .textContent.trim().slice(0, 12);
    })()""")
    tab.type(first)
    shown = tab.evaluate("""[...document.querySelectorAll("table[data-find] tbody tr")].filter(
      r => r.checkVisibility()).map(r => r.cells[0].textContent)""")
    told = tab.evaluate("""document.querySelector(".tools [role=status]").textContent""")
    if not shown or any(first.lower() not in name.lower() for name in shown):
        yield Complaint(label, "filter", f"{first!r} leaves {shown[:4]}",
                        "the field hides rows whose first cell does not hold what is typed")
    if not told.startswith(str(len(shown))):
        yield Complaint(label, "filter", f"says {told!r} of {len(shown)} rows",
                        "role=status tells how many rows are left")


def folds(tree, page, tab):
    label = tree.label(page)
    count = tab.evaluate("""document.querySelectorAll("summary").length""")
    for index in range(min(count, 3)):
        tab.evaluate(f"""document.querySelectorAll("summary")[{index}].focus()""")
        before, after = [], []
        for states in [before, after]:
            states.append(tab.evaluate(f"""document.querySelectorAll("summary")[{index}]
              .parentNode.open"""))
            if states is before:
                tab.press("Enter")
        if before == after:
            yield Complaint(label, f"summary {index + 1}", "does not open by Enter",
                            "use <details> with <summary> as its first element")


def charts(tree, page, tab):
    """The first chart with values reads them out by the arrow keys."""
    if not tab.evaluate("""!!document.querySelector("svg[data-r]")"""):
        return
    tab.evaluate("""document.querySelector("svg[data-r]").focus()""")
    tab.press("ArrowRight")
    told = tab.evaluate("""document.querySelector("svg[data-r] + output").textContent""")
    first = tab.evaluate("""document.querySelector("svg[data-r]").getAttribute("data-r").split("|")
      [0]""")
    if told != first:
        yield Complaint(tree.label(page), "svg[data-r]", f"reads {told!r}, expected {first!r}",
                        "arrow keys step through data-r")


def check(tree, tab):
    for page in tree.kinds:
        tab.open(tree.folder / page)
        for part in [tabs, sorts, filters, folds, charts]:
            yield from part(tree, page, tab)


# Without the policy, the script may be another one.
POLICY = 'http-equiv="Content-Security-Policy"'

SPOILS = {
    "no outline": lambda html: html.replace(
        "<main", "<style>*{outline:none!important}</style><main").replace(POLICY, 'name="none"'),
    "an order of its own": lambda html: html.replace(
        "</main>", '<a href="#main" tabindex="3">x</a></main>'),
    "tables without script": lambda html: html.replace(
        "table[data-sort]", "table[data-none]").replace(POLICY, 'name="none"'),
    "a filter that hides nothing": lambda html: html.replace(
        "r.hidden=!on", "r.hidden=false").replace(POLICY, 'name="none"'),
    "a sort that tells nothing": lambda html: html.replace(
        'h.setAttribute("aria-sort"', 'h.setAttribute("title"').replace(POLICY, 'name="none"'),
    "a chart without keys": lambda html: html.replace(
        "s.onkeydown", "s.onkeyless").replace(POLICY, 'name="none"'),
    "a fold that is none": lambda html: html.replace("<details>", "<div>").replace(
        "</details>", "</div>").replace("<summary>", '<summary tabindex="0">'),
}
