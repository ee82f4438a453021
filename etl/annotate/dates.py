"""Marks dates and periods in passages, resolved against the document's own date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.annotate import _date_calendars as calendars
from etl.annotate import _date_forms as forms
from etl.annotate import _date_grammar as grammar
from etl.annotate._date_context import Context
from etl.document import DateMention, Document, Passage

_AMERICAN = re.compile(r"\b(?:1[3-9]|2\d|3[01])(?=/(?:19|20)\d\d|/\d\d\b)")
_TO = re.compile(
    r"\s?(?:[-–—]|--|,?\b(?:to|until|till|and|through|up\sto)\b)\s?(?:the\s)?", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|between|runs|(?P<since>since))\s(?:the\s)?$", re.IGNORECASE)

_DURING = re.compile(r"(?:\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Oo]f)\s|[\s(]in\s)$")
"""Before a year that is told of as past."""
_BARE = re.compile(r"(?:\d|(?:early|mid|late)\W|[A-Z])(?!.*(?i:\b(?:last|this|next)\b))")
"""How a day or month begins that is named without year: no "last May"."""
_FRAME = re.compile(r"(?:^|\b(?:in|during|from|between|by)\s|[(;:•|]\s?)$", re.IGNORECASE)


class _Reader:
    """Resolves the forms of one document, passage after passage."""

    def __init__(self, document: Document, american: bool) -> None:
        self.context = Context(document, american)

    def read(self, text: str) -> list[DateMention]:
        """All dates of a passage, in order, free of overlaps."""
        self.context.text = text
        self.context.sentence_year = self.context.told = None
        found: list[DateMention] = []
        position = sentence = 0
        for name, match in grammar.forms_in(text):
            if match.start() < position:
                continue
            if (ended := self._sentence_start(position, match.start())) > sentence:
                sentence, self.context.sentence_year = ended, None
            mention = self._mention(name, match)
            position = max(mention.end if mention else self._skip(match), match.start() + 1)
            if mention:
                self._remember(name, mention)
                found.append(mention)
        return self._join(found)

    def _sentence_start(self, position: int, start: int) -> int:
        ends = [
            m.end()
            for m in grammar.SENTENCE_END.finditer(self.context.text, max(0, position - 2), start)
        ]
        return ends[-1] if ends else 0

    @staticmethod
    def _skip(match: re.Match[str]) -> int:
        """Where to go on after a form that is no date: past its first word."""
        word = re.match(r"\w+\.?", match.group())
        return match.start() + (word.end() if word else 1)

    def _remember(self, name: str, mention: DateMention) -> None:
        if mention.role == "point" or name in ("days_month", "month_days"):
            self.context.spoken = self.context.told = mention.first
            if not mention.relative and self._leads(name, mention):
                self.context.sentence_year = mention.first.year
                self.context.year_end = mention.end

    def _leads(self, name: str, mention: DateMention) -> bool:
        """Whether days named after a date fall in its year: not after "the 2003 law"."""
        if name in ("month_day", "day_month"):
            return True
        lead = self.context.text[max(0, mention.start - 10) : mention.start]
        if name == "year" and _TO.match(self.context.text, mention.end):  # "from 2005 until March"
            return False
        return name in ("year", "month_year") and bool(_FRAME.search(lead))

    def _mention(self, name: str, match: re.Match[str]) -> DateMention | None:
        start = match.start()
        try:
            read = forms.HANDLERS[name](self.context, match)
        except (ValueError, OverflowError):  # 31 June, the year 0
            return None
        if read is None:
            return None
        span, precision, role, relative, end = read
        end = end or match.end()
        if self.context.text[end - 1] == "]" and "[" not in self.context.text[start:end]:
            end -= 1
        return DateMention(
            start, end, self.context.text[start:end], span[0], span[1], precision, role, relative
        )

    # -- joining ---------------------------------------------------------------------------

    def _join(self, found: list[DateMention]) -> list[DateMention]:
        """Makes "from A to B" one range, and "since A" last to the document's date."""
        joined: list[DateMention] = []
        for mention in found:
            if joined and self._from_to(joined[-1], mention):
                joined[-1] = self._range(joined[-1], mention)
            else:
                joined.append(mention)
        return [self._since(mention) for mention in joined]

    def _from_to(self, before: DateMention, after: DateMention) -> bool:
        gap = self.context.text[before.end : after.start]
        lead = _FROM.search(self.context.text[max(0, before.start - 12) : before.start])
        return bool(
            lead
            and len(gap) < 14
            and _TO.fullmatch(gap)
            and before.role == after.role == "point"
            and before.first <= after.last
        )

    def _range(self, before: DateMention, after: DateMention) -> DateMention:
        days = before.precision == after.precision == "day"
        return DateMention(
            before.start,
            after.end,
            self.context.text[before.start : after.end],
            before.first,
            max(after.last, before.first),
            before.precision,
            "range" if days and (after.last - before.first).days < 32 else "period",
            before.relative or after.relative,
        )

    def _since(self, mention: DateMention) -> DateMention:
        lead = _FROM.search(self.context.text[max(0, mention.start - 12) : mention.start])
        if not lead or not lead["since"] or mention.role != "point":
            return mention
        start = mention.start - (len(lead.group()) if lead else 0)
        last = max(self.context.own or mention.last, mention.first)
        return replace(
            mention,
            start=start,
            surface=self.context.text[start : mention.end],
            last=last,
            role="period",
        )


