import json

import pyarrow.parquet as pq
import pytest

from etl import store
from etl.verify import check_snapshot


@pytest.fixture
def folder(tables, tmp_path):
    published = store.publish(tables, tmp_path, [], "code")
    return tmp_path / "snapshots" / published.id


def faults(folder):
    return check_snapshot(folder.parent.parent)[1]


def test_a_snapshot_as_published_has_no_faults(folder):
    assert faults(folder) == []


def test_a_changed_file_is_named(folder):
    path = folder / "flows.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    assert [fault.split(":")[0] for fault in faults(folder)] == [str(path)]


def test_a_missing_file_is_named(folder):
    (folder / "mentions.parquet").unlink()
    assert "mentions.parquet: it cannot be read" in faults(folder)[0]


def test_a_quote_that_is_not_at_its_span_is_found_even_when_hashes_agree(folder):
    path = folder / "flows.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    rows[0]["quote"] = "Boys!"
    pq.write_table(type(table).from_pylist(rows, schema=table.schema), path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["tables"]["flows"]["files"]["flows.parquet"] = store.sha256_of(path)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "quote is 'Boys!' but the passage has 'Girls' there" in faults(folder)[0]
