"""Every number on a page is the rendering of a number in the JSON beside it.

A number is looked for where it belongs: one in the row of a column among the numbers of that
column, one in the section about operations among those of `operations`, and so on (places.py).
Cells that the page's script sorts by must say what they are sorted by.
"""
import re

from numerals import Numbers, plain, wrong
from places import Places
from tree import Complaint, parse

NAME = "every number on every page is one of its JSON"

# Classes of texts in charts that are not data: marks of axes, at round numbers.
TICKS = {"xt", "yt"}


def marks(node):
    """How many windows of each status a folded matrix has, and how many areas it leaves out."""
    block = node.inside("details")
    matrix = None if block is None else next(
        (table for table in block.find("table") if "mx" in table.classes()), None)
    if matrix is None or node.inside("table") is not None:
        return set()
    rows = [row for row in matrix.find("tr") if row.inside("thead") is None]
    verdicts = [cell.get("class") for cell in rows[0].find("td")]
    return {10 - len(rows) + 1, *map(verdicts.count, set(verdicts))}


def lines(node):
    """How many lines, rows and columns follow a heading or are folded below a summary."""
    if node.name in ("span", "p"):
        return marks(node)
    if node.name not in ("summary", "h2"):
        return ()
    found = [child.name for child in node.parent.walk() if child.name in ("li", "tr", "th")
             and (child.name == "th") == (child.inside("thead") is not None)]
    links = sum(child.name == "a" and child.inside("thead") is not None
                for child in node.parent.walk())
    return {found.count("li"), found.count("tr"), links}


def is_exempt(node):
    """Texts that are no data: marks of axes, names of quantiles, days and hours above a matrix."""
    if TICKS & set(node.classes()) or node.name in ("script", "style", "head", "title"):
        return True
    text = plain(node.text())
    is_key = node.parent is not None and "key" in node.parent.classes()
    if (node.name == "th" or is_key) and re.fullmatch(r"\d\d?(\.\d)? %", text):
        return True
    # A day's number in its own link.
    if node.name == "a" and re.search(rf"-{re.escape(text)}\b", node.get("href") or ""):
        return True
    # What words mean is the same on every page.
    glossary = node.inside("dl")
    if glossary is not None and glossary.get("id") == "glossary":
        return True
    head = node.inside("thead")
    return head is not None and bool({"mx", "ht"} & set(head.parent.classes()))


def cell(node, numbers):
    """What is wrong with a cell that the page's script sorts by: its text and `data-v` must agree."""
    text = "".join(child if isinstance(child, str) else child.text() if child.name == "b" else ""
                   for child in node.children)
    value = float(node.get("data-v"))
    if value <= -1e99 or not any(map(str.isdigit, text)):
        return
    room = 1e-5 * abs(value)
    if not numbers.has(value - room, value + room):
        yield f"data-v={node.get('data-v')}"
    yield from wrong(text, Numbers([value]))


def check(tree, _):
    for page in tree.only or tree.pages:
        places = Places(tree, page)
        for node in parse(tree.read(page)).walk():
            if is_exempt(node):
                continue
            # A ratio that is cut off says so.
            texts = [child.replace(">1,000×", "") for child in node.children
                     if isinstance(child, str)]
            texts += [text for name in ("aria-label", "data-r") if node.get(name)
                      for text in node.get(name).split("|")]
            found = [(text, number) for text in texts if any(map(str.isdigit, text))
                     for number in wrong(text, places.of(node), places.moments, lines(node))]
            if node.get("data-v"):
                found += [(node.text(), number) for number in cell(node, places.of(node))]
            for text, number in found:
                yield Complaint(tree.label(page), f"<{node.name}> {plain(text)[:100]}",
                                f"{number} is in no number of the JSON beside it",
                                "give the document this number, or write one that it has")


def spoil(pattern, digit):
    """Replaces the digit after the first match of a pattern by another one."""
    return lambda html: re.sub(f"({pattern})({digit})", lambda match: match[1] + str(
        (int(match[2]) + 3) % 10 or 5), html, count=1)


SPOILS = {
    "one digit of a verdict": spoil(r'<p class="lead">[^<]*?', r"\d"),
    "one digit of an area's value": spoil(r'<tr class="[^"]*" id="latency">.*?<b>', r"\d"),
    "one digit of a share in a table": spoil(r'<td class="n[^>]*>\d', r"\d(?=[.\d]*\xa0%)"),
    "one digit of a metric": spoil(
        r'<section id="perf">[\s\S]*?<td class="n" data-v="[^"]*"><b>0\.', r"\d"),
    "one digit of a distance": spoil(
        r'<table class="ft"[\s\S]*?<td class="n" data-v="[^"]*">\s*', r"\d"),
    "one digit of a chart's words": spoil(r'aria-label="Calls by hour: ', r"\d"),
    "one digit of a chart's value": spoil(r'data-r="00:00: ', r"\d"),
    "one digit of a date": spoil(r'<p class="ey">\w+ ', r"\d"),
}
