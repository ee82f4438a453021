"""The build behind the page: a process of its own, one at a time, that all sessions may watch.

It runs `tip-atlas build`, so what comes of it is what the command line gives. The tables that are
shown stay until it has published new ones; ended at any moment, it leaves them as they are.
"""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

SECONDS, EACH = 120.0, 2.0
"""For looking at documents that wait: for all, and more for each."""
_ROOT = Path(__file__).parents[2]
STOPPED = "The build was stopped; the tables are as they were."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is.

    Attributes:
        number: Counts the builds of this server; 0 where there was none.
        running: Whether it is at work.
        done: Documents that are read.
        total: All documents; 0 where it has only begun.
        snapshot: What it published, once it has; what was current where nothing had changed.
        said: What it complained of, for people.
    """

    number: int = 0
    running: bool = False
    done: int = 0
    total: int = 0
    snapshot: str = ""
    said: str = ""


_lock = threading.Lock()
_state = Progress()
_process: subprocess.Popen[str] | None = None
_next: tuple[Path, tuple[str, ...]] | None = None
_stopped = False


def progress() -> Progress:
    """How far the build is, or how the last one ended."""
    return _state


def start(data_dir: Path, roots: Sequence[str]) -> None:
    """Build in the background; where a build is at work, once more after it.

    Args:
        data_dir: The data folder.
        roots: Files and folders beside the data folder's own documents.
    """
    global _next, _stopped, _state
    with _lock:
        if _state.running:
            _next = (data_dir, tuple(roots))
            return
        _stopped = False
        _state = Progress(_state.number + 1, running=True)
    threading.Thread(target=_run, args=(data_dir, tuple(roots)), daemon=True).start()


def stop() -> None:
    """End the build that is at work."""
    global _stopped, _next
    with _lock:
        _stopped, _next = True, None
        _end()


def preview(paths: Sequence[Path]) -> list[dict[str, object]]:
    """What would be read of documents; an empty list where that cannot be told."""
    command = [sys.executable, "-m", "etl.cli", "preview", "--", *map(str, paths)]
    seconds = SECONDS + EACH * len(paths)
    try:
        told = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=seconds, env=_environment(),
            check=True,
        )  # fmt: skip
        return json.loads(told.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return []


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


def _run(data_dir: Path, roots: tuple[str, ...]) -> None:
    global _state, _next
    while True:
        try:
            with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
                status = _build(data_dir, roots, complaints)
                complaints.seek(0)
                said = complaints.read(20_000).strip()
        except OSError as error:
            status, said = 1, f"The build could not be started ({error.strerror}): try again."
        with _lock:
            again, _next = _next, None
            if again is None:
                said = STOPPED if _stopped else said
                if status and not said:
                    said = "The build ended early; the tables are as they were: try again."
                _state = replace(_state, running=False, said=said)
                return
            _state = Progress(_state.number + 1, running=True)
        data_dir, roots = again


def _build(data_dir: Path, roots: tuple[str, ...], complaints: IO[str]) -> int:
    """Run the command to its end, telling how far it is."""
    global _process, _state
    command = [sys.executable, "-m", "etl.cli", "build", "--lines", "--data", str(data_dir)]
    with _lock:
        if _stopped:
            return 1
        _process = subprocess.Popen(
            [*command, "--", *(roots or [str(data_dir / "inputs")])],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8",
            env=_environment(), start_new_session=True,
        )  # fmt: skip
        process = _process
    with contextlib.suppress(OSError, AttributeError):  # the pages come first
        os.setpriority(os.PRIO_PROCESS, process.pid, 10)
    with process:
        for line in process.stdout or ():
            with contextlib.suppress(ValueError):
                told = json.loads(line)
                if "total" in told:
                    _state = replace(_state, done=told["done"], total=told["total"])
                elif "snapshot" in told:
                    _state = replace(_state, snapshot=told["snapshot"])
    return process.returncode


def _end() -> None:
    """End the process and those that it started."""
    if _process is None or _process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(_process.pid, signal.SIGKILL)
    else:
        _process.kill()


atexit.register(_end)
