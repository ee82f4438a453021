"""Office documents' XML, read from end to end without building a tree: little memory, no entities.

A document type declaration, which could name other files or blow up, is refused.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol
from xml.parsers import expat

from etl.readers._errors import ReadError

DEEPEST = 200
"""Levels of elements; office documents have some dozens."""


class Handler(Protocol):
    """Told of elements ("{namespace}name" shortened to the local name) and text, in order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; attributes by their local names."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """Characters; a run of them may come in pieces."""
        ...


def walk(data: bytes, handler: Handler, spaces: Mapping[str, str]) -> None:
    """Tell a handler what a piece of XML holds.

    Args:
        data: The XML.
        handler: Told of elements of the namespaces named, and of all text.
        spaces: Prefix for names by namespace: "w" makes "w:p"; elements of others come as "".

    Raises:
        ReadError: It is no XML, is nested too deep, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    @lru_cache(1000)
    def shortened(name: str) -> str:
        space, _, local = name.rpartition("}")
        prefix = spaces.get(space)
        return f"{prefix}:{local}" if prefix else ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ReadError("unreadable", "Its text is nested deeper than in any real document.")
        if attributes:
            attributes = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        handler.start(shortened(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(shortened(name))

    def refuse(*_: object) -> int:
        sentence = "Its text declares a document type, as no office program does: it was not read."
        raise ReadError("unreadable", sentence)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ReadError("unreadable", "Its text is damaged: it is no XML.") from error
