"""Completes claims with what others have to do with them.

Their fact, how credible others make them, the meeting that a meeting follows or an agreement was
made at. Only what a change can reach is worked out anew: the blocks (`etl.link`) of claims that are
new or gone, or whose document copies another one than before. The outcome is that of a build of all
documents into an empty folder, row by row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl.compute import pc
from etl.credibility import rate
from etl.gate import Row
from etl.link import join, set_follows, set_meetings
from etl.link_documents import Documents
from etl.linked import Part, Rows, rewritten
from etl.parallel import WorkerDied, run_all
from etl.schema import fact_tables
from etl.shards import Shard, fact_schema, linking_fields

CHUNK = 5_000
"""Claims that are linked at once, in whole blocks."""
MANY = 100_000
"""New claims from which on several processes are worth their start."""
_OF_ANY = ("claim_id", "fact_id", "doc_id", "quote", "attribution", "assertion")
LOOKED_AT = {
    "hotspots": ("place_id", "role"),
    "flows": (
        *("origin_country", "destination_country", "victims_low", "victims_high", "per"),
        *("period_start", "period_end", "population"),
    ),
    "meetings": (
        *("country", "title", "city", "series", "participants", "kind"),
        *("date_start", "date_end", "date_precision"),
    ),
    "agreements": ("parties", "kind", "title", "date", "date_precision"),
    "figures": (
        *("value_low", "value_high", "unit", "per", "about", "countries"),
        *("period_start", "period_end", "population"),
    ),
    "roles": ("actor_id", "area", "role"),
    "programmes": ("title", "countries", "implementers"),
}
"""By table: what the rules of `etl.link` look at, besides what they ask of any claim."""
_POINTING = {"meetings": "follows", "agreements": "meeting"}
"""Columns that hold a fact of meetings."""
_MEETING = (
    *("claim_id", "doc_id", "passage_id", "start", "title", "quote", "series", "kind"),
    *("participants", "date_start", "date_end", "date_precision"),
)
_AGREEMENT = ("claim_id", "doc_id", "passage_id", "date", "date_precision")


@dataclass(slots=True)
class Claims:
    """The claims of a table: those that stay, part by part, then new ones, shard by shard.

    Attributes:
        rows: The table as it was.
        stays: Of each part, which rows stay.
        added: Shards with new claims of it, and ids of their documents that are new.
        had: What they had, of those that stay: fact_id, credibility, and what they point at.
        claim_ids: Of all.
        now: Columns as they are now, of all.
    """

    rows: Rows
    stays: list[pa.BooleanArray]
    added: list[tuple[Shard, pa.Array]]
    had: dict[str, np.ndarray]
    claim_ids: pa.Array
    now: dict[str, np.ndarray]

    def read(self, columns: Sequence[str]) -> pa.Table:
        """Some columns of all claims, as the last build and the shards have them."""
        table = self.rows.table
        return _concat(table, columns, [*self._staying(columns), *self.fresh(columns)])

    def _staying(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        for part, mask in zip(self.rows.parts, self.stays, strict=True):
            yield self.rows.read_part(part, columns).filter(mask)

    def fresh(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The new claims, with some columns or all."""
        table = self.rows.table
        wanted = list(columns or fact_schema(table).names)
        for shard, ids in self.added:
            rows = shard.read(table, list(dict.fromkeys((*wanted, "doc_id"))))
            yield rows.filter(pc.is_in(rows["doc_id"], ids)).select(wanted)

    def changed(self) -> np.ndarray:
        """Of which claims something is another than it was; new ones count as changed."""
        found = np.ones(len(self.claim_ids), bool)
        number = len(self.had["fact_id"])
        found[:number] = False
        for name, was in self.had.items():
            found[:number] |= was != self.now[name][:number]
        return found

    def is_changed(self) -> bool:
        """Whether any claim is new, gone, or has another value than before."""
        return bool(self.changed().any()) or not all(
            mask.true_count == len(mask) for mask in self.stays
        )

    def written(self) -> list[Part]:
        """The parts of the table as it is now.

        Raises:
            OSError: The folder cannot be written.
        """
        schema = fact_schema(self.rows.table)
        values = {name: pa.array(one, schema.field(name).type) for name, one in self.now.items()}
        return rewritten(self.rows, self.stays, self.fresh(), values, self.changed())


def link_claims(
    kept: Path, before: Mapping[str, Sequence[Part]], found: Documents, jobs: int = 1
) -> dict[str, Claims]:
    """The claims of all fact tables, completed; not yet written.

    Args:
        kept: The folder of shards and parts.
        before: The parts of the last build.
        found: The documents of this one.
        jobs: Number of processes; tables of few new claims need one only.
    """
    new = sum(shard.told["rows"].get(t, 0) for shard, _ in found.added for t in fact_tables())
    # The largest first, so that no process waits long for another.
    tables = sorted(fact_tables(), key=lambda table: table != "figures")
    items = [(Rows(kept, table, before[table]), found) for table in tables]
    joined = run_all(_told, items, jobs if new >= MANY else 1)
    claims = {
        item[0].table: _joined(*item) if isinstance(one, WorkerDied) else one
        for item, one in zip(items, joined, strict=True)
    }
    meetings, agreements = claims["meetings"], claims["agreements"]
    if meetings.is_changed():
        rows = _with_facts(meetings, _MEETING)
        set_follows(rows)
        meetings.now["follows"] = _column(rows, "follows")
    if meetings.is_changed() or agreements.is_changed():
        rows = agreements.read(_AGREEMENT).to_pylist()
        set_meetings(rows, _with_facts(meetings, _MEETING))
        agreements.now["meeting"] = _column(rows, "meeting")
    return claims


