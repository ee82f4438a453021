"""Diplomatic cables: numbered, marked paragraphs under a header of routing lines and fields."""

import re

from etl.document import Document, Passage
from etl.layouts._cable_body import NUMBERED, body_passages, unreadable_marking
from etl.layouts._cable_date import set_date
from etl.layouts._cable_header import (
    KEY,
    PAGE_TITLE,
    CableHeader,
    cable_level,
    cable_reference,
    read_header,
    tags,
)
from etl.layouts._lines import Line, Span, compose, line_of, split_lines
from etl.layouts._markings import CLASSIFICATIONS, RANK, portion
from etl.layouts._signs import line_starts
from etl.layouts._spacing import single_spaced
from etl.scan import Rare

KIND = "cable"

_SIGN = re.compile(
    r"(?![a-z]|[ABD-Z][a-z])"  # no word, as most lines begin with
    r"[ \t]*(?:(?P<order>E\.? ?O\.? *1[23]\d{3}\b)|(?P<tags>TAGS?:)|(?P<subject>SUBJ(?:ECT)?:)"
    r"|(?P<distribution>SIPDIS\b)|(?P<group>(?:[FROPZ] +){1,3}\d{6}Z +[A-Z]{3} +\d\d)"
    r"|(?P<route>(?:FM|TO) (?:AM|SEC|US|RUE)[A-Z]+|DE R[A-Z]{4,7} #\d)"
    r"|(?P<source>(?:Classified By|CLASSIFIED BY):)|(?P<archive>Cablegate: |US embassy cable - )"
    r"|(?P<viewer>(?:Identifier|Reference ID|Canonical ID|REF ID): +\d\d[A-Z]{3,})"
    r"|(?P<refs>REF(?:TEL)?S?: +[A-Z(\d])"
    r"|(?P<page>[A-Z][A-Z' ]{2,24} 0*\d{1,8} +\d{3}(?:\.\d)? +OF +\d{3})"
    r"|(?P<portion>(?:\[\d\]\(#\)|[A-Z]?[¶%§#\[]{1,2})? ?"
    r"\d{1,2}[.)] *\((?:U|SBU|C|S|LOU|U//?FOUO|C/NF|S/NF)\))"
    r")"
)
"""Beginnings of lines of a cable: of its header, its pages, its marked paragraphs."""
_LEVELS = (
    "UNCLAS",
    "SECRET",
    "CONFIDENTIAL",
    "C O N F I D E N T I A L",
    "S E C R E T",
    "SENSITIVE",
)
_FIRST_LINE = re.compile(rf"(?:{'|'.join(_LEVELS)})[^\n]{{0,60}}\b[A-Z]{{4,}} \d{{6}}\b")
_NOTICE = Rare(r"partial extract of the original cable[^\n]{0,80}?not available\.?", re.IGNORECASE)
# Characters of a line that no other paragraph begins with.
_TELLING = 24
# An archive's word that it has a part of the message only.
_PARTIAL = Rare(
    r"\b(?:only an? (?:extract|excerpt|part)|(?:extract|excerpt|part) only|incomplete"
    r"|partial (?:extract|text|copy))\b",
    re.IGNORECASE,
)


def score(text: str) -> float:
    """How many signs of a cable the text shows; two are enough, or two marked paragraphs."""
    head = text[:20000]
    signs: set[str | None] = set()
    marked = 0
    for start in line_starts(head):
        if found := _SIGN.match(head, start):
            signs.add(found.lastgroup)
            marked += found.lastgroup == "portion"
    levelled = any(level in head for level in _LEVELS) and _FIRST_LINE.search(head)
    seen = len(signs) + bool(levelled) + (marked > 1)
    return 0.0 if seen == 0 else 0.2 if seen == 1 else min(1.0, 0.7 + 0.1 * seen)


