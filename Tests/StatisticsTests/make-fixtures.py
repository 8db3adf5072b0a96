#!/usr/bin/env python3
"""Writes Fixtures/golden.json: cases [name, [arguments...], [expected...]] from scipy and numpy.

Run it in this folder: python3 make-fixtures.py (made with numpy 2.4.6 and scipy 1.17.1).
Every argument and result is a list of numbers; null stands for "cannot be computed".
"""
import json
import math
import numpy as np
from scipy import special, stats
from scipy.stats import _hypotests
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20260401)
cases = []


def add(name, arguments, expected):
    def plain(x):
        return [None if v is None or math.isnan(v) else float(v) for v in np.atleast_1d(x)]

    cases.append([name, [plain(a) for a in arguments], plain(expected)])


def distributions():
    for degrees in (0.5, 1, 2, 3, 9, 40, 999.0):
        for x in (1e-9, 0.1, 1, 3.84, 20, 250.0, 1500):
            add("chi2.sf", [[x, degrees]], stats.chi2.sf(x, degrees))
        for p in (1e-9, 0.01, 0.5, 0.95, 0.999999):
            add("chi2.quantile", [[p, degrees]], stats.chi2.ppf(p, degrees))
    for x in (-37, -8.5, -1.96, -1e-8, 0, 0.3, 2.5, 8):
        add("normal.cdf", [[x]], special.ndtr(x))
    for p in (1e-300, 1e-9, 0.025, 0.5, 0.9, 1 - 1e-12):
        add("normal.quantile", [[p]], special.ndtri(p))
    for degrees in (1, 1.7, 4, 30, 1e6):
        for t in (-50, -2, -0.1, 0, 1.5, 12.7, 300):
            add("t.sf", [[t, degrees]], stats.t.sf(t, degrees))
        for p in (1e-6, 0.025, 0.5, 0.9, 0.995):
            add("t.quantile", [[p, degrees]], stats.t.ppf(p, degrees))
    for d1, d2 in ((1, 1), (3, 20), (30, 1000)):
        for f in (0.01, 1, 4.5, 60):
            add("f.sf", [[f, d1, d2]], stats.f.sf(f, d1, d2))
    for k, n, p in ((1, 1, 0.5), (10, 20, 0.5), (30, 1000, 0.01), (12, 12, 0.2), (400, 10**6, 2e-4)):
        add("binomial", [[k, n, p]], stats.binom.sf(k - 1, n, p))
    for k, mean in ((1, 0.001), (5, 2.5), (200, 100), (100, 200), (3, 1e-4)):
        add("poisson", [[k, mean]], stats.poisson.sf(k - 1, mean))
    for x in (0.03, 0.1, 0.2, 0.4, 0.82, 0.9999, 1, 1.0001, 1.36, 2, 5, 12):
        add("kolmogorov", [[x]], special.kolmogorov(x))


def kstwo():
    sizes = (1, 2, 3, 5, 10, 20, 50, 99, 139, 140, 141, 142, 150, 200, 500, 1000, 1013, 1014, 3000,
             10000, 20000, 20001, 50000, 100000, 100001, 300000, 1000000)
    for n in sizes:
        z = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.868, 0.87, 0.95, 1.1, 1.3, 1.48, 1.4834,
             1.6, 1.9, 1.99, 2.01, 2.5, 3.2, 5, 9, 15, 19.2, 19.3]
        d = [v / math.sqrt(n) for v in z] + [0.5 / n, 0.7 / n, 1 / n, 1.3 / n, 0.3, 0.499, 0.5, 0.77]
        d += [1 - 1.2 / n, 1 - 0.5 / n, 0.9999]
        for x in sorted(set(v for v in d if 0 < v < 1)):
            add("kstwo", [[x, n]], stats.kstwo.sf(x, n))


