"""The process in which formats are parsed that a hostile file could use to harm the program.

It answers one request after the other on its standard streams (see `etl.readers._wire`) until they
are closed. It has little memory, cannot write files, start programs or reach a network. What a
library does in native code is bound by the limits of memory, file size and time, and on Linux,
where the system lets an account do so, by a network of its own that leads nowhere.
"""

import contextlib
import os
import sys
from typing import IO

from etl.readers import parse
from etl.readers._contents import Contents
from etl.readers._errors import ReadError
from etl.readers._wire import receive, send_contents, send_refusal

MEMORY = 1 << 30
"""Address space of the process, in bytes."""
SECONDS = 60
"""Processor time for one document: it ends a process whose parent is gone."""
MOST_CHARACTERS = 50_000_000
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, which lets every account have the other, and CLONE_NEWNET of Linux's sched.h."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    "socket.", "subprocess.", "urllib.", "http.", "ftplib.", "smtplib.", "shutil.", "webbrowser.",
    "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove", "os.rename",
    "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.kill", "os.startfile", "pty.spawn",
)  # fmt: skip


class Forbidden(BaseException):
    """What is parsed wants to write, to start a program or to reach a network."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        mode, flags = arguments[1:3]
        writes = isinstance(mode, str) and any(sign in mode for sign in "wax+")
        if writes or isinstance(flags, int) and flags & _WRITES:
            raise Forbidden(event)
    elif event.startswith(_FORBIDDEN):
        raise Forbidden(event)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for kind, most in (("AS", MEMORY), ("FSIZE", 0), ("CORE", 0)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{kind}"), (most, most))


def _leave_network() -> bool:
    """Move to a network without any device; False where the system does not let one."""
    if sys.platform != "linux":
        return False
    import ctypes

    # Root needs no new user for it, and as one might no longer read another account's libraries.
    user = 0 if os.geteuid() == 0 else _NEW_USER
    with contextlib.suppress(AttributeError):  # a C library without the call
        return ctypes.CDLL(None).unshare(user | _NEW_NETWORK) == 0
    return False


def _allow_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + SECONDS + 5
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _answer(stream: IO[bytes], suffix: str, data: bytes) -> None:
    try:
        contents = parse(suffix, data)
        _check_length(contents)
    except ReadError as error:
        send_refusal(stream, error.status, error.sentence)
    except MemoryError:
        sentence = f"Reading it takes more than {MEMORY >> 20:,} MB of memory; split it."
        send_refusal(stream, "too_large", sentence)
    except RecursionError:
        send_refusal(stream, "unreadable", "It is nested too deep: no program writes such a file.")
    except ImportError as error:
        sentence = f"Reading it needs a library that is not there ({error.name}): install anew."
        send_refusal(stream, "failed", sentence)
    except Forbidden as error:
        sentence = f"Reading it would do what no document needs ({error}): it was stopped."
        send_refusal(stream, "unreadable", sentence)
    except Exception as error:  # noqa: BLE001 (libraries raise anything over broken files)
        sentence = f"The file is damaged or not of its format ({type(error).__name__})."
        send_refusal(stream, "unreadable", sentence)
    else:
        send_contents(stream, contents)


def _check_length(contents: Contents) -> None:
    if len(contents.text) > MOST_CHARACTERS:
        sentence = f"It holds more than {MOST_CHARACTERS:,} characters; split it."
        raise ReadError("too_large", sentence)


def main() -> None:
    """Answer until the other side hangs up."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not get among the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.dont_write_bytecode = True
    _leave_network()
    _limit()
    sys.addaudithook(_watch)
    while (question := receive(questions)) is not None:
        _allow_time()
        _answer(answers, *question)


if __name__ == "__main__":
    main()
