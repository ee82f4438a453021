"""The plain data that the pipeline hands from stage to stage.

All offsets are code points, half open: text[start:end]. There are far more passages and places than
of all else, and frozen ones take several times as long to make: what takes them leaves them as is.
"""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, TypeVar


@dataclass(slots=True, unsafe_hash=True)
class Passage:
    """A paragraph, heading, list item or header line of a document, cleaned.

    Attributes:
        ordinal: Position in the document, from 0.
        text: The cleaned text: page lines removed, hard wraps joined.
        source_start: First code point in the decoded text.
        source_end: One past the last code point in the decoded text.
        source_map: Pairs (offset in text, offset in the decoded text); between two pairs both
            advance together.
        part: header, title, heading, body, signature or furniture.
        label: The paragraph's own number or letter ("2", "A").
        heading: The heading above it.
        marking: U, SBU, C or S; None where neither passage nor document states one.
        furniture: True where the passage is page furniture, which yields nothing.
        page: Page number from 1, where the format has pages.
    """

    ordinal: int
    text: str
    source_start: int
    source_end: int
    source_map: tuple[tuple[int, int], ...] = ((0, 0),)
    part: str = "body"
    label: str | None = None
    heading: str | None = None
    marking: str | None = None
    furniture: bool = False
    page: int | None = None

    def source_offset(self, offset: int) -> int:
        """The place in the decoded text of a place in `text`."""
        before = [pair for pair in self.source_map if pair[0] <= offset]
        start, source = before[-1] if before else (0, self.source_start)
        return source + offset - start


@dataclass(frozen=True, slots=True)
class Issue:
    """Something skipped, guessed or refused, for the issues table."""

    severity: str
    code: str
    message: str
    passage: int | None = None


@dataclass(slots=True)
class Document:
    """A document with its header fields and passages; field values as in the documents table."""

    doc_id: str
    path: str
    sha256: str
    format: str
    text: str = ""
    kind: str = "other"
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    reference: str | None = None
    classification: str | None = None
    tags: list[str] = field(default_factory=list[str])
    language: str | None = None
    partial: bool = False
    reliability: str | None = None
    status: str = "ok"
    status_detail: str | None = None
    also_at: list[str] = field(default_factory=list[str])
    url: str | None = None
    passages: list[Passage] = field(default_factory=list[Passage])
    issues: list[Issue] = field(default_factory=list[Issue])


