"""Figures in words and signs: what stands above each range, and how its mark is drawn."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import palette, wording
from dashboard.charts import base
from etl.schema import label

Row = Mapping[Any, Any]

CREDIBILITY = {
    1: ("●●●●", "confirmed"),
    2: ("●●●○", "probably true"),
    3: ("●●○○", "possibly true"),
    4: ("●○○○", "doubtful"),
    5: ("○○○○", "improbable"),
    6: ("–", "credibility not judged"),
}
"""Sign and word of each item of the Admiralty code (NATO AJP-2.1)."""
COUNT, ESTIMATE, DENIED = palette.BLUE, palette.VERMILION, palette.GREY
HEDGED = {"estimated", "alleged", "planned"}
_VALUES = {"percent": " %", "usd": " USD", "km": " km"}
_UNITS = {"usd": "US dollars", "percent": "Percent", "km": "Kilometres", "other": "Other"}
_PLAIN = {"usd": "amount", "percent": "share", "other": "other"}
"""Measures that say no more than their unit."""
LINE = 55
"""Characters of the second line above a range that a narrow window has room for."""
SHORTEST_SOURCE = 22
"""Of them, so many are the source's where it is as long."""


def subject(row: Row) -> str:
    """What is counted, as a heading: "People: trafficked", "US dollars: funding, a year".

    Args:
        row: With unit (a code of figure_unit), measure and per.
    """
    code = base.plain(row["unit"])
    kind = base.plain(row["measure"]).replace("_", " ")
    words = _UNITS.get(code) or label("figure_unit", code).capitalize()
    told = words if kind in ("", code, _PLAIN.get(code)) else f"{words}: {kind}"
    return told if base.missing(row["per"]) else f"{told}, a {base.plain(row['per'])}"


def estimated(row: Row) -> bool:
    """Whether a number is an estimate, not a count: marked so, or vague ("tens of thousands")."""
    return base.plain(row.get("assertion")) == "estimated" or row.get("qualifier") == "vague"


def denied(row: Row) -> bool:
    """Whether no claim upholds the number."""
    return base.plain(row.get("assertion")) == "denied"


def hedged(row: Row) -> bool:
    """Whether the number is drawn hollow: about, vague, open, or not asserted."""
    loose = base.plain(row.get("qualifier")) not in ("", "exact", "range")
    return loose or base.plain(row.get("assertion")) in HEDGED


def colour(row: Row) -> str:
    """The colour of a figure's mark, which its shape tells too."""
    if denied(row):
        return DENIED
    return ESTIMATE if estimated(row) else COUNT


def symbol(row: Row) -> str:
    """Circle for a count, diamond for an estimate, cross for a denied number; hollow: hedged."""
    if denied(row):
        return "x-thin-open"
    shape = "diamond" if estimated(row) else "circle"
    return f"{shape}-open" if hedged(row) else shape


def value(row: Row) -> str:
    """The number as the document hedges it, with its unit where that is a sign."""
    words = base.count_words(row.get("value_low"), row.get("value_high"), row.get("qualifier"))
    words += _VALUES.get(base.plain(row.get("unit")), "")
    return words if base.missing(row.get("per")) else f"{words} a {base.plain(row.get('per'))}"


def flag(row: Row) -> str:
    """How it is stated, where it is no plain count."""
    assertion = base.plain(row.get("assertion"))
    if assertion in ("alleged", "planned", "denied"):
        return assertion
    return "estimate" if estimated(row) else ""


def years(row: Row) -> str:
    """The years it speaks of; of its document where it states none."""
    first, last = base.number(row.get("year_first")), base.number(row.get("year_last"))
    if first is None:
        return "undated"
    last = first if last is None else last
    words = f"{first:.0f}" if first == last else f"{first:.0f}–{last:.0f}"
    return f"document of {words}" if row.get("year_basis") == "document" else words


def credibility(value: object) -> str:
    """The sign and the word of a credibility, "" where there is none."""
    found = base.number(value)
    return " ".join(CREDIBILITY.get(int(found), ("", ""))) if found is not None else ""


def source(row: Row, width: int = 0) -> str:
    """Who says so: the speaker named, else the document; plain text."""
    if not base.missing(row.get("attribution")):
        return base.plain(row["attribution"], width)
    return base.plain(wording.document_name(row), width)


def lines(row: Row) -> str:
    """The two lines above a range, safe for plotly, short enough for a narrow window."""
    sign = base.number(row.get("credibility"))
    dots = CREDIBILITY[int(sign)][0] if sign is not None and int(sign) in CREDIBILITY else ""
    first = " · ".join(part for part in (flag(row), years(row), dots) if part)
    about = base.plain(row.get("about") or row.get("measure")) or "not said of what"
    # What one of the two leaves of the line, the other takes.
    room = max(LINE - len(about), SHORTEST_SOURCE)
    said_by = base.safe(source(row), room)
    what = base.safe(about, max(LINE - len(source(row)), LINE - SHORTEST_SOURCE))
    number = base.safe(value(row), 36)
    return f"<b>{number}</b> · {base.safe(first)}<br>{what} — {said_by}"


def hover(row: Row) -> str:
    """All of it, for the pointer."""
    claims = base.number(row.get("claims"))
    return base.hover(
        f"<b>{base.safe(value(row))}</b> {base.safe(flag(row))}",
        base.safe(row.get("about"), 90),
        base.safe(row.get("quote"), 110),
        base.safe(years(row)),
        base.source_line(row),
        base.safe(credibility(row.get("credibility"))),
        f"told in {base.counted(int(claims), 'claim')}" if claims and claims > 1 else "",
    )


def table(frame: pd.DataFrame) -> pd.DataFrame:
    """The figures in words, a row each in the frame's order."""
    records = frame.to_dict("records")
    return pd.DataFrame(
        {
            "Counted": [subject(row) for row in records],
            "Number": [value(row) for row in records],
            "Stated as": [flag(row) or "count" for row in records],
            "What": [base.plain(row["about"]) for row in records],
            "Countries": [wording.country_list(row["countries"]) for row in records],
            "Years": [years(row) for row in records],
            "Who says so": [source(row) for row in records],
            "Credibility": [credibility(row["credibility"]) for row in records],
            "Claims": [row["claims"] for row in records],
        }
    )


def bounds(drawn: int, shown: pd.DataFrame, subjects: pd.DataFrame) -> str:
    """What is drawn of what there is, in a sentence or two.

    Args:
        drawn: Figures drawn.
        shown: The subjects drawn, rows as from queries.figures.subjects.
        subjects: All of them.
    """
    alone = len(shown) == 1 < len(subjects)
    facts = int((shown if alone else subjects)["facts"].sum())
    if drawn == facts:
        return f"All {facts:,} figures are drawn."
    told = "" if alone else f", of {len(shown)} of {subjects['total'].iloc[0]:,} subjects"
    return (
        f"{drawn:,} of {facts:,} figures are drawn{told}: the most credible first, then the "
        "largest. The table of claims has all; choose what is counted, or filter."
    )
