import os

import pyarrow as pa
import pytest

from etl import addresses, inputs, seen
from etl.files import stored
from etl.inputs import collect


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    root.mkdir()
    (root / "a.txt").write_text("ants")
    (root / "a.txt.meta.toml").write_text("title = 'Ants'")
    (root / "b.txt").write_text("bees")
    return root


@pytest.fixture
def remembered(tmp_path):
    return tmp_path / "data" / seen.NAME


@pytest.fixture
def hashed(monkeypatch):
    """Names of files whose bytes are read."""
    names = []
    read = inputs._hash
    monkeypatch.setattr(
        inputs, "_hash", lambda where: (names.append(where.rpartition("/")[2]), read(where))[1]
    )
    return names


@pytest.fixture
def old(monkeypatch):
    """All files count as written long ago."""
    monkeypatch.setattr(addresses, "FRESH_NS", -(10**12))


def look(folder, remembered):
    return collect([folder], frozenset(), remembered).identity


def test_files_that_have_not_changed_are_not_read_again(folder, remembered, hashed, old):
    first = look(folder, remembered)
    assert sorted(hashed) == ["a.txt", "a.txt.meta.toml", "b.txt"]
    hashed.clear()
    assert look(folder, remembered) == first
    assert hashed == []


def test_few_new_files_among_many_are_not_noted_each_time(folder, remembered, hashed, old):
    for number in range(seen.FEW):
        (folder / f"{number}.txt").write_text(f"moth {number}")
    look(folder, remembered)
    noted = remembered.read_bytes()
    (folder / "c.txt").write_text("crickets")
    look(folder, remembered)
    assert remembered.read_bytes() == noted
    hashed.clear()
    (folder / "d.txt").write_text("dragonflies")
    look(folder, remembered)
    assert sorted(hashed) == ["c.txt", "d.txt"]
    assert remembered.read_bytes() != noted


def test_what_is_new_or_changed_is_read(folder, remembered, hashed, old):
    look(folder, remembered)
    hashed.clear()
    (folder / "c.txt").write_text("crickets")
    (folder / "a.txt.meta.toml").write_text("title = 'Mites'")
    found = look(folder, remembered)
    assert sorted(hashed) == ["a.txt.meta.toml", "c.txt"]
    assert found == look(folder, None)


def test_a_change_that_hides_behind_size_and_time_is_seen(folder, remembered, old):
    first = look(folder, remembered)
    told = (folder / "b.txt").stat()
    (folder / "b.txt").write_text("gnat")
    os.utime(folder / "b.txt", ns=(told.st_atime_ns, told.st_mtime_ns))
    assert look(folder, remembered) != first


def test_a_file_written_a_moment_ago_is_read_again(folder, remembered, hashed):
    look(folder, remembered)
    hashed.clear()
    look(folder, remembered)
    assert len(hashed) == 3


def test_files_of_a_bucket_are_known_by_the_tags_it_gives_them(bucket, remembered, monkeypatch):
    (bucket / "a.txt").write_text("ants")
    (bucket / "b.txt").write_text("bees")
    first = look(bucket, remembered)
    fetched = []
    contents = addresses.contents
    monkeypatch.setattr(
        addresses, "contents", lambda files: (fetched.extend(files), contents(files))[1]
    )
    assert look(bucket, remembered) == first
    assert fetched == []
    (bucket / "b.txt").write_text("wasps")
    assert look(bucket, remembered) != first
    assert [one.path.name for one in fetched] == ["b.txt"]


@pytest.mark.parametrize("content", [b"", b"PAR1 and nothing more", b"\x00" * 100])
def test_a_damaged_memory_costs_only_time(folder, remembered, content, old):
    first = look(folder, remembered)
    remembered.write_bytes(content)
    assert look(folder, remembered) == first
    assert seen.load(remembered)


def test_names_that_are_no_text_are_known_as_others_are(remembered):
    names = stored(["/papers/\udcff.txt", "/papers/a.txt", "/papers/b.txt"])
    told = pa.table([names, ["1", "2", ""], ["00", "11", "22"]], schema=seen.SEEN)
    seen.keep(remembered, told)
    found = seen.known(seen.load(remembered), names, pa.array(["1", "3", ""]))
    assert found.to_pylist() == ["00", None, None]


def test_where_it_cannot_be_kept_the_build_goes_on(folder, tmp_path, old):
    (tmp_path / "data").write_text("a file where the folder should be")
    assert look(folder, tmp_path / "data" / seen.NAME) == look(folder, None)
