"""Mails: their head and words as text, their attachments as documents of their own."""

import mimetypes
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.generator import BytesGenerator
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from io import BytesIO

from etl.document import Issue
from etl.readers import parse
from etl.readers._contents import Contents, Member
from etl.readers._errors import ReadError

MOST_PARTS = 1_000
"""Parts of one mail that are looked at."""
_LONGEST_NAME = 120
_ENDINGS = {
    "text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "application/pdf": ".pdf",
    "application/rtf": ".rtf", "text/rtf": ".rtf", "text/markdown": ".md",
}  # fmt: skip
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_ADDRESS = re.compile(r"\s*<[^<>]{0,200}>")


def mail(data: bytes) -> Contents:
    """A mail's text and attachments.

    Raises:
        ReadError: It is encrypted, or no mail.
    """
    message = BytesParser(policy=compat32).parsebytes(data)
    if not any(message.get(name) for name in ("From", "Subject", "Date", "To", "Message-ID")):
        raise ReadError("unreadable", "It has none of a mail's head lines: it is no mail.")
    if message.get_content_type() in _LOCKED and message.get_param("smime-type") != "signed-data":
        raise ReadError("encrypted", "The mail is encrypted: save it decrypted and add that.")
    reading = _Reading()
    reading.follow(message)
    head = _head(message)
    return Contents("\n\n".join([*head, *reading.body()]), reading.issues(), reading.members())


def _head(message: Message) -> list[str]:
    """Subject, sender and day, each a line as articles have them."""
    found = [_field(message, "Subject")]
    sender = _ADDRESS.sub("", _field(message, "From")).strip(" \"'") or _field(message, "From")
    found.append(f"By {sender}" if sender else "")
    found.append(_sent(message))
    return [line for line in found if line]


def _field(message: Message, name: str) -> str:
    """A head line, decoded, on one line."""
    raw = str(message.get(name) or "")[:2000]
    with suppress(HeaderParseError, LookupError, UnicodeError, ValueError):  # else as it stands
        raw = str(make_header(decode_header(raw)))
    return " ".join(_plain(raw).split())


def _sent(message: Message) -> str:
    try:
        sent = parsedate_to_datetime(_field(message, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
    return f"Date: {sent.day} {sent:%B} {sent.year:04}"


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


class _Reading:
    """What the parts of a mail hold."""

    def __init__(self) -> None:
        self._plain: list[str] = []
        self._html: list[str] = []
        self._members: list[Member] = []
        self._names: set[str] = set()
        self._pictures = 0
        self._skipped = 0

    def follow(self, message: Message) -> None:
        """Take all parts; the words of the mail are text parts that no file name has."""
        for number, part in enumerate(_parts(message)):
            if number >= MOST_PARTS:
                self._skipped += 1
                continue
            kind = part.get_content_type()
            if kind == "message/rfc822":
                self._add(part, _inner(part))
            elif part.get_filename() or part.get_content_disposition() == "attachment":
                self._attached(part)
            elif kind in ("text/plain", "text/html"):
                self._worded(part, kind)
            elif kind.startswith("image/"):
                self._pictures += 1
            else:
                self._attached(part)

    def _worded(self, part: Message, kind: str) -> None:
        data = _bytes(part)
        if kind == "text/plain":
            self._plain.append(_decoded(part, data))
        elif data.strip():
            self._html.append(_decoded(part, data))

    def _attached(self, part: Message) -> None:
        inline = part.get_content_disposition() == "inline" or part.get("Content-ID")
        if inline and part.get_content_maintype() == "image":
            self._pictures += 1
        else:
            self._add(part, _bytes(part))

    def _add(self, part: Message, data: bytes) -> None:
        kind = part.get_content_type()
        suffix = _ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ""
        name = harmless(_file_name(part)) or f"attachment-{len(self._members) + 1}"
        stem, dot, ending = name.rpartition(".")
        if not (dot and stem and re.fullmatch(r"[A-Za-z0-9]{1,8}", ending)):
            stem, ending = name, ""
        if not ending or kind == "message/rfc822":
            stem, ending = name.removesuffix(suffix), suffix.removeprefix(".")
        name = unique(stem, f".{ending}" if ending else "", self._names)
        suffix = f".{ending.lower()}" if ending else ""
        self._members.append(Member(name, suffix, data))

    def body(self) -> list[str]:
        """The mail's words: of the plain parts, else of the others."""
        plain = [text for text in self._plain if text.strip()]
        if plain or not self._html:
            return plain
        return [text for text in map(_page_text, self._html) if text.strip()]

    def members(self) -> tuple[Member, ...]:
        """The attachments."""
        return tuple(self._members)

    def issues(self) -> tuple[Issue, ...]:
        """What was passed over."""
        found: list[Issue] = []
        if self._pictures:
            message = f"Pictures shown in the mail were not read: {self._pictures}."
            found.append(Issue("info", "pictures", message))
        if self._skipped:
            message = f"Parts of the mail beyond {MOST_PARTS:,} were not read: {self._skipped}."
            found.append(Issue("warning", "parts_skipped", message))
        return tuple(found)


def _parts(message: Message) -> Iterator[Message]:
    """All parts that hold something themselves, in order; a mail inside is not opened."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting.extend(one for one in reversed(payload) if isinstance(one, Message))
        else:
            yield part


def _inner(part: Message) -> bytes:
    """The bytes of a mail that is attached."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return _bytes(part)
    written = BytesIO()
    BytesGenerator(written, mangle_from_=False, maxheaderlen=0).flatten(inner)
    return written.getvalue()


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(part: Message, data: bytes) -> str:
    """A text part by the encoding it names, UTF-8, or Windows-1252; line ends as line feeds."""
    text: str | None = None
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            text = data.decode(encoding) if encoding else None
        except (LookupError, UnicodeError, ValueError):
            continue
        if text is not None:
            break
    text = data.decode("cp1252", "replace") if text is None else text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _page_text(page: str) -> str:
    try:
        return parse(".html", page.encode("utf-8", "replace")).text
    except ReadError:
        return ""  # the head lines and the attachments are still worth reading


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
        if not name and part.get_content_type() == "message/rfc822":
            payload = part.get_payload()
            inner = payload[0] if isinstance(payload, list) and payload else None
            return _field(inner, "Subject") if isinstance(inner, Message) else ""
        return str(make_header(decode_header(name))) if "=?" in name else name
    except (HeaderParseError, LookupError, UnicodeError, ValueError, TypeError):
        return ""


def harmless(name: str) -> str:
    """A name without folders, control, invisible and direction marks, and not too long."""
    name = re.split(r"[/\\]", _plain(name))[-1]
    kept = "".join(" " if one.isspace() else one for one in name)
    kept = "".join(one for one in kept if unicodedata.category(one)[0] != "C")
    kept = " ".join(kept.split()).strip()
    if len(kept) > _LONGEST_NAME:
        stem, dot, ending = kept.rpartition(".")
        short = bool(dot) and len(ending) <= 8
        kept = f"{stem[: _LONGEST_NAME - 10]}.{ending}" if short else kept[:_LONGEST_NAME]
    return "" if kept in (".", "..") else kept


def unique(stem: str, ending: str, names: set[str]) -> str:
    """A name that none of the others has, added to them."""
    number, name = 1, f"{stem}{ending}"
    while name in names:
        number += 1
        name = f"{stem} ({number}){ending}"
    names.add(name)
    return name
