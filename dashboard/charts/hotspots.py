"""Places tied to trafficking, ranked: as bars, and as the rows of a table."""

from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.ranked import Bar, ranked_bars

BARS_NOTE = (
    "Bars: documents that tell of the province or places in it. Words beside them: the largest "
    "number of victims that any one claim states, never a sum."
)
COLUMNS = (
    "level",
    "mark",
    "place_id",
    "place_name",
    "place_kind",
    "country",
    "role",
    "border",
    "claims",
    "facts",
    "documents",
    "denials",
    "standing",
    "victims_low",
    "victims_high",
    "qualifier",
    "of",
)
_RANKED = (
    "mark",
    "place_id",
    "place_name",
    "country",
    "border",
    "claims",
    "documents",
    "standing",
    "victims_low",
    "victims_high",
    "qualifier",
)
"""Those that a ranking reads: each costs time where there are many places."""
LISTS = {
    "provinces": "Provinces",
    "places": "Towns and crossings",
    "borders": "Borders",
    "countries": "Whole countries",
}
"""What can be ranked."""


def hotspot_bars(frame: pd.DataFrame, mode: str = "light", limit: int = 12) -> go.Figure:
    """Documents per province, most first, with its roles and the largest number any claim states.

    Numbers of several claims are never added up. customdata: key of the mark, place_id. What no
    claim plainly states is hatched.

    Args:
        frame: Marks as from queries.hotspots.marks.
        mode: light or dark.
        limit: Provinces shown at most: those of the most documents, then claims, then victims.
    """
    frame = base.with_columns(frame, COLUMNS)
    told = frame[pd.to_numeric(frame["claims"]).fillna(0) > 0]
    units = _ranked(told[told["level"] == "unit"]).head(limit)
    if units.empty:
        return base.empty("No hotspot matches the filter.", mode)
    rows = units.to_dict("records")
    roles = _roles(told[told["place_id"].isin(units["place_id"])], "unit_role")
    bars = [
        Bar(
            name_of(row),
            int(row["documents"]),
            _beside(row),
            _hover(row, roles.get(base.plain(row["place_id"]), "")),
            (row["mark"], row["place_id"]),
            row["standing"] == "stated",
        )
        for row in rows
    ]
    return ranked_bars(bars, "documents", BARS_NOTE, mode)


def _beside(row: dict[Any, Any]) -> str:
    """The victims of the largest statement; nothing where none is stated."""
    stated = base.number(row["victims_low"]) is not None
    stated = stated or base.number(row["victims_high"]) is not None
    return statement(row, "victims") if stated else ""


def _hover(row: dict[Any, Any], roles: str) -> str:
    return base.hover(
        f"<b>{base.safe(name_of(row), 60)}</b>",
        f"{base.counted(int(row['documents']), 'document')}, "
        f"{base.counted(int(row['claims']), 'claim')}",
        f"claims by role: {base.safe(roles)}" if roles else "",
        f"largest number of victims stated: {base.safe(statement(row))}",
    )


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    victims = pd.to_numeric(rows["victims_low"]).fillna(pd.to_numeric(rows["victims_high"]))
    counts = {name: pd.to_numeric(rows[name]) for name in ("documents", "claims")}
    return rows.assign(**counts, victims=victims).sort_values(
        ["documents", "claims", "victims"], ascending=False, na_position="last", kind="stable"
    )


def rankable(frame: pd.DataFrame) -> dict[str, str]:
    """The lists of `LISTS` that hold anything, key to words."""
    frame = base.with_columns(frame, COLUMNS)
    return {key: words for key, words in LISTS.items() if _listed(frame, key).any()}


def _listed(frame: pd.DataFrame, what: str) -> "pd.Series[bool]":
    """Which rows are a list's, also those only denied."""
    level, kind = frame["level"], frame["place_kind"]
    if what == "borders":
        return level == "border"
    if what == "countries":
        return (level == "place") & (kind == "country")
    if what == "provinces":
        return (level == "unit") & (kind != "country")
    return (level == "place") & ~kind.isin(["country", "province", "region"])


