#!/usr/bin/env python3
"""What is told of real hosts' metrics: documented anomalies found, and quiet days that alarm.

    python3 Benchmarks/hosts.py NAB [--binary PATH] [--keep FOLDER]

NAB is a folder of the Numenta Anomaly Benchmark (github.com/numenta/NAB) that holds series as
`<name>.csv` with `timestamp,value` every five minutes, and `combined_windows.json`. Each series
becomes the metrics of one host, beside a request every hour, and is read with two references:

    fixed    the first run of three or more whole days without a documented window, 14 at most
    rolling  the 14 days before, as soon as there are seven

A day with a warning or alert about its host that no documented window touches is a false alarm, also
where a documented change lasts. Prints tables in Markdown; takes some seconds to a minute.
"""
import argparse
import csv
import gzip
import json
import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What a series measures, by a part of its name, and the factor to the measure's unit.
MEASURES = [
    ("cpu", "cpu.utilization", 0.01),
    ("network_in", "network.receive_bytes", 1),
    ("disk_write", "disk.write_bytes", 1),
    ("request_latency", "server.duration", 0.001),
    ("request_count", "server.requests", 1),
]
AREAS = {"cpu_memory", "disk", "network", "latency"}
METRICS = {"host_change", "full_minutes", "memory_leak", "unread_minutes"}
REFERENCES = ["fixed", "rolling"]


def measure(name):
    """The measure and factor of a series; nothing for one that no measure fits."""
    return next(((m, f) for part, m, f in MEASURES if part in name), None)


def read(path):
    """The series as a list of (time, value)."""
    with open(path, newline="") as file:
        return [(datetime.fromisoformat(row["timestamp"]), float(row["value"]))
                for row in csv.DictReader(file)]


def anomalies(folder, name):
    """The documented windows of a series, as pairs of times."""
    documented = json.loads((folder / "combined_windows.json").read_text())
    found = next((w for key, w in documented.items() if Path(key).stem == name), [])
    return [tuple(datetime.fromisoformat(t) for t in window) for window in found]


def days_between(start, end):
    """The days from one time to another, both included."""
    return [start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days + 1)]


def clean_run(days, touched):
    """The first run of at least three whole days that no window touches, its first 14 days."""
    run = []
    for day in days[1:]:  # the first day is in part only
        if day in touched:
            if len(run) >= 3:
                break
            run = []
        else:
            run.append(day)
    return run[:14]


def pipeline(name, reference):
    """The pipeline file of one series."""
    return "\n".join([
        f"pipeline: {name}", "timezone: UTC", "sources:", "  requests:",
        "    files: requests/*.jsonl.gz", "  hosts:", "    format: flat",
        "    files: hosts/*.jsonl.gz", f"    values: {{{measure(name)[0]}: value}}", "settle: 0s",
        "inputs: {x: input.x}", "output: {score: output.score}", "windows: {every: [day]}",
        f"reference: {reference}", "state: state", "report: {output: report}", ""])


