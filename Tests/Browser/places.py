"""Which numbers of a report's JSON belong where on its pages."""
import hashlib
import json
import math
from collections import Counter

from numerals import Moments, Numbers, shown
from tree import kind


def head(row):
    """The text of the first cell of a row."""
    cell = next((child for child in row.children if not isinstance(child, str)), None)
    return "" if cell is None else cell.text().strip()


class Places:
    """Which numbers belong where on a page."""

    def __init__(self, tree, page):
        self.cache = {}
        self.kind = kind(page)
        if self.kind == "columns":
            self.document = tree.json("columns.json")
        elif self.kind in ("index", "latest"):
            self.document = tree.json("index.json")
            # The start page over several reports has none of its own.
            self.incidents = tree.json("incidents.json") if "latest" in self.document else None
        else:
            folder = page.split("/columns/")[0] if "/columns/" in page else page.rsplit("/", 1)[0]
            self.document = tree.json(f"{folder}/report.json")
            self.columns = {}
            for column in self.document["columns"]:
                # An input and a feature may share a name.
                self.columns.setdefault(shown(column["name"]), []).append(column)
                if column["page"] and page.endswith(column["page"]):
                    self.column = column
            self.findings = {hashlib.sha256(finding["id"].encode()).hexdigest()[:8]: finding
                             for finding in self.document["findings"]}

        self.moments = Moments(json.dumps([self.document, getattr(self, "incidents", None)]))

    def numbers(self, key, make):
        if key not in self.cache:
            self.cache[key] = Numbers(*make())
        return self.cache[key]

    def of(self, node):
        """The numbers that an element may show."""
        document = self.document
        if self.kind == "columns":
            row = node.inside("tr")
            name = "" if row is None else head(row)
            found = [column for column in document["columns"]
                     if name.startswith(shown(column["name"]))]
            return self.numbers(name, lambda: [
                found or document, [counts(column["points"])[-2] for column in found]])
        if "reports" in document:
            row = node.inside("tr")
            name = "" if row is None else head(row)
            found = [report for report in document["reports"]
                     if name.startswith(shown(report["title"]))]
            return self.numbers(name, lambda: [found or document, counts(document["reports"])])
        if self.kind in ("index", "latest"):
            return self.numbers("", lambda: [
                document, self.incidents, counts((document["latest"] or {}).get("areas", [])),
                alike(self.incidents["incidents"])])
        if self.kind == "column" and "ht" in getattr(node.inside("table"), "attributes", {}).get(
                "class", "").split():
            # Per cent without its sign, so that a day's hours stand beside each other.
            shares = [bin["shares"] for bin in self.column["heat"]["bins"]]
            return self.numbers("heat", lambda: [
                [math.floor(100 * share + 0.5) for share in sum(shares, []) if share is not None],
                [math.floor(100 * bin["reference"] + 0.5) for bin in self.column["profile"]["histogram"]
                 if bin["reference"] is not None], self.column["profile"]["histogram"]])
        if self.kind == "column":
            name = self.column["name"]
            return self.numbers("", lambda: [
                self.column, derived(self.column), document["window"], document["pipeline"],
                document["method"], document["references"],
                [finding for finding in document["findings"]
                 if finding["column"] == name or finding["id"] == self.column["coveredBy"]]])
        place, row = None, None
        step = node
        while step is not None:
            if step.name == "tr" and row is None:
                row = step
            if step.name == "li" and (step.get("id") or "").startswith("f-"):
                finding = self.findings.get(step.get("id")[2:])
                if finding is not None:
                    return self.numbers(step.get("id"), lambda: [finding])
            if step.name == "section":
                place = step.get("id") or "verdict"
                break
            step = step.parent
        if place == "areas" and row is not None and row.get("id"):
            return self.numbers("area " + row.get("id"), lambda: [
                area for area in document["areas"] if area["id"] == row.get("id")])
        if place == "drift" and row is not None:
            name = head(row)
            if name in self.columns:
                return self.numbers("column " + name, lambda: [
                    *self.columns[name], *map(derived, self.columns[name]),
                    [finding for finding in document["findings"] if finding["column"] == name]])
        if place == "perf" and row is not None:
            # A metric is known by its value, which the page's script sorts by.
            values = [cell.get("data-v") for cell in row.find("td") if cell.get("data-v")]
            metrics = [metric for metric in (document["performance"] or {}).get("metrics", [])
                       if metric["value"] is not None and len(values) == 1
                       and math.isclose(metric["value"], float(values[0]), rel_tol=1e-5)]
            if metrics:
                return self.numbers(f"metric {values[0]}", lambda: [metrics])
        return self.numbers(place, lambda: self.section(place))

    def section(self, place):
        document = self.document
        keys = {
            "areas": ["areas"], "events": ["findings", "areas", "unavailable"],
            "perf": ["performance", "revisions", "areas"],
            "drift": ["multivariate", "method", "findings", "areas"],
            "ops": ["operations", "findings", "slices", "events", "areas", "window"],
            "versions": ["slices"], "log": ["log", "otherFields"], "checks": ["checks"],
            "numbers": ["stability", "areas"], "logged": ["loggedFeatures"],
            "method": ["method", "references", "window", "revisions", "unavailable", "digests",
                       "pipeline", "otherFields"]}
        if place == "verdict":
            return [document["verdict"], document["window"], document["pipeline"],
                    document["operations"]["traffic"]]
        parts = [document[key] for key in keys.get(place, ["window", "pipeline"])]
        return [*parts, derived_of_window(document, place)]


