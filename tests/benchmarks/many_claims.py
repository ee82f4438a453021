"""A snapshot of any number of claims, for measuring pages and queries.

    python tests/benchmarks/many_claims.py BASE TARGET [--claims N] [--seed N]

BASE is a data folder with a snapshot built from documents (`tip-atlas build tests/corpus ...`);
TARGET gets a snapshot in which those documents are told again and again under other identities
until it holds N claims (default 1,000,000). Each retelling moves its countries, its places (to
others of the same kind in the new country), its years and its counts, so that filters and groups
meet as much variety as in a real archive; two retellings out of three keep the facts of the one
before, so that facts have claims from several documents. Quotes and spans stay those of the base.
Retellings are written as they are made, into part files as those of a build: memory does not grow
with N. Ten million claims take some minutes and 3 GB of disk.
"""

import argparse
import functools
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import parts, search_index, store
from etl.read import Snapshot, open_snapshot
from etl.schema import TABLES, fact_tables

SHARED = ("places", "actors", "aliases", "issues")
"""Tables that all retellings share."""
OWN_IDS = ("claim_id", "doc_id", "passage_id", "mention_id", "sha256")
FACT_IDS = ("fact_id", "follows", "meeting")
TOLD_AGAIN = 3
"""Retellings in a row that tell the same facts."""
PART = 200_000
"""Rows of a part file."""
INDEXED = 2_048
"""Documents of a part of the search index."""
YEARS = 25
"""Years over which the retellings are spread."""
MOVED = {"place_name": "name", "country": "country", "admin1": "admin1", "lat": "lat", "lon": "lon"}
"""Columns of hotspots that repeat the place, with their names in the table places."""


class Base:
    """A table of the base, each of its columns taken apart once for all retellings.

    Attributes:
        name: Of the table.
        table: The table.
    """

    def __init__(self, name: str, table: pa.Table) -> None:
        self.name, self.table = name, table.combine_chunks()

    @functools.cache  # noqa: B019 - as long as the process
    def texts(self, column: str) -> tuple[np.ndarray, list[Any]]:
        """A column of texts, or of all items of its lists, as codes; the last name is null."""
        values = self._flat(column)
        codes, names = pd.factorize(np.asarray(values.to_pylist(), dtype=object))
        return np.where(codes < 0, len(names), codes), [*names.tolist(), None]

    def _flat(self, column: str) -> pa.Array:
        values = self.table.column(column).combine_chunks()
        return values.values if pa.types.is_list(values.type) else values

    def mapped(self, column: str, change: Callable[[Any], Any]) -> pa.Array:
        """A column whose texts, or items of lists, are changed."""
        codes, names = self.texts(column)
        kind = self.table.schema.field(column).type
        item = kind.value_type if pa.types.is_list(kind) else kind
        told = pa.array([change(name) for name in names], item).take(pa.array(codes))
        return self._relisted(column, told) if pa.types.is_list(kind) else told

    def spans(self, suffix: str) -> pa.Array:
        """The column support, its passages under other names."""
        flat = self._flat("support")
        fields = {flat.type.field(i).name: flat.field(i) for i in range(flat.type.num_fields)}
        fields["passage_id"] = pc.binary_join_element_wise(fields["passage_id"], suffix, "-")
        told = pa.StructArray.from_arrays(list(fields.values()), fields=list(flat.type))
        return self._relisted("support", told)

    def _relisted(self, column: str, items: pa.Array) -> pa.Array:
        lists = self.table.column(column).combine_chunks()
        mask = lists.is_null() if lists.null_count else None
        return pa.ListArray.from_arrays(lists.offsets, items, type=lists.type, mask=mask)


