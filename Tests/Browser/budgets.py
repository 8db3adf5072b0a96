"""No page is larger than what the documents promise."""
from tree import GRANULARITIES, Complaint, kind, parse

NAME = "no page is larger than its budget"
# In bytes, for thirty windows and thirty columns; more of them may take more.
USUAL = 30
INDEX, WINDOW, COLUMN, SCRIPT = 100_000, 250_000, 60_000, 10_000
REMEDY = "leave out what report.json tells as well, or shorten what every page repeats"


def limit(tree, page):
    """The most bytes that a page may have."""
    if kind(page) == "column":
        return COLUMN
    if kind(page) == "columns":
        return WINDOW * max(USUAL, len(tree.json("columns.json")["columns"])) // USUAL
    if kind(page) not in GRANULARITIES:
        index = tree.json("index.json")
        rows = index.get("windows") or index.get("reports") or []
        return INDEX * max(USUAL, len(rows)) // USUAL
    report = tree.json(page.replace("index.html", "report.json"))
    return WINDOW * max(USUAL, len(report["columns"])) // USUAL


def check(tree, _):
    for page in tree.only or tree.pages:
        size, most = (tree.folder / page).stat().st_size, limit(tree, page)
        if size > most:
            yield Complaint(tree.label(page), "page", f"has {size:,} bytes, at most {most:,}",
                            REMEDY)
    for page in tree.samples:
        size = sum(len(node.text().encode()) for node in parse(tree.read(page)).find("script"))
        if size > SCRIPT:
            yield Complaint(tree.label(page), "script", f"has {size:,} bytes, at most {SCRIPT:,}",
                            REMEDY)


SPOILS = {
    "a page with padding": lambda html: html.replace("</main>", "x" * 260_000 + "</main>"),
    "a long script": lambda html: html.replace("</main>", "<script>" + " " * 10_000 + "</script>"),
}
