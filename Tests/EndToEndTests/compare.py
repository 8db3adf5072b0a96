"""Compares a report tree with expected numbers, statistic by statistic.

    python Tests/EndToEndTests/compare.py REPORT EXPECTED [--map features.x=y] [--bound] [--limit N]

REPORT is a folder that holds day/*/report.json, week/*/report.json and so on, made with
`statistics: {compat: textbook}`. EXPECTED is a file as sample-logs/expected.py writes it, or a folder
of such files by granularity (day.json.gz, week.json.gz, month.json).

Periods are matched by granularity, start and end. Tolerance: 1e-8 relative (1e-6 for p-values), or
1e-10 absolute (not for p-values). A column with more than 8,192 distinct values in the window or its
reference is kept in a histogram that has collapsed; with --bound its quantiles may differ by 0.4 %
and its distances by 0.002 or 2 %, without it by nothing. Latency percentiles may always differ by
the bound that the report itself states.

Prints how many numbers agree, differ and are absent (the report says null or nothing) per kind, then
every difference: period, column, statistic, expected, found. Exit code 0 when nothing differs (and,
with --strict, nothing is absent), 1 when something does, 2 for wrong arguments.
"""
import argparse
import gzip
import json
import math
import sys
from collections import defaultdict
from datetime import datetime, timezone
from pathlib import Path

EXACT_DISTINCT = 8192
ROLES = {"inputs": "input", "features": "feature", "output": "output"}
# Names of the expected drift numbers, and those that a report may use.
DRIFT_NAMES = {
    "psi": ["psi"], "js": ["js_distance", "js"], "hellinger": ["hellinger"], "ks": ["ks"],
    "wasserstein": ["wasserstein"], "wasserstein_norm": ["wasserstein_normed", "wasserstein_norm"],
    "l_infinity": ["l_infinity"], "tvd": ["total_variation", "tvd"], "chi2": ["chi_square", "chi2"]}
P_VALUES = {"ks_p": "ks", "chi2_p": "chi2"}
PERFORMANCE_NAMES = {
    "brier": ["brier", "brier_score"], "median_ae": ["median_ae", "median_absolute_error"],
    "ece10": ["ece_10_equal_width"], "mce10": ["mce_10_equal_width"]}
# Expected, but not part of a report under these definitions.
NOT_COMPARED = {"positives", "mape_n", "n", "tp", "fp", "fn", "tn", "reliability", "served",
                "psi_with_missing", "n_bins", "note"}


def read_json(path):
    data = Path(path).read_bytes()
    return json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)


