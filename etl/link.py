"""Claims about the same thing in the world share one fact_id: the smallest claim_id among them.

The rules, by table. Claims are compared within blocks of equal keys; in a block, in the order of
date and claim_id, a claim joins the first group whose first claim it is compatible with.

hotspots    Same place. Roles: equal; a claim without a role of its own (`hotspot`) joins the
            place's first role. Counts are figures of the fact, not facts of their own.
flows       Same origin and destination country, same year or years spoken of, same count. All
            claims without count and period are one fact: that there is trafficking from A to B.
meetings    Same country; dates that overlap as far as they are known; towns equal or one unnamed;
            participants not disjoint; series equal or one of them `other`. Kinds equal, or, in
            different documents, a general kind (conference, bilateral) beside a special one:
            inside one document two kinds are two meetings. Status is no bar: a meeting planned in
            one document and held in another is one meeting.
agreements  Same parties; kinds equal, or both of those that documents use for one another (mou,
            agreement, treaty, declaration); dates that overlap; titles alike where both are laws
            or plans. But for laws, an unknown date joins nothing of another
            document.
figures     Same value, unit and rate, and alike in what they are about. In different documents
            equal numbers are a coincidence more often than not: there they must speak of a country
            in common, and share two telling words (a word such as `women` or `cases` tells
            nothing), or one where the number has three significant digits.
roles       Same actor and area; without an area, roles alike in words.
programmes  Titles alike; countries and implementers not disjoint, where both name some.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from etl.gate import Row, Rows

Key = Callable[[Row], Hashable]
Same = Callable[[Row, Row], bool]

SERIES_GAP = timedelta(days=731)
_EXCHANGEABLE = {"mou", "agreement", "treaty", "declaration"}
_GENERAL_KINDS = {
    "conference": {"ministerial", "senior_officials", "workshop", "forum"},
    "bilateral": {"ministerial", "senior_officials", "visit", "signing"},
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
ALIKE = 0.5
"""Share of words (of the shorter) that two descriptions must have in common to be alike."""
FAR_PAST, FAR_FUTURE = date.min, date.max


@lru_cache(maxsize=65_536)
def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", text.lower())
    return frozenset(word.removesuffix("s") for word in found if not _STOP.fullmatch(word))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two descriptions share half of the words of the shorter one."""
    first, second = _words(one or ""), _words(other or "")
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


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _set(row: Row, column: str) -> frozenset[str]:
    return frozenset(row.get(column) or ())


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
    guests = _set(one, "participants"), _set(other, "participants")
    return (
        len(towns) < 2
        and len(series) < 2
        and not (all(guests) and guests[0].isdisjoint(guests[1]))
        and _same_kind(one, other)
        and _overlap(meeting_extent(one), meeting_extent(other))
    )


def _agreement_extent(row: Row) -> tuple[date, date]:
    return extent(row.get("date"), None, row.get("date_precision"))


def _same_agreement(one: Row, other: Row) -> bool:
    kinds = {one["kind"], other["kind"]}
    if len(kinds) > 1 and not kinds <= _EXCHANGEABLE:
        return False
    dated = one.get("date") and other.get("date")
    if not dated and one["doc_id"] != other["doc_id"] and kinds != {"law"}:
        return False
    titles = one.get("title"), other.get("title")
    if kinds <= {"law", "action_plan"} and all(titles) and not alike(*titles):
        return False
    return _overlap(_agreement_extent(one), _agreement_extent(other))


def _same_figure(one: Row, other: Row) -> bool:
    if one["doc_id"] == other["doc_id"]:
        return alike(one.get("about"), other.get("about"))
    if _set(one, "countries").isdisjoint(_set(other, "countries")):
        return False
    telling = [
        {word for word in _words(row.get("about") or "") if not _UNTELLING.fullmatch(word)}
        for row in (one, other)
    ]
    return len(telling[0] & telling[1]) >= (1 if _is_distinct(one) else 2)


def _is_distinct(row: Row) -> bool:
    """Whether a number has three significant digits: 185, not 200 or 15,000."""
    value = row.get("value_low") or row.get("value_high") or 0
    return len(f"{value:.0f}".strip("0")) >= 3


def _same_role(one: Row, other: Row) -> bool:
    return one.get("area") is not None or alike(one["role"], other["role"])


