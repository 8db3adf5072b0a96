"""Proves in headless Chromium that reports are sound: `make test-browser`.

    .ci/browser-proof --require PROGRAM [--quick] [--only WORD] [--keep FOLDER] [--all]

Makes six reports with PROGRAM (.build/release/tidemark): pipelines/bitcoin.yaml and flights.yaml
over the samples, one of thirty columns with a logo in English and Korean, one of three hundred
features, and one whose every name is hostile; and `report --site` over all of them.
Then each check looks at them. That a check can fail is part of the proof: each is also shown pages
that were spoilt on purpose, and must complain.

--quick renders fewer windows, for a slow debug build; --only runs the checks whose module has
the word; --keep keeps the reports in a folder, and takes those that are there; --all tells every
complaint.
Prints what is wrong with page, element and remedy; ends with 1 where anything is.
"""
import argparse
import concurrent.futures
import sys
import tempfile
import time
from pathlib import Path

import accessibility
import budgets
import chromium
import figures
import hostility
import keyboard
import layout
import links
import offline
import printing
import reports
import scriptless
import validity
from tree import Tree

# The checks that need the browser, and those that read files.
LIVE = [offline, layout, scriptless, keyboard, accessibility, printing, hostility]
STILL = [validity, links, figures, budgets]
# Complaints of a check that are told; the rest is counted.
MOST = 12


def trees(program, folder, quick):
    """The reports by name."""
    make = {
        "bitcoin": lambda place: reports.bitcoin(program, place, quick),
        "flights": lambda place: reports.flights(program, place, quick),
        "wide": lambda place: reports.wide(program, place, "en"),
        "wide-ko": lambda place: reports.wide(
            program, place, "ko", *(["--since", "2024-03-25"] if quick else [])),
        "many": lambda place: reports.many(program, place),
        "hostile": lambda place: reports.hostile(program, place)}

    def tree(name):
        place = folder / name
        return Tree(name, place / "report" if (place / "report" / "run.json").exists()
                    else make[name](place))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = dict(zip(make, pool.map(tree, make)))
    if not (folder / "site").exists():
        reports.site(program, folder / "site", {
            name: found[name].folder for name in found if name not in ("wide-ko", "many")})
    # The reports below it are looked at by themselves.
    found["site"] = Tree("site", folder / "site" / "report", ["index.html"])
    return found


def looked_at(module, found):
    """The trees that a check looks at."""
    if module is hostility:
        return [found["hostile"], found["site"]]
    return list(found.values())


def complaints(module, tree, tab):
    return list(module.check(tree, tab))


def self_test(module, found, tab, folder):
    """Shows a check spoilt pages; returns how many it noticed, and what it did not notice.

    Of one report a day is spoilt in every way. Pages of other kinds, which do not have all that can
    be spoilt, are spoilt in one way after the other until one is noticed: they are looked at.
    """
    noticed, missed = 0, []
    for number, (name, page) in enumerate(spoilt_pages(module, found)):
        tree = found[name]
        html = tree.read(page)
        before = set(complaints(module, Tree(tree.name, tree.folder, [page]), tab))
        seen = 0
        for index, (what, spoil) in enumerate(module.SPOILS.items()):
            changed = spoil(html)
            place = folder / f"{module.__name__}-{number}-{index}"
            if changed == html:
                if number == 0:
                    missed.append(f"{what}: the page cannot be spoilt so: mend SPOILS")
            elif set(complaints(module, tree.spoilt(place, page, changed), tab)) - before:
                seen += 1
                if number > 0:
                    break
            elif number == 0:
                missed.append(f"{what}: was not noticed")
        noticed += seen
        if not seen:
            missed.append(f"{name}/{page}: nothing that spoilt it was noticed")
    return noticed, missed


def spoilt_pages(module, found):
    """The pages that a check is shown spoilt, as names of reports and pages; the first in every way."""
    def day(name):
        return next(page for page in found[name].samples
                    if page.startswith("day/") and "columns" not in page)
    if module is hostility:
        return [("hostile", day("hostile")), ("site", "index.html")]
    return [("wide", day("wide")), ("site", "index.html"), ("wide", "columns.html"),
            ("many", day("many"))]


def run(module, found, tab, folder):
    """One check: what it complains about, how many spoilt pages it noticed, which it did not, and
    seconds."""
    start = time.monotonic()
    wrong = [complaint for tree in looked_at(module, found)
             for complaint in complaints(module, tree, tab)]
    noticed, missed = self_test(module, found, tab, folder)
    return wrong, noticed, missed, time.monotonic() - start


def tell(module, result, most=MOST):
    wrong, noticed, missed, seconds = result
    print(f"{'FAILED' if wrong or missed else 'ok':6} {module.NAME} ({module.__name__}, "
          f"{noticed} spoilt pages noticed, "
          f"{seconds:.0f} s)")
    for complaint in wrong[:most]:
        print(f"  {complaint}")
    if len(wrong) > most:
        print(f"  and {len(wrong) - most} more")
    for text in missed:
        print(f"  self-test: {text}")
    sys.stdout.flush()
    return bool(wrong or missed)


def prove(program, folder, words):
    """Runs the checks; returns how many failed and how many there were."""
    start = time.monotonic()
    found = trees(program, folder, words.quick)
    pages = sum(len(tree.only or tree.pages) for tree in found.values())
    print(f"{len(found)} reports of {pages} pages in {time.monotonic() - start:.0f} s, "
          f"{sum(len(tree.samples) for tree in found.values())} looked at in the browser", flush=True)
    chosen = [module for module in LIVE + STILL
              if words.only is None or words.only in module.__name__]
    failed, most = 0, sys.maxsize if words.all else MOST
    with tempfile.TemporaryDirectory(prefix="spoilt-", dir=folder) as spoilt, \
            concurrent.futures.ProcessPoolExecutor(1) as pool:
        spoilt = Path(spoilt)
        still = {module: pool.submit(still_run, module.__name__, found, spoilt)
                 for module in chosen if module in STILL}
        live = [module for module in chosen if module in LIVE]
        if live:
            with chromium.Chromium() as browser:
                tab = browser.tab()
                for module in live:
                    failed += tell(module, run(module, found, tab, spoilt), most)
        for module, future in still.items():
            failed += tell(module, future.result(), most)
    print(f"{len(chosen) - failed} passed, {failed} failed in {time.monotonic() - start:.0f} s")
    return failed


def still_run(name, found, folder):
    """`run` of a check without a browser, in a process of its own."""
    return run(sys.modules[name], found, None, folder)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program", nargs="?", default=reports.ROOT / ".build/release/tidemark")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--all", action="store_true")
    words = parser.parse_args()
    program = Path(words.program).resolve()
    try:
        if words.keep:
            words.keep.mkdir(parents=True, exist_ok=True)
            sys.exit(prove(program, words.keep.resolve(), words) > 0)
        with tempfile.TemporaryDirectory(prefix="tidemark-browser-") as folder:
            failed = prove(program, Path(folder), words)
    except (reports.Failure, chromium.BrowserError) as failure:
        sys.exit(f"proof: {failure}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
