"""The body of a cable: numbered paragraphs with portion marks, headings, lists and a signature."""

import re
from dataclasses import replace

from etl.document import Document, Issue, Passage
from etl.layouts._cable_header import (
    CLASS_LINE,
    KEY,
    LEVEL_LINE,
    NOISE,
    PAGE_LINE,
    SECTION_LINE,
)
from etl.layouts._furniture import furniture
from etl.layouts._lines import Line, compose
from etl.layouts._markings import portion, unspace
from etl.layouts._paragraphs import (
    BULLET,
    LABEL,
    Paragraph,
    continues,
    ends_sentence,
    paragraphs,
    upper_half,
    wrap_width,
)

# "1.", "¶3.", and what archives make of paragraph marks: "[1](#)1.", "%2.", "J[1."
NUMBERED = re.compile(
    r"(?:\[\d\]\(#\)|[A-Z]?[¶%§#\[]{1,2})?\s?(?P<number>\d{1,3})[.)](?:\s+|(?=\())"
)
_SIGNATURE = re.compile(r"[A-Z][A-Za-z'’.-]{2,20}(?: [A-Z][A-Za-z'’.-]{1,20}){0,2}")
# A line in capitals that is a heading rather than a name.
_SECTION = re.compile(
    r"^[IVX]+\.|COMMENT|SUMMARY|NOTE|BACKGROUND|ACTION|ANNEX|CONCLUSION|BIO|NEXT STEPS"
)
_ADDRESS = re.compile(r"(?:STATE|DEPT|DEPARTMENT) (?:FOR|PASS)\b")
_GAPS = re.compile("  +")
_HEADING_MAX = 100
# A headline with a full stop is no longer than this.
_SENTENCE = 60


def body_passages(document: Document, lines: list[Line]) -> list[Passage]:
    """The passages below the header; their ordinals are set by the caller."""
    kept, gaps = _without_pages(lines)
    around = furniture(kept)
    found = paragraphs(kept, wrap_width(lines), around)
    for paragraph in found:
        paragraph.gap = paragraph.lines[0].start in gaps
        if paragraph.lines[0].start in around:
            paragraph.role = "furniture"
    found = _joined(_parted(found))
    _name_roles(found)
    return _Writer(document).write(found)


def _without_pages(lines: list[Line]) -> tuple[list[Line], set[int]]:
    """Lines without page lines and repeated part headers; starts of the lines after such."""
    kept: list[Line] = []
    gaps: set[int] = set()
    part_header = pending = False
    for line in lines:
        if not line.text:
            kept.append(line)
            continue
        if parting := _parting(line.text):
            part_header = part_header or parting == "section"
            pending = True
            continue
        if part_header and (KEY.match(line.text) or _ADDRESS.match(line.text)):
            continue
        part_header = False
        if pending:
            gaps.add(line.start)
            pending = False
        kept.append(line)
    return kept, gaps


def _parting(text: str) -> str:
    """What parts two pages or parts of a message: "section", "page", or "" for other lines."""
    if text[1:2].islower() and text[0].isalpha() and text[0] not in "Cc":  # no word of theirs
        return ""
    bare = unspace(text)
    if CLASS_LINE.fullmatch(bare) or (SECTION_LINE.fullmatch(bare) and bare.isupper()):
        return "section"
    page = PAGE_LINE.fullmatch(_GAPS.sub(" ", text)) or LEVEL_LINE.fullmatch(bare)
    return "page" if page or NOISE.fullmatch(bare) else ""


