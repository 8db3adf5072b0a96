"""Writes request logs of any size, and the pipeline file that reads them.

    .venv/bin/python generate.py /tmp/logs --records 1200000 --files 48 --seed 1

One file per hour, gzipped JSON lines of about 520 bytes, in the order in which a server writes
them: by the time of the answer, so that the times of the calls are nearly ascending. The same
arguments give the same lines, however many processes write them; the compressed bytes depend on
the version of zlib, too.
"""
import argparse
import hashlib
import json
import os
import sys
import time
import zlib
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from columns import CATEGORIES, NUMBERS

START = datetime(2025, 1, 6, tzinfo=timezone.utc)  # a Monday
HOUR = 3_600_000  # milliseconds
BLOCK = 25_000  # records that are drawn at once: bounds the memory, whatever the size of a file
LEVEL = 6  # gzip's default, which log rotation uses
HOURS_PER_VERSION = 36  # a deployment every day and a half
FAILURES = {500: 0.0008, 503: 0.0006, 429: 0.0006}  # the other 99.8 % of the calls answer 200
MISSING = {"temp": 0.03, "humidity": 0.01, "income": 0.005}
HOSTS = [f"inference-{i:02}" for i in range(1, 9)]
DONE = "generated.json"  # written last: a folder without it is not complete

LINE = (
    '{"ts":"%s%02d:%02d.%03dZ","request_id":"%016x","model":{"name":"credit",'
    '"version":"VERSION"},"host":"%s","status":%s,"latency_ms":%s,"input":{'
    + ",".join(f'"{name}":%s' for name in NUMBERS)
    + ","
    + ",".join(f'"{name}":"%s"' for name in CATEGORIES)
    + '},"output":{"score":%s}}\n'
)


def pipeline_file():
    """The text of bench.yaml: 20 inputs and 20 features, in windows of an hour."""
    inputs = [f"  {name}: input.{name}" for name in NUMBERS]
    inputs += [f"  {name}: {{path: input.{name}, type: category}}" for name in CATEGORIES]
    return f"""\
# The benchmark's pipeline, written by generate.py beside the logs: one record is one row.
pipeline: bench
title: Credit limit
timezone: UTC
sources:
  requests:
    files: logs/*.jsonl.gz
settle: 0s
inputs:
{chr(10).join(inputs)}
features:
  log_income: log1p(income)
  log_volume: log1p(volume)
  balance_ratio: balance / (income + 1)
  turnover: price * volume
  log_turnover: log1p(turnover)
  price_gap: price / 40000 - 1
  pressure_score: standardize(pressure, 1013, 8)
  temp_f: temp * 9 / 5 + 32
  temp_missing: is_missing(temp)
  humidity_filled: coalesce(humidity, 60)
  dew_point: temp - (100 - humidity_filled) / 5
  hour_sin: sin(2 * pi * hour(ts) / 24)
  hour_cos: cos(2 * pi * hour(ts) / 24)
  weekday: {{expr: weekday(ts), type: category}}
  age_band: {{expr: "bucket(age, [25, 35, 45, 55, 65])", type: category}}
  channel_weight: "map(channel, {{web: 1, app: 2}}, 0)"
  device_channel: concat(device, "-", channel)
  is_heavy: usage > 0.8 and logins > 10
  logit_prior: log(prior / (1 - prior))
  degrees_from_centre: sqrt((lat - 47.5) ** 2 + (lon - 8.5) ** 2)
output: {{score: output.score}}
windows: {{every: [hour]}}
reference: {{first: 12}}
objectives: {{latency_p99: 250ms, availability: 99.5%}}
"""


def category_names(name):
    """The values of a category, the most frequent first."""
    count = CATEGORIES[name]
    if name == "channel":
        return ["web", "app", "partner"]
    if name == "device":
        return ["android", "iphone", "windows", "mac", "ipad", "linux", "tv", "other"]
    if name == "product":
        return [f"S{(i * 7919 + 104729) % 100_000:05}" for i in range(count)]
    return [f"{name[0].upper()}-{i:02}" for i in range(1, count + 1)]