def write(path, records):
    """One gzip file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(record, separators=(",", ":")) + "\n" for record in records)
    path.write_bytes(gzip.compress(text.encode(), 1, mtime=0))


def request(time):
    """A call of a model, which says nothing."""
    return {"ts": f"{time:%Y-%m-%dT%H:%M:%SZ}", "request_id": f"{time:%m%d%H}", "status": 200,
            "latency_ms": 5, "host": "h", "input": {"x": time.hour}, "output": {"score": 0.5}}


def generate(folder, name, series, days):
    """Writes the logs of a series, a file a day, and of the day behind it so that all are over."""
    factor = measure(name)[1]
    by_day = {}
    for time, value in series:
        record = {"ts": f"{time:%Y-%m-%dT%H:%M:%SZ}", "host": "h", "value": value * factor}
        by_day.setdefault(time.date(), []).append(record)
    for day in days + [days[-1] + timedelta(days=1)]:
        start = datetime.combine(day, datetime.min.time())
        write(folder / f"requests/{day}.jsonl.gz",
              [request(start + timedelta(hours=n)) for n in range(24)])
        if day in by_day:
            write(folder / f"hosts/{day}.jsonl.gz", by_day[day])


def findings(folder, day):
    """What the report of a day tells of hosts; nothing where the day has no reference."""
    path = next((folder / "report").glob(f"**/{day}/report.json"), None)
    if path is None:
        return None
    document = json.loads(path.read_text())
    return [f for f in document["findings"] if f["area"] in AREAS
            and f["metric"].split(".")[-1] in METRICS and f["status"] in ("warning", "alert")]


def run(binary, folder, name, series, touched, kind):
    """What is told by day, of the days that are judged."""
    days = days_between(series[0][0], series[-1][0])
    reference, judged = "{rolling: 14d}", days[8:]
    if kind == "fixed":
        clean = clean_run(days, touched)
        reference = f"{{from: {clean[0]}, to: {clean[-1] + timedelta(days=1)}}}"
        judged = [day for day in days if day not in clean]
    folder.mkdir(parents=True)
    (folder / "pipeline.yaml").write_text(pipeline(name, reference))
    generate(folder, name, series, days)
    # Not the exit code but a report says that it went well: a warning may have a code of its own.
    done = subprocess.run([binary, "run", folder / "pipeline.yaml", "--log", "none"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if not (folder / "report").is_dir():
        raise SystemExit(f"{name}: {done.stderr}")
    return {day: findings(folder, day) or [] for day in judged}


def told(found):
    """When a finding begins and what it says, short."""
    since = (found.get("since") or "")[5:16].replace("T", " ")
    return f"{since} {found['column'].split()[-1]} × {found['value']:.3g}"


def verdict(window, result):
    """What is told of a documented window: the first finding that overlaps it."""
    days = [day for day in days_between(*window) if day in result]
    if not days:
        return "not judged"
    start, end = (f"{t:%Y-%m-%dT%H:%M:%S}" for t in window)
    for day in days:
        for found in result[day]:
            since, until = found.get("since") or str(day), found.get("until") or f"{day}T24"
            if since[:19] <= end and until[:19] >= start:
                return told(found)
    return "not found"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nab", type=Path)
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/tidemark")
    parser.add_argument("--keep", type=Path, help="an empty folder that keeps logs and reports")
    options = parser.parse_args()
    names = sorted(p.stem for p in options.nab.glob("*.csv") if measure(p.stem))
    rows, alarms = [], {kind: [] for kind in REFERENCES}
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        for name in names:
            series = read(options.nab / f"{name}.csv")
            windows = anomalies(options.nab, name)
            touched = {day for window in windows for day in days_between(*window)}
            results = {kind: run(options.binary, base / kind / name, name, series, touched, kind)
                       for kind in REFERENCES}
            for window in windows:
                shown = " to ".join(f"{t:%m-%d %H:%M}" for t in window)
                rows.append([name, shown, *(verdict(window, results[k]) for k in REFERENCES)])
            for kind in REFERENCES:
                quiet = [day for day in results[kind] if day not in touched]
                loud = [day for day in quiet if results[kind][day]]
                alarms[kind].append((name, len(quiet), loud))
    print("| series | documented | fixed reference | rolling reference |\n| --- | --- | --- | --- |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print("\n| series | reference | quiet days | that alarm |\n| --- | --- | --- | --- |")
    for kind in REFERENCES:
        for name, quiet, loud in alarms[kind]:
            shown = ", ".join(f"{day:%m-%d}" for day in loud) or "none"
            print(f"| {name} | {kind} | {quiet} | {shown} |")
        days = sum(quiet for _, quiet, _ in alarms[kind])
        count = sum(len(loud) for _, _, loud in alarms[kind])
        print(f"| all | {kind} | {days} | {count}: {30 * count / max(days, 1):.2f} in 30 days |")


if __name__ == "__main__":
    main()
