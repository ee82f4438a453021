"""When a row of a table says what an annotated document says (format: tests/corpus/README.md)."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from etl.gate import Row

Item = dict[str, Any]
Same = Callable[[Item, Row], bool]
Counts = tuple[int, int, int]

_LIST_FIELDS = frozenset(
    ["participants", "parties", "purpose", "transit", "population", "outcomes", "countries"]
)
EXCHANGEABLE = {"mou", "agreement", "treaty", "declaration"}
"""Kinds of agreement that annotators and documents use for one another."""

_KIND_WORDS = re.compile(
    r"\b(province|city|municipality|district|state|region|town|county|division|prefecture)\b"
)
_ALIASES = {
    "hochiminh": "hcm",
    "hcmc": "hcm",
    "saigon": "hcm",
    "hochimin": "hcm",
    "yangon": "rangoon",
    "peking": "beijing",
    "preahsihanouk": "sihanoukville",
    "houayxay": "huayxai",
    "bangkokmetropolis": "bangkok",
}
_LATIN_END = 0x370


@cache
def plain_name(name: str | None) -> str:
    """A name for comparison: no marks, no kind of place, no spaces, old names as new ones."""
    if not name:
        return ""
    letters = unicodedata.normalize("NFKD", re.sub("[đĐÐ]", "d", str(name).replace("Đ", "D")))
    kept = "".join(
        c for c in letters if unicodedata.category(c) != "Mn" or ord(c) > _LATIN_END
    ).lower()
    bare = re.sub(r"[\W_]+", "", _KIND_WORDS.sub(" ", kept))
    return _ALIASES.get(bare, bare)


def accepts(item: Item, field: str) -> list[Any]:
    """All values of a field that count as right."""
    more = item.get(f"{field}_accept")
    if more is None:
        return [item.get(field)]
    is_one = not isinstance(more, list) or (
        field in _LIST_FIELDS and bool(more) and isinstance(more[0], str)
    )
    return [item.get(field), *([more] if is_one else more)]


def stated_date(row: Row) -> str | None:
    """The date of a row as far as it is known: 2006, 2006-11 or 2006-11-02."""
    when: date | None = row["date_start"] if "date_start" in row else row.get("date")
    if when is None:
        return None
    length = {"year": 4, "month": 7}.get(row.get("date_precision") or "", 10)
    return when.isoformat()[:length]


def date_ok(found: str | None, item: Item) -> bool:
    """Whether a date is one of the right ones, as far as both are known."""
    for wanted in accepts(item, "date"):
        if wanted is None or found is None:
            if wanted is found:
                return True
            continue
        known = min(len(wanted), len(found))
        if wanted[:known] == found[:known] and (known >= 7 or len(wanted) == 4):
            return True
    return False


def _name_ok(item: Item, row: Row, column: str) -> bool:
    names = {plain_name(row.get(column)), plain_name(row.get("surface"))} - {""}
    named = any(plain_name(name) in names for name in accepts(item, "name"))
    return named and row.get("country") in accepts(item, "country")


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _same_agreement(item: Item, row: Row) -> bool:
    parties = set(row.get("parties") or ())
    if not any(parties == set(right or ()) for right in accepts(item, "parties")):
        return False
    return row["kind"] in accepts(item, "kind") or {row["kind"], item["kind"]} <= EXCHANGEABLE


def _same_figure(item: Item, row: Row) -> bool:
    bounds = _number(row.get("value_low")), _number(row.get("value_high"))
    right = any(_number(value) in bounds for value in accepts(item, "value"))
    return right and row["unit"] in accepts(item, "unit")


def _same_flow(item: Item, row: Row) -> bool:
    return row["origin_country"] in accepts(item, "origin") and row[
        "destination_country"
    ] in accepts(item, "destination")


@lru_cache(maxsize=65_536)
def flat(text: str) -> str:
    """Letters and digits only, as quotes are compared: wraps and marks do not matter."""
    return "".join(c for c in text.lower() if c.isalnum())


def quotes(item: Item) -> list[str]:
    """The words of the document that an item was annotated from."""
    stated = item.get("quote") or []
    return [stated] if isinstance(stated, str) else list(stated)


def told_by(item: Item, row: Row) -> bool:
    """Whether the words of a row and those of an item hold each other."""
    said = flat(row.get("quote") or "")
    return any(q and said and (q in said or said in q) for q in map(flat, quotes(item)))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names share half of the words of the shorter one."""
    first, second = _words(one or ""), _words(other or "")
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


@lru_cache(maxsize=65_536)
def _words(name: str) -> frozenset[str]:
    found = re.findall(r"\w+", re.sub(r"['’]s?\b", "", name.lower()))
    return frozenset(word for word in found if word not in _SMALL_WORDS)


_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"]
)


def _same_role(item: Item, row: Row) -> bool:
    named = any(alike(name, row["actor"]) for name in accepts(item, "actor"))
    return named and (told_by(item, row) or alike(item["role"], row["role"]))


def _same_programme(item: Item, row: Row) -> bool:
    budget = item.get("budget_usd")
    paid = budget is not None and _number(budget) == _number(row.get("budget_usd"))
    return paid or told_by(item, row) or alike(item.get("title"), row.get("title"))


