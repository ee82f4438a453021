"""When a row of a table says what an annotated document says (format: tests/corpus/README.md)."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from etl.gate import Row

Item = dict[str, Any]
Same = Callable[[Item, Row], bool]
Counts = tuple[int, int, int]

LIST_FIELDS = ("participants", "parties", "purpose", "transit")
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
        field in LIST_FIELDS and bool(more) and isinstance(more[0], str)
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
}
"""By kind: whether a row says what a gold item says."""

FIELDS: dict[str, list[tuple[str, str, str]]] = {
    "flows": [
        ("transit", "transit_countries", "set"),
        ("victims_low", "victims_low", "value"),
        ("victims_high", "victims_high", "value"),
        ("per", "per", "value"),
        ("purpose", "purposes", "overlap"),
    ],
    "hotspots": [("role", "role", "value"), ("victims", "victims_low", "value")],
    "meetings": [
        ("kind", "kind", "value"),
        ("status", "status", "value"),
        ("city", "city", "name"),
        ("participants", "participants", "set"),
    ],
    "agreements": [("date", "date", "date"), ("status", "status", "value")],
    "figures": [("high", "value_high", "value")],
}
"""By kind: the gold field, the column, and how they are compared."""


def field_ok(item: Item, row: Row, field: str, column: str, how: str) -> bool:
    """Whether a row has a right value of a field."""
    if how == "date":
        return date_ok(stated_date(row), item)
    found = row.get(column)
    return any(_value_ok(found, wanted, how) for wanted in accepts(item, field))


def _value_ok(found: Any, wanted: Any, how: str) -> bool:  # noqa: ANN401 (any value of a field)
    if how == "set":
        return set(found or ()) == set(wanted or ())
    if how == "overlap":
        return bool(set(found or ()) & set(wanted or ())) or (not wanted and not found)
    if how == "name":
        return plain_name(found) == plain_name(wanted)
    if found is None or wanted is None:
        return found is wanted
    return found == wanted or str(found) == str(wanted)


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
