"""A page asks for nothing, says nothing to the console, and has no error."""
from tree import Complaint

NAME = "no page asks for anything, writes to the console or fails"

# A page of its own kind would be asked for by these too.
REMEDY = "write what is needed into the page itself, and allow it in Page.policy by its hash"


def check(tree, tab):
    for page in tree.samples:
        label, events = tree.label(page), tab.open(tree.folder / page)
        if page.startswith("latest/"):
            address = tab.forwarded(tree.folder / page)
            if not (address or "").startswith(tree.folder.resolve().as_uri()):
                yield Complaint(label, "refresh", f"leads to {address}", "forward to a page that is")
        for event in events:
            kind, values = event["method"], event["params"]
            if kind == "Network.requestWillBeSent":
                address = values["request"]["url"]
                # A logo lies in the page itself.
                is_logo = values["type"] == "Image" and address.startswith("data:image/")
                if not is_logo and (values["type"] != "Document" or not address.startswith("file:")):
                    yield Complaint(label, address[:200], "is asked for", REMEDY)
            elif kind == "Runtime.consoleAPICalled":
                yield Complaint(label, values["type"], str(values["args"])[:300],
                                "the script must not write to the console")
            elif kind == "Runtime.exceptionThrown":
                yield Complaint(label, "script", str(values["exceptionDetails"])[:300],
                                "mend Script.swift: pages must read without it, and not fail with it")
            elif kind == "Log.entryAdded":
                entry = values["entry"]
                yield Complaint(label, entry.get("url", "page"), entry["text"][:300], REMEDY)
            elif kind == "Page.javascriptDialogOpening":
                yield Complaint(label, "dialog", values["message"][:100], "escape what came from a log")


SPOILS = {
    "a picture from elsewhere":
        lambda html: html.replace("</main>", '<img src="https://example.invalid/a.png"></main>'),
    "a logo that the policy forbids": lambda html: html.replace("img-src data:; ", ""),
    "a style attribute": lambda html: html.replace("<main", '<main style="color:red"'),
    "a script that is not ours": lambda html: html.replace(
        "</main>", "<script>console.log(1)</script></main>"),
    "a broken script": lambda html: html.replace("(function () {", "(function () {missing();"),
}
