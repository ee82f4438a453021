"""The file that names the login provider and the people, each with a ceiling.

Its table [auth] is what Streamlit's st.login takes: redirect_uri, cookie_secret, client_id,
client_secret, server_metadata_url. [people] gives each mail address a ceiling, or a table of
ceiling and may_add. [session] may name idle_minutes and hours. The README shows a whole file.
"""

import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from etl.read import CEILINGS

PROVIDER = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What [auth] must name."""
CALLBACK = "/oauth2callback"
IDLE_MINUTES, HOURS = 30.0, 8.0
SHORTEST_SECRET = 32
HERE = ("localhost", "127.0.0.1", "::1")


class AccessError(Exception):
    """The file cannot be used; the message is one sentence that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who reads the atlas.

    Attributes:
        name: Mail address in lower case; "local" for the analyst of this machine.
        ceiling: The highest marking that is shown, of etl.access.CEILINGS.
        may_add: Whether documents may be added, corrected and removed.
    """

    name: str
    ceiling: str
    may_add: bool = False


LOCAL = Person("local", CEILINGS[-1], may_add=True)
"""The one analyst of a server that only this machine reaches."""


@dataclass(frozen=True)
class Settings:
    """What the file says.

    Attributes:
        auth: The table [auth], for Streamlit's secrets.
        people: By mail address in lower case.
        idle: Seconds without a click after which a session ends.
        longest: Seconds after which a session ends in any case.
    """

    auth: Mapping[str, Any] = field(repr=False)
    people: Mapping[str, Person]
    idle: float = IDLE_MINUTES * 60
    longest: float = HOURS * 3600

    @property
    def host(self) -> str:
        """The name under which people reach the server."""
        return urlsplit(self.auth["redirect_uri"]).hostname or ""

    @property
    def origin(self) -> str:
        """Scheme, name and port under which people reach the server."""
        parts = urlsplit(self.auth["redirect_uri"])
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def secure(self) -> bool:
        """Whether people reach it by TLS."""
        return urlsplit(self.auth["redirect_uri"]).scheme == "https"


def load(path: Path) -> Settings:
    """Read the file.

    Raises:
        AccessError: It cannot be read, or says something that is not known.
    """
    try:
        if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            raise AccessError(
                f"{path} holds secrets and others may read it: run `chmod 600` on it."
            )
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AccessError(f"{path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AccessError(f"{path} is no TOML ({error}).") from error
    unknown = set(given) - {"auth", "people", "session"}
    if unknown:
        raise AccessError(f"{path} has a table [{sorted(unknown)[0]}] that is not known.")
    auth = _auth(given.get("auth"), path)
    idle, longest = _times(given.get("session", {}), path)
    return Settings(auth, _people(given.get("people"), path), idle, longest)


def _auth(auth: object, path: Path) -> Mapping[str, Any]:
    if not isinstance(auth, dict):
        raise AccessError(f"{path} has no table [auth]: name the login provider there.")
    for name in PROVIDER:
        if not isinstance(auth.get(name), str) or not auth[name]:
            raise AccessError(f"{path}: [auth] lacks {name}.")
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        raise AccessError(
            f"{path}: cookie_secret must have {SHORTEST_SECRET} characters or more; "
            'make one with `python -c "import secrets; print(secrets.token_hex(32))"`.'
        )
    back = urlsplit(auth["redirect_uri"])
    if back.path != CALLBACK or not back.hostname:
        raise AccessError(
            f"{path}: redirect_uri must be the atlas's address and end in {CALLBACK}."
        )
    for name in ("redirect_uri", "server_metadata_url"):
        parts = urlsplit(auth[name])
        if parts.scheme != "https" and parts.hostname not in HERE:
            raise AccessError(f"{path}: {name} must begin with https:// (other than on localhost).")
    return auth


def _people(people: object, path: Path) -> Mapping[str, Person]:
    if not isinstance(people, dict) or not people:
        raise AccessError(f"{path} has no table [people]: name who may come, each with a ceiling.")
    found = [_person(str(name), told, path) for name, told in people.items()]
    named = {person.name: person for person in found}
    if len(named) < len(found):
        raise AccessError(f"{path}: [people] names someone twice.")
    return named


def _person(name: str, told: object, path: Path) -> Person:
    values = told if isinstance(told, dict) else {"ceiling": told}
    ceiling, may_add = values.get("ceiling"), values.get("may_add", False)
    if ceiling not in CEILINGS:
        raise AccessError(
            f"{path}: the ceiling of {name} must be one of {', '.join(CEILINGS)}, not {ceiling!r}."
        )
    if not isinstance(may_add, bool) or set(values) - {"ceiling", "may_add"}:
        raise AccessError(f"{path}: {name} may have a ceiling and may_add (true or false) only.")
    if may_add and ceiling != CEILINGS[-1]:
        raise AccessError(
            f"{path}: {name} may_add, and who adds documents sees them whole: "
            f'the ceiling must be "{CEILINGS[-1]}".'
        )
    return Person(name.strip().casefold(), ceiling, may_add)


def _times(session: object, path: Path) -> tuple[float, float]:
    told = session if isinstance(session, dict) else {"session": session}
    if set(told) - {"idle_minutes", "hours"}:
        raise AccessError(f"{path}: [session] knows idle_minutes and hours only.")
    idle = _positive(told.get("idle_minutes", IDLE_MINUTES), path)
    return idle * 60, _positive(told.get("hours", HOURS), path) * 3600


def _positive(value: object, path: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise AccessError(f"{path}: idle_minutes and hours of [session] must be above 0.")
    return float(value)
