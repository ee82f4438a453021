"""Fact ids that were: what they are called now, so that links and reports survive new documents."""

from collections import Counter, defaultdict
from pathlib import Path

import pyarrow.parquet as pq

from etl.gate import Row, Rows
from etl.read import Snapshot, SnapshotError, open_snapshot
from etl.schema import fact_tables


def former_facts(data_dir: Path) -> dict[str, list[str]]:
    """The claims of each fact of the snapshot that is current; nothing where there is none.

    Aliases of that snapshot count as facts of their own, with the claims of what they stand for.
    """
    try:
        return _facts(open_snapshot(data_dir))
    except (SnapshotError, OSError):
        return {}


def _facts(snapshot: Snapshot) -> dict[str, list[str]]:
    claims: dict[str, list[str]] = defaultdict(list)
    for table in fact_tables():
        rows = pq.read_table(snapshot.path(table), columns=["fact_id", "claim_id"])
        for row in rows.to_pylist():
            claims[row["fact_id"]].append(row["claim_id"])
    for row in pq.read_table(snapshot.path("aliases")).to_pylist():
        claims[row["alias"]] = claims[row["fact_id"]]
    return dict(claims)


def alias_rows(former: dict[str, list[str]], facts: Rows) -> list[Row]:
    """The rows of the aliases table.

    A former fact that is none now is called after the fact that most of its claims belong to; one
    whose claims are all gone has no alias.

    Args:
        former: From former_facts.
        facts: Rows of the fact tables, linked.
    """
    now = {row["claim_id"]: row["fact_id"] for rows in facts.values() for row in rows}
    known = set(now.values())
    found: list[Row] = []
    for alias in sorted(former.keys() - known):
        votes = Counter(now[claim] for claim in sorted(former[alias]) if claim in now)
        if votes:
            found.append({"alias": alias, "fact_id": votes.most_common(1)[0][0]})
    return found