class Retelling:
    """How one retelling changes what the base says; the first changes nothing."""

    def __init__(self, number: int, places: pd.DataFrame, countries: list[str], seed: int) -> None:
        self.number = number
        random = np.random.default_rng([seed, number // TOLD_AGAIN])
        moved = random.permutation(countries) if number else countries
        self.countries = dict(zip(countries, map(str, moved), strict=True))
        self.places = _moved_places(places, self.countries, random) if number else {}
        self.months = int(random.integers(-12 * YEARS // 2, 12 * YEARS // 2)) if number else 0
        self.factor = float(random.lognormal(0, 1)) if number else 1.0

    def table(self, base: Base) -> pa.Table:
        """A table of the base as this retelling tells it."""
        if not self.number:
            return base.table
        told = {field.name: self._column(base, field) for field in base.table.schema}
        if base.name == "hotspots":
            told |= self._at_places(base)
        return pa.table(list(told.values()), schema=base.table.schema)

    def _column(self, base: Base, field: pa.Field) -> pa.Array | pa.ChunkedArray:
        values = base.table.column(field.name)
        declared = TABLES[base.name].by_name[field.name]
        if field.name in OWN_IDS:
            return pc.binary_join_element_wise(values, f"r{self.number}", "-")
        if field.name in FACT_IDS:
            return pc.binary_join_element_wise(values, f"f{self.number // TOLD_AGAIN}", "-")
        if field.name == "support":
            return base.spans(f"r{self.number}")
        if field.name.endswith("place_id"):
            ids = self.places["place_id"]
            return base.mapped(field.name, lambda place: ids.get(place, place))
        if pa.types.is_date(field.type):
            days = pc.cast(pc.cast(values, pa.int32()), pa.int64())
            return pc.cast(pc.cast(pc.add(days, self.months * 30), pa.int32()), field.type)
        if "alpha-2" in (declared.unit or ""):
            return base.mapped(field.name, lambda code: self.countries.get(code, code))
        if field.name.startswith(("victims", "value", "budget")):
            scaled = pc.multiply(pc.cast(values, pa.float64()), self.factor)
            return pc.cast(pc.round(scaled), field.type)
        return values

    def _at_places(self, base: Base) -> dict[str, pa.Array]:
        """What the table repeats of its places, as of those it was moved to."""
        places, names = base.texts("place_id")
        told: dict[str, pa.Array] = {}
        for column, source in MOVED.items():
            field = base.table.schema.field(column)
            found = pa.array([self.places[source].get(name) for name in names], field.type)
            stated = base.table.column(column).combine_chunks()
            told[column] = pc.coalesce(found.take(pa.array(places)), stated)
        borders = base.table.column("border").to_pylist()
        sides = zip(borders, told["country"].to_pylist(), strict=True)
        return told | {"border": pa.array([_border(*side) for side in sides], pa.string())}


def _border(border: str | None, country: str | None) -> str | None:
    """A border that the new country has a side of."""
    if border is None or country is None or country in border:
        return border
    return "-".join(sorted([border[:2], country]))


def _moved_places(
    places: pd.DataFrame, countries: dict[str, str], random: np.random.Generator
) -> dict[str, dict[str, Any]]:
    """By column, old place id to the value of its new place: same kind, in the new country."""
    pools = {key: part.index for key, part in places.groupby(["country", "kind"])}
    chosen = []
    for index, country, kind in zip(places.index, places["country"], places["kind"], strict=True):
        pool = pools.get((countries.get(country, country), kind))
        chosen.append(pool[random.integers(len(pool))] if pool is not None else index)
    new = places.loc[chosen]
    return {
        column: dict(zip(places["place_id"], _nulls(new[column]), strict=True))
        for column in ("place_id", *MOVED.values())
    }


def _nulls(values: pd.Series) -> list[Any]:
    return values.astype(object).where(values.notna(), None).tolist()


def make(base: Snapshot, target: Path, claims: int, seed: int) -> Path:
    """Write the snapshot and make it current; gives its folder."""
    tables = {name: Base(name, pq.read_table(base.path(name))) for name in TABLES}
    each = sum(tables[name].table.num_rows for name in fact_tables())
    places = tables["places"].table.to_pandas()
    countries = sorted(c for c in places["country"].dropna().unique())
    retellings = [Retelling(n, places, countries, seed) for n in range(-(-claims // each))]
    draft = target / "snapshots" / "drafted"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    written = {name: _write(draft, tables[name], retellings) for name in TABLES}
    snapshot_id = f"many-{claims}-{seed}"
    manifest = base.manifest | {
        "id": snapshot_id,
        "tables": written,
        "inputs": [],
        "search": {"files": _write_index(draft, tables, len(retellings))},
    }
    (draft / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    folder = draft.with_name(snapshot_id)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    store.set_current(target, snapshot_id)
    return folder


def _write_index(folder: Path, tables: dict[str, Base], retellings: int) -> dict[str, str]:
    """Write the search index in parts; gives their hashes. It holds each text as often as told."""
    # Each text comes in every retelling: it is folded once.
    search_index.as_stored = functools.cache(search_index.as_stored)
    passages: dict[str, list[dict[str, Any]]] = {}
    columns = ["doc_id", "text", "furniture", "marking", "part"]
    for row in tables["passages"].table.select(columns).to_pylist():
        passages.setdefault(row["doc_id"], []).append(row)
    documents = tables["documents"].table.to_pylist()
    (folder / "search").mkdir()
    files: dict[str, str] = {}
    for first in range(0, retellings, each := -(-INDEXED // len(documents))):
        path = folder / "search" / f"part-{len(files):05}.sqlite"
        writer = search_index.Writer(path)
        for number in range(first, min(first + each, retellings)):
            suffix = f"-r{number}" if number else ""
            for row in documents:
                named = row | {"doc_id": row["doc_id"] + suffix}
                writer.add(named, passages.get(row["doc_id"], []))
        writer.close()
        files[path.relative_to(folder).as_posix()] = parts.sha256_of(path)
    return files


def _write(folder: Path, base: Base, retellings: list[Retelling]) -> dict[str, Any]:
    """Write a table as etl.parts does; gives its rows and hashes."""
    told = retellings[:1] if base.name in SHARED else retellings
    paths: list[Path] = []
    rows = 0
    for number, part in enumerate(_cut(base, told)):
        path = folder / base.name / f"part-{number:05}.parquet"
        path.parent.mkdir(exist_ok=True)
        pq.write_table(part, path, compression="zstd", row_group_size=parts.GROUP)
        rows, paths = rows + part.num_rows, [*paths, path]
    if len(paths) == 1:
        whole = folder / f"{base.name}.parquet"
        paths[0].rename(whole)
        whole.with_suffix("").rmdir()
        paths = [whole]
    files = {path.relative_to(folder).as_posix(): parts.sha256_of(path) for path in paths}
    return {"rows": rows, "files": files}


def _cut(base: Base, told: list[Retelling]) -> Iterator[pa.Table]:
    """What the retellings tell, in tables of as many rows as a part file has."""
    waiting = base.table.slice(0, 0)
    for retelling in told:
        waiting = pa.concat_tables([waiting, retelling.table(base)])
        while waiting.num_rows > PART:
            yield waiting.slice(0, PART)
            waiting = waiting.slice(PART)
    yield waiting


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    folder = make(open_snapshot(given.base), given.target, given.claims, given.seed)
    written = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["tables"]
    print(folder, {name: table["rows"] for name, table in written.items()})


if __name__ == "__main__":
    main()
