import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import parts
from etl.parts import PartWriter, Written, as_table, link, sha256_of, write_table
from etl.schema import arrow_schema

SCHEMA = arrow_schema("aliases")


def aliases(*numbers):
    return as_table([{"alias": f"old-{n}", "fact_id": f"new-{n}"} for n in numbers], SCHEMA)


def test_a_file_tells_its_rows_its_hash_and_its_size(tmp_path):
    path = tmp_path / "aliases.parquet"
    written = write_table(path, aliases(1, 2))
    assert written == Written(2, sha256_of(path), path.stat().st_size)
    assert pq.read_table(path).equals(aliases(1, 2))


def test_a_table_without_rows_is_a_file_with_its_columns(tmp_path):
    assert write_table(tmp_path / "a.parquet", aliases()).rows == 0
    assert pq.read_schema(tmp_path / "a.parquet").equals(SCHEMA, check_metadata=True)


def test_rows_are_written_group_by_group_in_their_order(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "GROUP", 2)
    writer = PartWriter(tmp_path / "a.parquet", SCHEMA)
    for number in range(5):
        writer.add(aliases(number))
    assert writer.close().rows == 5
    file = pq.ParquetFile(tmp_path / "a.parquet")
    groups = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
    assert groups == [2, 2, 1]
    assert file.read().equals(aliases(*range(5)))


def test_a_row_without_a_value_that_must_be_there_is_not_written(tmp_path):
    rows = pa.table({"alias": ["old"], "fact_id": pa.nulls(1, pa.string())})
    writer = PartWriter(tmp_path / "a.parquet", SCHEMA)
    with pytest.raises(ValueError, match="fact_id"):
        writer.add(rows)


@pytest.mark.parametrize("linked", [True, False])
def test_a_second_name_is_the_same_file_or_a_copy_where_there_are_none(
    tmp_path, monkeypatch, linked
):
    def refuse(source, target):
        raise OSError(1, "Operation not permitted")

    (tmp_path / "one").write_text("whole")
    if not linked:
        monkeypatch.setattr(os, "link", refuse)
    link(tmp_path / "one", tmp_path / "two")
    (tmp_path / "one").unlink()
    assert (tmp_path / "two").read_text() == "whole"
