"""Sessions of people who signed in: kept in the server's memory, gone when it stops."""

import asyncio
import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.login.settings import Person


@dataclass
class Session:
    """One login of one person.

    Attributes:
        id: Names the session inside the server; opens nothing to who knows it.
        person: Whose it is.
        opened: When, on the clock of Sessions.
        used: When the person last did something.
        kept: Cookies of the login that the browser does not get, as "name=value".
        ended: Set when the session ends.
    """

    id: str
    person: Person
    opened: float
    used: float
    kept: tuple[str, ...] = ()
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Sessions:
    """The sessions that are open, by the secret that a browser keeps as its cookie.

    Of the secret only a hash is kept. Threads may share it.
    """

    def __init__(
        self, idle: float, longest: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begins without any.

        Args:
            idle: Seconds without use after which a session ends.
            longest: Seconds after which it ends in any case.
            clock: Gives seconds.
        """
        self._idle, self._longest, self._clock = idle, longest, clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}

    def open(self, person: Person, kept: tuple[str, ...] = ()) -> tuple[str, Session]:
        """Begin a session; gives the secret for the browser with it."""
        secret = secrets.token_urlsafe(32)
        now = self._clock()
        session = Session(secrets.token_hex(16), person, now, now, kept)
        with self._lock:
            self._open = {key: held for key, held in self._open.items() if self._left(held) > 0}
            self._open[_hashed(secret)] = session
        return secret, session

    def find(self, secret: str | None) -> Session | None:
        """The open session of a browser's secret; None where there is none any more."""
        with self._lock:
            return self._alive(self._open.get(_hashed(secret or "")))

    def by_id(self, session_id: str | None) -> Session | None:
        """The open session that has this id; None where there is none any more."""
        with self._lock:
            found = (held for held in self._open.values() if held.id == session_id)
            return self._alive(next(found, None))

    def use(self, session: Session) -> None:
        """Note that the person did something."""
        session.used = self._clock()

    def left(self, session: Session) -> float:
        """Seconds until the session ends if nothing is done; 0 when it has ended."""
        return max(0.0, self._left(session))

    def end(self, session: Session) -> None:
        """End a session. Call it where the server's loop runs: its websockets wait for it."""
        with self._lock:
            self._open = {key: held for key, held in self._open.items() if held is not session}
        session.ended.set()

    def _alive(self, session: Session | None) -> Session | None:
        return session if session is not None and self._left(session) > 0 else None

    def _left(self, session: Session) -> float:
        if session.ended.is_set():
            return 0.0
        now = self._clock()
        return min(session.used + self._idle, session.opened + self._longest) - now


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
