"""The server as a user starts it, in a process of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds for which its end is waited for."""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _more() -> list[str]:
    """Folders of modules that a test has named."""
    return [named] if (named := os.environ.get("PYTHONPATH")) else []


@contextmanager
def served(data: Path, folder: Path, port: int, *options: str) -> Iterator[str]:
    """Serves the tables of a folder; gives the address.

    Its log may hold no error of a page or of a script, and it must end when it is told to.

    Args:
        data: The folder of CURRENT and snapshots.
        folder: Where it runs and writes its log.
        port: Port to listen on.
        options: Further ones of `tip-atlas serve`.
    """
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--data", str(data)]
    log = folder / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [*command, "--port", str(port), "--no-browser", *options],
            stdout=subprocess.PIPE, stderr=out, text=True, cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *_more()])},
        )  # fmt: skip
        try:
            said = server.stdout.readline()
            assert f"http://127.0.0.1:{port}" in said, log.read_text()
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(2)
            status = server.wait(PATIENCE)
            server.stdout.close()
        assert status == 0
    assert "failed, error" not in log.read_text(), log.read_text()
