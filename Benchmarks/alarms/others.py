"""Evidently's and NannyML's defaults on the same windows; each runs in a venv of its own.

    venv/bin/python others.py evidently independent 1000 0 100 20

prints one JSON array of [shift or null, alarmed columns] for the days behind the reference.
"""
import itertools
import json
import sys
import warnings

import pandas as pd

import windows

warnings.filterwarnings("ignore")
CHECKED = 3  # windows of which Evidently's preset is asked as well


def frame(columns):
    data = {}
    for name, values in columns.items():
        if name[0] in "nl":
            data[name] = values
        else:
            data[name] = pd.Series([None if v < 0 else f"v{v}" for v in values], dtype=object)
    return pd.DataFrame(data)


def evidently(reference, frames):
    """The tests that DataDriftPreset makes of each column; of the first windows the preset itself
    says the same. Nine tenths of its time go into figures."""
    old = pd.concat(reference)
    known = {name: known_values(old[name]) for name in windows.NAMES}
    for index, current in enumerate(frames):
        names = [name for name in windows.NAMES if is_drifted(known[name], current[name])]
        if index < CHECKED:
            assert names == preset(old, current), "the preset makes other tests"
        yield names


def known_values(column):
    """The reference's values in a form that the tests read twice as fast; none asks for order."""
    values = column.dropna()
    return values.sort_values() if column.name[0] in "nl" else values.astype("category")


def is_drifted(old, new):
    """What evidently.metrics.ValueDrift computes of a column before it draws it; `old` is of
    `known_values`."""
    from evidently.legacy.calculations.stattests import get_stattest
    from evidently.legacy.core import ColumnType
    kind = ColumnType.Numerical if old.name[0] in "nl" else ColumnType.Categorical
    new = new.dropna()
    return get_stattest(old, new, kind, None)(old, new, kind, None).drifted


def preset(old, current):
    from evidently import DataDefinition, Dataset, Report
    from evidently.presets import DataDriftPreset
    numbers = [n for n in windows.NAMES if n[0] in "nl"]
    definition = DataDefinition(
        numerical_columns=numbers,
        categorical_columns=[n for n in windows.NAMES if n not in numbers])
    old = Dataset.from_pandas(old, data_definition=definition)
    new = Dataset.from_pandas(current, data_definition=definition)
    result = Report([DataDriftPreset()]).run(new, old).dict()
    return [m["config"]["column"] for m in result["metrics"] if drifted(m)]


def drifted(metric):
    """Whether a column's number passes the threshold of its test: p-values fall below it."""
    config = metric["config"]
    if "column" not in config:
        return False
    value, limit = float(metric["value"]), config["threshold"]
    return value < limit if "p_value" in config["method"] else value >= limit


def nannyml(reference, frames):
    import nannyml
    nannyml.disable_usage_logging()
    size = len(reference[0])
    drift = nannyml.UnivariateDriftCalculator(column_names=windows.NAMES, chunk_size=size)
    drift.fit(pd.concat(reference, ignore_index=True))
    frames = list(frames)
    table = drift.calculate(pd.concat(frames, ignore_index=True)).filter(period="analysis").to_df()
    alerts = table.loc[:, [c for c in table.columns if c[-1] == "alert"]]
    for row in alerts.itertuples(index=False):
        yield [c[0] for c, alert in zip(alerts.columns, row) if alert]


def main():
    tool, scenario = sys.argv[1:3]
    size, reference, quiet, shifted = map(int, sys.argv[3:7])
    days = windows.days(scenario, size, reference, quiet, shifted)
    old = [frame(columns) for _, _, columns in itertools.islice(days, windows.REFERENCE_DAYS)]
    shifts = []

    def frames():
        for _, shift, columns in days:
            shifts.append(shift)
            yield frame(columns)

    judge = {"evidently": evidently, "nannyml": nannyml}[tool]
    found = list(judge(old, frames()))
    print(json.dumps(list(zip(shifts, found))))


if __name__ == "__main__":
    main()
