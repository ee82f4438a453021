"""Puts shards together into a new snapshot.

Most files of a snapshot are those of its shards, by a second name; what hangs on other documents is
completed first: `etl.link_documents`, `etl.link_claims`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import entities, linked, search_index
from etl.aliases import alias_rows, former_facts
from etl.compute import pc
from etl.files import Files
from etl.gate import Row, Rows, check_rows
from etl.inputs import LEFT_OUT, QUIET
from etl.link_claims import link_claims
from etl.link_documents import Before, Names, link_documents
from etl.linked import Parts
from etl.parts import Written
from etl.shards import AS_READ, ENTITIES, HELD, Shard
from etl.store import SEARCH, Draft


@dataclass(frozen=True, slots=True)
class Assembled:
    """What a snapshot is made of.

    Attributes:
        parts: The parts of documents and claims.
        statuses: Number of documents by status.
        problems: One sentence for each input that could not be read whole, naming it.
        refused: Number of rows that the write gate refused.
    """

    parts: Parts
    statuses: dict[str, int]
    problems: list[str]
    refused: int


def occurrences(shards: Sequence[Shard]) -> pa.Table:
    """What was read of all files: rows of `HELD` and the place of their shard."""
    found = [
        shard.held.append_column("shard", pa.array([at] * len(shard.held), pa.int32()))
        for at, shard in enumerate(shards)
    ]
    schema = pa.schema([*HELD, pa.field("shard", pa.int32())])
    return pa.concat_tables([schema.empty_table(), *found])


def told_twice(held: pa.Table, without: frozenset[str]) -> list[Row]:
    """Of documents that were read more than once, or are left out: each time that they were.

    Args:
        held: From `occurrences`.
        without: The sha256 of documents that are left out.
    """
    counted = pc.value_counts(held["doc_id"])
    twice = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
    left = pc.is_in(held["sha256"], pa.array(sorted(without), pa.string()))
    several = pc.is_in(held["doc_id"], twice)
    return held.filter(pc.or_(left, several)).to_pylist()


def names(told: Iterable[Row], files: Files, without: frozenset[str]) -> Names:
    """The names of documents of more than one.

    A document that is a file is called as that file is first; parts of others by order.

    Args:
        told: From `told_twice`.
        files: All files of the build.
        without: The sha256 of documents that are left out.
    """
    of: dict[str, list[Row]] = defaultdict(list)
    for row in told:
        if row["sha256"] not in without or not row["sha256"]:
            of[row["doc_id"]].append(row)
    found: dict[str, tuple[str, list[str]]] = {}
    for doc_id, rows in of.items():
        rows.sort(key=lambda row: (row["member"], not row["kept"], row["path"]))
        if all(row["member"] for row in rows):
            rows.sort(key=lambda row: row["path"])
        found[doc_id] = rows[0]["path"], [row["path"] for row in rows[1:]]
    for file in files.at(sorted(files.also_at)):
        doc_id = (file.sha256 or "")[:16]  # equal contents have a hash
        first, others = found.get(doc_id, (file.shown, []))
        more = [*file.also_at, *(one for one in others if one not in file.also_at)]
        found[doc_id] = first, [one for one in more if one != first]
    return found


class Assembly:
    """A snapshot on its way."""

    def __init__(self, draft: Draft, kept: Path, shards: Sequence[Shard], jobs: int = 1) -> None:
        """Begins one.

        Args:
            draft: Takes the files.
            kept: The folder of shards and parts.
            shards: All of the build; no two have rows of one document.
            jobs: Number of processes that may link claims.
        """
        self._draft, self._kept, self._shards, self._jobs = draft, kept, shards, jobs

    def assemble(
        self, before: Before, named: Names, refused: Sequence[tuple[str, str]], data_dir: Path
    ) -> Assembled:
        """Completes documents and claims, and puts all files into the draft.

        Args:
            before: What the last build made.
            named: Documents of several names.
            refused: Pairs of a file that was not read and why.
            data_dir: The folder of the snapshot that is current, whose facts get aliases.

        Raises:
            SchemaError: A row is not as declared.
            OSError: The folder cannot be written.
        """
        found = link_documents(self._kept, before, self._shards, named)
        claims = link_claims(self._kept, before, self._shards, found, self._jobs)
        former = former_facts(data_dir, claims.before if before.shards else None)
        aliases = alias_rows(former, claims.now)
        parts = {"documents": found.parts} | claims.parts
        linked.settle(self._kept)
        own = self._own_tables(aliases, refused)
        for table, some in parts.items():
            for part in some:
                written = Written(part.rows, part.sha256, part.size)
                self._draft.take(table, part.main(self._kept), part.sha256[:16], written)
        for shard in self._shards:
            self._take(shard)
        for table, rows in own.items():
            if rows:
                self._draft.write(table, rows)
        return Assembled(
            parts,
            dict(sum((Counter(shard.told["statuses"]) for shard in self._shards), Counter())),
            [
                *sorted(one for shard in self._shards for one in shard.told["problems"]),
                *(row["message"] for row in own["issues"] if row["code"] == "not_read"),
            ],
            sum(shard.told["refused"] for shard in self._shards),
        )

    def _take(self, shard: Shard) -> None:
        """Puts the files of a shard that are published as they are into the draft."""
        files: Mapping[str, Any] = shard.told["files"]
        for table in AS_READ:
            if shard.has(table):
                file = f"{table}.parquet"
                written = Written(shard.told["rows"][table], *files[file])
                self._draft.take(table, shard.folder / file, shard.name, written)
        if shard.documents:
            written = Written(shard.documents, *files[search_index.FILE])
            self._draft.take(SEARCH, shard.folder / search_index.FILE, shard.name, written)

    def _own_tables(self, aliases: list[Row], refused: Sequence[tuple[str, str]]) -> Rows:
        """The rows that are of no one document."""
        named = [shard.read("named") for shard in self._shards if shard.has("named")]
        first = entities.first(pa.concat_tables([ENTITIES.empty_table(), *named]))
        rows = {
            "aliases": aliases,
            "places": entities.place_table(first),
            "actors": entities.actor_table(first),
            "issues": [_not_read(*one) for one in refused],
        }
        return {table: good for table, good in check_rows(rows).items() if table in rows}


def left_out_inside(told: Iterable[Row], without: frozenset[str]) -> list[tuple[str, str]]:
    """Parts of other documents that are left out: pairs of their name and why.

    Args:
        told: From `told_twice`.
        without: The sha256 of documents that are left out.
    """
    return sorted((row["path"], LEFT_OUT) for row in told if row["sha256"] in without)


def _not_read(shown: str, why: str) -> Row:
    """The issue of a file that was not read."""
    severity, code = ("info", QUIET[why]) if why in QUIET else ("warning", "not_read")
    issue: Row = {"doc_id": None, "passage_id": None, "severity": severity, "code": code}
    return issue | {"message": f"{shown} was not read: {why}"}
