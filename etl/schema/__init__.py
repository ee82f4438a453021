"""The data contract: every table and column, declared once as data in TOML files."""

from etl.schema.arrow import arrow_schema
from etl.schema.declarations import (
    CLAIM_COLUMNS,
    CODES,
    SCHEMA_VERSION,
    TABLES,
    Code,
    Column,
    DeclarationError,
    Table,
    fact_tables,
    label,
)

__all__ = [
    "CLAIM_COLUMNS",
    "CODES",
    "SCHEMA_VERSION",
    "TABLES",
    "Code",
    "Column",
    "DeclarationError",
    "Table",
    "arrow_schema",
    "fact_tables",
    "label",
]
