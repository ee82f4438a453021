"""The forms in which English texts write dates: one pattern per form, one pass over the text.

Every pattern is linear: no quantifier runs over another, and what repeats is bounded. Groups: d a
day, m a month, y a year, w a weekday, n a number; a second one of a kind ends in 2.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.annotate._number_words import VALUES
from etl.beginnings import beginnings
from etl.scan import Scan

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {"zero": 0} | {word: number for word, number in VALUES.items() if number <= 12}
NUMBERS |= {"a": 1, "an": 1, "few": 3, "several": 3, "couple of": 2}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_FULL = [name.capitalize() for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_ANY_CASE = [form for name in _FULL for form in (name, name.upper())]
_SHORT_CASES = [form for name in _SHORT for form in (name, name.upper())]

MONTH = rf"(?P<m>(?:{'|'.join(_ANY_CASE + _SHORT_CASES)})\b\.?)"
MONTH2 = MONTH.replace("<m>", "<m2>")
LONE_MONTH = rf"(?P<m>(?:{'|'.join(_ANY_CASE)}|Sept\b\.|SEPT\b\.)\b)"
LONE_MONTH2 = LONE_MONTH.replace("<m>", "<m2>")
DAY = r"(?P<d>(?:[12]\d|3[01]|0?[1-9]))(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\d,.]\d)\b\]?"
DAY2 = DAY.replace("<d>", "<d2>")
YEAR = r"(?P<y>(?:19|20)\d\d)(?![\d,.]\d|\d)\b"
YEAR2 = YEAR.replace("<y>", "<y2>")
_REL_YEAR = r"(?:of\s)?(?:(?P<ry>(?i:last|this|next|the\ssame|that))\s(?i:year)\b)"
_Y = rf"(?:,?\s(?:of\s)?{YEAR}|,?\s{_REL_YEAR}|\s?['’](?P<yy>\d\d)\b)?"
_WEEKDAY = rf"(?i:{'|'.join(WEEKDAYS)})"
_W = rf"(?:{_WEEKDAY},?\s(?:the\s)?)?"
_MONTH_WORD = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*\.?"
# "on Sunday, May 3": the day is that of the month, whatever Sunday it was.
_DAY_NEXT = (
    r",?\s\(?(?:the\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH_WORD}\b|{_MONTH_WORD}\s(?:the\s)?\d{{1,2}}\b(?!\d))"
)
_DASH = r"\s?(?:[-–—/]|--|\b(?i:to|and|until|through|till)\b|&)\s?"
_NUMBER = rf"(?P<n>\d{{1,2}}|(?i:{'|'.join(NUMBERS)}))"
_NUMBER2 = _NUMBER.replace("<n>", "<n2>")
_MONTHS = "two|three|four|five|six|seven|eight|nine|ten|eleven"
"""How many months of a year may be told together: "the first five months of 2003"."""
_UNIT = r"(?P<u>(?i:days?|weeks?|fortnights?|months?|years?|decades?))\b"
_PART = (
    r"(?:(?:the\s)?(?P<part>(?i:early|mid|late|the\smiddle\sof|the\send\sof|the\sbeginning\sof"
    r"|the\sstart\sof|beginning\sof|middle\sof|end\sof))[\s-](?:in\s)?)"
)
_ORD = rf"(?P<o>(?i:{'|'.join(ORDINALS)})|1st|2nd|3rd|4th)"
_REL = r"(?P<r>(?i:last|past|previous|this|next|coming|following|preceding|that|the\ssame|same))"

# Order matters: the longest and surest forms of a beginning come first.
FORMS: dict[str, str] = {
    "iso": r"(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b",
    "numeric": r"(?P<n>\d{1,2})(?P<sep>[/.])(?P<n2>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)\b",
    "time_group": rf"(?P<d>[0-3]\d)[0-2]\d[0-5]\dZ\s{MONTH}\s(?P<yy>\d\d)(?:\d\d)?\b",
    "fiscal": r"(?:FY|(?i:fiscal\syear))\s?['’]?(?P<n>(?:19|20)?\d\d)"
    r"(?:\s?[-–/]\s?(?P<n2>(?:20)?\d\d))?\b",
    # two full dates; a weekday may stand before each
    "days_months": rf"{_W}{DAY}\s{MONTH}(?:,?\s{YEAR})?{_DASH}{_W}{DAY2}\s{MONTH2}(?:,?\s{YEAR2})?",
    "months_days": rf"{_W}{MONTH}\s{DAY}(?:,?\s{YEAR})?{_DASH}{_W}{MONTH2}\s{DAY2}(?:,?\s{YEAR2})?",
    # two days of a month
    "days_month": rf"{_W}{DAY}{_DASH}(?:the\s)?{_W}{DAY2}\s(?:of\s)?{MONTH}{_Y}",
    "month_days": rf"{_W}{MONTH}\s(?:the\s)?{DAY}{_DASH}{DAY2}{_Y}",
    # a day
    "day_month": rf"{_W}{DAY}[\s-](?:of\s)?{MONTH}(?:-(?P<yyd>(?:20)?\d\d)\b|{_Y})",
    "month_day": rf"{_W}{MONTH}\s(?:the\s)?{DAY}{_Y}",
    # parts of months and years
    "week_month": rf"(?:the\s)?{_ORD}\s(?P<u>(?i:week|half|days?|fortnight|weekend))\s(?i:of|in)"
    rf"\s{LONE_MONTH}{_Y}",
    "quarter": rf"(?:the\s)?{_ORD}\s(?P<u>(?i:quarter|half|(?:{_MONTHS}|\d\d?)\smonths))"
    rf"(?:\s(?i:of|in))?\s(?:the\syear\s)?(?:{YEAR}|{_REL_YEAR}|(?P<ty>the\syear))",
    "quarter_short": rf"(?P<u>[QH])(?P<n>[1-4])\s?(?:of\s)?{YEAR}",
    "months": rf"{_PART}?{LONE_MONTH}(?:\s(?:19|20)\d\d)?{_DASH}{LONE_MONTH2}{_Y}",
    "part_month": rf"{_PART}(?:(?P<r>(?i:last|this|next))\s)?{LONE_MONTH}{_Y}",
    "rel_month": rf"(?P<r>(?i:last|this|next|this\spast|this\scoming))\s{LONE_MONTH}\b",
    "month_year": rf"{MONTH},?\s(?:of\s)?(?:{YEAR}|{_REL_YEAR}|['’](?P<yy>\d\d)\b)",
    "season": rf"(?:{_PART})?(?:(?P<r>(?i:last|this|next|the))\s)?(?P<s>(?i:{'|'.join(SEASONS)}))"
    rf"(?:\s(?:of\s)?(?:{YEAR}|{_REL_YEAR}))",
    "rel_season": rf"(?P<r>(?i:last|this|next))\s(?P<s>(?i:{'|'.join(SEASONS)}))\b",
    "years": rf"{YEAR}(?:\s?[-–—/]\s?(?P<y2>(?:19|20)\d\d|\d\d)\b(?![-/]\d)|\s(?:to|and|through"
    rf"|until)\s(?P<y3>(?:19|20)\d\d)\b)",
    "part_year": rf"{_PART}(?:{YEAR}|(?P<r>(?i:last|this|next|the))\s(?i:year|month|week)\b)",
    "year": YEAR,
    # relative to the document
    "near_day": r"(?P<w>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today"
    r"|tonight|tomorrow"
    r"|this\s(?:morning|afternoon|evening)|last\snight))\b",
    "earlier": r"(?P<e>(?i:earlier|later))\s(?:in\s)?(?P<r>(?i:this))\s(?P<u>(?i:week|month"
    r"|year))\b",
    "ago": rf"{_NUMBER}\s(?:(?:or|to)\s{_NUMBER2}\s)?{_UNIT}\s(?P<e>(?i:ago|earlier|later|hence))"
    rf"\b",
    "past_years": rf"(?P<r>(?i:last|past|previous|next|coming))\s{_NUMBER}(?:\s?(?:to|or|[-–])"
    rf"\s?{_NUMBER2})?\s{_UNIT}",
    "near_rel": rf"(?:(?:the|in)\s)?{_REL}\s(?P<u>(?i:day|week|weekend|fortnight|month|quarter"
    rf"|year|decade))\b(?![-’'])",
    "before": r"(?i:the)\s(?P<u>(?i:day|month|year))\s(?P<e>(?i:before|after))\b(?!\s(?i:the|he"
    r"|she|it|they|that|his|her|a))",
    "weekday": rf"(?:(?P<r>(?i:last|this|next|on|coming|"
    rf"the\sfollowing))\s)?(?P<w>{_WEEKDAY})\b(?!\sof\s(?:each|every)|{_DAY_NEXT})",
    "month": LONE_MONTH,
    "ordinal_day": r"(?i:(?:on|from|until|by|of|to)\sthe)\s(?P<d>[12]\d|3[01]|[1-9])(?:st|nd|rd"
    r"|th)\b"
    r"(?:\s(?i:of)\s(?P<r>(?i:this|last|next|that|the\ssame))\s(?i:month)\b|(?!\s(?i:of\s)?[A-Z]"
    r"|[-–]))",
}

COMPILED = {name: re.compile(pattern) for name, pattern in FORMS.items()}

_UNITS = "day week weekend fortnight month quarter year decade"
_PARTS = "early mid late end beginning start middle"


def _either(words: str) -> str:
    """An alternation of words, parted by their first letters to fail fast."""
    letters: dict[str, list[str]] = {}
    for word in words.split():
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items())


_AFTER_THIS = (
    rf"{_UNITS} morning afternoon evening night past coming following same {' '.join(WEEKDAYS)} "
    f"{' '.join(SEASONS)} {' '.join(MONTHS)}"
)
_AFTER_THE = (
    f"{_PARTS} {' '.join(ORDINALS)} {' '.join(SEASONS)} 1 2 3 4 day month year past previous "
    "preceding same following next coming"
)
_AFTER_LAST = f"{_AFTER_THIS} {' '.join(_n.split()[0] for _n in NUMBERS)} 1 2 3 4 5 6 7 8 9"
# What a date can begin with; each match names the forms worth trying there.
SEED = Scan(
    r"\b(?=[0-9A-Za-z])(?<![$€£%-])(?<!\d[.,:])(?=(?P<digits>\d{3})|(?P<digit>\d)"
    rf"|(?P<month>(?:{_either(' '.join(_ANY_CASE + _SHORT_CASES))})\b)"
    rf"|(?P<weekday>(?i:{_either(' '.join(WEEKDAYS))})\b)"
    rf"|(?P<word>(?i:(?:{_either('fiscal fy q1 q2 q3 q4 h1 h2')})|(?:{_either(_PARTS)})[\s-]"
    rf"|(?:{_either(' '.join(ORDINALS) + ' previous coming')})"
    rf"\s(?:{_either('week half days fortnight quarter ' + _MONTHS.replace('|', ' '))})"
    rf"|(?:{_either('last past next coming previous')})\s(?:{_either(_AFTER_LAST)})"
    rf"|(?:{_either('this that same following preceding')})\s(?:{_either(_AFTER_THIS)})"
    rf"|(?:{_either('yesterday today tonight tomorrow earlier later')})\b"
    rf"|(?:{_either(' '.join(SEASONS))})\s(?:of\s)?(?:[12]\d|last|this|next)"
    rf"|(?:{_either(' '.join(NUMBERS))})\s(?:(?:or|to)\s\w+\s)?"
    rf"(?:{_either(_UNITS)})"
    rf"|the\s(?:{_either(_AFTER_THE)})"
    rf"|(?:{_either('on from until by of to')})\sthe\s(?=\d|following)"
    rf"|on\s(?:{_either(' '.join(WEEKDAYS))})\b)))"
)
_DAY_FORMS = "days_months months_days days_month month_days day_month month_day"
FORMS_AT = {
    "digits": ["iso", "time_group", "years", "year"],
    "digit": ["numeric", *_DAY_FORMS.split(), "week_month", "quarter", "ago"],
    "month": ["months_days", "month_days", "month_day", "months", "month_year", "month"],
    "weekday": [*_DAY_FORMS.split(), "weekday"],
    "word": [
        name
        for name in FORMS
        if name not in {"iso", "numeric", "time_group", "year", "years", "month_year", "month"}
        and name not in _DAY_FORMS.split()
    ],
}


# What can stand after a short number that begins a date: "5 March", "2nd week", "3 years ago".
_AFTER_NUMBER = _either(
    f"{' '.join(MONTHS)} {' '.join(WEEKDAYS)} {_UNITS} {_MONTHS.replace('|', ' ')} quarter half"
    " and to until through till of or the"
)
_COUNTS = re.compile(rf"\d{{1,2}}\s(?=[A-Za-z])(?!(?i:{_AFTER_NUMBER}))")
"""A short number that begins no date, for it is followed by another word."""
_LETTERS = 2
"""Letters of a beginning by which forms are told apart."""
_BEGINNINGS = {
    name: tuple({text[:_LETTERS] for text in beginnings(pattern) if text.isascii()})
    for name, pattern in COMPILED.items()
}


@lru_cache(maxsize=4096)
def _forms_at(group: str, letters: str) -> list[str]:
    """The forms worth trying where a seed of a group stands that begins with these letters."""
    if not letters.isascii():
        return FORMS_AT[group]
    lowered = letters.lower()
    return [
        name
        for name in FORMS_AT[group]
        if lowered.startswith(_BEGINNINGS[name])
        or any(text.startswith(lowered) for text in _BEGINNINGS[name])
    ]


def forms_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """At each place where one can begin, the first form of a date: its name and the match."""
    for seed in SEED.finditer(text):
        start, group = seed.start(), seed.lastgroup or ""
        if group == "digit" and _COUNTS.match(text, start):
            continue
        for name in _forms_at(group, text[start : start + _LETTERS]):
            if match := COMPILED[name].match(text, start):
                yield name, match
                break


PLAN_OR_PAST = re.compile(
    r"(?P<plan>\b(?:(?:offers?|offered|intends?|invited|ready)\sto\s\w+|(?:will|shall|would|"
    r"should|must|may(?!\s\d)|can|could|might|(?:is|are)\sto)\s(?:be\s"
    r"|have\sbeen\s)?\w+|to\sbe\s\w+|to\shave\sbeen\s\w+|be\s\w+|due|planned|"
    r"scheduled|expect(?:ed|s)|tentatively|set\sfor|fixed\sfor|slated|upcoming|forthcoming|next"
    r"|postponed|expires|ends|"
    r"put\soff|meets?|opens|begins|starts|holds|convenes|takes\splace|hopes?|plans?|is\sgoing)\b)"
    r"|(?P<past>\b(?:was|were|had|has|said|says|told|met|held|[a-z]{2,}ed)\b)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?;][\"”’)]?\s+(?=[A-Z(“\"])")