def shares():
    vectors = [
        ([10, 20, 30, 40], [12, 18, 33, 37]), ([1, 0, 5], [0, 3, 5]), ([5, 5], [5, 5]),
        ([7], [3]), ([1, 0], [0, 1]), ([0, 4, 0, 6], [0, 5, 0, 5]),
        ([500, 300, 150, 50, 0], [380, 340, 160, 0, 120]),
        (list(rng.integers(0, 200, 30)), list(rng.integers(0, 200, 30))),
        (list(rng.integers(1, 10**9, 12)), list(rng.integers(1, 10**9, 12))),
        ([1, 1, 1, 1e6], [1e6, 2, 0, 1]),
    ]
    for a, b in vectors:
        a, b = np.array(a, float), np.array(b, float)
        p, q = a / a.sum(), b / b.sum()
        add("js", [a, b], jensenshannon(a, b, base=2))
        add("hellinger", [a, b], np.sqrt(max(0, 1 - np.sum(np.sqrt(p * q)))))
        add("linf", [a, b], np.max(np.abs(p - q)))
        add("tv", [a, b], np.sum(np.abs(p - q)) / 2)
        fp, fq = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
        add("psi.floored", [a, b], np.sum((fq - fp) * np.log(fq / fp)))
        k = np.count_nonzero(a + b) / 2
        pooled = (a + b) / (a + b).sum()
        sp, sq = (a + k * pooled) / (a.sum() + k), (b + k * pooled) / (b.sum() + k)
        add("smoothed", [a, b], np.concatenate([sp, sq]))
        used = pooled > 0
        psi = np.sum((sp - sq)[used] * np.log(sp[used] / sq[used]))
        add("psi.smoothed", [a, b], psi)
        if used.sum() > 1:
            table = np.array([a, b])[:, used]
            result = stats.chi2_contingency(table, correction=False)
            v = stats.contingency.association(table.astype(int), method="cramer")
            low = np.mean(result.expected_freq < 5)
            add("chi2.test", [a, b], [result.statistic, result.dof, result.pvalue, v, low])
            scale = 1 / a.sum() + 1 / b.sum()
            add("psi.null", [a, b, [psi]],
                [stats.chi2.sf(psi / scale, used.sum() - 1), stats.chi2.ppf(0.95, used.sum() - 1) * scale,
                 float(result.expected_freq.min() >= 5)])
    # The golden vectors that other tools' numbers were taken from.
    ref = ((7919 * np.arange(2000)) % 2003) / 2003
    cur = 1.2 * (((104729 * np.arange(1500)) % 3001) / 3001) ** 2 + 0.05
    edges = np.quantile(ref, np.arange(1, 10) / 10)
    bins = [np.bincount(np.searchsorted(edges, x, side="left"), minlength=10) for x in (ref, cur)]
    p, q = bins[0] / 2000, bins[1] / 1500
    add("psi.floored", bins, np.sum((np.maximum(q, 1e-4) - np.maximum(p, 1e-4))
                                    * np.log(np.maximum(q, 1e-4) / np.maximum(p, 1e-4))))


def merging():
    """Merges the rarest categories step by step, trying each number of them anew."""
    tables = [rng.poisson(lam, (2, k)) for lam, k in
              ((3, 8), (1, 20), (20, 5), (0.4, 40), (6, 12), (2, 3), (30, 30))]
    tables += [np.array([rng.zipf(1.5, 25) % 300, rng.zipf(1.5, 25) % 90]) for _ in range(4)]
    tables += [np.array([[100, 2], [100, 3]]), np.array([[9, 1, 1, 1], [9, 1, 1, 1]])]
    for table in tables:
        a, b = table.astype(float)
        if a.sum() == 0 or b.sum() == 0:
            continue
        used = [i for i in range(len(a)) if a[i] + b[i] > 0]
        order = sorted(used, key=lambda i: (a[i] + b[i], -i))
        expected = None
        for merged in [0] + list(range(2, len(order) + 1)):
            columns = [(a[i], b[i]) for i in order[merged:]]
            if merged:
                columns.append(tuple(np.sum([(a[i], b[i]) for i in order[:merged]], axis=0)))
            if len(columns) < 2:
                break
            result = stats.chi2_contingency(np.array(columns).T, correction=False)
            if np.mean(result.expected_freq < 5) <= 0.2:
                expected = [result.statistic, result.dof, result.pvalue, merged]
                break
        add("chi2.merging", [a, b], [None] if expected is None else expected)


