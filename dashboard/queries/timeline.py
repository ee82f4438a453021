"""Meetings and agreements over time: one row per fact, most told first, and counts per period.

A date stands for all days it can mean: one known to the month for the month, to the year for the
year. Planning a query costs more than running it on few rows, so facts are chosen in one query
and their claims, by number, read in a second.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.marks import Mark
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT

Window = tuple[date, date]
"""First and last day, both included."""
Row = Mapping[str, Any]

TABLES = ("meetings", "agreements")
ALWAYS = (date(1, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, slots=True)
class Found:
    """Facts to draw, and how many there are.

    Attributes:
        dated: One row per fact, as `facts` describes.
        matching: Dated facts of the window, in the frame or not.
        undated: The same for facts without a date.
        matching_undated: Facts without a date.
    """

    dated: pd.DataFrame
    matching: int
    undated: pd.DataFrame
    matching_undated: int


_SPREAD = """
CASE {precision}
    WHEN 'year' THEN date_trunc('year', {day})
    WHEN 'month' THEN date_trunc('month', {day})
    ELSE {day}
END::DATE AS first_day,
CASE {precision}
    WHEN 'year' THEN date_trunc('year', {end}) + INTERVAL 1 YEAR - INTERVAL 1 DAY
    WHEN 'month' THEN last_day({end})
    ELSE {end}
END::DATE AS last_day
"""
_MEETING = _SPREAD.format(
    precision="date_precision",
    day="date_start",
    end="greatest(date_start, coalesce(date_end, date_start))",
)
_AGREEMENT = _SPREAD.format(precision="date_precision", day="date", end="date")
_TOLD = f"""
told AS (
    SELECT fact_table, fact_id, claim_no, credibility, {_MEETING} FROM shown_meetings {KEPT}
    UNION ALL
    SELECT fact_table, fact_id, claim_no, credibility, {_AGREEMENT} FROM shown_agreements {KEPT}
)
"""  # noqa: S608 - fixed parts only
_CHOSEN = f"""
WITH {_TOLD},
facts AS (
    SELECT fact_table, fact_id, count(*) AS claims, min(credibility) AS credibility,
        list(claim_no) AS numbers, count(first_day) > 0 AS dated,
        bool_or(first_day <= $last_day AND last_day >= $first_day) AS inside
    FROM told GROUP BY fact_table, fact_id
)
SELECT dated, numbers, count(*) OVER (PARTITION BY dated) AS matching
FROM facts WHERE inside OR NOT dated
QUALIFY row_number() OVER (PARTITION BY dated ORDER BY claims DESC, credibility, fact_id)
    <= CASE WHEN dated THEN $most ELSE $most_undated END
"""  # noqa: S608 - fixed parts only
_CLAIMS = f"""
SELECT
    fact_table, fact_id, doc_id, assertion, credibility, confidence, status, title, kind, series,
    city, country, CASE
        WHEN series = 'bilateral' AND len(participants) = 2 THEN participants
        ELSE list_append(coalesce(participants, []), country)
    END AS countries,
    {_MEETING}, date_precision AS precision, follows AS linked, attribution, doc_title, doc_date
FROM shown_meetings WHERE claim_no IN (SELECT unnest($numbers))
UNION ALL BY NAME
SELECT
    fact_table, fact_id, doc_id, assertion, credibility, confidence, status, title, kind,
    parties AS countries,
    {_AGREEMENT}, date_precision AS precision, meeting AS linked, attribution, doc_title, doc_date
