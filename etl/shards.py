"""Shards: batches of documents as they were read, each made whole by one process and kept.

A shard is a folder `kept/NAME` of the data folder, written once. Snapshots name its passages,
mentions, issues and search index as they are; documents and claims go into theirs as `etl.linking`
completes them. What one says of another document is never in a shard, so the shards of unchanged
documents serve every further build, and those that a killed build had finished serve the next one.

    documents, FACTS     rows as they were read; facts with what linking asks for (`fact_schema`)
    passages, mentions, issues, search.sqlite     as they are published
    held                 what was read of which file (`HELD`)
    entities, named      places and actors by document, and the first document of each
    runs                 of documents with claims, what others can have copied (`etl.copies`)
    shard.json           rows, hashes and sizes of these; statuses and problems of its documents
"""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.files import Files, Input, key_of
from etl.parts import plain, plain_between, sha256_of
from etl.schema import SCHEMA_VERSION, arrow_schema

KEPT = "kept"
"""The folder in the data folder."""
TOLD = "shard.json"
MAKING = ".making-"
"""Begins the name of a folder that is not whole yet."""
AS_READ = ("passages", "mentions", "issues")
"""Tables that snapshots have from shards as they are."""
LARGE = 2_048
"""Files of a shard in a large build."""
LEAST, MANY = 64, 16
"""Files that are worth a shard of their own, up to so many shards: work for all processes."""
LAST, FINER = 2, 2
"""Batches that are parted anew, by so many bits more: no process waits long for another's last."""
HELD = pa.schema(
    [
        ("key", pa.string()),  # of the input: see `key_of`
        ("doc_id", pa.string()),
        ("sha256", pa.string()),
        ("path", pa.string()),
        ("member", pa.bool_()),  # it is part of another document
        ("kept", pa.bool_()),  # its rows are in this shard; else in another, or nowhere
        ("steady", pa.bool_()),  # the input would be read alike another time
        ("origin", pa.string()),  # of the reading; no two readings have the same
    ]
)
ENTITIES = pa.schema(
    [
        ("kind", pa.string()),
        ("id", pa.string()),
        ("doc_id", pa.string()),
        ("name", pa.string()),
        ("of_kind", pa.string()),
        ("country", pa.string()),
    ]
)
RUNS = pa.schema([("doc_id", pa.string()), ("runs", pa.list_(pa.uint32()))])
_OF_ANY = [
    ("block", pa.uint64()),  # claims of one fact have the same
    ("said", pa.uint64()),  # its quote, as `etl.credibility` compares them
    ("named", pa.uint64()),  # its source; null where none is named
    ("official", pa.bool_()),  # whether that is an official one
]
_WORDS = ("words", pa.list_(pa.uint64()))
"""What a claim is compared by, each word as a number."""
_LINKING: dict[str, list[tuple[str, pa.DataType]]] = {
    "figures": [
        _WORDS,
        ("doc_year", pa.int32()),
        ("doc_countries", pa.list_(pa.string())),
    ],
    "meetings": [
        _WORDS,
        ("chain", pa.uint64()),  # of the series whose rounds follow each other
        ("counted", pa.bool_()),  # whether its own words count it
    ],
    "agreements": [("made_at", pa.string())],  # the claim of the meeting of its document
    "roles": [_WORDS],
    "programmes": [_WORDS],
}


def linking_fields(table: str) -> list[pa.Field]:
    """The columns beside those of a fact table that linking asks for: `etl.link.linked_by`."""
    return [pa.field(*one) for one in (*_OF_ANY, *_LINKING.get(table, []))]


def fact_schema(table: str) -> pa.Schema:
    """The columns of a fact table in a shard."""
    return pa.schema([*arrow_schema(table), *linking_fields(table)])


@dataclass(frozen=True)
class Shard:
    """A shard that is whole.

    Attributes:
        folder: Where it lies.
        told: What its `shard.json` says: version, rows by file, files (sha256 and size),
            statuses, problems, refused.
    """

    folder: Path
    told: dict[str, Any]

    @property
    def name(self) -> str:
        """Its name: of what it was made from."""
        return self.folder.name

    def has(self, file: str) -> bool:
        """Whether it has rows of a table."""
        return f"{file}.parquet" in self.told["files"]

    def read(self, file: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Rows of one of its tables that it has.

        Raises:
            OSError: It cannot be read.
            pa.ArrowException: It is damaged.
        """
        return plain(pq.ParquetFile(self.folder / f"{file}.parquet"), columns)

    def between(self, file: str, column: str, first: int, last: int) -> pa.Table:
        """Rows of one of its tables among which are all whose number is between two.

        Raises:
            OSError: It cannot be read.
            pa.ArrowException: It is damaged.
        """
        return plain_between(self.folder / f"{file}.parquet", column, first, last)

    @cached_property
    def held(self) -> pa.Table:
        """What was read of which file: `HELD`."""
        return self.read("held")

    @property
    def documents(self) -> int:
        """How many documents it has rows of."""
        return self.told["rows"].get("documents", 0)


@dataclass(frozen=True, slots=True)
class Order:
    """What one process reads into a shard.

    Attributes:
        kept: The folder of shards.
        name: Of the shard.
        version: Of the code that reads.
        files: What to read.
        without: The sha256 of documents that are left out wherever they turn up.
        broken: Whether reading the files ended a process: they get a status that says so.
    """

    kept: Path
    name: str
    version: str
    files: tuple[Input, ...]
    without: frozenset[str] = frozenset()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Shards that become one, without some documents.

    Attributes:
        kept: The folder of shards.
        name: Of the shard.
        version: Of the code that reads.
        sources: Names of shards, each with the ids of documents that go, and the keys of files
            that go with all that was read of them.
    """

    kept: Path
    name: str
    version: str
    sources: tuple[tuple[str, frozenset[str], frozenset[str]], ...]


def name_of(*parts: object) -> str:
    """A short name of what a shard is made from."""
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "replace")).hexdigest()[:20]