@dataclass(slots=True, unsafe_hash=True)
class PlaceMention:
    """A place or nationality named in a passage.

    Attributes:
        start: First code point in the passage's text.
        end: One past the last.
        surface: The words.
        place_id: "VN", "VN-13", "geonames:1581130", "crossing:moc-bai", "region:mekong-delta", or
            "text:mm:ban-muu" for a place that only the text knows.
        name: Name as shown ("Quảng Ninh" is shown as "Quang Ninh").
        kind: country, province, city, district, border_crossing or region.
        country: ISO 3166-1 alpha-2; None for regions of several countries.
        form: name ("Vietnam"), adjective ("Vietnamese women", "Thai trawlers") or people
            ("the Vietnamese", "43 Malaysians", "a Cambodian").
    """

    start: int
    end: int
    surface: str
    place_id: str
    name: str
    kind: str
    country: str | None
    form: str = "name"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An organisation, ministry or forum named in a passage; its own country where it has one."""

    start: int
    end: int
    surface: str
    actor_id: str
    name: str
    kind: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person with a title or a role, as named; country where the title gives it."""

    start: int
    end: int
    surface: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period, resolved.

    Attributes:
        start: First code point in the passage's text.
        end: One past the last.
        surface: The words.
        first: First day it can mean.
        last: Last day it can mean.
        precision: day, month or year.
        role: point (a date or an imprecise date), range ("October 27-29": lasts from first to
            last), or period ("in the last two years").
        relative: True where it was resolved against the document's own date.
    """

    start: int
    end: int
    surface: str
    first: dt.date
    last: dt.date
    precision: str
    role: str = "point"
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The heading that stands over a cell of a table.

    Attributes:
        label: Its words.
        passage: Ordinal of the passage that holds it.
        start: First code point in that passage's text.
        end: One past the last.
        date: The day, month or year that heads the column; None where it names something else.
    """

    label: str
    passage: int
    start: int
    end: int
    date: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        start: First code point of the expression, qualifier included ("more than 550 victims").
        end: One past the last, the counted noun included.
        surface: The words.
        low: Lower bound.
        high: Upper bound; None where open ("more than 550"); equal to low for an exact count.
        qualifier: exact, about, at_least, more_than, at_most, less_than, range or vague.
        unit: people, cases, arrests, convictions, groups, usd, percent, km or other.
        head: The counted noun, lower case ("women", "gangs", "baht"); "" where none follows.
        per: month, year or None.
        number_start: First code point of the bare number.
        number_end: One past its last.
        column: The heading above it, where it stands in a table set in columns.
    """

    start: int
    end: int
    surface: str
    low: float
    high: float | None
    qualifier: str
    unit: str
    head: str
    per: str | None = None
    number_start: int = 0
    number_end: int = 0
    column: Column | None = None

    @property
    def upper(self) -> float | None:
        """The upper bound, where the words tell another than the lower: ranges, vague numbers."""
        return self.high if self.qualifier in ("range", "vague") else None


_Mark = TypeVar("_Mark", PlaceMention, ActorMention, PersonMention, DateMention, Quantity)
_SHORT = 16
"""Marks of a passage that are sooner looked through than searched."""


def within(marks: list[_Mark], start: int, end: int) -> list[_Mark]:
    """The marks of a list, in order, that begin from start on and before end."""
    if len(marks) < _SHORT:
        return [mark for mark in marks if start <= mark.start < end]
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]


@dataclass(slots=True)
class AnnotatedPassage:
    """A passage with its marks, each list sorted by start and free of overlaps."""

    passage: Passage
    sentences: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    places: list[PlaceMention] = field(default_factory=list[PlaceMention])
    actors: list[ActorMention] = field(default_factory=list[ActorMention])
    persons: list[PersonMention] = field(default_factory=list[PersonMention])
    dates: list[DateMention] = field(default_factory=list[DateMention])
    quantities: list[Quantity] = field(default_factory=list[Quantity])

    def sentence(self, number: int) -> str:
        """The text of one of its sentences."""
        return self.passage.text[slice(*self.sentences[number])]


@dataclass(slots=True)
class AnnotatedDocument:
    """A document with the marks of its passages that are not furniture, in order.

    Attributes:
        document: As it was laid out.
        passages: Those that facts are read from.
        beyond: Of those that tell of something else the ones that name a country; only that is
            marked.
        reading: What etl.frames made of it, kept for the extractors that share it.
    """

    document: Document
    passages: list[AnnotatedPassage] = field(default_factory=list[AnnotatedPassage])
    beyond: list[AnnotatedPassage] = field(default_factory=list[AnnotatedPassage])
    reading: Any = None


@dataclass(slots=True)
class Claim:
    """One statement in one document, before it has ids.

    Attributes:
        table: The fact table ("flows").
        passage: Ordinal of the passage of the main span.
        start: First code point of the main span in the passage's text.
        end: One past its last.
        fields: The table's own columns; those missing are null.
        support: Further spans it needs, as (passage ordinal, start, end).
        assertion: asserted, estimated, alleged, planned or denied; None lets the pipeline read
            it off the sentence.
        attribution: Who says so, as named; None lets the pipeline read it off the sentence.
        confidence: 0 to 1.
        extractor: Name of the rule or model.
        named: Actors it names that are no marks of the document: bodies without a name.
    """

    table: str
    passage: int
    start: int
    end: int
    fields: dict[str, Any]
    support: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    assertion: str | None = None
    attribution: str | None = None
    confidence: float = 0.8
    extractor: str = ""
    named: tuple[ActorMention, ...] = ()
