#!/usr/bin/env python3
"""Writes Fixtures/golden.json: rows, and what scikit-learn and numpy say of them.

Run it in this folder: python3 make-fixtures.py (made with scikit-learn 1.9.1, numpy 2.4.6).
Standard errors are computed here from their definitions, pair by pair. With NannyML installed
(0.13.1), `python3 make-fixtures.py nannyml` writes Fixtures/nannyml.json, whose rows both sides
make from the same formula.
"""
import json
import sys
import numpy as np


def metrics_of_classes(y, c):
    from sklearn import metrics as m

    return {
        "accuracy": m.accuracy_score(y, c),
        "precision": m.precision_score(y, c, zero_division=np.nan),
        "recall": m.recall_score(y, c, zero_division=np.nan),
        "specificity": m.recall_score(y, c, pos_label=0, zero_division=np.nan),
        "f1": m.f1_score(y, c, zero_division=np.nan),
        "balanced_accuracy": m.balanced_accuracy_score(y, c),
        "mcc": m.matthews_corrcoef(y, c),
        "positive_rate": y.mean(),
        "predicted_positive_rate": c.mean(),
    }


def delong(y, s):
    p, n = s[y == 1], s[y == 0]
    wins = (p[:, None] > n[None, :]) + 0.5 * (p[:, None] == n[None, :])
    v10, v01 = wins.mean(axis=1), wins.mean(axis=0)
    return float(np.sqrt(v10.var(ddof=1) / len(p) + v01.var(ddof=1) / len(n)))


def equal_width(y, s):
    bins = np.minimum((s * 10).astype(int), 9)
    gaps = [(np.sum(bins == b), abs(s[bins == b].mean() - y[bins == b].mean()))
            for b in range(10) if np.any(bins == b)]
    return sum(n * g for n, g in gaps) / len(s), max(g for _, g in gaps)


def equal_count(y, s):
    from sklearn.calibration import calibration_curve

    true, predicted = calibration_curve(y, s, n_bins=10, strategy="quantile")
    edges = np.percentile(s, np.linspace(0, 1, 11) * 100)
    ids = np.searchsorted(edges[1:-1], s)
    counts = np.bincount(ids, minlength=10)
    counts = counts[counts > 0]
    return float(np.sum(counts * np.abs(true - predicted)) / len(s))


def lift(y, s):
    k = int(np.ceil(len(s) / 10))
    order = np.argsort(-s)
    edge = s[order[k - 1]]
    above, level = s > edge, s == edge
    found = y[above].sum() + y[level].sum() * (k - above.sum()) / level.sum()
    return float(found / k / y.mean())


def binary(rng, rows, digits, cut):
    from sklearn import metrics as m

    s = np.round(rng.beta(2, 3, rows), digits)
    y = (rng.random(rows) < s**1.4).astype(int)
    c = (s >= cut).astype(int)
    expected = metrics_of_classes(y, c)
    width, largest = equal_width(y, s)
    clipped = np.clip(s, 1e-15, 1 - 1e-15)
    expected |= {
        "roc_auc": m.roc_auc_score(y, s),
        "average_precision": m.average_precision_score(y, s),
        "log_loss": m.log_loss(y, clipped),
        "brier": m.brier_score_loss(y, s),
        "ece_10_equal_width": width,
        "mce_10_equal_width": largest,
        "ece_10_equal_count": equal_count(y, s),
        "calibration_in_the_large": s.mean() - y.mean(),
        "mean_score": s.mean(),
        "lift_at_10": lift(y, s),
        "cost": np.where(c == 1, np.where(y == 1, -2, 1), np.where(y == 1, 5, 0)).mean(),
    }
    errors = {
        "roc_auc": delong(y, s),
        "brier": ((s - y) ** 2).std(ddof=1) / np.sqrt(rows),
        "calibration_in_the_large": (s - y).std(ddof=1) / np.sqrt(rows),
    }
    dummy = {
        "brier": float(np.mean((y.mean() - y) ** 2)),
        "log_loss": m.log_loss(y, np.full(rows, y.mean())),
        "accuracy": max(y.mean(), 1 - y.mean()),
        "f1": m.f1_score(y, np.ones(rows, int)),
        "average_precision": m.average_precision_score(y, np.ones(rows)),
    }
    return {"scores": s.tolist(), "labels": y.tolist(), "predicted": c.tolist(),
            "expected": expected, "errors": errors, "naive": dummy}


def multiclass(rng, rows):
    from sklearn import metrics as m

    names = ["a", "b", "c", "d"]
    p = np.round(rng.dirichlet([2, 1.5, 1, 0.7], rows), 3)
    p[:, 0] = 1 - p[:, 1:].sum(axis=1)
    y = np.array([rng.choice(4, p=np.clip(r, 0, 1) / np.clip(r, 0, 1).sum()) for r in p])
    c = np.where(p.argmax(axis=1) == 3, 0, p.argmax(axis=1))
    expected = {"accuracy": m.accuracy_score(y, c)}
    for kind, f in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
        for average in ("macro", "micro", "weighted"):
            expected[f"{kind}_{average}"] = f(y, c, average=average, zero_division=0)
    areas = [m.roc_auc_score(y == k, p[:, k]) for k in range(4)]
    expected["roc_auc_macro"] = float(np.mean(areas))
    expected["roc_auc_weighted"] = float(np.average(areas, weights=np.bincount(y)))
    expected["log_loss"] = float(np.mean(-np.log(np.clip(p[np.arange(rows), y], 1e-15, 1 - 1e-15))))
    for k in (2, 3):
        expected[f"top_{k}_accuracy"] = m.top_k_accuracy_score(y, p, k=k, labels=[0, 1, 2, 3])
    return {"names": names, "scores": p.T.tolist(), "labels": y.tolist(), "predicted": c.tolist(),
            "expected": expected,
            "classes": {n: {"roc_auc": areas[k],
                            "average_precision": m.average_precision_score(y == k, p[:, k])}
                        for k, n in enumerate(names)}}


