"""Websockets: those of pages of this server open, and none asks a host of others for anything."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketDisconnect

from dashboard.serving.origins import SameOrigin


async def _greet(websocket):
    await websocket.accept()
    await websocket.send_text("hello")
    await websocket.close()


@pytest.fixture
def client():
    app = Starlette(routes=[WebSocketRoute("/", _greet)], middleware=[Middleware(SameOrigin)])
    return TestClient(app, headers={"host": "127.0.0.1:8501"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1:8501"},
        {"origin": "https://Atlas.example.org", "host": "atlas.example.org"},
    ],
)
def test_a_websocket_of_this_servers_pages_or_of_no_page_opens(client, headers):
    with client.websocket_connect("/", headers=headers) as websocket:
        assert websocket.receive_text() == "hello"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://atlas.example.org"},
    ],
)
def test_a_websocket_of_another_page_is_refused_and_the_log_says_why(client, headers, caplog):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/", headers=headers):
        pass
    assert "a proxy must pass the header Host unchanged" in caplog.text
