"""Numbers and dates in the texts of pages, and whether they are those of a document.

How far a number may differ from the document's is what the rounding of its kind allows: three
digits, two of a percentage below ten. What is not looked for stands in EXEMPT, with why.
"""
import bisect
import datetime
import math
import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT = "|".join(month[:3] for month in MONTHS.split("|"))
# Dates and times of day, which must be some of the JSON's, or the day before one (an end that is not
# in its window).
DATE = re.compile(
    r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])"
    rf"|\b(?P<first>\d{{1,2}}) (?P<name>{SHORT})\b(?: (?P<after>\d{{4}}))?"
    rf"|\b(?P<long>{MONTHS}) (?P<of>\d{{4}})|(?P<clock>\b\d\d:\d\d\b)")
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")
# What has digits and tells no number of the report.
EXEMPT = [
    # Weeks and quarters are names.
    r"\d{4}-W\d\d|\d{4}-Q\d",
    # Names of quantiles, of the confidence of intervals, and of what a share is of.
    r"(?<![\d.])(95|99|90) %(?= (interval|below|within|of the (calls|time)|신뢰구간|구간|가\b))",
    r"(?<=Latency, )99 %(?=:|$)|(?<=지연 시간, )99 %(?=:|$)",
    r"(?<=지연 시간: )\d\d(\.\d)? %(?=$| ?의 )",
    # What the page itself calls failing.
    r"(?<![\d.])5 %(?= (or more of them failed|of calls failed)| 이상)",
    # Words with a digit in them: statistics, functions, the ten areas.
    r"10 개 영역|상위 10 %|[TRχ][²2]|\bF1\b|\bp\d+\b|\bat 10 %|at 0\.\d\b|\b[A-Za-z_]+\d[\w.]*",
]
EXEMPT = re.compile("|".join(EXEMPT))

DISTURBING = re.compile("[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e"
                        "\\u2060-\\u2069\\ufeff]")
SPACES = re.compile("[\u00a0\u202f ]+")
DURATION = re.compile(r"(?<![\w.,])(\d+) (d|h|min)(?: (\d+) (h|min|s)\b)?(?![\w/])")
NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>[−+-]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<power>e[+-]?\d+)?"
    r"(?: ?(?P<unit>%|ms\b|points\b|포인트|[kMGT]?B/s|[kMGT]?B\b|s\b|min\b|h\b|d\b))?"
    r"(?![\w])")
SECONDS = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}
BYTES = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}


class Numbers:
    """The numbers and the texts of a part of a document."""

    def __init__(self, *parts):
        self.values, self.texts = [], set()
        for part in parts:
            self.add(part)
        self.values.sort()
        self.texts = sorted(self.texts, key=len, reverse=True)

    def add(self, part):
        if isinstance(part, bool) or part is None:
            return
        if isinstance(part, (int, float)):
            self.values.append(part)
        elif isinstance(part, str):
            self.text(part)
        elif isinstance(part, list):
            # How many there are is told, and may be counted by hand.
            self.values.append(len(part))
            for element in part:
                self.add(element)
        else:
            for key, element in part.items():
                self.text(key)
                self.add(element)

    def text(self, text):
        if not any(map(str.isdigit, text)):
            return
        if re.fullmatch(r"\d+(\.\d+)?", text):
            # A class or a status code is written as it is.
            self.values.append(float(text))
        else:
            text = disarmed(text)
            self.texts.add(plain(text))
            # Names, lines and sentences are cut at these lengths.
            self.texts |= {plain(text[:length - 1]) + "…" for length in (80, 120, 600)
                           if len(text) > length}

    def has(self, low, high):
        """Whether a number lies in a closed range."""
        index = bisect.bisect_left(self.values, low)
        return index < len(self.values) and self.values[index] <= high


def disarmed(text):
    """A text as PlainText.disarmed shows it."""
    return DISTURBING.sub("\ufffd", text)


def shown(name):
    """A name as pages show it."""
    return disarmed(name if len(name) <= 80 else name[:79] + "…").strip()


