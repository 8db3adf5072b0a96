"""Computes the hourly numbers of the benchmark's logs with DuckDB, as a peer of `tidemark run`.

    .venv/bin/python duckdb_hourly.py /tmp/logs/logs --result hourly.json

Per hour: of every numeric column count, mean, deviation, minimum, maximum and seven quantiles, and
of every category how often each value occurs. One query in one pass over the files: columns are
typed, so nothing is guessed, and fields that no aggregate needs are not decoded. Of the ways that
were tried this costs the least CPU time: a temporary table with a query per category costs more,
and so do approximate quantiles.
"""
import argparse
import json
import os
from pathlib import Path

import duckdb

from columns import CATEGORIES, NUMBERS

QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
STATISTICS = ["count", "mean", "deviation", "minimum", "maximum", "quantiles"]
NUMERIC = [f"input.{name}" for name in NUMBERS] + ["latency_ms", "output.score"]
CATEGORICAL = [f"input.{name}" for name in CATEGORIES] + [
    "model.name", "model.version", "host", "status"]


def source(logs):
    """The table function that reads the files, with the types of all columns."""
    fields = [f"{name} DOUBLE" for name in NUMBERS] + [f"{name} VARCHAR" for name in CATEGORIES]
    columns = {
        "ts": "TIMESTAMP", "model": "STRUCT(name VARCHAR, version VARCHAR)", "host": "VARCHAR",
        "status": "SMALLINT", "latency_ms": "DOUBLE", "input": f"STRUCT({', '.join(fields)})",
        "output": "STRUCT(score DOUBLE)",
    }
    types = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
    pattern = str(logs / "*.jsonl.gz").replace("'", "''")
    return (f"read_json('{pattern}', format = 'newline_delimited', compression = 'gzip', "
            f"timestampformat = '%Y-%m-%dT%H:%M:%S.%gZ', columns = {{{types}}})")


def query(logs, approximate):
    """One row an hour: the hour, the number of calls, and what NUMERIC and CATEGORICAL say."""
    quantile = "approx_quantile" if approximate else "quantile_cont"
    results = ["date_trunc('hour', ts) AS hour", "count(*)"]
    for column in NUMERIC:
        results += [f"{function}({column})" for function in
                    ("count", "avg", "stddev_samp", "min", "max")]
        results.append(f"{quantile}({column}, {QUANTILES})")
    results += [f"histogram({column})" for column in CATEGORICAL]
    return f"SELECT {', '.join(results)} FROM {source(logs)} GROUP BY hour ORDER BY hour"


def as_document(row):
    """A row of the result as JSON has it, with names."""
    numbers, counts = row[2:2 + len(NUMERIC) * len(STATISTICS)], row[-len(CATEGORICAL):]
    each = [iter(numbers)] * len(STATISTICS)
    return {
        "hour": f"{row[0]:%Y-%m-%dT%H}", "calls": row[1],
        "numbers": {column: dict(zip(STATISTICS, values))
                    for column, values in zip(NUMERIC, zip(*each))},
        "categories": dict(zip(CATEGORICAL, counts)),
    }


def main():
    parser = argparse.ArgumentParser(description="Hourly numbers of request logs, by DuckDB.")
    parser.add_argument("logs", type=Path, help="folder of the .jsonl.gz files")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)),
                        help="default one per core")
    parser.add_argument("--approximate", action="store_true",
                        help="quantiles by t-digest instead of exactly")
    parser.add_argument("--result", type=Path, help="file for the result as JSON")
    options = parser.parse_args()
    database = duckdb.connect(config={
        "threads": options.threads, "preserve_insertion_order": False})
    rows = database.execute(query(options.logs, options.approximate)).fetchall()
    if options.result:
        documents = [as_document(row) for row in rows]
        options.result.write_text(json.dumps(documents, indent=1) + "\n")
    print(f"{sum(row[1] for row in rows)} calls in {len(rows)} hours")


if __name__ == "__main__":
    main()
