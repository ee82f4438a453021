"""Has a file parsed by a process with limits: one for each process that reads, used again."""

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path

from etl.readers._contents import Contents
from etl.readers._errors import ReadError
from etl.readers._wire import Broken, answer, ask

SECONDS = 60.0
"""Time for one file, on the clock."""
DOCUMENTS = 500
"""Files after which the parser is started anew, so that what libraries leak does not add up."""
COMMAND = (sys.executable, "-m", "etl.readers._child")
"""Starts a parser."""

MEGABYTES = 64
"""Size of the files after which it is started anew, so that it gives back the memory they took."""

_TIMED_OUT = f"Reading it took longer than {SECONDS:.0f} seconds; split it."
_ENDED = "Reading it ended the parser: the file is damaged, or takes more memory than it may have."


class _Parser:
    """A running parser."""

    def __init__(self) -> None:
        folders = [folder for folder in sys.path if Path(folder).is_absolute()]
        root = str(Path(__file__).resolve().parents[2])
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.process = subprocess.Popen(
            [*COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Neither proxies nor secrets of the environment; and a folder that is always there.
            env=kept | {"PYTHONPATH": os.pathsep.join([root, *folders]), "PYTHONUTF8": "1"},
            cwd=root,
        )
        self.asked = 0
        self.taken = 0

    @property
    def usable(self) -> bool:
        fresh = self.asked < DOCUMENTS and self.taken < MEGABYTES << 20
        return fresh and self.process.poll() is None

    def parse(self, suffix: str, data: bytes) -> Contents:
        """What the file holds.

        Raises:
            ReadError: It gives no text, takes too long, or ends the parser.
        """
        assert self.process.stdin and self.process.stdout
        self.asked += 1
        self.taken += len(data)
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        clock = threading.Timer(SECONDS, stop)
        clock.daemon = True
        clock.start()
        try:
            ask(self.process.stdin, suffix, data)
            return answer(self.process.stdout)
        except (Broken, OSError) as error:
            self.end()
            if late.is_set():
                raise ReadError("too_large", _TIMED_OUT) from error
            raise ReadError("unreadable", _ENDED) from error
        finally:
            clock.cancel()

    def end(self) -> None:
        """End the process; it may have ended already."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            try:
                if stream:
                    stream.close()
            except OSError:
                pass  # what was not sent yet has nowhere to go


_lock = threading.Lock()
_parser: _Parser | None = None


def contained(suffix: str, data: bytes) -> Contents:
    """What a file holds, parsed in the process with limits.

    Args:
        suffix: Of its reader.
        data: Its bytes.

    Raises:
        ReadError: It gives no text, takes too long, or ends the parser.
    """
    global _parser
    with _lock:
        if _parser is None or not _parser.usable:
            end()
            _parser = _Parser()
        return _parser.parse(suffix, data)


def end() -> None:
    """End the parser, if one runs."""
    global _parser
    if _parser is not None:
        _parser.end()
        _parser = None


atexit.register(end)
