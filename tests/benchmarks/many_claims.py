"""A snapshot of any number of claims, for measuring pages and queries.

    python tests/benchmarks/many_claims.py BASE TARGET [--claims N] [--seed N]

BASE is a data folder with a snapshot built from documents (`tip-atlas build tests/corpus ...`);
TARGET gets a snapshot in which those documents are told again and again under other identities
until it holds N claims (default 1,000,000). Each retelling moves its countries, its places (to
others of the same kind in the new country), its years and its counts, so that filters and groups
meet as much variety as in a real archive; two retellings out of three keep the facts of the one
before, so that facts have claims from several documents. Quotes and spans stay those of the base.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import parts, search_index, store
from etl.read import Snapshot, open_snapshot
from etl.schema import TABLES, fact_tables
from etl.search_index import HEAD

SHARED = ("places", "actors", "aliases", "issues")
"""Tables that all retellings share."""
OWN_IDS = ("claim_id", "doc_id", "passage_id", "mention_id", "sha256")
FACT_IDS = ("fact_id", "follows", "meeting")
TOLD_AGAIN = 3
"""Retellings in a row that tell the same facts."""
YEARS = 25
"""Years over which the retellings are spread."""
GROUP = 100_000
"""Rows of a row group: what a query can skip."""


class Retelling:
    """How one retelling changes what the base says; the first changes nothing."""

    def __init__(self, number: int, places: pd.DataFrame, countries: list[str], seed: int) -> None:
        self.number = number
        random = np.random.default_rng([seed, number // TOLD_AGAIN])
        moved = random.permutation(countries) if number else countries
        self.countries = dict(zip(countries, map(str, moved), strict=True))
        self.places = _moved_places(places, self.countries, random) if number else None
        self.months = int(random.integers(-12 * YEARS // 2, 12 * YEARS // 2)) if number else 0
        self.factor = float(random.lognormal(0, 1)) if number else 1.0

    def table(self, base: pa.Table, name: str) -> pa.Table:
        """A table of the base as this retelling tells it."""
        if not self.number:
            return base
        columns = [
            self._column(name, base.column(i), base.schema.field(i))
            for i in range(base.num_columns)
        ]
        told = pa.table(columns, schema=base.schema)
        return self._with_places(told, name)

    def _column(self, table: str, values: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray:
        declared = TABLES[table].by_name[field.name]
        if field.name in OWN_IDS:
            return pc.binary_join_element_wise(values, f"r{self.number}", "-")
        if field.name in FACT_IDS:
            return pc.binary_join_element_wise(values, f"f{self.number // TOLD_AGAIN}", "-")
        if field.name == "support":
            return pa.chunked_array([pa.array(self._support(values), field.type)])
        if pa.types.is_date(field.type) and not table.startswith("place"):
            days = pc.cast(pc.cast(values, pa.int32()), pa.int64())
            return pc.cast(pc.cast(pc.add(days, self.months * 30), pa.int32()), field.type)
        if "alpha-2" in (declared.unit or ""):
            return pa.chunked_array([pa.array(map(self._country, values.to_pylist()), field.type)])
        if field.name.startswith(("victims", "value", "budget")):
            return pc.cast(
                pc.round(pc.multiply(pc.cast(values, pa.float64()), self.factor)), field.type
            )
        return values

    def _country(self, cell: object) -> object:
        if isinstance(cell, list):
            return [self.countries.get(code, code) for code in cell]
        return self.countries.get(cell, cell)

    def _support(self, values: pa.ChunkedArray) -> list[list[dict] | None]:
        return [
            None
            if spans is None
            else [span | {"passage_id": f"{span['passage_id']}-r{self.number}"} for span in spans]
            for spans in values.to_pylist()
        ]

    def _with_places(self, told: pa.Table, name: str) -> pa.Table:
        """The places moved, and what a table repeats of them with them."""
        for column in [c for c in told.column_names if c.endswith("place_id")]:
            old = told.column(column).to_pylist()
            new = [self.places["place_id"].get(place) for place in old]
            told = _with(told, column, new)
            if name != "hotspots":
                continue
            for repeated in ("place_name", "country", "admin1", "lat", "lon"):
                source = "name" if repeated == "place_name" else repeated
                stated = told.column(repeated).to_pylist()
                found = [self.places[source].get(place) for place in old]
                told = _with(
                    told,
                    repeated,
                    [f if f is not None else s for f, s in zip(found, stated, strict=True)],
                )
            told = _with(
                told,
                "border",
                [
                    _border(b, c)
                    for b, c in zip(
                        told.column("border").to_pylist(),
                        told.column("country").to_pylist(),
                        strict=True,
                    )
                ],
            )
        return told


def _border(border: str | None, country: str | None) -> str | None:
    """A border that the new country has a side of."""
    if border is None or country is None or country in border:
        return border
    return "-".join(sorted([border[:2], country]))


def _with(table: pa.Table, name: str, values: list) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(
        place, table.schema.field(place), pa.array(values, table.schema.field(place).type)
    )


def _moved_places(
    places: pd.DataFrame, countries: dict[str, str], random: np.random.Generator
) -> dict:
    """By column, old place id to the value of its new place: same kind, in the new country."""
    pools = {key: part for key, part in places.groupby(["country", "kind"])}
    chosen = []
    for place in places.itertuples():
        pool = pools.get((countries.get(place.country, place.country), place.kind))
        chosen.append(pool.index[random.integers(len(pool))] if pool is not None else place.Index)
    new = places.loc[chosen]
    return {
        column: dict(zip(places["place_id"], _nulls(new[column]), strict=True))
        for column in ("place_id", "name", "country", "admin1", "lat", "lon")
    }


def _nulls(values: pd.Series) -> list:
    return [None if pd.isna(value) else value for value in values]


def make(base: Snapshot, target: Path, claims: int, seed: int) -> Path:
    """Write the snapshot and make it current; gives its folder."""
    tables = {name: pq.read_table(base.path(name)) for name in TABLES}
    each = sum(tables[name].num_rows for name in fact_tables())
    places = tables["places"].to_pandas()
    countries = sorted(c for c in places["country"].dropna().unique())
    retellings = [Retelling(n, places, countries, seed) for n in range(-(-claims // each))]
    draft = target / "snapshots" / "drafted"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    written = {name: _write(draft, name, tables[name], retellings) for name in TABLES}
    snapshot_id = f"many-{claims}-{seed}"
    manifest = base.manifest | {
        "id": snapshot_id,
        "tables": written,
        "inputs": [],
        "search": {"files": _write_index(draft)},
    }
    (draft / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    folder = draft.with_name(snapshot_id)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    store.set_current(target, snapshot_id)
    return folder


def _write_index(folder: Path) -> dict[str, str]:
    """Write the search index; gives its hash. It holds each text as often as it is retold."""
    path = folder / search_index.FILE
    documents = pq.read_table(folder / "documents.parquet", columns=["doc_id", "title", *HEAD])
    columns = ["doc_id", "text", "furniture", "marking", "part"]
    passages = pq.ParquetFile(folder / "passages.parquet").iter_batches(columns=columns)
    rows = (row for batch in passages for row in batch.to_pylist())
    search_index.write(path, documents.to_pylist(), rows)
    return {path.name: parts.sha256_of(path)}


def _write(folder: Path, name: str, base: pa.Table, retellings: list[Retelling]) -> dict:
    path = folder / f"{name}.parquet"
    told = retellings[:1] if name in SHARED else retellings
    rows, waiting = 0, []
    with pq.ParquetWriter(path, base.schema, compression="zstd") as writer:
        for retelling in told:
            waiting.append(retelling.table(base, name))
            if sum(table.num_rows for table in waiting) >= GROUP or retelling is told[-1]:
                together = pa.concat_tables(waiting)
                writer.write_table(together)
                rows, waiting = rows + together.num_rows, []
    return {"rows": rows, "files": {path.name: parts.sha256_of(path)}}


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
