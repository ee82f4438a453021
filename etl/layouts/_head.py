"""What the lines above and below an article's text are: title, date lines, publisher, credits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.layouts._dates import HeaderDate, date_time_group, find_dates
from etl.layouts._masthead import (
    dateline,
    is_byline,
    is_date_line,
    is_kicker,
    is_site,
    names_publisher,
    publisher_in,
    rest_of_date_line,
    tells_sort,
    tidy,
)
from etl.layouts._paragraphs import Paragraph, ends_sentence
from etl.scan import Rare

_HEAD_MAX = 16
_HEAD_LINE = 120
# Paragraphs among which a byline or a date may stand below a lead.
_OPENING = 8
_TITLE_MAX = 260
# A section's name alone ("FOR THE RECORD") may be all the title there is.
_TITLE_MIN = -1.2
LEVEL_LINE = re.compile(
    r"\W*(?:RESTRICTED|CONFIDENTIAL|SECRET|UNCLASSIFIED|SENSITIVE BUT UNCLASSIFIED"
    r"|FOR OFFICIAL USE ONLY)(?:\W+[A-Z ]{0,40})?"
)
# Lines above a title that say what sort of paper it is.
_SORT = re.compile(
    r"\W*(?:(?:press|media|news) (?:release|statement|communiqu[eé]|note|advisory)s?\b.{0,40}"
    r"|for immediate release|embargoed\b.*|check against delivery|draft\b.{0,70}|project sheet"
    r"|data snapshot|(?:thematic|policy|research|issue) brief\b.{0,20}"
    r"|working (?:paper|bulletin)\b.{0,30}"
    r"|bulletin\b.{0,30}|issue \d+\b.{0,30}|volume .{0,30}|contents?\b.*"
    r"|\(?unofficial translation\)?"
    r"|#.{0,60}|.{0,40}\bseries \d+|for delegates\b.*|.{0,40},? no\.? ?\d+"
    r"|from (?:the )?.{3,60}\b(?:newsletter|magazine|bulletin)\b.*"
    r"|from our archives?|spokesperson:.*"
    r"|stories from .{3,30}|logo of .*)",
    re.IGNORECASE,
)
# A country's chapter of the yearly report has its rank beside the country's name.
_RANKED = Rare(r"^\W*[A-Z][\w ,'’.-]{2,50}(?:\(|:)\s?tier [123]\b", re.IGNORECASE)
_NOT_PUBLISHED = Rare(
    r"period|fiscal year|report for|for the year|\bduration\b|\bsigned\b|deadline|next release"
    r"|effective|expires?|©|copyright|\blaunch\b|\bnext\b|open(?:s|ed)? until|\bsince\b|between",
    re.IGNORECASE,
)
_PUBLISHED = Rare(
    r"publi(?:shed|cation)|posted|updated?\b|last (?:change|modif)|\bas of\b|\bdated?\b|when:"
    r"|edition|adopted at|issue\b|bulletin|released?\b|presented",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the )?(?:office|ministry|department|bureau|secretariat|embassy|directorate|division|"
    r"council|commission|committee) (?:of|for)\b(?! .*\b(?:say|says|said|to|is|are|will|rejects?|"
    r"signs?|"
    r"calls?|warns?|denies|opens?|holds?)\b)",
    re.IGNORECASE,
)
"""The name of an office, however long, is no title where another line can be."""
_REPORT_BY = re.compile(
    r"an? (?:[\w-]+ ){0,2}(?:report|study|survey|review|briefing|assessment)s? (?:by|of|"
    r"from) (?:the )?"
    r"(?P<name>[A-Z][^,.;:]{3,70})",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"[.?!”\"]\s*\(([^()]{8,40})\)\W*$")
_YEAR_LINE = re.compile(r"(?:\bno\. ?\d+,? |[A-Z][a-z]+, )(?P<year>(?:19|20)\d\d)\W*$")


@dataclass(slots=True)
class Surroundings:
    """What head and tail say.

    Attributes:
        first: Index of the first paragraph of the text itself.
        dates: Candidates for the document's date, each with its weight.
    """

    first: int = 0
    title: Paragraph | None = None
    publisher: str | None = None
    dates: list[tuple[float, HeaderDate]] = field(default_factory=list[tuple[float, HeaderDate]])

    def best_date(self) -> HeaderDate | None:
        """The likeliest candidate; of equals the most precise, then the first."""
        finer = {"day": 0.4, "month": 0.2, "year": 0.0}
        ranked = [(weight + finer[found.precision], found) for weight, found in self.dates]
        return max(ranked, key=lambda one: one[0])[1] if ranked else None

    def note(self, text: str, weight: float) -> None:
        """Take candidates for the date off a line."""
        published = bool(_PUBLISHED.search(text))
        if _NOT_PUBLISHED.search(text) and not published:
            return
        weight += 1.0 if published else 0.0
        self.dates.extend((weight, found) for found in find_dates(text))
        year = _YEAR_LINE.search(text)
        if year:
            found = HeaderDate(year.start(), year.end(), date(int(year["year"]), 1, 1), "year")
            self.dates.append((0.3, found))


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text rather than a line of a head."""
    text = paragraph.text
    return (
        len(text) >= 90
        and len(re.findall(r"\b[a-z]{2,}\b", text[:400])) >= 8
        and (ends_sentence(text) or len(text) > 250)
        and not is_date_line(text)
    )