class Orders(Sequence[Order]):
    """The shards that files are read into; each order is made where it is asked for.

    Files go together by the first digits of their hash: so a file more or less changes one shard,
    and shards of one build know each others' documents apart.
    """

    def __init__(self, files: Files, kept: Path, version: str, without: frozenset[str]) -> None:
        """Takes what is to be read: see `Order`."""
        self._files, self._known = files, (kept, version, without)
        wanted = max(len(files) / LARGE, min(len(files) / LEAST, MANY))
        bits = max(0, int(wanted).bit_length() - (int(wanted) & (int(wanted) - 1) == 0))
        named = zip(*(files.columns[name].to_pylist() for name in ("sha256", "shown")), strict=True)
        batches: dict[tuple[int, int], list[tuple[str, str, int]]] = defaultdict(list)
        for at, (sha256, shown) in enumerate(named):
            digits = sha256 or hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()
            first = int(digits[:8], 16)
            number = first >> (32 - bits)
            last = bits > LAST and number >= (1 << bits) - LAST
            part = first >> (32 - bits - FINER) if last else 0
            batches[number, part].append((digits, shown, at))
        self._places = [
            np.array([at for _, _, at in sorted(batch)], np.int32)
            for _, batch in sorted(batches.items())
        ]

    def __len__(self) -> int:
        """Number of orders."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Order: ...
    @overload
    def __getitem__(self, at: slice) -> list[Order]: ...
    def __getitem__(self, at: int | slice) -> Order | list[Order]:
        """An order, or some of them."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        return order(tuple(self._files.at(self._places[at].tolist())), *self._known)


def order(
    files: tuple[Input, ...],
    kept: Path,
    version: str,
    without: frozenset[str],
    broken: bool = False,
) -> Order:
    """The order for one shard of these files."""
    keys = [(file.shown, key_of(file)) for file in files]
    name = name_of(version, keys, sorted(without), broken)
    return Order(kept, name, version, files, without, broken)


def halves(whole: Order) -> list[Order]:
    """A shard whose making ended a process, as two; the one file that did it is named broken."""
    files = whole.files
    if len(files) == 1:
        return [order(files, whole.kept, whole.version, whole.without, broken=True)]
    at = len(files) // 2
    return [
        order(some, whole.kept, whole.version, whole.without) for some in (files[:at], files[at:])
    ]


def change(
    kept: Path, version: str, sources: Iterable[tuple[str, frozenset[str], frozenset[str]]]
) -> Change:
    """The change that makes one shard of some: see `Change`."""
    named = tuple(sources)
    name = name_of(version, [(one, sorted(ids), sorted(keys)) for one, ids, keys in named])
    return Change(kept, name, version, named)


def found(kept: Path, name: str, version: str | None = None) -> Shard | None:
    """A shard that is whole, as far as its files' sizes tell; None where there is none.

    Args:
        kept: The folder of shards.
        name: Of the shard.
        version: Of the code that reads; a shard of another one is none. None: of any.
    """
    folder = kept / name
    try:
        told = json.loads((folder / TOLD).read_text(encoding="utf-8"))
        sizes = {entry.name: entry.stat().st_size for entry in os.scandir(folder)}
        whole = version in (None, told["version"]) and told["schema_version"] == SCHEMA_VERSION
        whole = whole and all(sizes.get(name) == one[1] for name, one in told["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Shard(folder, told) if whole else None


def all_found(kept: Path, version: str | None = None, first: Sequence[str] = ()) -> list[Shard]:
    """All shards that are whole: some first, the others in the order of their names."""
    try:
        names = sorted(path.name for path in kept.iterdir() if not path.name.startswith("."))
    except OSError:
        return []
    known = set(first)
    ordered = [*first, *(name for name in names if name not in known)]
    return [shard for name in ordered if (shard := found(kept, name, version)) is not None]


def damaged(shard: Shard) -> list[str]:
    """Names of files of a shard that are not what was written; reads each to its end."""
    return [
        name
        for name, (sha256, _) in shard.told["files"].items()
        if not (shard.folder / name).is_file() or sha256_of(shard.folder / name) != sha256
    ]
