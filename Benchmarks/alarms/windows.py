"""Windows of 30 features on which nothing changes but chance, or one thing does.

Twelve columns are normal, eight log-normal, ten are categories with Zipf shares of 3 to 1,000
values; 3 % of the cells are missing. A window is a function of (scenario, size, reference, day)
alone, whatever was drawn before it.
"""
import numpy as np

NORMAL, LOGNORMAL = 12, 8
CATEGORIES = [3, 5, 8, 10, 20, 30, 50, 100, 200, 1000]
NAMES = [f"n{i:02}" for i in range(NORMAL)] + [f"l{i:02}" for i in range(LOGNORMAL)]
NAMES += [f"c{size}" for size in CATEGORIES]
MISSING = 0.03
REFERENCE_DAYS = 28

# The levels of a weekday, in standard deviations of the feature, before scaling to SEASON.
WEEK = np.array([0.2, 0.25, 0.25, 0.2, 0.1, -0.45, -0.55])
SCENARIOS = {
    # standard deviation of the weekly level, of the autocorrelated level, its correlation by day
    "independent": (0, 0, 0),
    "mild": (0.15, 0.1, 0.7),
    "seasonal": (0.3, 0.15, 0.7),
}
# What changes in one feature: column, and how.
SHIFTS = ["mean 0.25 sd", "mean 0.5 sd", "mean 1 sd", "variance 2x", "category 10 to 15 %",
          "new category 2 %", "missing 3 to 8 %"]


def levels(scenario, reference, days):
    """The level of each feature (column) on each day (row), in its standard deviations."""
    season, deviation, correlation = SCENARIOS[scenario]
    random = np.random.default_rng([1, list(SCENARIOS).index(scenario), reference])
    count = len(NAMES)
    level = random.standard_normal(count) * deviation
    rows = []
    for day in range(days):
        week = WEEK[(day + np.arange(count)) % 7] / WEEK.std() * season
        rows.append(level + week)
        step = random.standard_normal(count) * deviation * np.sqrt(1 - correlation**2)
        level = correlation * level + step
    return np.array(rows)


def zipf(size, level):
    """Shares of categories; a level moves rows between even and odd ones, as far as a mean."""
    weights = 1 / np.arange(1, size + 1) * np.exp(level * (np.arange(size) % 2 * 2 - 1) * 0.5)
    if size == 10:  # the column whose second category grows: it has 10 %
        weights[1] = 0
        weights[1] = weights.sum() / 9
    return weights / weights.sum()


def window(scenario, size, reference, day, level, shift=None):
    """A dict of arrays: numbers with NaN, category codes with -1, where missing."""
    random = np.random.default_rng([2, list(SCENARIOS).index(scenario), size, reference, day])
    columns = {}
    for i, name in enumerate(NAMES):
        missing = MISSING
        if name[0] in "nl":
            values = random.standard_normal(size) + level[i]
            if name == "n00" and shift and shift.startswith("mean"):
                values += float(shift.split()[1])
            if name == "n00" and shift == "variance 2x":
                values = (values - level[i]) * np.sqrt(2) + level[i]
            if name == "n00" and shift == "missing 3 to 8 %":
                missing = 0.08
            if name[0] == "l":
                values = np.exp(values)
            columns[name] = np.where(random.random(size) < missing, np.nan, values.round(5))
        else:
            shares = zipf(CATEGORIES[i - NORMAL - LOGNORMAL], level[i])
            if name == "c10" and shift == "category 10 to 15 %":
                shares = np.where(np.arange(10) == 1, 0.15, shares * 0.85 / (1 - shares[1]))
            if name == "c10" and shift == "new category 2 %":
                shares = np.append(shares * 0.98, 0.02)
            codes = np.searchsorted(np.cumsum(shares)[:-1], random.random(size), side="right")
            columns[name] = np.where(random.random(size) < missing, -1, codes)
    return columns


# Days from one change to the next where references move on: longer than four weeks, so that no
# changed day is compared with another, and no multiple of a week.
SPREAD = 36


def spread_days(scenario, size, reference, shifted):
    """As `days`, each change by itself: 28 days of reference, then every 36th day has one."""
    total = REFERENCE_DAYS + shifted * len(SHIFTS) * SPREAD
    level = levels(scenario, reference, total)
    for day in range(total):
        number, place = divmod(day - REFERENCE_DAYS, SPREAD)
        shift = SHIFTS[number % len(SHIFTS)] if number >= 0 and place == SPREAD - 1 else None
        yield day, shift, window(scenario, size, reference, day, level[day], shift)


def days(scenario, size, reference, quiet, shifted):
    """All windows of one reference: 28 of it, `quiet` more, then `shifted` of each change.

    Yields (day, shift or None, columns); the days of the reference come first.
    """
    total = REFERENCE_DAYS + quiet + shifted * len(SHIFTS)
    level = levels(scenario, reference, total)
    for day in range(total):
        late = day - REFERENCE_DAYS - quiet
        shift = SHIFTS[late // shifted] if late >= 0 else None
        yield day, shift, window(scenario, size, reference, day, level[day], shift)
