"""Questions and answers between a process and its parser: lengths first, JSON, then bytes.

No pickles: what comes back from a parser that a file took over is still data, not code.
"""

import json
import struct
from typing import IO, Any

from etl.document import Issue
from etl.readers._contents import Contents, Member
from etl.readers._errors import ReadError

_LENGTHS = struct.Struct(">IQ")
MOST_HEAD = 16 << 20
"""Bytes of the longest JSON that is taken from a parser."""
MOST_BYTES = 512 << 20
"""Bytes of text and inner documents that are taken from a parser."""


class Broken(Exception):
    """The other side has hung up, or what it says makes no sense."""


def _read(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise Broken("hung up")
    return data


def _send(stream: IO[bytes], head: object, *pieces: bytes) -> None:
    packed = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(packed), sum(map(len, pieces))))
    stream.write(packed)
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def ask(stream: IO[bytes], suffix: str, data: bytes) -> None:
    """Send a file to the parser."""
    _send(stream, suffix, data)


def receive(stream: IO[bytes]) -> tuple[str, bytes] | None:
    """The next file to parse and the suffix of its reader; None where there is none any more."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    return json.loads(_read(stream, head)), _read(stream, body)


def send_refusal(stream: IO[bytes], status: str, sentence: str) -> None:
    """Answer that a file gives no text."""
    _send(stream, {"status": status, "sentence": sentence})


def send_contents(stream: IO[bytes], contents: Contents) -> None:
    """Answer with what a file holds."""
    text = contents.text.encode("utf-8", "surrogatepass")
    head = {
        "text": len(text),
        "issues": [[one.severity, one.code, one.message] for one in contents.issues],
        "members": [[m.name, m.suffix, m.refused, len(m.data)] for m in contents.members],
    }
    _send(stream, head, text, *(member.data for member in contents.members))


def answer(stream: IO[bytes]) -> Contents:
    """The parser's answer.

    Raises:
        ReadError: The file gives no text.
        Broken: The parser has ended, or its answer makes no sense.
    """
    head_length, body_length = _LENGTHS.unpack(_read(stream, _LENGTHS.size))
    if head_length > MOST_HEAD or body_length > MOST_BYTES:
        raise Broken("says too much")
    try:
        head = json.loads(_read(stream, head_length))
        body = _read(stream, body_length)
        if "status" in head:
            raise ReadError(str(head["status"]), str(head["sentence"]))
        return _contents(head, body)
    except (ValueError, KeyError, TypeError) as error:
        raise Broken("makes no sense") from error


def _contents(head: dict[str, Any], body: bytes) -> Contents:
    at = head["text"]
    text = body[:at].decode("utf-8", "replace")
    members: list[Member] = []
    for name, suffix, refused, length in head["members"]:
        members.append(Member(name, suffix, body[at : at + length], refused))
        at += length
    issues = tuple(
        Issue(str(severity), str(code), str(message)) for severity, code, message in head["issues"]
    )
    return Contents(text, issues, tuple(members))
