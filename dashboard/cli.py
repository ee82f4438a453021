"""The command tip-atlas: the ETL's commands, the server and exports in one."""

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from dashboard import export_command
from etl import building, mirror
from etl import cli as etl_cli
from etl.paths import SEEDS, data_dir
from etl.read import CEILINGS, SnapshotError, open_snapshot

HOST = "127.0.0.1"
PORT = 8501


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Those after the command's name; None takes them from the command line.

    Returns:
        0 done; 1 something could not be done; 2 wrong usage, for which argparse exits itself.
    """
    given = _parser().parse_args(arguments)
    return etl_cli.guarded(lambda: _run(given))


def _run(given: argparse.Namespace) -> int:
    status = given.run(given if given.run is _start else etl_cli.here(given))
    if given.run is building.run_build and isinstance(given.data, Path):
        _make_ready(given.data)
    return status


def _make_ready(data: Path) -> None:
    """Begin what the first server would do otherwise: see dashboard.ready."""
    from dashboard import ready  # loads DuckDB only where there are tables

    with contextlib.suppress(SnapshotError):  # what is wrong was told by the build
        snapshot = open_snapshot(data)
        if ready.has_many(snapshot) and ready.found(snapshot, CEILINGS[-1]) is None:
            ready.begin(snapshot, CEILINGS[-1])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tip-atlas",
        description="What documents say about trafficking in persons in the Greater Mekong. "
        "Without a command: build from seeds/ when they changed, then serve.",
    )
    parser.set_defaults(
        run=_start, data=data_dir(), host=HOST, port=PORT, browser=True, access=None
    )
    _add_serve_options(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    etl_cli.add_commands(commands)
    serve = commands.add_parser("serve", help="show the tables in the browser")
    serve.set_defaults(run=_serve)
    _add_serve_options(serve)
    export_command.add_commands(commands)
    return parser


def _add_serve_options(parser: argparse.ArgumentParser) -> None:
    shared: dict[str, Any] = {"default": argparse.SUPPRESS}
    parser.add_argument(
        "--data",
        type=etl_cli.address,
        metavar="DIR",
        help="folder of the tables, here or s3://bucket/folder (default: data/)",
        **shared,
    )
    parser.add_argument(
        "--host", metavar="HOST", help=f"address to listen on (default: {HOST})", **shared
    )
    parser.add_argument(
        "--port", type=_port, metavar="PORT", help=f"port to listen on (default: {PORT})", **shared
    )
    parser.add_argument(
        "--access",
        type=Path,
        metavar="FILE",
        help="who may come, with their login (default: this machine alone)",
        **shared,
    )
    parser.add_argument(
        "--no-browser",
        dest="browser",
        action="store_false",
        help="print the address, open no browser",
        **shared,
    )


def _port(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 65535:
        raise argparse.ArgumentTypeError(f"{words} is no port: give a number from 1 to 65535")
    return int(words)


def _start(given: argparse.Namespace) -> int:
    """Build from the seeds when they changed, then serve.

    A build that could not do all says so and keeps what it could: that is served.
    """
    main(["build", str(SEEDS), "--data", str(given.data)])
    return _serve(etl_cli.here(given))


def _serve(given: argparse.Namespace) -> int:
    from dashboard import opened, server  # loads Streamlit only where it is served
    from dashboard.login import present, settings

    data = given.data
    if not isinstance(given.address, Path):
        mirror.follow(given.address)
    elif data.is_dir() and not os.access(data, os.W_OK):
        data = mirror.aside(data)
    if data != given.address:
        os.environ[present.READ_FROM] = str(given.address)
    _, notice = opened.current(data)
    if notice:
        sys.stderr.write(f"tip-atlas: {notice}\n")
    try:
        access = settings.load(given.access) if given.access else None
        server.run(data, given.host, given.port, open_browser=given.browser, access=access)
    except KeyboardInterrupt:
        return 0
    except (server.ServerError, settings.AccessError) as error:
        sys.stderr.write(f"tip-atlas: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