def read_surroundings(found: Sequence[Paragraph]) -> Surroundings:
    """Name the roles of the lines above and below the text, and read them."""
    around = Surroundings(first=_first(found))
    head = [one for one in found[: around.first] if not one.role][:_HEAD_MAX]
    plain: list[Paragraph] = []
    for one in head:
        if is_date_line(one.text):
            one.role = "header" if is_byline(one.text) else _role_of_date_line(one.text)
            around.note(one.text, 3.0)
        elif is_byline(one.text):
            one.role = "header"
            around.note(one.text, 2.5)
        elif LEVEL_LINE.fullmatch(one.text):
            one.role = "header"
        else:
            plain.append(one)
    _choose_title(around, plain, found)
    _choose_publisher(around, plain, found)
    for one in found[: around.first]:
        read = is_date_line(one.text) and one.role != "furniture"
        if len(one.text) <= 160 and not read:
            around.note(one.text, 0.8 if one.role == "title" else 1.8)
    _read_opening(around, found[around.first : around.first + 3])
    for one in found[around.first : around.first + _OPENING]:
        dated = is_date_line(one.text) and _PUBLISHED.search(one.text)
        if not one.role and (dated or _names_writer(one.text)):
            one.role = "header"
            around.note(one.text, 2.5)
    _read_tail(around, found)
    return around


def _first(found: Sequence[Paragraph]) -> int:
    for index, one in enumerate(found):
        if one.role:
            continue
        opened = len(one.text) > 100 and dateline(one.text) and not one.lines[0].columns
        if is_prose(one) or opened or (one.item and index and not is_date_line(one.text)):
            return index
    return len(found)


def _role_of_date_line(text: str) -> str:
    """A line that names a place is read like the text: it may be all that says where."""
    rest = rest_of_date_line(text)
    return "header" if not rest or names_publisher(rest) and _is_name(rest) else ""


def _is_name(text: str) -> bool:
    lower = [word for word in text.split() if word[0].islower()]
    return all(word in {"of", "and", "the", "for", "in", "on"} for word in lower)


def _choose_title(around: Surroundings, plain: list[Paragraph], found: Sequence[Paragraph]) -> None:
    lines = [one for one in plain if len(one.text) <= _TITLE_MAX]
    if not lines:
        return
    scores = [_title_score(one, index, lines, found) for index, one in enumerate(lines)]
    best = max(range(len(lines)), key=lambda index: (scores[index], -index))
    if scores[best] < _TITLE_MIN:
        return
    title = around.title = lines[best]
    around.publisher = around.publisher or _author_below(title, found)
    title.role = "title"
    wanted = title.text.lower()
    for one in plain:
        if one is title:
            continue
        text = one.text.lower()
        if text.endswith(wanted):
            one.role = "furniture"
            around.publisher = around.publisher or _of_logo(one.text[: -len(wanted)])
        elif found.index(one) == 0 and re.match(r"\s+[|–—-]\s+\w", one.text[len(wanted) :]):
            # The page's own name: its title with the publisher's.
            if text.startswith(wanted):
                one.role = "furniture"
                around.publisher = around.publisher or _of_logo(one.text[len(wanted) :])
        elif one in lines[:best] and (
            is_kicker(one.text) or (_SORT.fullmatch(one.text) and not find_dates(one.text))
        ):
            one.role = "header"
    _mark_captions(plain)


