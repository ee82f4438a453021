"""The meeting that a meeting follows or an agreement was made at, once claims have their facts."""

from collections.abc import Mapping, Sequence
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


def set_follows(kept: Path, parts: Sequence[Part]) -> list[Part]:
    """The meetings with those that they follow: `etl.link.set_follows`.

    Args:
        kept: The folder of parts.
        parts: Of all meetings; those in which nothing changes stay.

    Raises:
        OSError: The folder cannot be written.
    """
    rounds: list[list[Row]] = []
    for part in parts:
        rows = linked.read(kept, "meetings", part, _ROUND)
        rounds.append(rows.filter(pc.is_valid(rows["chain"])).to_pylist())
    had = [[row["follows"] for row in rows] for rows in rounds]
    link.set_follows([row for rows in rounds for row in rows])
    found: list[Part] = []
    for part, rows, before in zip(parts, rounds, had, strict=True):
        now = {row["claim_id"]: row["follows"] for row in rows}
        same = before == list(now.values())
        found.append(part if same else _with(kept, "meetings", part, "follows", now))
    return found


def set_meetings(kept: Path, parts: Sequence[Part], meetings: Sequence[Part]) -> list[Part]:
    """The agreements with the facts of the meetings that they were made at.

    Args:
        kept: The folder of parts.
        parts: Of all agreements; those in which nothing changes stay.
        meetings: The parts of all meetings.

    Raises:
        OSError: The folder cannot be written.
    """
    columns = ["claim_id", "made_at", "meeting"]
    made = [linked.read(kept, "agreements", part, columns) for part in parts]
    made = [rows.filter(pc.is_valid(rows["made_at"])) for rows in made]
    if not any(map(len, made)):
        return list(parts)
    names = ["claim_id", "fact_id"]
    read = [linked.read(kept, "meetings", part, names) for part in meetings]
    known = linked.joined("meetings", names, read).combine_chunks()
    found: list[Part] = []
    for part, rows in zip(parts, made, strict=True):
        at = pc.index_in(rows["made_at"], known["claim_id"].combine_chunks())
        now = pc.take(known["fact_id"].combine_chunks(), at).to_pylist()
        if now == rows["meeting"].to_pylist():
            found.append(part)
            continue
        values = dict(zip(rows["claim_id"].to_pylist(), now, strict=True))
        found.append(_with(kept, "agreements", part, "meeting", values))
    return found


def _with(
    kept: Path, table: str, part: Part, column: str, values: Mapping[str, str | None]
) -> Part:
    """A part with values of a column by claim; others have none."""
    rows = linked.read(kept, table, part)
    now = pa.array([values.get(one) for one in rows["claim_id"].to_pylist()], pa.string())
    rows = rows.set_column(rows.schema.get_field_index(column), column, now)
    return linked.write(kept, table, rows, part.span)
