"""Who is responsible for what, and programmes with their money: a row per cell, per programme."""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT
from dashboard.queries.marks import mark_sql

AGENCIES = 30
"""Agencies of the matrix: those with the most claims."""
PROGRAMMES = 60
"""Programmes shown: those with the most claims, then the most money."""
ROLES = 3
"""Roles of a cell in words; the sentences behind it tell all."""

_RESPONSIBILITIES = f"""
WITH kept AS (FROM shown_roles {KEPT}),
agencies AS (
    SELECT
        actor_id, count(*) AS agency_claims, count(*) OVER () AS of_agencies
    FROM kept
    GROUP BY actor_id
    ORDER BY agency_claims DESC, actor_id
    LIMIT $most
),
cells AS (
    SELECT
        {mark_sql("roles", "actor_id", "area")} AS mark,
        actor_id, area, any_value(actor_name) AS actor_name,
        any_value(actor_acronym) AS actor_acronym, any_value(actor_kind) AS actor_kind,
        any_value(actor_country) AS country,
        count(*) AS claims, count(DISTINCT fact_no) AS facts,
        count(DISTINCT doc_no) AS documents,
        count(*) FILTER (assertion = 'denied') AS denials,
        list_sort(list(DISTINCT assertion)) AS assertions,
        list(DISTINCT role ORDER BY role)[:{ROLES}] AS roles,
        any_value(agency_claims) AS agency_claims, any_value(of_agencies) AS of_agencies
    FROM kept JOIN agencies USING (actor_id)
    GROUP BY actor_id, area, mark
)
SELECT cells.*
FROM cells LEFT JOIN places ON places.place_id = cells.country
ORDER BY places.name NULLS LAST, cells.country NULLS LAST,
    agency_claims DESC, actor_id, area NULLS LAST
"""

_AMOUNT = mark_sql("programmes", "fact_id", "budget_usd")
_LISTS = ",\n        ".join(
    f"list_sort(list_distinct(flatten(list({column})))) AS {column}"
    for column in ("funders", "implementers", "countries", "places", "areas", "population")
)
_NAMED = """
    SELECT fact_id, list_sort(list(coalesce(acronym, name, actor_id))) AS {0}
    FROM (SELECT fact_id, unnest({0}) AS actor_id FROM told)
    LEFT JOIN actors USING (actor_id)
    GROUP BY fact_id
"""
_PROGRAMMES = f"""
WITH kept AS (FROM shown_programmes {KEPT}),
counted AS (
    SELECT
        fact_id, count(*) AS claims, count(DISTINCT doc_no) AS documents,
        max(budget_usd) AS most_usd, count(*) OVER () AS of_programmes
    FROM kept
    GROUP BY fact_id
    ORDER BY claims DESC, most_usd DESC NULLS LAST, fact_id
    LIMIT $most
),
told AS (
    SELECT
        fact_id,
        count(*) FILTER (assertion = 'denied') AS denials,
        list_sort(list(DISTINCT assertion)) AS assertions,
        first(title ORDER BY confidence DESC, len(title) DESC, claim_id)
            FILTER (title IS NOT NULL) AS title,
        coalesce(list_sort(list(DISTINCT {{'usd': budget_usd, 'mark': {_AMOUNT}}})
            FILTER (budget_usd IS NOT NULL)), []) AS amounts,
        {_LISTS},
        list_sort(list(DISTINCT status)) AS statuses,
        min(period_start) AS period_start, max(period_end) AS period_end
    FROM kept SEMI JOIN counted USING (fact_id)
    GROUP BY fact_id
),
paying AS ({_NAMED.format("funders")}),
carrying AS ({_NAMED.format("implementers")}),
located AS (
    SELECT fact_id, list_sort(list(coalesce(name, place_id))) AS places
    FROM (SELECT fact_id, unnest(places) AS place_id FROM told)
    LEFT JOIN places USING (place_id)
    GROUP BY fact_id
)
SELECT
    {mark_sql("programmes", "fact_id")} AS mark,
    counted.* EXCLUDE (most_usd),
    told.* EXCLUDE (fact_id, amounts, funders, implementers, places),
    list_transform(amounts, lambda one: one.usd) AS budgets,
    list_transform(amounts, lambda one: one.mark) AS budget_marks,
    coalesce(paying.funders, []) AS funders,
    coalesce(carrying.implementers, []) AS implementers, coalesce(located.places, []) AS places
FROM counted JOIN told USING (fact_id) LEFT JOIN paying USING (fact_id)
LEFT JOIN carrying USING (fact_id) LEFT JOIN located USING (fact_id)
ORDER BY most_usd DESC NULLS LAST, claims DESC, fact_id
"""


def responsibilities(
    connection: Connection, filters: Criteria, most: int = AGENCIES
) -> pd.DataFrame:
    """A row per agency and area of work it is responsible for; area is null where none is told.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        most: Agencies at most: those with the most claims.

    Returns:
        mark, actor_id, actor_name, actor_acronym, actor_kind, country, area, claims, facts,
        documents, denials, assertions, roles (some, in the documents' words), agency_claims,
        of_agencies (how many there are in all); agencies of a country together.
    """
    return connection.execute(_RESPONSIBILITIES, filters.parameters() | {"most": most}).df()


def programmes(connection: Connection, filters: Criteria, most: int = PROGRAMMES) -> pd.DataFrame:
    """A row per programme, largest budget first, unknown budgets last.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        most: Programmes at most: those with the most claims, then the most money.

    Returns:
        mark, fact_id, claims, documents, denials, of_programmes (how many there are in all),
        assertions, title, budgets (each amount told, in US dollars), budget_marks (the key of
        each), funders, implementers and places (names), countries, areas, population,
        statuses, period_start, period_end.
    """
    return connection.execute(_PROGRAMMES, filters.parameters() | {"most": most}).df()
