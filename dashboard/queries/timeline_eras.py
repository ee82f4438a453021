"""The periods that action plans name: "2004-2010 National Plan", "Plan of Action (2008-2012)".

Only what the words of a claim state: a period in the plan's title, or in its sentence behind the
title with nothing between that could belong to something else. Programmes count where they are
plans or strategies by their title and both ends of their period are stated.
"""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

_YEARS = r"((?:19|20)[0-9]{2}) ?(?:-|–|to|until|through) ?((?:19|20)[0-9]{2})\b"
_BETWEEN = r"^[^0-9.;:]{0,70}?"
_ELSEWHERE = (
    r"\b(?:was|were|is|are|has|had|have|will|adopted|signed|under|successor|known|revised|after)\b"
)
"""A period behind one of these words may be something else's."""
_ERAS = f"""
WITH behind AS (
    SELECT fact_id, doc_id, assertion, credibility, title, parties AS countries,
        attribution, doc_title, doc_date, substr(quote, instr(quote, title) + len(title)) AS rest
    FROM shown_agreements {KEPT} AND kind = 'action_plan' AND title IS NOT NULL
        AND assertion <> 'denied'
),
named AS (
    SELECT *, CASE
        WHEN regexp_matches(title, '{_YEARS}')
            THEN regexp_extract(title, '{_YEARS}', ['first', 'last'])
        WHEN NOT regexp_matches(
            regexp_extract(rest, '({_BETWEEN}){_YEARS}', 1), '{_ELSEWHERE}', 'i')
            THEN regexp_extract(rest, '{_BETWEEN}{_YEARS}', ['first', 'last'])
    END AS years
    FROM behind
),
periods AS (
    SELECT {mark_sql("agreements", "fact_id")} AS mark, fact_id, doc_id, credibility, title,
        countries, attribution,
        doc_title, doc_date, make_date(years.first::INTEGER, 1, 1) AS first_day,
        make_date(years.last::INTEGER, 12, 31) AS last_day
    FROM named WHERE years.first <> '' AND years.first <= years.last
    UNION ALL
    SELECT {mark_sql("programmes", "fact_id")} AS mark, fact_id, doc_id, credibility, title,
        countries, attribution,
        doc_title, doc_date, period_start, period_end
    FROM shown_programmes {KEPT} AND assertion <> 'denied' AND period_start < period_end
        AND regexp_matches(title, '\\b(?:plan|strategy|strategic|state program(?:me)?)\\b', 'i')
)
SELECT mark, 'eras' AS fact_table, fact_id, first_day, last_day,
    count(*) AS claims, 1 AS facts, count(DISTINCT doc_id) AS documents,
    min(credibility) AS credibility, arg_min(title, len(title)) AS title,
    any_value(countries) AS countries, any_value(attribution) AS attribution,
    any_value(doc_title) AS doc_title, any_value(doc_date) AS doc_date
FROM periods WHERE first_day <= $last_day AND last_day >= $first_day
GROUP BY mark, fact_id, first_day, last_day
ORDER BY mark[1], claims DESC, credibility, fact_id
LIMIT $most
"""  # noqa: S608 - fixed parts only


def eras(
    connection: Connection, filters: Criteria, window: tuple[date, date] | None, most: int
) -> pd.DataFrame:
    """Periods that plans name, one row per fact and period, plans before programmes.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        window: Only periods that touch these days; None for all.
        most: Rows at most.

    Returns:
        Columns as of queries.timeline.facts as far as they apply, with fact_table "eras" and one
        stage, the period; mark is the plan's.
    """
    first, last = window or (date.min, date.max)
    asked = {"first_day": first, "last_day": last, "most": most}
    frame = connection.execute(_ERAS, {**filters.parameters(), **asked}).df()
    frame["stages"] = pd.Series([_stages(row) for row in frame.to_dict("records")], dtype=object)
    return frame


def _stages(row: dict[Any, Any]) -> list[dict[str, Any]]:
    days = {name: pd.Timestamp(row[name]).date() for name in ("first_day", "last_day")}
    return [{"status": "period", **days, "precision": "year", "claims": row["claims"]}]
