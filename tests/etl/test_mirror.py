import json
import stat
import threading

import pytest

from etl import mirror, run, upload
from etl.addresses import AddressError
from etl.mirror import Damaged, aside, fetch, named, reading
from etl.read import NoSnapshot, open_snapshot
from etl.run import build
from etl.verify import check_and_repair


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    """A folder for copies, of this test alone."""
    monkeypatch.setattr(run, "code_version", lambda: "code")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def papers(tmp_path):
    """Documents with something new in them each time they are asked for."""
    folder = tmp_path / "papers"
    folder.mkdir()

    def written(words):
        (folder / f"{len(list(folder.iterdir()))}.txt").write_text(words)
        return folder

    return written


SOLD = "Police said 185 women were sold from Vietnam to China in 2006."
MET = "Ministers of Laos and Thailand signed an MOU on trafficking in Vientiane in 2005."


def published(address, folder):
    """Builds and publishes; the id of the snapshot."""
    with upload.building(address) as data:
        return build([folder], data).snapshot_id


@pytest.fixture
def atlas(bucket):
    return bucket / "atlas"


def objects(address):
    names = address.fs.find(address.path)
    return {name.removeprefix(f"{address.path.rstrip('/')}/") for name in names}


def test_what_is_published_at_an_address_is_read_from_there(atlas, papers):
    snapshot_id = published(atlas, papers(SOLD))
    data = reading(atlas)
    assert open_snapshot(data).id == snapshot_id
    assert check_and_repair(data).faults == []


def test_an_address_without_tables_says_so(atlas):
    with pytest.raises(NoSnapshot, match=r"no tables at s3://tests-.*/atlas yet"):
        reading(atlas)


def test_each_content_lies_there_once_under_its_hash(atlas, papers):
    folder = papers(SOLD)
    published(atlas, folder)
    before = objects(atlas)
    published(atlas, papers(MET))
    new = objects(atlas) - before
    manifest = open_snapshot(reading(atlas)).manifest
    assert {f"files/{mirror.object_name(n, sha)}" for n, sha in named(manifest).items()} <= objects(
        atlas
    )
    # Tables that stayed empty were not sent again.
    assert len([name for name in new if name.startswith("files/")]) < len(named(manifest))


def test_only_what_is_new_is_fetched(atlas, papers, monkeypatch):
    published(atlas, papers(SOLD))
    reading(atlas)
    second = published(atlas, papers(MET))
    fetched = []
    download = mirror.download
    monkeypatch.setattr(
        mirror, "download", lambda *given: (fetched.append(given[-1]), download(*given))
    )
    files = named(open_snapshot(reading(atlas), second).manifest)
    assert "documents.parquet" in fetched
    assert len(fetched) < len(files)
    fetched.clear()
    reading(atlas)
    assert fetched == []


def test_the_copy_is_for_its_account_alone(atlas, papers):
    published(atlas, papers(SOLD))
    assert stat.S_IMODE(reading(atlas).stat().st_mode) == 0o700


def test_a_file_that_is_not_what_was_published_is_refused(atlas, papers):
    published(atlas, papers(SOLD))
    folder = atlas / "snapshots" / (atlas / "CURRENT").read_text().strip()
    files = named(json.loads((folder / "manifest.json").read_text()))
    first = f"files/{mirror.object_name('x.parquet', files['documents.parquet'])}"
    (atlas / first).write_bytes(b"other")
    with pytest.raises(Damaged, match=rf"{first} is not what was published: build again"):
        reading(atlas)
    assert not any((mirror.folder_of(atlas, "read") / "snapshots").iterdir())


def test_what_was_fetched_before_stays_where_the_address_cannot_be_read(atlas, papers):
    first = published(atlas, papers(SOLD))
    data = reading(atlas)
    (atlas / "CURRENT").write_bytes(b"20990101T000000Z-00000000\n")
    with pytest.raises(Damaged, match="lacks the snapshot 2099"):
        reading(atlas)
    assert open_snapshot(data).id == first


@pytest.mark.parametrize("name", ["../../outside", "/etc/passwd", "a/../../b"])
def test_a_manifest_names_files_of_its_snapshot_only(name):
    manifest = {"tables": {"flows": {"files": {name: "0" * 64}}}, "search": {"files": {}}}
    with pytest.raises(Damaged, match="no file of it"):
        named(manifest)


@pytest.mark.parametrize("manifest", [{}, {"tables": 3, "search": {}}, {"tables": {}, "search": 1}])
def test_what_is_no_manifest_is_refused(manifest):
    with pytest.raises(Damaged, match="build again"):
        named(manifest)


@pytest.mark.parametrize("current", [b"../../x\n", b"", b"\xff\xfe"])
def test_a_pointer_that_names_no_snapshot_is_refused(atlas, current, tmp_path):
    (atlas / "CURRENT").write_bytes(current)
    with pytest.raises(Damaged, match="names no snapshot"):
        fetch(atlas, tmp_path / "copy")


def test_tables_that_cannot_be_written_are_shown_beside_a_folder_that_can(tmp_path, papers):
    share = tmp_path / "share"
    first = build([papers(SOLD)], share).snapshot_id
    folder = aside(share)
    assert aside(share) == folder
    assert open_snapshot(folder).id == first
    second = build([papers(MET)], share).snapshot_id
    assert open_snapshot(folder).id == second
    (folder / "reports").mkdir()
    assert not (share / "reports").exists()


def test_a_server_goes_on_looking_for_new_tables_whatever_went_wrong(atlas, monkeypatch, caplog):
    looks, enough = [], threading.Event()

    def look(address):
        looks.append(address)
        if len(looks) == 1:
            raise AddressError("gone for a moment")
        enough.set()

    monkeypatch.setattr(mirror, "reading", look)
    stopped = mirror.follow(atlas, every=0)
    assert enough.wait(30)
    stopped.set()
    assert looks[0] == atlas
    assert "gone for a moment" in caplog.text
