import os
from pathlib import Path

import pytest

from etl import inputs
from etl.inputs import SAVED_WITH, MissingPath, collect


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    (root / "deep").mkdir(parents=True)
    (root / "b.txt").write_text("bees")
    (root / "deep" / "a.txt").write_text("ants")
    return root


def names(found):
    return [file.shown for file in found.files]


def test_folders_are_read_through_all_levels_in_the_order_of_names(folder):
    assert names(collect([folder])) == ["papers/b.txt", "papers/deep/a.txt"]


def test_a_file_may_be_named_by_itself(folder):
    assert names(collect([folder / "b.txt"])) == ["b.txt"]


def test_a_file_named_twice_is_read_once(folder):
    assert len(collect([folder, folder / "b.txt", folder / "deep"]).files) == 2


def test_dot_files_and_sidecars_are_no_documents(folder):
    (folder / ".DS_Store").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "c.txt").write_text("c")
    (folder / "b.txt.meta.toml").write_text("title = 'Bees'")
    found = collect([folder])
    assert names(found) == ["papers/b.txt", "papers/deep/a.txt"]
    assert found.files[0].sidecar == folder.resolve() / "b.txt.meta.toml"
    assert found.refused == []


def test_a_sidecar_without_its_document_is_reported(folder):
    (folder / "gone.txt.meta.toml").write_text("title = 'Gone'")
    assert collect([folder]).refused == [
        ("papers/gone.txt.meta.toml", "There is no document of this name beside it.")
    ]


def test_the_same_content_is_one_document_with_two_names(folder):
    (folder / "z.txt").write_text("bees")
    (folder / "z.txt.meta.toml").write_text("title = 'Bees'")
    found = collect([folder])
    assert names(found) == ["papers/b.txt", "papers/deep/a.txt"]
    assert found.files[0].also_at == ("papers/z.txt",)
    assert found.files[0].sidecar is not None


@pytest.mark.parametrize("page", ["page.html", "page.htm"])
def test_what_browsers_save_with_a_page_is_one_quiet_refusal(folder, page):
    (folder / page).write_text("<p>Words.</p>")
    for name in ("page_files", "other_files"):
        (folder / name).mkdir()
        (folder / name / "script.js").write_text("run()")
    found = collect([folder])
    assert f"papers/{page}" in names(found)
    assert "papers/other_files/script.js" in names(found)
    assert found.refused == [("papers/page_files", SAVED_WITH)]


def test_links_are_refused_whether_to_files_or_folders(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(tmp_path)
    found = collect([folder])
    assert len(found.files) == 2
    assert [shown for shown, _ in found.refused] == ["papers/link.txt", "papers/loop"]


def test_a_pipe_is_refused_rather_than_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    assert collect([folder]).refused == [("papers/pipe.txt", "It is not a regular file.")]


def test_a_file_too_large_to_read_is_not_hashed(folder, monkeypatch):
    monkeypatch.setattr(inputs, "MAX_BYTES", 3)
    assert [file.sha256 for file in collect([folder]).files] == [None, None]


def test_names_that_are_no_text_are_written_out(folder):
    path = os.fsencode(folder) + b"/\xff.txt"
    try:
        Path(os.fsdecode(path)).write_text("odd")
    except OSError:
        pytest.skip("the file system takes only names that are text")
    assert "papers/\\udcff.txt" in names(collect([folder]))


def test_a_change_of_content_or_sidecar_changes_the_identity(folder):
    first = collect([folder]).identity
    (folder / "b.txt.meta.toml").write_text("title = 'Bees'")
    second = collect([folder]).identity
    (folder / "b.txt").write_text("wasps")
    assert len({str(first), str(second), str(collect([folder]).identity)}) == 3


def test_a_path_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(MissingPath, match="no file or folder .*nowhere"):
        collect([tmp_path / "nowhere"])
