#!/usr/bin/env python3
"""What labels cost: a nightly run and a backfill over logs whose labels come days later.

    python3 Benchmarks/labels.py [--rows 500000] [--days 30] [--night 2000000] [--data FOLDER]
                                 [--tidemark BINARY] [--memory 256M] [--markdown]

Writes, once, logs of DAYS days with ROWS calls each (a score, a class, six inputs, one id) and their
labels: nine of ten rows get one, after a delay that is exponential with a mean of five days, in the
file of the day on which it came. The last day has `--night` rows in a copy of the logs of its own.
Then it measures CPU seconds (user and system), wall time and peak memory of

- a backfill of everything, with and without labels;
- the nightly run: all days but the last are in the state, and the last day's requests and labels are
  new, with and without labels;
- the same night with NIGHT rows.

Nothing else should run meanwhile. Everything is seeded: the same arguments give the same logs.
"""
import argparse
import gzip
import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

START = datetime(2025, 3, 1, tzinfo=timezone.utc)
MEAN_DELAY = 5 * 86400
HORIZON = 30


def stamp(seconds):
    moment = START + timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + f".{moment.microsecond // 1000:03d}Z"


def write_day(folder, day, rows):
    """Writes the requests of a day; returns its labels as (time, line) by the day they came on."""
    rng = random.Random(1000 * day + rows)
    path = folder / "requests" / f"{day:03d}.jsonl.gz"
    labels = {}
    step = 86400 / rows
    with gzip.open(path, "wt", compresslevel=1) as log:
        for index in range(rows):
            seconds = day * 86400 + index * step
            signal = rng.gauss(0, 1)
            score = round(1 / (1 + 2.718281828 ** -(signal + rng.gauss(0, 0.7))), 5)
            ident = f"{day:03d}-{rng.getrandbits(64):016x}"
            log.write(
                f'{{"ts":"{stamp(seconds)}","request_id":"{ident}","model":{{"version":"1.0"}},'
                f'"status":200,"latency_ms":{rng.random() * 50:.2f},"input":{{'
                f'"a":{signal:.4f},"b":{rng.gauss(5, 2):.3f},"c":{rng.randrange(100)},'
                f'"d":{rng.random():.4f},"e":{rng.randrange(7)},"f":{rng.gauss(0, 9):.2f}}},'
                f'"output":{{"score":{score},"label":{int(score >= 0.5)}}}}}\n')
            if rng.random() < 0.9:
                came = seconds + rng.expovariate(1 / MEAN_DELAY)
                truth = int(rng.random() < 1 / (1 + 2.718281828 ** -signal))
                labels.setdefault(int(came // 86400), []).append(
                    (came, f'{{"ts":"{stamp(came)}","request_id":"{ident}","label":{truth}}}\n'))
    return labels


def write_labels(folder, day, parts):
    lines = sorted(line for part in parts for line in part)
    with gzip.open(folder / "labels" / f"{day:03d}.jsonl.gz", "wt", compresslevel=1) as log:
        log.writelines(line for _, line in lines)


def generate(folder, days, rows):
    """Writes a set of logs and their labels, day by day."""
    if (folder / "done").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("requests", "labels"):
        (folder / name).mkdir(parents=True)
    by_day = {}
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for labels in pool.map(write_day, [folder] * days, range(days), [rows] * days):
            for day, lines in labels.items():
                if day < days:
                    by_day.setdefault(day, []).append(lines)
    for day in sorted(by_day):
        write_labels(folder, day, by_day.pop(day))
    (folder / "done").touch()


def generate_night(base, folder, days, rows):
    """The same logs with so many rows on the last day."""
    if (folder / "done").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    link(base, folder, days - 1)
    last = days - 1
    own = write_day(folder, last, rows).get(last, [])
    with gzip.open(base / "labels" / f"{last:03d}.jsonl.gz", "rt") as log:
        earlier = [(line[7:31], line) for line in log if f'"request_id":"{last:03d}-' not in line]
    write_labels(folder, last, [earlier, [(stamp(came), line) for came, line in own]])
    (folder / "done").touch()


def pipeline(path, logs, has_labels):
    source = f"\n  labels: {{files: {logs}/labels/*.jsonl.gz}}" if has_labels else ""
    path.write_text(f"""pipeline: labels
settle: 0s
sources:
  requests: {{files: {logs}/requests/*.jsonl.gz}}{source}
inputs: {{a: input.a, b: input.b, c: input.c, d: input.d, e: {{path: input.e, type: category}}, f: input.f}}
features: {{a: a, b: b, c: c, d: d, e: e, f: f, ab: a * b, cd: c + d}}
output: {{task: binary, score: output.score, class: output.label}}
labels: {{horizon: {HORIZON}d}}
reference: {{first: 7}}
""")


def measure(arguments):
    began = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(arguments)} failed: {status}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def link(source, target, days):
    """A folder of logs with so many of the days of another."""
    for name in ("requests", "labels"):
        (target / name).mkdir(parents=True, exist_ok=True)
        for file in sorted((source / name).glob("*.gz")):
            if int(file.name[:3]) < days and not (target / name / file.name).exists():
                os.link(file, target / name / file.name)


def runs(options, logs, days, has_labels, base):
    """Measures a night on a state of all days but the last; with `base`, the backfill before it."""
    kind = "with labels" if has_labels else "without labels"
    work = options.data / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    run = [str(options.tidemark), "run", str(work / "p.yaml"), "--state", str(work / "state"),
           "--output", str(work / "report"), "--log", "none", "--memory", options.memory]
    pipeline(work / "p.yaml", work / "logs", has_labels)
    results = []
    if base:
        link(logs, work / "logs", days)
        results.append((f"backfill of {days} days, {kind}", measure(run)))
        shutil.rmtree(work / "logs")
        shutil.rmtree(work / "state")
        shutil.rmtree(work / "report")
    link(logs, work / "logs", days - 1)
    measure(run)
    link(logs, work / "logs", days)
    rows = options.rows if base else options.night
    results.append((f"night of {rows:,} rows, {kind}", measure(run)))
    state = sum(file.stat().st_size for file in (work / "state").rglob("*") if file.is_file())
    print(f"state {kind}: {state / 1e6:.0f} MB", file=sys.stderr)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--night", type=int, default=2_000_000)
    parser.add_argument("--data", type=Path, default=Path("/tmp/tidemark-bench/labels"))
    parser.add_argument("--tidemark", type=Path, default=Path(".build/release/tidemark"))
    parser.add_argument("--memory", default="256M")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    base = options.data / f"{options.days}x{options.rows}"
    generate(base, options.days, options.rows)
    results = []
    for has_labels in (True, False):
        results += runs(options, base, options.days, has_labels, True)
    if options.night:
        night = options.data / f"{options.days}x{options.rows}+{options.night}"
        generate_night(base, night, options.days, options.night)
        for has_labels in (True, False):
            results += runs(options, night, options.days, has_labels, False)
    head = ("run", "CPU s", "wall s", "peak MB")
    if options.markdown:
        print("| " + " | ".join(head) + " |\n| --- | ---: | ---: | ---: |")
    for name, (cpu, wall, memory) in results:
        cells = (name, f"{cpu:.1f}", f"{wall:.1f}", f"{memory:.0f}")
        print("| " + " | ".join(cells) + " |" if options.markdown else "\t".join(cells))


if __name__ == "__main__":
    main()
