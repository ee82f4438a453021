"""Word documents (.docx): paragraphs, tables, notes, heads and feet of pages, as lines of text.

Read from end to end by the standard library's parser rather than by python-docx, which builds a
tree of all runs: a small hostile file fills the memory with it.
"""

import re
from collections.abc import Mapping

from etl.readers._blocks import Blocks
from etl.readers._contents import Contents
from etl.readers._errors import ReadError
from etl.readers._markup import walk
from etl.readers._package import Package, contents

SUFFIXES = (".docx", ".docm")
CONTAINED = True

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
_CHARACTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
# The second form of a drawing's text, words that were moved away, and lists of styles.
_SKIPPED = ("mc:Fallback", "w:moveFrom", "w:del", "w:rubyBase", "w:sdtPr")
_MAIN = "word/document.xml"
_EDGE = re.compile(r"word/(header|footer)\d*\.xml")


class _Word:
    """Follows the XML of a part."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._skipping = 0
        self._in_text = 0
        self._bullets: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == "w:p":
            self.blocks.open_paragraph()
            self._bullets.append(False)
        elif name in ("w:t", "m:t"):
            self._in_text += 1
        elif name in _CHARACTERS:
            # A tab inside w:tabs says where tabs stand.
            if name != "w:tab" or "val" not in attributes:
                self.blocks.add(_CHARACTERS[name])
        elif name == "w:pStyle" and self._bullets:
            self._bullets[-1] = attributes.get("val", "").startswith("List")
        elif name == "w:numId" and self._bullets:
            self._bullets[-1] = attributes.get("val") != "0"
        elif name == "w:tbl":
            self.blocks.open_table()
        elif name == "w:tr":
            self.blocks.open_row()
        elif name == "w:tc":
            self.blocks.open_cell()

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "w:p":
            self.blocks.close_paragraph(self._bullets.pop())
        elif name in ("w:t", "m:t"):
            self._in_text -= 1
        elif name == "w:tbl":
            self.blocks.close_table()

    def text(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self.blocks.add(text)


def read(data: bytes) -> Contents:
    """The text: heads of pages, body, foot- and endnotes, feet of pages; a blank line between all.

    Raises:
        ReadError: It needs a password, is damaged, too large, or holds only pictures.
    """
    package = Package(data)
    if _MAIN not in package.names:
        raise ReadError("unreadable", "It is a package, but no Word document.")
    body = _part(package, _MAIN)
    notes = [*_part(package, "word/footnotes.xml"), *_part(package, "word/endnotes.xml")]
    # What marks a document as classified is often said in the head of its pages only.
    heads, feet = _edges(package, "header"), _edges(package, "footer")
    text = "\n\n".join([*heads, *body, *notes, *feet])
    return contents(package, text, "word/media/", "word/embeddings/")


def _part(package: Package, name: str) -> list[str]:
    data = package.read(name)
    if not data:
        return []
    word = _Word()
    walk(data, word, _SPACES)
    return word.blocks.taken()


def _edges(package: Package, kind: str) -> list[str]:
    """The lines of all heads or feet, each once, page numbers apart."""
    found: dict[str, None] = {}
    for name in sorted(package.names):
        matched = _EDGE.fullmatch(name)
        if matched and matched[1] == kind:
            found |= dict.fromkeys(_part(package, name))
    return [line for line in found if re.search(r"[^\W\d_]{2}|\([UCS]\)", line)]
