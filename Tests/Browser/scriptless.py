"""A page without its script says everything that it says with it."""
from tree import Complaint

NAME = "without JavaScript every page reads the same"

# The text as a reader sees it, and that of everything that is folded; less what the script adds:
# the sorting and filtering controls and the read-out of charts.
TEXT = """(() => {
  document.querySelectorAll(".tools, .ro").forEach(e => e.remove());
  document.querySelectorAll("details").forEach(e => e.open = true);
  return document.body.innerText.split(/\\s+/).filter(w => w && w != "▲" && w != "▼").join(" ");
})()"""


def check(tree, tab):
    for page in tree.kinds:
        texts = []
        for script in [True, False]:
            tab.open(tree.folder / page, script=script)
            texts.append(tab.evaluate(TEXT))
        if texts[0] != texts[1]:
            place = next((index for index, pair in enumerate(zip(*texts)) if pair[0] != pair[1]),
                         min(map(len, texts)))
            yield Complaint(
                tree.label(page), "text",
                f"with: …{texts[0][max(0, place - 30):place + 60]!r}"
                f" without: …{texts[1][max(0, place - 30):place + 60]!r}",
                "the script may add controls only: write the text into the page")


SPOILS = {
    "a text by script": lambda html: html.replace("(function () {", """(function () {
    document.getElementById("main").appendChild(document.createElement("p")).textContent = "more";
    """).replace('http-equiv="Content-Security-Policy"', 'name="none"'),
    "a text without script": lambda html: html.replace(
        "</main>", "<noscript>only without</noscript></main>"),
}
