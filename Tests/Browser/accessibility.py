"""axe-core finds nothing against WCAG 2.2, levels A and AA, light and dark."""
import importlib.util
from functools import cache
from pathlib import Path

from tree import Complaint

NAME = "axe-core finds no violation of WCAG 2.2 A and AA, light and dark"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What depends on colours alone; the rest is the same in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]

RUN = """axe.run(document, %s).then(r => r.violations.map(v => [v.id, v.help,
  v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " (" + n.target.join(" ") + ") "
    + n.any.concat(n.all, n.none).map(c => c.message).join("; ")), v.nodes.length]))"""


@cache
def source():
    """The script that the wheel of axe-playwright-python carries."""
    package = importlib.util.find_spec("axe_playwright_python")
    return next(Path(package.submodule_search_locations[0]).rglob("axe.min.js")).read_text("utf-8")


def check(tree, tab):
    # The Korean report of the same columns is looked at; a spoilt page is one of this.
    if tree.name == "wide" and tree.only is None:
        return
    for page in tree.kinds:
        tab.open(tree.folder / page)
        tab.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        tab.evaluate(source() + ";0")
        light = '{runOnly: {type: "tag", values: %s}, resultTypes: ["violations"]}' % TAGS
        dark = '{runOnly: {type: "rule", values: %s}, resultTypes: ["violations"]}' % COLOURS
        for scheme, options in [("light", light), ("dark", dark)]:
            tab.see(scheme == "dark")
            for rule, text, nodes, count in tab.evaluate(RUN % options):
                for node in nodes:
                    yield Complaint(f"{tree.label(page)}, {scheme}", node, f"{rule} ({count} times)",
                                    text)


SPOILS = {
    "a picture without words": lambda html: html.replace("</main>", '<img src="data:,"></main>'),
    "pale text": lambda html: html.replace("--mute:#525c67", "--mute:#bbbbbb").replace(
        'http-equiv="Content-Security-Policy"', 'name="none"'),
    "dark text in the dark": lambda html: html.replace("--mute:#a5afb9", "--mute:#333333").replace(
        'http-equiv="Content-Security-Policy"', 'name="none"'),
    "no language": lambda html: html.replace('<html lang="en">', "<html>"),
}
