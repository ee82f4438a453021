"""Which line above an article's text is its title, and which its masthead."""

import re
from collections.abc import Sequence

from etl.layouts._dates import find_dates
from etl.layouts._masthead import (
    is_date_line,
    is_kicker,
    is_site,
    names_publisher,
    tells_sort,
    tidy,
)
from etl.layouts._paragraphs import Paragraph
from etl.layouts._surroundings import Surroundings
from etl.scan import Rare

_HEAD_LINE = 120
_TITLE_MAX = 260
# A section's name alone ("FOR THE RECORD") may be all the title there is.
_TITLE_MIN = -1.2
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
_BEHIND_TITLE = re.compile(r"\s+[|–—-]\s+\w")
_LOGO = re.compile(r"logo of (?:the )?(.+?)(?: newspaper| website)?(?: \1)?", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|figure) \d", re.IGNORECASE)
_COLUMNS = re.compile(r"[|>▾=]| / |\S {3,}\S")
_LOGO_OF = re.compile(r"^logo of (?:the )?", re.IGNORECASE)
_BESIDE_NAME = re.compile(r"\s*[|>(]\s*|\s+[—–-]{1,2}\s+|\s{2,}|\s+/+\s+|, (?=\d|vol|no)")


def is_name(text: str) -> bool:
    lower = [word for word in text.split() if word[0].islower()]
    return all(word in {"of", "and", "the", "for", "in", "on"} for word in lower)


def choose_title(around: Surroundings, plain: list[Paragraph], found: Sequence[Paragraph]) -> None:
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
        elif found.index(one) == 0 and _BEHIND_TITLE.match(one.text[len(wanted) :]):
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
    found = _LOGO.fullmatch(bare)
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
    score -= 1.5 if _CAPTION.match(text) else 0.0
    score -= 1.5 if _COLUMNS.search(text) else 0.0
    score -= 1.0 if index and one.text[0].islower() else 0.0
    if len(lines) > 1 and (names_masthead(one, found) or _OFFICE.match(text)):
        score -= 2.0
    others = [other.text.lower() for other in lines if other is not one]
    if len(text) > 15 and any(other.endswith(text.lower()) for other in others):
        score += 2.0
    if one.blank_before and found.index(one) + 1 < len(found):
        score += 0.4 if found[found.index(one) + 1].blank_before else 0.2
    return score


def names_masthead(one: Paragraph, found: Sequence[Paragraph]) -> bool:
    """Whether a line of the head is the publisher's name rather than the title."""
    name = masthead_name(one.text)
    if not 0 < len(name) <= 80 or len(name.split()) > 9 or name.endswith(","):
        return False
    if not is_name(name):
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
    text = _LOGO_OF.sub("", text)
    parts = _BESIDE_NAME.split(text)
    return next((part.strip() for part in parts if part.strip()), "")