def milliseconds(text):
    moment = datetime.fromisoformat(text)
    return round((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() * 1000)


def expected_documents(path):
    """The documents of a file or of a folder of files."""
    path = Path(path)
    return [read_json(file) for file in (sorted(path.glob("*.json*")) if path.is_dir() else [path])]


def expected_periods(documents):
    """Yields (granularity, period) of the documents."""
    for document in documents:
        for period in document.get("periods", []):
            yield period.get("granularity") or document["granularity"], period


def reports(folder):
    """The reports of the tree by granularity, start and end."""
    found = {}
    for path in sorted(Path(folder).glob("*/*/report.json")):
        report = read_json(path)
        window = report["window"]
        key = (window["granularity"], milliseconds(window["start"]), milliseconds(window["end"]))
        found[key] = report
    return found


def category(text):
    """One spelling for booleans and whole numbers."""
    text = {"true": "1", "false": "0"}.get(text.lower(), text)
    return text[:-2] if text.endswith(".0") and text[:-2].lstrip("-").isdigit() else text


def first_of(mapping, names):
    for name in names:
        if name in mapping:
            return mapping[name]
    return None


class Comparison:
    def __init__(self, renamed, uses_bound, reference_bins):
        self.renamed, self.uses_bound = renamed, uses_bound
        self.reference_bins = reference_bins  # counts by group and name
        self.counts = defaultdict(lambda: [0, 0, 0])  # agree, differ, absent
        self.differences, self.gaps = [], defaultdict(int)
        self.period = ""

    def record(self, kind, column, statistic, expected, found, agrees):
        if found is None and expected is not None:
            self.counts[kind][2] += 1
            self.gaps[f"{kind}: {column.split('.')[0]} {statistic}"] += 1
        elif agrees:
            self.counts[kind][0] += 1
        else:
            self.counts[kind][1] += 1
            self.differences.append((self.period, column, statistic, expected, found))

    def number(self, kind, column, statistic, expected, found, relative=1e-8, absolute=1e-10):
        """Compares two numbers; an expected null means that the report must not show one."""
        if isinstance(expected, str):
            return  # an overflow, for which a finite answer is as good
        agrees = expected is None and found is None
        if expected is not None and found is not None:
            agrees = abs(expected - found) <= max(absolute, relative * abs(expected))
        self.record(kind, column, statistic, expected, found, agrees)

    def equal(self, kind, column, statistic, expected, found):
        self.record(kind, column, statistic, expected, found, expected == found)

    # One report against one period.

    def compare(self, granularity, period, report):
        self.period = f"{granularity} {report['window']['name']}"
        self.compare_counts(period["counts"], report)
        self.compare_operations(period["ops"], report["operations"], report.get("slices", []))
        columns = {(column["role"], column["name"]): column for column in report["columns"]}
        for group, role in ROLES.items():
            for name, expected in period.get(group, {}).items():
                found = columns.get((role, self.name(group, name)))
                self.compare_column(f"{group}.{name}", expected, found)
        names = [self.name("output", "score"), "score", "value"]
        outputs = {name: column for (role, name), column in columns.items() if role == "output"}
        self.compare_column("output.score", period["score"] | {"kind": "numeric"},
                            first_of(outputs, names))
        self.compare_performance(period, report.get("performance"))
        if "logged_features" in period:
            self.compare_logged(period["logged_features"], report.get("loggedFeatures"))

    def compare_logged(self, expected, found):
        """Rows that hold the vector, and how many of a feature differ from the rebuilt ones."""
        found = found or {"rows": None, "features": []}
        self.equal("logged features", "log", "rows", expected["rows"], found["rows"])
        differing = {feature["name"]: feature["different"] + feature["onlyRebuilt"] + feature["onlyLogged"]
                     for feature in found["features"]}
        wanted = {self.name("features", name): n for name, n in expected["mismatches"].items()}
        for name in sorted(wanted.keys() | {name for name, n in differing.items() if n}):
            self.equal("logged features", name, "mismatches", wanted.get(name, 0), differing.get(name))

    def name(self, group, name):
        return self.renamed.get(f"{group}.{name}", name)

    def compare_counts(self, expected, report):
        traffic, log = report["operations"]["traffic"], report["log"]
        found = {"attempts": traffic["calls"], "served": log["rows"]["served"],
                 "exact_copies": log["rows"]["exactCopies"], "nonstandard_json": log.get("nonstandard")}
        for name, value in found.items():
            self.equal("counts", "log", name, expected[name], value)

    def compare_operations(self, expected, found, slices):
        errors, traffic = found["errors"], found["traffic"]
        status = {code: count for code, count in errors["byStatus"].items() if count}
        self.equal("operations", "errors", "byStatus", expected["status"], status)
        self.number("operations", "errors", "rate", expected["error_rate"], errors.get("rate"))
        hosts = {host["host"]: host["calls"] for host in found["hosts"] if host["calls"]}
        self.equal("operations", "hosts", "calls", expected["by_host"], hosts)
        versions = {entry["value"]: entry["calls"] for entry in slices
                    if entry["by"] in ("version", "model_version", "model.version")}
        if len(expected["by_version"]) > 1 or versions:
            self.equal("operations", "versions", "calls", expected["by_version"], versions or None)
        if "hourly_attempts" in expected and traffic["perHour"]:
            hours = [hour["calls"] for hour in traffic["perHour"]]
            self.equal("operations", "traffic", "perHour", expected["hourly_attempts"], hours)
        gap = found.get("longestGap")
        if expected["status"] and gap:
            self.number("operations", "traffic", "longest gap", expected["longest_gap_s"],
                        gap["seconds"], absolute=2e-3)
        bound = found["latency"].get("relativeErrorBound") or 0
        for key, name in (("latency_all", "all"), ("latency_200", "good")):
            summary = found["latency"][name]
            self.equal("latency", f"latency.{name}", "n", expected[key]["n"], summary["n"])
            for statistic in ("p50", "p90", "p95", "p99", "max", "mean"):
                value = expected[key].get(statistic)
                is_quantile = statistic.startswith("p")
                self.number("latency", f"latency.{name}", statistic,
                            None if value is None else value / 1000, summary.get(statistic),
                            relative=1e-8 + (bound if is_quantile else 0))

    def compare_column(self, column, expected, found):
        if found is None:
            self.record("columns", column, "column", "a column", None, False)
            return
        self.record("columns", column, "column", True, True, True)
        profile, stats = found["profile"], expected["stats"]
        non_finite = profile["nonFinite"]
        self.equal("column counts", column, "count", stats["count"], profile["count"])
        self.equal("column counts", column, "missing", stats["missing"],
                   profile["missing"] + non_finite["nan"])
        reference = found.get("referenceProfile") or {}
        is_bound = self.uses_bound and any(self.is_collapsed(side) for side in (profile, reference))
        if expected["kind"] == "categorical":
            self.compare_categories(column, stats, profile)
        else:
            self.equal("column counts", column, "nonfinite", stats["nonfinite"],
                       non_finite["posInf"] + non_finite["negInf"])
            self.compare_numbers(column, stats, profile, is_bound)
        self.compare_drift(column, expected.get("drift", {}), found, is_bound)

    @staticmethod
    def is_collapsed(profile):
        """Whether a histogram has lost distinct values; the report then tells no number of them."""
        return profile.get("distinctIsExact") is False or (
            profile.get("distinct") or 0) > EXACT_DISTINCT

    def compare_numbers(self, column, stats, profile, is_bound):
        for name, key in (("mean", "mean"), ("std", "sd"), ("min", "min"), ("max", "max")):
            # Of a constant column, the deviation is rounding noise of the size of its values.
            noise = 1e-10 * max(1.0, abs(stats.get("mean") or 0)) if name == "std" else 1e-10
            self.number("moments", column, name, stats.get(name), profile.get(key), absolute=noise)
        if profile.get("zeros") is not None and "zeros" in stats:
            self.equal("column counts", column, "zeros", stats["zeros"], profile["zeros"])
        if profile.get("distinctIsExact") and "distinct" in stats:
            self.equal("column counts", column, "distinct", stats["distinct"], profile["distinct"])
        for name in ("p01", "p05", "p25", "p50", "p75", "p95", "p99"):
            self.number("quantiles", column, name, stats.get(name), profile["quantiles"].get(name),
                        relative=0.004 if is_bound else 1e-8)

    def compare_categories(self, column, stats, profile):
        self.equal("column counts", column, "distinct", stats["distinct"], profile.get("distinct"))
        expected = {category(name): count for name, count in stats["frequencies"].items()}
        found = {category(entry["value"]): entry["count"] for entry in profile["top"]}
        # The longest common length of two rankings that may be cut among equal counts.
        length = min(len(expected), len(found))
        least = sorted(expected.values(), reverse=True)[length - 1] if length else 0
        self.equal("frequencies", column, "top",
                   {name: count for name, count in expected.items() if count > least},
                   {name: count for name, count in found.items() if count > least})

    def compare_drift(self, column, expected, found, is_bound):
        drift = found.get("drift") or {}
        statistics = drift.get("statistics", {})
        tolerance = {"relative": 0.02, "absolute": 0.002} if is_bound else {}
        for name, names in DRIFT_NAMES.items():
            if name in expected:
                statistic = first_of(statistics, names) or {}
                self.number("distances", column, name, expected[name], statistic.get("value"),
                            **tolerance)
        for name, test in P_VALUES.items():
            if name in expected:
                statistic = first_of(statistics, DRIFT_NAMES[test]) or {}
                self.p_value(column, name, expected[name], statistic.get("pValue"), is_bound)
        shift = statistics.get("mean_shift", {}).get("value")
        deviation = (found.get("referenceProfile") or {}).get("sd")
        if "mean_diff" in expected and shift is not None and deviation:
            self.number("distances", column, "mean_diff", expected["mean_diff"], shift * deviation,
                        absolute=1e-9 * max(1.0, abs(found["profile"].get("mean") or 0)))
        bins = found["profile"].get("histogram", [])
        counts = [entry["count"] for entry in bins
                  if entry["kind"] == "range" and entry.get("count") is not None]
        if "bin_counts" in expected and counts:
            if is_bound and len(counts) == len(expected["bin_counts"]):
                size = max(1, sum(expected["bin_counts"]))
                gap = max(abs(a - b) for a, b in zip(counts, expected["bin_counts"])) / size
                self.record("bins", column, "counts", expected["bin_counts"], counts, gap <= 0.002)
            else:
                wanted = self.used_bins(column, expected["bin_counts"])
                if len(wanted) != len(counts):  # Without the reference's bins: leave empty ones out.
                    wanted, counts = [[n for n in side if n] for side in (wanted, counts)]
                self.equal("bins", column, "counts", wanted, counts)
        if "new_categories" in expected:
            new = [entry["count"] for entry in bins if entry["kind"] == "new"]
            if bins:
                self.equal("bins", column, "new", sum(expected["new_categories"].values()),
                           sum(count or 0 for count in new))

    def used_bins(self, column, counts):
        """Without the bins that are empty on both sides: a report does not have them."""
        group, name = column.split(".", 1)
        reference = self.reference_bins.get(group, {}).get(name, {}).get("counts", [])
        if len(reference) != len(counts):
            return counts
        return [count for count, before in zip(counts, reference) if count or before]

    def p_value(self, column, name, expected, found, is_bound):
        if expected is None or found is None:
            self.record("p-values", column, name, expected, found, expected is found)
            return
        # Below 1e-300 both are nothing.
        agrees = math.isclose(expected, found, rel_tol=0.05 if is_bound else 1e-6, abs_tol=1e-300)
        if is_bound:
            agrees = agrees or abs(expected - found) <= 0.01
        self.record("p-values", column, name, expected, found, agrees)

    def compare_performance(self, period, found):
        if not found:
            self.record("performance", "performance", "section", "a section", None, False)
            return
        labels = found["labels"]
        for name in ("labelled", "coverage"):
            self.number("labels", "labels", name, period["labels"][name], labels.get(name))
        self.number("labels", "labels", "corrected", period["labels"]["corrected"],
                    labels["corrections"])
        lag = period["labels"].get("first_label_lag_hours", {})
        for name, key in (("p50", "medianDelay"), ("p90", "p90Delay")):
            if lag.get(name) is not None:
                seconds = labels.get(key)
                self.number("labels", "labels", f"lag {name}", lag[name],
                            None if seconds is None else seconds / 3600, relative=0.02)
        cells = found.get("confusion")
        expected = dict(period["performance"])
        if cells and "tp" in expected:
            (tn, fp), (fn, tp) = cells["counts"]
            for name, value in (("tp", tp), ("fp", fp), ("fn", fn), ("tn", tn)):
                self.equal("performance", "performance", name, expected[name], value)
        self.compare_metrics("performance", expected, found["metrics"])
        slices = {(slice["by"], slice["value"]): slice for slice in found["slices"]}
        for by, values in period.get("segments", {}).items():
            by = {"model_version": "version"}.get(by, by)
            if by == "version" and len(values) == 1:
                continue  # One version is the whole.
            for value, expected in values.items():
                slice = slices.get((by, value))
                if slice is None:
                    self.record("segments", f"{by}={value}", "slice", "a slice", None, False)
                    continue
                self.equal("segments", f"{by}={value}", "served", expected["served"],
                           slice["rows"])
                self.compare_metrics(f"segments {by}", expected, slice["metrics"], partly=True)

    def compare_metrics(self, kind, expected, metrics, partly=False):
        found = {metric["name"]: metric for metric in metrics}
        for name, value in expected.items():
            metric = first_of(found, PERFORMANCE_NAMES.get(name, [name]))
            if name in NOT_COMPARED or (partly and metric is None):
                continue
            metric = metric or {}
            # A number from bins may differ by what the report itself says.
            bound = max(1e-10, metric.get("bound") or 0) if self.uses_bound else 1e-10
            self.number(kind, kind, name, value, metric.get("value"), absolute=bound)


def differing(expected, found):
    """Of two tables, only the entries that differ."""
    if not (isinstance(expected, dict) and isinstance(found, dict)):
        return expected, found
    keys = [key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)]
    return tuple({key: table.get(key) for key in sorted(keys)} for table in (expected, found))


