import hashlib
import json
import sys
from email.message import EmailMessage
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import reading, run, store
from etl.document import Document
from etl.inputs import MissingPath
from etl.read import open_snapshot
from etl.readers import _contained
from etl.reading import read_document
from etl.run import NothingToRead, build

STORY = """Vietnamese girls sold across the border

2 November 2006 - Police in Lang Son said on Thursday that 185 women were sold to China last year.

The women had been promised work in Guangxi.
"""


@pytest.fixture(autouse=True)
def steady_code(monkeypatch):
    """The code is edited while tests run, and that alone would call for a new build."""
    monkeypatch.setattr(run, "code_version", lambda: "code")


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    root.mkdir()
    (root / "story.txt").write_text(STORY)
    return root


def rows(data_dir, table):
    return pq.read_table(open_snapshot(data_dir).path(table)).to_pylist()


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
    (folder / "copy.txt").write_text(STORY)
    build([folder], tmp_path / "data")
    (document,) = rows(tmp_path / "data", "documents")
    assert (document["path"], document["also_at"]) == ("papers/copy.txt", ["papers/story.txt"])


def test_what_cannot_be_read_has_a_status_and_a_sentence(folder, tmp_path):
    (folder / "empty.txt").write_text(" \n")
    (folder / "binary.txt").write_bytes(b"\x00\xff" * 50)
    (folder / "picture.xyz").write_bytes(b"pixels")
    (folder / "link.txt").symlink_to(folder / "story.txt")
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 1, "empty": 1, "unreadable": 1, "unsupported": 1}
    assert [problem.split(":")[0] for problem in report.problems[:3]] == [
        "papers/binary.txt",
        "papers/empty.txt",
        "papers/picture.xyz",
    ]
    assert "papers/link.txt was not read: Links are not followed" in report.problems[3]
    by_path = {row["path"]: row for row in rows(tmp_path / "data", "documents")}
    assert by_path["papers/empty.txt"]["status_detail"]
    assert any(row["code"] == "not_read" for row in rows(tmp_path / "data", "issues"))


@pytest.mark.parametrize("stage", ["layouts.lay_out", "annotate", "mention_rows"])
def test_a_document_that_fails_is_reported_and_the_rest_goes_on(
    folder, tmp_path, monkeypatch, stage
):
    (folder / "bad.txt").write_text("A bad one on trafficking.")
    owner = reading.layouts if "." in stage else reading
    name = stage.split(".")[-1]
    whole = getattr(owner, name)

    def fails(argument, *others):
        document = argument if isinstance(argument, Document) else argument.document
        if document.path == "papers/bad.txt":
            raise RuntimeError("out of luck")
        return whole(argument, *others)

    monkeypatch.setattr(owner, name, fails)
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 1, "failed": 1}
    (problem,) = report.problems
    assert "papers/bad.txt" in problem
    assert "RuntimeError out of luck" in problem


def test_an_extractor_that_fails_leaves_the_others_claims(folder, tmp_path, monkeypatch):
    def fails(annotated):
        raise KeyError("verb")

    broken = [reading.extractors()[0].__class__("broken", "flows", fails), *reading.extractors()]
    monkeypatch.setattr(reading, "extractors", lambda: broken)
    report = build([folder], tmp_path / "data")
    assert report.rows["figures"] > 0
    assert "papers/story.txt: The extractor of flows failed: KeyError" in report.problems[0]


def test_a_refused_claim_is_counted(folder, tmp_path, monkeypatch):
    whole = reading.claim_rows

    def spoiled(annotated, claims):
        found = whole(annotated, claims)
        found["figures"][0]["quote"] = "something else"
        return found

    monkeypatch.setattr(reading, "claim_rows", spoiled)
    report = build([folder], tmp_path / "data")
    assert report.refused == 1
    assert [row["code"] for row in rows(tmp_path / "data", "issues")] == ["refused"]


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


def test_a_document_reads_by_itself(folder):
    document = read_document(folder / "story.txt", folder.parent)
    assert document.path == "papers/story.txt"
    assert document.passages


def mail(*attachments, subject="Trafficking at the border"):
    made = EmailMessage()
    made["Subject"], made["From"] = subject, "IOM Hanoi <press@iom.example>"
    made.set_content("Police said that 120 women had been sold to China.\n")
    for name, data in attachments:
        made.add_attachment(data, "application", "octet-stream", filename=name)
    return bytes(made)


