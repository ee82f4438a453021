"""What the lines above and below an article's text say."""

import re
from dataclasses import dataclass, field
from datetime import date

from etl.layouts._dates import MONTH, HeaderDate, find_dates
from etl.layouts._paragraphs import Paragraph
from etl.scan import Rare

_NOT_PUBLISHED = Rare(
    r"period|fiscal year|report for|for the year|\bduration\b|\bsigned\b|deadline|next release"
    r"|effective|expires?|©|copyright|\blaunch\b|\bnext\b|open(?:s|ed)? until|\bsince\b|between"
    r"|\b(?:estimated|expected|planned)\b",
    re.IGNORECASE,
)
PUBLISHED = Rare(
    r"publi(?:shed|cation)|posted|updated?\b|last (?:change|modif)|\bas of\b|\bdated?\b|when:"
    r"|edition|adopted at|issue\b|bulletin|released?\b|presented",
    re.IGNORECASE,
)
YEAR_LINE = re.compile(
    r"(?:\bno\. ?\d+,? |[A-Z][a-z]+, |(?:[^\W\d]\S* ){3,}\S*[^\W\d]\s{3,})"
    r"(?P<year>(?:19|20)\d\d)\W*$"
)
# A book's copyright line that has the month is its imprint; a site's has the year only.
_COPYRIGHT_MONTH = re.compile(
    rf"(?:\(c\)|©|\bcopyright)\W+(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# The year of an issue, an edition or a yearly report in a line of its head.
_ISSUE = Rare(
    r"\b(?:spring|summer|autumn|fall|winter|edition(?: of)?|reports?(?: for| of)?)"
    r"(?:,| -| –)? ?(?P<year>(?:19|20)\d\d)(?![\d/-]|.* (?:to|and|until) (?:19|20)\d\d)"
    r"|(?<![\d/-])(?P<before>(?:19|20)\d\d) (?:edition\b|(?:[\w-]+ ){0,4}reports?\W*$)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\W*")


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
        published = bool(PUBLISHED.search(text))
        if _NOT_PUBLISHED.search(text) and not published and not _COPYRIGHT_MONTH.search(text):
            return
        weight += 1.0 if published else 0.0
        self.dates.extend((weight, found) for found in find_dates(text))
        year = YEAR_LINE.search(text) or _YEAR_ALONE.fullmatch(text) or _ISSUE.search(text)
        if year:
            value = date(int(year["year"] or year["before"]), 1, 1)
            self.dates.append((0.3, HeaderDate(year.start(), year.end(), value, "year")))
