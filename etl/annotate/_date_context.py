"""What a passage and its document say about a date that is not written out: year, tense."""

import re
from datetime import date

from etl.annotate import _date_calendar as calendar
from etl.annotate import _date_grammar as grammar
from etl.document import Document

_LOOK_BACK = 120
_LOOK_AHEAD = 100
_TO_COME = re.compile(
    r"\b(?:to|for|by|until|till|before|planned|invited|asked|set)\b", re.IGNORECASE
)
"""Behind a verb of the past: "agreed to meet in", "put off until"."""
_REPORTED = re.compile(
    r"said|says|told|has|had|[a-z]*(?:announced|reported|noted|added|confirmed|agreed|decided)",
    re.I,
)
"""Verbs of the past behind which the future may be told of."""
_OTHER_CLAUSE = re.compile(r"\b(?:said|says|told|announced|held|met)\b", re.IGNORECASE)
_NEWS = 60
"""Days before a document's date of which it tells as news."""
_PRESENT = re.compile(r"\b(?:is|are|be|been|being)\s(?:\w+ly\s)?$", re.IGNORECASE)


def _is_done(before: str, verb: re.Match[str]) -> bool:
    """Whether a verb of the past leaves nothing to come: no report, no passive of the present."""
    if _REPORTED.fullmatch(verb.group()) or _PRESENT.search(before, 0, verb.start()):
        return False
    return not _TO_COME.search(before, verb.end())


class Context:
    """The state of reading: the document's own date, what was spoken of last, the text.

    Attributes:
        own: The document's date.
        latest: Where it has none, the latest day or month that its text writes out.
        precision: Of the document's date.
        month: Where that is but a year, the month in which it seems to have been written.
        american: Whether 1/2/2004 is 2 January.
        spoken: First day of the date spoken of last.
        told: The same, in this passage.
        sentence_year: A year that the sentence has named.
        year_end: One past its last code point.
        text: The passage's text.
    """

    def __init__(self, document: Document, american: bool) -> None:
        """Starts at the head of a document."""
        self.own = document.date
        self.latest: date | None = None
        self.precision = document.date_precision or "day"
        self.month: int | None = None
        self.american = american
        self.spoken: date | None = None
        self.told: date | None = None
        self.sentence_year: int | None = None
        self.year_end = 0
        self.text = ""

    def year(self, match: re.Match[str], month: int, day: int = 15) -> tuple[int, bool] | None:
        """The year of a month or day and whether it was guessed; None where nothing tells it."""
        groups = match.groupdict()
        for key in ("y", "y2"):
            if groups.get(key):
                return int(groups[key]), False
        if short := groups.get("yy") or groups.get("yyd"):
            return calendar.full_year(short), False
        if word := groups.get("ry"):
            base = self.spoken if "same" in word or "that" in word else self.own
            return (base.year + calendar.step(word), True) if base else None
        told = self.sentence_year if not self._is_news(match, month, day) else None
        if told and not (
            self.own and told < self.own.year and self.tense(match.start()) == "plan"
        ):  # "opened in 1992; it is to meet in September"
            return told, True
        near = self.own if self.precision != "year" else None
        if near and self.precision == "month":
            near = calendar.month(near.year, near.month)[1]
        if self.own and self.month:
            near = calendar.month(self.own.year, self.month)[1]
        if near := near or (None if self.own else self.latest):
            tense = self.tense(match.start())
            return calendar.nearest_year(near, month, min(day, 28), tense), True
        anchor = self.own or self.told  # what another paragraph told of may be long past
        return (anchor.year, True) if anchor else None

    def _is_news(self, match: re.Match[str], month: int, day: int) -> bool:
        """Whether a day right before the document's is told behind the year of another clause."""
        if self.own is None or self.precision != "day" or self.sentence_year is None:
            return False
        if not _OTHER_CLAUSE.search(self.text, self.year_end, match.start()):
            return False
        near = calendar.nearest_year(self.own, month, min(day, 28), "past")
        return 0 <= (self.own - date(near, month, min(day, 28))).days <= _NEWS

    def tense(self, start: int) -> str | None:
        """What the nearest verb before a date, else the first after it, speaks of.

        plan; past, which may be what was then agreed to do; done, where nothing is to follow.
        """
        before = self.text[max(0, start - _LOOK_BACK) : start]
        if before.endswith(("since ", "SINCE ", "Since ")):
            return "past"
        ends = list(grammar.SENTENCE_END.finditer(before))
        before = before[ends[-1].end() :] if ends else before
        cues = list(grammar.PLAN_OR_PAST.finditer(before))
        if cues:
            tense = cues[-1].lastgroup
            past = self.own is not None and all(cue.lastgroup == "past" for cue in cues)
            if past and _is_done(before, cues[-1]):
                return "done"
            return tense
        after = start + len("May")  # the month is no verb
        end = grammar.SENTENCE_END.search(self.text, after, after + _LOOK_AHEAD)
        limit = end.start() if end else after + _LOOK_AHEAD
        verb = grammar.PLAN_OR_PAST.search(self.text, after, limit)
        if verb is None or (verb.lastgroup == "plan" and "," in self.text[after : verb.start()]):
            return None
        return verb.lastgroup
