from datetime import timedelta

import pytest

from etl import mirror, upload
from etl.locking import Locked, StoreError
from etl.mirror import reading
from etl.paths import LEFT_OUT
from etl.read import open_snapshot
from etl.run import build
from tests.etl.test_mirror import MET, SOLD, atlas, objects, papers, published, state

__all__ = ["atlas", "papers", "state"]


def current(address):
    return (address / "CURRENT").read_text().strip()


def test_nothing_is_published_where_nothing_has_changed(atlas, papers):
    folder = papers(SOLD)
    first = published(atlas, folder)
    before = objects(atlas)
    assert published(atlas, folder) == first
    assert objects(atlas) == before


def test_a_build_on_another_machine_goes_on_from_what_is_published(
    atlas, papers, tmp_path, monkeypatch
):
    folder = papers(SOLD)
    first = published(atlas, folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert published(atlas, folder) == first
    with upload.building(atlas) as data:
        assert build([papers(MET)], data).read == 1
    assert current(atlas) != first


def test_of_two_builds_at_once_the_second_is_refused_and_the_first_stays(
    atlas, papers, tmp_path, monkeypatch
):
    folder = papers(SOLD)
    published(atlas, folder)
    with (
        pytest.raises(StoreError, match="Another build has published .* meantime: build again"),
        upload.building(atlas) as data,
    ):
        with monkeypatch.context() as other:
            other.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
            first = published(atlas, papers(MET))
        papers("Girls were sold from Laos to Thailand.")
        build([folder], data)
    assert current(atlas) == first
    last = published(atlas, folder)
    assert current(atlas) == last
    assert open_snapshot(reading(atlas)).rows("documents") == 3


def test_of_two_first_builds_at_once_the_second_is_refused(atlas, papers, tmp_path, monkeypatch):
    with (
        pytest.raises(StoreError, match="Another build has published"),
        upload.building(atlas) as data,
    ):
        with monkeypatch.context() as other:
            other.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
            first = published(atlas, papers(MET))
        build([papers(SOLD)], data)
    assert current(atlas) == first


def test_a_second_build_of_this_account_waits_for_no_one(atlas, papers):
    with upload.building(atlas), pytest.raises(Locked, match="Another build"):
        published(atlas, papers(SOLD))


def test_a_build_that_fails_publishes_nothing(atlas, papers):
    first = published(atlas, papers(SOLD))
    with pytest.raises(ValueError), upload.building(atlas) as data:
        build([papers(MET)], data)
        raise ValueError
    assert current(atlas) == first
    second = published(atlas, papers("Girls were sold from Laos to Thailand."))
    assert current(atlas) == second


def test_what_an_analyst_left_out_stays_out(atlas, papers):
    folder = papers(SOLD)
    published(atlas, folder)
    papers(MET)
    (sha256,) = (
        open_snapshot(reading(atlas))
        .connect("S")
        .execute("SELECT sha256 FROM documents")
        .fetchone()
    )
    (atlas / LEFT_OUT).write_text(f'[[document]]\nsha256 = "{sha256}"\n')
    published(atlas, folder)
    assert open_snapshot(reading(atlas)).rows("documents") == 1


def test_what_no_kept_snapshot_names_is_removed_after_a_day(atlas, papers, monkeypatch):
    folder = papers(SOLD)
    first = published(atlas, folder)
    (atlas / "files" / "left.parquet").write_bytes(b"begun by a build that died")
    (atlas / "reports.txt").write_bytes(b"of somebody else")
    published(atlas, papers(MET))
    assert "files/left.parquet" in objects(atlas)
    monkeypatch.setattr(upload, "UNNAMED", timedelta(seconds=-60))
    for number in range(upload.KEEP):
        last = published(atlas, papers(f"In 2006 {number + 2} girls were sold from Laos to China."))
    assert not any(first in name for name in objects(atlas))
    assert "files/left.parquet" not in objects(atlas)
    assert "reports.txt" in objects(atlas)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / ".fresh"))
    assert open_snapshot(reading(atlas)).id == last
    assert open_snapshot(reading(atlas)).fault() is None
    assert mirror.named(open_snapshot(reading(atlas)).manifest)


def test_what_a_build_keeps_for_the_next_one_goes_along(atlas, papers, tmp_path, monkeypatch):
    folder = papers(SOLD)
    with upload.building(atlas) as data:
        build([folder], data)
        (data / "kept" / "one").mkdir(parents=True, exist_ok=True)
        (data / "kept" / "one" / "held.parquet").write_bytes(b"held")
        (data / "kept" / ".making-two").mkdir()
        (data / "kept" / ".making-two" / "held.parquet").write_bytes(b"begun")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    with upload.building(atlas) as data:
        assert (data / "kept" / "one" / "held.parquet").read_bytes() == b"held"
        assert not (data / "kept" / ".making-two").exists()
        build([papers(MET)], data)
        (data / "kept" / "one").mkdir(exist_ok=True)
        (data / "kept" / "one" / "held.parquet").write_bytes(b"else")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "third"))
    with upload.building(atlas) as data:
        assert (data / "kept" / "one" / "held.parquet").read_bytes() == b"else"


@pytest.mark.parametrize(
    "names", ["[]", '{"../x": "%s"}', '{"kept/../../x": "%s"}', '{"kept/x": "y"}', "no"]
)
def test_what_was_kept_lies_in_its_folder_and_nowhere_else(atlas, papers, names):
    first = published(atlas, papers(SOLD))
    (atlas / "snapshots" / first / "kept.json").write_text(names.replace("%s", "0" * 64))
    with (
        pytest.raises(mirror.Damaged, match=r"kept.json at s3://.* is damaged"),
        upload.building(atlas),
    ):
        pass
