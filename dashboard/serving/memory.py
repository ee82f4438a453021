"""The server's memory: what stays is not searched again and again, what sessions leave goes back.

Streamlit would search all objects of the process for garbage after every run of a page, which took
longer than the page itself. Here Python's own collector does it as objects are made, a thread does
it whole from time to time, and what is loaded at the start is left out of the search.
"""

import ctypes
import gc
import sys
import threading

POOLS = 2
"""Of the allocator, for all threads."""
_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""
EVERY = 30.0
"""Seconds between two searches of all objects."""


def keep_few_pools() -> None:
    """Let all threads share few of the allocator's pools: each run of a page is another thread.

    By default there are eight for each processor, and what one run freed stays in its own.
    """
    if _has("mallopt"):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, POOLS)


def keep_loaded() -> None:
    """Leave out of every later search what is there now: modules, reference data, first tables."""
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Free what only refers to itself, and give pages that hold nothing back to the system."""
    gc.collect()
    if _has("malloc_trim"):
        ctypes.CDLL(None).malloc_trim(0)


def _has(function: str) -> bool:
    """Whether the allocator is glibc's, which alone can be told."""
    return sys.platform == "linux" and hasattr(ctypes.CDLL(None), function)


def watch() -> None:
    """Give back from time to time, as long as the process lives."""
    threading.Thread(target=_watch, name="memory", daemon=True).start()


def _watch() -> None:
    pause = threading.Event()
    while not pause.wait(EVERY):
        give_back()
