"""Files that are added keep harmless names, fit in, and are corrected beside themselves."""

import shutil
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import server
from dashboard.adding import papers
from dashboard.adding.papers import PaperError
from etl import paths, readers, sidecar


@pytest.fixture
def waiting(tmp_path):
    return papers.waiting_folder(tmp_path, "mine")


def test_the_names_of_files_and_folders_are_those_of_the_build():
    assert (papers.INPUTS, papers.LEFT_OUT) == (paths.INPUTS, paths.LEFT_OUT)
    assert papers.SUFFIX == sidecar.SUFFIX


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\x\\report.pdf", "report.pdf"),
        ("..hidden.txt", "hidden.txt"),
        ("a\u202etxt.exe\u200b\x00.txt", "atxt.exe.txt"),
        ("two\nlines.txt", "two lines.txt"),
        ("-rf.txt", "-rf.txt"),
        ("ช🙂 'q'.txt", "ช🙂 'q'.txt"),
        ("ย" * 300 + ".docx", "ย" * 58 + ".docx"),
        ("report. . ", "report"),
    ],
)
def test_names_are_made_harmless(name, kept):
    assert papers.harmless(name) == kept


@pytest.mark.parametrize("name", ["", "...", "/", "\u200b", "x.meta.toml", "X.META.TOML "])
def test_names_of_nothing_or_of_corrections_are_refused(name):
    with pytest.raises(PaperError):
        papers.harmless(name)


@given(st.text())
def test_any_name_lies_in_its_folder_and_is_found_by_the_build(name):
    try:
        kept = papers.harmless(name)
    except PaperError:
        return
    assert "/" not in kept
    assert kept[0] != "."
    assert len(kept.encode()) <= 200
    assert not kept.endswith(papers.SUFFIX)


@pytest.mark.parametrize(("words", "limit"), [("", 50), ("7", 7), ("50", 50)])
def test_a_limit_can_be_lowered(monkeypatch, words, limit):
    monkeypatch.setenv("TIP_ATLAS_FILE_MB", words)
    assert papers.megabytes("TIP_ATLAS_FILE_MB", 50, 50) == limit


@pytest.mark.parametrize("words", ["0", "51", "-1", "many", "1.5", "٣"])
def test_a_limit_that_is_none_ends_the_start_with_a_sentence(monkeypatch, words):
    monkeypatch.setenv("TIP_ATLAS_FILE_MB", words)
    with pytest.raises(SystemExit, match="give a whole number from 1 to 50"):
        papers.megabytes("TIP_ATLAS_FILE_MB", 50, 50)


def test_what_is_taken_can_be_read_and_dropped():
    assert papers.READ_MB << 20 == readers.MAX_BYTES
    assert server.settings("127.0.0.1", 8501)["server.maxUploadSize"] == papers.FILE_MB


def test_two_of_one_name_are_told_apart(waiting):
    found = [papers.put_aside(waiting, "a.txt", data).name for data in (b"1", b"2")]
    assert found == ["a.txt", "a (2).txt"]


@pytest.mark.parametrize(
    ("limit", "size", "said"),
    [("FILE_MB", 1, "split it"), ("TOTAL_MB", 1, "in all"), ("MOST_WAITING", 0, "wait already")],
)
def test_limits_are_kept_and_named(waiting, monkeypatch, limit, size, said):
    monkeypatch.setattr(papers, limit, size)
    with pytest.raises(PaperError, match=said):
        papers.put_aside(waiting, "a.txt", b"x" * ((size << 20) + 1))
    assert papers.waiting(waiting) == []


def test_a_full_disk_is_named(waiting, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    with pytest.raises(PaperError, match="free some room"):
        papers.put_aside(waiting, "a.txt", b"x")


def test_what_is_taken_in_brings_its_corrections(tmp_path, waiting):
    path = papers.put_aside(waiting, "a.txt", b"words")
    papers.correct(path, {"title": "Better"})
    taken = papers.take_in(tmp_path, path)
    assert taken == tmp_path / "inputs" / "a.txt"
    assert papers.entered(taken) == {"title": "Better"}
    assert papers.waiting(waiting) == []


def test_corrections_keep_what_else_stands_there_and_can_be_taken_back(tmp_path):
    path = tmp_path / "a.txt"
    beside = tmp_path / "a.txt.meta.toml"
    beside.write_text('# from the archive\nurl = "https://example.org"\ndate = 2001-01-01\n')
    papers.correct(path, {"date": "2006-11", "title": 'a "b"\n[x]'})
    assert papers.entered(path) == {
        "url": "https://example.org",
        "date": "2006-11",
        "title": 'a "b"\n[x]',
    }
    assert "# from the archive" in beside.read_text()
    beside.write_text('title = "x"\n')
    papers.correct(path, {"title": ""})
    assert not beside.exists()


def test_corrections_that_are_no_toml_are_left_as_they_are(tmp_path):
    beside = tmp_path / "a.txt.meta.toml"
    beside.write_text("[[")
    with pytest.raises(PaperError, match="could not be written"):
        papers.correct(tmp_path / "a.txt", {"title": "x"})
    assert beside.read_text() == "[["


def test_a_document_is_found_by_name_and_content(tmp_path):
    (tmp_path / "seeds").mkdir()
    file = tmp_path / "seeds" / "a.txt"
    file.write_bytes(b"words")
    digest, roots = papers.sha256(file), [str(tmp_path / "seeds")]
    assert papers.find(tmp_path / "data", roots, "seeds/a.txt", digest) == file
    assert papers.find(tmp_path / "data", [str(file)], "a.txt", digest) == file
    for shown in ("seeds/../seeds/a.txt", "seeds/a.txt/1", "other/a.txt"):
        assert papers.find(tmp_path / "data", roots, shown, digest) is None
    file.write_bytes(b"changed")
    assert papers.find(tmp_path / "data", roots, "seeds/a.txt", digest) is None


def test_what_is_left_out_is_what_the_build_leaves_out_until_it_is_put_back(tmp_path):
    papers.leave_out(tmp_path, "ab", path='x "y".txt', ceiling="C")
    papers.leave_out(tmp_path, "cd", path="z.txt", ceiling="S")
    papers.leave_out(tmp_path, "cd", path="z.txt", ceiling="S")
    assert sidecar.left_out(tmp_path) == {"ab", "cd"}
    assert [entry["path"] for entry in papers.left_out(tmp_path)] == ['x "y".txt', "z.txt"]
    papers.put_back(tmp_path, "ab")
    assert sidecar.left_out(tmp_path) == {"cd"}


def test_adding_again_what_was_left_out_has_it_back(tmp_path, waiting):
    path = papers.put_aside(waiting, "a.txt", b"words")
    papers.leave_out(tmp_path, papers.sha256(path), path="a.txt", ceiling="S")
    papers.take_in(tmp_path, path)
    assert sidecar.left_out(tmp_path) == frozenset()


def test_what_others_forgot_for_a_day_is_removed(tmp_path, monkeypatch):
    papers.put_aside(papers.waiting_folder(tmp_path, "theirs"), "a.txt", b"x")
    assert len(papers.waiting(papers.waiting_folder(tmp_path, "mine").with_name("theirs"))) == 1
    monkeypatch.setattr(papers, "_STALE", -1)
    papers.waiting_folder(tmp_path, "mine")
    assert not (tmp_path / "inputs" / ".waiting" / "theirs").exists()
