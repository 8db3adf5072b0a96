"""Runs the tidemark binary on windows as logs, and says what alarmed on each day."""
import json
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl

import windows

START = date(2022, 1, 3)  # a Monday, so long ago that no log reaches into the future
AREAS = {"input", "feature", "output"}


def pipeline(reference):
    inputs = [f"  {n}: input.{n}" if n[0] in "nl" else
              f"  {n}: {{path: input.{n}, type: category}}" for n in windows.NAMES]
    return "\n".join([
        "pipeline: alarms", "timezone: UTC", "sources:", "  requests:",
        "    files: logs/*.jsonl.gz", "settle: 0s", "inputs:", *inputs,
        "output: {score: output.score}", "windows: {every: [day]}", f"reference: {{{reference}}}",
        "state: state", "report: {output: report}", ""])


def write(folder, day, columns):
    """One file with the calls of a day, spread evenly over it."""
    size = len(columns["n00"])
    start = datetime.combine(START + timedelta(days=day), datetime.min.time())
    step = timedelta(milliseconds=86_400_000 // size)
    fields = {}
    for name, values in columns.items():
        series = pl.Series(name, values)
        if name[0] in "nl":
            fields[name] = series.fill_nan(None)
        else:
            fields[name] = pl.select(
                pl.when(series >= 0).then(pl.lit("v") + series.cast(pl.String))).to_series()
    frame = pl.DataFrame({
        "ts": pl.datetime_range(start, start + step * (size - 1), step, eager=True)
        .dt.strftime("%Y-%m-%dT%H:%M:%S%.3fZ"),
        "request_id": [f"{day}-{i}" for i in range(size)],
        "status": pl.Series([200]).extend_constant(200, size - 1),
        "latency_ms": pl.Series([5.0]).extend_constant(5.0, size - 1),
        "input": pl.DataFrame(fields).to_struct("input"),
        "output": pl.DataFrame({"score": pl.Series([0.5]).extend_constant(0.5, size - 1)})
        .to_struct("output"),
    })
    path = folder / "logs" / f"{day:04}.jsonl"
    frame.write_ndjson(path)
    subprocess.run(["gzip", "-1", path], check=True)


def run(binary, folder, kind, scenario, size, reference, quiet, shifted):
    """Returns a list of (shift or None, ids of alarms) of the days behind the reference.

    `kind` is the reference of the pipeline file; one that moves on gets changes far apart, and as
    many quiet windows as lie between them.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "logs").mkdir(parents=True)
    (folder / "alarms.yaml").write_text(pipeline(kind))
    shifts = {}
    days = (windows.days(scenario, size, reference, quiet, shifted) if kind.startswith("first")
            else windows.spread_days(scenario, size, reference, shifted))
    for day, shift, columns in days:
        shifts[str(START + timedelta(days=day))] = shift
        write(folder, day, columns)
    # A day is over when the log goes on behind it.
    write(folder, len(shifts), {n: v[:1] for n, v in columns.items()})
    subprocess.run([binary, "run", folder / "alarms.yaml", "--log", "none", "--threads", "1"],
                   check=True, stdout=subprocess.DEVNULL)
    result = []
    for name, shift in list(shifts.items())[windows.REFERENCE_DAYS:]:
        result.append((shift, alarms(folder / "report", name)))
    shutil.rmtree(folder)
    return result


def alarms(report, name):
    """The ids of the day's warnings and alerts of the drift family."""
    path = next(report.glob(f"**/{name}/report.json"))
    document = json.loads(path.read_text())
    return [f["id"] for f in document["findings"]
            if f["status"] in ("warning", "alert")
            and (f["id"].split(".")[0] in AREAS or "nonfinite" in f["id"])]


if __name__ == "__main__":
    _, binary, folder, kind, scenario, *numbers = sys.argv
    print(json.dumps(run(binary, Path(folder), kind, scenario, *map(int, numbers))))
