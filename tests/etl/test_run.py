import hashlib
import json

import pytest

from etl import run, store
from etl.inputs import MissingPath
from etl.read import open_snapshot
from etl.run import NothingToRead, build
from tests.etl.papers import mail, papers, rows, story


@pytest.fixture(autouse=True)
def steady_code(monkeypatch):
    """The code is edited while tests run, and that alone would call for a new build."""
    monkeypatch.setattr(run, "code_version", lambda: "code")


@pytest.fixture
def folder(tmp_path):
    return papers(tmp_path, story=story())


def test_a_folder_becomes_a_snapshot_of_all_tables(folder, tmp_path):
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 1}
    assert report.problems == []
    assert report.refused == 0
    (document,) = rows(tmp_path / "data", "documents")
    assert document["path"] == "papers/story.txt"
    assert {"CN", "VN"} <= set(document["countries"])
    assert report.rows["passages"] == document["n_passages"] >= 3
    assert {"LA-VT", "VN-13", "CN"} <= {
        row["place_id"] for row in rows(tmp_path / "data", "places")
    }


def test_places_stand_with_the_provinces_they_lie_in(tmp_path):
    told = story() + "\n\nTwo of the girls had been sold in Mumbai, in India, police said.\n"
    build([papers(tmp_path, story=told)], tmp_path / "data")
    known = {row["place_id"]: row for row in rows(tmp_path / "data", "places")}
    assert known["IN-MH"]["name"] == "Maharashtra"


def test_a_build_over_unchanged_inputs_does_nothing(folder, tmp_path):
    first = build([folder], tmp_path / "data")
    second = build([folder], tmp_path / "data")
    assert second.unchanged
    assert (second.snapshot_id, second.rows) == (first.snapshot_id, first.rows)


@pytest.mark.parametrize("change", ["text", "sidecar", "code", "damage"])
def test_whatever_changes_is_built_again(folder, tmp_path, monkeypatch, change):
    first = build([folder], tmp_path / "data")
    if change == "text":
        (folder / "more.txt").write_text("More.")
    elif change == "sidecar":
        (folder / "story.txt.meta.toml").write_text("title = 'Better'")
    elif change == "code":
        monkeypatch.setattr(run, "code_version", lambda: "newer")
    else:
        open_snapshot(tmp_path / "data").path("flows").unlink()
    assert build([folder], tmp_path / "data").snapshot_id != first.snapshot_id


def test_the_same_text_has_the_same_ids_wherever_it_lies(folder, tmp_path):
    build([folder], tmp_path / "one")
    (tmp_path / "elsewhere").mkdir()
    (folder / "story.txt").rename(tmp_path / "elsewhere" / "renamed.txt")
    build([tmp_path / "elsewhere"], tmp_path / "two")
    for table, column in (("documents", "doc_id"), ("figures", "claim_id")):
        ids = [[row[column] for row in rows(tmp_path / d, table)] for d in ("one", "two")]
        assert ids[0] == ids[1] != []


def test_the_same_content_twice_is_one_document(folder, tmp_path):
    (folder / "copy.txt").write_text(story())
    build([folder], tmp_path / "data")
    (document,) = rows(tmp_path / "data", "documents")
    assert (document["path"], document["also_at"]) == ("papers/copy.txt", ["papers/story.txt"])


def test_a_sidecar_corrects_its_document(folder, tmp_path):
    (folder / "story.txt.meta.toml").write_text("title = 'Better'\ndate = '2005-03'\nrank = 1")
    build([folder], tmp_path / "data")
    (document,) = rows(tmp_path / "data", "documents")
    assert (document["title"], document["date_precision"], document["date_basis"]) == (
        "Better",
        "month",
        "sidecar",
    )
    assert [row["code"] for row in rows(tmp_path / "data", "issues")] == ["sidecar"]


def test_progress_is_told_of_each_document(folder, tmp_path):
    (folder / "more.txt").write_text("More.")
    told = []
    build([folder], tmp_path / "data", progress=lambda *step: told.append(step))
    assert told == [(1, 2, "papers/more.txt"), (2, 2, "papers/story.txt")]


def test_several_processes_give_the_same_tables(folder, tmp_path):
    (folder / "more.txt").write_text("More than 550 women were sold in China, police said.")
    build([folder], tmp_path / "one")
    build([folder], tmp_path / "two", jobs=2)
    hashes = [open_snapshot(tmp_path / name).manifest["tables"] for name in ("one", "two")]
    assert json.dumps(hashes[0]) == json.dumps(hashes[1])


def test_a_second_build_at_once_stops_and_changes_nothing(folder, tmp_path):
    with store.locked(tmp_path / "data"), pytest.raises(store.Locked):
        build([folder], tmp_path / "data")


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path):
    with pytest.raises(MissingPath):
        build([tmp_path / "nowhere"], tmp_path / "data")
    (tmp_path / "hollow").mkdir()
    with pytest.raises(NothingToRead, match="There is no document in"):
        build([tmp_path / "hollow"], tmp_path / "data")


@pytest.mark.parametrize("name", ["🙂 ช.txt", "two\nlines.txt", "-rf.txt", 'it\'s "q";--.txt'])
def test_any_name_is_kept_as_it_is(folder, tmp_path, name):
    (folder / name).write_text("Words on trafficking.")
    build([folder], tmp_path / "data")
    assert f"papers/{name}" in {row["path"] for row in rows(tmp_path / "data", "documents")}


def test_documents_of_the_data_folder_are_always_read_with_the_others(folder, tmp_path):
    own = tmp_path / "data" / "inputs"
    own.mkdir(parents=True)
    (own / "added.txt").write_text("Added on trafficking.")
    report = build([folder], tmp_path / "data")
    assert report.rows["documents"] == 2
    assert {row["path"] for row in rows(tmp_path / "data", "documents")} == {
        "papers/story.txt",
        "inputs/added.txt",
    }
    assert open_snapshot(tmp_path / "data").manifest["roots"] == [str(folder)]


def test_what_an_analyst_left_out_is_not_read_also_inside_others_and_comes_back(folder, tmp_path):
    attached = story().encode() + b"More."
    (folder / "one.eml").write_bytes(mail(("a.txt", attached)))
    hashes = [hashlib.sha256(data).hexdigest() for data in (story().encode(), attached)]
    (tmp_path / "data").mkdir()
    listed = tmp_path / "data" / "left-out.toml"
    listed.write_text("".join(f'[[document]]\nsha256 = "{one}"\n' for one in hashes))
    report = build([folder], tmp_path / "data")
    assert [row["path"] for row in rows(tmp_path / "data", "documents")] == ["papers/one.eml"]
    assert report.problems == []
    told = [row for row in rows(tmp_path / "data", "issues") if row["code"] == "left_out"]
    assert [row["message"].split(" was ")[0] for row in told] == [
        "papers/story.txt",
        "papers/one.eml/a.txt",
    ]
    listed.unlink()
    assert build([folder], tmp_path / "data").rows["documents"] == 3


def test_a_list_of_what_is_left_out_that_cannot_be_read_stops_the_build(folder, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "left-out.toml").write_text("[[")
    with pytest.raises(store.StoreError, match=r"left-out\.toml cannot be read"):
        build([folder], tmp_path / "data")


def test_what_browsers_save_with_a_page_is_no_problem(folder, tmp_path):
    (folder / "page.html").write_text("<p>Police said that 185 women were sold to China.</p>")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "script.js").write_text("run()")
    assert build([folder], tmp_path / "data").problems == []
    issues = rows(tmp_path / "data", "issues")
    assert ("info", "saved_with") in [(one["severity"], one["code"]) for one in issues]