@lru_cache(maxsize=None)
def category_table(name):
    """The values as an array, and their cumulative shares: Zipf, so a few are most of the rows."""
    values = category_names(name)
    weights = 1 / np.arange(1, len(values) + 1)
    return np.array(values, dtype=object), np.cumsum(weights / weights.sum())[:-1]


def draw_category(random, name, count):
    values, edges = category_table(name)
    return values[np.searchsorted(edges, random.random(count), side="right")].tolist()


def draw_numbers(random, hour, count):
    """Each numeric input as an array, of shapes that a histogram finds easy and hard."""
    def normal(mean, deviation, digits):
        return (random.standard_normal(count) * deviation + mean).round(digits)

    def lognormal(mean, deviation, digits):
        return np.exp(random.standard_normal(count) * deviation + mean).round(digits)

    warmth = 6 * np.sin(2 * np.pi * (hour - 9) / 24)  # warmest at 15 h
    return {
        "age": 18 + (random.beta(2, 3.5, count) * 72).astype(np.int64),
        "income": lognormal(10.7, 0.55, 2),
        "balance": normal(1500, 800, 2),
        "price": normal(40_000 + 25 * (hour % 24), 120, 2),
        "volume": lognormal(1.5, 1.2, 6),
        "distance": lognormal(3, 1, 3),
        "pressure": normal(1013, 8, 2),
        "temp": normal(12 + warmth, 4, 3),
        "humidity": (random.beta(5, 3, count) * 101).astype(np.int64),
        "usage": random.beta(1.5, 4, count).round(6),
        "lat": normal(47.5, 1.8, 5),
        "lon": normal(8.5, 2.5, 5),
        "logins": random.poisson(4, count),
        "uptime": (random.random(count) * 2_592_000).astype(np.int64),
        "prior": random.beta(2, 20, count).clip(1e-6, 1 - 1e-6).round(6),
    }


def with_nulls(values, where):
    """The values as Python's, with the text `null` where the mask says so."""
    values = values.tolist()
    for index in np.flatnonzero(where).tolist():
        values[index] = "null"
    return values


