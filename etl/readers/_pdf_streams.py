"""How much a PDF's streams hold when they are unpacked: a bomb is told before it is parsed."""

import re
import zlib
from collections.abc import Iterator
from itertools import chain

from etl.readers._errors import ReadError

MOST_UNPACKED = 200 << 20
"""Bytes of all streams of the largest PDF that is parsed, pictures apart."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_BEFORE = 600
"""Bytes before a stream in which its dictionary is looked for."""
_STEP = 1 << 18
_NESTED = 5
"""Levels of packing that are followed."""
_PACKED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


class _Budget:
    """What may still be unpacked, in bytes."""

    def __init__(self) -> None:
        self.left = MOST_UNPACKED

    def spend(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.left -= len(piece)
            if self.left < 0:
                sentence = f"Its streams unpack to more than {MOST_UNPACKED >> 20} MB; split it."
                raise ReadError("too_large", sentence)
            yield piece


def check_streams(data: bytes) -> None:
    """Refuse a PDF whose streams unpack to more than MOST_UNPACKED.

    Raises:
        ReadError: They do.
    """
    budget = _Budget()
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _BEFORE) : found.start()]
        if _PICTURE.search(head, max(0, head.rfind(b" obj"))):
            continue
        end = data.find(b"endstream", found.end())
        stream = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        _follow(iter([bytes(stream[:_STEP]), bytes(stream[_STEP:])]), budget, _NESTED)


def _follow(pieces: Iterator[bytes], budget: _Budget, depth: int) -> None:
    """Unpack a stream as often as it is packed."""
    first = next(pieces, b"")
    if depth and first[:2] in _PACKED:
        unpacked = budget.spend(_unpacked(chain([first], pieces)))
        _follow(unpacked, budget, depth - 1)
    else:
        for _ in pieces:
            pass


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unpacker.eof:
                found = unpacker.decompress(waiting, _STEP)
                waiting = unpacker.unconsumed_tail
                if found:
                    yield found
    except zlib.error:
        return  # the parser says whether that matters
