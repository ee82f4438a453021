"""Claims about the same thing in the world share one fact_id: the smallest claim_id among them.

The rules, by table. Claims are compared within blocks of equal keys (in large ones only with those
that share a mark: etl/blocking.py, which changes nothing in what is found); in a block, in the
order of how exactly they are dated, date and claim_id, a claim joins the first group in which it is
compatible with every one of the first claims (COMPARED). tests/corpus/README.md tells how often
these rules err.

hotspots    Same place. Roles: equal; a claim without a role of its own (`hotspot`) joins the
            place's first role. Counts are figures of the fact, not facts of their own.
flows       Same origin and destination country and same count. With a count: years not apart, and
            people not of two kinds (girls, boys). Without: same year or years spoken of; all claims
            without count and period are one fact: that there is trafficking from A to B.
meetings    Same country; dates that overlap as far as they are known; towns equal or one unnamed;
            participants not disjoint; series equal or one of them `other`. Kinds equal, or, in
            different documents, a general kind (conference, bilateral) beside a special one, or a
            signing beside the meeting that it closed: inside one document two kinds are two
            meetings. Status is no bar: a meeting planned in one document and held in another is one
            meeting.
agreements  Same parties; kinds equal, or both of those that documents use for one another (mou,
            agreement, treaty, declaration); dates that overlap. Of laws and plans no titles that
            speak of different things; titles that share two telling words may be two years apart
            (a law is drafted, passed and in force). An unknown date joins nothing of another
            document, unless the titles share telling words: two of a law, four of a treaty.
figures     Same value, unit and rate. Inside one document alike in what they are about. In
            different documents equal numbers are a coincidence more often than not (and always
            taken for one below ten): there half of
            the countries of the one that names fewer must be the other's, people, periods and
            documents' years must not be apart, and their sentences and titles must share telling
            words (`women` or `cases` tells nothing): three; two where the number has three
            significant digits, one where it is above 1,000 too. Countries may differ where each
            document names those of the other's figure (or it has none): then one word more.
roles       Same actor and area; without an area, roles alike in words.
programmes  Titles alike; countries and implementers not disjoint, where both name some.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from etl.blocking import MARKS, Block
from etl.credibility import compared_by
from etl.gate import Row
from etl.sameness import (
    FAR_FUTURE,
    RULES,
    WORDS,
    Same,
    agreement_extent,
    meeting_extent,
    overlap,
    values,
)
from etl.spans import number

COUNTRY: dict[str, Callable[[Row], str | None]] = {
    # Ids begin with it, or have it behind their kind (town:vn:hanoi).
    "hotspots": lambda row: row["place_id"].partition(":")[2][:2].upper() or row["place_id"],
    "flows": lambda row: row["origin_country"],
    "meetings": lambda row: row.get("country"),
}
"""By table: the country by which filters ask first, as the key of a block tells it."""
SERIES_GAP = timedelta(days=731)
_ROUNDS = {"ministerial", "senior_officials", "bilateral", "conference"}
_COUNTED = re.compile(
    r"\b(?:next|again|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|previous|"
    r"latest|annual|regular|quarterly|monthly|rounds?|every|twice|follow(?:s|ed|ing|-up)?|"
    r"\d+(?:st|nd|rd|th)\s(?:meeting|session|round|conference|talks))\b",
    re.IGNORECASE,
)
"""Words that make talks one of several."""
COMPARED = 12
"""Claims of a group, the most exactly dated, that a further one must be compatible with."""


def _order(row: Row) -> tuple[bool, date, bool, str]:
    """Dated claims first, then specific ones: a group is led by a claim that says much."""
    when = row.get("date_start") or row.get("date")
    return when is None, when or FAR_FUTURE, row.get("role") == "hotspot", row["claim_id"]


def _exactness(row: Row) -> int:
    """How exactly a claim is dated: exact ones hold a group together, vague ones join it."""
    if not (row.get("date_start") or row.get("date")):
        return 3
    return {"month": 1, "year": 2}.get(row.get("date_precision") or "", 0)


def groups(table: str, rows: Iterable[Row]) -> list[list[Row]]:
    """The claims of some blocks by the thing they are about.

    Args:
        table: Their table.
        rows: All claims of the blocks, with what `linked_by` gives.
    """
    same = RULES[table][1]
    blocks: dict[int, Block] = defaultdict(lambda: Block(MARKS.get(table)))
    for row in sorted(rows, key=order):
        block = blocks[row["block"]]
        possible = block.possible(row)
        fits = (group for group in possible if fit(same, group, row))
        group = next(fits, None)
        if group is None:
            block.begin(row)
        else:
            group.append(row)
    return [group for block in blocks.values() for group in block.groups]


def order(row: Row) -> tuple[object, ...]:
    """In which order claims of a block look for their group."""
    return (_exactness(row), *_order(row))


def fit(same: Same, group: Sequence[Row], row: Row) -> bool:
    """Whether a claim can join a group."""
    return all(same(other, row) for other in group[:COMPARED])


def linked_by(table: str, row: Row, text: str, document: Row) -> Row:
    """What is kept beside a claim to link it by; of an agreement also what `made_at` gives.

    Args:
        table: Its table.
        row: The claim.
        text: Of its passage.
        document: The row of its document.

    Returns:
        Columns of `etl.shards.linking_fields`.
    """
    known = {"block": _block(table, row), **compared_by(row)}
    if table == "figures":
        known |= context(row, text, document)
    if table == "meetings":
        known |= {"chain": chain(row), "counted": is_counted(row)}
    if table in WORDS:
        known["words"] = sorted(map(number, WORDS[table](row | known)))
    return {name: value for name, value in known.items() if name != "context"}


def _block(table: str, row: Row) -> int:
    """The number of a claim's block; those of one country follow each other in tables that have it.

    So a filter for a country finds its claims in few part files.
    """
    found = number(_plain(RULES[table][0](row)))
    if table not in COUNTRY:
        return found
    country = (COUNTRY[table](row) or "").encode("ascii", "replace")[:2].ljust(2, b"\0")
    return int.from_bytes(country) << 48 | found >> 16


def _plain(key: Hashable) -> str:
    """A key in the one form that equal ones share: 550.0 people are 550, sets have no order."""
    if isinstance(key, frozenset):
        return f"{{{', '.join(sorted(map(_plain, key)))}}}"
    if isinstance(key, tuple):
        return f"({', '.join(map(_plain, key))})"
    return repr(float(key) if isinstance(key, int) else key)


def context(figure: Row, text: str, document: Row) -> Row:
    """The words around a figure, its sentence and title, and its document's year and countries.

    Args:
        figure: Its row.
        text: Of its passage.
        document: The row of its document.
    """
    published = document.get("date")
    known: Row = {
        "context": None,
        "doc_year": published.year if published else None,
        "doc_countries": document.get("countries"),
    }
    if text:
        start = max(text.rfind(stop, 0, figure["start"]) + 1 for stop in (". ", "; "))
        ends = (text.find(stop, figure["end"]) for stop in (". ", "; "))
        end = min((at for at in ends if at >= 0), default=len(text))
        known["context"] = f"{document.get('title') or ''} {text[start:end]}"
    return known


def chain(meeting: Row) -> int | None:
    """The series of which a dated meeting is a round: COMMIT, or talks of the same countries."""
    series = meeting["series"]
    if not meeting.get("date_start") or meeting["kind"] not in _ROUNDS:
        return None
    guests = values(meeting, "participants") if series == "bilateral" else frozenset[str]()
    if series != "COMMIT" and (series != "bilateral" or len(guests) < 2):
        return None
    return number(_plain((series, guests)))


def is_counted(meeting: Row) -> bool:
    """Whether a meeting's own sentence or title counts it: "the second", "next", "annual"."""
    texts = [text for name in ("title", "quote") if (text := meeting.get(name))]
    return _COUNTED.search(" ".join(texts)) is not None


