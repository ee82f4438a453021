"""News, press releases, reports: a head, paragraphs under headings, a tail."""

import re
from bisect import bisect

from etl.document import Document, Issue, Passage
from etl.layouts._dates import find_dates
from etl.layouts._furniture import furniture
from etl.layouts._head import LEVEL_LINE, is_prose, read_surroundings
from etl.layouts._lines import Line, compose, line_of, split_lines
from etl.layouts._markings import CLASSIFICATIONS, level_of
from etl.layouts._pages import page_breaks
from etl.layouts._paragraphs import (
    BULLET,
    LABEL,
    Paragraph,
    begins_with_word,
    continues,
    paragraphs,
    upper_half,
    wrap_width,
)
from etl.layouts._spacing import single_spaced
from etl.layouts._surroundings import Surroundings
from etl.layouts._wire_date import wire_date
from etl.scan import Scan

_PAGE_NUMBER = re.compile(r"\s+(?:[Pp]age|p\.)\s?\d{1,4}$")
"""What a report's running head has behind its name."""
_NUMBER = re.compile(r"\W*\d{1,3}$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
"""What a heading holds, digits and signs apart."""
# A collector's stamp glued before a page's first line: "date 2019-05-15 Home World".
_STAMP = re.compile(r"date:? (?:19|20)\d\d-\d\d-\d\d(?= \S)", re.IGNORECASE)
_PAGE = re.compile(r"\W*(?:page|p\.) ?[A-Z]?\d+(?: (?:of|/) ?\d+)?\W*|- ?\d{1,3} ?-", re.IGNORECASE)
_REFERENCE = Scan(
    r"(?:\bref(?:erence)?\.?(?: no\.?)?:? +|^code[ .:]+"
    r"|\b(?:press (?:release|communiqu[eé]|statement)|document|decision) (?=no\.? ?))"
    r"(?P<reference>(?:no\.? ?)?[A-Z]{0,6}[/-]?[\w-]*\d[\w./-]*)",
    re.IGNORECASE | re.MULTILINE,
)


def lay_out_article(document: Document, kind: str) -> Document:
    """Fill header fields and passages of a document that is no cable."""
    lines = _unstamped(document.text, single_spaced(split_lines(document.text)))
    running = _running_heads(lines)
    lines = [one for one in lines if one.start not in running and not _PAGE.fullmatch(one.text)]
    width = wrap_width(lines)
    found = _paragraphs(lines, width, page_breaks(document))
    around = read_surroundings(found)
    document.kind = kind
    document.publisher = around.publisher
    _set_date(document, around, found)
    stated = [one.text for one in found[:4] if LEVEL_LINE.fullmatch(one.text)]
    level = level_of(stated)
    document.classification = CLASSIFICATIONS[level] if level else None
    reference = _REFERENCE.search(document.text[:1500])
    document.reference = reference.group("reference").rstrip(".,") if reference else None
    _name_headings(found)
    document.passages = _Writer(document, level, width is not None).write(found)
    return document


def _unstamped(text: str, lines: list[Line]) -> list[Line]:
    """Lines, with a collector's stamp parted from the line that it is glued to."""
    first = next((at for at, one in enumerate(lines) if not one.blank), None)
    stamp = _STAMP.match(lines[first].text) if first is not None else None
    if first is None or stamp is None:
        return lines
    line = lines[first]
    start = line.start + stamp.end() + 1
    rest = line_of(text[start : line.end], start)._replace(indent=0)
    return [
        *lines[:first],
        Line(line.start, line.start + stamp.end(), stamp.group(), line.indent),
        Line(rest.start, rest.start, "", 0),
        rest,
        *lines[first + 1 :],
    ]


def _running_heads(lines: list[Line]) -> set[int]:
    """Starts of the lines that repeat one of the first lines with a page number."""
    filled = [line for line in lines if not line.blank]
    first = {line.text.lower() for line in filled[:4] if len(line.text) > 5}
    return {
        line.start
        for line in filled[4:]
        if line.text[-1:].isdigit() and len(line.text) < 120
        and _NUMBER.sub("", line.text).lower() in first
    }  # fmt: skip


def _paragraphs(lines: list[Line], width: int | None, breaks: list[int]) -> list[Paragraph]:
    around = furniture(lines)
    joined: list[Paragraph] = []
    for paragraph in paragraphs(lines, width, around):
        if paragraph.lines[0].start in around:
            paragraph.role = "furniture"
        above = upper_half(joined, paragraph)
        paragraph.gap = bool(above and width and _cut(above, paragraph, width, breaks))
        if above and not (above.role or paragraph.role) and continues(above, paragraph):
            above.lines.extend(paragraph.lines)
        else:
            joined.append(paragraph)
    return joined


def _cut(above: Paragraph, below: Paragraph, width: int, breaks: list[int]) -> bool:
    """Whether a page ends between two paragraphs, the upper one with lines of full width."""
    last = above.lines[-1]
    full = len(above.lines) > 1 and last.indent + len(last.text) > 0.75 * width
    return full and bisect(breaks, last.end) != bisect(breaks, below.lines[0].start)


def _set_date(document: Document, around: Surroundings, found: list[Paragraph]) -> None:
    best = around.best_date()
    if best:
        document.date, document.date_precision = best.value, best.precision
        document.date_basis = "stated"
        return
    opening = next((one for one in found if is_prose(one)), None)
    day = wire_date(opening.text, [one.text for one in found]) if opening else None
    if day:
        document.date, document.date_precision, document.date_basis = day, "day", "derived"
        message = f"Dated {day.isoformat()} by its dateline and the year that it tells of."
        document.issues.append(Issue("info", "date_derived", message))
        return
    dates = find_dates(opening.text[:300]) if opening and document.kind == "press_release" else []
    if dates and dates[0].precision == "day":
        # A communiqué that bears no date tells of a meeting that has just ended.
        document.date, document.date_precision = dates[0].value, "day"
        document.date_basis = "derived"
        message = f"Dated {dates[0].value.isoformat()} by the event that it reports."
        document.issues.append(Issue("info", "date_derived", message))


def _name_headings(found: list[Paragraph]) -> None:
    for index, one in enumerate(found):
        below = found[index + 1] if index + 1 < len(found) else None
        if not one.role and below and index > 0 and _is_heading(one, below):
            one.role = "heading"


def _is_heading(one: Paragraph, below: Paragraph) -> bool:
    text = one.text
    if len(one.lines) > 1 or len(text) > 90 or BULLET.match(text) or one.lines[0].columns:
        return False
    if text.rstrip("\"'”’").endswith((".", ",", ";", "!")) or text[0].islower():
        return False
    if not _LETTERS.search(text) or text.endswith("_") or find_dates(text):
        return False
    if text.endswith(":") and not text.isupper():
        return False
    if text.endswith("?") and re.match(r"\d", text):
        return False
    longer = len(below.text) > len(text) and not below.lines[0].columns
    return below.role in ("", "heading") and (longer or text.isupper() or below.item)


class _Writer:
    """Writes an article's passages."""

    def __init__(self, document: Document, marking: str | None, typeset: bool) -> None:
        self.document = document
        self.marking = marking
        self.typeset = typeset
        self.heading: str | None = None
        self.label: str | None = None
        self.number = 0

    def write(self, found: list[Paragraph]) -> list[Passage]:
        passages: list[Passage] = []
        for one in found:
            passage = self._passage(one, len(passages))
            if passage.text:
                passages.append(passage)
            if one.role == "title" and self.document.title is None:
                self.document.title = _PAGE_NUMBER.sub("", passage.text) or passage.text
        return passages

    def _passage(self, one: Paragraph, ordinal: int) -> Passage:
        part = one.role or "body"
        skip = 0
        if part == "body":
            skip = self._label(one)
        elif part == "heading":
            self._label(one)
            self.label = None
        passage = self._composed(one, skip, part, ordinal)
        if part == "heading":
            self.heading = passage.text
        return passage

    def _label(self, one: Paragraph) -> int:
        """Set the label of a numbered paragraph or list item; how much of it to leave out."""
        text = one.lines[0].text
        item = not begins_with_word(text)
        bullet = BULLET.match(text) if item else None
        if bullet:
            return bullet.end() if len(text) > bullet.end() else 0
        found = LABEL.match(text) if item else None
        if not found or found.end() >= len(text):
            if one.blank_before:
                self.label = None
            return 0
        raw = found.group("number") or found.group("paren") or found.group("square")
        raw = raw or found.group("wide")
        if raw and raw.isdigit():
            if int(raw) not in (1, self.number + 1):
                self.label = None
                return 0
            self.number = int(raw)
        if not raw:
            return 0
        self.label = raw
        return found.end()

    def _composed(self, one: Paragraph, skip: int, part: str, ordinal: int) -> Passage:
        spans = one.spans
        if skip:
            spans[0] = (min(spans[0][0] + skip, spans[0][1] - 1), spans[0][1])
        text, source_map = compose(self.document.text, spans, self.typeset)
        carried = part == "body"
        return Passage(
            ordinal=ordinal,
            text=text,
            source_start=spans[0][0],
            source_end=spans[-1][1],
            source_map=source_map,
            part=part,
            label=self.label if carried else None,
            heading=self.heading if carried else None,
            marking=self.marking,
            furniture=part == "furniture",
        )
