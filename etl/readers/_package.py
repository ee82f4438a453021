"""Documents that are ZIP packages of XML: opened only where they unpack to a bearable size."""

import io
import zipfile
import zlib

from etl.document import Issue
from etl.readers._contents import Contents
from etl.readers._errors import ReadError

MOST_UNPACKED = 200 << 20
"""Bytes of all members of the largest package that is opened."""
MOST_MEMBERS = 20_000
MOST_RATIO = 200
"""How many times larger than packed a member may be, above RATIO_FROM bytes."""
RATIO_FROM = 20 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1


class Package:
    """An opened package; members are read by their names only and never unpacked to disk."""

    def __init__(self, data: bytes) -> None:
        """Opens it.

        Raises:
            ReadError: It needs a password, is no package, or unpacks to too much.
        """
        if data.startswith(_OLE):
            raise _old(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, OSError) as error:
            sentence = "It is damaged or cut off: the package cannot be opened."
            raise ReadError("unreadable", sentence) from error
        _check(members)
        self.names = {member.filename for member in members}

    def read(self, name: str) -> bytes:
        """A member's bytes; b"" where there is none of the name.

        Raises:
            ReadError: It is damaged.
        """
        if name not in self.names:
            return b""
        try:
            # A member may hold more than its entry says: no more than that is unpacked.
            with self._zip.open(name) as member:
                data = member.read(MOST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise ReadError("unreadable", "It is damaged: its text cannot be unpacked.") from error
        except (NotImplementedError, RuntimeError) as error:
            sentence = "It is packed in a way that office programs do not use."
            raise ReadError("unreadable", sentence) from error
        if len(data) > MOST_UNPACKED:
            raise _too_large()
        return data


def contents(package: Package, text: str, pictures: str, embedded: str) -> Contents:
    """A document's text with a word on the files inside it that are not read.

    Args:
        package: Where it comes from.
        text: What was read.
        pictures: Folder of its pictures.
        embedded: Folder of the files that were put into it.

    Raises:
        ReadError: It holds pictures and no text.
    """
    if not text.strip() and any(name.startswith(pictures) for name in package.names):
        sentence = (
            "It holds pictures and no text: run text recognition (OCR) and add what it gives."
        )
        raise ReadError("empty", sentence)
    number = sum(name.startswith(embedded) and name[-1] != "/" for name in package.names)
    if not number:
        return Contents(text)
    words = "A file is" if number == 1 else f"{number:,} files are"
    message = f"{words} inside it and not read: save what is of use by itself and add that."
    return Contents(text, (Issue("info", "embedded", message),))


def _check(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadError("encrypted", "It needs a password: save a copy without one and add that.")
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise _too_large()
    for member in members:
        packed = max(1, member.compress_size)
        if member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * packed:
            raise _too_large()


def _too_large() -> ReadError:
    size = f"{MOST_UNPACKED >> 20} MB"
    return ReadError("too_large", f"It unpacks to more than {size}, or as no document does.")


def _old(data: bytes) -> ReadError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError("encrypted", "It needs a password: save a copy without one and add that.")
    return ReadError(
        "unreadable", "It is a file of an older office program: save it as .docx or PDF."
    )