def annotate(passages: list[Passage], document: Document) -> list[list[DateMention]]:
    """Dates of each passage.

    Args:
        passages: The document's passages; furniture and header lines get no marks.
        document: Its date anchors what is relative; where it has none, relative dates stay
            unmarked and a day without a year takes the year spoken of last.
    """
    text = " ".join(p.text for p in passages if "/" in p.text)
    second = re.search(r"\b\d{1,2}/(?:1[3-9]|2\d|3[01])/(?:19|20)?\d\d\b", text)
    first = _AMERICAN.search(text)
    american = bool(second) or (document.kind == "cable" and not first)
    readable = [
        "" if p.furniture or p.part in ("header", "furniture") else p.text for p in passages
    ]
    latest = None
    if document.date is None:
        written = [day for text in readable for day in _written(text, document, american)]
        if any(exact for _, exact in written):  # years alone may be those of long ago
            latest = max(day for day, _ in written)
    reader = _Reader(document, american)
    reader.context.latest = latest
    if document.date_precision == "year" and document.date_basis == "derived":
        reader.context.month = _month_written(readable, document, american)
    return [calendars.read(text, reader.read(text), document.date) for text in readable]


def _written(text: str, document: Document, american: bool) -> Iterator[tuple[date, bool]]:
    """Days before which a text was not written: those it writes out, and the ends of past years.

    Yields:
        A day, and whether it stands there, at least its month.
    """
    reader = _Reader(document, american)
    for mention in reader.read(text):
        if mention.relative or mention.role == "period" or mention.first.year > calendars.LATEST:
            continue
        if mention.precision != "year":
            yield mention.first, True
        elif (
            _DURING.search(text, max(0, mention.start - 12), mention.start)
            and reader.context.tense(mention.start) != "plan"
        ):
            yield mention.last, False


def _month_written(texts: list[str], document: Document, american: bool) -> int | None:
    """The month after which what a text tells without a year lies ahead, and before which behind.

    The latest of those that fit alike; None where no month stands without a year.
    """
    reader = _Reader(document, american)
    told: list[tuple[int, bool]] = []
    for text in texts:
        for mention in reader.read(text):
            dated = mention.precision in ("day", "month") and mention.role != "period"
            if mention.relative and dated and _BARE.match(mention.surface):
                told.append((mention.first.month, reader.context.tense(mention.start) == "plan"))

    def away(month: int) -> int:
        return sum((one - month if plan else month - one) % 12 for one, plan in told)

    return min(range(12, 0, -1), key=away) if told else None
