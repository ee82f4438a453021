"""Makes shards: reads files into one, or makes one of others; the work of one process.

Rows are checked by the gate where they were read, and written batch by batch, so memory does not
grow with a shard. A shard appears under its name in one step, when it is whole.
"""

import json
import os
import shutil
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import copies, entities, reading, search_index
from etl.files import Input, key_of
from etl.gate import Gate, Row, Rows, check_rows
from etl.inputs import at_hand
from etl.link import linked_by, made_at
from etl.parts import PartWriter, Written, as_table, ended, sync, write_table
from etl.schema import SCHEMA_VERSION, TABLES, arrow_schema, fact_tables
from etl.shards import (
    AS_READ,
    ENTITIES,
    HELD,
    MAKING,
    RUNS,
    TOLD,
    Change,
    Order,
    Shard,
    fact_schema,
    found,
)

BATCH = 50
"""Documents that are checked and written together."""
OF_CLAIMS = 1_024
"""Claims that are written at once: what linking can pass over."""
STEADY = ("ok", "empty", "encrypted", "unsupported")
"""Statuses that come out alike at each reading; others may be for want of time, memory or disk."""
UNSTEADY = "extractor_failed"
PROBLEMS = ("empty", "unreadable", "encrypted", "too_large", "unsupported", "failed")
"""Statuses of documents that could not be read as they should."""
PARTLY = ("extractor_failed", "scanned_pages", "damaged_pages", "cut_off", "odd_fonts")
PARTLY += ("parts_skipped", "messages_skipped")
"""Issues of documents that were read in part."""
ENDED = "Reading it ended the process."
SCHEMAS = (
    {name: arrow_schema(name) for name in ("documents", *AS_READ)}
    | {name: fact_schema(name) for name in fact_tables()}
    | {"held": HELD, "entities": ENTITIES, "named": ENTITIES, "runs": RUNS}
)
"""The tables of a shard."""
Told = Callable[[str], None]
"""Called with the name of each file that is done."""


class ShardFiles:
    """The files of a shard that is being written."""

    def __init__(self, order: Order | Change) -> None:
        """Begins them.

        Raises:
            OSError: The folder cannot be written.
        """
        self._order = order
        self._target = order.kept / order.name
        self._folder = order.kept / f"{MAKING}{order.name}-{os.getpid()}"
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._parts: dict[str, PartWriter] = {}
        self._entities: list[pa.Table] = []
        self._claims: dict[str, list[pa.Table]] = defaultdict(list)
        self.index = search_index.Writer(self._folder / search_index.FILE)

    def add(self, table: str, rows: pa.Table) -> None:
        """Takes rows of a table.

        Raises:
            OSError: The folder cannot be written.
        """
        if not rows.num_rows:
            return
        if table in fact_tables():
            self._claims[table].append(rows)
            return
        if table == "entities":
            self._entities.append(rows)
        if table not in self._parts:
            path = self._folder / f"{table}.parquet"
            self._parts[table] = PartWriter(path, SCHEMAS[table])
        self._parts[table].add(rows)

    def _close(self) -> dict[str, Written]:
        """Ends all tables."""
        if self._entities:
            self.add("named", entities.first(pa.concat_tables(self._entities)))
        written = {f"{name}.parquet": part.close() for name, part in self._parts.items()}
        for table, some in self._claims.items():
            rows = pa.concat_tables(some).cast(SCHEMAS[table])
            rows = rows.sort_by([("block", "ascending"), ("claim_id", "ascending")])
            path = self._folder / f"{table}.parquet"
            written[path.name] = write_table(path, rows, OF_CLAIMS)
        return written

    def close(self, told: dict[str, Any]) -> Shard:
        """Ends all files, and gives the folder its name.

        Args:
            told: For `shard.json`: statuses, problems, refused.

        Raises:
            OSError: The folder cannot be written.
        """
        written = self._close()
        rows = {name.removesuffix(".parquet"): one.rows for name, one in written.items()}
        self.index.close()
        written[search_index.FILE] = ended(self._folder / search_index.FILE)
        told = told | {
            "version": self._order.version,
            "schema_version": SCHEMA_VERSION,
            "rows": dict(sorted(rows.items())),
            "files": {name: _stated(one) for name, one in sorted(written.items())},
        }
        path = self._folder / TOLD
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        sync(path)
        sync(self._folder)
        shutil.rmtree(self._target, ignore_errors=True)
        self._folder.rename(self._target)
        sync(self._target.parent)
        return Shard(self._target, told)

    def abandon(self) -> None:
        """Ends what was begun; of a shard that is whole nothing is lost."""
        self.index.abandon()
        for part in self._parts.values():
            part.abandon()
        shutil.rmtree(self._folder, ignore_errors=True)


def _stated(written: Written) -> list[Any]:
    return [written.sha256, written.size]