def shown(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + "..."


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", help="folder of the report")
    parser.add_argument("expected", help="file or folder of expected numbers")
    parser.add_argument("--map", action="append", default=[], metavar="GROUP.NAME=NAME",
                        help="the report's name of a column, e.g. features.dow=day_of_week")
    parser.add_argument("--bound", action="store_true",
                        help="allow for collapsed histograms of more than 8,192 distinct values")
    parser.add_argument("--strict", action="store_true", help="fail on absent numbers as well")
    parser.add_argument("--limit", type=int, default=None, help="print so many differences at most")
    arguments = parser.parse_args()
    if any("=" not in entry for entry in arguments.map):
        parser.error("--map expects GROUP.NAME=NAME")

    found = reports(arguments.report)
    documents = expected_documents(arguments.expected)
    reference_bins = {}
    for document in documents:
        reference_bins |= document.get("reference", {}).get("bins", {})
    comparison = Comparison(
        dict(entry.split("=", 1) for entry in arguments.map), arguments.bound, reference_bins)
    compared, without = 0, []
    for granularity, period in expected_periods(documents):
        key = (granularity, milliseconds(period["start"]), milliseconds(period["end"]))
        if key in found:
            comparison.compare(granularity, period, found[key])
            compared += 1
        else:
            without.append(f"{granularity} {period['start']}")
    if not compared:
        print(f"no expected period has a report: {len(found)} reports, {len(without)} periods",
              file=sys.stderr)
        return 1

    print(f"{compared} periods compared, {len(without)} without a report")
    for text in without[:10]:
        print(f"  no report: {text}")
    print(f"{'kind':<16}{'agree':>9}{'differ':>9}{'absent':>9}")
    for kind, (agree, differ, absent) in sorted(comparison.counts.items()):
        print(f"{kind:<16}{agree:>9}{differ:>9}{absent:>9}")
    total = [sum(counts[i] for counts in comparison.counts.values()) for i in range(3)]
    print(f"{'total':<16}{total[0]:>9}{total[1]:>9}{total[2]:>9}")
    for gap, count in sorted(comparison.gaps.items()):
        print(f"absent {count:>6} x {gap}")
    for period, column, statistic, expected, value in comparison.differences[: arguments.limit]:
        expected, value = differing(expected, value)
        print(f"differs: {period} {column} {statistic}: expected {shown(expected)},"
              f" found {shown(value)}")
    return 1 if total[1] or (arguments.strict and (total[2] or without)) else 0


if __name__ == "__main__":
    sys.exit(main())
