"""Kills runs at random moments and compares what the next ones publish with a clean run.

    python3 Tests/EndToEndTests/kill9.py [PROGRAM] [--kills 60] [--days 10] [--seed 1]

PROGRAM is the built tidemark (default: .build/debug/tidemark). In a folder of its own, files of a
request log and of its labels arrive a few at a time; after each delivery one to three runs are
killed with SIGKILL at a random moment, and then one may end. From time to time a file is replaced.
Compared are, byte for byte and without run.json: the report with revisions against the same
deliveries without any kill, and the one without revisions against one run over all files. Prints a
line per round; exit code 0 when all were the same.
"""
import argparse
import gzip
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PIPELINE = """pipeline: calls
settle: 0s
timezone: America/New_York
sources:
  requests: {files: logs/**/*.jsonl.gz}
  labels: {files: labels/**/*.jsonl.gz}
inputs:
  amount: input.amount
  country: {path: input.country, type: category}
features: {log_amount: log1p(amount)}
output: {score: output.score}
labels: {horizon: 6d}
segments: [country]
windows: {every: [day, week]}
reference: {first: 3}
report: {output: report}
state: state
"""


def call_id(day, index):
    """The id of a call: some return on later days."""
    return f"shared-{index}" if index % 7 == 3 else f"{day}-{index}"


def labels(day, count):
    """Lines of labels of a day's calls, hours to days later: some missing, repeated or corrected."""
    chance = random.Random(f"labels of {day}")
    lines = []
    for index in range(count):
        later = min(28, day + chance.randint(0, 3))
        record = {"ts": f"2013-04-{later:02}T23:{chance.randint(0, 59):02}:00Z",
                  "request_id": call_id(day, index), "label": chance.choice([0, 1])}
        lines += [json.dumps(record)] * chance.choice([0, 1, 1, 1, 2])
        if chance.random() < 0.2:
            lines.append(json.dumps(record | {"label": 1 - record["label"]}))
    return lines


def calls(day, count, salt=""):
    """Lines of a day in April 2013, with failures, retries, copies and a drift from day 6 on."""
    chance = random.Random(f"{day}{salt}")
    lines = []
    for index in range(count):
        minute = index * 1380 // count
        record = {
            "ts": f"2013-04-{day:02}T{minute // 60:02}:{minute % 60:02}:00Z",
            "request_id": call_id(day, index), "host": f"gate-{index % 3}", "status": 200,
            "latency_ms": round(chance.uniform(5, 90), 1),
            "model": {"version": "2" if day > 5 and index % 2 else "1"},
            "output": {"score": round(chance.random(), 4)},
            "input": {"amount": chance.uniform(0, 100) + (80 if day > 6 else 0),
                      "country": chance.choice(["KR", "US", "DE"] + ["FR"] * (day > 6))}}
        if chance.random() < 0.1:
            lines.append(json.dumps(record | {"status": 503}))
            record["ts"] = record["ts"].replace(":00Z", ":30Z")
        lines.append(json.dumps(record))
        if chance.random() < 0.1:
            lines.append(lines[-1])
    return lines


def pack(lines):
    return gzip.compress("".join(line + "\n" for line in lines).encode(), mtime=0)


def deliveries(days, chance):
    """Steps of (name, bytes): new files, files that repeat other days' calls, replaced files."""
    names = list(range(3, 3 + days))
    chance.shuffle(names)
    steps = []
    while names:
        count = chance.randint(1, 3)
        step = [(f"logs/day-{day:02}.jsonl.gz", pack(calls(day, 20))) for day in names[:count]]
        if chance.random() < 0.5:
            day = chance.choice(range(3, 3 + days))
            step.append((f"logs/more/{day:02}-{len(steps)}.jsonl.gz", pack(calls(day, 20)[-6:])))
        if chance.random() < 0.4 and steps:
            day = int(steps[0][0][0][9:11])
            step.append((f"logs/day-{day:02}.jsonl.gz", pack(calls(day, 14, salt=len(steps)))))
        for day in chance.sample(range(3, 3 + days), chance.randint(1, 3)):
            step.append((f"labels/{day:02}.jsonl.gz", pack(labels(day, 20))))
        steps.append(step)
        names = names[count:]
    return steps


def deliver(folder, step):
    for name, content in step:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".part").write_bytes(content)
        path.with_suffix(".part").rename(path)


def tree(folder):
    report = folder / "report"
    return {str(path.relative_to(report)): path.read_bytes() for path in sorted(report.rglob("*"))
            if path.is_file() and path.name != "run.json"}


def start(program, folder, options):
    return subprocess.Popen([program, "run", "pipeline.yaml", "--log", "none", *options], cwd=folder,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(program, folder, options):
    process = start(program, folder, options)
    errors = process.communicate()[1].decode()
    if process.returncode != 0:
        sys.exit(f"a run ended with {process.returncode}: {errors}")


def differences(left, right):
    for path in sorted(left.keys() | right.keys()):
        if left.get(path) != right.get(path):
            kind = "differs" if path in left and path in right else (
                "only after kills" if path in left else "only in the clean one")
            yield f"{path}: {kind}"


def workspace(parent, name):
    folder = parent / name
    folder.mkdir()
    (folder / "pipeline.yaml").write_text(PIPELINE)
    return folder


def round_of_kills(program, parent, number, days, chance, wanted):
    """Carries out one scenario, and returns how many runs were killed and what differs."""
    steps = deliveries(days, chance)
    killed = 0
    found = []
    for options in ([], ["--no-revisions"]):
        label = f"{number}{'n' if options else 'r'}"
        steady, shaken = workspace(parent, f"steady{label}"), workspace(parent, f"shaken{label}")
        for step in steps:
            deliver(shaken, step)
            if not options:
                deliver(steady, step)
                began = time.monotonic()
                finish(program, steady, options)
                length = time.monotonic() - began
            for _ in range(chance.randint(1, 3)):
                process = start(program, shaken, options)
                time.sleep(length * chance.uniform(0.05, 1.1))
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += process.returncode == -signal.SIGKILL
            # Now and then the next delivery comes before any run has ended.
            if chance.random() < 0.7:
                finish(program, shaken, options)
                if not options:
                    continue
            elif not options:
                finish(program, shaken, options)
        finish(program, shaken, options)
        if options:
            for step in steps:
                deliver(steady, step)
            finish(program, steady, options)
        found += [f"{label}: {text}" for text in differences(tree(shaken), tree(steady))]
        if not found:
            shutil.rmtree(steady)
            shutil.rmtree(shaken)
    return killed, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?", default=".build/debug/tidemark")
    parser.add_argument("--kills", type=int, default=60, help="end when so many runs were killed")
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    program = str(Path(arguments.program).resolve())
    chance = random.Random(arguments.seed)
    memory = Path("/dev/shm")
    parent = Path(tempfile.mkdtemp(prefix="tidemark-kill9-", dir=memory if memory.is_dir() else None))
    killed, number = 0, 0
    while killed < arguments.kills:
        count, found = round_of_kills(program, parent, number, arguments.days, chance,
                                      arguments.kills)
        killed += count
        number += 1
        print(f"round {number}: {killed} runs killed so far, {len(found)} files differ", flush=True)
        if found:
            print("\n".join(found[:40]))
            print(f"see {parent}")
            return 1
    shutil.rmtree(parent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
