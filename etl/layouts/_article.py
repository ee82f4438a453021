"""News, press releases, reports: a head, paragraphs under headings, a tail."""

import re
from dataclasses import dataclass, field, replace

from etl.document import Document, Passage
from etl.layouts._dates import HeaderDate, find_dates
from etl.layouts._furniture import furniture
from etl.layouts._lines import Line, compose, split_lines
from etl.layouts._markings import CLASSIFICATIONS, level_of
from etl.layouts._masthead import (
    dateline,
    is_byline,
    is_date_line,
    is_kicker,
    names_publisher,
    publisher_in,
    tidy,
)
from etl.layouts._paragraphs import (
    BULLET,
    LABEL,
    Paragraph,
    continues,
    ends_sentence,
    paragraphs,
    wrap_width,
)

_HEAD_MAX = 14
_TITLE_MAX = 220
_PAGE = re.compile(r"\W*(?:page|p\.) ?\d+(?: (?:of|/) ?\d+)?\W*|- ?\d{1,3} ?-", re.IGNORECASE)
_LEVEL_LINE = re.compile(
    r"\W*(?:RESTRICTED|CONFIDENTIAL|SECRET|UNCLASSIFIED|SENSITIVE BUT UNCLASSIFIED"
    r"|FOR OFFICIAL USE ONLY)(?:\W+[A-Z ]{0,40})?"
)
_REFERENCE = re.compile(
    r"(?:\bref(?:erence)?\.?(?: no\.?)?:? +|^code[ .:]+"
    r"|\b(?:press (?:release|communiqu[eé]|statement)|document|decision) (?=no\.? ?))"
    r"(?P<reference>(?:no\.? ?)?[A-Z]{0,6}[/-]?[\w-]*\d[\w./-]*)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_PUBLICATION = re.compile(
    r"period|fiscal year|report for|for the year|\bduration\b|\bsigned\b|deadline|next release"
    r"|effective|expires?|©|copyright|\blaunch\b|\bnext\b|open(?:s|ed)? until",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"publi(?:shed|cation)|posted|updated?\b|last (?:change|modif)|\bas of\b|dated?\b|when:|edition"
    r"|adopted at|issue\b|bulletin|released?\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Article:
    """An article's paragraphs by role, and what its head and tail say."""

    found: list[Paragraph]
    first: int = 0
    title: list[Paragraph] = field(default_factory=list[Paragraph])
    publisher: str | None = None
    dates: list[tuple[float, HeaderDate, str]] = field(
        default_factory=list[tuple[float, HeaderDate, str]]
    )


def lay_out_article(document: Document, kind: str) -> Document:
    """Fill header fields and passages of a document that is no cable."""
    lines = [line for line in split_lines(document.text) if not _PAGE.fullmatch(line.text)]
    article = Article(_paragraphs(lines))
    _read_head(article)
    _read_tail(article)
    document.kind = kind
    document.publisher = article.publisher
    _set_date(document, article)
    _set_level(document, article)
    reference = _REFERENCE.search(document.text[:1500])
    document.reference = reference.group("reference").rstrip(".,") if reference else None
    _name_headings(article)
    document.passages = _Writer(document, wrap_width(lines) is not None).write(article)
    return document


def _paragraphs(lines: list[Line]) -> list[Paragraph]:
    around = furniture(lines)
    joined: list[Paragraph] = []
    for paragraph in paragraphs(lines, wrap_width(lines), around):
        if paragraph.lines[0].start in around:
            paragraph.role = "furniture"
        above = joined[-1] if joined else None
        if above and not (above.role or paragraph.role) and continues(above, paragraph):
            above.lines.extend(paragraph.lines)
        else:
            joined.append(paragraph)
    return joined


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        len(text) >= 90
        and len(re.findall(r"\b[a-z]{2,}\b", text[:400])) >= 8
        and (ends_sentence(text) or len(text) > 250)
        and not is_date_line(text)
    )


