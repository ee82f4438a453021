"""The write gate: no row enters a table unless it is as the schema declares it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter
from typing import Any

from etl.declared import Row, all_stored, stored
from etl.schema import TABLES, Table

__all__ = ["Gate", "Row", "Rows", "SchemaError", "check_columns", "check_rows", "checked"]

Rows = dict[str, list[Row]]

BACKBONE = ("documents", "passages", "issues")
"""Tables that all else leans on: a fault in them is a fault of the program and stops the build."""


LASTING = ("documents", "places", "actors", "aliases")
"""Tables whose keys do not begin with a document's: they are told from those of all documents."""


class SchemaError(ValueError):
    """A row of a backbone table is not as declared; the message names table, column and row."""


@dataclass(slots=True)
class Gate:
    """What the gate knows of the rows that it let through, to check those that point at them.

    Attributes:
        texts: Of the passages that were let through last, by passage_id.
        documents: Paths by doc_id.
        seen: Keys of the rows of `LASTING` tables, and of the others that were let through last.
    """

    texts: dict[str, str] = field(default_factory=dict[str, str])
    documents: dict[str, str] = field(default_factory=dict[str, str])
    seen: set[tuple[Any, ...]] = field(default_factory=set[tuple[Any, ...]])


def _span_fault(gate: Gate, passage_id: str, start: int, end: int) -> str | None:
    text = gate.texts.get(passage_id)
    if text is None:
        return f"there is no passage {passage_id}"
    if not 0 <= start < end <= len(text):
        return f"{start}-{end} is no span of passage {passage_id}, which has {len(text)} characters"
    return None


def _words_fault(gate: Gate, row: Row, words: str) -> str | None:
    """Whether the words of a row stand where it says."""
    if fault := _span_fault(gate, row["passage_id"], row["start"], row["end"]):
        return fault
    if not row["passage_id"].startswith(row["doc_id"] + "-"):
        return f"passage {row['passage_id']} is not of document {row['doc_id']}"
    there = gate.texts[row["passage_id"]][row["start"] : row["end"]]
    if there != row[words]:
        return f"{words} is {row[words]!r:.80} but the passage has {there!r:.80} there"
    return None


def _support_fault(gate: Gate, row: Row) -> str | None:
    faults = (_span_fault(gate, s["passage_id"], s["start"], s["end"]) for s in row["support"])
    return next((f"support: {fault}" for fault in faults if fault), None)


def _place_fault(gate: Gate, table: Table, row: Row) -> str | None:
    """Whether what the row points at is there."""
    if table.is_fact:
        return _words_fault(gate, row, "quote") or _support_fault(gate, row)
    if table.name == "mentions":
        return _words_fault(gate, row, "surface")
    if table.name == "passages" and row["doc_id"] not in gate.documents:
        return f"there is no document {row['doc_id']}"
    return None


def checked(gate: Gate, table: Table, row: Row) -> tuple[Row, str | None]:
    """The row in its stored form and its first fault, None where it has none.

    Args:
        gate: What was let through so far; grows by this row.
        table: The row's table.
        row: Values by column; nullable columns may be left out.
    """
    if unknown := [name for name in row if name not in table.by_name]:
        return row, f"there is no column {unknown[0]}"
    normal, fault = stored(table, row)
    return normal, fault or _fault_among_others(gate, table, normal)


def _fault_among_others(gate: Gate, table: Table, row: Row) -> str | None:
    """The fault of a row in its stored form beside the rows let through so far; it joins them."""
    if fault := _place_fault(gate, table, row):
        return fault
    key = (table.name, *(row[name] for name in table.key))
    if table.key and key in gate.seen:
        return f"a second row has {' '.join(table.key)} {' '.join(map(str, key[1:]))}"
    gate.seen.add(key)
    _note(gate, table, [row])
    return None


def _note(gate: Gate, table: Table, rows: Sequence[Row]) -> None:
    """Keep of rows that are let through what others point at."""
    if table.name == "passages":
        gate.texts.update(map(itemgetter("passage_id", "text"), rows))
    elif table.name == "documents":
        gate.documents.update(map(itemgetter("doc_id", "path"), rows))


def _all_fit(gate: Gate, table: Table, rows: Sequence[Row]) -> bool:
    """Whether rows in their stored form have no fault beside those let through; all join them."""
    if table.is_fact and any(_place_fault(gate, table, row) for row in rows):
        return False
    if table.name == "mentions" and not _all_stand(gate, rows):
        return False
    if table.name == "passages" and not gate.documents.keys() >= {row["doc_id"] for row in rows}:
        return False
    if table.key:
        names = (map(itemgetter(name), rows) for name in table.key)
        keys = set(zip(repeat(table.name), *names, strict=False))
        if len(keys) < len(rows) or not keys.isdisjoint(gate.seen):
            return False
        gate.seen |= keys
    _note(gate, table, rows)
    return True


def _all_stand(gate: Gate, mentions: Iterable[Row]) -> bool:
    """Whether the words of all mentions stand where these say."""
    places = map(itemgetter("doc_id", "passage_id", "start", "end", "surface"), mentions)
    for doc_id, passage_id, start, end, words in places:
        text = gate.texts.get(passage_id, "")
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            return False
        if not passage_id.startswith(f"{doc_id}-"):
            return False
    return True


def _refusal(gate: Gate, table: Table, row: Row, fault: str) -> Row:
    doc_id, passage_id = row.get("doc_id"), row.get("passage_id")
    return {
        "doc_id": doc_id if doc_id in gate.documents else None,
        "passage_id": passage_id if passage_id in gate.texts else None,
        "severity": "error",
        "code": "refused",
        "message": f"A row of {table.name} was refused: {fault}.",
    }


def check_rows(tables: Mapping[str, Iterable[Row]], gate: Gate | None = None) -> Rows:
    """All rows that are as declared, by table; each other one has become an issue.

    Args:
        tables: Rows by table name; tables may be left out.
        gate: Of the rows let through before, where these follow others. A document comes at once
            with all that points into its passages.

    Raises:
        SchemaError: A table is not declared, or a row of a backbone table has a fault.
    """
    if unknown := set(tables) - set(TABLES):
        raise SchemaError(f"There is no table {sorted(unknown)[0]}.")
    gate = gate or Gate()
    gate.texts.clear()
    gate.seen = {key for key in gate.seen if key[0] in LASTING}
    good, refused = {name: list[Row]() for name in TABLES}, list[Row]()
    order = ["documents", "passages", *(n for n in TABLES if n not in BACKBONE), "issues"]
    for name in order:
        table = TABLES[name]
        rows = [*tables.get(name, ()), *(refused if name == "issues" else ())]
        plain = all_stored(table, rows)
        if plain is not None and _all_fit(gate, table, plain):
            good[name] = plain
            continue
        for row in rows:
            normal, fault = checked(gate, table, row)
            if fault is None:
                good[name].append(normal)
            elif name in BACKBONE:
                raise SchemaError(f"A row of {name} is not as declared: {fault}. {row!r:.300}")
            else:
                refused.append(_refusal(gate, table, normal, fault))
    return good


def check_columns(table: Table, rows: Sequence[Row]) -> None:
    """Whether rows that were let through are still as declared, after some values were set anew.

    Raises:
        SchemaError: A value is not: a fault of the program.
    """
    if all_stored(table, list(rows)) is not None:
        return
    for row in rows:
        if fault := stored(table, row)[1]:
            raise SchemaError(f"A row of {table.name} is not as declared: {fault}. {row!r:.300}")