def _same_programme(one: Row, other: Row) -> bool:
    lands = _set(one, "countries"), _set(other, "countries")
    makers = _set(one, "implementers"), _set(other, "implementers")
    for pair in (lands, makers):
        if all(pair) and pair[0].isdisjoint(pair[1]):
            return False
    return alike(one.get("title"), other.get("title"))


def _always(one: Row, other: Row) -> bool:
    return True


def _flow_key(row: Row) -> Hashable:
    return row["origin_country"], row["destination_country"], _years(row), _count(row)


def _figure_key(row: Row) -> Hashable:
    return row.get("value_low"), row.get("value_high"), row["unit"], row.get("per")


RULES: dict[str, tuple[Key, Same]] = {
    "hotspots": (lambda row: row["place_id"], _same_hotspot),
    "flows": (_flow_key, _always),
    "meetings": (lambda row: row.get("country"), _same_meeting),
    "agreements": (lambda row: _set(row, "parties"), _same_agreement),
    "figures": (_figure_key, _same_figure),
    "roles": (lambda row: (row["actor_id"], row.get("area")), _same_role),
    "programmes": (lambda row: None, _same_programme),
}
"""By table: what two claims must have equal, and whether two that have are of one thing."""


def _order(row: Row) -> tuple[bool, date, bool, str]:
    """Dated claims first, then specific ones: a group is led by a claim that says much."""
    when = row.get("date_start") or row.get("date")
    return when is None, when or FAR_FUTURE, row.get("role") == "hotspot", row["claim_id"]


def groups(table: str, rows: Sequence[Row]) -> list[list[Row]]:
    """The claims of a table by the thing they are about."""
    key, same = RULES[table]
    blocks: dict[Hashable, list[list[Row]]] = defaultdict(list)
    for row in sorted(rows, key=_order):
        block = blocks[key(row)]
        group = next((group for group in block if same(group[0], row)), None)
        if group is None:
            block.append([row])
        else:
            group.append(row)
    return [group for block in blocks.values() for group in block]


def link(facts: Rows) -> None:
    """Sets fact_id of all claims, what a meeting follows, and the meeting of an agreement.

    Args:
        facts: Rows of the fact tables by table; changed in place.
    """
    for table, rows in facts.items():
        for group in groups(table, rows):
            fact_id = min(row["claim_id"] for row in group)
            for row in group:
                row["fact_id"] = fact_id
    meetings = facts.get("meetings", [])
    _set_follows(meetings)
    _set_meetings(facts.get("agreements", []), meetings)


def _set_follows(meetings: Sequence[Row]) -> None:
    """A meeting follows the last earlier one of its series: COMMIT, or the same two countries."""
    last: dict[Hashable, Row] = {}
    for row in sorted((m for m in meetings if m.get("date_start")), key=_order):
        series = row["series"]
        if series not in ("COMMIT", "bilateral"):
            continue
        guests = _set(row, "participants") if series == "bilateral" else frozenset[str]()
        if series == "bilateral" and len(guests) < 2:
            continue
        before = last.get((series, guests))
        if before is not None and before["fact_id"] == row["fact_id"]:
            row["follows"] = before.get("follows")
            continue
        if before is not None and _follows(row, before):
            row["follows"] = before["fact_id"]
        last[series, guests] = row


def _follows(row: Row, before: Row) -> bool:
    """Whether a meeting is the next of a series: one of two countries goes on within two years."""
    gap = meeting_extent(row)[0] - meeting_extent(before)[1]
    return timedelta(0) < gap and (row["series"] == "COMMIT" or gap <= SERIES_GAP)


def _set_meetings(agreements: Sequence[Row], meetings: Sequence[Row]) -> None:
    """An agreement was made at the meeting of its document whose days hold its date."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    for meeting in meetings:
        if meeting.get("date_start") and meeting["date_precision"] == "day":
            by_document[meeting["doc_id"]].append(meeting)
    for agreement in agreements:
        if agreement.get("date") is None or agreement.get("date_precision") != "day":
            continue
        there = [
            meeting
            for meeting in by_document[agreement["doc_id"]]
            if _overlap(_agreement_extent(agreement), meeting_extent(meeting))
        ]
        # The passage that tells both is the better witness; then the signing itself.
        there.sort(
            key=lambda m: (m["passage_id"] != agreement["passage_id"], m["kind"] != "signing")
        )
        if there:
            agreement["meeting"] = there[0]["fact_id"]