def _with_facts(claims: Claims, columns: Sequence[str]) -> list[Row]:
    rows = claims.read(columns).to_pylist()
    for row, fact_id in zip(rows, claims.now["fact_id"].tolist(), strict=True):
        row["fact_id"] = fact_id
    return rows


def _column(rows: Sequence[Row], name: str) -> np.ndarray:
    found = np.empty(len(rows), object)
    found[:] = [row[name] for row in rows]
    return found


def _told(item: tuple[Rows, Documents]) -> Claims:
    """As `_joined`, where another process may do it."""
    return _joined(*item)


def _joined(rows: Rows, found: Documents) -> Claims:
    """The claims of a table, joined to facts and rated."""
    table = rows.table
    pointing = [_POINTING[table]] if table in _POINTING else []
    columns = ["claim_id", "doc_id", "block", "fact_id", "credibility", *pointing]
    old = [rows.read_part(part, columns) for part in rows.parts]
    stays = [pc.invert(pc.is_in(one["doc_id"].combine_chunks(), found.gone)) for one in old]
    added = [(shard, ids) for shard, ids in found.added if shard.has(table)]
    claims = Claims(rows, stays, added, {}, pa.array([]), {})
    whole = [one.filter(mask) for one, mask in zip(old, stays, strict=True)]
    number = sum(map(len, whole))
    whole = _concat(table, columns, [*whole, *claims.fresh(columns)])
    claims.claim_ids = whole["claim_id"].combine_chunks()
    for name in columns[3:]:
        values = whole[name].to_numpy()
        claims.now[name] = values if name == "credibility" else values.astype(object)
        claims.had[name] = claims.now[name][:number].copy()
    gone = [one.filter(pc.invert(mask)) for one, mask in zip(old, stays, strict=True)]
    moved = whole.filter(pc.is_in(whole["doc_id"], found.moved))
    blocks = _concat(table, ["block"], [*gone, moved, whole.slice(number)])["block"]
    asked = pc.is_in(whole["block"], blocks.combine_chunks()).to_numpy()
    _link(claims, asked, found.sources)
    return claims


def _concat(table: str, columns: Sequence[str], tables: Sequence[pa.Table]) -> pa.Table:
    schema = pa.schema([pa.field(n, fact_schema(table).field(n).type) for n in columns])
    return pa.concat_tables(
        [schema.empty_table(), *(one.select(columns).cast(schema) for one in tables)]
    )


def _link(claims: Claims, asked: np.ndarray, sources: pa.Table) -> None:
    """Joins and rates claims of whole blocks, some blocks at once."""
    table, places = claims.rows.table, np.flatnonzero(asked)
    if not len(places):
        return
    beside = [field.name for field in linking_fields(table)]
    columns = [*_OF_ANY, *LOOKED_AT[table], *beside]
    rows = _selected(claims, columns, asked).append_column("place", pa.array(places))
    rows = rows.sort_by("block")
    documents = _documents(sources, rows["doc_id"])
    for some in _chunks(rows):
        told = some.to_pylist()
        join(table, told)
        rate({table: told}, documents)
        for row in told:
            claims.now["fact_id"][row["place"]] = row["fact_id"]
            claims.now["credibility"][row["place"]] = row["credibility"]


def _selected(claims: Claims, columns: Sequence[str], asked: np.ndarray) -> pa.Table:
    """Some columns of the claims that are asked for, in their order; other parts are not read."""
    found: list[pa.Table] = []
    at = 0
    rows = claims.rows
    for part, mask in zip(rows.parts, claims.stays, strict=True):
        here = asked[at : at + mask.true_count]
        if here.any():
            whole = rows.read_part(part, columns).filter(mask)
            found.append(whole.filter(pa.array(here)))
        at += mask.true_count
    return _concat(rows.table, columns, [*found, *claims.fresh(columns)])


def _documents(sources: pa.Table, wanted: pa.ChunkedArray) -> dict[str, Row]:
    ids = pc.unique(wanted)
    rows = sources.filter(pc.is_in(sources["doc_id"], ids)).to_pylist()
    return {row["doc_id"]: row for row in rows}


def _chunks(rows: pa.Table) -> Iterator[pa.Table]:
    """The rows, in stretches that end where a block does."""
    blocks = rows["block"].combine_chunks()
    ends = np.flatnonzero(pc.not_equal(blocks[1:], blocks[:-1]).to_numpy(zero_copy_only=False)) + 1
    begin = 0
    while begin < len(blocks):
        later = ends[np.searchsorted(ends, begin + CHUNK) :]
        end = int(later[0]) if len(later) else len(blocks)
        yield rows.slice(begin, end - begin)
        begin = end
