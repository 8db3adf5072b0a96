"""Makes the bitcoin sample: a return forecaster on a simulated market, asked every five minutes.

    python sample-logs/bitcoin/make.py        # a few seconds, writes beside itself

Nothing of the market is real; the model and its scores are. README.md tells the story.
"""
import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"  # one order of additions, so the same scores everywhere
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Lasso
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import sample_files as files

SEED = 20250303
STEP = 300_000  # five minutes in milliseconds
DAY = 86_400_000
START = files.instant_ms("2025-03-03T00:00:00+00:00")
DAYS = 70
WARM_UP = 2 * 288  # candles before the first call, for the statistics over a day
HORIZON = 3  # candles: the truth is the return over the next 15 minutes
WINDOW = 25
REFERENCE_DAYS = 21
ALPHA = 0.08
HOSTS = ["quant-1", "quant-2"]

INCIDENTS = [
    dict(id="B01", kind="server_outage", start="2025-04-02T09:00:00Z", end="2025-04-02T11:30:00Z",
         what="Both inference servers are down: no call is answered or logged. The truths of these "
              "30 calls still arrive.",
         expect="errors: an outage from 09:00 to 11:30; traffic falls; 30 orphan labels; inputs, "
                "features and output stay as they were"),
    dict(id="B02", kind="exchange_outage", start="2025-04-08T13:00:00Z", end="2025-04-08T17:00:00Z",
         what="The exchange's feed stops. For an hour its last candle is served again and again; "
              "from 14:00 on `last` is null and 30 % of the calls answer 502 after 5 s. At 17:00 the "
              "exchange sends the missing candles.",
         expect="features: candle_age rises from 13:00; input data: close, high, low, volume missing "
                "from 14:00; errors: 502s, p99 latency of 5 s; network: the hosts receive less"),
    dict(id="B03", kind="war", start="2025-04-16T01:40:00Z", end="2025-04-26T02:00:00Z",
         what="A war breaks out overnight: the price falls by about 7 % within 15 minutes, volatility "
              "is four times as high and fades over ten days, and from now on prices trend where "
              "they used to swing back.",
         expect="input data and features: volatility, ranges and volume drift from 16 April; "
                "performance: the error is several times as large and the model is worse than "
                "predicting nothing; operations stay as they were"),
    dict(id="B04", kind="label_correction", start="2025-04-17T09:00:00Z",
         end="2025-04-17T09:05:00Z",
         what="The exchange cancels trades of the first hour of the war: the truths of 01:40 to 02:40 "
              "on 16 April are corrected.",
         expect="performance: the report of 16 April is revised on the 17th, 12 corrections"),
    dict(id="B05", kind="disk_saturation", start="2025-04-22T06:00:00Z", end="2025-04-22T12:00:00Z",
         what="A backup on quant-2 saturates its disk; its calls take eight times as long.",
         expect="latency: p99 on quant-2 alone; disk I/O: busy time above 95 %"),
    dict(id="B06", kind="new_version", start="2025-04-26T02:00:00Z", end=None,
         what="Model 1.1.0, fitted on 16 to 26 April, replaces 1.0.0.",
         expect="output: predictions have another spread; performance: better than naive again"),
    dict(id="B07", kind="hawkish_speech", start="2025-05-06T18:00:00Z", end="2025-05-06T23:00:00Z",
         what="A central banker says something hawkish: the price falls by about 5 % in ten minutes; "
              "volatility is back to usual after five hours.",
         expect="input data and features: volatility and volume of 6 May, from 18:00 on; performance: a "
                "few large errors; the day after is as usual"),
]
SPAN = {i["id"]: (files.instant_ms(i["start"].replace("Z", "+00:00")),
                  files.instant_ms(i["end"].replace("Z", "+00:00")) if i["end"] else 2**62)
        for i in INCIDENTS}


def within(milliseconds, incident):
    start, end = SPAN[incident]
    return (milliseconds >= start) & (milliseconds < end)


# --- The market -----------------------------------------------------------------------------

def candle_closes():
    """The closing instants of all candles, warm-up and the last horizon included."""
    count = WARM_UP + DAYS * 288 + HORIZON
    return START + STEP * (np.arange(count) - WARM_UP)


