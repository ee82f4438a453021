"""The write gate: no row enters a table unless it is as the schema declares it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any

from etl.schema import TABLES, Column, Table

Value = Any
Row = dict[str, Value]
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


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be stored
        return False
    return True


def _is_span(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"passage_id", "start", "end"}


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are(value: object, check: Callable[[object], bool]) -> bool:
    return isinstance(value, (list, tuple)) and all(check(item) for item in value)


CHECKS: dict[str, Callable[[object], bool]] = {
    "string": _is_text,
    "integer": _is_whole,
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool) and v == v,
    "boolean": lambda v: isinstance(v, bool),
    "date": lambda v: isinstance(v, date) and not isinstance(v, datetime),
    "list<string>": lambda v: _are(v, _is_text),
    "list<list<integer>>": lambda v: _are(v, lambda pair: _are(pair, _is_whole)),
    "list<span>": lambda v: _are(v, _is_span),
}


def _normal(column: Column, value: Value) -> Value:
    """The value in the form that is stored: 550.0 people are 550."""
    if column.type == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _value_fault(column: Column, value: Value) -> str | None:
    if not CHECKS[column.type](value):
        return f"{column.name} is {value!r:.80}, not of type {column.type}"
    if column.allowed is not None:
        values = value if column.is_list else (value,)
        if unknown := [item for item in values if item not in column.allowed]:
            return f"{column.name} is {unknown[0]!r:.80}, none of {', '.join(column.allowed)}"
    if column.minimum is not None and value < column.minimum:
        return f"{column.name} is {value}, below {column.minimum:g}"
    if column.maximum is not None and value > column.maximum:
        return f"{column.name} is {value}, above {column.maximum:g}"
    return None


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


def _stored(table: Table, row: Row) -> tuple[Row, str | None]:
    """All columns of a row in their stored form, up to the first fault."""
    stored: Row = {}
    for column in table.columns:
        value = row.get(column.name)
        if value is None:
            if not (column.nullable or column.is_list):
                return stored, f"{column.name} is missing"
            stored[column.name] = [] if column.is_list else None
            continue
        value = stored[column.name] = _normal(column, value)
        if fault := _value_fault(column, value):
            return stored, fault
    return stored, None


def checked(gate: Gate, table: Table, row: Row) -> tuple[Row, str | None]:
    """The row in its stored form and its first fault, None where it has none.

    Args:
        gate: What was let through so far; grows by this row.
        table: The row's table.
        row: Values by column; nullable columns may be left out.
    """
    if unknown := [name for name in row if name not in table.by_name]:
        return row, f"there is no column {unknown[0]}"
    stored, fault = _stored(table, row)
    return stored, fault or _fault_among_others(gate, table, stored)


def _fault_among_others(gate: Gate, table: Table, stored: Row) -> str | None:
    """The fault of a row in its stored form beside the rows let through so far; it joins them."""
    if fault := _place_fault(gate, table, stored):
        return fault
    key = (table.name, *(stored[name] for name in table.key))
    if table.key and key in gate.seen:
        return f"a second row has {' '.join(table.key)} {' '.join(map(str, key[1:]))}"
    gate.seen.add(key)
    if table.name == "passages":
        gate.texts[stored["passage_id"]] = stored["text"]
    elif table.name == "documents":
        gate.documents[stored["doc_id"]] = stored["path"]
    return None


_PLAIN_TYPES: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "date": frozenset({date}),
    "span": frozenset({dict}),
}


def _all_stored(table: Table, rows: list[Row]) -> list[Row] | None:
    """All rows in their stored form, checked column by column; None where one has a fault."""
    if not set[str]().union(*rows) <= table.by_name.keys():
        return None
    columns: list[list[Value]] = []
    same = all(len(row) == len(table.columns) for row in rows)
    for column in table.columns:
        given = [row.get(column.name) for row in rows]
        values = _column_stored(column, given)
        if values is None:
            return None
        same = same and values is given
        columns.append(values)
    if same:
        return rows
    names = [column.name for column in table.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _column_stored(column: Column, values: list[Value]) -> list[Value] | None:
    """The values of a column in their stored form; None where one may have a fault."""
    present = [value for value in values if value is not None]
    if len(present) < len(values):
        if column.is_list:
            values = [[] if value is None else value for value in values]
        elif not column.nullable:
            return None
    if column.type == "integer" and float in set(map(type, present)):
        present = [_normal(column, value) for value in present]
        values = [_normal(column, value) for value in values]
    return values if _are_plain(column, present) else None


def _are_plain(column: Column, present: list[Value]) -> bool:
    """Whether values are surely as declared: of the plainest types, with nothing odd in them."""
    item, depth = column.type, 0
    while item.startswith("list<"):
        item, depth = item[5:-1], depth + 1
    for _ in range(depth):
        if not set(map(type, present)) <= {list, tuple}:
            return False
        present = list(chain.from_iterable(present))
    if not set(map(type, present)) <= _PLAIN_TYPES[item] or not present:
        return not present
    if item == "span":
        return all(map(_is_span, present))
    if item == "string" and not _is_text("".join(present)):
        return False
    if item == "number" and any(value != value for value in present):
        return False
    return (
        (column.allowed is None or set(present) <= set(column.allowed))
        and (column.minimum is None or min(present) >= column.minimum)
        and (column.maximum is None or max(present) <= column.maximum)
    )


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
        plain = _all_stored(table, rows)
        for row in rows if plain is None else plain:
            if plain is None:
                stored, fault = checked(gate, table, row)
            else:
                stored, fault = row, _fault_among_others(gate, table, row)
            if fault is None:
                good[name].append(stored)
            elif name in BACKBONE:
                raise SchemaError(f"A row of {name} is not as declared: {fault}. {row!r:.300}")
            else:
                refused.append(_refusal(gate, table, stored, fault))
    return good


def check_columns(table: Table, rows: Sequence[Row]) -> None:
    """Whether rows that were let through are still as declared, after some values were set anew.

    Raises:
        SchemaError: A value is not: a fault of the program.
    """
    if _all_stored(table, list(rows)) is not None:
        return
    for row in rows:
        if fault := _stored(table, row)[1]:
            raise SchemaError(f"A row of {table.name} is not as declared: {fault}. {row!r:.300}")
