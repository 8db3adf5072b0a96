#!/usr/bin/env python3
"""How often a window alarms in which nothing changed, and how often a change is found.

    python3 Benchmarks/alarms.py                       # Tidemark on all cells: about an hour
    python3 Benchmarks/alarms.py --quick               # a tenth of it
    python3 Benchmarks/alarms.py --others              # Evidently and NannyML as well: hours
    python3 Benchmarks/alarms.py --sizes 200 --scenarios seasonal --tools same_weekday nannyml

Results go to alarms.json in the data folder cell by cell, those of a reference to a part-….json
before; what is there is not run again.
The first run makes the virtual environments that it needs, in the data folder.
"""
import argparse
import json
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = {
    "tidemark": ["numpy==2.4.6", "polars==2.1.0"],
    "evidently": ["evidently==0.7.21", "pandas==2.3.3", "numpy==2.4.6"],
    "nannyml": ["nannyml==0.13.1", "statsmodels==0.15.0", "pandas==2.3.3", "numpy==2.4.6"],
}
SIZES = [50, 200, 1_000, 20_000]
SCENARIOS = ["independent", "mild", "seasonal"]
# Tidemark by its reference.
REFERENCES = {"tidemark": "first: 28", "same_weekday": "same_weekday: 4"}
# Per tool and size: references, windows without a change and windows of each change, per reference.
PLANS = {
    "tidemark": {50: (20, 100, 20), 200: (10, 100, 20), 1_000: (10, 100, 5), 20_000: (10, 100, 2)},
    # Of references that move on, quiet windows are those between the changes: 245 for each.
    "same_weekday": {50: (5, 0, 4), 200: (5, 0, 4), 1_000: (1, 0, 4), 20_000: (1, 0, 1)},
    "evidently": {50: (10, 100, 20), 200: (10, 100, 20), 1_000: (10, 100, 20), 20_000: (4, 250, 5)},
    "nannyml": {50: (10, 100, 20), 200: (10, 100, 20), 1_000: (10, 100, 20), 20_000: (10, 100, 2)},
}


def python(tool, data):
    """The interpreter of the tool's own virtual environment, made where it is not there."""
    tool = "tidemark" if tool in REFERENCES else tool
    path = data / f"venv-{tool}"
    if not (path / "bin/python").exists():
        venv.create(path, with_pip=True)
        subprocess.run([path / "bin/pip", "install", "-q", *PACKAGES[tool]], check=True)
    return path / "bin/python"


def measure(tool, scenario, size, plan, data, binary):
    """The alarms of one cell: a list of [shift or null, columns or ids]."""
    found = []
    references, quiet, shifted = plan
    for reference in range(references):
        numbers = [str(n) for n in (size, reference, quiet, shifted)]
        part = data / f"part-{tool}-{scenario}-{'-'.join(numbers)}.json"
        if part.exists():
            found += json.loads(part.read_text())
            continue
        command = [python(tool, data)]
        if tool in REFERENCES:
            folder = data / f"run-{tool}-{scenario}-{size}"
            kind = REFERENCES[tool]
            command += [HERE / "alarms/ours.py", binary, folder, kind, scenario, *numbers]
        else:
            command += [HERE / "alarms/others.py", tool, scenario, *numbers]
        output = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        part.write_bytes(output.splitlines()[-1])
        found += json.loads(part.read_text())
    return found


def summary(found):
    """Per change: windows, those with any alarm, those with an alarm of the changed column."""
    result = {}
    for shift, names in found:
        row = result.setdefault(shift or "none", [0, 0, 0])
        column = "c10" if shift and "categor" in shift else "n00"
        row[0] += 1
        row[1] += bool(names)
        row[2] += any(name.split(":")[-1] == column for name in names)
    return result


def table(results):
    tools = [t for t in PLANS if any(key.startswith(t + " ") for key in results)]
    print("Windows with any alarm where nothing changed, and how many windows there were:\n")
    print("| scenario | rows |" + "".join(f" {t} |" for t in tools))
    print("| --- | ---: |" + " ---: |" * len(tools))
    for scenario in SCENARIOS:
        for size in SIZES:
            cells = [results.get(f"{t} {scenario} {size}", {}).get("none") for t in tools]
            if any(cells):
                print(f"| {scenario} | {size:,} |" + "".join(
                    f" {c[1] / c[0]:.1%} of {c[0]:,} |" if c else " |" for c in cells))
    for scenario in SCENARIOS:
        shifts = [c for t in tools for size in SIZES
                  for c in results.get(f"{t} {scenario} {size}", {}) if c != "none"]
        if not shifts:
            continue
        print(f"\nWindows in which the changed feature alarmed, {scenario}:\n")
        print("| change | rows |" + "".join(f" {t} |" for t in tools))
        print("| --- | ---: |" + " ---: |" * len(tools))
        for shift, size in [(c, size) for c in dict.fromkeys(shifts) for size in SIZES]:
            cells = [results.get(f"{t} {scenario} {size}", {}).get(shift) for t in tools]
            if any(cells):
                print(f"| {shift} | {size:,} |" + "".join(
                    f" {c[2] / c[0]:.0%} |" if c else " |" for c in cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("/tmp/tidemark-alarms"))
    parser.add_argument("--binary", type=Path, default=HERE.parent / ".build/release/tidemark")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--scenarios", nargs="+", default=SCENARIOS, choices=SCENARIOS)
    parser.add_argument("--tools", nargs="+", default=["tidemark"], choices=PLANS)
    parser.add_argument("--others", action="store_true", help="the other tools as well")
    parser.add_argument("--quick", action="store_true", help="a tenth of the references")
    arguments = parser.parse_args()
    arguments.data.mkdir(parents=True, exist_ok=True)
    path = arguments.data / "alarms.json"
    results = json.loads(path.read_text()) if path.exists() else {}
    for tool in list(PLANS) if arguments.others else arguments.tools:
        for size in arguments.sizes:
            for scenario in arguments.scenarios:
                key = f"{tool} {scenario} {size}"
                if key in results:
                    continue
                references, quiet, shifted = PLANS[tool][size]
                if arguments.quick:
                    references = max(1, references // 10)
                plan = (references, quiet, shifted)
                found = measure(
                    tool, scenario, size, plan, arguments.data, arguments.binary.resolve())
                results[key] = summary(found)
                path.write_text(json.dumps(results, indent=1))
                print(key, results[key], file=sys.stderr)
    table(results)


if __name__ == "__main__":
    main()