def made(order: Order, told: Told | None = None) -> Shard | str:
    """Reads files into a shard; one that is whole already is taken as it is.

    Args:
        order: What to read, and where to.
        told: Is called after each file.

    Returns:
        The shard, or what the system says where the folder cannot be written.

    Raises:
        SchemaError: A row of documents, passages or issues is not as declared.
    """
    if (known := found(order.kept, order.name, order.version)) is not None:
        return known
    try:
        files = ShardFiles(order)
    except OSError as error:
        return error.strerror or str(error)
    try:
        reader = _Reader(order, files)
        for at in range(0, len(order.files), BATCH):
            with at_hand(order.files[at : at + BATCH]) as here:
                for file in here:
                    reader.read(file)
                    if told is not None:
                        told(file.shown)
        return reader.close()
    except OSError as error:
        return error.strerror or str(error)
    finally:
        files.abandon()


class _Reader:
    """Reads the files of an order, batch by batch."""

    def __init__(self, order: Order, files: ShardFiles) -> None:
        self._order, self._files = order, files
        self._origin = uuid.uuid4().hex
        self._gate = Gate()
        self._batch: list[Rows] = []
        self._held: list[Row] = []
        self._statuses: Counter[str] = Counter()
        self._problems: list[str] = []
        self._refused = 0
        self._files_own = {reading.doc_id(file.sha256, file.shown) for file in order.files}
        self._taken: set[str] = set()

    def read(self, file: Input) -> None:
        broken = self._order.broken
        found = [reading.failed(file, ENDED)] if broken else reading.process(file)
        steady = bool(file.sha256) and all(map(_steady, found))
        key = key_of(file)
        for number, rows in enumerate(found):
            (document,) = rows["documents"]
            doc_id, sha256 = document["doc_id"], document["sha256"]
            # A document that is also a file of its own is told by that.
            known = doc_id in self._taken or number > 0 and doc_id in self._files_own
            kept = not known and sha256 not in self._order.without
            row = {"key": key, "doc_id": doc_id, "sha256": sha256, "kept": kept}
            row |= {"path": document["path"], "member": number > 0, "steady": steady}
            self._held.append(row | {"origin": self._origin})
            if kept:
                self._taken.add(doc_id)
                self._batch.append(rows)
        if len(self._batch) >= BATCH:
            self._take()

    def close(self) -> Shard:
        self._take()
        self._files.add("held", as_table(self._held, HELD))
        return self._files.close(
            {
                "statuses": dict(sorted(self._statuses.items())),
                "problems": self._problems,
                "refused": self._refused,
            }
        )

    def _take(self) -> None:
        """Checks the batch and writes what is right of it."""
        batch, self._batch = self._batch, []
        tables: Rows = {name: [] for name in TABLES if name != "actors"}
        named = [row for rows in batch for row in entities.named(rows)]
        self._files.add("entities", as_table(named, ENTITIES))
        for rows in batch:
            for name, some in rows.items():
                if name != "actors":
                    tables[name] += some
        good = check_rows(tables, self._gate)
        self._note(good)
        for name in ("documents", *AS_READ):
            self._files.add(name, as_table(good[name], arrow_schema(name)))
        told = _by_document(good["passages"])
        for document in good["documents"]:
            self._files.index.add(document, told[document["doc_id"]])
        self._add_claims(good, told)

    def _add_claims(self, good: Rows, told: dict[str, list[Row]]) -> None:
        """Writes claims with what linking asks for, and what can be copied of their documents."""
        documents = {row["doc_id"]: row for row in good["documents"]}
        meetings = _by_document(good["meetings"])
        texts = dict(map(itemgetter("passage_id", "text"), good["passages"]))
        telling: dict[str, None] = {}
        for name in fact_tables():
            rows = good[name]
            telling |= dict.fromkeys(row["doc_id"] for row in rows)
            known = [
                row | linked_by(name, row, texts[row["passage_id"]], documents[row["doc_id"]])
                for row in rows
            ]
            if name == "agreements":
                known = [row | {"made_at": made_at(row, meetings[row["doc_id"]])} for row in known]
            self._files.add(name, as_table(known, fact_schema(name)))
        runs = [{"doc_id": one, "runs": copies.told(told[one])} for one in telling]
        self._files.add("runs", as_table(runs, RUNS))

    def _note(self, good: Rows) -> None:
        self._statuses.update(row["status"] for row in good["documents"])
        self._problems += problems(good["documents"], good["issues"])
        self._refused += sum(row["code"] == "refused" for row in good["issues"])


def _steady(rows: Rows) -> bool:
    (document,) = rows["documents"]
    said = {issue["code"] for issue in rows.get("issues", ())}
    return document["status"] in STEADY and UNSTEADY not in said


def _by_document(passages: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for passage in passages:
        found[passage["doc_id"]].append(passage)
    return found


def problems(documents: Iterable[Row], issues: Iterable[Row]) -> list[str]:
    """One sentence for each document that could not be read whole, naming it.

    Args:
        documents: Rows of the documents table.
        issues: Rows of the issues table that are of them.
    """
    found: list[str] = []
    paths: dict[str, str] = {}
    for row in documents:
        paths[row["doc_id"]] = row["path"]
        if row["status"] in PROBLEMS:
            found.append(f"{row['path']}: {row['status_detail'] or row['status']}")
    return found + [
        f"{paths[row['doc_id']]}: {row['message']}" for row in issues if row["code"] in PARTLY
    ]


def leftovers(kept: Path) -> list[Path]:
    """Folders of shards that were begun by builds that died."""
    return sorted(kept.glob(f"{MAKING}*")) if kept.is_dir() else []
