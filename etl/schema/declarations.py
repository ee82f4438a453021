"""Loads the declarations of tables, columns and code lists; a bad declaration fails at import."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCHEMA_VERSION = "1"
"""Raised when a column changes its meaning or goes; added columns keep it."""

FOLDER = Path(__file__).parent
TYPES = (
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "list<string>",
    "list<list<integer>>",
    "list<span>",
)


class DeclarationError(ValueError):
    """A table or column is declared wrongly; the message names it."""


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list, with its label for display and the term of a standard."""

    value: str
    label: str
    description: str
    htcds: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Name in the table.
        type: One of TYPES; a span is {passage_id, start, end}.
        description: What it means, for an analyst.
        label: Heading for display.
        unit: Unit or standard of the values; None where it has none.
        codes: Name of the code list; None for free values.
        allowed: The values of the code list; None for free values.
        nullable: Whether it may be empty; lists are empty lists instead.
        references: TABLE.COLUMN that the values are found in.
        minimum: Smallest number allowed.
        maximum: Largest number allowed.
    """

    name: str
    type: str
    description: str
    label: str
    unit: str | None = None
    codes: str | None = None
    allowed: tuple[str, ...] | None = None
    nullable: bool = False
    references: str | None = None
    minimum: float | None = None
    maximum: float | None = None

    @property
    def is_list(self) -> bool:
        """Whether the values are lists."""
        return self.type.startswith("list<")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, its key, and whether each row is a claim."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    is_fact: bool = False
    by_name: dict[str, Column] = field(default_factory=dict[str, Column], compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _codes(path: Path) -> dict[str, dict[str, Code]]:
    return {
        name: {value: Code(value=value, **entry) for value, entry in entries.items()}
        for name, entries in _toml(path).items()
    }


def _column(where: str, name: str, entry: dict[str, Any]) -> Column:
    codes = entry.get("codes")
    if entry.get("type") not in TYPES:
        raise DeclarationError(f"{where}.{name}: type {entry.get('type')!r} is none of {TYPES}")
    if not entry.get("description"):
        raise DeclarationError(f"{where}.{name}: has no description")
    if codes is not None and codes not in CODES:
        raise DeclarationError(f"{where}.{name}: there is no code list {codes!r}")
    defaults: dict[str, Any] = {"label": name.replace("_", " ").capitalize()}
    allowed = tuple(CODES[codes]) if codes else None
    return Column(name=name, allowed=allowed, **(defaults | entry))


def _columns(where: str, declared: dict[str, Any]) -> tuple[Column, ...]:
    return tuple(_column(where, name, entry) for name, entry in declared["columns"].items())


def _table(path: Path, declared: dict[str, Any]) -> Table:
    name = path.stem
    is_fact = bool(declared.get("claims", False))
    own = _columns(name, declared)
    columns = (CLAIM_COLUMNS + own) if is_fact else own
    by_name = {column.name: column for column in columns}
    if len(by_name) != len(columns):
        raise DeclarationError(f"{name}: a column is declared twice")
    if unknown := set(declared["key"]) - set(by_name):
        raise DeclarationError(f"{name}: key names unknown columns {sorted(unknown)}")
    return Table(
        name=name,
        title=declared["title"],
        description=declared["description"],
        key=tuple(declared["key"]),
        columns=columns,
        is_fact=is_fact,
        by_name=by_name,
    )


def _tables(folder: Path) -> dict[str, Table]:
    declared = [(path, _toml(path)) for path in sorted(folder.glob("*.toml"))]
    declared.sort(key=lambda pair: pair[1]["order"])
    return {path.stem: _table(path, entry) for path, entry in declared}


CODES: dict[str, dict[str, Code]] = _codes(FOLDER / "codes.toml")
CLAIM_COLUMNS: tuple[Column, ...] = _columns("claim", _toml(FOLDER / "claim.toml"))
TABLES: dict[str, Table] = _tables(FOLDER / "tables")


def fact_tables() -> tuple[str, ...]:
    """Names of the tables whose rows are claims."""
    return tuple(name for name, table in TABLES.items() if table.is_fact)


def label(codes: str, value: str | None) -> str:
    """The label of a value of a code list for display; the value itself where it is unknown."""
    if value is None:
        return ""
    code = CODES[codes].get(value)
    return code.label if code else value
