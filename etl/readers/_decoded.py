"""Bytes as text: strict UTF-8, UTF-16 with a byte order mark, else Windows-1252.

Line ends are left as they are, so that offsets stay those of the file. Detectors of encodings
misguess short files, hence the fixed order.
"""

import codecs

from etl.readers._errors import ReadError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
# A text may carry a stray escape or end-of-file mark, not one control in every hundred characters.
_MAX_CONTROL_SHARE = 0.01


def decoded(data: bytes) -> str:
    """The decoded text, without a byte order mark.

    Raises:
        ReadError: The bytes are no text.
    """
    text = _decode(data)
    if "\x00" in text:
        raise ReadError("unreadable", "The file holds NUL characters: it is no text file.")
    encoded = text.encode()
    if len(encoded) - len(encoded.translate(None, _CONTROLS)) > _MAX_CONTROL_SHARE * len(text):
        raise ReadError("unreadable", "The file holds control characters: it is no text file.")
    return text


def _decode(data: bytes) -> str:
    if data.startswith(_UTF16):
        return _strict(data, "utf-16", "The file begins like UTF-16 text but does not go on so.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise ReadError("unreadable", "The file holds NUL bytes: it is no text file.")
    return _strict(data, "cp1252", "The file is neither UTF-8 nor Windows-1252 text.")


def _strict(data: bytes, encoding: str, sentence: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("unreadable", sentence) from error