def anglicised(text):
    """A Korean text with dates and units as English ones are written, and its words set apart."""
    text = re.sub(r"(?:(\d{4})년 )?(\d{1,2})월 (\d{1,2})일", lambda match: " ".join(
        filter(None, [match[3], SHORT.split("|")[int(match[2]) - 1], match[1]])), text)
    text = re.sub(r"(\d{4})년 (\d{1,2})월", lambda match: (
        f"{MONTHS.split('|')[int(match[2]) - 1]} {match[1]}"), text)
    for word, unit in [("시간", "h"), ("일", "d"), ("분", "min"), ("초", "s")]:
        text = re.sub(rf"(?<=\d) ?{word}", f" {unit} ", text)
    return plain(re.sub(r"(?<=[\w%])(?=[가-힣])(?<![가-힣])|(?<=[가-힣])(?=\d)", " ", text))


class Moments:
    """The dates and times of day of a document's text."""

    def __init__(self, text):
        self.days, self.clocks = set(), {"24:00"}
        for year, month, day, clock in set(MOMENT.findall(text)):
            self.clocks.add(clock)
            try:
                date = datetime.date(int(year), int(month), int(day))
            except ValueError:
                continue
            for known in (date, date - datetime.timedelta(1)):
                self.days |= {(known.year, known.month, known.day), (known.year, known.month, None),
                              (None, known.month, known.day)}

    def has(self, match):
        if match["clock"]:
            return match["clock"] in self.clocks
        if match["year"]:
            wanted = int(match["year"]), int(match["month"]), match["day"] and int(match["day"])
        elif match["long"]:
            wanted = int(match["of"]), MONTHS.split("|").index(match["long"]) + 1, None
        else:
            wanted = (match["after"] and int(match["after"]),
                      SHORT.split("|").index(match["name"]) + 1, int(match["first"]))
        return wanted in self.days


def plain(text):
    return SPACES.sub(" ", text).strip()


def digit(value, count):
    """Half a unit of the last of `count` significant digits of a value."""
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - count + 1) if value else 1e-12


def ranges(match):
    """The ranges of JSON's numbers that may be written like this."""
    text = match["digits"].replace(",", "") + (match["fraction"] or "") + (match["power"] or "")
    value = float(text) * (-1 if match["sign"] in ("−", "-") else 1)
    decimals = len(match["fraction"] or ".") - 1
    unit = match["unit"] or ""
    if unit in ("%", "points", "포인트"):
        size = abs(value)
        if size < 9.95:
            half = digit(value, 1 if size < 1e-4 else 2)
        else:
            half = 0.005 if 99 <= size < 100 and decimals > 0 else 0.05
        return [((value - half) / 100, (value + half) / 100)]
    half = digit(value, 3) if abs(value) < 1000 else 0.5
    if 2 <= decimals <= 3:
        half = max(half, 0.5 * 10.0 ** -decimals)
    factor = BYTES.get(unit.removesuffix("/s"), 1) if unit[-1:] in "Bs" and "B" in unit else 1
    if unit == "ms":
        factor = 1e-3
    low, high = (value - half) * factor, (value + half) * factor
    found = [(low, high)]
    if unit in SECONDS:
        seconds = value * SECONDS[unit]
        found += [(low * SECONDS[unit], high * SECONDS[unit]), (seconds / 60, seconds / 60)]
    return found


def wrong(text, numbers, moments=None, counted=()):
    """The numbers and dates of a text that are none of `numbers` and `moments`."""
    text = plain(text)
    if not any(map(str.isdigit, text)):
        return
    for known in numbers.texts:
        if known in text:
            # "28" is no part of "288".
            text = re.sub(rf"(?<![\d.,]){re.escape(known)}(?!\d|[.,]\d)", " ", text)
    if re.search("[가-힣]", text):
        text = anglicised(text)
    if moments is not None:
        for match in DATE.finditer(text):
            if not moments.has(match):
                yield match[0]
    text = EXEMPT.sub(" ", DATE.sub(" ", text))

    def duration(match):
        seconds = int(match[1]) * SECONDS[match[2]] + int(match[3] or 0) * SECONDS[match[4] or "s"]
        room = SECONDS[match[4] or match[2]]
        if any(numbers.has((seconds - 0.5) / unit, (seconds + room) / unit)
               for unit in (1, 60, 3_600, 86_400)):
            return " "
        return match[0]
    text = DURATION.sub(duration, text)
    if "<0.001" in text and numbers.has(1e-300, 0.001):
        text = text.replace("<0.001", " ")
    for match in NUMBER.finditer(text):
        room = 1e-9
        if match[0].isdigit() and int(match[0]) in counted:
            continue
        if not any(numbers.has(low - room * abs(low), high + room * abs(high))
                   for low, high in ranges(match)):
            yield match[0]