def regression(rng, rows):
    from sklearn import metrics as m

    y = np.round(rng.normal(10, 30, rows), 3)
    y[:3] = 0
    p = np.round(y * 0.9 + rng.normal(0, 5, rows), 3)
    e = p - y
    keep = y != 0
    size = np.abs(y) + np.abs(p)
    expected = {
        "mae": m.mean_absolute_error(y, p), "mse": m.mean_squared_error(y, p),
        "rmse": m.root_mean_squared_error(y, p), "mape": np.abs(e[keep] / y[keep]).mean(),
        "smape": np.where(size > 0, 2 * np.abs(e) / np.where(size > 0, size, 1), 0).mean(),
        "median_absolute_error": m.median_absolute_error(y, p), "bias": e.mean(),
        "r2": m.r2_score(y, p), "mean_target": y.mean(), "mean_prediction": p.mean(),
        "overestimated": (e > 0).mean(), "underestimated": (e < 0).mean(),
        "pinball_0.1": m.mean_pinball_loss(y, p, alpha=0.1),
        "pinball_0.9": m.mean_pinball_loss(y, p, alpha=0.9),
    }
    pinball = np.where(e < 0, -0.9 * e, 0.1 * e)
    errors = {"mae": np.abs(e).std(ddof=1) / np.sqrt(rows),
              "pinball_0.9": pinball.std(ddof=1) / np.sqrt(rows),
              "bias": e.std(ddof=1) / np.sqrt(rows)}
    naive = {"mse": y.var(), "mae": np.abs(y - y.mean()).mean(), "r2": 0.0}
    return {"labels": y.tolist(), "predictions": p.tolist(), "expected": expected,
            "errors": errors, "naive": naive,
            "residual_quantiles": np.quantile(e, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]).tolist()}


def ranking(rng, calls):
    from sklearn import metrics as m

    lists = [(rng.permutation(8) / 8, rng.integers(0, 4, 8) * (rng.random(8) < 0.4)) for _ in range(calls)]
    expected = {}
    judged = [(s, r) for s, r in lists if r.max() > 0]
    for k in (3, 8):
        expected[f"ndcg_at_{k}"] = np.mean([m.ndcg_score([r], [s], k=k) for s, r in judged])
    expected["map_at_8"] = np.mean([m.average_precision_score(r > 0, s) for s, r in judged])
    expected["mrr_at_8"] = np.mean([m.label_ranking_average_precision_score(
        [(np.arange(8) == max(np.flatnonzero(r > 0), key=lambda i: s[i])).astype(int)], [s])
        for s, r in judged])
    expected["ctr"] = np.mean([r > 0 for _, r in lists])
    return {"scores": [s.tolist() for s, _ in lists], "relevances": [r.tolist() for _, r in lists],
            "expected": expected}


def isotonic(rng, rows):
    from sklearn.isotonic import IsotonicRegression

    s = np.round(rng.random(rows), 2)
    y = (rng.random(rows) < np.clip(s + 0.2 * np.sin(9 * s), 0, 1)).astype(int)
    model = IsotonicRegression(out_of_bounds="clip").fit(s, y)
    at = np.round(np.linspace(-0.1, 1.1, 61), 4)
    return {"scores": s.tolist(), "labels": y.tolist(), "at": at.tolist(),
            "expected": model.predict(at).tolist()}


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    if isinstance(x, (float, np.floating)):
        return None if np.isnan(x) else float(x)
    return int(x) if isinstance(x, np.integer) else x


def write(name, value):
    with open(f"Fixtures/{name}.json", "w") as file:
        json.dump(plain(value), file, separators=(",", ":"))
        file.write("\n")


def rows_by_formula(first, count, power):
    """Scores and labels that any language computes alike: integers, quotients and one power."""
    i = np.arange(first, first + count)
    s = ((7919 * i) % 12007) / 12007
    s = np.sqrt(s) if power else s
    s = np.round(s * 4096) / 4096
    y = (((104729 * i) % 15013) / 15013 < s * s).astype(int)
    return s, y


def nannyml():
    import nannyml as nml
    import pandas as pd

    def frame(first, count, power):
        s, y = rows_by_formula(first, count, power)
        return pd.DataFrame({"s": s, "y": y, "c": (s >= 0.5).astype(int)})

    reference, window = frame(0, 6000, False), frame(6000, 3000, True)
    names = ["roc_auc", "average_precision", "f1", "precision", "recall", "specificity", "accuracy"]
    estimator = nml.CBPE(y_pred_proba="s", y_pred="c", y_true="y", problem_type="classification_binary",
                         metrics=names, chunk_size=3000)
    estimator.fit(reference)
    table = estimator.estimate(window).filter(period="analysis").to_df()
    expected = {n: float(table[(n, "value")].iloc[0]) for n in names}
    deviations = {n: float(table[(n, "sampling_error")].iloc[0]) for n in names}
    write("nannyml", {"expected": expected, "errors": deviations})


if __name__ == "__main__":
    if sys.argv[1:] == ["nannyml"]:
        nannyml()
    else:
        rng = np.random.default_rng(20261122)
        write("golden", {
            "binary": [binary(rng, 400, 3, 0.5), binary(rng, 60, 1, 0.4), binary(rng, 30, 2, 0.99)],
            "multiclass": multiclass(rng, 240), "regression": regression(rng, 250),
            "ranking": ranking(rng, 25), "isotonic": isotonic(rng, 150)})
