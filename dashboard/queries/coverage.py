"""What the documents cover: counts for the overview, and the values that filters offer."""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.marks import KEPT, KEPT_DOCUMENTS

_DOCUMENTS = f"""
WITH told AS (SELECT doc_no, fact_no FROM shown_claims),
claimed AS (
    SELECT doc_no, count(*) AS claims, count(DISTINCT fact_no) AS facts FROM told GROUP BY doc_no
),
kept AS (FROM kept_from {KEPT_DOCUMENTS})
SELECT d.*, coalesce(claims, 0) AS claims, coalesce(facts, 0) AS facts
FROM documents d JOIN kept USING (doc_id) LEFT JOIN claimed USING (doc_no)
ORDER BY d.date NULLS LAST, d.title, d.path
"""
_CLAIMS = f"""
SELECT fact_table, claim_id, fact_id, doc_id, passage_id, "start", "end", quote, assertion,
    involved, doc_title, doc_publisher, doc_date, doc_date_precision, doc_date_basis,
    doc_kind, year_first, year_last, year_basis
FROM shown_claims {KEPT}
ORDER BY year_first NULLS LAST, claim_id
"""
_YEARS = """
SELECT min(year), max(year) FROM (
    SELECT year_first AS year FROM shown_claims UNION ALL SELECT year_last FROM shown_claims
    UNION ALL SELECT year(date) FROM documents
)
"""
_KINDS = "SELECT DISTINCT kind FROM documents ORDER BY kind"
_COUNTRIES = """
SELECT DISTINCT country FROM (
    SELECT unnest(involved) AS country FROM profiles
    UNION ALL SELECT unnest(countries) FROM documents
) WHERE country IS NOT NULL ORDER BY country
"""


def documents(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """The documents table under the filters, with the number of claims and facts of each."""
    return connection.execute(_DOCUMENTS, filters.parameters()).df()


def claims(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Claims of every fact table in one frame, fact_table telling which."""
    return connection.execute(_CLAIMS, filters.parameters()).df()


def years(connection: Connection) -> tuple[int, int] | None:
    """First and last year of any claim or document; None where nothing is dated."""
    row = connection.execute(_YEARS).fetchone()
    return None if row is None or row[0] is None else (int(row[0]), int(row[1]))


def kinds(connection: Connection) -> tuple[str, ...]:
    """Kinds of documents there are."""
    return tuple(row[0] for row in connection.execute(_KINDS).fetchall())


def countries(connection: Connection) -> tuple[str, ...]:
    """Codes of the countries that any document names."""
    return tuple(row[0] for row in connection.execute(_COUNTRIES).fetchall())


def by_year(documents_frame: pd.DataFrame, claims_frame: pd.DataFrame) -> pd.DataFrame:
    """Documents by their own year, claims by theirs (the first, where they span several).

    Args:
        documents_frame: From `documents`.
        claims_frame: From `claims`.

    Returns:
        Columns year (null: undated), doc_kind, documents, claims, claim_ids.
    """
    dates = pd.to_datetime(documents_frame["date"])
    dated = documents_frame.assign(year=dates.dt.year.astype("Int64"))
    claimed = claims_frame.assign(year=claims_frame["year_first"].astype("Int64"))
    return _grouped(dated, claimed, "year")


def by_country(documents_frame: pd.DataFrame, claims_frame: pd.DataFrame) -> pd.DataFrame:
    """Documents by country that they name, claims by country that takes part in what they say.

    What concerns several countries counts in each, what concerns none under null.

    Args:
        documents_frame: From `documents`.
        claims_frame: From `claims`.

    Returns:
        Columns country (ISO 3166-1 alpha-2), doc_kind, documents, claims, claim_ids.
    """
    named = documents_frame.assign(country=documents_frame["countries"]).explode("country")
    involved = claims_frame.assign(country=claims_frame["involved"]).explode("country")
    return _grouped(named, involved, "country")


def _grouped(documents_frame: pd.DataFrame, claims_frame: pd.DataFrame, key: str) -> pd.DataFrame:
    documents_by = (
        documents_frame.rename(columns={"kind": "doc_kind"})
        .groupby([key, "doc_kind"], dropna=False)
        .agg(documents=("doc_id", "nunique"))
    )
    claims_by = claims_frame.groupby([key, "doc_kind"], dropna=False).agg(
        claims=("claim_id", "nunique"), claim_ids=("claim_id", list)
    )
    joined = documents_by.join(claims_by, how="outer").reset_index()
    joined["claim_ids"] = [ids if isinstance(ids, list) else [] for ids in joined["claim_ids"]]
    return joined.fillna({"documents": 0, "claims": 0}).astype({"documents": int, "claims": int})
