"""The audit log: one line an event, only ever added, and nothing happens unrecorded."""

import json
import stat

import pytest

from dashboard import audit


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    return tmp_path


def lines(folder):
    return [json.loads(line) for line in (folder / audit.FILE).read_text().splitlines()]


def test_an_event_is_a_line_with_its_time_person_and_details(folder):
    audit.record("document_added", path="new\nline.pdf", sha256="ab")
    (line,) = lines(folder)
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "event": "document_added",
        "person": "local",
        "path": "new\nline.pdf",
        "sha256": "ab",
    }


def test_lines_are_added_and_none_is_replaced(folder):
    (folder / audit.FILE).write_text('{"event": "before"}\n')
    audit.record("login", person="anna@example.org")
    audit.record("logout", person="anna@example.org")
    assert [line["event"] for line in lines(folder)] == ["before", "login", "logout"]


def test_the_log_is_readable_by_the_servers_account_alone(folder):
    audit.record("logout")
    assert stat.S_IMODE((folder / audit.FILE).stat().st_mode) == 0o600


def test_an_unknown_event_is_refused(folder):
    with pytest.raises(ValueError, match="frobnicated"):
        audit.record("frobnicated")
    assert not (folder / audit.FILE).exists()


def test_what_cannot_be_written_down_must_not_happen(folder):
    (folder / audit.FILE).mkdir()
    with pytest.raises(audit.AuditError, match="this was not done"):
        audit.record("export")
