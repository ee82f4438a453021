"""Fact ids that were: what they are called now, so that links and reports survive new documents."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.compute import pc
from etl.gate import Row
from etl.read import SnapshotError, open_snapshot
from etl.schema import arrow_schema, fact_tables

CLAIMS = pa.schema([("claim_id", pa.string()), ("fact_id", pa.string())])


@dataclass(frozen=True, slots=True)
class Former:
    """The facts of the snapshot that is current.

    Attributes:
        claims: claim_id and fact_id of all claims.
        aliases: alias and fact_id: what facts were called before.
    """

    claims: pa.Table
    aliases: pa.Table


def former_facts(data_dir: Path, claims: pa.Table | None = None) -> Former:
    """The facts of the snapshot that is current; nothing where there is none.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        claims: Those of its claims of which anything can have changed; None for all.
    """
    none = Former(CLAIMS.empty_table(), arrow_schema("aliases").empty_table())
    try:
        snapshot = open_snapshot(data_dir)
        if claims is None:
            tables = [
                pq.read_table(snapshot.path(table), columns=CLAIMS.names) for table in fact_tables()
            ]
            claims = pa.concat_tables([one.cast(CLAIMS) for one in tables])
        return Former(claims, pq.read_table(snapshot.path("aliases")))
    except (SnapshotError, OSError, pa.ArrowException):
        return none


def alias_rows(former: Former, now: pa.Table) -> list[Row]:
    """The rows of the aliases table.

    A former fact that is none now is called after the fact that most of its claims belong to; one
    whose claims are all gone has no alias. Aliases of the former snapshot stand for the claims of
    their facts.

    Args:
        former: From former_facts.
        now: claim_id and fact_id of all claims, linked; of whole blocks, where `former` has theirs.
    """
    claims = former.claims
    at = pc.index_in(claims["claim_id"].combine_chunks(), now["claim_id"].combine_chunks())
    becomes = now["fact_id"].combine_chunks().take(at)
    stays = pc.fill_null(pc.equal(becomes, claims["fact_id"]), False)
    facts = pc.unique(now["fact_id"]) if now.num_rows else pa.array([], pa.string())
    moved = pc.unique(claims.filter(pc.invert(stays))["fact_id"])
    gone = moved.filter(pc.invert(pc.is_in(moved, facts))).to_pylist()
    older = former.aliases.filter(pc.invert(pc.is_in(former.aliases["alias"], facts)))
    stood_for = dict(zip(older["alias"].to_pylist(), older["fact_id"].to_pylist(), strict=True))
    stood_for |= {one: one for one in gone}
    votes = _votes(claims.append_column("becomes", becomes), set(moved.to_pylist()))
    found: list[Row] = []
    for alias, fact_id in sorted(stood_for.items()):
        heir = votes.get(fact_id, fact_id)
        if heir is not None:
            found.append({"alias": alias, "fact_id": heir})
    return found


def _votes(claims: pa.Table, moved: set[str]) -> dict[str, str | None]:
    """Of each fact that a claim has left, the fact that most of its claims belong to now."""
    left = claims.filter(pc.is_in(claims["fact_id"], pa.array(sorted(moved), pa.string())))
    cast: dict[str, Counter[str]] = defaultdict(Counter)
    for row in left.sort_by("claim_id").to_pylist():
        if row["becomes"] is not None:
            cast[row["fact_id"]][row["becomes"]] += 1
    return {one: cast[one].most_common(1)[0][0] if one in cast else None for one in moved}