def _author_below(title: Paragraph, found: Sequence[Paragraph]) -> str | None:
    """The organisation whose report the line below the title says it is."""
    place = found.index(title)
    below = found[place + 1].text if place + 1 < len(found) else ""
    named = _REPORT_BY.fullmatch(below)
    return tidy(named.group("name")) if named and names_publisher(named.group("name")) else None


def _of_logo(text: str) -> str | None:
    """The publisher that a page's logo line names before the title."""
    bare = text.strip(" -–—|:")
    found = re.fullmatch(
        r"logo of (?:the )?(.+?)(?: newspaper| website)?(?: \1)?", bare, re.IGNORECASE
    )
    if found:
        return tidy(found.group(1))
    return tidy(bare) if bare and names_publisher(bare) else None


def _mark_captions(plain: list[Paragraph]) -> None:
    """A caption stands twice on many pages, the second time with its photographer."""
    for above, below in zip(plain, plain[1:], strict=False):
        if not above.role and not below.role and below.text.startswith(above.text[:200]):
            above.role = below.role = "furniture"


def _title_score(
    one: Paragraph, index: int, lines: list[Paragraph], found: Sequence[Paragraph]
) -> float:
    text = one.text
    words = len(text.split())
    score = 2.0 if words >= 4 else 1.0 if words >= 2 else 0.0
    score -= 0.3 * index
    score -= 2.0 if _SORT.fullmatch(text) else 0.0
    score -= 1.5 if len(lines) > 1 and (is_kicker(text) or tells_sort(text)) else 0.0
    score -= 1.0 if len(lines) > 1 and text.endswith(":") else 0.0
    score += 1.5 if _RANKED.search(text) else 0.0
    score -= 4.0 if text.endswith((".", ",")) or text.startswith("(") else 0.0
    score -= 1.5 if re.match(r"(?:table|figure) \d", text, re.IGNORECASE) else 0.0
    score -= 1.5 if re.search(r"[|>▾=]| / |\S {3,}\S", text) else 0.0
    score -= 1.0 if index and one.text[0].islower() else 0.0
    if len(lines) > 1 and (_names_masthead(one, found) or _OFFICE.match(text)):
        score -= 2.0
    others = [other.text.lower() for other in lines if other is not one]
    if len(text) > 15 and any(other.endswith(text.lower()) for other in others):
        score += 2.0
    if one.blank_before and found.index(one) + 1 < len(found):
        score += 0.4 if found[found.index(one) + 1].blank_before else 0.2
    return score


def _names_masthead(one: Paragraph, found: Sequence[Paragraph]) -> bool:
    """Whether a line of the head is the publisher's name rather than the title."""
    name = masthead_name(one.text)
    if not 0 < len(name) <= 80 or len(name.split()) > 9 or name.endswith(","):
        return False
    if not _is_name(name):
        return is_site(name)
    if _SORT.fullmatch(name) or name.startswith("["):
        return False
    place = found.index(one)
    below = found[place + 1] if place + 1 < len(found) else None
    if names_publisher(name):
        return True
    if place > 1 or len(name.split()) > 5:
        return False
    repeated = any(
        len(other.text) <= _HEAD_LINE and name.lower() in other.text.lower()
        for other in found[place + 1 :][-6:]
    )
    follows = below is not None and (
        below.role == "furniture" or (is_date_line(below.text) and not below.blank_before)
    )
    return repeated or follows


def masthead_name(text: str) -> str:
    """A masthead's line without what is set beside the name."""
    text = re.sub(r"^logo of (?:the )?", "", text, flags=re.IGNORECASE)
    parts = re.split(r"\s*[|>(]\s*|\s+[—–-]{1,2}\s+|\s{2,}|\s+/+\s+|, (?=\d|vol|no)", text)
    return next((part.strip() for part in parts if part.strip()), "")