def tests():
    for ps in ([0.01, 0.02, 0.03, 0.04], [0.5], [0.03, 0.03, 0.03], [0, 1, 0.5], [0.9, 0.8, 0.99],
               list(rng.random(40) ** 3)):
        add("bh", [ps], stats.false_discovery_control(ps))
    for k, n, c in ((0, 10, 0.95), (10, 10, 0.95), (3, 10, 0.9), (1, 1, 0.99), (500, 10**6, 0.95)):
        ci = stats.binomtest(k, n).proportion_ci(c, "wilson")
        add("wilson", [[k, n, c]], [ci.low, ci.high])
    for k, n, l, m, c in ((48, 80, 56, 70, 0.95), (0, 10, 0, 10, 0.95), (10, 10, 0, 20, 0.9),
                          (5, 1000, 25, 1200, 0.99)):
        a, b = (stats.binomtest(*x).proportion_ci(c, "wilson") for x in ((k, n), (l, m)))
        p, q = k / n, l / m
        add("newcombe", [[k, n, l, m, c]],
            [q - p - math.hypot(q - b.low, a.high - p), q - p + math.hypot(b.high - q, p - a.low)])
    for n, m, shift in ((2, 2, 0), (5, 30, 1), (100, 80, -0.3), (4000, 3, 10)):
        x, y = rng.normal(0, 1, n), rng.normal(shift, 3, m)
        ci = stats.ttest_ind(y, x, equal_var=False).confidence_interval(0.95)
        add("welch", [[n, x.mean(), x.std(ddof=1)], [m, y.mean(), y.std(ddof=1)], [0.95]],
            [ci.low, ci.high])
        ci = stats.ttest_1samp(x, 0).confidence_interval(0.9)
        add("mean", [[x.mean(), x.std(ddof=1), n, 0.9]], [ci.low, ci.high])


def samples():
    lists = [
        [3.5], [1, 2], [5, 5, 5], list(rng.normal(0, 1, 40)), list(rng.integers(0, 6, 100)),
        list(rng.integers(-3, 3, 671)), [-1e300, 1e-300, 1e300], list(np.round(rng.lognormal(0, 2, 90), 1)),
    ]
    qs = [0, 0.001, 0.1, 0.25, 0.3, 0.5, 0.7, 0.9, 0.95, 0.999, 1]
    for x in lists:
        add("quantiles", runs(x) + [qs], np.quantile(np.array(x, float), qs))
    long = np.sort(rng.normal(0, 1, 671))
    tenths = [k / 10 for k in range(1, 10)]
    add("quantiles", runs(long) + [tenths], np.quantile(long, tenths))
    for x in lists:
        for y in lists:
            ks = stats.ks_2samp(x, y, method="asymp")
            w = stats.wasserstein_distance(np.array(x, float), np.array(y, float))
            add("ks", runs(x) + runs(y), [ks.statistic, ks.pvalue])
            add("wasserstein", runs(x) + runs(y), [w])
    # Places where the two forms of the interpolation differ in the last bit.
    dense = np.sort(rng.lognormal(0, 1, 37))
    places = np.sort(rng.random(4000))
    low = (36 * places).astype(int)
    plain = dense[low] + (dense[low + 1] - dense[low]) * (36 * places - low)
    places = places[plain != np.quantile(dense, places)][:30]
    add("quantiles", runs(dense) + [places], np.quantile(dense, places))


def runs(x):
    values, counts = np.unique(x, return_counts=True)
    return [values, counts]


