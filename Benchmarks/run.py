"""Measures `tidemark run` against inflating the same files and against DuckDB, in one run.

    python3 Benchmarks/run.py                      # the claims on speed
    python3 Benchmarks/run.py --scale 10           # and the one on memory
    python3 Benchmarks/run.py --markdown           # the same as tables for README.md

Makes what it needs, once: a Python environment beside itself, and the logs under --data. README.md
says what is measured, and how.
"""
import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import machine
import tables
from contenders import Contender, Failure, measure

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = HERE / ".venv"
BINARY = ROOT / ".build" / "release" / "tidemark"
INFLATERS = ["isal", "zlib"]


def progress(text):
    print(text, file=sys.stderr, flush=True)


def call(command, **keywords):
    """Runs a step of the preparation, whose output goes to standard error."""
    words = [str(word) for word in command]
    try:
        status = subprocess.run(words, stdout=sys.stderr, **keywords).returncode
    except OSError as error:
        raise Failure(f"cannot run {words[0]}: {error.strerror}") from None
    if status != 0:
        raise Failure(f"{shlex.join(words)}: exit code {status}")


def python_environment():
    """The Python of Benchmarks/.venv, which is made again when requirements.txt changed."""
    python, wanted = VENV / "bin" / "python", HERE / "requirements.txt"
    installed = VENV / "requirements.txt"
    if not installed.exists() or installed.read_bytes() != wanted.read_bytes():
        progress("making the Python environment")
        call([sys.executable, "-m", "venv", "--clear", VENV])
        call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
              "--requirement", wanted])
        shutil.copyfile(wanted, installed)
    return python


def compiled_inflate(data):
    """The program that only inflates, compiled anew: it takes a moment."""
    program = data / "inflate"
    call(["cc", "-O3", "-Wall", "-Wextra", "-o", program, HERE / "inflate.c", "-lz"])
    return program


def tidemark_binary(path):
    """The program to measure; the default one is built when it is not there."""
    if path.resolve() == BINARY and not path.exists():
        progress("building tidemark")
        call(["make", "build"], cwd=ROOT)
    found = shutil.which(path)
    if not found:
        raise Failure(f"{path}: expected a program; build it with make build")
    return Path(found).resolve()


def logs(python, data, options, scale):
    """The folder of logs of `scale` times the records, generated where it does not hold them."""
    folder = data / f"x{scale}"
    call([python, HERE / "generate.py", folder, "--records", options.records * scale,
          "--files", options.files * scale, "--seed", options.seed, "--if-needed"])
    return folder, json.loads((folder / "generated.json").read_text())


def tidemark(binary, folder, inflater, extra):
    """`tidemark run` of the whole folder, with a state and a report that start empty."""
    return Contender(
        f"tidemark-{inflater}",
        lambda work: [binary, "run", folder / "bench.yaml", "--state", work / "state", "--output",
                      work / "report", "--inflater", inflater, *extra],
        writes="report")


def all_contenders(binary, python, inflate, folder, options):
    """Who runs, in the order in which each round runs them."""
    extra = shlex.split(options.tidemark_options)
    result = [tidemark(binary, folder, name, extra) for name in options.inflater]
    files = sorted((folder / "logs").glob("*.jsonl.gz"))
    result.append(Contender("inflate-zlib", lambda work: [inflate, *files]))
    processes = len(os.sched_getaffinity(0))
    result.append(Contender(
        "inflate-zlib-parallel", lambda work: [inflate, "-j", processes, *files]))
    script = [python, HERE / "duckdb_hourly.py", folder / "logs"]
    if options.threads:
        script += ["--threads", options.threads]
    result.append(Contender("duckdb", lambda work: script))
    if options.approximate:
        result.append(Contender("duckdb-approximate", lambda work: [*script, "--approximate"]))
    return result


def chosen(contenders, names):
    """Those of the contenders that --only names; all without it."""
    known = [contender.name for contender in contenders]
    for name in names:
        if name not in known:
            raise Failure(f"--only {name}: expected one of {', '.join(known)}")
    return [contender for contender in contenders if not names or contender.name in names]


def rounds(contenders, data, options):
    """The measured runs of each contender: in turns, so that a slow minute hits all of them.

    Their folders go when all have run: for half a minute ext4 passes over the places of deleted
    files one by one when it makes new ones, and the run behind a deletion would pay for it.
    """
    runs = {contender.name: [] for contender in contenders}
    with tempfile.TemporaryDirectory(prefix="runs-", dir=data, ignore_cleanup_errors=True) as all:
        for number in range(-options.warm_up, options.runs):
            for contender in contenders:
                run = measure(contender, Path(tempfile.mkdtemp(dir=all)))
                kind = "warm-up" if number < 0 else f"run {number + 1} of {options.runs}"
                progress(f"{kind}: {contender.name}: {run['cpu_seconds']:.2f} CPU s, "
                         f"{run['wall_seconds']:.2f} s, {run['peak_bytes'] / 1e6:.0f} MB")
                if number >= 0:
                    runs[contender.name].append(run)
    return runs


