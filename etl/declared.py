"""Whether the values of rows are as their table declares them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, filterfalse
from operator import itemgetter
from typing import Any

from etl.schema import Column, Table

Value = Any
Row = dict[str, Value]


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


def stored(table: Table, row: Row) -> tuple[Row, str | None]:
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


_NOTHING = type(None)
_PLAIN_TYPES: dict[str, frozenset[type]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "date": frozenset({date}),
    "span": frozenset({dict}),
}


def all_stored(table: Table, rows: list[Row]) -> list[Row] | None:
    """All rows in their stored form, checked column by column; None where one has a fault."""
    names = [column.name for column in table.columns]
    same = whole = all(len(row) == len(names) for row in rows)
    if not whole and not set[str]().union(*rows) <= table.by_name.keys():
        return None
    columns: list[Sequence[Value]] = []
    for column in table.columns:
        try:
            given = (
                list(map(itemgetter(column.name), rows))
                if whole
                else [row.get(column.name) for row in rows]
            )
        except KeyError:  # another column takes its place
            return None
        values = _column_stored(column, given)
        if values is None:
            return None
        same = same and values is given
        columns.append(values)
    if same:
        return rows
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _column_stored(column: Column, values: Sequence[Value]) -> Sequence[Value] | None:
    """The values of a column in their stored form; None where one may have a fault."""
    present, kinds = values, set(map(type, values))
    if _NOTHING in kinds:
        present = [value for value in values if value is not None]
        if column.is_list:
            values = [[] if value is None else value for value in values]
        elif not column.nullable:
            return None
    if column.type == "integer" and float in kinds:
        present = [_normal(column, value) for value in present]
        values = [_normal(column, value) for value in values]
    return values if _are_plain(column, present) else None


def _are_plain(column: Column, present: Sequence[Value]) -> bool:
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
    if item == "string" and not all(map(_is_text, filterfalse(str.isascii, present))):
        return False
    if item == "number" and any(value != value for value in present):
        return False
    return (
        (column.allowed is None or set(present) <= set(column.allowed))
        and (column.minimum is None or min(present) >= column.minimum)
        and (column.maximum is None or max(present) <= column.maximum)
    )
