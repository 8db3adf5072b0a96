#!/usr/bin/env python3
"""Writes Fixtures/paired.json and Fixtures/catalogue.json: rows, and what numpy says of them.

Run it in this folder: python3 make-pair-fixtures.py (made with numpy 2.4.6). DeLong's covariance is
computed from its definition, every positive row against every negative one, and compared here with
a bootstrap of rows. Rows of the large case are made by both sides from the same formula.
"""
import json
import numpy as np


def components(s, y):
    p, n = s[y == 1], s[y == 0]
    below, upto = np.searchsorted(np.sort(n), p, "left"), np.searchsorted(np.sort(n), p, "right")
    v10 = (below + upto) / 2 / len(n)
    below, upto = np.searchsorted(np.sort(p), n, "left"), np.searchsorted(np.sort(p), n, "right")
    return v10, 1 - (below + upto) / 2 / len(p)


def by_pairs(s, y):
    """The same, each pair by itself."""
    p, n = s[y == 1], s[y == 0]
    wins = (p[:, None] > n[None, :]) + 0.5 * (p[:, None] == n[None, :])
    return wins.mean(axis=1), wins.mean(axis=0)


def delong(a, b, y):
    a10, a01 = components(a, y)
    b10, b01 = components(b, y)
    cov10, cov01 = np.cov(a10, b10), np.cov(a01, b01)
    s = cov10 / len(a10) + cov01 / len(a01)
    return a10.mean(), b10.mean(), float(np.sqrt(s[0, 0] + s[1, 1] - 2 * s[0, 1]))


def bootstrap(rng, a, b, y, draws=4000):
    differences = []
    for _ in range(draws):
        i = rng.integers(0, len(y), len(y))
        if 0 < y[i].sum() < len(y):
            differences.append(components(b[i], y[i])[0].mean() - components(a[i], y[i])[0].mean())
    return float(np.std(differences, ddof=1))


def pair(rng, rows, digits, shared):
    common = rng.normal(size=rows)
    y = (rng.random(rows) < 1 / (1 + np.exp(1 - 1.5 * common))).astype(int)

    def score(weight):
        noise = rng.normal(size=rows)
        return np.round(1 / (1 + np.exp(1 - weight * common - (1 - shared) * noise)), digits)

    a, b = score(1.0), score(1.3)
    for s in (a, b):
        for found, expected in zip(components(s, y), by_pairs(s, y)):
            assert np.allclose(found, expected, atol=1e-13)
    first, second, error = delong(a, b, y)
    resampled = bootstrap(rng, a, b, y)
    assert abs(resampled / error - 1) < 0.08, (resampled, error)
    return {"first": a.tolist(), "second": b.tolist(), "labels": y.tolist(),
            "areas": [first, second], "error": error, "bootstrap": resampled}


def large(rows):
    """Scores that any language computes alike: integers, quotients and products."""
    i = np.arange(rows)
    common = ((7919 * i) % 100003) / 100003
    a = 0.7 * common + 0.3 * (((104729 * i) % 99991) / 99991)
    b = 0.8 * common + 0.2 * (((15485863 * i) % 99989) / 99989)
    y = (((32452843 * i) % 99971) / 99971 < common * common).astype(int)
    first, second, error = delong(a, b, y)
    return {"rows": rows, "areas": [first, second], "error": error,
            "pairs": len(np.unique(np.stack([a, b], 1), axis=0))}


def catalogue(rng, calls, items, ks):
    lists = []
    for _ in range(calls):
        n = int(rng.integers(1, 14))
        # Popular items come often, scores tie.
        ids = np.minimum(rng.geometric(3 / items, n), items)
        lists.append((ids, np.round(rng.random(n), 1)))
    offered = np.unique(np.concatenate([ids for ids, _ in lists]))
    expected = {}
    for k in ks:
        shown = [ids[np.argsort(-s, kind="stable")[:k]] for ids, s in lists]
        expected[f"catalogue_coverage_at_{k}"] = len(np.unique(np.concatenate(shown))) / len(offered)
    return {"items": [ids.tolist() for ids, _ in lists], "scores": [s.tolist() for _, s in lists],
            "offered": len(offered), "expected": expected}


if __name__ == "__main__":
    rng = np.random.default_rng(20261123)
    fixtures = {
        "paired": {"cases": [pair(rng, 300, 12, 0.6), pair(rng, 250, 1, 0.3), pair(rng, 200, 2, 0.9)],
                   "large": large(60000)},
        "catalogue": catalogue(rng, 120, 90, (3, 8)),
    }
    for name, value in fixtures.items():
        with open(f"Fixtures/{name}.json", "w") as file:
            json.dump(value, file, separators=(",", ":"))
            file.write("\n")
