"""Each document is a row with a status; what is wrong with one is told and the rest goes on."""

import hashlib
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl import reading, run
from etl.document import Document
from etl.readers import _contained
from etl.reading import read_document
from etl.run import build
from tests.etl.papers import mail, papers, rows, story


@pytest.fixture
def folder(tmp_path):
    return papers(tmp_path, story=story())


def test_a_document_reads_by_itself(folder):
    document = read_document(folder / "story.txt", folder.parent)
    assert document.path == "papers/story.txt"
    assert document.passages


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


def test_each_document_in_a_mail_or_mailbox_ends_as_one_row(folder, tmp_path):
    data = mail(("a.txt", story().encode() + b"More."), ("b.txt", b"a\x00b"), ("c.png", b"x"))
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
    (folder / "mail.eml").write_bytes(mail(("same.txt", story().encode()), ("again.txt", b"x")))
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