def derived(column):
    """What a page works out of a column: shares of counts, and differences of shares."""
    found = []
    for side in [column["profile"], column["referenceProfile"], column["previousProfile"]]:
        if side and side["count"]:
            found += [value / side["count"] for value in side.values() if isinstance(value, int)]
    found += [bin["current"] - bin["reference"] for bin in column["profile"]["histogram"]
              if bin["reference"] is not None and bin["current"] is not None]
    found += [bin["current"] - bin["previous"] for bin in column["profile"]["histogram"]
              if bin["previous"] is not None and bin["current"] is not None]
    found += [bin["current"] - bin["reference"] for other in column["otherDrifts"]
              for bin in other["histogram"]
              if bin["reference"] is not None and bin["current"] is not None]
    return found


def odd(stability):
    """How many columns have odd numbers, and their shares of the rows."""
    sides = [[side for side in (column["current"], column["reference"]) if side]
             for column in (stability or {"columns": []})["columns"]]
    kinds = {"rows", "mostFrequentShare"}
    shares = [[value / side["rows"] for side in both if side["rows"]
               for kind, value in side.items() if kind not in kinds and value is not None]
              for both in sides]
    return [sum(any(both[0][kind] for kind in both[0] if kind not in kinds) for both in sides if both),
            *sum(shares, [])]


# How many columns an incident names, and how many findings a window lists.
NAMED, LISTED = 12, 40


def alike(incidents):
    """How many incidents are like another one that began with it, and how many are not named."""
    kinds = Counter((incident["area"], incident["metric"], incident["status"], incident["start"],
                     incident["end"]) for incident in incidents)
    return [number for count in kinds.values() for number in (count - 1, count - 1 - NAMED)]


def counts(elements):
    """How many elements there are, of each status, and judged."""
    statuses = [element["status"] for element in elements]
    return [len(statuses), *map(statuses.count, set(statuses)),
            sum(status in ("alert", "warning") for status in statuses),
            sum(status != "no_data" for status in statuses)]


def derived_of_window(document, place):
    """What a page counts and divides."""
    if place == "drift":
        return counts(document["columns"])
    if place == "areas":
        return counts(document["areas"])
    if place == "events":
        return [sum(finding["status"] in ("alert", "warning") for finding in document["findings"])
                - LISTED]
    if place == "ops":
        hours = document["operations"]["errors"]["perHour"]
        return [sum(not hour["calls"] for hour in hours),
                sum(hour["calls"] and hour["errors"] >= 0.05 * hour["calls"] for hour in hours)]
    if place == "checks":
        checks = document["checks"]
        failed = [check for check in checks if check["status"] in ("alert", "warning")]
        return [sum(check["explainedBy"] is None for check in failed), counts(checks),
                # Those that neither fail nor stand in the pipeline file are folded.
                sum(check["source"] == "built_in" and check not in failed for check in checks)]
    if place == "numbers":
        return [odd(document["stability"])]
    if place == "perf" and document["performance"] and document["performance"]["confusion"]:
        rows = document["performance"]["confusion"]["counts"]
        return [count / sum(row) for row in rows if sum(row) for count in row]
    return []
