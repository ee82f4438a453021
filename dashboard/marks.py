"""A mark: what can be drawn, selected and linked to; a predicate over the claims of a table."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from etl.schema import CLAIM_COLUMNS, TABLES, fact_tables

ALL = "claims"
"""The table name of marks over the claims of every fact table."""
DERIVED = ("doc_kind", "doc_publisher", "involved", "year_basis", "year_first", "year_last")
"""Columns of queries.views that marks may name beside those of the schema."""
DERIVED_OF = {"flows": ("origin_province", "destination_province")}
"""Further ones that a single table has."""
SCALARS = ("string", "integer", "number", "boolean", "date")
LISTS = ("list<string>",)
LONGEST = 2_000
"""Characters of a key that is read; no address holds much more."""

_PART = re.compile(r"([a-z][a-z0-9_]*)(?:=(.*))?", re.DOTALL)
_CODE = re.compile(r"%(?![0-9A-F]{2})")

Value = str | None


def columns(table: str) -> frozenset[str]:
    """The columns that marks of a table may name; none for a table that has no marks.

    A list column in a mark means that the list holds the value.
    """
    if table == ALL:
        named = CLAIM_COLUMNS
    elif table in fact_tables():
        named = TABLES[table].columns
    else:
        return frozenset()
    usable = {column.name for column in named if column.type in (*SCALARS, *LISTS)}
    return frozenset({*usable, *DERIVED, *DERIVED_OF.get(table, ()), "fact_table"})


def is_list(table: str, column: str) -> bool:
    """Whether a column holds lists, so that a mark's value is one of its items."""
    declared = TABLES[table].by_name.get(column) if table in TABLES else None
    return column == "involved" or (declared is not None and declared.is_list)


@dataclass(frozen=True, slots=True)
class Mark:
    """The claims of a table that have certain values.

    Attributes:
        table: A fact table, or ALL.
        values: Pairs of column and value as DuckDB writes it as text; None is a null, or of a
            list column the empty list. A list column may stand several times.
    """

    table: str
    values: tuple[tuple[str, Value], ...]

    def __post_init__(self) -> None:
        """Sees that the table and its columns exist.

        Raises:
            ValueError: One does not, or there is no value.
        """
        if not self.values or not {name for name, _ in self.values} <= columns(self.table):
            raise ValueError(f"no mark: {self.table} {self.values}")

    @property
    def key(self) -> str:
        """The mark as text for addresses: `flows~origin_country=VN~destination_country=CN`.

        A null is a column without `=`. Equal to what queries.marks.mark_sql writes.
        """
        return "~".join([self.table, *(part(name, value) for name, value in self.values)])

    @classmethod
    def parse(cls, key: str) -> "Mark | None":
        """The mark that has this key; None where the text is no key of any mark."""
        table, *parts = key.split("~")
        found = [_PART.fullmatch(part) for part in parts]
        if len(key) > LONGEST or _CODE.search(key) or not all(found):
            return None
        try:
            values = [(match[1], _read(match[2])) for match in found if match]
            mark = cls(table, tuple(values))
        except ValueError:
            return None
        return mark if mark.key == key else None


def marks(keys: "list[str] | tuple[str, ...]") -> list[Mark]:
    """The marks of keys, in order and once each; what is no key is dropped."""
    found = [Mark.parse(key) for key in dict.fromkeys(keys)]
    return [mark for mark in found if mark is not None]


def of_claim(table: str, claim_id: str) -> Mark:
    """The mark of a single claim."""
    return Mark(table, (("claim_id", claim_id),))


def part(name: str, value: Value) -> str:
    """What stands in a key for a column's value."""
    return name if value is None else f"{name}={quote(value, safe='').replace('~', '%7E')}"


def _read(written: str | None) -> Value:
    return None if written is None else unquote(written, errors="strict")
