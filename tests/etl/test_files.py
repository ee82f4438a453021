"""Files of a build are columns; one is an object only where it is asked for."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from etl import addresses, inputs
from etl.compute import codes_of, first_of_each
from etl.files import Files, key_of, keys_of, restored, stored
from etl.inputs import collect
from etl.shards import Orders


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Six files; of two the content is the same, one has a sidecar."""
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"moth {number % 5}")
    (tmp_path / "3.txt.meta.toml").write_text("title = 'Moths'")
    return collect([tmp_path]).files


def test_a_file_has_what_its_row_says(files: Files, tmp_path: Path) -> None:
    moth = files[3]
    assert moth.path == tmp_path.resolve() / "3.txt"
    assert moth.sidecar == tmp_path.resolve() / "3.txt.meta.toml"
    assert moth.size == len("moth 3")
    assert files[0].also_at == (f"{tmp_path.name}/5.txt",)
    assert files[-1] == files[4]
    assert list(files) == files[:] == files.at(range(5))


def test_some_files_keep_their_further_names(files: Files) -> None:
    some = files.chosen(np.array([2, 0]))
    assert list(some) == [files[2], files[0]]


def test_keys_as_a_column_are_those_of_the_files(files: Files) -> None:
    assert keys_of(files).to_pylist() == [key_of(file) for file in files]


def test_a_changed_sidecar_is_another_key(files: Files, tmp_path: Path) -> None:
    (tmp_path / "3.txt.meta.toml").write_text("title = 'Bees'")
    again = collect([tmp_path]).files
    assert [one == other for one, other in zip(files, again, strict=True)] == [1, 1, 1, 0, 1]
    assert key_of(again[3]) != key_of(files[3])


def test_more_files_than_are_objects_at_once(files: Files, tmp_path: Path, monkeypatch) -> None:
    expected = collect([tmp_path])
    monkeypatch.setattr(inputs, "AT_ONCE", 4)
    found = collect([tmp_path])
    assert list(found.files) == list(expected.files)


def test_orders_are_made_where_they_are_asked_for(files: Files, tmp_path: Path) -> None:
    orders = Orders(files, tmp_path, "code", frozenset())
    (order,) = orders
    assert orders[0] == order == orders[:][0]
    assert sorted(file.shown for file in order.files) == [file.shown for file in files]
    assert not len(Orders(Files(), tmp_path, "code", frozenset()))


def test_names_that_are_no_text_come_back_as_they_were() -> None:
    names = ["/papers/a.txt", "/papers/\udcff.txt", None]
    assert [one and restored(one) for one in stored(names).to_pylist()] == names
    assert isinstance(addresses.at(restored(stored(names)[1].as_py())), Path)


def test_the_first_of_each_value_and_all_without_one() -> None:
    column = pa.chunked_array([["b", "a", None], ["b", None, "c", "a"]])
    assert codes_of(column).tolist() == [0, 1, -1, 0, -1, 2, 1]
    assert first_of_each(codes_of(column)).tolist() == [1, 1, 1, 0, 1, 1, 0]
    assert first_of_each(codes_of(pa.array([], pa.string()))).tolist() == []
