"""What a passage and its document say about a date that is not written out: year, tense."""

import re
from datetime import date

from etl.annotate import _date_calendar as calendar
from etl.annotate import _date_grammar as grammar
from etl.document import Document

_LOOK_BACK = 120
_LOOK_AHEAD = 100


class Context:
    """The state of reading: the document's own date, what was spoken of last, the text.

    Attributes:
        own: The document's date.
        latest: Where it has none, the latest day or month that its text writes out.
        precision: Of the document's date.
        american: Whether 1/2/2004 is 2 January.
        spoken: First day of the date spoken of last.
        sentence_year: A year that the sentence has named.
        text: The passage's text.
    """

    def __init__(self, document: Document, american: bool) -> None:
        """Starts at the head of a document."""
        self.own = document.date
        self.latest: date | None = None
        self.precision = document.date_precision or "day"
        self.american = american
        self.spoken: date | None = None
        self.sentence_year: int | None = None
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
        told = self.sentence_year
        if told and not (
            self.own and told < self.own.year and self.tense(match.start()) == "plan"
        ):  # "opened in 1992; it is to meet in September"
            return told, True
        near = self.own if self.precision != "year" else None
        if near := near or (None if self.own else self.latest):
            tense = self.tense(match.start())
            return calendar.nearest_year(near, month, min(day, 28), tense), True
        anchor = self.own or self.spoken
        return (anchor.year, True) if anchor else None

    def tense(self, start: int) -> str | None:
        """What the nearest verb before a date, else the first after it, speaks of: plan, past."""
        before = self.text[max(0, start - _LOOK_BACK) : start]
        if before.endswith(("since ", "SINCE ", "Since ")):
            return "past"
        ends = list(grammar.SENTENCE_END.finditer(before))
        before = before[ends[-1].end() :] if ends else before
        cues = list(grammar.PLAN_OR_PAST.finditer(before))
        if cues:
            return cues[-1].lastgroup
        after = start + len("May")  # the month is no verb
        end = grammar.SENTENCE_END.search(self.text, after, after + _LOOK_AHEAD)
        limit = end.start() if end else after + _LOOK_AHEAD
        verb = grammar.PLAN_OR_PAST.search(self.text, after, limit)
        if verb is None or (verb.lastgroup == "plan" and "," in self.text[after : verb.start()]):
            return None
        return verb.lastgroup
