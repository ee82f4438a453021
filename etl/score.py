"""Precision, recall and F1 of a snapshot against annotated documents, per kind of fact.

A gold file is matched to a document by the stem of documents.path.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from etl.corpus import Annotated, annotated
from etl.gate import Row
from etl.gold import (
    FIELDS,
    SAME,
    WHERE_ANNOTATED,
    Item,
    accepts,
    alike,
    date_ok,
    field_ok,
    flat,
    match,
    plain_name,
    quotes,
    stated_date,
    told_by,
)
from etl.read import open_snapshot
from etl.tally import FURTHER, KINDS, Count, Miss, Scores, Shares

TABLES = (
    *("documents", "passages", "mentions", "actors", "hotspots", "flows", "meetings"),
    *("agreements", "figures", "roles", "programmes"),
)


def read_tables(data_dir: Path) -> dict[str, list[Row]]:
    """The tables of the current snapshot that are judged.

    Raises:
        SnapshotError: There is no snapshot.
    """
    snapshot = open_snapshot(data_dir)
    return {name: pq.read_table(snapshot.path(name)).to_pylist() for name in TABLES}


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
    return score_tables(read_tables(data_dir), annotated(gold, split))


def score_tables(tables: dict[str, list[Row]], gold: Sequence[Annotated]) -> Scores:
    """Scores rows by table against annotated documents."""
    scores = Scores()
    rows_of = rows_by_document(tables)
    for document in gold:
        one = score_document(document, rows_of.get(document.name))
        scores.add(one)
        if document.split:
            scores.splits.setdefault(document.split, Scores()).add(one)
    return scores


def rows_by_document(tables: dict[str, list[Row]]) -> dict[str, dict[str, list[Row]]]:
    """The rows of each document by table, by the stem of its path; actors by name in words."""
    names = {
        row["actor_id"]: " ".join(filter(None, (row["name"], row.get("acronym"), row["actor_id"])))
        for row in tables.get("actors", ())
    }
    texts = {row["passage_id"]: row["text"] for row in tables["passages"]}
    stems = {row["doc_id"]: Path(row["path"]).stem for row in tables["documents"]}
    found: dict[str, dict[str, list[Row]]] = {}
    for name in TABLES:
        for row in tables.get(name, ()) if name != "actors" else ():
            of = found.setdefault(stems[row["doc_id"]], {table: [] for table in TABLES})
            of[name].append(_with_names(name, row, names, texts))
    return found


def _with_names(table: str, row: Row, names: dict[str, str], texts: dict[str, str]) -> Row:
    """A row with its actors by all their names, of a role also as its text has it ("MOSAVY")."""
    if table == "roles":
        shown = [texts[at["passage_id"]][at["start"] : at["end"]] for at in row["support"]]
        name = names.get(row["actor_id"]) or str(row["actor_id"])
        return row | {"actor": " ".join((name, *shown))}
    if table == "programmes":
        actors = ("implementers", "funders")
        return row | {key: [names.get(i, i) for i in row.get(key) or ()] for key in actors}
    return row


def score_document(gold: Annotated, rows: dict[str, list[Row]] | None) -> Scores:
    """Scores one document; without rows, all that it states is missed."""
    scores = Scores()
    wanted = wanted_items(gold.item)
    if rows is None:
        scores.missing.append(gold.name)
        for kind, items in wanted.items():
            required = [item for item in items if not item.get("optional")]
            scores.kinds.setdefault(kind, Count()).missed += len(required)
        return scores
    scores.documents = 1
    if "kinds" not in gold.item:
        _score_attributes(scores.attributes, rows["documents"][0], gold.item)
    found = found_rows(rows)
    for kind, items in wanted.items():
        right, misses, extras = match(items, found[kind], SAME[kind])
        scores.kinds[kind] = Count(right, len(extras), len(misses))
        of = gold.name, kind
        there = rows["passages"], rows["mentions"]
        scores.errors += [Miss(*of, item, None, *there) for item in misses]
        scores.errors += [Miss(*of, None, row, *there) for row in extras]
        _score_fields(scores.fields, kind, items, _claims(rows, kind))
    for stated in gold.item.get("assertions", ()):
        _score_stance(scores.fields, stated, rows)
    return scores


def _score_attributes(shares: Shares, document: Row, item: Item) -> None:
    kinds = [{"press_release": "news"}.get(kind, kind) for kind in (document["kind"], item["kind"])]
    shares["date"].tally(date_ok(stated_date(document), item))
    shares["kind"].tally(kinds[0] == kinds[1])
    if item["kind"] == "cable":
        references = [plain_name(reference) for reference in accepts(item, "reference")]
        shares["reference"].tally(plain_name(document["reference"]) in references)
        shares["classification"].tally(
            document["classification"] in accepts(item, "classification")
        )


def _claims(rows: dict[str, list[Row]], kind: str) -> list[Row]:
    """All claims of a kind: what is denied is no flow."""
    if kind == "flows":
        return [row for row in rows["flows"] if row.get("assertion") != "denied"]
    if kind == "denied flows":
        return [row for row in rows["flows"] if row.get("assertion") == "denied"]
    return rows.get(kind, [])


def found_rows(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """What a document's rows say, by kind; each thing once."""

    def once(kind: str, key: Callable[[Row], tuple[str | None, ...]]) -> list[Row]:
        return list({key(row): row for row in _claims(rows, kind)}.values())

    def pair(row: Row) -> tuple[str, str]:
        return row["origin_country"], row["destination_country"]

    places: dict[tuple[str, str | None], Row] = {}
    for row in rows["mentions"]:
        if row["entity_kind"] == "place" and row["place_kind"] != "country":
            places.setdefault((plain_name(row["name"]), row["country"]), row)
    return {
        "flows": sorted(once("flows", pair), key=pair),
        "denied flows": sorted(once("denied flows", pair), key=pair),
        "hotspots": once("hotspots", lambda row: (plain_name(row["place_name"]), row["country"])),
        "places": list(places.values()),
        "countries": [{"country": code} for code in sorted(rows["documents"][0]["countries"])],
        **{kind: rows[kind] for kind in ("meetings", "agreements", "figures")},
        **{kind: rows[kind] for kind in ("roles", "programmes")},
    }