def draw_block(random, hour, first, last, count):
    """`count` records whose calls lie between two milliseconds of an hour, as one text."""
    latency = np.exp(random.standard_normal(count) * 0.5 + 3).round(3)
    called = np.sort(random.random(count) * (last - first) + first).astype(np.int64)
    called = called[np.argsort(called + latency, kind="stable")]  # logged when answered
    codes = np.array([200, *FAILURES])
    limits = np.cumsum([1 - sum(FAILURES.values()), *FAILURES.values()])[:-1]
    status = codes[np.searchsorted(limits, random.random(count), side="right")]

    numbers = draw_numbers(random, hour, count)
    score = (1 / (1 + np.exp(4 * numbers["usage"] - 20 * numbers["prior"] + 1))).round(6)
    columns = [
        (called // 60_000).tolist(), (called // 1000 % 60).tolist(), (called % 1000).tolist(),
        random.integers(0, 2**64, count, dtype=np.uint64).tolist(),
        np.array(HOSTS, dtype=object)[random.integers(0, len(HOSTS), count)].tolist(),
        status.tolist(), latency.tolist(),
    ]
    for name in NUMBERS:
        missing = random.random(count) < MISSING[name] if name in MISSING else []
        columns.append(with_nulls(numbers[name], missing))
    columns += [draw_category(random, name, count) for name in CATEGORIES]
    columns.append(with_nulls(score, status != 200))

    start = START + timedelta(hours=hour)
    version = f"2.{hour // HOURS_PER_VERSION}.0"
    line = LINE.replace("VERSION", version)
    prefix = [f"{start:%Y-%m-%dT%H}:"] * count
    return "".join([line % values for values in zip(prefix, *columns)])


def write_file(task):
    """Writes the log of one hour; returns how many bytes it is without and with compression."""
    path, seed, hour, records = task
    random = np.random.Generator(np.random.PCG64([seed, hour]))
    blocks = max(1, -(-records // BLOCK))
    edges = [records * i // blocks for i in range(blocks + 1)]
    gzip = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)  # 31: a gzip header, without name or time
    inflated = 0
    with open(path, "wb") as file:
        for i in range(blocks):
            count = edges[i + 1] - edges[i]
            text = draw_block(random, hour, HOUR * i // blocks, HOUR * (i + 1) // blocks, count)
            inflated += len(text)  # ASCII
            file.write(gzip.compress(text.encode("ascii")))
        file.write(gzip.flush())
        return inflated, file.tell()


def parameters(records, files, seed):
    """What the lines are a function of, in the form in which generated.json holds it."""
    here = Path(__file__).resolve().parent
    source = b"".join((here / name).read_bytes() for name in ("generate.py", "columns.py"))
    return {
        "records": records, "files": files, "seed": seed,
        "generator": hashlib.sha256(source).hexdigest()[:16],
    }


def found(out, wanted):
    """What generated.json says where the folder holds the wanted logs; else none."""
    try:
        summary = json.loads((out / DONE).read_text())
    except FileNotFoundError:
        return None
    same = all(summary.get(name) == value for name, value in wanted.items())
    return summary if same else None


def generate(out, records, files, seed, jobs):
    """Writes `out`/logs, `out`/bench.yaml and, last, `out`/generated.json, which it returns."""
    started = time.monotonic()
    logs = out / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    (out / DONE).unlink(missing_ok=True)
    for old in logs.glob("20??-??-??T??.jsonl.gz"):  # of a run with other arguments
        old.unlink()

    tasks = []
    for hour in range(files):
        name = f"{START + timedelta(hours=hour):%Y-%m-%dT%H}.jsonl.gz"
        count = records * (hour + 1) // files - records * hour // files
        tasks.append((logs / name, seed, hour, count))
    inflated = compressed = 0
    with Pool(min(jobs, files)) as pool:
        for done, sizes in enumerate(pool.imap(write_file, tasks), 1):
            inflated += sizes[0]
            compressed += sizes[1]
            if sys.stderr.isatty():
                print(f"\r{done} of {files} files", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)

    (out / "bench.yaml").write_text(pipeline_file())
    summary = parameters(records, files, seed) | {
        "inflated_bytes": inflated, "compressed_bytes": compressed,
        "seconds": round(time.monotonic() - started, 1),
    }
    (out / DONE).write_text(json.dumps(summary, indent=2) + "\n")
    return summary


def at_least(minimum):
    def parse(text):
        value = int(text)
        if value < minimum:
            raise argparse.ArgumentTypeError(f"expected {minimum} or more, found {value}")
        return value
    parse.__name__ = "whole number"
    return parse


def main():
    parser = argparse.ArgumentParser(
        description="Writes request logs, one file per hour, and the pipeline file bench.yaml.",
        epilog="Log files of an earlier run in the same folder are replaced.")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--records", type=at_least(0), default=1_200_000, help="default 1200000")
    parser.add_argument("--files", type=at_least(1), default=48,
                        help="hours, with a file each; default 48")
    parser.add_argument("--seed", type=at_least(0), default=1, help="default 1")
    parser.add_argument("--jobs", type=at_least(1), default=len(os.sched_getaffinity(0)),
                        help="processes; default one per core")
    parser.add_argument("--if-needed", action="store_true",
                        help="keep what is there where the same arguments have made it")
    options = parser.parse_args()
    wanted = parameters(options.records, options.files, options.seed)
    if options.if_needed and found(options.out, wanted):
        return
    summary = generate(
        options.out, options.records, options.files, options.seed, options.jobs)
    line = summary["inflated_bytes"] / max(1, options.records)
    print(f"{options.records} records of {line:.0f} bytes in {options.files} files: "
          f"{summary['inflated_bytes'] / 1e6:.0f} MB, gzipped "
          f"{summary['compressed_bytes'] / 1e6:.0f} MB, in {summary['seconds']} s")


if __name__ == "__main__":
    main()
