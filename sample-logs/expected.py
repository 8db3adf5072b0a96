"""Computes what a report on the sample logs should say, from the finished files alone.

    python sample-logs/expected.py      # half a minute; writes Tests/EndToEndTests/Fixtures

An independent reader with numpy, scipy and scikit-learn; it shares no code with make.py. One file
per sample, expected-<sample>.json.gz. Numbers carry 10 significant digits; null is undefined.

Reading. Files in lexical order, all gzip members; of a truncated file all whole lines that inflate.
Blank lines are skipped. Malformed: not UTF-8, not JSON, not an object. Bare NaN is a number here
(`nonstandard_json` counts such records). Without an RFC 3339 `ts` with a zone, or without a string
`request_id`, an object is no record (counted in this order).
An *attempt* is a record less exact copies (same id, instant and status, however far apart); a
*request* a distinct id, in the period of its first attempt; the *served* row of an id its earliest
attempt with status 200. A row belongs to the period of its own `ts`. Periods are half-open, of the
sample's time zone; weeks start on Monday. The label of a request is the one with the latest `ts`,
the last in file order on a tie; it belongs to the period of its request.

Statistics, of served rows. Numeric: count is all rows, missing is null, absent, NaN or no number,
nonfinite is an infinity; the rest over finite values, std with n - 1, quantiles linear. Categorical:
the value as text, booleans `true` and `false`; the 40 most frequent, the rest summed in `other`.

Drift against the reference, missing values left out. Numeric bins: inner edges are the distinct
values among the reference's deciles (linear), bins (-inf,e1], (e1,e2], ... (ek,inf). p = reference
shares, q = period shares. psi = sum (q-p) ln(q/p), shares raised to at least 1e-4 and not
renormalised; psi_with_missing has one more bin for missing and non-finite values and shares of all
rows. js is the Jensen-Shannon distance, base 2; hellinger = sqrt(1 - sum sqrt(pq)). ks and ks_p:
scipy.stats.ks_2samp(method="asymp"); wasserstein: scipy.stats.wasserstein_distance, and _norm
divided by the reference's std. Categorical: the same psi, js and hellinger over the union of the
categories, l_infinity, tvd = sum |p-q| / 2, chi2 of the 2 x K table without correction.

Performance: served rows with a label and a finite output. clf: the class is the one logged; brier,
log_loss (scores clipped to [1e-15, 1-1e-15]), ece10 over ten equal-width bins, a zero denominator
gives null (mcc: 0); where all labels are equal there is no roc_auc, average_precision, mcc.
reg: e = prediction - truth; r2 absent for one row. `as_of`: only label records with ts <= period end
plus N days. `segments` (weeks and months) by host, version and others: served rows and performance.
ops.latency in milliseconds, as logged; longest_gap between successive attempts, period ends counting
as attempts; hourly_attempts by hours elapsed since the period's start (days only).
`files` lists what is not plain; `totals` counts all lines of the request files.
"""
import gzip
import json
import math
import re
import sys
import zlib
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon
from sklearn.metrics import average_precision_score, roc_auc_score

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "Tests" / "EndToEndTests" / "Fixtures"
NUMBER_TEXT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")


# --- Reading --------------------------------------------------------------------------------

def inflate(data):
    """All members, and whether the last one is whole."""
    if not data:
        return b"", "empty"
    parts = []
    while data:
        member = zlib.decompressobj(wbits=31)
        parts.append(member.decompress(data))
        if not member.eof:
            return b"".join(parts), "truncated"
        data = member.unused_data
    return b"".join(parts), "ok"


def parse(line):
    """The value of a line, and whether it holds a bare NaN or Infinity."""
    found = []
    value = json.loads(line.decode("utf-8"),
                       parse_constant=lambda name: found.append(name) or float(name))
    return value, bool(found)


