"""The application: what a closed tab leaves is let go by itself."""

import asyncio
import weakref
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionInfo

from dashboard import server
from dashboard.serving import application


@dataclass
class Tab:
    """What a session is known by."""

    id: str = "a tab"


@pytest.fixture
def later(monkeypatch):
    """What the server's loop is told to do later: seconds and what."""
    told = []
    loop = SimpleNamespace(call_later=lambda seconds, what: told.append((seconds, what)))
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: loop)
    return told


def test_a_session_without_a_tab_is_let_go_when_its_time_is_over(later):
    kept = application.LeftSessions(ttl_seconds=0)
    session = Tab()
    left = weakref.ref(session)
    kept.save(SessionInfo(client=None, session=session))
    del session
    assert left() is not None
    [(seconds, let_go)] = later
    assert seconds > 0
    let_go()
    assert left() is None


def test_a_tab_that_comes_back_in_time_finds_its_session(later):
    kept = application.LeftSessions(ttl_seconds=120)
    kept.save(SessionInfo(client=None, session=Tab()))
    [(seconds, let_go)] = later
    let_go()
    assert seconds > 120
    assert kept.get("a tab") is not None


def test_an_error_of_the_script_tells_a_number_and_the_log_its_cause(caplog, monkeypatch):
    shown = []
    monkeypatch.setattr(st, "error", shown.append)
    assert application.told(RuntimeError("the canary sang"))
    [sentence], [line] = shown, caplog.records
    assert "canary" not in sentence
    assert line.args[0] in sentence
    assert "the canary sang" in str(line.exc_info)


def test_the_server_keeps_its_sessions_so(monkeypatch):
    monkeypatch.setattr(Runtime, "_instance", None)
    runtime = application.make(server.APP, ["localhost"])._create_runtime()
    assert isinstance(runtime._session_mgr._session_storage, application.LeftSessions)
