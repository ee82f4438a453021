"""What every query reads: each fact table with its document and the columns that filters need.

`making.make` copies the claims of a snapshot into compressed tables, with the joins of every page
done. Then a filter costs a look at two small tables instead of joins and list functions over all
claims, and a chart reads only the columns it names. The tables are made once for a snapshot and a
ceiling, into a file that `prepare` opens (dashboard.ready keeps it); in memory where there is none.

A table `shown_TABLE` has the claim columns and the table's own, then

    fact_table                            its name
    claim_no fact_no doc_no profile       numbers that stand for claim_id, fact_id, doc_id and the
                                          claim's profile: cheaper to count and compare than texts;
                                          all but the first are small, and none is left out
    doc_title doc_publisher doc_date doc_date_precision doc_date_basis doc_kind doc_reference
    doc_classification doc_reliability
    doc_path                              where the document has neither title nor reference
    involved                              list of country codes: all that take part
    year_first year_last                  the claim's years; null where nothing is known
    year_basis                            claim, document or null: whose date the years are

`shown_claims` holds the claims of all of them, missing columns null; `claims` is the same with
passage_ordinal and passage_label of the paragraph, which costs a join with all passages.
`profiles` has a row for each combination of what filters ask of a claim, `kept_from` a row for
each document with what they ask of it, and whether it is silent (holds no claim); queries.marks
joins them.
"""

import threading
from collections import deque
from pathlib import Path

import duckdb

from dashboard.queries.making import make
from dashboard.queries.sources import SOURCES

_LOCK = threading.Lock()

_OWN = """
CREATE OR REPLACE TABLE about (
    mark VARCHAR, fact_table VARCHAR, claim_no UBIGINT, doc_no INTEGER
);
"""
"""The claims behind marks made a filter, which queries.marks adds: not in the file."""
_WITH_PARAGRAPH = """
CREATE OR REPLACE VIEW claims AS
SELECT c.*, p.ordinal AS passage_ordinal, p.label AS passage_label
FROM shown_claims c JOIN passages p USING (passage_id);
"""


FACT_TABLES = tuple(SOURCES)


def prepare(connection: duckdb.DuckDBPyConnection, file: Path | None = None) -> None:
    """Put the tables beside a snapshot's, once per database; a second call finds them.

    Args:
        connection: To a snapshot's tables.
        file: A database file in which `make` made them; None to make them in memory.

    Raises:
        duckdb.Error: The file is none, or damaged.
    """
    with _LOCK:
        if _is_prepared(connection):
            return
        if file is None:
            connection.execute("ATTACH IF NOT EXISTS ':memory:' AS fast (COMPRESS)")
            deque(make(connection), maxlen=0)
        else:
            path = str(file).replace("'", "''")
            connection.execute(f"ATTACH IF NOT EXISTS '{path}' AS fast (READ_ONLY)")
        connection.execute(_OWN + _views() + _WITH_PARAGRAPH)


def _is_prepared(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last statement of `prepare` was made."""
    query = "FROM duckdb_views() WHERE view_name = 'claims'"
    return connection.execute(query).fetchone() is not None


def _views() -> str:
    """The tables under their names, and all claims together, as statements."""
    names = ["kept_from", "profiles", *(f"shown_{table}" for table in FACT_TABLES)]
    parts = [f"CREATE OR REPLACE VIEW {name} AS FROM fast.{name};" for name in names]
    together = " UNION ALL BY NAME ".join(f"FROM shown_{table}" for table in FACT_TABLES)
    parts.append(f"CREATE OR REPLACE VIEW shown_claims AS {together};")
    return "\n".join(parts)