def instant(text):
    """Milliseconds since 1970, or None where `text` is no time with a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        return None
    return (moment - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def read_objects(folder):
    """(file counts, record, nonstandard) of every record below `folder`."""
    counts, records = [], []
    for path in sorted(folder.rglob("*.jsonl.gz")):
        data, state = inflate(path.read_bytes())
        lines = data.split(b"\n")
        count = dict(file=path.name, gz=state, lines=0, blank=0, malformed=0, nonstrict=0, no_ts=0,
                     no_id=0, unterminated=int(lines.pop() != b""), records=0)
        for line in lines:
            count["lines"] += 1
            if not line.strip():
                count["blank"] += 1
                continue
            try:
                record, nonstandard = parse(line)
            except ValueError:
                count["malformed"] += 1
                continue
            if not isinstance(record, dict):
                count["malformed"] += 1
            elif instant(record.get("ts")) is None:
                count["no_ts"] += 1
            elif not isinstance(record.get("request_id"), str):
                count["no_id"] += 1
            else:
                count["records"] += 1
                count["nonstrict"] += nonstandard
                record["t"] = instant(record["ts"])
                record["nonstandard"] = nonstandard
                records.append(record)
        counts.append(count)
    return counts, records


class Log:
    def __init__(self, folder):
        self.files, self.records = read_objects(folder / "requests")
        seen, served, first = set(), {}, {}
        self.attempts, self.copies = [], []
        for record in self.records:
            key = (record["request_id"], record["t"], record.get("status"))
            if key in seen:
                self.copies.append(record)
                continue
            seen.add(key)
            self.attempts.append(record)
        for attempt in sorted(self.attempts, key=lambda record: record["t"]):
            first.setdefault(attempt["request_id"], attempt["t"])
            if attempt.get("status") == 200:
                served.setdefault(attempt["request_id"], attempt)
        self.first = np.array(sorted(first.values()))
        self.ids = set(first)
        self.served = sorted(served.values(), key=lambda record: record["t"])
        self.label_files, records = read_objects(folder / "labels")
        self.labels = defaultdict(list)
        for record in records:
            self.labels[record["request_id"]].append((record["t"], record["label"]))

    def label(self, request_id, until=math.inf):
        """The latest label known at `until`, or None."""
        best = None
        for moment, value in self.labels.get(request_id, ()):
            if moment <= until and (best is None or moment >= best[0]):
                best = (moment, value)
        return best and best[1]


# --- Columns --------------------------------------------------------------------------------

def at_path(record, path):
    for key in path.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def as_number(value):
    if isinstance(value, str):
        return float(value) if NUMBER_TEXT.match(value.strip()) else math.nan
    if value is None or isinstance(value, (bool, list, dict)):
        return math.nan
    return float(value)


def as_text(value):
    if value is None or isinstance(value, (list, dict)):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value == math.floor(value):
        return str(int(value))
    return str(value)


def mapped(function, values):
    """`function` of each number; NaN stays NaN. Element by element with the C library."""
    return np.array([math.nan if value != value else function(value) for value in values])


def flight_features(x):
    """The vector of pipelines/flights.yaml."""
    angle = (x["wind_dir"] * math.pi) / 180
    return {
        "carrier": x["carrier"], "origin": x["origin"], "dest": x["dest"],
        "sched_hour": np.floor(x["sched_dep"] / 100),
        "is_evening": [as_text(None if value != value else value >= 1800)
                       for value in x["sched_dep"]],
        "log_distance": mapped(math.log1p, x["distance"]),
        "temp": x["temp"], "dewp": x["dewp"], "temp_dew_spread": x["temp"] - x["dewp"],
        "humid": x["humid"], "wind_speed": x["wind_speed"], "wind_gust": x["wind_gust"],
        "wind_u": -x["wind_speed"] * mapped(math.sin, angle),
        "wind_v": -x["wind_speed"] * mapped(math.cos, angle),
        "precip": x["precip"], "pressure": x["pressure"], "visib": x["visib"],
        "plane_age": 2013 - x["plane_year"], "seats": x["seats"], "engines": x["engines"]}


def bitcoin_features(x):
    """The vector of pipelines/bitcoin.yaml."""
    closes = np.array(x["closes"], dtype=float)
    c = lambda index: closes[:, index]
    log = lambda values: mapped(math.log, values)
    steps = np.column_stack([log(c(i + 1)) - log(c(i)) for i in range(24)])
    return {
        "ret_5m": log(c(-1) / c(-2)), "ret_15m": log(c(-1) / c(-4)), "ret_30m": log(c(-1) / c(-7)),
        "ret_1h": log(c(-1) / c(-13)), "ret_2h": log(c(-1) / c(0)),
        "vol_2h": steps.std(axis=1, ddof=1), "vol_30m": steps[:, -6:].std(axis=1, ddof=1),
        "mean_gap": c(-1) / closes.mean(axis=1) - 1,
        "range": (x["high"] - x["low"]) / x["close"],
        "log_volume": mapped(math.log1p, x["volume"]),
        "volume_ratio": x["volume"] / x["volume_mean_24h"],
        "candle_age": x["candle_age"]}


SAMPLES = {
    "flights": {
        "kind": "clf", "zone": "America/New_York", "reference": ("2013-01-01", "2013-04-01"),
        "inputs": {
            "carrier": "input.flight.carrier", "origin": "input.flight.origin",
            "dest": "input.flight.dest", "sched_dep": "input.flight.sched_dep",
            "distance": "input.flight.distance", "temp": "input.weather.temp",
            "dewp": "input.weather.dewp", "humid": "input.weather.humid",
            "wind_dir": "input.weather.wind_dir", "wind_speed": "input.weather.wind_speed",
            "wind_gust": "input.weather.wind_gust", "precip": "input.weather.precip",
            "pressure": "input.weather.pressure", "visib": "input.weather.visib",
            "plane_year": "input.plane.year", "seats": "input.plane.seats",
            "engines": "input.plane.engines"},
        "categories": {"carrier", "origin", "dest", "is_evening"}, "features": flight_features,
        "output": "output.score", "class": "output.label",
        "segments": {"host": "host", "model_version": "model.version",
                     "carrier": "input.flight.carrier", "origin": "input.flight.origin"},
        "days": ["2013-02-14", "2013-03-10", "2013-05-02", "2013-05-15", "2013-06-18", "2013-08-27",
                 "2013-09-10", "2013-10-14", "2013-11-03", "2013-11-06", "2013-11-19",
                 "2013-11-20", "2013-11-21", "2013-11-22", "2013-11-26", "2013-12-12"],
        "weeks": ["2013-06-17", "2013-10-14", "2013-12-09"], "months": ["2013-07", "2013-11"]},
    "bitcoin": {
        "kind": "reg", "zone": "UTC", "reference": ("2025-03-03", "2025-03-24"),
        "inputs": {
            "open": "input.last.open", "high": "input.last.high", "low": "input.last.low",
            "close": "input.last.close", "volume": "input.last.volume",
            "volume_mean_24h": "input.stats.volume_mean_24h"},
        "categories": set(), "features": bitcoin_features, "output": "output.value", "class": None,
        "segments": {"host": "host", "model_version": "model.version"},
        "days": ["2025-03-05", "2025-04-02", "2025-04-08", "2025-04-15", "2025-04-16", "2025-04-17",
                 "2025-04-20", "2025-04-22", "2025-04-26", "2025-05-06", "2025-05-07", "2025-05-11"],
        "weeks": ["2025-03-31", "2025-04-14", "2025-05-05"], "months": []},
}


class Columns:
    """Inputs, features, output and labels of all served rows."""

    def __init__(self, sample, log):
        rows = log.served
        self.t = np.array([row["t"] for row in rows])
        self.inputs = {}
        for name, path in sample["inputs"].items():
            values = [at_path(row, path) for row in rows]
            self.inputs[name] = ([as_text(value) for value in values]
                                 if name in sample["categories"]
                                 else np.array([as_number(value) for value in values]))
        available = dict(self.inputs)
        if sample["kind"] == "reg":
            available["closes"] = [row["input"]["closes"] for row in rows]
            as_of = np.array([instant(row["input"]["as_of"]) for row in rows])
            available["candle_age"] = (self.t - as_of) / 1000
        with np.errstate(invalid="ignore", divide="ignore"):
            self.features = sample["features"](available)
        for group in (self.inputs, self.features):
            for name in group:
                if name in sample["categories"]:
                    group[name] = np.array(group[name], dtype=object)
        self.output = np.array([as_number(at_path(row, sample["output"])) for row in rows])
        self.classes = sample["class"] and np.array(
            [as_number(at_path(row, sample["class"])) for row in rows])
        self.ids = [row["request_id"] for row in rows]
        self.segments = {name: np.array([as_text(at_path(row, path)) for row in rows], dtype=object)
                         for name, path in sample["segments"].items()}


# --- Statistics and drift -------------------------------------------------------------------

def numeric_stats(values):
    finite = values[np.isfinite(values)]
    missing = int(np.isnan(values).sum())
    result = {"count": len(values), "missing": missing,
              "missing_share": missing / len(values) if len(values) else None,
              "nonfinite": int(np.isinf(values).sum())}
    if len(finite) == 0:
        return result
    total = math.fsum(finite)
    result |= {"mean": total / len(finite), "sum": total, "min": finite.min(), "max": finite.max(),
               "std": finite.std(ddof=1) if len(finite) > 1 else None,
               "distinct": len(np.unique(finite)), "zeros": int((finite == 0).sum())}
    for name, q in (("p01", 0.01), ("p05", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75),
                    ("p95", 0.95), ("p99", 0.99)):
        result[name] = np.quantile(finite, q)
    return result


def category_stats(values):
    counts = Counter(value for value in values if value is not None)
    missing = len(values) - sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    result = {"count": len(values), "missing": missing,
              "missing_share": missing / len(values) if len(values) else None,
              "distinct": len(ranked), "frequencies": dict(ranked[:40])}
    if len(ranked) > 40:
        result["other"] = sum(count for _, count in ranked[40:])
    return result


def population_stability(p, q):
    p, q = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    return float(((q - p) * np.log(q / p)).sum())


def distances(p, q):
    return {"psi": population_stability(p, q), "js": float(jensenshannon(p, q, base=2)),
            "hellinger": math.sqrt(max(0.0, 1 - float(np.sqrt(p * q).sum())))}


class NumericReference:
    def __init__(self, values):
        self.count = len(values)
        self.finite = np.sort(values[np.isfinite(values)])
        self.edges = np.unique(np.quantile(self.finite, [k / 10 for k in range(1, 10)]))
        self.counts = self.bin_counts(self.finite)
        self.std = self.finite.std(ddof=1)

    def bin_counts(self, finite):
        bins = np.searchsorted(self.edges, finite, side="left")
        return np.bincount(bins, minlength=len(self.edges) + 1)

    def drift(self, values):
        finite = values[np.isfinite(values)]
        result = {"n_bins": len(self.edges) + 1}
        if len(finite) == 0:
            return result | {"note": "no finite values"}
        counts = self.bin_counts(finite)
        p, q = self.counts / len(self.finite), counts / len(finite)
        with_missing = (np.append(self.counts, self.count - len(self.finite)) / self.count,
                        np.append(counts, len(values) - len(finite)) / len(values))
        ks = stats.ks_2samp(self.finite, finite, method="asymp")
        distance = stats.wasserstein_distance(self.finite, finite)
        return result | distances(p, q) | {
            "psi_with_missing": population_stability(*with_missing),
            "ks": ks.statistic, "ks_p": ks.pvalue, "wasserstein": distance,
            "wasserstein_norm": distance / self.std if self.std else None,
            "mean_diff": math.fsum(finite) / len(finite) - math.fsum(self.finite) / len(self.finite),
            "bin_counts": counts}

    def document(self):
        return {"edges": self.edges, "counts": self.counts,
                "missing_share": 1 - len(self.finite) / self.count}


class CategoryReference:
    def __init__(self, values):
        self.counts = Counter(value for value in values if value is not None)

    def drift(self, values):
        counts = Counter(value for value in values if value is not None)
        if not counts:
            return {"note": "no values"}
        union = sorted(set(self.counts) | set(counts))
        table = np.array([[self.counts[name] for name in union], [counts[name] for name in union]])
        p, q = table / table.sum(axis=1, keepdims=True)
        result = distances(p, q) | {
            "l_infinity": np.abs(p - q).max(), "tvd": np.abs(p - q).sum() / 2,
            "new_categories": {name: counts[name] for name in union if name not in self.counts},
            "gone_categories": [name for name in union if name not in counts][:50]}
        if len(union) > 1:
            chi2 = stats.chi2_contingency(table, correction=False)
            result |= {"chi2": chi2.statistic, "chi2_p": chi2.pvalue, "chi2_dof": int(chi2.dof)}
        return result

    def document(self):
        return {"counts": dict(sorted(self.counts.items()))}


# --- Performance ----------------------------------------------------------------------------

def ratio(part, whole):
    return part / whole if whole else None


def classifier_performance(score, predicted, truth):
    n = len(truth)
    tp, fp = int((predicted * truth).sum()), int((predicted * (1 - truth)).sum())
    fn, tn = int(((1 - predicted) * truth).sum()), int(((1 - predicted) * (1 - truth)).sum())
    if n == 0:
        return {"n": 0}
    clipped = np.clip(score, 1e-15, 1 - 1e-15)
    bins = np.minimum((score * 10).astype(int), 9)
    gaps = [((bins == b).sum(), abs(score[bins == b].mean() - truth[bins == b].mean()))
            for b in np.unique(bins)]
    result = {
        "n": n, "tp": tp, "fp": fp, "fn": fn, "tn": tn, "positives": tp + fn,
        "positive_rate": (tp + fn) / n, "predicted_positive_rate": (tp + fp) / n,
        "mean_score": score.mean(), "accuracy": (tp + tn) / n, "precision": ratio(tp, tp + fp),
        "recall": ratio(tp, tp + fn), "f1": ratio(2 * tp, 2 * tp + fp + fn),
        "specificity": ratio(tn, tn + fp), "brier": ((score - truth) ** 2).mean(),
        "log_loss": -(truth * np.log(clipped) + (1 - truth) * np.log(1 - clipped)).mean(),
        "ece10": sum(m * gap for m, gap in gaps) / n, "mce10": max(gap for _, gap in gaps)}
    if 0 < tp + fn < n:
        product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
        result |= {"roc_auc": roc_auc_score(truth, score),
                   "average_precision": average_precision_score(truth, score),
                   "mcc": (tp * tn - fp * fn) / math.sqrt(product) if product else 0.0}
    return result


def regressor_performance(value, truth):
    if len(truth) == 0:
        return {"n": 0}
    error = value - truth
    nonzero = truth != 0
    result = {
        "n": len(truth), "mae": np.abs(error).mean(), "mse": (error**2).mean(),
        "rmse": math.sqrt((error**2).mean()), "bias": error.mean(),
        "median_ae": np.median(np.abs(error)), "mape_n": int(nonzero.sum()),
        "mape": np.abs(error[nonzero] / truth[nonzero]).mean() if nonzero.any() else None,
        "mean_target": truth.mean(), "mean_prediction": value.mean()}
    if len(truth) > 1:
        result["r2"] = 1 - (error**2).sum() / ((truth - truth.mean()) ** 2).sum()
    return result


# --- Periods --------------------------------------------------------------------------------

def boundary(day, zone):
    moment = datetime(day.year, day.month, day.day, tzinfo=zone)
    return round(moment.timestamp() * 1000)


def periods(sample):
    """(granularity, name, start, end) of the chosen periods; instants in milliseconds."""
    zone = ZoneInfo(sample["zone"])
    for text in sample["days"]:
        day = date.fromisoformat(text)
        yield "day", text, boundary(day, zone), boundary(day + timedelta(days=1), zone)
    for text in sample["weeks"]:
        day = date.fromisoformat(text)
        name = f"{day.isocalendar().year}-W{day.isocalendar().week:02d}"
        yield "week", name, boundary(day, zone), boundary(day + timedelta(days=7), zone)
    for text in sample["months"]:
        day = date.fromisoformat(text + "-01")
        after = (day + timedelta(days=31)).replace(day=1)
        yield "month", text, boundary(day, zone), boundary(after, zone)


def iso(milliseconds):
    moment = datetime.fromtimestamp(milliseconds // 1000, timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z"


def latency_summary(values):
    values = np.array(values, dtype=float)
    if len(values) == 0:
        return {"n": 0}
    return {"n": len(values), "mean": math.fsum(values) / len(values), "max": values.max()} | {
        f"p{q}": np.quantile(values, q / 100) for q in (50, 90, 95, 99)}


def operations(attempts, start, end, granularity):
    status = Counter(str(attempt["status"]) for attempt in attempts)
    n = len(attempts)
    moments = [start, *(attempt["t"] for attempt in attempts), end]
    gaps = np.diff(moments)
    longest = int(gaps.argmax())
    result = {
        "status": dict(sorted(status.items())),
        "error_rate": ratio(n - status["200"], n),
        "rate_5xx": ratio(sum(c for s, c in status.items() if s[0] == "5"), n),
        "rate_4xx": ratio(sum(c for s, c in status.items() if s[0] == "4"), n),
        "latency_all": latency_summary([a["latency_ms"] for a in attempts]),
        "latency_200": latency_summary([a["latency_ms"] for a in attempts if a["status"] == 200]),
        "longest_gap_s": gaps[longest] / 1000, "longest_gap_start": iso(moments[longest]),
        "by_host": dict(sorted(Counter(a["host"] for a in attempts).items())),
        "by_version": dict(sorted(Counter(a["model"]["version"] for a in attempts).items()))}
    if granularity == "day":
        hours = Counter((attempt["t"] - start) // 3_600_000 for attempt in attempts)
        result["hourly_attempts"] = [hours[h] for h in range((end - start) // 3_600_000)]
    return result


class Expectation:
    def __init__(self, name):
        self.sample = SAMPLES[name]
        self.log = Log(HERE / name)
        self.columns = Columns(self.sample, self.log)
        self.attempts = sorted(self.log.attempts, key=lambda record: record["t"])
        self.attempt_times = np.array([attempt["t"] for attempt in self.attempts])
        self.truth = np.array([as_number(self.log.label(i)) for i in self.columns.ids])
        zone = ZoneInfo(self.sample["zone"])
        self.reference_span = tuple(
            boundary(date.fromisoformat(text), zone) for text in self.sample["reference"])
        rows = self.rows(*self.reference_span)
        self.references = {
            role: {name: self.reference(values[rows]) for name, values in group.items()}
            for role, group in self.groups().items()}

    def groups(self):
        labels = self.truth
        if self.sample["kind"] == "clf":
            labels = np.array([as_text(None if value != value else int(value)) for value in labels],
                              dtype=object)
        return {"inputs": self.columns.inputs, "features": self.columns.features,
                "output": {"score": self.columns.output}, "labels": {"label": labels}}

    def reference(self, values):
        return CategoryReference(values) if values.dtype == object else NumericReference(values)

    def rows(self, start, end):
        """Served rows are in time order, so a period is a slice."""
        return slice(*np.searchsorted(self.columns.t, [start, end]))

    def column(self, role, name, rows):
        values = self.groups()[role][name][rows]
        is_text = values.dtype == object
        return {"kind": "categorical" if is_text else "numeric",
                "stats": category_stats(values) if is_text else numeric_stats(values),
                "drift": self.references[role][name].drift(values)}

    def performance(self, rows, truth, mask=None):
        output = self.columns.output[rows]
        usable = np.isfinite(output) & np.isfinite(truth)
        if mask is not None:
            usable &= mask
        if self.sample["kind"] == "clf":
            return classifier_performance(
                output[usable], self.columns.classes[rows][usable], truth[usable])
        return regressor_performance(output[usable], truth[usable])

    def labels(self, rows):
        truth = self.truth[rows]
        ids, times = self.columns.ids[rows], self.columns.t[rows]
        records = [self.log.labels.get(request_id, []) for request_id in ids]
        lags = [(min(t for t, _ in known) - t0) / 3_600_000
                for known, t0 in zip(records, times) if known]
        labelled = int(np.isfinite(truth).sum())
        result = {"labelled": labelled, "unlabelled": len(truth) - labelled,
                  "coverage": ratio(labelled, len(truth)),
                  "corrected": sum(len({value for _, value in known}) > 1 for known in records),
                  "first_label_lag_hours": latency_summary(lags),
                  "drift": self.column("labels", "label", rows)["drift"]}
        if self.sample["kind"] == "reg":
            result["stats"] = numeric_stats(truth)
            result["drift"].pop("psi_with_missing", None)
        return result

    def as_of(self, rows, end, granularity):
        keys = (("n", "accuracy", "roc_auc", "f1", "brier", "positive_rate")
                if self.sample["kind"] == "clf" else ("n", "mae", "rmse", "bias"))
        result = []
        for days in [0, 1, 7] + [30] * (granularity == "month"):
            until = end + days * 86_400_000
            truth = np.array([as_number(self.log.label(i, until)) for i in self.columns.ids[rows]])
            known = self.performance(rows, truth)
            shown = {key: known[key] for key in keys if key in known}
            result.append({"days_after_end": days} | shown)
        return result

    def segments(self, rows):
        truth = self.truth[rows]
        result = {}
        for name, values in self.columns.segments.items():
            values = values[rows]
            result[name] = {
                value: self.performance(rows, truth, values == value) | {
                    "served": int((values == value).sum())}
                for value in sorted({value for value in values if value is not None})}
        return result

    def period(self, granularity, name, start, end):
        rows = self.rows(start, end)
        first, last = np.searchsorted(self.attempt_times, [start, end])
        attempts = self.attempts[first:last]
        inside = lambda records: [r for r in records if start <= r["t"] < end]
        result = {
            "granularity": granularity, "name": name, "start": iso(start), "end": iso(end),
            "in_reference": self.reference_span[0] <= start and end <= self.reference_span[1],
            "counts": {
                "attempts": len(attempts), "exact_copies": len(inside(self.log.copies)),
                "requests": int(np.diff(np.searchsorted(self.log.first, [start, end]))[0]),
                "served": len(self.columns.t[rows]),
                "nonstandard_json": sum(r["nonstandard"] for r in inside(self.log.records))},
            "ops": operations(attempts, start, end, granularity),
            "inputs": {key: self.column("inputs", key, rows) for key in self.columns.inputs},
            "features": {key: self.column("features", key, rows) for key in self.columns.features},
            "score": self.column("output", "score", rows),
            "labels": self.labels(rows),
            "performance": self.performance(rows, self.truth[rows]),
            "as_of": self.as_of(rows, end, granularity)}
        if granularity != "day":
            result["segments"] = self.segments(rows)
        return result

    def document(self, name):
        totals = {key: sum(file[key] for file in self.log.files)
                  for key in ("lines", "blank", "malformed", "nonstrict", "no_ts", "no_id",
                              "unterminated", "records")}
        totals |= {"files": len(self.log.files), "exact_copies": len(self.log.copies),
                   "attempts": len(self.log.attempts), "requests": len(self.log.ids),
                   "served": len(self.columns.t),
                   "label_lines": sum(file["lines"] for file in self.log.label_files),
                   "labelled_ids": len(self.log.labels),
                   "orphan_label_ids": len(set(self.log.labels) - self.log.ids),
                   "label_conflicts": sum(len({value for _, value in known}) > 1
                                          for known in self.log.labels.values()),
                   "label_copies": sum(len(known) - len(set(known))
                                       for known in self.log.labels.values())}
        plain = dict(gz="ok", blank=0, malformed=0, nonstrict=0, no_ts=0, no_id=0, unterminated=0)
        odd = [file for file in self.log.files if any(file[key] != plain[key] for key in plain)]
        start, end = self.reference_span
        return {
            "logset": name, "kind": self.sample["kind"], "timezone": self.sample["zone"],
            "reference": {
                "start": iso(start), "end": iso(end),
                "served": len(self.columns.t[self.rows(start, end)]),
                "bins": {role: {key: reference.document() for key, reference in group.items()}
                         for role, group in self.references.items()}},
            "totals": totals, "files": odd,
            "periods": [self.period(*period) for period in periods(self.sample)]}


def plain(value):
    """Numbers with ten significant digits, and no numpy."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(entry) for entry in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.10g}") if math.isfinite(value) else None
    return value


def main():
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for name in SAMPLES:
        document = plain(Expectation(name).document(name))
        text = json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)
        path = OUTPUT / f"expected-{name}.json.gz"
        with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(text.encode())
        print(name, len(document["periods"]), "periods", path.stat().st_size, "bytes",
              json.dumps(document["totals"]))
        if "--describe" in sys.argv:
            for period in document["periods"]:
                describe(period)


def describe(period):
    """Prints a line for a period, to see what its report should say."""
    performance = period["performance"]
    shown = {key: performance[key] for key in ("n", "roc_auc", "mae", "r2") if key in performance}
    worst = sorted(((entry["drift"].get("psi_with_missing", entry["drift"].get("psi")) or 0, key)
                    for key, entry in period["features"].items()), reverse=True)[:4]
    latency = period["ops"]["latency_all"]
    print(period["granularity"], period["name"], period["counts"],
          "errors", period["ops"]["error_rate"], "p99", latency.get("p99"), "gap",
          period["ops"]["longest_gap_s"], period["ops"]["longest_gap_start"], "coverage",
          period["labels"]["coverage"], shown, [(key, round(psi, 2)) for psi, key in worst])


if __name__ == "__main__":
    main()