def _parted(found: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs parted where a marked, numbered paragraph begins inside one."""
    parted: list[Paragraph] = []
    for paragraph in found:
        start = 0
        for index, line in enumerate(paragraph.lines):
            opened = not line.text[:1].islower() and NUMBERED.match(line.text)
            if index > start and opened and portion(line.text[opened.end() :])[0]:
                upper = replace(paragraph, lines=paragraph.lines[start:index], rule_after=False)
                parted.append(upper)
                start = index
        parted.append(replace(paragraph, lines=paragraph.lines[start:]) if start else paragraph)
    return parted


def _joined(found: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs with the halves that a page parted put together."""
    joined: list[Paragraph] = []
    for paragraph in found:
        above = upper_half(joined, paragraph)
        if (
            above
            and not (above.role or paragraph.role)
            and not NUMBERED.match(paragraph.lines[0].text)
            and continues(above, paragraph)
        ):
            above.lines.extend(paragraph.lines)
            above.rule_after = paragraph.rule_after
        else:
            joined.append(paragraph)
    return joined


def _name_roles(found: list[Paragraph]) -> None:
    """Tell headings and the signature from the paragraphs."""
    for index, paragraph in enumerate(found):
        below = found[index + 1] if index + 1 < len(found) else None
        if not paragraph.role and _is_heading(paragraph, below):
            paragraph.role = "heading"
    _sign(found)


def _sign(found: list[Paragraph]) -> None:
    """Name the signature: what an archive's page has below it is furniture."""
    first = max((at for at, one in enumerate(found) if _marked(one)), default=-1)
    for index in range(max(0, first), len(found)):
        one = found[index]
        if one.role == "furniture":
            continue
        place = _signed(found, index)
        if place is None:
            continue
        above, below = one.lines[:place], one.lines[place + 1 :]
        parted = [Paragraph(above, one.blank_before, role="")] if above else []
        parted.append(Paragraph([one.lines[place]], not above, role="signature"))
        if below:
            parted.append(Paragraph(below, False, role="furniture"))
        for other in found[index + 1 :]:
            other.role = "furniture"
        found[index : index + 1] = parted
        return


def _signed(found: list[Paragraph], index: int) -> int | None:
    """Which line of a paragraph is the signature, given that no marked paragraph follows."""
    one = found[index]
    rest = [other for other in found[index + 1 :] if other.role != "furniture"]
    for place, line in enumerate(one.lines):
        if not _SIGNATURE.fullmatch(line.text):
            continue
        final = not rest and place == len(one.lines) - 1
        before = one.lines[place - 1] if place else found[index - 1].lines[-1] if index else None
        ended = before is not None and ends_sentence(before.text)
        named = line.text.isupper() and ended and _SECTION.search(line.text) is None
        boxed = index + 1 < len(found) and found[index + 1].role == "furniture"
        named = named and (boxed or not _prose_after(one, place, rest))
        if named or (final and (ended or place == 0)):
            return place
    return None


def _prose_after(one: Paragraph, place: int, rest: list[Paragraph]) -> bool:
    """Whether the message goes on in sentences below a line, which was a heading then."""
    below = [Paragraph(one.lines[place + 1 :]), *rest] if place + 1 < len(one.lines) else rest
    return one.rule_after or any(
        len(other.text) > _SENTENCE and ends_sentence(other.text) for other in below[:3]
    )


def _marked(paragraph: Paragraph) -> bool:
    """Whether a paragraph has a number of its own or a portion mark."""
    text = paragraph.lines[0].text
    numbered = NUMBERED.match(text) or LABEL.match(text) or BULLET.match(text)
    marked = portion(text[numbered.end() :] if numbered else text)[0]
    return paragraph.role != "furniture" and bool(NUMBERED.match(text) or marked)


def _is_heading(paragraph: Paragraph, below: Paragraph | None) -> bool:
    text = paragraph.text
    if len(paragraph.lines) > 2 or BULLET.match(text):
        return False
    if paragraph.rule_after:
        return len(text) <= 2 * _HEADING_MAX and not (NUMBERED.match(text) and ends_sentence(text))
    if NUMBERED.match(text):
        return False
    if below is None or len(text) > _HEADING_MAX or ends_sentence(text) or text[0].islower():
        return False
    if paragraph.lines[0].columns or portion(text)[0] == "S":
        return False
    return bool(NUMBERED.match(below.text)) or text.isupper() or len(below.text) > 2 * len(text)


class _Writer:
    """Writes passages; what belongs to a paragraph has its label, heading and marking."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.label: str | None = None
        self.heading: str | None = None
        self.marking: str | None = None
        self.items: list[str] = []
        self.last = 0

    def write(self, found: list[Paragraph]) -> list[Passage]:
        return [self._passage(paragraph) for paragraph in found]

    def _passage(self, paragraph: Paragraph) -> Passage:
        if paragraph.role in ("furniture", "signature"):
            return self._composed(paragraph, 0, paragraph.role)
        text = paragraph.lines[0].text
        if paragraph.role == "heading":
            numbered = NUMBERED.match(text)
            marking, skip = self._portion(text, numbered.end() if numbered else 0)
            passage = self._composed(paragraph, skip, "heading")
            self.heading, self.label, self.marking, self.items = passage.text, None, None, []
            if numbered:
                self.label = self._number(numbered.group("number"))
            passage.marking = marking
            return passage
        numbered = NUMBERED.match(text)
        if numbered:
            self.label = self._number(numbered.group("number"))
            self.marking, skip = self._portion(text, numbered.end())
            self.items = []
            return self._composed(paragraph, skip, "body")
        return self._unnumbered(paragraph, text)

    def _unnumbered(self, paragraph: Paragraph, text: str) -> Passage:
        """A list item, or a further paragraph, of a numbered one; or of a cable without."""
        bullet = BULLET.match(text)
        skip = bullet.end() if bullet else 0
        lettered = None if bullet else LABEL.match(text)
        letter = lettered.group("paren") if lettered else None
        if lettered and letter and (letter.lower() == "a" or self._follows(letter)):
            self.items.append(letter.lower())
            return self._composed(paragraph, lettered.end(), "body")
        own, marked_to = self._portion(text, skip)
        if own is not None:
            skip = marked_to
            if self.label is None:
                self.marking = own
        passage = self._composed(paragraph, skip, "body")
        passage.marking = own or self.marking
        return passage

    def _follows(self, letter: str) -> bool:
        return bool(self.items) and ord(letter.lower()[0]) == ord(self.items[-1][0]) + 1

    def _number(self, raw: str) -> str:
        """The paragraph's number: archives print a stray 1 before it ("17." is paragraph 7)."""
        number = int(raw)
        if raw == f"1{self.last + 1}":
            number = self.last + 1
        self.last = number
        return str(number)

    def _portion(self, text: str, start: int) -> tuple[str | None, int]:
        marking, length, plain = portion(text[start:])
        if not plain:
            where = f"paragraph {self.label}" if self.label else "a passage"
            self.document.issues.append(unreadable_marking(where))
        return marking, start + length

    def _composed(self, paragraph: Paragraph, skip: int, part: str) -> Passage:
        spans = paragraph.spans
        first = spans[0]
        spans[0] = (min(first[0] + skip, first[1]), first[1])
        spans = [span for span in spans if span[0] < span[1]] or [first]
        text, source_map = compose(self.document.text, spans)
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
            marking=self.marking if carried else None,
            furniture=part == "furniture",
        )


def unreadable_marking(where: str) -> Issue:
    """The issue of a portion mark that counts as S because it cannot be read plainly."""
    message = f"The marking of {where} cannot be read plainly; it counts as S."
    return Issue("warning", "marking_unreadable", message)