def _choose_publisher(
    around: Surroundings, plain: list[Paragraph], found: Sequence[Paragraph]
) -> None:
    for one in plain:
        if one.role in ("", "header") and not around.publisher and _names_masthead(one, found):
            around.publisher = tidy(masthead_name(one.text))
            one.role = "header"
            return
    for one in found[: around.first]:
        if one is around.title or (one.role == "furniture" and "©" not in one.text):
            continue
        if one is found[0] and not around.publisher and is_date_line(one.text):
            around.publisher = _of_columns(one.text)
        if (is_date_line(one.text) or is_byline(one.text)) and not around.publisher:
            around.publisher = publisher_in(one.text)


def _names_writer(text: str) -> bool:
    """Whether a line is a byline and no heading or row of a table."""
    return (
        is_byline(text) and len(text.split()) <= 6 and text[-1].isalnum() and not text.islower()
        and not any(word[0].islower() for word in text.split()[1:] if word != "and")
    )  # fmt: skip


def _of_columns(text: str) -> str | None:
    """The name in capitals that a paper's first line has beside its date."""
    name = re.split(r"\s{2,}|\s*[|•]\s*", text)[0]
    named = name != text and name.isupper() and 2 <= len(name.split()) <= 6
    return tidy(name) if named and not find_dates(name) else None


def _read_opening(around: Surroundings, opening: Sequence[Paragraph]) -> None:
    for distance, one in enumerate(opening):
        if not one.role and is_date_line(one.text):
            around.note(one.text, 1.6)
        read = None if one.role else dateline(one.text)
        if read:
            if read[0]:
                around.dates.append((2.5, read[0]))
            around.publisher = around.publisher or read[1]
            return
        if distance == 0 and one.role == "" and len(one.text) < 200:
            around.note(one.text, 0.6)


def _read_tail(around: Surroundings, found: Sequence[Paragraph]) -> None:
    """Sources, dates and credits below the text."""
    body = [one for one in found[around.first :] if one.role != "furniture"]
    for one in body[-4:]:
        text = one.text
        bracket = _LAST_BRACKET.search(text)
        credit = re.match(r"source:|\(?(?:reporting|story|text|published)\b", text, re.IGNORECASE)
        if len(text) <= 160 and not one.item and (is_date_line(text) or credit):
            # A sentence ("Adopted at ... on ...") tells of an event as well.
            one.role = "" if text.endswith(".") and not credit else "header"
            around.note(text, 1.5)
            around.publisher = around.publisher or publisher_in(text)
        elif bracket:
            around.note(bracket.group(1), 1.5)
        elif one is body[-1]:
            _read_last_line(around, one)
    _read_stamp(around, found)
    for one in found:
        if one.role == "furniture" and around.publisher is None and "©" in one.text:
            around.publisher = publisher_in(one.text)


def _read_stamp(around: Surroundings, found: Sequence[Paragraph]) -> None:
    """The page's very last line where it is a date: no item of the box above it."""
    if not found:
        return
    text = found[-1].text
    wired = date_time_group(text) if len(text) < 40 else None
    if wired:
        around.dates.append((1.5, HeaderDate(0, len(text), wired, "day")))
        found[-1].role = "header"
    elif found[-1].role == "furniture" and "©" not in text and is_date_line(text):
        found[-1].role = "header"
        around.note(text, 1.5)


def _read_last_line(around: Surroundings, one: Paragraph) -> None:
    text = one.text
    if re.fullmatch(r"\([^()]{3,80}\)", text):
        one.role = "header"
        around.publisher = around.publisher or publisher_in(text.strip("()"))
    elif len(text) <= 120 and not ends_sentence(text):
        around.note(text, 1.0)
        credit = names_publisher(text) and _is_name(text) and len(text.split()) <= 6
        if find_dates(text) or credit:
            around.publisher = around.publisher or publisher_in(text)
    else:
        ending = text[-60:]
        if re.search(r"last (?:update|change|modif)|adopted at", text[-200:], re.IGNORECASE):
            around.note(text[-200:], 1.5)
        elif _YEAR_LINE.search(ending) and not ends_sentence(text):
            around.note(ending, 0.0)
