"""What may be seen under a ceiling: the tables of a snapshot without what is marked above it.

Markings rise U < SBU < C < S; what is unmarked counts as U, a marking that is not known as S
(design.md, identity). A claim is seen when its own words and every support are; a document when a
passage of it is, or when it has none at all; its title when the title's own passage is, and the
countries it names as far as the passages seen name them. What was wrong with a document as a whole
is told where all of it is seen, as its words may be told with it. Places and actors are those that
passages seen name. Ids of facts are no text and stay.
"""

from etl.schema import fact_tables

CEILINGS = ("U", "SBU", "C", "S")
"""In rising order; the last hides nothing."""
_RANK = "CASE coalesce({name}, 'U') WHEN 'U' THEN 0 WHEN 'SBU' THEN 1 WHEN 'C' THEN 2 ELSE 3 END"

PLACED = "placed_passages"
"""The view of passages that says where each stands: its file's name and its row there, from 0."""

_PASSAGES = "SELECT * FROM whole_passages WHERE {seen}"
_PLACED = f"SELECT * FROM whole_{PLACED} WHERE {{seen}}"  # noqa: S608 - names of our own
_MENTIONS = "SELECT * FROM whole_mentions WHERE passage_id IN (SELECT passage_id FROM passages)"
_CLAIMS = """
SELECT * FROM whole_{table} WHERE {seen} AND claim_id NOT IN (
    SELECT claim_id
    FROM (SELECT claim_id, unnest(support).passage_id AS needed FROM whole_{table})
    WHERE needed NOT IN (SELECT passage_id FROM passages)
)
"""
_DOCUMENTS = """
SELECT d.* REPLACE (
    CASE WHEN d.doc_id IN (
        SELECT doc_id FROM whole_passages WHERE part = 'title' AND NOT {seen}
    ) THEN NULL ELSE title END AS title,
    coalesce(named, []) AS countries,
    coalesce(told, 0) AS n_passages,
    coalesce(letters, 0) AS n_chars
)
FROM whole_documents d
LEFT JOIN (
    SELECT doc_id, list_sort(list(DISTINCT country)) AS named FROM mentions
    WHERE country IS NOT NULL GROUP BY doc_id
) USING (doc_id)
LEFT JOIN (
    SELECT doc_id, count(*) AS told, sum(len(text))::BIGINT AS letters FROM passages GROUP BY doc_id
) USING (doc_id)
WHERE told > 0 OR d.doc_id NOT IN (SELECT doc_id FROM whole_passages)
"""
_ISSUES = """
SELECT * FROM whole_issues
WHERE passage_id IN (SELECT passage_id FROM passages)
    OR passage_id IS NULL AND (doc_id IS NULL OR doc_id NOT IN (
        SELECT doc_id FROM whole_passages WHERE NOT {seen}
    ))
"""
_PLACES = """
SELECT * FROM whole_places WHERE kind = 'country' OR place_id IN (
    SELECT entity_id FROM mentions
    UNION ALL
    SELECT admin1 FROM whole_places WHERE place_id IN (SELECT entity_id FROM mentions)
)
"""
_ACTORS = "SELECT * FROM whole_actors WHERE actor_id IN (SELECT entity_id FROM mentions)"


def views_under(ceiling: str) -> dict[str, str]:
    """For each table that the ceiling changes, and PLACED, its rows as a query over whole_TABLE.

    In the order in which they must be made. Empty under the highest ceiling.

    Args:
        ceiling: One of CEILINGS.

    Raises:
        ValueError: It is none of them.
    """
    if ceiling not in CEILINGS:
        raise ValueError(f"no ceiling: {ceiling!r}")
    if ceiling == CEILINGS[-1]:
        return {}
    seen = f"{_RANK.format(name='marking')} <= {CEILINGS.index(ceiling)}"
    views = {"passages": _PASSAGES.format(seen=seen), "mentions": _MENTIONS}
    views |= {PLACED: _PLACED.format(seen=seen)}
    views |= {table: _CLAIMS.format(table=table, seen=seen) for table in fact_tables()}
    views |= {"documents": _DOCUMENTS.format(seen=seen), "issues": _ISSUES.format(seen=seen)}
    return views | {"places": _PLACES, "actors": _ACTORS}