def set_follows(meetings: Sequence[Row]) -> None:
    """A meeting follows the last earlier one of its series: COMMIT, or the same two countries.

    Workshops, forums, signings and visits are no rounds of a series; and a meeting follows another
    only where its own words count it.

    Args:
        meetings: All claims of some series, with `chain` and `counted`; others follow none.
    """
    last: dict[int, Row] = {}
    for row in meetings:
        row["follows"] = None
    for row in sorted((one for one in meetings if one["chain"] is not None), key=_order):
        before = last.get(row["chain"])
        if before is not None and before["fact_id"] == row["fact_id"]:
            row["follows"] = before.get("follows")
            continue
        if before is not None and _follows(row, before):
            row["follows"] = before["fact_id"]
        last[row["chain"]] = row


def _follows(row: Row, before: Row) -> bool:
    """Whether a meeting that is counted is the next; one of two countries within two years."""
    if not row["counted"]:
        return False
    gap = meeting_extent(row)[0] - meeting_extent(before)[1]
    return timedelta(0) < gap and (row["series"] == "COMMIT" or gap <= SERIES_GAP)


def made_at(agreement: Row, meetings: Sequence[Row]) -> str | None:
    """The claim of the meeting that an agreement was made at: its days hold the date.

    Args:
        agreement: Its row.
        meetings: Those of its document.
    """
    if agreement.get("date") is None or agreement.get("date_precision") != "day":
        return None
    there = [
        meeting
        for meeting in meetings
        if meeting.get("date_start")
        and meeting["date_precision"] == "day"
        and overlap(agreement_extent(agreement), meeting_extent(meeting))
    ]
    return min(there, key=partial(_witness, agreement))["claim_id"] if there else None


def _witness(agreement: Row, meeting: Row) -> tuple[object, ...]:
    """The passage that tells both is the better witness; then a signing, then the first."""
    passage = meeting["passage_id"]
    return (
        passage != agreement["passage_id"],
        meeting["kind"] != "signing",
        (len(passage), passage),
        meeting.get("start", 0),
        meeting["claim_id"],
    )