SAME: dict[str, Same] = {
    "flows": _same_flow,
    "hotspots": lambda item, row: _name_ok(item, row, "place_name"),
    "places": lambda item, row: _name_ok(item, row, "name"),
    "countries": lambda item, row: item["country"] == row["country"],
    "meetings": lambda item, row: (
        date_ok(stated_date(row), item) and row.get("country") in accepts(item, "country")
    ),
    "agreements": _same_agreement,
    "figures": _same_figure,
    "roles": _same_role,
    "programmes": _same_programme,
    "denied flows": _same_flow,
}
"""By kind: whether a row says what a gold item says."""

COUNTED = [
    ("qualifier", "qualifier", "value"),
    ("population", "population", "population"),
    ("period", "period_start", "period"),
]
FIELDS: dict[str, list[tuple[str, str, str]]] = {
    "flows": [
        ("transit", "transit_countries", "set"),
        ("victims_low", "victims_low", "value"),
        ("victims_high", "victims_high", "value"),
        ("per", "per", "value"),
        ("purpose", "purposes", "overlap"),
        ("assertion", "assertion", "value"),
        ("attribution", "attribution", "name_words"),
        *COUNTED,
    ],
    "hotspots": [("role", "role", "value"), ("victims", "victims_low", "value"), *COUNTED],
    "meetings": [
        ("kind", "kind", "value"),
        ("status", "status", "value"),
        ("city", "city", "name"),
        ("participants", "participants", "set"),
        ("series", "series", "value"),
        ("outcomes", "outcomes", "words"),
    ],
    "agreements": [("date", "date", "date"), ("status", "status", "value")],
    "figures": [
        ("high", "value_high", "value"),
        ("countries", "countries", "set"),
        ("about", "about", "name_words"),
        *COUNTED,
    ],
    "roles": [("area", "area", "value")],
    "programmes": [
        ("implementers", "implementers", "words"),
        ("funders", "funders", "words"),
        ("budget_usd", "budget_usd", "value"),
        ("countries", "countries", "set"),
        ("status", "status", "status"),
    ],
}
"""By kind: the gold field, the column, and how they are compared."""

WHERE_ANNOTATED = frozenset(
    ["assertion", "attribution", "qualifier", "population", "period", "series", "outcomes"]
    + ["countries", "about"]
)
"""Fields scored where the gold has them, on the row whose words are those of the gold."""
_STATUS = {"ongoing": "active", "completed": "ended", None: "unknown"}


def field_ok(item: Item, row: Row, field: str, column: str, how: str) -> bool:
    """Whether a row has a right value of a field."""
    if how == "date":
        return date_ok(stated_date(row), item)
    if how == "period":
        found = (row.get("period_start"), row.get("period_end"))
        return any(found == period(wanted) for wanted in accepts(item, field))
    found = row.get(column)
    return any(_value_ok(found, wanted, how) for wanted in accepts(item, field))


def period(stated: str | None) -> tuple[date | None, date | None]:
    """First and last day of a period: "2005", "2005-06", or two such with "/" between.

    An end that is open is left empty: "2005/" has no last day.
    """
    if stated is None:
        return None, None
    first, _, last = stated.partition("/") if "/" in stated else (stated, "", stated)
    return _day(first, 0), _day(last, -1)


def _day(stated: str, end: int) -> date | None:
    if not stated:
        return None
    year, *more = (int(part) for part in stated.split("-"))
    month = more[0] if more else (1, 12)[end]
    return date(year, month, more[1] if len(more) > 1 else (1, monthrange(year, month)[1])[end])


def _value_ok(found: Any, wanted: Any, how: str) -> bool:  # noqa: ANN401 (any value of a field)
    if how in _COMPARE:
        return _COMPARE[how](found, wanted)
    if found is None or wanted is None:
        return found is wanted
    return found == wanted or str(found) == str(wanted)


def _known(values: Iterable[str] | None) -> set[str]:
    return set(values or ()) - {"unspecified"}


def _words_ok(found: Iterable[str] | None, wanted: Iterable[str] | None) -> bool:
    """Whether one of the texts found is one of those wanted, or there are neither."""
    if not found or not wanted:
        return not found and not wanted
    return any(alike(one, other) for one in found for other in wanted)


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "set": lambda found, wanted: set(found or ()) == set(wanted or ()),
    "population": lambda found, wanted: _known(found) == _known(wanted),
    "overlap": lambda found, wanted: (
        bool(set(found or ()) & set(wanted or ())) or (not wanted and not found)
    ),
    "name": lambda found, wanted: plain_name(found) == plain_name(wanted),
    "name_words": lambda found, wanted: (
        alike(found, wanted) if found and wanted else found == wanted
    ),
    "words": _words_ok,
    "status": lambda found, wanted: found == _STATUS.get(wanted, wanted),
}


def match(gold: list[Item], found: list[Row], same: Same) -> tuple[int, list[Item], list[Row]]:
    """Pairs gold items with rows one to one, greedily.

    Optional items count neither for nor against; a row that says once more what was found already
    is neither right nor wrong.

    Returns:
        The number of items found, those missed, and the rows that say what the gold does not.
    """
    used: set[int] = set()
    hits, misses = 0, list[Item]()
    for item in sorted(gold, key=lambda item: bool(item.get("optional"))):
        free = (i for i, row in enumerate(found) if i not in used and same(item, row))
        hit = next(free, None)
        if hit is not None:
            used.add(hit)
        if item.get("optional"):
            continue
        if hit is None:
            misses.append(item)
        else:
            hits += 1
    extras = [row for i, row in enumerate(found) if i not in used]
    return hits, misses, [row for row in extras if not any(same(item, row) for item in gold)]
