"""The declarations as Arrow schemas, descriptions and units in their metadata."""

from functools import cache

import pyarrow as pa

from etl.schema.declarations import SCHEMA_VERSION, TABLES, Column

SPAN = pa.struct([("passage_id", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
ARROW_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list<string>": pa.list_(pa.string()),
    "list<list<integer>>": pa.list_(pa.list_(pa.int32())),
    "list<span>": pa.list_(SPAN),
}


def _field(column: Column) -> pa.Field:
    about = {"description": column.description}
    if column.unit:
        about["unit"] = column.unit
    if column.allowed:
        about["allowed"] = ", ".join(column.allowed)
    return pa.field(column.name, ARROW_TYPES[column.type], column.nullable, about)


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table.

    Args:
        table: Name of a table in TABLES.

    Returns:
        Fields in declared order; each field's metadata has its description and unit, the
        schema's its title, description and schema version.
    """
    declared = TABLES[table]
    about = {
        "title": declared.title,
        "description": declared.description,
        "schema_version": SCHEMA_VERSION,
    }
    return pa.schema([_field(column) for column in declared.columns], about)
