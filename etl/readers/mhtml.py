"""Web pages as browsers save them in one file (.mht, .mhtml): the page of it, read as any other."""

from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from etl.readers import parse
from etl.readers._contents import Contents
from etl.readers._errors import ReadError

SUFFIXES = (".mht", ".mhtml")
CONTAINED = True

_MOST_PARTS = 10_000


def read(data: bytes) -> Contents:
    """The page's text.

    Raises:
        ReadError: It holds no web page.
    """
    message = BytesParser(policy=compat32).parsebytes(data)
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            return parse(".html", _page(part))
    raise ReadError("unreadable", "It holds no web page as browsers save them.")


def _page(part: Message) -> bytes:
    """The page in UTF-8 with a mark that says so, whatever the page itself declares."""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset).encode("utf-8-sig") if charset else data
    except (LookupError, UnicodeError, ValueError):
        return data
