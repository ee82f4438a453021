"""When two claims of a table are about one thing: the rules that etl.link states and applies."""

import re
from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from etl.gate import Row

Key = Callable[[Row], Hashable]
Same = Callable[[Row, Row], bool]

EXCHANGEABLE = {"mou", "agreement", "treaty", "declaration"}
_GENERAL_KINDS = {
    "conference": {"ministerial", "senior_officials", "workshop", "forum"},
    "bilateral": {"ministerial", "senior_officials", "visit", "signing"},
    "signing": {"ministerial", "conference", "forum"},
}
_STOP = re.compile(
    r"(?:an?|and|as|at|against|by|for|from|in|of|on|or|the|their|to|with|this|that|its|was|were|"
    r"been|has|have|had|are|is|be)"
)
_UNTELLING = re.compile(
    r"\d+|people|person|men|women|woman|man|girl|boy|children|child|case|percent|per|cent|baht|"
    r"dollar|usd|million|thousand|year|month|day|them|they|he|she|it|we|who|which|some|other|all|"
    r"there|than|more|about"
)
"""Words that nearly every figure is about."""
_OF_ANY_LAW = re.compile(
    r"laws?|acts?|bills?|codes?|drafts?|decrees?|plans?|national|new|recent|comprehensive|action|"
    r"planned|bilateral|human|traffic\w*|anti\w*|persons?|people|suppression|prevention|combat\w*|"
    r"memorand\w*|mous?|agreements?|understanding|cooperation|treat(?:y|ies)|declarations?|joint|"
    r"country|countries|two|\d+|\w*['’]?s"
)
"""Words that do not tell one law, plan or treaty from another."""
_COUNT = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|\d(?:st|nd|rd|th)|"
    r"(?<=spa )(?:i{1,3}|iv|v|vi|[1-6]))\b"
)
_COUNTS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first 1st i",
            "second 2nd ii",
            "third 3rd iii",
            "fourth 4th iv",
            "fifth 5th v",
            "sixth 6th vi",
            "seventh 7th",
            "eighth 8th",
        ),
        start=1,
    )
    for word in words.split()
}
LAW_YEARS = timedelta(days=731)
NEAR_YEARS = 2
"""Years between documents in which a number is still news."""
DIGITS = 3
"""Significant digits of a number that is seldom met by chance: 185, not 200 or 15,000."""
MANY = 1000
FEW = 10
"""Numbers below this are met by chance in any two documents."""
ALIKE = 0.5
"""Share of words (of the shorter) that two descriptions must have in common to be alike."""
FAR_PAST, FAR_FUTURE = date.min, date.max