def _read_head(article: Article) -> None:
    """Name the roles of what stands above the text."""
    found = article.found
    article.first = next(
        (
            index
            for index, one in enumerate(found)
            if not one.role
            and (_is_prose(one) or one.item or dateline(one.text) and len(one.text) > 60)
        ),
        len(found),
    )
    head = [one for one in found[: article.first] if not one.role][:_HEAD_MAX]
    plain: list[Paragraph] = []
    for position, one in enumerate(head):
        text = one.text
        if is_date_line(text) or is_byline(text):
            one.role = "header"
            _note(article, text, 3.0)
        elif position == 0 and len(head) > 1 and _is_masthead(one, head[1], found, article):
            one.role = "header"
            _note(article, text, 2.0)
        elif _LEVEL_LINE.fullmatch(text):
            one.role = "header"
        else:
            plain.append(one)
    _choose_title(article, plain)
    if article.first < len(found):
        _read_dateline(article, found[article.first : article.first + 3])


def _is_masthead(
    one: Paragraph, below: Paragraph, found: list[Paragraph], article: Article
) -> bool:
    """Whether the first line is the publisher's name rather than the title."""
    text = one.text
    name = re.split(r"\s*[|—]\s*|\s{2,}|, | / ", text)[0].strip()
    if len(name) > 70:
        return False
    signed = any(name.lower() in other.text.lower() for other in found[2:] if other.role)
    follows = found[found.index(one) + 1].role == "furniture" or is_date_line(below.text)
    if names_publisher(name) or signed or (follows and len(name.split()) <= 4):
        article.publisher = tidy(name)
        return True
    return False


def _note(article: Article, text: str, weight: float) -> None:
    """Take dates and the publisher off a line of the head or the tail."""
    if _NO_PUBLICATION.search(text) and not _PUBLICATION.search(text):
        return
    weight += 1.0 if _PUBLICATION.search(text) else 0.0
    for found in find_dates(text):
        article.dates.append((weight, found, text))
    article.publisher = article.publisher or publisher_in(text)


def _choose_title(article: Article, plain: list[Paragraph]) -> None:
    lines = [one for one in plain if len(one.text) <= _TITLE_MAX and not one.lines[0].columns]
    while len(lines) > 1 and (
        is_kicker(lines[0].text) or names_publisher(lines[0].text) and len(lines[0].text) < 60
    ):
        lines[0].role = "header"
        if names_publisher(lines[0].text):
            article.publisher = article.publisher or tidy(lines[0].text)
        lines.pop(0)
    if not lines:
        return
    title = _repeated(lines) or lines[0]
    article.title = [title]
    title.role = "title"
    wanted = title.text.lower()
    for one in plain:
        if one is not title and (one.text.lower() == wanted or one.text.lower().endswith(wanted)):
            one.role = "furniture"
            article.publisher = article.publisher or publisher_in(one.text)


def _repeated(lines: list[Paragraph]) -> Paragraph | None:
    """The line that others repeat, as logos and captions do with a title."""
    texts = [one.text.lower() for one in lines]
    for number, text in enumerate(texts):
        if len(text) > 15 and any(text in other for other in texts[number + 1 :]):
            return lines[number]
    for number, text in enumerate(texts[1:], 1):
        if len(text) > 15 and any(other.endswith(text) for other in texts[:number]):
            return lines[number]
    return None


def _read_dateline(article: Article, opening: list[Paragraph]) -> None:
    for distance, one in enumerate(opening):
        read = None if one.role else dateline(one.text)
        if read:
            if read[0]:
                article.dates.append((2.5, read[0], one.text[:120]))
            article.publisher = article.publisher or read[1]
            return
        if distance == 0 and one.role == "" and len(one.text) < 200:
            for found in find_dates(one.text):
                article.dates.append((1.0, found, one.text))


