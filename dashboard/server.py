"""The dashboard's server: every setting is passed here, whatever files lie around."""

import contextlib
import importlib
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import Any

from dashboard import theme
from etl import read

APP = Path(__file__).with_name("app.py")
START_SECONDS = 60
"""How long the server may take until its address is printed."""


class ServerError(Exception):
    """The server cannot start; the message is one sentence for the user."""


def settings(host: str, port: int) -> dict[str, Any]:
    """Streamlit's configuration, as keys ("server.port")."""
    names = ["localhost", "127.0.0.1", host] if host not in ("0.0.0.0", "::") else []  # noqa: S104
    return {
        "server.address": host,
        "server.port": port,
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.enableStaticServing": True,
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.enableAgentApi": False,
        "server.allowedHosts": list(dict.fromkeys(names)),
        "server.maxUploadSize": 1,
        "server.showEmailPrompt": False,
        "browser.gatherUsageStats": False,
        "browser.serverAddress": host,
        "browser.serverPort": port,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "client.disableDataExport": True,
        "global.developmentMode": False,
        "logger.level": "error",
        "logger.hideWelcomeMessage": True,
        "runner.magicEnabled": False,
        **theme.options(),
    }


def flags(host: str, port: int) -> list[str]:
    """The settings as options of `streamlit run`; a list repeats its option."""
    given: list[str] = []
    for key, value in settings(host, port).items():
        values = value if isinstance(value, list) else [value]
        given += [f"--{key}={_written(item)}" for item in values]
    return given


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_port(host: str, port: int) -> None:
    """See that the address is free.

    Raises:
        ServerError: Something else listens there, or the host is not of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise ServerError(f"The host {host} is not known: choose another with --host.") from None
    except OSError as error:
        why = error.strerror or error
        raise ServerError(
            f"Cannot listen on {host} port {port} ({why}): choose another with --port, "
            "or stop what runs there."
        ) from None


def run(data_dir: Path, host: str, port: int, *, open_browser: bool) -> None:
    """Serve until interrupted; prints the address once it answers.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        host: Address to listen on.
        port: Port to listen on.
        open_browser: Whether to open the analyst's browser there.

    Raises:
        ServerError: The address is taken.
    """
    check_port(host, port)
    os.environ["TIP_ATLAS_DATA"] = str(data_dir.resolve())
    shown = "localhost" if host in ("0.0.0.0", "::") else host  # noqa: S104
    address = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    threading.Thread(target=_announce, args=(address, open_browser), daemon=True).start()
    threading.Thread(target=_warm, daemon=True).start()
    from streamlit.web.cli import main as streamlit_main

    streamlit_main(["run", str(APP), *flags(host, port)], standalone_mode=False)


def _warm() -> None:
    """Load what the first page needs while the browser is still on its way.

    Not the pages themselves: their caches want Streamlit's runtime to be there.
    """
    for name in ("dashboard.charts", "dashboard.maps", "dashboard.exports"):
        importlib.import_module(name)
    read.countries()


def _prepare() -> None:
    """Make the tables in memory that all pages read: seconds where there are a million claims."""
    from dashboard import view

    with contextlib.suppress(read.SnapshotError):
        view.choices(view.current())


def _announce(address: str, open_browser: bool) -> None:
    """Print the address when the server answers, and open it."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    else:
        return
    _prepare()
    sys.stdout.write(f"The atlas is at {address} (Ctrl-C stops it).\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
