"""Corridors as the rows of a table."""

import pandas as pd

from dashboard.charts.corridors import Corridor, corridors, name
from dashboard.charts.purposes import words

HEADINGS = {
    "corridor": "Flow",
    "facts": "Facts",
    "claims": "Claims",
    "documents": "Documents",
    "victims": "Victims, largest statement",
    "purposes": "Purposes",
    "through": "Through",
    "standing": "Stands as",
    "denials": "Denied by",
}
"""Columns of a listing and their words."""
LISTED = 300


def listing(frame: pd.DataFrame, *, through: bool = False) -> pd.DataFrame:
    """Corridors in words, a row each in the frame's order: `mark` and the columns of HEADINGS.

    What is only denied is listed too: it is nowhere drawn.

    Args:
        frame: As from queries.flows; its first LISTED rows.
        through: Whether only routes through transit countries are listed.
    """
    every = corridors(frame) if through else corridors(frame.head(LISTED))
    listed = [one for one in every if one.transit or not through][:LISTED]
    rows = [
        {
            "mark": one.mark,
            "corridor": _whole_title(one),
            "facts": one.facts,
            "claims": one.claims,
            "documents": one.documents,
            "victims": one.words if one.low is not None else "",
            "purposes": ", ".join(words(code).lower() for code in _purposes(one)),
            "through": ", ".join(name(code) for code in one.transit or one.transits),
            "standing": one.standing,
            "denials": one.denials,
        }
        for one in listed
    ]
    return pd.DataFrame(rows, columns=["mark", *HEADINGS])


def _whole_title(one: Corridor) -> str:
    """Its ends with what sets it apart from others between them: its stations, or its purpose."""
    if one.purpose:
        return f"{one.title}: {words(one.purpose).lower()}"
    if one.transit and not one.within:
        return " → ".join(name(code) for code in (one.origin, *one.transit, one.destination))
    return one.title


def _purposes(one: Corridor) -> tuple[str, ...]:
    return (one.purpose,) if one.purpose else one.purposes