def _read_tail(article: Article) -> None:
    """Name the roles of the lines below the text: sources, dates, credits."""
    body = [one for one in article.found[article.first :] if one.role != "furniture"]
    for one in body[-4:]:
        text = one.text
        short = len(text) <= 160 and not one.item
        last = re.search(r"[.?!”\"]\s*\(([^()]{8,40})\)\W*$", text)
        if short and (is_date_line(text) or re.match(r"source:", text, re.IGNORECASE)):
            one.role = "header"
            _note(article, text, 1.5)
        elif last:
            _note(article, last.group(1), 1.5)
        elif one is body[-1] and re.fullmatch(r"\([^()]{3,80}\)", text):
            one.role = "header"
            article.publisher = article.publisher or publisher_in(text.strip("()"))
        elif re.search(r"last (?:update|change|modif)|adopted at", text, re.IGNORECASE):
            _note(article, text[-200:], 1.5)
    for one in article.found:
        if one.role == "furniture" and article.publisher is None and "©" in one.text:
            article.publisher = publisher_in(one.text)


def _set_date(document: Document, article: Article) -> None:
    if not article.dates:
        return
    order = {"day": 0.4, "month": 0.2, "year": 0.0}
    _, found, _ = max(article.dates, key=lambda one: one[0] + order[one[1].precision])
    document.date, document.date_precision = found.value, found.precision
    document.date_basis = "stated"


def _set_level(document: Document, article: Article) -> None:
    stated = [one.text for one in article.found[:4] if _LEVEL_LINE.fullmatch(one.text)]
    level = level_of(stated)
    document.classification = CLASSIFICATIONS[level] if level else None


def _name_headings(article: Article) -> None:
    found = article.found
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
    if text.endswith((":", "?")) and not (text.isupper() or LABEL.match(text)):
        return False
    return (
        below.role in ("", "heading") and len(below.text) > len(text) and not below.lines[0].columns
    )


class _Writer:
    """Writes an article's passages."""

    def __init__(self, document: Document, typeset: bool) -> None:
        self.document = document
        self.typeset = typeset
        self.heading: str | None = None
        self.label: str | None = None
        self.number = 0
        level = document.classification
        self.marking = next((m for m, name in CLASSIFICATIONS.items() if name == level), None)

    def write(self, article: Article) -> list[Passage]:
        passages: list[Passage] = []
        for one in article.found:
            passage = self._passage(one)
            if passage.text:
                passages.append(replace(passage, ordinal=len(passages)))
            if one.role == "title" and self.document.title is None:
                self.document.title = passage.text
        return passages

    def _passage(self, one: Paragraph) -> Passage:
        part = one.role or "body"
        skip = 0
        if part == "body":
            skip = self._label(one)
        elif part == "heading":
            self.label = None
        passage = self._composed(one, skip, part)
        if part == "heading":
            self.heading = passage.text
        return passage

    def _label(self, one: Paragraph) -> int:
        """Set the label of a numbered paragraph or list item; how much of it to leave out."""
        text = one.lines[0].text
        bullet = BULLET.match(text)
        if bullet:
            return bullet.end() if len(text) > bullet.end() else 0
        found = LABEL.match(text)
        if not found or found.end() >= len(text):
            if one.blank_before:
                self.label = None
            return 0
        raw = found.group("number") or found.group("paren") or found.group("square")
        raw = raw or found.group("wide")
        if raw and raw.isdigit():
            if int(raw) not in (1, self.number + 1):
                return 0
            self.number = int(raw)
        if not raw:
            return 0
        self.label = raw
        return found.end()

    def _composed(self, one: Paragraph, skip: int, part: str) -> Passage:
        spans = one.spans
        spans[0] = (min(spans[0][0] + skip, spans[0][1] - 1), spans[0][1])
        text, source_map = compose(self.document.text, spans, self.typeset)
        carried = part == "body"
        return Passage(
            ordinal=0,
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
