"""OpenDocument texts (.odt): paragraphs, headings, lists, tables and notes, as lines of text."""

from collections.abc import Mapping

from etl.readers._blocks import Blocks
from etl.readers._contents import Contents
from etl.readers._errors import ReadError
from etl.readers._markup import walk
from etl.readers._package import Package, contents

SUFFIXES = (".odt",)
CONTAINED = True

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}style:1.0": "style",
}
_PARAGRAPHS = ("text:p", "text:h")
_CHARACTERS = {"text:tab": "\t", "text:line-break": "\n"}
_SKIPPED = ("text:tracked-changes", "office:annotation", "text:note-citation")
_EDGES = ("style:header", "style:footer")
_MOST_SPACES = 1000


class _Text:
    """Follows the XML of a document, or of its styles, which hold heads and feet of pages."""

    def __init__(self, edges_only: bool = False) -> None:
        self.blocks = Blocks()
        self._edges_only = edges_only
        self._inside = 0
        self._skipping = 0
        self._items: list[bool] = []
        self._bullets: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
            return
        if name in _EDGES:
            self._inside += 1
        if self._edges_only and not self._inside:
            return
        if name in _PARAGRAPHS:
            self.blocks.open_paragraph()
            self._bullets.append(bool(self._items) and self._items[-1])
            if self._items:
                self._items[-1] = False
        elif name == "text:list-item":
            self._items.append(True)
        elif name == "text:s":
            count = attributes.get("c", "1")
            self.blocks.add(" " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1))
        elif name in _CHARACTERS:
            self.blocks.add(_CHARACTERS[name])
        else:
            self._start_table(name)

    def _start_table(self, name: str) -> None:
        if name == "table:table":
            self.blocks.open_table()
        elif name == "table:table-row":
            self.blocks.open_row()
        elif name == "table:table-cell":
            self.blocks.open_cell()

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif self._edges_only and not self._inside:
            return
        elif name in _EDGES:
            self._inside -= 1
        elif name in _PARAGRAPHS and self._bullets:
            self.blocks.close_paragraph(self._bullets.pop())
        elif name == "text:list-item" and self._items:
            self._items.pop()
        elif name == "table:table":
            self.blocks.close_table()

    def text(self, text: str) -> None:
        if not self._skipping:
            self.blocks.add(" ".join(text.split("\n")))


def read(data: bytes) -> Contents:
    """The text, heads of pages first and feet last, a blank line between paragraphs.

    Raises:
        ReadError: It needs a password, is damaged, too large, or holds only pictures.
    """
    package = Package(data)
    if "content.xml" not in package.names:
        raise ReadError("unreadable", "It is a package, but no OpenDocument text.")
    # Older programs' manifests declare a document type: they are searched, not parsed.
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise ReadError("encrypted", "It needs a password: save a copy without one and add that.")
    body = _Text()
    walk(package.read("content.xml"), body, _SPACES)
    edges = _Text(edges_only=True)
    if styles := package.read("styles.xml"):
        walk(styles, edges, _SPACES)
    heads = dict.fromkeys(edges.blocks.taken())
    text = "\n\n".join([*heads, *body.blocks.taken()])
    return contents(package, text, "Pictures/", "Object ")
