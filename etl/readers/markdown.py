"""Markdown (.md): its words as they are read, without the signs that set them out.

Parsed by markdown-it-py. What stands above the text between lines of dashes (title, author, date)
comes as the head lines that articles have; numbers of lists stay, since cables' paragraphs are
known by them.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from etl.readers import parse
from etl.readers._blocks import Blocks
from etl.readers._decoded import decoded
from etl.readers._errors import ReadError

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
CONTAINED = True

_HEAD = re.compile(r"\A---[ \t]*\n((?:[^\n]{0,500}\n){1,60}?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(title|author|publisher|date)[ \t]*:[ \t]*[\"']?([^\n\"']{1,300})", re.I)
_HEAD_LINES: Mapping[str, str] = {
    "publisher": "{}", "title": "{}", "author": "By {}", "date": "Published: {}",
}  # fmt: skip
_BREAKS = ("softbreak", "hardbreak")
_WORDS = ("text", "text_special", "code_inline")
_PARAGRAPHS = ("paragraph", "heading", "th", "td")


def read(data: bytes) -> str:
    """The text, a blank line between paragraphs.

    Raises:
        ReadError: The bytes are no text.
    """
    # Loaded only where it is read: few folders hold any.
    from markdown_it import MarkdownIt

    source = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    head = _HEAD.match(source)
    page = _Page()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in parser.parse(source[head.end() :] if head else source):
        page.take(token)
    return "\n\n".join([*_head(head.group(1) if head else ""), *page.blocks.taken()])


def _head(lines: str) -> list[str]:
    """Publisher, title, author and day where the file names them above its text."""
    found = {
        field.group(1).lower(): field.group(2).strip()
        for line in lines.splitlines()
        if (field := _FIELD.match(line))
    }
    return [words.format(found[name]) for name, words in _HEAD_LINES.items() if found.get(name)]


class _Page:
    """Follows the pieces of a page."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._number = ""
        self._bullet = self._bulleted = False

    def take(self, token: "Token") -> None:
        """Add a piece."""
        kind, _, side = token.type.rpartition("_")
        if kind in ("table", "tr", "th", "td"):
            self._table(token.type)
        if kind in _PARAGRAPHS:
            self._paragraph(side == "open")
        elif token.type == "list_item_open":
            # A list of bullets names no number.
            self._number = f"{token.info}{token.markup} " if token.info else ""
            self._bullet = not token.info
        elif token.type == "inline":
            for child in token.children or ():
                self._inline(child)
        elif token.type in ("fence", "code_block"):
            self._whole(token.content)
        elif token.type == "html_block":
            self._whole(_words_of(token.content))

    def _paragraph(self, opens: bool) -> None:
        """The first paragraph of an item of a list bears its number or bullet."""
        if opens:
            self.blocks.open_paragraph()
            self.blocks.add(self._number)
            self._bulleted, self._bullet, self._number = self._bullet, False, ""
        else:
            self.blocks.close_paragraph(self._bulleted)

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.blocks.open_table()
        elif kind == "tr_open":
            self.blocks.open_row()
        elif kind in ("th_open", "td_open"):
            self.blocks.open_cell()
        elif kind == "table_close":
            self.blocks.close_table()

    def _inline(self, token: "Token") -> None:
        if token.type in _WORDS:
            self.blocks.add(token.content)
        elif token.type in _BREAKS or token.content.lower().startswith("<br"):
            self.blocks.add("\n")

    def _whole(self, words: str) -> None:
        for paragraph in re.split(r"\n{2,}", words):
            self.blocks.open_paragraph()
            self.blocks.add(paragraph)
            self.blocks.close_paragraph()


def _words_of(markup: str) -> str:
    try:
        return parse(".html", markup.encode()).text
    except ReadError:
        return ""