FROM shown_agreements WHERE claim_no IN (SELECT unnest($numbers))
"""  # noqa: S608 - fixed parts only
_COUNTS = f"""
WITH {_TOLD},
facts AS (
    SELECT fact_table, fact_id,
        arg_min({{'first': first_day, 'last': last_day}}, last_day - first_day) AS extent
    FROM told WHERE first_day IS NOT NULL GROUP BY fact_table, fact_id
)
SELECT date_trunc($unit, extent.first)::DATE AS first_day, fact_table, count(*) AS facts
FROM facts WHERE date_trunc($unit, extent.first) = date_trunc($unit, extent.last)
GROUP BY ALL ORDER BY ALL
"""  # noqa: S608 - fixed parts only


def facts(
    connection: Connection,
    filters: Criteria,
    window: Window | None,
    most: int,
    most_undated: int = 0,
) -> Found:
    """Meetings and agreements, one row per fact, those with the most claims first.

    Equal numbers of claims are told apart by the best credibility among them.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        window: Dated facts are given where they may fall on one of these days; None is any day.
        most: Dated facts at most.
        most_undated: Facts at most for which no claim states a date.

    Returns:
        Frames of mark, fact_table, fact_id, claims, facts (1), documents, denials, assertions,
        credibility (the best), title, kind, series, city, country, countries, linked (fact ids of
        the meetings it follows or was made at), attribution, doc_title and doc_date of its best
        claim, and stages: a list of status (denied for denials), first_day, last_day, precision
        and claims.
    """
    first, last = window or ALWAYS
    asked = {"first_day": first, "last_day": last, "most": most, "most_undated": most_undated}
    chosen = connection.execute(_CHOSEN, {**filters.parameters(), **asked}).fetchall()
    numbers = [number for _, own, _ in chosen for number in own]
    rows = connection.execute(_CLAIMS, {"numbers": numbers}).df()
    told = [_fact(claims) for claims in _by_fact(rows.to_dict("records"))]
    told.sort(key=lambda fact: (-fact["claims"], fact["credibility"], fact["fact_id"]))
    dated = [fact for fact in told if fact["stages"][0]["first_day"] is not None]
    undated = [fact for fact in told if fact["stages"][0]["first_day"] is None]
    matching = {is_dated: count for is_dated, _, count in chosen}
    return Found(_frame(dated), matching.get(True, 0), _frame(undated), matching.get(False, 0))


_NAMES = [
    "mark",
    "fact_table",
    "fact_id",
    "claims",
    "facts",
    "documents",
    "denials",
    "assertions",
    "credibility",
    "title",
    "kind",
    "series",
    "city",
    "country",
    "countries",
    "linked",
    "attribution",
    "doc_title",
    "doc_date",
    "stages",
]


def _frame(told: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(list(told), columns=_NAMES)


def _by_fact(rows: Iterable[Any]) -> Iterable[list[Row]]:
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        claim = {name: value if _stated(value) else None for name, value in row.items()}
        found[row["fact_table"], row["fact_id"]].append(claim)
    return found.values()


def _stated(value: object) -> bool:
    return not (value is pd.NaT or (isinstance(value, float) and value != value))


def _fact(claims: Sequence[Row]) -> dict[str, Any]:
    """The claims of one fact as one row."""
    best = min(claims, key=lambda claim: (claim["credibility"], -claim["confidence"]))
    table, fact_id = best["fact_table"], best["fact_id"]
    named = Counter(tuple(_listed(claim["countries"])) for claim in claims)
    countries = max(named, key=lambda codes: (bool(codes), named[codes], len(codes), codes))
    return {
        "mark": Mark(table, (("fact_id", fact_id),)).key,
        "fact_table": table,
        "fact_id": fact_id,
        "claims": len(claims),
        "facts": 1,
        "documents": len({claim["doc_id"] for claim in claims}),
        "denials": sum(claim["assertion"] == "denied" for claim in claims),
        "assertions": sorted({claim["assertion"] for claim in claims}),
        "credibility": best["credibility"],
        "title": _title(claims),
        **{name: _usual(claims, name) for name in ("kind", "series", "city", "country")},
        "countries": list(countries),
        "linked": _listed([claim["linked"] for claim in claims]),
        **{name: best[name] for name in ("attribution", "doc_title", "doc_date")},
        "stages": _stages(claims),
    }


def _listed(values: Any) -> list[str]:  # noqa: ANN401 - as pandas gives a list
    given = [] if values is None or isinstance(values, str) else list(values)
    return sorted({value for value in given if isinstance(value, str)})


def _usual(claims: Sequence[Row], name: str) -> Any:  # noqa: ANN401 - whatever the column holds
    """The value that most claims have; of several the first in order of the alphabet."""
    told = Counter(claim[name] for claim in claims if claim[name] is not None)
    return min(told, key=lambda value: (-told[value], value), default=None)


def _title(claims: Sequence[Row]) -> str | None:
    """The usual title; names of several words, then capitalised ones, before bare words."""
    told = Counter(claim["title"] for claim in claims if claim["title"])

    def order(title: str) -> tuple[bool, bool, int, str]:
        return " " not in title, title.islower() or title.isupper(), -told[title], title

    return min(told, key=order, default=None)


def _stages(claims: Sequence[Row]) -> list[dict[str, Any]]:
    """What the claims date, in order of time, undated last; each status and date once."""
    told: dict[tuple[Any, ...], int] = defaultdict(int)
    for claim in claims:
        status = "denied" if claim["assertion"] == "denied" else claim["status"]
        days = _day(claim["first_day"]), _day(claim["last_day"])
        told[(*days, status, claim["precision"])] += 1
    order = sorted(told, key=lambda key: (key[0] is None, *(str(part) for part in key)))
    return [
        {
            "status": status,
            "first_day": first,
            "last_day": last,
            "precision": precision,
            "claims": told[first, last, status, precision],
        }
        for first, last, status, precision in order
    ]


def _day(value: Any) -> date | None:  # noqa: ANN401 - as DuckDB gives it
    return None if value is None else pd.Timestamp(value).date()


def counts(connection: Connection, filters: Criteria, unit: str) -> pd.DataFrame:
    """Facts per period: first_day, fact_table, facts; each fact once, by its most exact date.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        unit: year, month or day; what is not known that exactly is left out.
    """
    return connection.execute(_COUNTS, {**filters.parameters(), "unit": unit}).df()
