#!/usr/bin/env python3
"""Writes Fixtures/joint.json: how features move together, worked out anew with numpy and scipy.

Run it in this folder: python3 make-joint-fixtures.py (made with numpy 2.4.6 and scipy 1.17.1).
Nine windows of a reference, each a sample of more served rows, and one window to compare. null is a
missing value. Everything is computed from the rows, with weights, and nothing from sums.
"""
import json
import numpy as np
from scipy import stats

rng = np.random.default_rng(77)
COLUMNS = 5


def sample(rows, change=False):
    base = rng.normal(size=(rows, 2))
    x = np.column_stack([
        10 + 3 * base[:, 0], 5 - 2 * base[:, 0] + 0.5 * rng.normal(size=rows),
        base[:, 1], 0.7 * base[:, 1] + 0.7 * rng.normal(size=rows), rng.integers(0, 2, rows)])
    if change:
        x[:, 1] = 5 - 2 * rng.normal(size=rows)
        x[:, 2] += 0.8
    x = np.round(x * 64) / 64
    x[rng.random(x.shape) < 0.05] = np.nan
    x[:, 4] = np.nan_to_num(x[:, 4])
    return x


windows = [sample(int(rng.integers(35, 60))) for _ in range(9)]
served = [int(rng.integers(60, 500)) for _ in windows]
current = sample(50, change=True)
everything = np.concatenate(windows)
mean, sd = np.nanmean(everything, 0), np.nanstd(everything, 0, ddof=1)


def scaled(x):
    return np.nan_to_num((x - mean) / sd)


def weights(indexes):
    return np.concatenate([np.full(len(windows[i]), served[i] / len(windows[i])) for i in indexes])


def rows(indexes):
    return np.concatenate([scaled(windows[i]) for i in indexes])


def kish(w):
    return w.sum() ** 2 / (w**2).sum()


every = list(range(len(windows)))
covariance = np.cov(rows(every).T, aweights=weights(every))
values, vectors = np.linalg.eigh(covariance)
values, vectors = values[::-1], vectors[:, ::-1]
count = int(np.argmax(np.cumsum(values) / values.sum() >= 0.65)) + 1
basis = vectors[:, :count]


def correlation(z, w):
    c = np.cov(z.T, aweights=w)
    d = np.sqrt(np.diag(c))
    return c / np.outer(d, d)


def compare(z, w, rest, rest_weights):
    center = np.average(rest, axis=0, weights=rest_weights)
    d = z - center
    error = np.average(((d - d @ basis @ basis.T) ** 2).mean(1), weights=w)
    n, m = kish(w), kish(rest_weights)
    gap = np.average(z, axis=0, weights=w) - center
    t2 = n * m / (n + m) * gap @ np.linalg.solve(covariance, gap)
    change = correlation(z, w) - correlation(rest, rest_weights)
    return error, t2, np.abs(change).max(), np.linalg.norm(change), n, m, change


def limit(numbers):
    numbers = np.array(numbers)
    middle = np.median(numbers)
    mad = np.median(np.abs(numbers - middle))
    return max(middle + 3 * 1.4826 * mad, 1.1 * middle)


own = []
for i in every:
    others = [j for j in every if j != i]
    z = rows([i])
    own.append(compare(z, np.ones(len(z)), rows(others), weights(others))[:4])
z = scaled(current)
all_rows, all_weights = rows(every), weights(every)
error, t2, largest, distance, n, m, change = compare(z, np.ones(len(z)), all_rows, all_weights)
first, second = divmod(int(np.argmax(np.abs(np.triu(change)))), COLUMNS)
now, before = correlation(z, np.ones(len(z)))[first, second], correlation(all_rows, all_weights)[first, second]
fisher = 2 * stats.norm.sf(
    abs(np.arctanh(now) - np.arctanh(before)) / np.sqrt(1 / (n - 3) + 1 / (m - 3)))


def plain(x):
    return [None if np.isnan(v) else float(v) for v in np.ravel(x)]


with open("Fixtures/joint.json", "w") as out:
    json.dump({
        "columns": COLUMNS, "served": served, "windows": [plain(w) for w in windows],
        "current": plain(current), "components": count,
        "explained": float(values[:count].sum() / values.sum()),
        "referenceError": float(compare(all_rows, all_weights, all_rows, all_weights)[0]),
        "referenceRows": float(m), "values": [float(v) for v in (error, t2, largest, distance)],
        "usual": [float(limit([o[k] for o in own])) for k in range(4)],
        "hotellingP": float(stats.f.sf(t2 * (m - COLUMNS) / (COLUMNS * (m - 1)), COLUMNS, m - COLUMNS)),
        "correlationP": float(min(1, fisher * COLUMNS * (COLUMNS - 1) / 2)),
        "top": [first, second], "now": float(now), "before": float(before)}, out)
    out.write("\n")
