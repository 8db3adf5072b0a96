"""No page is larger than what the documents promise."""
from tree import Complaint, parse

NAME = "no page is larger than its budget"
# In bytes; for thirty windows and thirty columns, which no report of the proof exceeds by far.
INDEX, WINDOW, COLUMN, SCRIPT = 100_000, 250_000, 60_000, 10_000
REMEDY = "leave out what report.json tells as well, or shorten what every page repeats"


def check(tree, _):
    for page in tree.pages:
        limit = (INDEX if "/" not in page else COLUMN if "/columns/" in page
                 else WINDOW)
        size = (tree.folder / page).stat().st_size
        if size > limit:
            yield Complaint(tree.label(page), "page", f"has {size:,} bytes, at most {limit:,}", REMEDY)
    for page in tree.samples:
        size = sum(len(node.text().encode()) for node in parse(tree.read(page)).find("script"))
        if size > SCRIPT:
            yield Complaint(tree.label(page), "script", f"has {size:,} bytes, at most {SCRIPT:,}",
                            REMEDY)


SPOILS = {
    "a page with padding": lambda html: html.replace("</main>", "x" * 260_000 + "</main>"),
    "a long script": lambda html: html.replace("</main>", "<script>" + " " * 10_000 + "</script>"),
}