@lru_cache(maxsize=65_536)
def words_of(text: str) -> frozenset[str]:
    """The words of a description by which it is compared with others."""
    found = re.findall(r"[^\W_]+", text.lower())
    return frozenset(word.removesuffix("s") for word in found if not _STOP.fullmatch(word))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two descriptions share half of the words of the shorter one."""
    first, second = words_of(one or ""), words_of(other or "")
    if not first or not second:
        return False
    return len(first & second) >= ALIKE * min(len(first), len(second))


def extent(start: date | None, end: date | None, precision: str | None) -> tuple[date, date]:
    """First and last day that a date can mean; all days where it is unknown."""
    if start is None:
        return FAR_PAST, FAR_FUTURE
    last = end or start
    if precision == "year":
        return start.replace(month=1, day=1), last.replace(month=12, day=31)
    if precision == "month":
        days = monthrange(last.year, last.month)[1]
        return start.replace(day=1), last.replace(day=days)
    return start, max(start, last)


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two spans of days have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def values(row: Row, column: str) -> frozenset[str]:
    """The values of a column of lists, which may be at hand as a set."""
    known = row.get(column)
    return known if isinstance(known, frozenset) else frozenset(known or ())


def _years(row: Row) -> tuple[int | None, int | None]:
    start, end = row.get("period_start"), row.get("period_end")
    return (start.year if start else None, end.year if end else None)


def _count(row: Row) -> tuple[object, ...]:
    return (row.get("victims_low"), row.get("victims_high"), row.get("per"))


def meeting_extent(row: Row) -> tuple[date, date]:
    """First and last day that a meeting can have had."""
    return extent(row.get("date_start"), row.get("date_end"), row.get("date_precision"))


def _same_hotspot(one: Row, other: Row) -> bool:
    return one["role"] == other["role"] or "hotspot" in (one["role"], other["role"])


def _same_kind(one: Row, other: Row) -> bool:
    kinds = one["kind"], other["kind"]
    if kinds[0] == kinds[1]:
        return True
    general = kinds[1] in _GENERAL_KINDS.get(kinds[0], ()) or kinds[0] in _GENERAL_KINDS.get(
        kinds[1], ()
    )
    return general and one["doc_id"] != other["doc_id"]


def _same_meeting(one: Row, other: Row) -> bool:
    if one.get("date_start") is None or other.get("date_start") is None:
        return alike(one.get("title"), other.get("title"))
    towns = {row.get("city") for row in (one, other)} - {None}
    series = {one["series"], other["series"]} - {"other"}
    guests = values(one, "participants"), values(other, "participants")
    return (
        len(towns) < 2
        and len(series) < 2
        and not (all(guests) and guests[0].isdisjoint(guests[1]))
        and _same_kind(one, other)
        and overlap(meeting_extent(one), meeting_extent(other))
    )


def agreement_extent(row: Row) -> tuple[date, date]:
    """First and last day on which an agreement can have been made."""
    return extent(row.get("date"), None, row.get("date_precision"))


@lru_cache(maxsize=65_536)
def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell it from others."""
    return frozenset(word for word in words_of(title) if not _OF_ANY_LAW.fullmatch(word))


def _count_apart(one: Row, other: Row) -> bool:
    """Whether two titles count them as different ones: the fourth plan and the fifth, I and II."""
    counts = [
        {_COUNTS.get(word, word) for word in _COUNT.findall((row.get("title") or "").lower())}
        for row in (one, other)
    ]
    return bool(counts[0] and counts[1]) and counts[0].isdisjoint(counts[1])


def _same_agreement(one: Row, other: Row) -> bool:
    kinds = {one["kind"], other["kind"]}
    if len(kinds) > 1 and not kinds <= EXCHANGEABLE:
        return False
    unilateral = kinds <= {"law", "action_plan"}
    titles = _telling(one.get("title") or ""), _telling(other.get("title") or "")
    shared = len(titles[0] & titles[1])
    if unilateral and all(titles) and not shared:
        return False
    if _count_apart(one, other):
        return False
    extents = agreement_extent(one), agreement_extent(other)
    if not (one.get("date") and other.get("date")):
        here = one["doc_id"] == other["doc_id"]
        named = shared >= (2 if unilateral else 4) or bool(shared) and titles[0] == titles[1]
        return named or here and not unilateral
    if kinds == {"law"} and shared >= 2:
        return (
            extents[0][0] - LAW_YEARS <= extents[1][1]
            and extents[1][0] - LAW_YEARS <= (extents[0][1])
        )
    return overlap(*extents)


def _same_flow(one: Row, other: Row) -> bool:
    if one.get("victims_low") is None and one.get("victims_high") is None:
        return _years(one) == _years(other)
    return not (_years_apart(one, other) or _people_apart(one, other))


def _years_apart(one: Row, other: Row) -> bool:
    """Whether two claims speak of different years, as far as they say."""
    first, second = _years(one), _years(other)
    if not (any(first) and any(second)):
        return False
    spans = [(years[0] or years[1] or 0, years[1] or years[0] or 0) for years in (first, second)]
    return spans[0][0] > spans[1][1] or spans[1][0] > spans[0][1]


