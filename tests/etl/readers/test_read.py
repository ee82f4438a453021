"""A file becomes text with true offsets, or one clear refusal."""

import codecs
import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import readers
from etl.readers import ReadError, read


def write(folder, data, name="document.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


def status_of(path):
    with pytest.raises(ReadError) as refused:
        read(path)
    assert refused.value.sentence.endswith(".")
    return refused.value.status


def test_gives_hash_format_and_text(tmp_path):
    data = "Móng Cái, “border”".encode()
    assert read(write(tmp_path, data))[:3] == (
        hashlib.sha256(data).hexdigest(),
        "txt",
        "Móng Cái, “border”",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_decodes_utf8_utf16_with_mark_and_windows_1252(tmp_path, encoding):
    text = "The “Kinh Môn” café – 12 girls"
    text = text if encoding != "cp1252" else text.replace("ô", "o")
    assert read(write(tmp_path, text.encode(encoding)))[2] == text


def test_line_ends_are_left_as_they_are(tmp_path):
    text = "one\r\ntwo\rthree\n\x0bfour\u2028five"
    assert read(write(tmp_path, text.encode()))[2] == text


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"text\x00text", "unreadable"),
        (bytes(range(256)) * 4, "unreadable"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "unreadable"),
        (b"\x81\x8d\x8f caf\xe9", "unreadable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8A\x00", "unreadable"),
        (codecs.BOM_UTF16_LE + b"A\x00B", "unreadable"),
        (b"\x01\x02\x03\x04 words \x05\x06", "unreadable"),
    ],
)
def test_what_is_no_text_has_a_status(tmp_path, data, status):
    assert status_of(write(tmp_path, data)) == status


def test_a_refusal_after_reading_carries_hash_and_format(tmp_path):
    with pytest.raises(ReadError) as refused:
        read(write(tmp_path, b"a\x00"))
    assert refused.value.sha256 == hashlib.sha256(b"a\x00").hexdigest()
    assert refused.value.format == "txt"


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = write(tmp_path, b"x" * 100)
    monkeypatch.setattr(readers, "MAX_BYTES", 99)
    monkeypatch.setattr(type(path), "open", lambda *_: pytest.fail("it was opened"))
    assert status_of(path) == "too_large"


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        ("picture.jpeg", "text recognition"),
        ("old.DOC", "save it as .docx or PDF"),
        ("mail.msg", "as .eml"),
        ("all.zip", "unpack it"),
        ("strange.xyz", "known are .docm, .docx"),
        ("none", "a name without ending: known are"),
    ],
)
def test_an_unknown_format_is_unsupported_and_says_what_to_do(tmp_path, name, what_to_do):
    with pytest.raises(ReadError, match=what_to_do) as found:
        read(write(tmp_path, b"x", name))
    assert found.value.status == "unsupported"


def test_a_file_that_is_gone_or_a_folder_is_unreadable(tmp_path):
    assert status_of(tmp_path / "gone.txt") == "unreadable"
    assert status_of(tmp_path) == "unreadable"


def test_known_suffixes():
    assert {".txt", ".md"} <= set(readers.suffixes())


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_text_or_a_status(tmp_path, data):
    path = write(tmp_path, data)
    try:
        text = read(path)[2]
    except ReadError as refused:
        assert refused.status in {"empty", "unreadable"}
    else:
        assert text.strip()
        assert "\x00" not in text
