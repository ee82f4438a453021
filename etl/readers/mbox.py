"""Mailboxes (.mbox): each message becomes a document of its own."""

import re

from etl.document import Issue
from etl.readers._contents import Contents, Member
from etl.readers._errors import ReadError

SUFFIXES = (".mbox",)
CONTAINED = True

MOST_MESSAGES = 20_000
# Not every program quotes a paragraph that begins with "From": a message begins with a head line.
_BEGINS = re.compile(
    rb"\AFrom [^\r\n]*\r?\n"
    rb"|(?:(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,80}:(?!//))"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes) -> Contents:
    """The messages, named by their numbers from 1.

    Raises:
        ReadError: It is no mailbox.
    """
    begins = list(_BEGINS.finditer(data))
    if not begins or begins[0].start() != 0:
        raise ReadError("unreadable", 'It does not begin with a "From " line: it is no mailbox.')
    ends = [*(found.start() for found in begins[1:]), len(data)]
    messages = [
        Member(str(number), ".eml", _QUOTED.sub(rb"\1", data[found.end() : end]))
        for number, (found, end) in enumerate(zip(begins, ends, strict=True), 1)
    ]
    issues: list[Issue] = []
    if len(messages) > MOST_MESSAGES:
        message = f"Messages beyond {MOST_MESSAGES:,} were not read: {len(messages)} are there."
        issues.append(Issue("warning", "messages_skipped", message))
    return Contents("", tuple(issues), tuple(messages[:MOST_MESSAGES]))
