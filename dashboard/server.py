"""The dashboard's server: every setting is passed here, whatever files lie around."""

import atexit
import contextlib
import importlib
import ipaddress
import logging
import os
import socket
import stat
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from dashboard import theme
from dashboard.adding import papers
from dashboard.login import present
from dashboard.login.settings import LOCAL, Person, Settings
from dashboard.serving import memory
from etl import read

APP = Path(__file__).with_name("app.py")
HERE = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - named to be refused
TURN_SECONDS = 0.03
"""How long a page is worked at before another has its turn: by default so short that ten pages at
once cost a quarter more each."""
START_SECONDS = 60
"""How long the server may take until its address is printed."""


log = logging.getLogger(__name__)


class ServerError(Exception):
    """The server cannot start; the message is one sentence for the user."""


def hosts(host: str, access: Settings | None = None) -> list[str]:
    """The names that a request may give for this server.

    Args:
        host: Address to listen on.
        access: Names the host under which people come; None for this machine alone.
    """
    named = [host] if host not in EVERYWHERE else []
    return list(dict.fromkeys([*HERE, *named, *([access.host] if access else [])]))


def settings(host: str, port: int, access: Settings | None = None) -> dict[str, Any]:
    """Streamlit's configuration, as keys ("server.port"), whatever files lie around."""
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
        "server.allowedHosts": hosts(host, access),
        "server.trustedUserHeaders": {present.HEADER: present.USER_KEY} if access else {},
        "server.maxUploadSize": papers.FILE_MB,
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
        "runner.postScriptGC": False,
        "secrets.files": [],
        **theme.options(),
    }


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


def check_reach(host: str, access: Settings | None) -> None:
    """See that a server without login is reached from this machine alone.

    Raises:
        ServerError: Others would reach it.
    """
    try:
        alone = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        alone = False
    if access is None and not alone:
        raise ServerError(
            f"At {host} others would read everything, marked paragraphs too: name people and their "
            "login in a file and give it with --access, or leave --host out."
        )


def _warn_of_readers(data_dir: Path) -> None:
    """Say where the ceilings below the login do not reach: accounts that read the files."""
    if os.name == "posix" and data_dir.stat().st_mode & (stat.S_IROTH | stat.S_IXOTH):
        sys.stderr.write(
            f"tip-atlas: every account of this machine may read {data_dir}, past all ceilings: run "
            f"`chmod o-rwx {data_dir}`.\n"
        )


def run(
    data_dir: Path, host: str, port: int, *, open_browser: bool, access: Settings | None = None
) -> None:
    """Serve until interrupted, then end the process; prints the address once it answers.

    Args:
        data_dir: The folder of CURRENT and snapshots.
        host: Address to listen on.
        port: Port to listen on.
        open_browser: Whether to open the analyst's browser there.
        access: Who may come; None for the analyst of this machine alone.

    Raises:
        ServerError: The address is taken, or others would reach it without login.
    """
    check_reach(host, access)
    check_port(host, port)
    if access is not None:
        _warn_of_readers(data_dir)
    memory.keep_few_pools()
    sys.setswitchinterval(TURN_SECONDS)
    os.environ["TIP_ATLAS_DATA"] = str(data_dir.resolve())
    shown = "localhost" if host in EVERYWHERE else host
    address = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    people = list(access.people.values()) if access else [LOCAL]
    each = {person.ceiling: person for person in people}.values()
    threading.Thread(
        target=_announce, args=(address, open_browser, tuple(each)), daemon=True
    ).start()
    threading.Thread(target=_warm, args=(tuple(each),), daemon=True).start()
    from dashboard.serving import application  # loads Streamlit's server only where it serves

    made = application.make(APP, hosts(host, access), access)
    with contextlib.suppress(KeyboardInterrupt):
        made.run(config=settings(host, port, access))
    _leave()


def _leave() -> NoReturn:
    """End the process without taking Python apart under pages that are still being made.

    What they call in other languages cannot be told to stop, and aborts when Python is gone.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 (Chromium, readers and builds in processes of their own)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _warm(people: Sequence[Person]) -> None:
    """Load what the first page needs while the browser is still on its way.

    Not the pages themselves: their caches want Streamlit's runtime to be there.
    """
    with contextlib.suppress(Exception):  # the first page meets it again and tells it
        from dashboard import opened, ready

        snapshot, _ = opened.current(Path(os.environ["TIP_ATLAS_DATA"]))
        for person in people:
            ready.warm(snapshot, person.ceiling)
    for name in ("dashboard.charts", "dashboard.maps", "dashboard.exports"):
        importlib.import_module(name)
    read.countries()


def _prepare(people: Sequence[Person]) -> None:
    """Make the tables that all pages read, where nobody did: minutes for ten million claims."""
    from dashboard import ready, view

    try:
        snapshot, _ = view.current()
        for person in people:
            ready.make_and_tell(snapshot, person.ceiling)
            view.choices(snapshot, person)
    except Exception:
        # The first page meets it again and tells it; the address must be told all the same.
        log.exception("The tables could not be made ready")


def _announce(address: str, open_browser: bool, people: Sequence[Person]) -> None:
    """Print the address when the server answers and is ready, and open it."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    else:
        return
    _prepare(people)
    memory.keep_loaded()
    memory.watch()
    sys.stdout.write(f"The atlas is at {address} (Ctrl-C stops it).\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
    _warm_search(people)


def _warm_search(people: Sequence[Person]) -> None:
    """Load what the first search needs, while the first page is looked at."""
    from dashboard import opened, ready

    with contextlib.suppress(Exception):  # the first search meets it again and tells it
        snapshot, _ = opened.current(Path(os.environ["TIP_ATLAS_DATA"]))
        for person in people:
            ready.warm_search(snapshot, person.ceiling)
