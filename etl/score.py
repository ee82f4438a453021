"""Precision, recall and F1 of a snapshot against annotated documents, per kind of fact.

A gold file is matched to a document by the stem of documents.path.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from etl.gate import Row
from etl.gold import (
    FIELDS,
    SAME,
    Item,
    accepts,
    date_ok,
    field_ok,
    match,
    plain_name,
    stated_date,
)
from etl.read import open_snapshot

KINDS = ("flows", "hotspots", "places", "countries", "meetings", "agreements", "figures")
TABLES = ("documents", "mentions", "hotspots", "flows", "meetings", "agreements", "figures")
SHOWN = (
    *("origin_country", "destination_country", "place_name", "name", "country", "value_low"),
    *("value_high", "unit", "date_start", "parties", "kind", "quote"),
)
"""Columns printed of a false hit."""


class NoSplit(Exception):
    """A split was asked for, but no split.csv is there; the message says where."""


@dataclass(slots=True)
class Count:
    """Right ones, false hits and misses of one kind."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of what the gold has that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """What was counted.

    Attributes:
        documents: Annotated documents found in the snapshot.
        missing: Ids of those not found: all that they state is missed.
        kinds: By kind of fact.
        attributes: By attribute of documents: right ones and all.
        fields: By kind.field of the facts found: right ones and all.
        errors: (id, kind, items missed, rows that are false).
    """

    documents: int = 0
    missing: list[str] = field(default_factory=list[str])
    kinds: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    attributes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    errors: list[tuple[str, str, list[Item], list[Row]]] = field(
        default_factory=list[tuple[str, str, list[Item], list[Row]]]
    )

    @property
    def mean_f1(self) -> float:
        """Mean over the kinds of fact."""
        return sum(count.f1 for count in self.kinds.values()) / len(self.kinds)

    @property
    def attribute_share(self) -> float:
        """Share of right document attributes."""
        return _share(self.attributes)

    @property
    def field_share(self) -> float:
        """Share of right fields of the facts found."""
        return _share(self.fields)


def _share(counted: dict[str, list[int]]) -> float:
    return sum(v[0] for v in counted.values()) / max(1, sum(v[1] for v in counted.values()))


def _tally(counted: dict[str, list[int]], name: str, right: bool) -> None:
    counted[name][0] += right
    counted[name][1] += 1


def score_snapshot(data_dir: Path, gold: Sequence[Path], split: str | None = None) -> Scores:
    """Scores the current snapshot.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        gold: Folders of annotated documents.
        split: Only documents that split.csv (in such a folder or above it) puts into this split.

    Raises:
        SnapshotError: There is no snapshot.
        NoSplit: There is no split.csv.
    """
    snapshot = open_snapshot(data_dir)
    tables = {name: pq.read_table(snapshot.path(name)).to_pylist() for name in TABLES}
    return score_tables(tables, gold_items(gold, split))


def gold_items(folders: Sequence[Path], split: str | None = None) -> list[tuple[str, Item]]:
    """Annotated documents with their ids: the stem of their document's name."""
    found: list[tuple[str, Item]] = []
    for folder in folders:
        wanted = None if split is None else _split(folder, split)
        for path in sorted(folder.glob("*.json")):
            item = json.loads(path.read_text(encoding="utf-8"))
            name = item.get("seed", "").rsplit(".", 1)[0] or path.stem
            if wanted is None or name in wanted or path.stem in wanted:
                found.append((name, item))
    return found


def _split(folder: Path, split: str) -> set[str]:
    """Ids of the documents in a split; of the set that has the folder's name, where one has."""
    here = folder.resolve()
    for above in (here, *here.parents):
        if (above / "split.csv").is_file():
            with (above / "split.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            sets = {row["set"] for row in rows} & {here.name, here.parent.name}
            return {
                row["document"]
                for row in rows
                if row["split"] == split and (not sets or row["set"] in sets)
            }
    raise NoSplit(f"There is no split.csv in {folder} or above it: leave --split out.")


def score_tables(tables: dict[str, list[Row]], gold: Sequence[tuple[str, Item]]) -> Scores:
    """Scores rows by table against annotated documents with their ids."""
    documents = {Path(row["path"]).stem: row for row in tables["documents"]}
    by_document: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in TABLES}
    for name in TABLES:
        for row in tables[name]:
            by_document[name][row["doc_id"]].append(row)
    scores = Scores()
    for name, item in gold:
        document = documents.get(name)
        if document is None:
            scores.missing.append(name)
            for kind in KINDS:
                items = item.get(kind, [])
                required = [i for i in items if kind == "countries" or not i.get("optional")]
                scores.kinds[kind].missed += len(required)
            continue
        scores.documents += 1
        rows = {table: by_document[table][document["doc_id"]] for table in TABLES}
        _score_attributes(scores, document, item)
        _score_facts(scores, name, rows, item)
    return scores


