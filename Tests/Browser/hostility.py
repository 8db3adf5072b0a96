"""Names and values from logs and pipeline files are read as they are written, and do nothing."""
from reports import HOSTILE
from tree import Complaint, parse

NAME = "hostile names and values do nothing and are read as written"

# Elements that no page of ours has, but for one script, and attributes that would run something.
FORBIDDEN = {"iframe", "object", "embed", "form", "base", "link", "audio", "video", "img", "frame"}
TURNING = {chr(code) for code in [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F),
                                  *range(0x2066, 0x206A)]}
LONGEST = 700
SHOWN = [*HOSTILE[:2], *HOSTILE[3:5], HOSTILE[6], HOSTILE[8]]


def check(tree, tab):
    everything = []
    for page in tree.only or tree.pages:
        label, root = tree.label(page), parse(tree.read(page))
        for node in root.walk():
            element = f"<{node.name} {str(node.attributes)[:120]}>"
            if node.name in FORBIDDEN:
                yield Complaint(label, element, "is an element that no page of ours has",
                                "escape what came from a log: it goes into Markup as a String")
            for name, value in node.attributes.items():
                if name.startswith("on") or name == "style":
                    yield Complaint(label, element, f"has {name}", "escape what came from a log")
                if name in ("href", "src") and "javascript:" in (value or "").lower():
                    yield Complaint(label, element, "is a link that runs something",
                                    "names go through ColumnAddress into addresses")
                if value is not None and len(value) > LONGEST and name not in ("content", "d", "data-r"):
                    yield Complaint(label, element, f"{name} has {len(value)} characters",
                                    "shorten names by PlainText.name")
            if node.name not in ("script", "style"):
                for text in node.children:
                    if isinstance(text, str) and len(text.strip()) > LONGEST:
                        yield Complaint(label, element, f"a text has {len(text)} characters",
                                        "shorten names by PlainText.name")
                    if isinstance(text, str) and TURNING & set(text):
                        yield Complaint(label, element, f"turns the direction: {text[:60]!r}",
                                        "PlainText.disarmed makes such characters visible")
        scripts = [node for node in root.find("script")]
        if len(scripts) != (0 if page.startswith("latest/") else 1):
            yield Complaint(label, "script", f"there are {len(scripts)}", "escape what came from a log")
        everything.append(root.text())
    whole = "\n".join(everything)
    for text in SHOWN:
        if tree.only is None and text not in whole:
            yield Complaint(tree.name, text, "is on no page as it was written",
                            "escape once, not twice, and do not expand templates in values")
    yield from alive(tree, tab)


def alive(tree, tab):
    """Nothing of HOSTILE ran, was asked for, or got its own element."""
    for page in tree.samples:
        if page.startswith("latest/"):
            continue
        events = tab.open(tree.folder / page)
        for event in events:
            if event["method"] in ("Page.javascriptDialogOpening", "Runtime.exceptionThrown"):
                yield Complaint(tree.label(page), event["method"], str(event["params"])[:200],
                                "escape what came from a log")
        count = tab.evaluate("document.scripts.length + document.images.length * 100")
        if count > 1:
            yield Complaint(tree.label(page), "page", "has scripts or pictures that are not ours",
                            "escape what came from a log")


SPOILS = {
    "a script": lambda html: html.replace("</main>", HOSTILE[0] + "</main>"),
    "a picture": lambda html: html.replace("</main>", HOSTILE[1] + "</main>"),
    "a link that runs": lambda html: html.replace(
        "</main>", f'<a href="{HOSTILE[3]}">x</a></main>'),
    "a text that turns": lambda html: html.replace("</main>", f"<p>{HOSTILE[7]}</p></main>"),
    "a long text": lambda html: html.replace("</main>", f"<p>{HOSTILE[-1]}</p></main>"),
}
