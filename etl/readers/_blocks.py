"""Paragraphs and tables of an office document to lines of text, as they are read and written."""

from dataclasses import dataclass, field

BULLET = "• "
_LONG = 200
"""Characters of a cell that holds text rather than a value: its table only sets out the page."""


@dataclass(slots=True)
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list[list[list[str]]])

    @property
    def cell(self) -> list[str] | None:
        """Paragraphs of the cell that is open."""
        return self.rows[-1][-1] if self.rows and self.rows[-1] else None

    def blocks(self) -> list[str]:
        """One line a row with its cells apart; the cells' paragraphs where it sets out text."""
        cells = [cell for row in self.rows for cell in row]
        text = any(len(paragraph) > _LONG for cell in cells for paragraph in cell)
        if text or all(sum(map(bool, row)) <= 1 for row in self.rows):
            return [paragraph for cell in cells for paragraph in cell]
        lines = ["   |   ".join(map(_line, row)) for row in self.rows]
        return [line for line in lines if line.strip(" |")]


def _line(cell: list[str]) -> str:
    return " ".join(" ".join(cell).split())


class Blocks:
    """Collects paragraphs and tables in the order of the document."""

    def __init__(self) -> None:
        """Nothing is collected yet."""
        self._found: list[str] = []
        self._tables: list[_Table] = []
        self._pieces: list[list[str]] = []
        # Notes and text boxes inside a paragraph that is still open: they follow it.
        self._held: list[str] = []

    def open_paragraph(self) -> None:
        """A paragraph begins; text boxes may hold paragraphs inside another."""
        self._pieces.append([])

    def add(self, text: str) -> None:
        """Text of the innermost paragraph that is open; elsewhere there is none."""
        if self._pieces:
            self._pieces[-1].append(text)

    def close_paragraph(self, bullet: bool = False) -> None:
        """The paragraph ends.

        Args:
            bullet: Whether it is an item of a list.
        """
        if not self._pieces:
            return
        lines = [line.strip() for line in "".join(self._pieces.pop()).split("\n")]
        text = "\n".join(line for line in lines if line)
        # A marked paragraph must begin with its marking.
        if bullet and text and text[0] not in "(•-–":
            text = BULLET + text
        if self._pieces:
            self._held.append(text)
            return
        self._put([one for one in (text, *self._held) if one])
        self._held.clear()

    def open_table(self) -> None:
        """A table begins."""
        self._tables.append(_Table())

    def open_row(self) -> None:
        """A row of the innermost table begins."""
        if self._tables:
            self._tables[-1].rows.append([])

    def open_cell(self) -> None:
        """A cell of the innermost row begins."""
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def close_table(self) -> None:
        """The innermost table ends."""
        if self._tables:
            self._put(self._tables.pop().blocks())

    def _put(self, blocks: list[str]) -> None:
        cell = self._tables[-1].cell if self._tables else None
        (self._found if cell is None else cell).extend(blocks)

    def taken(self) -> list[str]:
        """All blocks."""
        while self._tables:
            self.close_table()
        return self._found
