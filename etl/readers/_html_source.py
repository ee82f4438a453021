"""The source of a web page made safe to parse: decoded, and nested no deeper than pages are."""

import codecs
import re

from etl.readers._errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})""")
_DECLARED_WITHIN = 4096
# Encodings that pages declare and browsers read as Windows-1252 (the WHATWG encoding standard).
_AS_WINDOWS = frozenset(("iso8859-1", "ascii"))
_MAX_CONTROL_SHARE = 0.01
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]{0,40})[^<>]*(?P<empty>/?)>")
# Elements that hold nothing, or end where the next of their kind begins: they do not nest.
_UNNESTED = """
    area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody
    thead tfoot option optgroup rp rt html head body
"""
_FLAT = frozenset(_UNNESTED.split())
_IN_LINES = "a abbr b big cite code em font i s small span strong sub sup tt u"
_INLINE = frozenset(_IN_LINES.split())
_DEEPEST = 60
"""Levels of nesting that are kept: the work of taking text out grows with the depth."""
MOST_TAGS = 500_000
"""Tags of the largest page that is read; a cable archive's page has some thousands."""


def decoded(data: bytes) -> str:
    """The page's source: by its byte order mark, its declaration, UTF-8, or Windows-1252.

    Raises:
        ReadError: The bytes are no text.
    """
    source = _decoded(data)
    if "\x00" in source or len(_CONTROL.findall(source)) > _MAX_CONTROL_SHARE * len(source):
        raise ReadError("unreadable", "The file holds control characters: it is no web page.")
    return source


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) or "cp1252", "replace")


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, where Python knows it as one of text."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        b"".decode(name)
    except LookupError:
        return None
    return None if name in _AS_WINDOWS or name.startswith(("utf-16", "utf-32")) else name


def flattened(source: str) -> str:
    """The source without the tags that nest deeper than pages do; their content stays.

    Raises:
        ReadError: The page has more tags than can be read in a few seconds.
    """
    pieces: list[str] = []
    depth = at = 0
    for number, found in enumerate(_TAG.finditer(source)):
        if number > MOST_TAGS:
            raise ReadError("too_large", f"The page has more than {MOST_TAGS:,} tags; split it.")
        if found["name"].lower() in _FLAT or found["empty"]:
            continue
        if found["close"]:
            dropped = depth > _DEEPEST
            depth = max(0, depth - 1)
        else:
            depth += 1
            dropped = depth > _DEEPEST
        if dropped:
            gap = "" if found["name"].lower() in _INLINE else "<br>"
            pieces.append(f"{source[at : found.start()]}{gap}")
            at = found.end()
    return "".join(pieces) + source[at:] if pieces else source
