"""No page is wider than its window, on a phone or a desk, light or dark."""
from tree import Complaint

NAME = "no page scrolls sideways at 320, 390 and 1400 px, light and dark"
WIDTHS = [320, 390, 1400]

# `main` clips what sticks out, so the page's own width alone would prove nothing: elements that
# reach beyond the window must lie in a box that scrolls by itself.
WIDEST = """(() => {
  const found = [], width = innerWidth;
  const clips = e => getComputedStyle(e).overflowX != "visible";
  for (const e of document.body.querySelectorAll("*")) {
    if (e.closest("svg") && e.tagName != "svg" || e.closest(".vh, .skip")) continue;
    const box = e.getBoundingClientRect();
    if (!box.width || box.right <= width + 1 && box.left >= -1) continue;
    let p = e.parentElement;
    while (p && !(p.tagName != "MAIN" && p.tagName != "BODY" && clips(p))) p = p.parentElement;
    if (!p && !found.some(f => f.e.contains(e))) found.push({e, text: e.tagName.toLowerCase()
      + " " + (e.getAttribute("class") || "") + " from " + Math.round(box.left) + " to "
      + Math.round(box.right) + " px: " + e.textContent.slice(0, 60)});
  }
  const root = document.scrollingElement;
  return {found: found.slice(0, 3).map(f => f.text), page: root.scrollWidth, window: width};
})()"""


def check(tree, tab):
    for page in tree.samples:
        if page.startswith("latest/"):
            continue
        tab.open(tree.folder / page)
        for width in WIDTHS:
            tab.resize(width)
            told = set()
            for dark in [False, True]:
                tab.see(dark)
                result = tab.evaluate(WIDEST)
                label = f"{tree.label(page)} at {width} px, {'dark' if dark else 'light'}"
                if result["page"] != result["window"]:
                    yield Complaint(label, "page", f"is {result['page']} px wide",
                                    "let the widest element break, shrink or scroll by itself (.sx)")
                for element in result["found"]:
                    if element not in told:
                        yield Complaint(label, element, "reaches out of the window",
                                        "let it break or shrink, or put it in a box that scrolls")
                    told.add(element)


SPOILS = {
    "a wide table": lambda html: html.replace(
        "</main>", "<table><tr><td>" + "x&nbsp;" * 300 + "</table></main>"),
    "a wide header": lambda html: html.replace("</header>", "<pre>" + "y" * 900 + "</pre></header>"),
}
