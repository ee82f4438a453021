"""The meeting that a meeting follows or an agreement was made at, once claims have their facts."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from etl import link, linked
from etl.compute import pc
from etl.gate import Row
from etl.linked import Part

_ROUND = (
    *("claim_id", "fact_id", "chain", "counted", "series", "follows"),
    *("date_start", "date_end", "date_precision"),
)


def set_follows(kept: Path, parts: Sequence[Part], series: pa.Array) -> list[Part]:
    """The meetings with those that they follow: `etl.link.set_follows`.

    Args:
        kept: The folder of parts.
        parts: Of all meetings; those in which nothing changes stay.
        series: The chains of those that are new or gone, or have another fact than before.

    Raises:
        OSError: The folder cannot be written.
    """
    rounds: list[list[Row]] = []
    for part in parts:
        chains = linked.read(kept, "meetings", part, ["chain"])["chain"]
        here = pc.is_in(chains, series)
        rows = linked.read(kept, "meetings", part, _ROUND) if pc.any(here).as_py() else None
        rounds.append(rows.filter(here).to_pylist() if rows else [])
    had = [[row["follows"] for row in rows] for rows in rounds]
    link.set_follows([row for rows in rounds for row in rows])
    found: list[Part] = []
    for part, rows, before in zip(parts, rounds, had, strict=True):
        now = {row["claim_id"]: row["follows"] for row in rows}
        if before == list(now.values()):
            found.append(part)
            continue
        claims = linked.read(kept, "meetings", part, ["claim_id"])["claim_id"].to_pylist()
        follows = pa.array([now.get(one) for one in claims], pa.string())
        found.append(_with(kept, "meetings", part, "follows", follows))
    return found


def set_meetings(kept: Path, parts: Sequence[Part], facts: pa.Table) -> list[Part]:
    """The agreements with the facts of the meetings that they were made at.

    Args:
        kept: The folder of parts.
        parts: Of all agreements; those in which nothing changes stay.
        facts: claim_id and fact_id of meetings that can have another fact than before, or are new.

    Raises:
        OSError: The folder cannot be written.
    """
    claims = facts["claim_id"].combine_chunks()
    found: list[Part] = []
    for part in parts:
        made_at = linked.read(kept, "agreements", part, ["made_at"])["made_at"]
        at = pc.index_in(made_at, claims).combine_chunks()
        if at.null_count == len(at):
            found.append(part)
            continue
        before = linked.read(kept, "agreements", part, ["meeting"])["meeting"].combine_chunks()
        now = pc.coalesce(pc.take(facts["fact_id"].combine_chunks(), at), before)
        same = now.equals(before)
        found.append(part if same else _with(kept, "agreements", part, "meeting", now))
    return found


def _with(kept: Path, table: str, part: Part, column: str, values: pa.Array) -> Part:
    """A part with other values of a column."""
    rows = linked.read(kept, table, part)
    rows = rows.set_column(rows.schema.get_field_index(column), column, values)
    return linked.write(kept, table, rows, part.span)