def two_samples():
    """Tests of two samples, over a grid of sizes, with and without ties."""
    sizes = ((1, 1), (1, 7), (2, 3), (5, 5), (8, 30), (9, 9), (12, 20), (24, 24), (30, 21), (100, 80),
             (333, 400), (250, 250), (500, 37))
    for n, m in sizes:
        for shift in (0, 0.4, 2):
            for step in (0, 0.5):
                x, y = rng.normal(0, 1, n).round(6), rng.normal(shift, 1.3, m).round(6)
                if step:
                    x, y = np.round(x / step) * step, np.round(y / step) * step
                both = runs(x) + runs(y)
                def p(test):
                    try:
                        return test(x, y).pvalue
                    except ValueError:
                        return float("nan")
                es = min(n, m) >= 5 and stats.iqr(np.hstack((x, y))) > 0
                nan = float("nan")
                add("two.samples", both, [
                    p(lambda x, y: stats.mannwhitneyu(x, y, alternative="less")),
                    p(stats.cramervonmises_2samp) if min(n, m) > 1 else nan,
                    p(stats.epps_singleton_2samp) if es else nan,
                    p(lambda x, y: stats.anderson_ksamp([x, y])) if n + m > 3 else nan,
                    stats.energy_distance(x, y)])
                t = [[n, x.mean(), x.std(ddof=1) if n > 1 else 0],
                     [m, y.mean(), y.std(ddof=1) if m > 1 else 0]]
                add("t.test", t, stats.ttest_ind(x, y).pvalue)
                if not step:
                    ks = stats.ks_2samp(x, y, method="exact")
                    add("ks.exact", [[ks.statistic, n, m]], ks.pvalue)
    for mean, sd in ((52, 17), (60, 20)):
        x, y = rng.normal(60, 20, 18000).round(), rng.normal(mean, sd, 185).round()
        add("two.samples", runs(x) + runs(y), [
            stats.mannwhitneyu(x, y, alternative="less").pvalue, stats.cramervonmises_2samp(x, y).pvalue,
            stats.epps_singleton_2samp(x, y).pvalue, stats.anderson_ksamp([x, y]).pvalue,
            stats.energy_distance(x, y)])
    for n, m, d in ((9999, 10000, 0.03), (10000, 10000, 0.02), (37, 10000, 0.4), (4096, 64, 0.2)):
        g = math.gcd(n, m)
        d = round(d * n // g * m) / (n // g * m)
        x = np.arange(n) / n
        y = np.concatenate([np.arange(m) / m + d])
        ks = stats.ks_2samp(x, y, method="exact")
        add("ks.exact", [[ks.statistic, n, m]], ks.pvalue)
    for x in (0.003, 0.02, 0.1, 0.461, 0.743, 1.2, 2.5):
        add("cvm.limit", [[x]], 1 - float(_hypotests._cdf_cvm_inf(np.float64(x))))
    for k, n, l, m in ((3, 10, 9, 20), (0, 5, 0, 9), (400, 1000, 380, 1000), (0, 50, 12, 40)):
        r = (k + l) / (n + m)
        z = (k / n - l / m) / math.sqrt(r * (1 - r) * (1 / n + 1 / m)) if r > 0 else 0
        add("proportions", [[k, n, l, m]], 2 * stats.norm.sf(abs(z)))


def tables():
    for a, b in (([10, 20, 30], [12, 18, 33]), ([500, 300, 150, 50], [380, 340, 160, 120]),
                 ([3, 9], [7, 2]), ([100, 101], [99, 98]), ([5, 0, 7], [0, 0, 9]), ([7, 3], [7, 3])):
        a, b = np.array(a, float), np.array(b, float)
        used = (a + b) > 0
        result = stats.chi2_contingency(np.array([a[used], b[used]]))
        add("chi2.corrected", [a, b], [result.statistic, result.dof, result.pvalue])
        expected = a / a.sum() * b.sum()
        fit = stats.chisquare(b[used], expected[used])
        add("chi2.fit", [b, expected], [fit.statistic, fit.pvalue])
        if (b > 0).all() or (a[b == 0] == 0).all():
            add("kl", [a, b], stats.entropy(a[used], b[used]))


def edges():
    lists = [rng.normal(0, 1, 300), rng.lognormal(0, 2, 133), rng.integers(0, 7, 900), np.arange(64.0),
             [1.5], [2, 2, 2], [0, 1], rng.random(256), rng.exponential(1, 50)]
    for x in lists:
        x = np.array(x, float).round(6)
        made = np.histogram_bin_edges(x, bins="sturges")
        add("sturges", [[x.min(), x.max(), len(x)]], made)
        add("histogram", runs(x) + [made], np.histogram(x, made)[0])
        add("doane", runs(x), np.histogram_bin_edges(x, bins="doane"))
        if np.all(x == np.round(x)):
            add("sturges", [[x.min(), x.max(), len(x), 1]],
                np.histogram_bin_edges(x.astype(int), bins="sturges"))
        narrow = np.linspace(np.quantile(x, 0.2), np.quantile(x, 0.9) + 0.1, 6)
        add("histogram", runs(x) + [narrow], np.histogram(x, narrow)[0])


np.seterr(all="ignore")
distributions(), kstwo(), shares(), merging(), tests(), samples()
two_samples(), tables(), edges()
with open("Fixtures/golden.json", "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
