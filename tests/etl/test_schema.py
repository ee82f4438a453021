import pyarrow as pa
import pytest

from etl.schema import CLAIM_COLUMNS, CODES, TABLES, arrow_schema, fact_tables, label

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
IDS = [f"{table.name}.{column.name}" for table, column in COLUMNS]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=IDS)
def test_every_column_has_a_description_that_is_a_sentence(table, column):
    assert column.description.endswith(".")
    assert column.label[0].isupper()


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=IDS)
def test_references_lead_to_declared_columns(table, column):
    if column.references:
        other, name = column.references.split(".")
        assert name in TABLES[other].by_name


def test_every_code_list_is_used():
    used = {column.codes for _, column in COLUMNS if column.codes}
    assert used == set(CODES)


def test_fact_tables_begin_with_the_claim_columns():
    assert set(fact_tables()) == {
        "hotspots",
        "flows",
        "meetings",
        "agreements",
        "figures",
        "roles",
        "programmes",
    }
    for name in fact_tables():
        assert TABLES[name].columns[: len(CLAIM_COLUMNS)] == CLAIM_COLUMNS
        assert TABLES[name].key == ("claim_id",)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_metadata_carry_descriptions_and_units(name):
    schema = arrow_schema(name)
    assert schema.names == list(TABLES[name].names)
    for field, column in zip(schema, TABLES[name].columns, strict=True):
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")


def test_spans_are_structs_of_passage_start_and_end():
    span = arrow_schema("flows").field("support").type.value_type
    assert isinstance(span, pa.StructType)
    assert [span.field(i).name for i in range(3)] == ["passage_id", "start", "end"]


def test_labels_of_codes_are_for_display():
    assert label("purpose", "forced_labour") == "Forced labour"
    assert label("purpose", None) == ""
    assert label("purpose", "something new") == "something new"
