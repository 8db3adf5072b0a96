"""A report's folder, the pages of each kind in it, and what a check has to say about one."""
import json
import os
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

GRANULARITIES = {"hour", "day", "week", "month", "quarter"}
ID = re.compile(r'<[^<>]*? id="([^"]*)"')
# Elements that have no end tag.
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(frozen=True)
class Complaint:
    """What is wrong: where, with what, and what would help."""
    page: str
    element: str
    says: str
    remedy: str

    def __str__(self):
        return f"{self.page}: {self.element}: {self.says}\n    {self.remedy}"


@dataclass
class Node:
    """An element of a page, its attributes and what is in it: texts and elements in order."""
    name: str
    attributes: dict
    parent: "Node | None"
    children: list = field(default_factory=list)

    def get(self, attribute):
        return self.attributes.get(attribute)

    def classes(self):
        return (self.get("class") or "").split()

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def find(self, name):
        """All elements of a name, in order."""
        return (node for node in self.walk() if node.name == name)

    def inside(self, name):
        """The nearest element of a name around this one, or this one; None."""
        node = self
        while node is not None and node.name != name:
            node = node.parent
        return node


class Builder(HTMLParser):
    """Makes nodes of HTML that the validator has approved of."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.node = Node("", {}, None)

    def handle_starttag(self, name, attributes):
        node = Node(name, dict(attributes), self.node)
        self.node.children.append(node)
        if name not in EMPTY:
            self.node = node

    def handle_startendtag(self, name, attributes):
        self.node.children.append(Node(name, dict(attributes), self.node))

    def handle_endtag(self, name):
        node = self.node.inside(name)
        if node is not None and node.parent is not None:
            self.node = node.parent

    def handle_data(self, text):
        self.node.children.append(text)


def parse(html):
    builder = Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def kind(page):
    """What a page is, by its path: `index`, `columns`, `column`, `latest` or a granularity."""
    parts = page.split("/")
    return page.removesuffix(".html") if len(parts) == 1 else "column" if "columns" in parts else parts[0]


class Tree:
    """A report's folder. `only` names the pages that the slow checks look at (default: one or two
    of each kind)."""

    def __init__(self, name, folder, only=None):
        self.name, self.folder, self.only, self.known = name, Path(folder), only, {}

    def label(self, page):
        return f"{self.name}/{page}"

    def read(self, page):
        return (self.folder / page).read_text(encoding="utf-8")

    def json(self, path):
        return json.loads((self.folder / path).read_text(encoding="utf-8"))

    @cached_property
    def files(self):
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")
                if path.is_file()}

    @cached_property
    def pages(self):
        return sorted(path for path in self.files if path.endswith(".html"))

    def ids(self, page):
        """The ids of a page, with how often each is there."""
        if page not in self.known:
            html = self.read(page) if page.endswith(".html") else ""
            self.known[page] = Counter(map(unescape, ID.findall(html)))
        return self.known[page]

    @cached_property
    def kinds(self):
        """The fullest page of each kind that has something to be read."""
        if self.only is not None:
            return self.only
        found = {}
        for page in self.pages:
            if kind(page) != "latest":
                found.setdefault(kind(page), []).append(page)
        return [max(pages, key=self.size) for pages in found.values()]

    def size(self, page):
        return (self.folder / page).stat().st_size

    @cached_property
    def samples(self):
        """The pages of `kinds`, the shortest column, a window with an alert, and the newest's."""
        if self.only is not None:
            return self.only
        chosen = set(self.kinds)
        chosen |= {page for page in self.pages if kind(page) == "latest"}
        columns = [page for page in self.pages if kind(page) == "column"]
        chosen |= set(sorted(columns, key=self.size)[:1])
        for page in self.pages:
            if kind(page) in GRANULARITIES and self.json(
                    page.replace("index.html", "report.json"))["verdict"]["status"] == "alert":
                chosen.add(page)
                break
        return sorted(chosen)

    def spoilt(self, folder, page, html):
        """A copy of links to the same files, in which one page is another."""
        shutil.copytree(self.folder, folder, copy_function=os.link)
        (Path(folder) / page).unlink()
        (Path(folder) / page).write_text(html, encoding="utf-8")
        return Tree(self.name, folder, [page])