def test_each_document_in_a_mail_or_mailbox_ends_as_one_row(folder, tmp_path):
    data = mail(("a.txt", STORY.encode() + b"More."), ("b.txt", b"a\x00b"), ("c.png", b"x"))
    (folder / "box.mbox").write_bytes(b"From a\n" + data + b"\n\nFrom b\n" + mail(subject="Two"))
    report = build([folder], tmp_path / "data")
    by_path = {row["path"]: row for row in rows(tmp_path / "data", "documents")}
    assert {path: row["status"] for path, row in by_path.items()} == {
        "papers/box.mbox": "ok",
        "papers/box.mbox/1": "ok",
        "papers/box.mbox/1/a.txt": "ok",
        "papers/box.mbox/1/b.txt": "unreadable",
        "papers/box.mbox/1/c.png": "unsupported",
        "papers/box.mbox/2": "ok",
        "papers/story.txt": "ok",
    }
    assert "It holds 2 documents" in by_path["papers/box.mbox"]["status_detail"]
    assert [by_path[f"papers/box.mbox/{n}"]["format"] for n in (1, 2)] == ["eml", "eml"]
    assert any("papers/box.mbox/1/b.txt: The file holds NUL" in one for one in report.problems)
    assert {row["doc_id"] for row in rows(tmp_path / "data", "figures")} == {
        by_path[path]["doc_id"]
        for path in ("papers/box.mbox/1", "papers/box.mbox/2", "papers/box.mbox/1/a.txt")
    } | {by_path["papers/story.txt"]["doc_id"]}


def test_an_attachment_that_is_also_a_file_is_one_document(folder, tmp_path):
    (folder / "mail.eml").write_bytes(mail(("same.txt", STORY.encode()), ("again.txt", b"x")))
    (folder / "other.eml").write_bytes(mail(("again.txt", b"x"), subject="Other"))
    build([folder], tmp_path / "data")
    names = {row["path"]: row["also_at"] for row in rows(tmp_path / "data", "documents")}
    assert names["papers/story.txt"] == ["papers/mail.eml/same.txt"]
    assert names["papers/mail.eml/again.txt"] == ["papers/other.eml/again.txt"]
    assert len(names) == 4


def test_mails_in_mails_are_read_down_to_a_level(folder, tmp_path):
    data = mail()
    for number in range(reading.DEEPEST + 2):
        outer = EmailMessage()
        outer["Subject"] = f"Level {number}"
        outer.set_content("See below.")
        outer.add_attachment(data, "application", "octet-stream", filename="inner.eml")
        data = bytes(outer)
    (folder / "deep.eml").write_bytes(data)
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 2 + reading.DEEPEST, "unsupported": 1}
    assert any("wrapped in more than" in one for one in report.problems)


def test_a_file_that_ends_the_parser_is_reported_and_the_rest_goes_on(
    folder, tmp_path, monkeypatch
):
    (folder / "a.pdf").write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(_contained, "COMMAND", (sys.executable, "-c", "raise SystemExit"))
    _contained.end()
    try:
        report = build([folder], tmp_path / "data")
    finally:
        _contained.end()
    assert report.statuses == {"ok": 1, "unreadable": 1}
    assert "papers/a.pdf: Reading it ended the parser" in report.problems[0]


def test_a_file_that_vanishes_or_changes_while_it_is_read_has_a_status(
    folder, tmp_path, monkeypatch
):
    (folder / "gone.txt").write_text("Gone on trafficking.")
    (folder / "changed.txt").write_text("Before trafficking.")
    whole = run.collect

    def collected(*arguments):
        found = whole(*arguments)
        (folder / "gone.txt").unlink()
        (folder / "changed.txt").write_text("After trafficking.")
        return found

    monkeypatch.setattr(run, "collect", collected)
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 2, "unreadable": 1}
    by_path = {row["path"]: row for row in rows(tmp_path / "data", "documents")}
    assert by_path["papers/gone.txt"]["status"] == "unreadable"
    after = hashlib.sha256(b"After trafficking.").hexdigest()
    assert by_path["papers/changed.txt"]["sha256"] == after


def test_a_file_that_may_not_be_read_has_a_status(folder, tmp_path, monkeypatch):
    (folder / "locked.txt").write_text("Locked.")
    whole = Path.open

    def opened(path, *arguments, **named):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", opened)
    report = build([folder], tmp_path / "data")
    assert report.statuses == {"ok": 1, "unreadable": 1}
    assert "papers/locked.txt: The file cannot be read: Permission denied." in report.problems


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
    attached = STORY.encode() + b"More."
    (folder / "one.eml").write_bytes(mail(("a.txt", attached)))
    hashes = [hashlib.sha256(data).hexdigest() for data in (STORY.encode(), attached)]
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
    issues = pq.read_table(open_snapshot(tmp_path / "data").path("issues")).to_pylist()
    assert ("info", "saved_with") in [(one["severity"], one["code"]) for one in issues]