def ranking(frame: pd.DataFrame, what: str = "provinces") -> pd.DataFrame:
    """The rows of a table: mark, place, claims, victims, documents, roles, certainty.

    Args:
        frame: Marks as from queries.hotspots.marks.
        what: A key of LISTS.
    """
    frame = base.with_columns(frame, COLUMNS)
    rows = _ranked(frame.loc[_listed(frame, what), [*_RANKED]])
    told = rows.to_dict("records")
    by_role = _roles(frame, "unit_role" if what == "provinces" else "place_role")
    return pd.DataFrame(
        {
            "mark": rows["mark"].tolist(),
            "place": [name_of(row) for row in told],
            "claims": [int(base.number(row["claims"]) or 0) for row in told],
            "victims": [statement(row) for row in told],
            "documents": [int(base.number(row["documents"]) or 0) for row in told],
            "roles": [by_role.get(base.plain(row["place_id"]), "") for row in told],
            "certainty": [base.plain(row["standing"]) for row in told],
        }
    )


def _roles(frame: pd.DataFrame, level: str) -> dict[str, str]:
    """Each place's roles with their claims: "source 12, transit 3"."""
    found: dict[str, list[str]] = {}
    rows = frame.loc[frame["level"] == level, ["place_id", "role", "claims"]]
    rows = rows.assign(claims=pd.to_numeric(rows["claims"]).fillna(0))
    rows = rows[rows["claims"] > 0].sort_values("claims", ascending=False, kind="stable")
    for place, role, claims in rows.itertuples(index=False):
        known = role in palette.ROLES and role != "hotspot"
        words = f"{role if known else 'role not stated'} {claims:,.0f}"
        found.setdefault(base.plain(place), []).append(words)
    return {place: ", ".join(roles) for place, roles in found.items()}


def change(before: pd.DataFrame, after: pd.DataFrame, what: str = "provinces") -> pd.DataFrame:
    """Two rankings side by side: claims before and after, their difference, the statements.

    Args:
        before: Marks of the first period, as from queries.hotspots.marks.
        after: Marks of the second.
        what: A key of LISTS.
    """
    first, second = (
        {row["mark"]: row for row in ranking(frame, what).to_dict("records")}
        for frame in (before, after)
    )
    made = pd.DataFrame(
        [_changed(mark, first.get(mark), second.get(mark)) for mark in first | second],
        columns=["mark", "place", "change", "before", "after", "victims_before", "victims_after"],
    )
    most = made["change"].abs().sort_values(ascending=False, kind="stable").index
    return made.loc[most].reset_index(drop=True)


def _changed(
    mark: object, first: dict[Any, Any] | None, second: dict[Any, Any] | None
) -> dict[str, Any]:
    """A row of `change`, of the rows of a mark in both rankings."""
    early, late = (row["claims"] if row else 0 for row in (first, second))
    return {
        "mark": mark,
        "place": (first or second or {})["place"],
        "change": late - early,
        "before": early,
        "after": late,
        "victims_before": first["victims"] if first else "no claim",
        "victims_after": second["victims"] if second else "no claim",
    }


def statement(row: dict[Any, Any], noun: str = "") -> str:
    """The largest number that any claim of a mark states, hedged as it is there.

    Args:
        row: A mark, with victims_low, victims_high and qualifier.
        noun: Put after the number.
    """
    unknown = f"{noun} not stated" if noun else "not stated"
    words = base.count_words(
        row["victims_low"], row["victims_high"], row["qualifier"], unknown=unknown
    )
    return words if words == unknown else f"{words} {noun}".rstrip()


def name_of(row: dict[Any, Any]) -> str:
    """A place with its country, a border with both, plain text."""
    pair = base.plain(row.get("border"))
    if pair:
        return " – ".join(geography.country_name(code) for code in pair.split("-"))
    name = base.plain(row["place_name"]) or base.plain(row["place_id"])
    country = base.plain(row["country"])
    where = geography.country_name(country) if country else ""
    return name if not where or where == name else f"{name}, {where}"
