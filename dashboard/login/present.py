"""Who is there: the person for whom a page is drawn or a request is answered.

The gate names the session in a header that it alone can set; Streamlit hands it to the page as
`st.user` (its setting server.trustedUserHeaders), and a request keeps it for what it calls.
"""

import os
from contextvars import ContextVar
from dataclasses import replace

import streamlit as st

from dashboard.login.sessions import Session, Sessions
from dashboard.login.settings import LOCAL, Person

HEADER = "X-Atlas-Session"
USER_KEY = "atlas_session"
"""Under which Streamlit hands the header to the page."""

READ_FROM = "TIP_ATLAS_READ_FROM"
"""The variable that names where the tables come from, where nothing can be added to them here."""

_here: ContextVar[Session | None] = ContextVar("session", default=None)
_sessions: Sessions | None = None


class NotSignedIn(Exception):
    """Nobody is signed in, or no longer; the message says what to do."""


def require(sessions: Sessions | None) -> None:
    """Ask everybody to be signed in from now on; None: this machine's analyst alone is there."""
    global _sessions  # noqa: PLW0603 - one server a process
    _sessions = sessions


def is_required() -> bool:
    """Whether people sign in."""
    return _sessions is not None


def enter(session: Session | None) -> None:
    """Name the session of the request at hand, for all that this request calls."""
    _here.set(session)


def person() -> Person:
    """Who is there; nobody may add where tables are only read.

    Raises:
        NotSignedIn: People sign in here, and nobody has, or not any longer.
    """
    there = LOCAL if _sessions is None else _session(_sessions).person
    return replace(there, may_add=False) if os.environ.get(READ_FROM) else there


def owner() -> str:
    """What belongs to this login alone is kept under this name; as `person`."""
    return LOCAL.name if _sessions is None else _session(_sessions).id


def _session(sessions: Sessions) -> Session:
    named = st.user.get(USER_KEY) or getattr(_here.get(), "id", None)
    found = sessions.by_id(str(named)) if named else None
    if found is None:
        raise NotSignedIn("You are not signed in any more: load the page again and sign in.")
    return found
