"""A Dask scheduler and worker processes on this machine, as who runs a cluster starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.served import free_port

ROOT = Path(__file__).parents[1]
SETTINGS = {
    "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "False",
    "DASK_DISTRIBUTED__WORKER__MEMORY__PAUSE": "False",
    "PYTHONPATH": str(ROOT),
}


@contextmanager
def dask_cluster(
    folder: Path, workers: int = 2, kind: str = "tcp", **settings: str
) -> Iterator[str]:
    """Runs a scheduler and workers, each with its nanny; gives the scheduler's address.

    Args:
        folder: Where they write what they write.
        workers: How many there are.
        kind: tcp or tls.
        settings: Further variables of the environment.
    """
    host, port = "127.0.0.1", str(free_port())
    address = f"{kind}://{host}:{port}"
    here = ("--host", f"{kind}://{host}", "--no-dashboard")
    # Both end by themselves should nobody be left to end them.
    alone = ("--idle-timeout", "10 minutes")
    begun = [_start(folder, settings, "scheduler", *here, "--port", port, *alone)]
    try:
        more = ("--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(folder))
        more += ("--death-timeout", "60")
        if workers:
            begun.append(_start(folder, settings, "worker", address, *here, *more))
        yield address
    finally:
        for process in reversed(begun):
            # With all that it has started: a nanny may be about to start a worker again.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _start(folder: Path, settings: dict[str, str], *arguments: str) -> subprocess.Popen:
    with (folder / f"{arguments[0]}.log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            stdout=log, stderr=log, cwd=folder, env={**os.environ, **SETTINGS, **settings},
            start_new_session=True,
        )  # fmt: skip


def doubled(number: int) -> int:
    """Works on a worker; a number below zero ends its process."""
    if number < 0:
        os._exit(3)
    return 2 * number


def edition() -> str:
    """The same on all machines."""
    return "one"


def named() -> str:
    """Another on each process."""
    return str(os.getpid())
