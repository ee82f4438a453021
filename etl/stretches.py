"""Stretches of a table that a build works on: what a change can reach, and what lies beside it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl import linked
from etl.compute import pc
from etl.linked import Part, columns_of, joined, keys_of, read, write
from etl.spans import Keys, divided, has_any, within

STRETCH = 20_000
"""Rows of the parts that are worked on at once, but for larger blocks."""
WRITERS = 4
"""Parts that are written at once: the disk lets each wait until it is safe."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a table that is worked on at once.

    Attributes:
        table: The table.
        span: Where its rows lie.
        opened: Parts with rows in it, which may change.
        others: Further parts in it.
    """

    table: str
    span: str
    opened: tuple[Part, ...]
    others: tuple[Part, ...]

    def rows(self, kept: Path) -> pa.Table:
        """The rows in it of the parts that may change."""
        found: list[pa.Table] = []
        for part in self.opened:
            rows = read(kept, self.table, part)
            inside = part.span.startswith(self.span)
            found.append(rows if inside else self.those(rows))
        return joined(self.table, columns_of(self.table), found)

    def those(self, rows: pa.Table) -> pa.Table:
        """Those of some rows that lie in it."""
        return rows.filter(pa.array(within(keys_of(self.table, rows), self.span)))


def stretches_of(
    kept: Path,
    table: str,
    parts: Sequence[Part],
    touched: np.ndarray,
    gone: pa.Array,
    fresh: Sequence[Keys],
) -> tuple[list[Part], list[Stretch]]:
    """The parts of a table that stay as they are, and stretches of all others.

    Args:
        kept: The folder of shards and parts.
        table: The table.
        parts: Its parts.
        touched: Blocks in which something changes, in their order, shape (blocks,), uint64.
        gone: Ids of documents whose rows go.
        fresh: Keys of new rows; their blocks are among those.
    """
    opened = [part for part in parts if has_any(part.span, touched)]
    names = {part.name for part in opened}
    others = [part for part in parts if part.name not in names]
    none = np.empty(0, np.uint64)
    keys = [Keys(none, none), *fresh]
    for part in opened:
        columns = ["doc_id"] if table == "documents" else ["doc_id", "claim_id", "block"]
        rows = read(kept, table, part, columns)
        keys.append(keys_of(table, rows.filter(pc.invert(pc.is_in(rows["doc_id"], gone)))))
    every = Keys(*map(np.concatenate, zip(*keys, strict=True)))
    counts = {part.span: part.rows for part in others}
    found: list[Stretch] = []
    left = {part.name: part for part in others}
    for span in divided(every, counts, STRETCH, within_blocks=False):
        there = [part for part in opened if _meet(part.span, span)]
        if there or within(every, span).any():
            beside = [part for part in others if part.span.startswith(span)]
            found.append(Stretch(table, span, tuple(there), tuple(beside)))
            for part in beside:
                del left[part.name]
    return list(left.values()), found


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def rewritten(kept: Path, stretch: Stretch, rows: pa.Table, changed: np.ndarray) -> list[Part]:
    """The parts of a stretch as it is now; those in which nothing changed are as they were.

    Args:
        kept: The folder of shards and parts.
        stretch: The stretch.
        rows: All that it has now, but those of its other parts; with all columns.
        changed: Which of them are new or others than before, shape (rows,).

    Raises:
        OSError: The folder cannot be written.
    """
    keys = keys_of(stretch.table, rows)
    counts = {part.span: part.rows for part in stretch.others}
    columns = columns_of(stretch.table)
    found: list[Part] = []
    new: list[tuple[pa.Table, str]] = []
    for span in divided(keys, counts, linked.PART, span=stretch.span):
        here = within(keys, span)
        beside = [part for part in stretch.others if part.span.startswith(span)]
        same = [part for part in stretch.opened if part.span == span]
        if not here.any() and len(beside) == 1:
            found.append(replace(beside[0], span=span))
        elif same and not beside and same[0].rows == here.sum() and not changed[here].any():
            found += same
        else:
            some = [rows.filter(pa.array(here))]
            some += [read(kept, stretch.table, part) for part in beside]
            new.append((joined(stretch.table, columns, some), span))
    if new:
        with ThreadPoolExecutor(WRITERS) as pool:
            found += pool.map(lambda one: write(kept, stretch.table, *one), new)
    return found