def lay_out(document: Document) -> Document:
    """Fill a cable's header fields and its passages."""
    lines = _lines(document.text)
    header = read_header(lines, NUMBERED)
    document.kind = KIND
    document.publisher = header.post or header.origin
    document.tags = tags(header.text("tags", lines))
    document.partial = bool(_NOTICE.search(document.text[:20000])) or any(
        _PARTIAL.search(line.text) for line in lines[: header.first]
    )
    head = _head_passages(document, header, lines)
    end = _second_copy(header, lines)
    body = body_passages(document, lines[header.body : end])
    body += [_passage(document.text, [one.span], "furniture") for one in lines[end:] if one.text]
    set_date(document, header, lines, [*(one for one in head if one.part == "title"), *body])
    level = cable_level(header, lines) or _highest(body)
    document.classification = CLASSIFICATIONS[level] if level else None
    document.reference = cable_reference(
        header, lines, document.date.year if document.date else None
    )
    document.passages = []
    for ordinal, passage in enumerate([*head, *body]):
        if passage.text:
            passage.ordinal, passage.marking = ordinal, passage.marking or level
            document.passages.append(passage)
    return document


def _lines(text: str) -> list[Line]:
    """Lines, with an archive's notice parted from the header line that it is glued to."""
    parted = single_spaced(split_lines(text), from_top=True)
    if not _NOTICE.possible(text):
        return parted
    lines: list[Line] = []
    for line in parted:
        notice = _NOTICE.search(line.text) if len(line.text) < 400 else None
        if notice and notice.end() < len(line.text):
            cut = line.start + notice.end()
            lines.append(Line(line.start, cut, line.text[: notice.end()], line.indent))
            lines.append(line_of(text[cut : line.end], cut)._replace(indent=0))
        else:
            lines.append(line)
    return lines


def _second_copy(header: CableHeader, lines: list[Line]) -> int:
    """Where an archive's page shows the same message once more; the number of lines if nowhere.

    The copy has the first paragraph's first line, and above it lines of the header.
    """
    if header.body >= len(lines) or len(lines[header.body].text) < _TELLING:
        return len(lines)
    opening = lines[header.body].text
    head = {one.text for one in lines[header.first : header.body]} | {"", "Raw content"}
    for index in range(header.body + 1, len(lines)):
        if lines[index].text == opening:
            first = index
            while first > header.body + 1 and lines[first - 1].text in head:
                first -= 1
            return first
    return len(lines)


def _highest(passages: list[Passage]) -> str | None:
    marks = [passage.marking for passage in passages if passage.marking]
    return max(marks, key=lambda mark: RANK[mark]) if marks else None


def _head_passages(document: Document, header: CableHeader, lines: list[Line]) -> list[Passage]:
    """Furniture of the archive's page, the subject as title, the rest as header passages."""
    found: list[Passage] = []
    subject = header.fields.get("subject") or header.fields.get("title", [])
    for index in range(header.body):
        line = lines[index]
        if line.blank or line.rule or index in subject[1:]:
            continue
        if index in subject[:1]:
            found.append(_title(document, [lines[one] for one in subject]))
        else:
            part = "furniture" if index < header.first else "header"
            found.append(_passage(document.text, [line.span], part))
    return found


def _title(document: Document, lines: list[Line]) -> Passage:
    spans = [line.span for line in lines]
    key = KEY.match(lines[0].text) or PAGE_TITLE.match(lines[0].text)
    after = key.end() if key else 0
    marking, length, plain = portion(lines[0].text[after:])
    if not plain:
        document.issues.append(unreadable_marking("the subject"))
    spans[0] = (min(spans[0][0] + after + length, spans[0][1]), spans[0][1])
    passage = _passage(document.text, [span for span in spans if span[0] < span[1]], "title")
    document.title = passage.text or None
    passage.marking = marking
    return passage


def _passage(source: str, spans: list[Span], part: str) -> Passage:
    if not spans:
        return Passage(0, "", 0, 0, part=part)
    text, source_map = compose(source, spans)
    return Passage(
        0, text, spans[0][0], spans[-1][1], source_map, part, furniture=part == "furniture"
    )
