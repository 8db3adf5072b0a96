#!/usr/bin/env python3
"""Writes Fixtures/joint.json: cases [name, [arguments...], [expected...]] from numpy and scipy.

Run it in this folder: python3 make-joint-fixtures.py (made with numpy 2.4.6 and scipy 1.17.1).
Vectors lie row after row in one list, after their length.
"""
import json
import numpy as np
from scipy import stats

rng = np.random.default_rng(20260503)
cases = []


def add(name, arguments, expected):
    def plain(x):
        return [float(v) for v in np.ravel(x)]

    cases.append([name, [plain(a) for a in arguments], plain(expected)])


def mixed(rows, columns, noise=0.4):
    """Vectors that correlate, with different scales."""
    factors = rng.normal(size=(rows, max(1, columns // 2)))
    weights = rng.normal(size=(factors.shape[1], columns))
    values = factors @ weights + noise * rng.normal(size=(rows, columns))
    return np.round(values * rng.uniform(0.5, 3, columns) + rng.normal(size=columns), 3)


def decompose(matrix):
    values, vectors = np.linalg.eigh(matrix)
    values, vectors = values[::-1], vectors[:, ::-1].T.copy()
    for v in vectors:
        if v[np.argmax(np.abs(v))] < 0:
            v *= -1
    return values, vectors


for size in (1, 2, 3, 5, 8, 20, 33):
    a = rng.normal(size=(size, size))
    matrix = a @ a.T + np.diag(rng.uniform(0, 1, size))
    values, vectors = decompose(matrix)
    add("eigen", [[size], matrix], np.concatenate([values, vectors.ravel()]))
matrix = np.diag([3.0, -1, 7, 0.5])
values, vectors = decompose(matrix)
add("eigen", [[4], matrix], np.concatenate([values, vectors.ravel()]))

for rows, columns in ((3, 2), (50, 4), (200, 7)):
    x = mixed(rows, columns)
    add("covariance", [[columns], x], np.cov(x.T))
    add("correlation", [[columns], x], np.corrcoef(x.T))
    weights = rng.integers(1, 9, rows).astype(float)
    add("weighted", [[columns], x, weights],
        np.append(np.cov(x.T, aweights=weights), weights.sum() ** 2 / (weights**2).sum()))

for n, m, columns, shift in ((40, 120, 4, 0), (60, 200, 8, 0.3), (60, 300, 12, 0.05)):
    reference = mixed(m, columns)
    center = reference.mean(0)
    window = np.round(
        reference[rng.integers(0, m, n)] + shift * rng.normal(size=(n, columns)), 3)
    covariance = np.cov(reference.T)
    values, vectors = decompose(covariance)
    explained = np.cumsum(values) / values.sum()
    count = int(np.argmax(explained >= 0.65)) + 1
    basis = vectors[:count]

    def error(x):
        z = x - center
        return np.mean((z - z @ basis.T @ basis) ** 2)

    add("components", [[columns], reference, window],
        [count, explained[count - 1], columns, error(reference), error(window)])
    d = window.mean(0) - center
    t2 = n * m / (n + m) * d @ np.linalg.solve(covariance, d)
    p = stats.f.sf(t2 * (m - columns) / (columns * (m - 1)), columns, m - columns)
    add("hotelling", [[columns], reference, window], [t2, columns, m - columns, p])

for r, n, s, m in ((0.8, 100, 0.2, 2000), (0.5, 50, 0.5, 50), (-0.9, 1024, -0.95, 12000), (0, 30, 0.3, 40)):
    z = abs(np.arctanh(r) - np.arctanh(s)) / np.sqrt(1 / (n - 3) + 1 / (m - 3))
    add("fisher", [[r, n, s, m]], [2 * stats.norm.sf(z)])

with open("Fixtures/joint.json", "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