def _score_attributes(scores: Scores, document: Row, item: Item) -> None:
    tally = scores.attributes
    kinds = [{"press_release": "news"}.get(kind, kind) for kind in (document["kind"], item["kind"])]
    _tally(tally, "date", date_ok(stated_date(document), item))
    _tally(tally, "kind", kinds[0] == kinds[1])
    if item["kind"] == "cable":
        references = [plain_name(reference) for reference in accepts(item, "reference")]
        _tally(tally, "reference", plain_name(document["reference"]) in references)
        classified = document["classification"] in accepts(item, "classification")
        _tally(tally, "classification", classified)


def _found(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """What a document's rows say, by kind; each thing once."""
    flows = {(row["origin_country"], row["destination_country"]): row for row in rows["flows"]}
    spots = {(plain_name(row["place_name"]), row["country"]): row for row in rows["hotspots"]}
    places: dict[tuple[str, str | None], Row] = {}
    for row in rows["mentions"]:
        if row["entity_kind"] == "place" and row["place_kind"] != "country":
            places.setdefault((plain_name(row["name"]), row["country"]), row)
    return {
        "flows": [flows[pair] for pair in sorted(flows)],
        "hotspots": list(spots.values()),
        "places": list(places.values()),
        "countries": [{"country": code} for code in sorted(rows["documents"][0]["countries"])],
        "meetings": rows["meetings"],
        "agreements": rows["agreements"],
        "figures": rows["figures"],
    }


def _wanted(item: Item) -> dict[str, list[Item]]:
    wanted: dict[str, list[Item]] = {kind: list(item.get(kind, [])) for kind in KINDS}
    optional = item.get("countries_optional", [])
    wanted["countries"] = [{"country": code} for code in item.get("countries", [])]
    wanted["countries"] += [{"country": code, "optional": True} for code in optional]
    return wanted


def _score_facts(scores: Scores, name: str, rows: dict[str, list[Row]], item: Item) -> None:
    found, wanted = _found(rows), _wanted(item)
    for kind in KINDS:
        right, misses, extras = match(wanted[kind], found[kind], SAME[kind])
        count = scores.kinds[kind]
        count.right += right
        count.false += len(extras)
        count.missed += len(misses)
        if misses or extras:
            scores.errors.append((name, kind, misses, extras))
        # Fields are judged on all rows: one of several claims of a fact may have the number.
        rows_of_kind = rows.get(kind, []) if kind in FIELDS else []
        for gold_item in (i for i in wanted[kind] if not i.get("optional")):
            hits = [row for row in rows_of_kind if SAME[kind](gold_item, row)]
            if not hits:
                continue
            for label, column, how in FIELDS[kind]:
                right_one = any(field_ok(gold_item, row, label, column, how) for row in hits)
                _tally(scores.fields, f"{kind}.{label}", right_one)


def report(scores: Scores, show: str | None = None) -> str:
    """The table of scores as text.

    Args:
        scores: From score_snapshot.
        show: A kind of fact whose misses and false hits are listed first.
    """
    lines: list[str] = []
    for name, kind, misses, extras in scores.errors:
        if kind == show:
            lines += [f"{name} missed {_shown(miss)}" for miss in misses]
            lines += [f"{name} false  {_shown(extra, SHOWN)}" for extra in extras]
    missing = f", {len(scores.missing)} gold without a document: {', '.join(scores.missing)}"
    lines.append(f"{scores.documents} documents" + (missing if scores.missing else ""))
    for kind, c in scores.kinds.items():
        lines.append(
            f"{kind:11s} P {c.precision:.3f}  R {c.recall:.3f}  F1 {c.f1:.3f}"
            f"   right {c.right} false {c.false} missed {c.missed}"
        )
    for title, counted in (("document", scores.attributes), ("fields of facts", scores.fields)):
        shares = "  ".join(f"{name} {v[0]}/{v[1]}" for name, v in counted.items())
        lines.append(f"{title}: {shares}")
    lines.append(
        f"document attributes {scores.attribute_share:.3f}, fields {scores.field_share:.3f},"
        f" mean F1 {scores.mean_f1:.3f}, flows F1 {scores.kinds['flows'].f1:.3f}"
    )
    return "\n".join(lines)


def _shown(entry: Row, columns: Sequence[str] | None = None) -> str:
    kept = {
        key: value
        for key, value in entry.items()
        if value is not None and key != "note" and (columns is None or key in columns)
    }
    return ", ".join(f"{key}={value}" for key, value in kept.items())
