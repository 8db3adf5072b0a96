"""Every link of a report leads to a file of it, and to an element where it names one."""
import urllib.parse
from pathlib import PurePosixPath

from tree import Complaint, parse

NAME = "every link of every page resolves, with its anchor"


def resolved(page, path):
    """The path of a link's target within the report; None where it leaves the report."""
    parts = list(PurePosixPath(page).parent.parts)
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def check(tree, _):
    for page in tree.only or tree.pages:
        label, own = tree.label(page), tree.ids(page)
        for name in sorted(name for name, count in own.items() if count > 1):
            yield Complaint(label, f'id="{name}"', "is there twice", "an anchor must name one element")
        for node in parse(tree.read(page)).walk():
            address = node.get("href") or node.get("src")
            if node.name == "meta" and node.get("http-equiv") == "refresh":
                address = node.get("content").partition("url=")[2]
            # A logo lies in the page itself.
            if address is None or node.name == "img" and address.startswith("data:image/"):
                continue
            element = f'<{node.name} href="{address[:160]}">{node.text()[:60]}'
            parts = urllib.parse.urlsplit(address)
            if parts.scheme or parts.netloc or address.startswith("/"):
                yield Complaint(label, element, "leads out of the report",
                                "links are relative and stay in the folder")
                continue
            target = resolved(page, urllib.parse.unquote(parts.path)) if parts.path else page
            if target not in tree.files:
                yield Complaint(label, element, f"leads to {target or 'a folder above'}, which is not",
                                "write the file, or no link")
            elif parts.fragment and urllib.parse.unquote(parts.fragment) not in tree.ids(target):
                yield Complaint(label, element, f"{target} has no #{parts.fragment}",
                                "give an element this id on every page that may be the target")


SPOILS = {
    "a link to no file": lambda html: html.replace("</main>", '<a href="none.html">x</a></main>'),
    "a link to no anchor": lambda html: html.replace("</main>", '<a href="#nowhere">x</a></main>'),
    "a link to elsewhere": lambda html: html.replace(
        "</main>", '<a href="https://example.invalid">x</a></main>'),
    "an id twice": lambda html: html.replace("</main>", '<p id="main">x</p></main>'),
}
