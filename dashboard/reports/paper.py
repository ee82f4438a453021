"""A report ready for paper: every exhibit drawn, numbered and sourced, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

BANNERS = {
    "U": "UNCLASSIFIED",
    "SBU": "SENSITIVE BUT UNCLASSIFIED",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
}
"""The words of a page's banner; a page bears the highest of its portions."""
ORDER = tuple(BANNERS)
LONGEST_WORD = 16
"""Letters of a word that a column of a table has room for."""
LETTERS = 105
"""Letters of a table's size in a line as wide as a page of paper."""
BOLD, BESIDE, MOST = 1.15, 1.8, 60.0
"""Width of bold words over plain ones; letters that a column's margins take; letters of a text that
a column grows for."""
FOOT = 44
"""Letters of the title at the foot of each page, beside the tables and the page's number."""


def highest(markings: Sequence[str]) -> str:
    """The highest of some markings; U where there are none. What is not known counts as S."""
    return max(
        (marking if marking in ORDER else "S" for marking in markings),
        key=ORDER.index,
        default="U",
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note.

    Attributes:
        number: From 1, through the whole report.
        source: Publisher, reference or headline, date.
        place: The paragraph.
        marking: U, SBU, C or S.
        grade: Admiralty code of source and item ("B2").
        quote: The words; empty where they are withheld, which `source` then says.
    """

    number: int
    source: str
    place: str
    marking: str
    grade: str
    quote: str

    @property
    def sentence(self) -> str:
        """All of it but its number, as it stands in a list of notes."""
        grade = f", graded {self.grade}" if self.grade else ""
        quote = f" “{self.quote}”" if self.quote else ""
        return f"({self.marking}) {self.source}. {self.place}{grade}.{quote}"


@dataclass(frozen=True)
class Picture:
    """A chart: the figure for paper and its words for those who cannot see it.

    Attributes:
        figure: As it is drawn on white.
        alternative: In a sentence or two.
        drawn: Its pictures so far, by suffix (reports.pictures).
    """

    figure: go.Figure
    alternative: str
    drawn: dict[str, bytes] = field(default_factory=dict[str, bytes], compare=False, repr=False)


@dataclass(frozen=True)
class Grid:
    """A table of texts: headings, then rows of as many cells; how many rows are not shown."""

    headings: list[str]
    rows: list[list[str]]
    left: int = 0

    def widths(self, letters: float = LETTERS, beside: float = BESIDE) -> list[float]:
        """Shares of the width, 1 in all: room for the longest word, the rest by what they hold.

        Args:
            letters: Of the table's size in a line as wide as the table.
            beside: Letters that the margins of a column take.
        """
        columns = [[row[place] for row in self.rows] for place in range(len(self.headings))]
        least = [
            max(_widest_word([heading]) * BOLD, _widest_word(texts)) + beside
            for heading, texts in zip(self.headings, columns, strict=True)
        ]
        more = [
            max(0.0, min(MOST, _mean(texts)) - room)
            for texts, room in zip(columns, least, strict=True)
        ]
        rest = max(0.0, letters - sum(least)) / (sum(more) or 1)
        shares = [k + m * rest for k, m in zip(least, more, strict=True)]
        return [share / sum(shares) for share in shares]


def _widest_word(texts: list[str]) -> float:
    """Letters of the longest word that a column has room for."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return min(word, LONGEST_WORD)


def _mean(texts: list[str]) -> float:
    """Letters of a text of a column, on average."""
    return sum(map(len, texts)) / len(texts) if texts else 0.0


@dataclass(frozen=True)
class Quoted:
    """One claim as an exhibit: what it says, and the sentence around its words.

    Attributes:
        headline: The claim in a line ("More than 550 people: ...").
        before: The sentence before the claim's words.
        words: The claim's words.
        after: The sentence after them.
    """

    headline: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Sheet:
    """One exhibit.

    Attributes:
        number: From 1; 0 for a text between exhibits.
        title: The caption.
        marking: The highest of what it contains.
        body: What it shows; None for a text, and where everything was left out.
        remarks: Filter, counts, units and what was left out, a sentence each.
        words: The analyst's own.
        notes: Numbers of its source notes.
        link: Address of the view on the dashboard; empty for a text.
        fine: The tables that it was drawn from, and whose boundaries and names it shows.
    """

    number: int
    title: str
    marking: str
    body: Picture | Grid | Quoted | None
    remarks: list[str] = field(default_factory=list[str])
    words: str = ""
    notes: list[int] = field(default_factory=list[int])
    link: str = ""
    fine: str = ""

    @property
    def sources(self) -> str:
        """Its source notes, "Sources: [1], [4]."; empty where it has none."""
        numbers = ", ".join(f"[{number}]" for number in self.notes)
        return f"Sources: {numbers}." if numbers else ""

    @property
    def opens(self) -> bool:
        """Whether its link opens from anywhere; else it begins at the root of the atlas."""
        return self.link.startswith("http")


@dataclass(frozen=True)
class Paper:
    """The whole report.

    Attributes:
        title: On the first page.
        author: May be empty.
        date: ISO day of the snapshot: the only date of the file.
        ceiling: The highest marking that may be shown.
        sheets: Exhibits and texts in order.
        notes: Every source note.
        statements: What the reader must know of the whole: what was left out, whose names.
        credits: Who made the boundaries and names.
        snapshot: Id of the tables.
    """

    title: str
    author: str
    date: str
    ceiling: str
    sheets: list[Sheet]
    notes: list[Note]
    statements: list[str]
    credits: str
    snapshot: str

    @property
    def short(self) -> str:
        """The title as it stands at the foot of each page."""
        title = self.title
        return title if len(title) <= FOOT else f"{title[: FOOT - 1].rstrip()}…"

    @property
    def byline(self) -> str:
        """Who signs it, the day of its tables, and their id."""
        by = f"{self.author}. " if self.author else ""
        return f"{by}Drawn from the tables of {self.date} ({self.snapshot})."

    @property
    def marking(self) -> str:
        """The highest of what it contains."""
        return highest([*(s.marking for s in self.sheets), *(n.marking for n in self.notes)])
