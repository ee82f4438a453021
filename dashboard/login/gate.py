"""The gate: nothing behind it is reached without a session, neither by HTTP nor by websocket.

Streamlit's own login (st.login) speaks with the provider. Its cookies would stay good for 30 days
whatever happens here, so the browser never gets them: the gate keeps them with the session, and
gives the browser a secret of its own that is worth nothing once the session has ended.
"""

import asyncio
from urllib.parse import quote, unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.user_info import generate_login_redirect_url

from dashboard import audit
from dashboard.login import doors, present, theirs
from dashboard.login.sessions import Session, Sessions
from dashboard.login.settings import CALLBACK, Person, Settings

OPEN = ("/static/", "/app/static/", "/_stcore/health", "/auth/login")
"""Without login: the shell's own scripts, public reference data, health, the way to the login."""
LOGOUT = "/auth/logout"
UPLOAD = "/_stcore/upload_file/"
"""Files come this way, on the page Add alone."""
WANTED = "tip_atlas_wanted"
"""Cookie with the address that was asked for before the login."""
LONGEST_ADDRESS = 3_000
ARRIVES = 3.0
"""Seconds in which the tab that signs out has left the page."""
ENDED = 4401
"""Close code of a websocket whose session has ended."""


class Gate:
    """ASGI middleware that asks for a session."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        """Wraps an application.

        Args:
            app: What is behind the gate.
            settings: The access file.
            sessions: Those who are in.
        """
        self._app, self._settings, self._sessions = app, settings, sessions
        self._cookie = "__Host-tip_atlas_session" if settings.secure else "tip_atlas_session"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request or websocket pass, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        session = self._sessions.find(HTTPConnection(scope).cookies.get(self._cookie))
        present.enter(session)
        passed = _without_theirs(scope, session)
        if scope["type"] == "websocket":
            await self._watch(passed, receive, send, session)
            return
        answer = await self._answer(Request(scope), passed, receive, session)
        await (answer or self._app)(passed, receive, send)

    async def _answer(
        self, request: Request, passed: Scope, receive: Receive, session: Session | None
    ) -> Response | None:
        """What the gate itself answers; None where the request may pass."""
        path = request.url.path
        if path == CALLBACK:
            return await self._come_in(request, passed, receive)
        if path == doors.LOGIN:
            return RedirectResponse(generate_login_redirect_url("default"), 302)
        if path.startswith(OPEN):
            return None
        if session is None:
            return self._turn_away(request)
        if path == LOGOUT:
            return await self._go_out(request, passed, receive, session)
        if path.startswith(UPLOAD) and not session.person.may_add:
            return PlainTextResponse("Ask who runs the atlas to let you add documents.", 403)
        self._sessions.use(session)
        return None

    def _turn_away(self, request: Request) -> Response:
        if request.method != "GET" or "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("Sign in first.", 401)
        answer = doors.sign_in()
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if len(wanted) < LONGEST_ADDRESS and request.url.path != LOGOUT:
            self._set(answer, WANTED, quote(wanted, safe=""), 600)
        return answer

    async def _come_in(self, request: Request, passed: Scope, receive: Receive) -> Response:
        """Let Streamlit end the login, and open a session for a person who is known."""
        status, headers, _ = await theirs.inner(self._app, passed, receive)
        cookies = theirs.cookies(headers)
        claims = theirs.claims(cookies)
        if claims is None:  # no login: an error of the provider, or the way back from a logout
            return theirs.redirected(status, headers)
        name = str(claims.get("email") or "").strip().casefold()
        person = self._settings.people.get(name)
        # Some providers write what is true or false as words.
        if person is None or str(claims.get("email_verified", True)).casefold() == "false":
            told = name or "Someone without a mail address"
            audit.record("login_refused", person=told)
            return doors.refused(told)
        return self._open(request, headers, cookies, person)

    def _open(
        self, request: Request, headers: Headers, cookies: dict[str, str], person: Person
    ) -> Response:
        audit.record("login", person=person.name, ceiling=person.ceiling)
        before = self._sessions.find(request.cookies.get(self._cookie))
        if before is not None:
            self._sessions.end(before)
        kept = tuple(f"{name}={value}" for name, value in cookies.items())
        secret, _ = self._sessions.open(person, kept)
        answer = RedirectResponse(_own_path(request.cookies.get(WANTED)), 302)
        theirs.copy_cookies(headers, answer)
        self._set(answer, self._cookie, secret, None)
        answer.delete_cookie(WANTED)
        return answer

    async def _go_out(
        self, request: Request, passed: Scope, receive: Receive, session: Session
    ) -> Response:
        """End the session here, then at the provider."""
        if request.headers.get("sec-fetch-site") == "cross-site":
            return PlainTextResponse("Sign out from the atlas itself.", 403)
        self._sessions.end(session)  # even where that cannot be put on record
        audit.record("logout", person=session.person.name)
        outer = MutableHeaders(scope=passed)
        outer["cookie"] = "; ".join([outer.get("cookie", ""), *session.kept]).strip("; ")
        status, headers, _ = await theirs.inner(self._app, passed, receive)
        answer = theirs.redirected(status, headers)
        answer.delete_cookie(self._cookie, secure=self._settings.secure, httponly=True)
        return answer

    def _set(self, answer: Response, name: str, value: str, seconds: int | None) -> None:
        answer.set_cookie(
            name,
            value,
            max_age=seconds,
            secure=self._settings.secure,
            httponly=True,
            samesite="lax",
        )

    async def _watch(
        self, passed: Scope, receive: Receive, send: Send, session: Session | None
    ) -> None:
        """Keep a websocket open as long as its session is."""
        if session is None or Headers(scope=passed).get("origin") != self._settings.origin:
            await send({"type": "websocket.close", "code": 1008})
            return
        watched = _Watched(receive, send, session, self._sessions)
        await self._app(passed, watched.receive, watched.send)


def leave() -> bytes:
    """What tells a tab, in Streamlit's protocol, to load its address again: the sign-in page then.

    Without it a tab whose session has ended goes on showing what was read.
    """
    message = ForwardMsg()
    message.metadata.SetInParent()
    message.auth_redirect.url = ""  # relative to the tab's own address
    message.auth_redirect.SetInParent()
    return message.SerializeToString()


class _Watched:
    """A websocket that closes when its session ends, and takes its tab to the sign-in page."""

    def __init__(self, receive: Receive, send: Send, session: Session, sessions: Sessions) -> None:
        self._receive, self._send = receive, send
        self._session, self._sessions = session, sessions
        self._accepted = self._closed = False
        self._next: asyncio.Task[Message] | None = None

    async def receive(self) -> Message:
        """The next message; the news that the websocket is closed once the session has ended."""
        self._next = self._next or asyncio.ensure_future(self._coming())
        ending = asyncio.ensure_future(self._session.ended.wait())
        try:
            while not self._next.done() and (left := self._sessions.left(self._session)) > 0:
                await asyncio.wait(
                    {self._next, ending}, timeout=left, return_when=asyncio.FIRST_COMPLETED
                )
        finally:
            ending.cancel()
        if self._sessions.left(self._session) > 0:
            message, self._next = self._next.result(), None
            if message["type"] == "websocket.receive":
                self._sessions.use(self._session)
            return message
        return await self._close(self._next)

    async def _coming(self) -> Message:
        return await self._receive()

    async def _close(self, coming: asyncio.Task[Message]) -> Message:
        if self._session.ended.is_set():
            # The tab that signs out is on its way: told to leave, it would not arrive.
            await asyncio.wait({coming}, timeout=ARRIVES)
        else:
            audit.record("session_ended", person=self._session.person.name)
            self._sessions.end(self._session)
        self._closed = True
        if coming.done() and coming.result()["type"] == "websocket.disconnect":
            return coming.result()
        coming.cancel()
        if self._accepted:
            await self._send({"type": "websocket.send", "bytes": leave()})
        await self._send({"type": "websocket.close", "code": ENDED})
        return {"type": "websocket.disconnect", "code": ENDED}

    async def send(self, message: Message) -> None:
        """Pass a message on while the session lasts."""
        if not self._closed and self._sessions.left(self._session) > 0:
            self._accepted = self._accepted or message["type"] == "websocket.accept"
            await self._send(message)


def _without_theirs(scope: Scope, session: Session | None) -> Scope:
    """The request with the gate's own word on who is there, whatever the browser said."""
    passed = dict(scope, headers=list(scope["headers"]))
    headers = MutableHeaders(scope=passed)
    pieces = [piece.strip() for piece in headers.get("cookie", "").split(";")]
    del headers["cookie"]
    kept = [piece for piece in pieces if piece and not piece.startswith(theirs.BEGIN)]
    if kept:
        headers["cookie"] = "; ".join(kept)
    del headers[present.HEADER]
    if session is not None:
        headers[present.HEADER] = session.id
    return passed


def _own_path(wanted: str | None) -> str:
    """An address of this server that was asked for; the first page where it is none."""
    path = unquote(wanted or "")
    inside = path.startswith("/") and path.isascii() and path.isprintable()
    return path if inside and not path.startswith(("//", "/\\")) else "/"