def simulated_market(closes_at):
    """Candles of five minutes: regimes of volatility, a daily rhythm, swings around a slow mean."""
    rng = np.random.default_rng(SEED)
    count = len(closes_at)
    levels = np.array([4e-4, 7e-4, 12e-4])  # calm, usual, busy: standard deviation of a step
    stay = np.array([0.992, 0.994, 0.985])
    hour = closes_at % DAY / 3_600_000
    rhythm = 0.8 + 0.5 * np.exp(-((hour - 15) / 4) ** 2)

    price, slow, before, regime = 84_000.0, 84_000.0, 0.0, 1
    candles = np.zeros((count, 5))
    for index in range(count):
        began = closes_at[index] - STEP
        if rng.random() > stay[regime]:
            regime = {0: 1, 1: int(2 * rng.integers(0, 2)), 2: 1}[regime]
        sigma = levels[regime] * rhythm[index]
        pull, trend, jump = 0.16, 0.0, 0.0
        if began >= SPAN["B03"][0]:
            pull, trend = 0.0, 0.35
        if within(began, "B03"):
            age = (began - SPAN["B03"][0]) / DAY
            sigma = max(sigma, 6e-4) * (1 + 3 * np.exp(-age / 3))
            jump = {0: -0.028, 1: -0.031, 2: -0.013}.get((began - SPAN["B03"][0]) // STEP, 0.0)
        if within(began, "B07"):
            age = (began - SPAN["B07"][0]) / 3_600_000
            sigma = max(sigma, 6e-4) * (1 + 6 * np.exp(-age / 1.3))
            jump = {0: -0.025, 1: -0.015}.get((began - SPAN["B07"][0]) // STEP, 0.0)
        steps = sigma * rng.standard_t(5, size=5) / np.sqrt(5 * 5 / 3)
        move = -pull * np.log(price / slow) + trend * before
        path = price * np.exp(np.cumsum(steps + (move + jump) / 5))
        before = steps.sum() + move
        opened, price = price, float(path[-1])
        slow += (price - slow) / 18
        volume = 14 * rhythm[index] * (sigma / 7e-4) ** 0.9 * rng.lognormal(0, 0.45)
        volume *= 1 + abs(jump) * 150
        candles[index] = opened, max(opened, path.max()), min(opened, path.min()), price, volume
    candles[:, :4] = np.round(candles[:, :4], 2)
    candles[:, 4] = np.round(candles[:, 4], 3)
    return candles


def trailing_mean(values, length):
    windows = np.lib.stride_tricks.sliding_window_view(values, length)
    result = np.full(len(values), np.nan)
    result[length - 1:] = windows.mean(axis=1)
    return result


class Calls:
    """What the model is asked at every close: the true market, or what the exchange's feed says."""

    def __init__(self, closes_at, candles):
        first, last = WARM_UP, len(closes_at) - HORIZON
        at = np.arange(first, last)
        self.count = len(at)
        self.closed_at = closes_at[at]
        self.ts = self.closed_at + np.random.default_rng(SEED + 1).integers(900, 4_200, self.count)

        seen = at.copy()  # the candle that the feed shows as its last one
        frozen = within(self.closed_at, "B02")
        seen[frozen] = at[frozen][0] - 1
        self.as_of = closes_at[seen]
        self.last = candles[seen]
        self.has_last = ~(frozen & (self.closed_at >= SPAN["B02"][0] + 3_600_000))
        feed = candles[:, 3].copy()
        rows = at[:, None] - np.arange(WINDOW - 1, -1, -1)
        self.windows = feed[np.minimum(rows, seen[:, None])]
        self.volume_mean = np.round(trailing_mean(candles[:, 4], 288), 3)[seen]
        log_close = np.log(candles[:, 3])
        self.truth = np.round(1e4 * (log_close[at + HORIZON] - log_close[at]), 3)  # basis points

    def vectors(self):
        """The feature vector, in the order of pipelines/bitcoin.yaml."""
        closes = np.log(self.windows)
        steps = np.diff(closes, axis=1)
        last = np.where(self.has_last[:, None], self.last, np.nan)
        close = last[:, 3]
        columns = [
            closes[:, -1] - closes[:, -2], closes[:, -1] - closes[:, -4],
            closes[:, -1] - closes[:, -7], closes[:, -1] - closes[:, -13],
            closes[:, -1] - closes[:, 0], steps.std(axis=1, ddof=1),
            steps[:, -6:].std(axis=1, ddof=1),
            self.windows[:, -1] / self.windows.mean(axis=1) - 1,
            (last[:, 1] - last[:, 2]) / close, np.log1p(last[:, 4]),
            last[:, 4] / self.volume_mean]
        return np.column_stack(columns)


def fitted(vectors, truth):
    """A sparse linear model: features that say little about the direction get no weight."""
    lasso = TransformedTargetRegressor(Lasso(alpha=ALPHA), transformer=StandardScaler())
    return make_pipeline(SimpleImputer(), StandardScaler(), lasso).fit(vectors, truth)


def predictions(calls):
    """Version 1.0.0 is fitted on the reference, whose own values are out of fold (seven blocks of
    three days); version 1.1.0 on the days of the war."""
    vectors, truth = calls.vectors(), calls.truth
    reference = calls.closed_at < START + REFERENCE_DAYS * DAY
    values = fitted(vectors[reference], truth[reference]).predict(vectors)
    block = ((calls.closed_at - START) // (3 * DAY)).astype(int)
    for held_out in range(REFERENCE_DAYS // 3):
        train = reference & (block != held_out)
        rows = block == held_out
        values[rows] = fitted(vectors[train], truth[train]).predict(vectors[rows])
    is_second = within(calls.closed_at, "B06")
    # What is known by then: the truth of a call arrives one horizon later.
    war = within(calls.closed_at, "B03") & (calls.closed_at + HORIZON * STEP < SPAN["B06"][0])
    values[is_second] = fitted(vectors[war], truth[war]).predict(vectors[is_second])
    return np.round(values, 4), np.where(is_second, "1.1.0", "1.0.0")


# --- The logs -------------------------------------------------------------------------------

def day_of(milliseconds):
    return files.iso(int(milliseconds))[:10]


def request_log(calls, values, versions):
    rng = np.random.default_rng(SEED + 2)
    by_day = defaultdict(list)
    ids = []
    for index in range(calls.count):
        draws = rng.random(5)
        bell = rng.standard_normal(3)
        request_id = f"{rng.integers(0, 2**40):010x}"
        ids.append(request_id)
        ts = int(calls.ts[index])
        if within(ts, "B01"):
            continue
        last = None
        if calls.has_last[index]:
            names = ("open", "high", "low", "close", "volume")
            last = dict(zip(names, map(float, calls.last[index])))
        inputs = {
            "symbol": "BTC-USD", "as_of": files.iso(int(calls.as_of[index]))[:19] + "Z",
            "last": last, "closes": [float(value) for value in calls.windows[index]],
            "stats": {"volume_mean_24h": float(calls.volume_mean[index])}}

        def call(at, host, status, milliseconds, error=None):
            record = {"ts": files.iso(at), "request_id": request_id,
                      "model": {"name": "btc-return", "version": str(versions[index])},
                      "host": host, "status": status, "latency_ms": round(float(milliseconds), 1),
                      "input": inputs}
            if status == 200:
                record["output"] = {"value": float(values[index])}
            else:
                record["error"] = error
            by_day[day_of(at)].append((at, files.to_json(record)))

        def latency(host, at, z):
            slow = 8 if within(at, "B05") and host == "quant-2" else 1
            return 6.5 * slow * np.exp(0.33 * z)

        first = HOSTS[int(draws[0] < 0.45)]
        other = HOSTS[int(first == HOSTS[0])]
        if not calls.has_last[index] and draws[1] < 0.30:
            call(ts, first, 502, 5_000 + 20 * abs(bell[0]), "no answer from the exchange")
        elif draws[1] < 0.001:
            call(ts, first, 502, 900 + 50 * abs(bell[0]), "no answer from the exchange")
            again = ts + 2_000 + int(1_000 * draws[2])
            call(again, other, 200, latency(other, again, bell[1]))
        else:
            call(ts, first, 200, latency(first, ts, bell[0]))
        if draws[3] < 0.0005:
            by_day[day_of(ts)].append(by_day[day_of(ts)][-1])
    return ids, {day: [line for _, line in sorted(rows, key=lambda entry: entry[0])]
                 for day, rows in by_day.items()}


def label_log(calls, ids):
    rng = np.random.default_rng(SEED + 3)
    first_hour = (SPAN["B03"][0], SPAN["B03"][0] + 3_600_000)
    labels = []
    for index in range(calls.count):
        at = int(calls.closed_at[index])
        ts = at + HORIZON * STEP + int(rng.integers(1_000, 6_000))
        value = float(calls.truth[index])
        if first_hour[0] <= at < first_hour[1]:
            labels.append((ts, ids[index], round(value * 1.25 - 4, 3)))
            ts = SPAN["B04"][0] + 1_000 * (len(labels) % 60)
        labels.append((ts, ids[index], value))
    labels.sort()
    by_day = defaultdict(list)
    for ts, request_id, value in labels:
        by_day[day_of(ts)].append(files.to_json(
            {"request_id": request_id, "ts": files.iso(ts), "label": value}))
    return by_day


def host_log():
    """Scrapes of the two hosts every half hour as OTLP lines, by day."""
    rng = np.random.default_rng(SEED + 4)
    start = START // 1000
    times = start + 1800 * np.arange(1, DAYS * 48 + 1)
    middle = (times - 900) * 1000
    feed_is_down = within(middle, "B02")
    by_day = defaultdict(list)
    for host in HOSTS:
        noise = lambda scale: np.exp(scale * rng.standard_normal(len(times)))
        backup = within(middle, "B05") & (host == "quant-2")
        busy = np.clip(0.03 * noise(0.3), 0, 1)
        write = 60_000 * noise(0.25)
        shares = {
            "cpu_user": np.clip(0.11 * noise(0.2), 0.01, 0.9), "cpu_system": 0.02 * noise(0.1),
            "cpu_wait": np.where(backup, 0.45, 0.003 * noise(0.3)),
            "memory_used": 1.6 * 2**30 * noise(0.01),
            "disk_read": np.where(backup, 9e7, 15_000) * noise(0.3),
            "disk_write": np.where(backup, write * 900, write),
            "disk_busy": np.where(backup, 0.98, busy),
            "net_in": np.where(feed_is_down, 900, 24_000) * noise(0.12),
            "net_out": np.where(backup, 8e7, 6_000) * noise(0.12),
            "net_errors": np.where(feed_is_down, 0.02, 0.0),
            "net_dropped": np.where(rng.random(len(times)) < 0.002, 2 / 1800, 0.0)}
        is_up = ~within(middle, "B01")
        counters = files.host_counters(
            times, shares, [start - DAY // 1000, SPAN["B01"][1] // 1000], is_up)
        for index, time in enumerate(times):
            if is_up[index]:
                by_day[day_of((time - 1) * 1000)].append(
                    (time, host, files.host_line(host, counters, index)))
    return {day: [line for _, _, line in sorted(rows)] for day, rows in by_day.items()}


def main():
    closes_at = candle_closes()
    calls = Calls(closes_at, simulated_market(closes_at))
    values, versions = predictions(calls)
    ids, requests = request_log(calls, values, versions)
    files.write_days(HERE / "requests", requests)
    files.write_days(HERE / "labels", label_log(calls, ids))
    files.write_days(HERE / "hosts", host_log())
    files.write_incidents(HERE / "incidents.json", INCIDENTS)
    rows = calls.closed_at < START + REFERENCE_DAYS * DAY
    error = values[rows] - calls.truth[rows]
    files.write_json(HERE / "model.json", {
        "name": "btc-return", "task": "log return of the next 15 minutes, in basis points",
        "versions": {"1.0.0": "fitted on 2025-03-03 to 2025-03-24",
                     "1.1.0": "fitted on 2025-04-16T01:40Z to 2025-04-26T01:45Z"},
        "out_of_fold_mae": round(float(np.abs(error).mean()), 4),
        "out_of_fold_r2": round(float(1 - (error**2).sum() / (
            (calls.truth[rows] - calls.truth[rows].mean())**2).sum()), 4)})
    print(f"{calls.count} calls on {len(requests)} days")
    if "--describe" in sys.argv:
        describe(calls, values)


def describe(calls, values):
    """Prints a line a day, to see what the story looks like."""
    for day in range(DAYS):
        rows = (calls.closed_at - START) // DAY == day
        truth, value = calls.truth[rows], values[rows]
        r2 = 1 - ((value - truth)**2).sum() / ((truth - truth.mean())**2).sum()
        print(day_of(START + day * DAY), f"close {calls.last[rows][-1, 3]:9.2f}",
              f"sd {truth.std():6.1f} mae {np.abs(value - truth).mean():6.2f} r2 {r2:6.3f}",
              f"spread {value.std():5.2f}")


if __name__ == "__main__":
    main()
