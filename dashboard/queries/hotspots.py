"""Hotspots under the filters, one row per mark: provinces, places, their roles, and borders.

The columns of `marks`:

    level         unit: a province with all places in it, or a place of which no province is known;
                  unit_role: the same by role; place; place_role: the same by role; border
    mark          the key of the mark, see dashboard.marks
    place_id      of the unit (ISO 3166-2 for a province) or the place; null at level border
    place_name place_kind country role border lat lon    as far as the level has them; a province
                  that the gazetteer does not know is named by its code and a place in it
    claims facts documents    what is told, denials left out
    denials       claims that deny it
    named         at level unit: claims that name the province itself, not a place in it
    standing      stated, alleged (no claim states it), planned or denied
    victims_low victims_high qualifier    of the largest statement; statements are never added up
    of            marks of the level under the filters; the rows are those with the most documents
"""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

MOST = 600
"""Marks of a level at most."""

_MARKS = f"""
WITH kept AS MATERIALIZED (
    SELECT
        coalesce(admin1, place_id) AS unit, admin1 IS NOT NULL AS in_province,
        place_id, fact_no, doc_no, role, border, assertion, victims_low, victims_high, qualifier
    FROM shown_hotspots {KEPT}
),
grouped AS (
    SELECT
        CASE
            WHEN grouping(border) = 0 THEN 'border'
            WHEN grouping(unit) = 0 THEN if(grouping(role) = 0, 'unit_role', 'unit')
            ELSE if(grouping(role) = 0, 'place_role', 'place')
        END AS level,
        unit, place_id, role, border, bool_or(in_province) AS in_province,
        min(place_id) AS sample,
        count_if(assertion <> 'denied') AS claims,
        count(DISTINCT fact_no) FILTER (assertion <> 'denied') AS facts,
        count(DISTINCT doc_no) FILTER (assertion <> 'denied') AS documents,
        count_if(assertion = 'denied') AS denials,
        count_if(assertion <> 'denied' AND kept.place_id = kept.unit) AS named,
        CASE
            WHEN count_if(assertion NOT IN ('alleged', 'planned', 'denied')) > 0 THEN 'stated'
            WHEN count_if(assertion = 'alleged') > 0 THEN 'alleged'
            WHEN count_if(assertion = 'planned') > 0 THEN 'planned'
            ELSE 'denied'
        END AS standing,
        arg_max(
            {{'low': victims_low, 'high': victims_high, 'qualifier': qualifier}},
            coalesce(victims_low, victims_high)
        ) FILTER (assertion <> 'denied') AS largest
    FROM kept
    GROUP BY GROUPING SETS ((unit), (unit, role), (place_id), (place_id, role), (border))
),
ranked AS (
    SELECT
        * EXCLUDE (place_id),
        coalesce(place_id, unit) AS place_id, if(in_province, unit, NULL) AS admin1,
        sum(documents) OVER (PARTITION BY level, coalesce(unit, place_id)) AS whole,
        sum(claims) OVER (PARTITION BY level, coalesce(unit, place_id)) AS often,
        count(*) OVER (PARTITION BY level) AS of
    FROM grouped WHERE level <> 'border' OR border IS NOT NULL
),
best AS (
    SELECT *,
        CASE
            WHEN level = 'border' THEN {mark_sql("hotspots", "border")}
            WHEN level = 'unit' AND admin1 IS NOT NULL THEN {mark_sql("hotspots", "admin1")}
            WHEN level = 'unit_role' AND admin1 IS NOT NULL
                THEN {mark_sql("hotspots", "admin1", "role")}
            WHEN level LIKE '%role' THEN {mark_sql("hotspots", "place_id", "role")}
            ELSE {mark_sql("hotspots", "place_id")}
        END AS mark
    FROM ranked
    QUALIFY row_number() OVER (
        PARTITION BY level
        ORDER BY whole DESC, often DESC, coalesce(unit, place_id), claims DESC, role
    ) <= $most * if(level LIKE '%role', 3, 1)
),
known AS (SELECT place_id, name, kind, country, lat, lon FROM places)
SELECT
    level, mark, b.place_id,
    coalesce(p.name, b.place_id || ' (' || s.name || ' and around)', b.place_id) AS place_name,
    coalesce(p.kind, if(admin1 IS NULL, NULL, 'province')) AS place_kind,
    coalesce(p.country, s.country) AS country, role, border, p.lat, p.lon,
    claims, facts, documents, denials, named, standing,
    largest.low AS victims_low, largest.high AS victims_high, largest.qualifier AS qualifier, of
FROM best b
LEFT JOIN known p ON p.place_id = b.place_id
LEFT JOIN known s ON s.place_id = b.sample
ORDER BY level, documents DESC, claims DESC,
    coalesce(victims_low, victims_high) DESC NULLS LAST, place_name, role
"""
_YEARS = f"""
SELECT min(year_first), max(year_last), count_if(year_first IS NULL) FROM shown_hotspots {KEPT}
"""


def marks(connection: Connection, filters: Criteria, most: int = MOST) -> pd.DataFrame:
    """The marks of hotspots, those of the most documents first within each level.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        most: Rows of a level; levels by role have up to three times as many.
    """
    return connection.execute(_MARKS, filters.parameters() | {"most": most}).df()


def years(connection: Connection, filters: Criteria) -> tuple[int | None, int | None, int]:
    """First and last year of the claims kept, None where none is dated, and how many are not."""
    row = connection.execute(_YEARS, filters.parameters()).fetchone()
    first, last, undated = row or (None, None, 0)
    return first, last, int(undated or 0)