def wanted_items(item: Item) -> dict[str, list[Item]]:
    """What a document's gold states, by kind; further kinds only where it has them.

    Gold that names its `kinds` was annotated with those alone.
    """
    if "kinds" in item:
        return {kind: list(item[kind]) for kind in item["kinds"]}
    wanted: dict[str, list[Item]] = {kind: list(item.get(kind, [])) for kind in KINDS}
    optional = item.get("countries_optional", [])
    wanted["countries"] = [{"country": code} for code in item.get("countries", [])]
    wanted["countries"] += [{"country": code, "optional": True} for code in optional]
    return wanted | {kind: item[key] for kind, key in FURTHER.items() if key in item}


def _score_fields(shares: Shares, kind: str, items: list[Item], claims: list[Row]) -> None:
    """Fields are judged on all rows: one of several claims of a fact may have the number."""
    for item in items:
        hits = [row for row in claims if SAME[kind](item, row)]
        if item.get("optional") or not hits or kind not in FIELDS:
            continue
        nearest = [row for row in hits if told_by(item, row)] or hits
        for label, column, how in FIELDS[kind]:
            later = label in WHERE_ANNOTATED
            if later and label not in item:
                continue
            judged = nearest if later else hits
            right = any(field_ok(item, row, label, column, how) for row in judged)
            stated = item.get(label) not in (None, [], ["unspecified"])
            shares[f"{kind}.{label}"].tally(right, stated)


def _score_stance(shares: Shares, stated: Item, rows: dict[str, list[Row]]) -> None:
    """Assertion and source of whichever claims have the words."""
    wanted = {flat(quote) for quote in quotes(stated)}
    tables = (table for table in TABLES if table not in ("documents", "passages", "mentions"))
    told = [
        row
        for table in tables
        for row in rows[table]
        if any(quote in flat(row["quote"]) for quote in wanted)
    ]
    if not told:
        return
    held = accepts(stated, "assertion")
    shares["claims.assertion"].tally(any(row["assertion"] in held for row in told))
    named = [
        (source == row["attribution"]) or (source and alike(source, row["attribution"]))
        for source in accepts(stated, "attribution")
        for row in told
    ]
    shares["claims.attribution"].tally(any(named), stated["attribution"] is not None)
