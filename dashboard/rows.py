"""Marks in words: the tables beside charts, a row per mark, in the order of the marks."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.charts.agreements import AREAS, STATUSES, meeting, parties
from dashboard.charts.agreements import day as exact_day
from dashboard.charts.agreements import name as agreement_name
from dashboard.charts.base import items, missing, plain, standing
from dashboard.charts.network_words import STANDING, TIES, end_words, tie_words
from dashboard.charts.programmes import budget_words
from dashboard.charts.programmes import name as programme_name
from dashboard.charts.responsibility import agency, area, country
from etl.schema import label

Row = Mapping[Any, Any]
Columns = dict[str, Callable[[Row], object]]
"""Heading to what stands below it."""

COUNTS: Columns = {
    "Claims": lambda row: row["claims"],
    "Documents": lambda row: row["documents"],
    "Denied": lambda row: row["denials"],
}


def agreements(
    ledger: pd.DataFrame, statuses: pd.DataFrame, meetings: pd.DataFrame
) -> pd.DataFrame:
    """The ledger in words; arguments as for charts.agreements."""
    told = _joined(statuses, "fact_id", _status)
    met = _joined(meetings, "agreement", _meeting)
    return _table(
        ledger,
        {
            "Agreement": agreement_name,
            "Parties": parties,
            "Status, and when documents told it": lambda row: told.get(row["fact_id"], ""),
            "Its own date": lambda row: exact_day(row["date"], row["date_precision"]) or "unknown",
            **{words: _has_area(code) for code, words in AREAS.items()},
            "Meetings told with it": lambda row: met.get(row["fact_id"], ""),
            "Kind": lambda row: label("agreement_kind", row["kind"]),
            **COUNTS,
        },
    )


def responsibilities(cells: pd.DataFrame) -> pd.DataFrame:
    """Who is responsible for what, in words; as from queries.actors.responsibilities."""
    return _table(
        cells,
        {
            "Country": country,
            "Agency": agency,
            "Kind": lambda row: _label("actor_kind", row["actor_kind"]),
            "Area": area,
            "Role, in the documents' words": lambda row: "; ".join(items(row["roles"])),
            "Stated as": _stands,
            **COUNTS,
        },
    )


def programmes(found: pd.DataFrame) -> pd.DataFrame:
    """Programmes in words; as from queries.actors.programmes."""
    return _table(
        found,
        {
            "Programme": programme_name,
            "Paid by": lambda row: ", ".join(items(row["funders"])),
            "Carried out by": lambda row: ", ".join(items(row["implementers"])),
            "Money, as stated": lambda row: budget_words(row) or "not stated",
            "Countries": lambda row: wording.country_list(row["countries"]),
            "Places": lambda row: ", ".join(items(row["places"])),
            "Areas": lambda row: _labels("area", row["areas"]),
            "For whom": lambda row: _labels("population", row["population"]),
            "Period": lambda row: (
                wording.days(row["period_start"], row["period_end"]) or "not stated"
            ),
            "Status": lambda row: _labels("programme_status", row["statuses"]),
            "Stated as": _stands,
            **COUNTS,
        },
    )


def ties(found: pd.DataFrame) -> pd.DataFrame:
    """Ties in words; as from queries.network.ties."""
    return _table(
        found,
        {
            "Tie": lambda row: tie_words(row, end_words(row, "a"), end_words(row, "b")),
            "Kind": lambda row: TIES[row["kind"]].words,
            "Of": lambda row: f"{TIES[row['kind']].counts}s",
            "How many": lambda row: row["facts"],
            "Standing": lambda row: STANDING[row["standing"]] or "stated",
            **COUNTS,
        },
    )


def _table(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    found = frame.to_dict("records")
    return pd.DataFrame({heading: [say(row) for row in found] for heading, say in columns.items()})


def _has_area(code: str) -> Callable[[Row], str]:
    return lambda row: "yes" if code in items(row["areas"]) else ""


def _joined(frame: pd.DataFrame, column: str, say: Callable[[Row], str]) -> dict[str, str]:
    """Rows in words, those of one agreement together."""
    found: dict[str, list[str]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(str(row[column]), []).append(say(row))
    return {key: "; ".join(words) for key, words in found.items()}


def _status(row: Row) -> str:
    first = exact_day(row["first_told"], row["first_precision"])
    last = exact_day(row["last_told"], row["last_precision"])
    when = " to ".join(dict.fromkeys(filter(None, [first, last]))) or "undated"
    hedged = ", alleged" if standing(items(row["assertions"])) == "alleged" else ""
    return f"{STATUSES[row['told']].words}{hedged} ({when})"


def _meeting(row: Row) -> str:
    return f"{'Made at: ' if row['basis'] == 'made_at' else ''}{meeting(row)}"


def _stands(row: Row) -> str:
    return standing(items(row["assertions"]))


def _label(codes: str, value: object) -> str:
    return "" if missing(value) else label(codes, plain(value))


def _labels(codes: str, values: object) -> str:
    return ", ".join(label(codes, value) for value in items(values))
