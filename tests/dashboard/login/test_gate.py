"""The gate by itself: websockets that end with their session, headers that nobody can forge."""

import asyncio

import pytest

from dashboard import audit
from dashboard.login import present
from dashboard.login.gate import ENDED, Gate, leave
from dashboard.login.sessions import Sessions
from dashboard.login.settings import Person, Settings

ORIGIN = "https://atlas.example.org"
SETTINGS = Settings({"redirect_uri": f"{ORIGIN}/oauth2callback"}, {})
COOKIE = "__Host-tip_atlas_session"


@pytest.fixture(autouse=True)
def _log(tmp_path, monkeypatch):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    yield
    present.enter(None)


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    monkeypatch.setattr("dashboard.login.gate.ARRIVES", 0.0)


class Behind:
    """What stands behind the gate: takes what comes until it is over."""

    def __init__(self):
        self.scopes, self.heard = [], []

    async def __call__(self, scope, receive, send):
        self.scopes.append(scope)
        await send({"type": "websocket.accept"})
        while not self.heard or self.heard[-1]["type"] != "websocket.disconnect":
            self.heard.append(await receive())
        await send({"type": "websocket.send", "bytes": b"too late"})

    @property
    def headers(self):
        return dict(self.scopes[0]["headers"])


async def connect(gate, secret, coming, **headers):
    """Opens a websocket, and gives what the gate sends to the browser."""
    sent = []
    given = {"cookie": f"{COOKIE}={secret}; _streamlit_user=anna", "origin": ORIGIN, **headers}
    encoded = [(name.encode(), value.encode()) for name, value in given.items()]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": encoded}

    async def send(message):
        sent.append(message)

    await gate(scope, coming.get, send)
    return sent


async def ask(gate, path, secret, method="GET"):
    """Sends a request, and gives what the gate sends to the browser."""
    sent = []
    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "https",
        "headers": [(b"cookie", f"{COOKIE}={secret}".encode())],
    }  # fmt: skip

    async def send(message):
        sent.append(message)

    await gate(scope, asyncio.Queue().get, send)
    return sent


def opened(idle=60.0):
    sessions = Sessions(idle, 600)
    behind = Behind()
    return Gate(behind, SETTINGS, sessions), behind, sessions, *sessions.open(Person("anna", "C"))


LEAVE = {"type": "websocket.send", "bytes": leave()}
CLOSE = {"type": "websocket.close", "code": ENDED}


def test_a_websocket_closes_when_nothing_is_done_any_more_and_its_tab_leaves():
    async def run():
        gate, behind, sessions, secret, session = opened(idle=0.05)
        sent = await connect(gate, secret, asyncio.Queue())
        assert sent == [{"type": "websocket.accept"}, LEAVE, CLOSE]
        assert behind.heard == [{"type": "websocket.disconnect", "code": ENDED}]
        assert sessions.find(secret) is None
        assert session.ended.is_set()

    asyncio.run(run())


def test_a_websocket_closes_at_once_when_its_session_is_ended():
    async def run():
        gate, _, sessions, secret, session = opened()
        open_one = asyncio.create_task(connect(gate, secret, asyncio.Queue()))
        await asyncio.sleep(0)
        sessions.end(session)
        assert (await open_one)[-2:] == [LEAVE, CLOSE]

    asyncio.run(run())


def test_messages_pass_in_order_and_keep_the_session_in_use():
    async def run():
        gate, behind, _, secret, session = opened()
        coming = asyncio.Queue()
        messages = [{"type": "websocket.receive", "bytes": bytes([n])} for n in range(5)]
        for message in [*messages, {"type": "websocket.disconnect"}]:
            coming.put_nowait(message)
        before = session.used
        await connect(gate, secret, coming)
        assert behind.heard[:-1] == messages
        assert session.used > before

    asyncio.run(run())


@pytest.mark.parametrize(
    ("secret", "origin"), [("wrong", ORIGIN), (None, "https://evil.example"), (None, "null")]
)
def test_without_session_or_from_another_page_nothing_opens(secret, origin):
    async def run():
        gate, behind, _, own, _ = opened()
        sent = await connect(gate, secret or own, asyncio.Queue(), origin=origin)
        assert sent == [{"type": "websocket.close", "code": 1008}]
        assert behind.scopes == []

    asyncio.run(run())


def test_who_signs_out_is_out_even_where_it_cannot_be_put_on_record(tmp_path):
    (tmp_path / audit.FILE).mkdir()

    async def run():
        gate, _, sessions, secret, _ = opened()
        with pytest.raises(audit.AuditError):
            await ask(gate, "/auth/logout", secret)
        assert sessions.find(secret) is None

    asyncio.run(run())


@pytest.mark.parametrize(("may_add", "status"), [(False, 403), (True, None)])
def test_files_are_taken_from_those_alone_who_may_add(may_add, status):
    async def run():
        sessions = Sessions(60, 600)
        behind = Behind()
        behind.heard.append({"type": "websocket.disconnect"})
        secret, _ = sessions.open(Person("dora", "S", may_add))
        gate = Gate(behind, SETTINGS, sessions)
        sent = await ask(gate, "/_stcore/upload_file/a/b", secret, "PUT")
        assert sent[0].get("status") == status
        assert bool(behind.scopes) is may_add

    asyncio.run(run())


def test_the_browser_says_nothing_about_who_is_there():
    async def run():
        gate, behind, sessions, secret, session = opened()
        open_one = asyncio.create_task(
            connect(gate, secret, asyncio.Queue(), **{"x-atlas-session": "forged"})
        )
        await asyncio.sleep(0)
        sessions.end(session)
        await open_one
        named = [v for n, v in behind.scopes[0]["headers"] if n == present.HEADER.lower().encode()]
        assert named == [session.id.encode()]
        assert b"_streamlit_user" not in behind.headers[b"cookie"]
        assert secret.encode() not in named[0]

    asyncio.run(run())
