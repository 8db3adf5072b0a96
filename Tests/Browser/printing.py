"""A page prints on A4: few sheets, nothing cut, the answer on the first one."""
import re

import pypdfium2

from tree import GRANULARITIES, Complaint, kind, parse

NAME = "a window prints on at most ten A4 pages with nothing cut and the verdict on the first"
# For thirty columns; each needs a line.
MOST_SHEETS, USUAL = 10, 30
A4 = (595, 842)


def words(text):
    """A text without what printing adds or takes away: spaces, hyphens, marks and emoji.

    The text layer of Chromium's PDF lacks the Korean word for a year in most places, though it prints it.
    """
    return re.sub(r"[^!-,.-~\uac00-\ud7a3]+|년", "", text)


class Sheet:
    """A printed page: its size, its text, and the texts that reach out of it."""

    def __init__(self, page):
        self.size = page.get_size()
        text = page.get_textpage()
        self.text = text.get_text_range()
        self.outside = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < 0 or right > self.size[0] or bottom < 0 or top > self.size[1]:
                self.outside.append(text.get_text_bounded(left, bottom, right, top)[:60])


# Whether anything is wider than the sheet's text when laid out for print: the browser cuts there.
CUT = """(() => {
  const width = document.documentElement.clientWidth, found = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (e.closest("svg") && e.tagName != "svg" || e.closest(".vh, .skip, .defs")) continue;
    const box = e.getBoundingClientRect();
    if (box.width && box.right > width + 1)
      found.push(e.tagName.toLowerCase() + "." + e.getAttribute("class") + ": "
        + e.textContent.slice(0, 40));
  }
  return found.slice(0, 3);
})()"""
# The width between the margins of Style.paper, at 96 dots an inch.
SHEET = round((210 - 24) / 25.4 * 96)

LAST_CELLS = """[...document.querySelectorAll("tbody tr")].map(r => [...r.cells].filter(
  c => c.checkVisibility()).pop()).filter(c => c && c.innerText.trim()).map(c => c.innerText)"""


def check(tree, tab):
    for page in tree.kinds:
        label = tree.label(page)
        tab.open(tree.folder / page, width=SHEET, medium="print")
        for element in tab.evaluate(CUT):
            yield Complaint(label, element, "is wider than an A4 sheet",
                            "make it smaller or leave a column out in Style.paper")
        cells = tab.evaluate(LAST_CELLS)
        sheets = [Sheet(sheet) for sheet in pypdfium2.PdfDocument(tab.pdf())]
        if any(abs(side - wanted) > 2 for side, wanted in zip(sheets[0].size, A4)):
            yield Complaint(label, "page", f"has {sheets[0].size} points", "Style.paper says A4")
        most = most_sheets(tree, page)
        if len(sheets) > most:
            yield Complaint(label, "page", f"prints on {len(sheets)} sheets, at most {most}",
                            "leave out of print what report.json tells, or print it smaller")
        everything = words("".join(sheet.text for sheet in sheets))
        for cell in cells:
            if any(words(line) not in everything for line in cell.splitlines()):
                yield Complaint(label, cell[:60], "is in the last column of a table, but not in print",
                                "the table is cut: make it narrower in Style.paper")
        for number, sheet in enumerate(sheets):
            for text in sheet.outside:
                yield Complaint(f"{label}, sheet {number + 1}", text, "lies outside of the sheet",
                                "make it narrower in Style.paper")
        yield from first(label, parse(tree.read(page)), words(sheets[0].text))


def most_sheets(tree, page):
    """On how many sheets a page may print."""
    if kind(page) not in GRANULARITIES and kind(page) != "columns":
        return MOST_SHEETS
    document = page.replace("index.html", "report.json").replace("columns.html", "columns.json")
    columns = len(tree.json(document)["columns"])
    return MOST_SHEETS * max(USUAL, columns) // USUAL


def first(label, root, sheet):
    """The verdict, the areas and the findings stand on the first sheet."""
    wanted = {"the verdict": [node.text() for node in root.find("p") if "lead" in node.classes()]}
    sections = {node.get("id"): node for node in root.find("section")}
    if "areas" in sections and "log" in sections:
        wanted["an area"] = [next(row.find("a"), row).text() for row in sections["areas"].find("tr")
                             if row.get("id")]
        wanted["a finding"] = [node.text() for node in sections["events"].find("h3")][:2]
    for what, texts in wanted.items():
        for text in texts:
            if words(text)[:40] not in sheet:
                yield Complaint(label, text[:60], f"{what} is not on the first sheet",
                                "make what stands before it shorter in print")


SPOILS = {
    "a wide table": lambda html: html.replace(
        "</main>", "<table><tbody><tr><td>" + "x&nbsp;" * 300 + "</td><td>end of it</td></table></main>"),
    "a long page": lambda html: html.replace("</main>", "<p>x</p>" * 900 + "</main>"),
    "a verdict that comes late": lambda html: html.replace(
        '<section class="verdict', "<p>x</p>" * 40 + '<section class="verdict'),
}
