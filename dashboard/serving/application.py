"""The ASGI application: Streamlit's pages behind strict headers, known hosts and the login."""

import asyncio
import logging
import uuid
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from dashboard.login import present
from dashboard.login.gate import Gate
from dashboard.login.sessions import Sessions
from dashboard.login.settings import Settings
from dashboard.serving.files import OwnedFiles
from dashboard.serving.headers import Headers
from dashboard.serving.origins import SameOrigin

log = logging.getLogger(__name__)


class LeftSessions(MemorySessionStorage):
    """Sessions whose tab was closed or lost its way, each let go once its time is over.

    Streamlit lets go of them only when a further tab is closed, up to 128 at a time.
    """

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session for a tab that may come back; called on the server's loop."""
        super().save(session_info)
        assert isinstance(self._cache, TTLCache)
        asyncio.get_running_loop().call_later(self._cache.ttl + 1, self._cache.expire)


class Application(st.App):
    """Streamlit's application with files that belong to someone."""

    def _create_runtime(self) -> Runtime:
        # RuntimeConfig takes these storages; App alone gives no way to name others.
        runtime = super()._create_runtime()
        seconds = config.get_option("server.disconnectedSessionTTL")
        sessions = runtime._session_mgr  # noqa: SLF001
        assert isinstance(sessions, WebsocketSessionManager)
        sessions._session_storage = LeftSessions(ttl_seconds=seconds)  # noqa: SLF001
        runtime.media_file_mgr._storage = OwnedFiles("/media")  # noqa: SLF001
        return runtime


def make(script: Path, hosts: Sequence[str], access: Settings | None = None) -> Application:
    """The application.

    Args:
        script: Streamlit's main script.
        hosts: Names that a request may give for this server.
        access: Who may come; None for the analyst of this machine alone.
    """
    layers = [
        Middleware(Headers, secure=access is not None and access.secure),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(SameOrigin),
    ]
    if access is None:
        present.require(None)
    else:
        sessions = Sessions(access.idle, access.longest)
        present.require(sessions)
        layers.append(Middleware(Gate, settings=access, sessions=sessions))
    secrets = None if access is None else {"auth": dict(access.auth)}
    return Application(script, secrets=secrets, middleware=layers, on_script_error=told)


def told(error: Exception) -> bool:
    """Log an error of the script and tell its number, in place of Streamlit's own account of it."""
    number = uuid.uuid4().hex[:8]
    log.error("The script failed, error %s", number, exc_info=error)
    st.error(
        f"This could not be done (error {number}). Load the page again; the server's log says more."
    )
    return True
