"""What a reader makes of a file's bytes."""

from dataclasses import dataclass

from etl.document import Issue


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside another: a mail's attachment, a message of a mailbox.

    Attributes:
        name: As shown below the outer document's name, harmless in every place it is shown.
        suffix: Of the reader that reads it (".pdf").
        data: Its bytes.
        refused: Why it is not read, where it is not.
    """

    name: str
    suffix: str
    data: bytes
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's text, what was skipped in it, and the documents that it holds.

    Attributes:
        text: What offsets count code points of; "" where it only holds documents.
        issues: What was skipped or looks wrong.
        members: In their order.
    """

    text: str
    issues: tuple[Issue, ...] = ()
    members: tuple[Member, ...] = ()
