"""Who meets, signs, pays and works with whom: a row per pair of actors or countries and kind.

An end is a country ("VN") or an actor of the table actors ("vn-mps"); identifiers of actors are
never two capitals. A country and an agency of its own are no pair: the agency is its delegation.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.marks import Mark
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT

TIES = 60
"""Ties drawn: in turn the next strongest of each kind."""

_PEERS = "flatten([[{{'a': m, 'b': n}} for n in {0} if n > m] for m in {0}])"
_ACROSS = "flatten([[{{'a': m, 'b': n}} for n in {1} if n <> m] for m in {0}])"
_COUNTRY = "regexp_full_match({}, '[A-Z]{{2}}')"

_PAIRS = {
    "met": (
        "meetings",
        "status = 'held'",
        [_PEERS.format("list_distinct(participants || participant_actors)")],
    ),
    "signed": (
        "agreements",
        "status IN ('signed', 'in_force')",
        [_PEERS.format("list_distinct(parties || party_actors)")],
    ),
    "funds": (
        "programmes",
        "status <> 'planned'",
        [_ACROSS.format("funders", "(implementers || countries)")],
    ),
    "works": (
        "programmes",
        "status <> 'planned'",
        [_PEERS.format("implementers"), _ACROSS.format("implementers", "countries")],
    ),
}
"""By kind of tie: the table, whether a claim reports what happened, the lists of pairs."""

KINDS = tuple(_PAIRS)

_TOLD = "\n    UNION ALL\n".join(
    f"""
    SELECT '{kind}' AS kind, fact_no, doc_no, assertion, {happened} AS happened,
        unnest({pairs}) AS pair
    FROM (FROM shown_{table} {KEPT} AND list_contains($tie_kinds, '{kind}'))"""
    for kind, (table, happened, lists) in _PAIRS.items()
    for pairs in lists
)

_TIES = f"""
WITH told AS ({_TOLD}),
ties AS (
    SELECT
        kind, pair.a AS a, pair.b AS b,
        count(*) AS claims, count(DISTINCT doc_no) AS documents,
        count(DISTINCT fact_no) FILTER (assertion <> 'denied') AS facts,
        count(*) FILTER (assertion = 'denied') AS denials,
        CASE
            WHEN bool_or(happened AND assertion IN ('asserted', 'estimated')) THEN 'stated'
            WHEN bool_or(happened AND assertion = 'alleged') THEN 'alleged'
            WHEN bool_or(assertion <> 'denied') THEN 'planned'
            ELSE 'denied'
        END AS standing
    FROM told
    GROUP BY ALL
),
reach AS (
    SELECT actor, sum(facts) AS facts
    FROM (SELECT a AS actor, facts FROM ties UNION ALL SELECT b, facts FROM ties)
    GROUP BY actor
),
named AS (
    SELECT
        ties.*, from_reach.facts + to_reach.facts AS reach,
        {_COUNTRY.format("a")} AS a_is_country,
        {_COUNTRY.format("b")} AS b_is_country,
        from_actor.name AS a_name, from_actor.acronym AS a_acronym, from_actor.kind AS a_kind,
        from_actor.country AS a_country,
        to_actor.name AS b_name, to_actor.acronym AS b_acronym, to_actor.kind AS b_kind,
        to_actor.country AS b_country
    FROM ties
    JOIN reach from_reach ON from_reach.actor = a
    JOIN reach to_reach ON to_reach.actor = b
    LEFT JOIN actors from_actor ON from_actor.actor_id = a
    LEFT JOIN actors to_actor ON to_actor.actor_id = b
),
ranked AS (
    SELECT
        *, count(*) OVER () AS of_ties,
        row_number() OVER (
            PARTITION BY kind, a_is_country, b_is_country
            ORDER BY facts DESC, claims DESC, reach DESC, a, b
        ) AS rank
    FROM named
    WHERE b IS DISTINCT FROM a_country AND a IS DISTINCT FROM b_country
)
SELECT * EXCLUDE (rank, reach) FROM ranked
ORDER BY rank, facts DESC, claims DESC, kind, a, b
LIMIT $most
"""


def ties(
    connection: Connection, filters: Criteria, kinds: Sequence[str] = KINDS, most: int = TIES
) -> pd.DataFrame:
    """A row per pair and kind of tie.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        kinds: Of KINDS: met at a meeting; signed an agreement; a funds the work of b, or in the
            country b; a works together with b, or in the country b.
        most: Rows at most: in turn the next strongest of each kind (between countries, between
            actors, between both), by meetings, agreements or programmes, then by claims, then by
            how much else ties their ends.

    Returns:
        mark, kind, a, b, claims, documents, facts (denied ones apart), denials, standing (planned
        where no claim reports that it happened), a_is_country, b_is_country; a_name, a_acronym,
        a_kind, a_country and the like of b (null for countries); of_ties (how many in all).
    """
    parameters = filters.parameters() | {"tie_kinds": list(kinds), "most": most}
    frame = connection.execute(_TIES, parameters).df()
    return frame.assign(mark=[_mark(tie).key for tie in frame.to_dict("records")])


_TAKING_PART = {
    "met": ("meetings", "participants", "participant_actors"),
    "signed": ("agreements", "parties", "party_actors"),
    "works": ("programmes", "countries", "implementers"),
    "funds": ("programmes", "countries", "implementers"),
}
"""By kind of tie: the table, and its columns of countries and of actors."""


def _mark(tie: Mapping[Any, Any]) -> Mark:
    table, countries, actors = _TAKING_PART[tie["kind"]]
    first = countries if tie["a_is_country"] else actors
    second = countries if tie["b_is_country"] else actors
    if tie["kind"] == "funds":
        first = "funders"
    return Mark(table, ((first, tie["a"]), (second, tie["b"])))


def ends(ties: pd.DataFrame) -> pd.DataFrame:
    """A row per country or actor at an end of a tie.

    Args:
        ties: As from `ties`.

    Returns:
        end, is_country, name, acronym, kind and country (null for countries), mark: the keys, with
        blanks between, of all claims in which it meets, signs, pays, works or has a role.
    """
    columns = ("is_country", "name", "acronym", "kind", "country")
    sides = [
        ties[[side, *(f"{side}_{column}" for column in columns)]].set_axis(
            ["end", *columns], axis=1
        )
        for side in "ab"
    ]
    found = pd.concat(sides, ignore_index=True).drop_duplicates("end", ignore_index=True)
    marks = [
        " ".join(mark.key for mark in _all_of(str(end), bool(country)))
        for end, country in zip(found["end"], found["is_country"], strict=True)
    ]
    return found.assign(mark=marks)


def _all_of(end: str, country: bool) -> list[Mark]:
    if country:
        columns = [("meetings", "participants"), ("agreements", "parties")]
        columns += [("programmes", "countries")]
    else:
        columns = [("meetings", "participant_actors"), ("agreements", "party_actors")]
        columns += [("programmes", "funders"), ("programmes", "implementers")]
        columns += [("roles", "actor_id")]
    return [Mark(table, ((column, end),)) for table, column in columns]
