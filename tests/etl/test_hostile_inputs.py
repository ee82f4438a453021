"""Files as nobody should send them: each ends as one row with a status, and the run goes on."""

import codecs
import os
import zipfile

import pyarrow.parquet as pq
import pytest
from docx import Document as Word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.document import Document
from etl.layouts import lay_out
from etl.read import open_snapshot
from etl.readers import MAX_BYTES, suffixes
from etl.run import build

WORDS = "Police said that 185 women were sold to China.\n"
TEXTS = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\x0b\n", "empty"),
    "mark_only.txt": (codecs.BOM_UTF8, "empty"),
    "nul.txt": (b"words\x00words", "unreadable"),
    "binary.txt": (bytes(range(256)) * 9, "unreadable"),
    "invalid.txt": (b"\x81\x8d caf\xe9 words", "unreadable"),
    "windows.txt": ("The caf\xe9 was closed. ".encode("cp1252"), "ok"),
    "utf16.txt": (WORDS.encode("utf-16"), "ok"),
    "with_mark.txt": (codecs.BOM_UTF8 + WORDS.encode(), "ok"),
    "mixed_ends.txt": (b"One.\r\n\r\nTwo.\r\rThree.\n\nFour.", "ok"),
    "lone_surrogate.txt": (codecs.BOM_UTF16_LE + b"\x00\xd8A\x00", "unreadable"),
    "long_line.txt": (b"word " * 200_000, "ok"),
    "blanks.txt": (WORDS.encode() + b" " * 50_000 + b"x", "ok"),
    "brackets.txt": (b"(" * 50_000 + WORDS.encode() + b")" * 50_000, "ok"),
    "scripts.html": (b"<script>text()</script>", "empty"),
    "no_pdf.pdf": (b"words", "unreadable"),
    "cut.pdf": (b"%PDF-1.4\n1 0 obj\n<<", "unreadable"),
    "no_mail.eml": (b"no mail", "unreadable"),
    "no_package.docx": (b"PK\x03\x04words", "unreadable"),
    "picture.jpeg": (b"\xff\xd8\xff", "unsupported"),
    "none": (b"no ending", "unsupported"),
    "🙂\nช 'q'.txt": (b"One more on trafficking.", "ok"),
    "-rf.txt": (b"And one more on trafficking.", "ok"),
}


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(210 << 20))


@pytest.fixture(scope="module")
def statuses(tmp_path_factory):
    """The status of each of the files, after one build over all of them."""
    root = tmp_path_factory.mktemp("hostile") / "papers"
    root.mkdir()
    for name, (data, _) in TEXTS.items():
        (root / name).write_bytes(data)
    with (root / "large.txt").open("wb") as file:
        file.truncate(200 << 20)
    bomb(root / "bomb.docx")
    Word().save(root / "nothing.docx")
    (root / "link.txt").symlink_to("/etc/hostname")
    report = build([root], root.parent / "data")
    rows = pq.read_table(open_snapshot(root.parent / "data").path("documents")).to_pylist()
    found = {
        path.removeprefix("papers/"): row["status"]
        for row in rows
        for path in (row["path"], *row["also_at"])
    }
    return found, report.problems


@pytest.mark.parametrize("name", TEXTS)
def test_each_has_its_status(statuses, name):
    assert statuses[0][name] == TEXTS[name][1]


@pytest.mark.parametrize(
    ("name", "status"),
    [("large.txt", "too_large"), ("bomb.docx", "too_large"), ("nothing.docx", "empty")],
)
def test_what_is_too_large_or_holds_nothing_has_its_status(statuses, name, status):
    assert statuses[0][name] == status


def test_a_link_out_of_the_folder_is_refused_by_name(statuses):
    assert "link.txt" not in statuses[0]
    assert any("link.txt was not read: Links are not followed" in one for one in statuses[1])


def test_none_is_lost(statuses):
    assert len(statuses[0]) == len(TEXTS) + 3


def test_a_file_of_200_mb_is_above_the_limit():
    assert MAX_BYTES < 200 << 20


CABLE = "UNCLAS HANOI 000418\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PHUM, VM\nSUBJECT: A SUBJECT\n\n"
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u202a\u202e\u2066\u00ad"
ALIKE = {"C": "С\uff23Ϲ", "S": "Ѕ\uff33Տ", "B": "В\uff22", "U": "\uff35Ս"}


@st.composite
def disguised(draw):
    """A marking above U with a hidden character, a look-alike letter or foreign brackets."""
    mark = list(draw(st.sampled_from(["C", "S", "SBU", "C/NF", "S/NF"])))
    how = draw(st.sampled_from(["hidden", "alike", "brackets"]))
    if how == "hidden":
        mark.insert(draw(st.integers(0, len(mark))), draw(st.sampled_from(HIDDEN)))
    elif how == "alike":
        at = draw(st.sampled_from([n for n, letter in enumerate(mark) if letter in ALIKE]))
        mark[at] = draw(st.sampled_from(ALIKE[mark[at]]))
    return f"（{''.join(mark)}）" if how == "brackets" else f"({''.join(mark)})"


@settings(max_examples=80, deadline=None)
@given(mark=disguised())
def test_a_disguised_marking_fails_closed_and_is_reported(mark):
    document = Document("d", "d.txt", "0", "txt", text=f"{CABLE}1. {mark} Text of it.\n")
    document = lay_out(document)
    body = [one for one in document.passages if one.part == "body"]
    assert [one.marking for one in body] == ["S"]
    assert "marking_unreadable" in {issue.code for issue in document.issues}


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()),
    suffix=st.sampled_from(suffixes()),
)
def test_any_bytes_under_any_name_give_rows_whose_spans_are_true(tmp_path, data, suffix):
    from etl.inputs import Input
    from etl.reading import process

    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    results = process(Input(path, path.name, None))
    assert results[0]["documents"][0]["path"] == path.name
    for rows in results:
        assert len(rows["documents"]) == 1
        texts = {row["passage_id"]: row["text"] for row in rows.get("passages", [])}
        for row in rows.get("mentions", []):
            assert texts[row["passage_id"]][row["start"] : row["end"]] == row["surface"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path):
    (tmp_path / "papers" / "locked").mkdir(parents=True, mode=0)
    (tmp_path / "papers" / "a.txt").write_text(WORDS)
    report = build([tmp_path / "papers"], tmp_path / "data")
    assert "cannot be read" in report.problems[0]