def _people_apart(one: Row, other: Row) -> bool:
    """Whether two claims speak of different people, as far as they say."""
    people = [values(row, "population") - {"unspecified"} for row in (one, other)]
    return bool(people[0] and people[1] and not people[0] & people[1])


def _same_figure(one: Row, other: Row) -> bool:
    if one["doc_id"] == other["doc_id"]:
        return alike(one.get("about"), other.get("about"))
    shared = len(one["words"] & other["words"])
    if not shared:
        return False
    lands = values(one, "countries"), values(other, "countries")
    elsewhere = 2 * len(lands[0] & lands[1]) < max(1, min(map(len, lands)))
    if elsewhere and not (_told_of(one, lands[1]) and _told_of(other, lands[0])):
        return False
    if one["unit"] != "km" and _published_apart(one, other):
        return False
    if _years_apart(one, other) or _people_apart(one, other):
        return False
    return shared >= words_needed(one) + elsewhere


def _told_of(row: Row, lands: frozenset[str]) -> bool:
    """Whether a figure's document tells of countries: they may be left out beside the number."""
    return lands <= values(row, "doc_countries")


def _published_apart(one: Row, other: Row) -> bool:
    years = [row["doc_year"] for row in (one, other) if row.get("doc_year")]
    return len(years) > 1 and abs(years[0] - years[1]) > NEAR_YEARS


def words_needed(row: Row) -> int:
    """Telling words that two sentences must share for an equal number to be no coincidence."""
    value = row.get("value_low") or row.get("value_high") or 0
    if len(f"{value:.0f}".strip("0")) < DIGITS:
        return 3
    return 2 if value < MANY else 1


@lru_cache(maxsize=65_536)
def figure_words(text: str) -> frozenset[str]:
    """The words around a figure that few figures have around them."""
    words = (word for word in words_of(text) if not _UNTELLING.fullmatch(word))
    return frozenset(word.removesuffix("n") if word.endswith("an") else word for word in words)


def _same_role(one: Row, other: Row) -> bool:
    return one.get("area") is not None or alike(one["role"], other["role"])


def _same_programme(one: Row, other: Row) -> bool:
    lands = values(one, "countries"), values(other, "countries")
    makers = values(one, "implementers"), values(other, "implementers")
    for pair in (lands, makers):
        if all(pair) and pair[0].isdisjoint(pair[1]):
            return False
    return alike(one.get("title"), other.get("title"))


def _flow_key(row: Row) -> Hashable:
    return row["origin_country"], row["destination_country"], _count(row)


def _figure_key(row: Row) -> Hashable:
    low, high = row.get("value_low"), row.get("value_high")
    bounds = (low, high) if None not in (low, high) else (low or high,) * 2
    alone = row["doc_id"] if (bounds[0] or 0) < FEW else None
    return *bounds, row["unit"], row.get("per"), alone


RULES: dict[str, tuple[Key, Same]] = {
    "hotspots": (lambda row: row["place_id"], _same_hotspot),
    "flows": (_flow_key, _same_flow),
    "meetings": (lambda row: row.get("country"), _same_meeting),
    "agreements": (lambda row: values(row, "parties"), _same_agreement),
    "figures": (_figure_key, _same_figure),
    "roles": (lambda row: (row["actor_id"], row.get("area")), _same_role),
    "programmes": (lambda row: None, _same_programme),
}
"""By table: what two claims must have equal, and whether two that have are of one thing."""

WORDS: dict[str, Callable[[Row], Iterable[str]]] = {
    "meetings": lambda row: words_of(row.get("title") or ""),
    "figures": lambda row: figure_words(row.get("context") or row.get("about") or ""),
    "roles": lambda row: words_of(row["role"]),
    "programmes": lambda row: words_of(row.get("title") or ""),
}
"""By table: words by which claims are compared; those that are alike in words share one at least.

They are kept as numbers (`etl.link.linked_by`), so that no claim's words are parted twice.
"""