def summary(contender, runs):
    """The medians of a contender's runs, with the runs."""
    median = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    return {"name": contender.name, **median, "runs": runs, "command": contender.shown()}


def claims(results):
    """What the project claims, each with what was measured; only those whose runs took part."""
    base, scaled = results["base"]["results"], results.get("scaled", {}).get("results", {})
    found = []

    def add(sentence, limit, value, unit=""):
        found.append({"claim": sentence, "limit": limit, "measured": value, "unit": unit,
                      "met": value <= limit})

    def ratio(key, name, other, these=base, others=base):
        return these[name][key] / others[other][key]

    if "tidemark-isal" in base and "duckdb" in base:
        add("CPU seconds with ISA-L, of DuckDB's", 0.5,
            ratio("cpu_seconds", "tidemark-isal", "duckdb"), "×")
    if "tidemark-zlib" in base and "inflate-zlib" in base:
        add("CPU seconds with zlib, of inflating with zlib alone", 2.2,
            ratio("cpu_seconds", "tidemark-zlib", "inflate-zlib"), "×")
    if "tidemark-zlib" in base and "inflate-zlib-parallel" in base:
        add("the same, of inflating on as many cores", 2.2,
            ratio("cpu_seconds", "tidemark-zlib", "inflate-zlib-parallel"), "×")
    for name in [f"tidemark-{inflater}" for inflater in INFLATERS]:
        if name in base:
            add(f"peak memory of {name}", 250, base[name]["peak_bytes"] / 1e6, " MB")
        if name in base and name in scaled:
            add(f"peak memory of {name} on {results['scale']} times the input", 1.1,
                ratio("peak_bytes", name, name, these=scaled), "×")
    return found


def benchmark(options):
    """Prepares, measures and returns everything that was found."""
    data = options.data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    python, inflate = python_environment(), compiled_inflate(data)
    binary = tidemark_binary(options.tidemark)
    results = {"scale": options.scale,
               "machine": machine.description(python, inflate, binary, ROOT)}
    for part, scale in [("base", 1), ("scaled", options.scale)]:
        if part == "scaled" and scale == 1:
            continue
        folder, generated = logs(python, data, options, scale)
        contenders = all_contenders(binary, python, inflate, folder, options)
        contenders = chosen(contenders, options.only)
        if part == "scaled":  # the claim on memory is about Tidemark alone
            contenders = [each for each in contenders if each.name.startswith("tidemark")]
        runs = rounds(contenders, data, options)
        results[part] = {"data": generated, "results": {
            each.name: summary(each, runs[each.name]) for each in contenders}}
    results["machine"]["load_after"] = machine.load()
    results["claims"] = claims(results)
    return results


def whole_number(minimum):
    def parse(text):
        if not text.isdecimal() or int(text) < minimum:
            raise argparse.ArgumentTypeError(f"expected a whole number from {minimum}, not {text}")
        return int(text)
    return parse


def arguments():
    parser = argparse.ArgumentParser(
        description="Measures tidemark, zlib and DuckDB on the same generated logs.")
    add = parser.add_argument
    add("--data", type=Path, default=Path("/tmp/tidemark-bench"),
        help="folder for the logs and for the runs; default /tmp/tidemark-bench")
    add("--records", type=whole_number(1), default=1_200_000, help="default 1200000")
    add("--files", type=whole_number(1), default=48, help="default 48")
    add("--seed", type=whole_number(0), default=1, help="default 1")
    add("--scale", type=whole_number(1), default=1,
        help="measure tidemark also on so many times the records in so many times the files")
    add("--runs", type=whole_number(1), default=3, help="measured rounds; default 3")
    add("--warm-up", type=whole_number(0), default=1,
        help="rounds before, which do not count; default 1")
    add("--tidemark", type=Path, default=BINARY, help="default .build/release/tidemark")
    add("--tidemark-options", default="", metavar="TEXT",
        help="further options of tidemark run, as one text: '--threads 1'")
    add("--inflater", choices=INFLATERS, action="append",
        help="run tidemark with this one; may be repeated; default both")
    add("--threads", type=whole_number(1), help="threads of DuckDB; default one per core")
    add("--approximate", action="store_true",
        help="measure DuckDB with approximate quantiles, too")
    add("--only", action="append", default=[], metavar="NAME",
        help="measure this contender; may be repeated; default all")
    add("--markdown", action="store_true", help="print the tables as Markdown")
    add("--json", type=Path, metavar="FILE", help="write everything that was measured")
    add("--check", action="store_true", help="exit with 1 when a claim is missed")
    options = parser.parse_args()
    options.inflater = options.inflater or INFLATERS
    return options


def main():
    options = arguments()
    try:
        results = benchmark(options)
    except Failure as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return 70
    except KeyboardInterrupt:
        return 130
    print(tables.report(results, markdown=options.markdown), end="")
    if options.json:
        options.json.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    missed = not all(claim["met"] for claim in results["claims"])
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
