"""The server itself asks nobody for anything, whoever asks it."""

import subprocess
import sys

import pytest
from websockets.exceptions import InvalidStatus

from dashboard import screens
from tests.served import free_port, served
from tests.wire import Wire, downloads

pytestmark = pytest.mark.thorough
HEARS = """
import sys
HERE = ("127.0.0.1", "::1", "localhost", None)

def hear(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if host not in HERE:
        with open({path!r}, "a") as out:
            out.write(f"{{event}} {{host}}\\n")

sys.addaudithook(hear)
"""


@pytest.fixture
def heard(tmp_path, monkeypatch):
    """A file with a line for each host of others that a process asks for or connects to."""
    path = tmp_path / "asked"
    path.touch()
    (tmp_path / "sitecustomize.py").write_text(HEARS.format(path=str(path)))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return path


def test_no_page_export_or_visitor_makes_it_ask_another_host(built, heard, tmp_path):
    with served(built, tmp_path, free_port()) as address:
        with Wire(address) as wire:
            for page in screens.modules():
                offered = downloads(wire.open(page.PAGE.path))
                for file_id in list(offered.values())[:3]:
                    wire.download(file_id)
        for origin in ("http://evil.example", "null"):
            with pytest.raises(InvalidStatus), Wire(address, origin=origin):
                pass
    assert heard.read_text() == ""


def test_what_hears_it_would_hear_it(heard):
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", code], check=False, stderr=subprocess.DEVNULL)
    assert heard.read_text() == "socket.connect 192.0.2.1\n"
