"""How often the chance of a drift is below 5e-5 where nothing changed, divided by 5e-5.

Per size of the window and number of bins: by PSI's chi-squared distribution, by Pearson's test, and
by the larger of both, which is what Tidemark takes. Needs numpy and scipy.
"""
import numpy as np
from scipy.stats import chi2

LIMIT = 5e-5
DRAWS = 100_000
random = np.random.default_rng(3)


def ratios(rows, shares):
    reference = 28 * rows
    now = random.multinomial(rows, shares, size=DRAWS).astype(float)
    old = random.multinomial(reference, shares, size=DRAWS).astype(float)
    pooled = (now + old) / (rows + reference)
    bins = (pooled > 0).sum(1)
    k = bins[:, None] / 2
    q, p = (now + k * pooled) / (rows + k), (old + k * pooled) / (reference + k)
    with np.errstate(all="ignore"):
        psi = np.nansum((p - q) * np.log(p / q), 1)
        pearson = np.nansum((now - rows * pooled) ** 2 / (rows * pooled)
                            + (old - reference * pooled) ** 2 / (reference * pooled), 1)
    chances = chi2.sf(psi / (1 / rows + 1 / reference), bins - 1), chi2.sf(pearson, bins - 1)
    return [(c < LIMIT).mean() / LIMIT for c in (*chances, np.maximum(*chances))]


def zipf(categories):
    """The shares of the 20 most frequent categories and the others, and 3 % that are missing."""
    weights = 1 / np.arange(1, categories + 1)
    weights = np.append(weights[:20], weights[20:].sum() or [])
    return np.append(weights / weights.sum() * 0.97, 0.03)


def main():
    shapes = {"deciles": np.append(np.full(10, 0.097), 0.03)}
    shapes |= {f"{n} categories": zipf(n) for n in (5, 10, 30, 1_000)}
    print("| bins | rows | least expected | PSI | Pearson | larger |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, shares in shapes.items():
        for rows in (50, 200, 1_000):
            cells = " | ".join(f"{r:.1f}" for r in ratios(rows, shares))
            print(f"| {name} | {rows:,} | {rows * shares.min():.1f} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
