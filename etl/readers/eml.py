"""Mails (.eml): subject, sender, day and words; each attachment becomes a document of its own."""

from etl.readers._contents import Contents
from etl.readers._mail import mail

SUFFIXES = (".eml",)
CONTAINED = True


def read(data: bytes) -> Contents:
    """The mail's text and attachments.

    Raises:
        ReadError: It is encrypted, or no mail.
    """
    return mail(data)
