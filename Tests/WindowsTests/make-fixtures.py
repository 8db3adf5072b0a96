#!/usr/bin/env python3
"""Writes Fixtures/offsets.tsv and Fixtures/windows.tsv from Python's zoneinfo.

Run it in this folder: python3 make-fixtures.py
The windows are found by walking through time second by second or minute by minute and reading the
wall clock, so they share no arithmetic with the Swift code.
"""
import datetime as dt
import random
import zoneinfo

UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1)


def offset(zone, t):
    at = dt.datetime(1970, 1, 1, tzinfo=UTC) + dt.timedelta(seconds=t)
    return int(at.astimezone(zone).utcoffset().total_seconds())


def label(local, granularity):
    d = EPOCH + dt.timedelta(seconds=local)
    if granularity == "day":
        return d.strftime("%Y-%m-%d")
    if granularity == "week":
        y, w, _ = d.isocalendar()
        return f"{y:04}-W{w:02}"
    if granularity == "month":
        return d.strftime("%Y-%m")
    if granularity == "quarter":
        return f"{d.year:04}-Q{(d.month + 2) // 3}"
    if granularity == "hour":
        return d.strftime("%Y-%m-%dT%H")
    if granularity == "15m":
        return d.strftime("%Y-%m-%dT%H") + f"{d.minute // 15 * 15:02}"
    if granularity == "6h":
        return d.strftime("%Y-%m-%dT") + f"{d.hour // 6 * 6:02}"
    raise ValueError(granularity)


def offset_text(o):
    a = abs(o)
    text = f"{a // 3600:02}{a // 60 % 60:02}" + (f"{a % 60:02}" if a % 60 else "")
    return ("-" if o < 0 else "+") + text


def windows(zone, around, reach, step, granularity, keep):
    """Every whole window within `keep` seconds of `around`, seen while walking `reach` seconds."""
    groups = []  # [start, label, offset at start]
    peak, last = None, None
    for t in range(around - reach, around + reach, step):
        o = offset(zone, t)
        local = t + o
        if granularity in ("hour", "15m"):
            back = last is not None and local < last
            name = label(local, granularity)
            if back or not groups or groups[-1][1] != name:
                groups.append([t, name, o])
        else:
            peak = local if peak is None else max(peak, local)
            # Within a step the clock may have shown later times; walk by the step's last second.
            name = label(peak, granularity)
            if not groups or groups[-1][1] != name:
                groups.append([t, name, o])
            peak = max(peak, local + step - 1)
        last = local
    names = [g[1] for g in groups]
    result = []
    for i in range(1, len(groups) - 1):
        start, name, o = groups[i]
        end = groups[i + 1][0]
        if start > around + keep or end < around - keep:
            continue
        if granularity in ("hour", "15m") and names.count(name) > 1:
            name += offset_text(o)
        result.append((start, end, name))
    return result


def transitions(zone, first, last):
    """Instants between two years at which the offset changes, by bisection of half days."""
    found = []
    t = int((dt.datetime(first, 1, 1) - EPOCH).total_seconds())
    end = int((dt.datetime(last, 1, 1) - EPOCH).total_seconds())
    before = offset(zone, t)
    while t < end:
        after = offset(zone, t + 43200)
        if after != before:
            low, high = t, t + 43200
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if offset(zone, middle) != before else (middle, high)
            found.append(high)
        t, before = t + 43200, after
    return found


def main():
    seed = random.Random(20260401)
    with open("Fixtures/offsets.tsv", "w") as out:
        for name in sorted(zoneinfo.available_timezones()):
            if name.startswith(("Etc/", "SystemV/", "posix", "right", "US/")) or "/" not in name:
                continue
            zone = zoneinfo.ZoneInfo(name)
            times = [seed.randrange(0, 2_240_000_000) for _ in range(4)]
            times += [seed.randrange(4_000_000_000, 40_000_000_000)]
            out.write(name + "".join(f"\t{t}:{offset(zone, t)}" for t in times) + "\n")

    cases = []
    modern = """America/New_York America/Sao_Paulo America/St_Johns Australia/Lord_Howe Asia/Beirut
        Pacific/Apia Asia/Tehran Africa/Casablanca Europe/London America/Santiago Asia/Amman
        Antarctica/Troll Asia/Kathmandu America/Caracas Asia/Pyongyang Asia/Gaza""".split()
    for name in modern:
        zone = zoneinfo.ZoneInfo(name)
        found = transitions(zone, 1980, 2030)
        for t in seed.sample(found, min(3, len(found))):
            cases.append((name, t, 60))
        if name not in ("America/Caracas", "Asia/Kathmandu", "Asia/Pyongyang"):
            cases.extend((name, t, 60) for t in found[-1:])
    cases += [
        ("America/New_York", 1383458400, 60),  # 2013-11-03
        ("America/Sao_Paulo", 1541300400, 60),  # 2018-11-04, starts at 01:00
        ("America/St_Johns", 1289097060, 60),  # 2010-11-07 00:01 back to 23:01
        ("Australia/Lord_Howe", 1680966000, 60),  # 2023-04-02
        ("Pacific/Apia", 1325239200, 60),  # 2011-12-30 skipped
        ("Pacific/Kwajalein", 745934400, 60),  # 1993-08-21 skipped
        ("Asia/Manila", -3944621040, 1),
        ("Europe/Dublin", 1698541200, 60),
        ("Asia/Seoul", 0, 60),
        ("UTC", -86400 * 365 * 40, 60),
        ("America/New_York", 32493718800, 60),  # the year 2999
        ("Europe/Paris", 13_000_000_000, 60),
        ("Europe/Paris", -1855958961, 1),
        ("Africa/Monrovia", 63593070, 1),
        ("America/Juneau", -3225223727, 1),
    ]
    with open("Fixtures/windows.tsv", "w") as out:
        for name, t, step in cases:
            zone = zoneinfo.ZoneInfo(name)
            t = t // step * step
            for granularity, reach, keep in (
                ("15m", 2 * 86400, 2400), ("hour", 2 * 86400 + 7200, 3 * 3600),
                ("6h", 3 * 86400, 9 * 3600), ("day", 4 * 86400, 86400)):
                for start, end, text in windows(zone, t, reach, step, granularity, keep):
                    out.write(f"{name}\t{granularity}\t{start}\t{end}\t{text}\n")
        for name, t in (("America/New_York", 1362895200), ("Pacific/Apia", 1325239200)):
            zone = zoneinfo.ZoneInfo(name)
            for granularity, reach in (("week", 40), ("month", 100), ("quarter", 300)):
                for start, end, text in windows(zone, t, reach * 86400, 1800, granularity, 86400):
                    out.write(f"{name}\t{granularity}\t{start}\t{end}\t{text}\n")


main()
