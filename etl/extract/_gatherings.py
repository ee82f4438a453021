"""Gatherings as single sentences tell them: a word for the event with its date and place."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from etl.document import AnnotatedPassage, DateMention, within
from etl.extract import _meeting_dates as event_dates
from etl.extract import _meeting_words as words
from etl.extract._meeting_senses import is_gathering
from etl.extract._venue import Venue, nearest, venues

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_HELD_BETWEEN = re.compile(
    r"\b(?:held|hosted|took\splace|take\splace|scheduled|set|planned|due|fixed|convened)\b",
    re.IGNORECASE,
)
# "a course is set for June and a conference for August": the second date is the conference's.
_NEXT_NOUN = re.compile(
    r"\b(?:and|then)\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}(?:conference|workshop|meeting|course|training|"
    r"forum|seminar|visit|round|session)\s",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"\s(?:every|each|once\sa|twice\sa)\s\w+,?\sand\s")
"""Behind "met": what comes after the "and" has the date."""
_ANOTHER_CLAUSE = re.compile(r",\s(?:in\swhich|and\sthat|which|where)\s")
_SIGNED_TEXT = re.compile(
    r"\b(?:agreements?|memorand\w+|mous?|accords?|treat(?:y|ies)|declarations?|protocols?|pacts?|"
    r"conventions?|understanding)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
NAMING = ("conference", "forum", "workshop", "meeting", "talks")
_CROWDED = 40  # a sentence with more dates or events than this is a table, not a sentence
_LIMIT = 170.0
_FAR = 60
_TIMES = re.compile(r"\b(?:once|twice|(?:three|four|five|several)\stimes)\sin\s$")
_WAS_TO = re.compile(r"\b(?:was|were|had\sbeen)\s(?:to\s(?:be|have)|planned|scheduled|due|set)\b")
_TOOK = re.compile(r"\b(?:took\splace|was\s(?:at\slast\s|finally\s|only\s)?held)\b")
_PLURAL = re.compile(
    r"(?:meeting|session|conference|workshop|seminar|forum|training|course)s$", re.I
)
_JOINT_DATE = re.compile(
    r",?\s(?:and|then)\s(?P<again>again\s)?(?:(?:in|on)\s)?(?:the\s)?", re.IGNORECASE
)
_WISHED = re.compile(r"\b(?:would\slike|wants?|hopes?|offer(?:s|ed)|propos\w+|should)\b")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word for a gathering."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Gathering:
    """One telling of one gathering."""

    index: int
    passage: AnnotatedPassage
    sentence: tuple[int, int]
    segment: tuple[int, int]
    trigger: Trigger
    dated: DateMention | None
    venue: Venue | None
    first: date | None = None
    last: date | None = None
    precision: str | None = None
    beside: bool = False
    in_town: bool = False
    triggers: list[Trigger] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The stretch of the sentence that tells it."""
        return self.passage.passage.text[self.segment[0] : self.segment[1]]

    def word(self) -> str:
        """The word that names it, in lower case."""
        return self.passage.passage.text[self.trigger.start : self.trigger.end].lower()

    @property
    def whole(self) -> str:
        """Its whole sentence."""
        return self.passage.passage.text[self.sentence[0] : self.sentence[1]]


def triggers(passage: AnnotatedPassage, start: int, end: int) -> list[Trigger]:
    """The words for gatherings in a sentence."""
    text = passage.passage.text
    return [
        Trigger(match.lastgroup or "", match.start(), match.end())
        for match in words.TRIGGER.finditer(text, start, end)
        if is_gathering(match.lastgroup or "", text, match.start(), match.end(), start)
    ]


def _cost(text: str, sentence: tuple[int, int], trigger: Trigger, dated: DateMention) -> float:
    """How far a date stands from a word for a gathering; what lies between counts."""
    if dated.start >= trigger.end:
        between = text[trigger.end : dated.start]
        cost = float(len(between))
    elif dated.end <= trigger.start:
        between = text[dated.end : trigger.start]
        fronted = len(text[sentence[0] : dated.start].strip(' (“"')) < 30 or bool(
            re.search(r"[;:]\s(?:\w+\s)?(?:\w+\s)?$", text[sentence[0] : dated.start])
        )
        cost = len(between) * 0.7 + (0 if fronted else 25 if len(between) < 25 else 60)
    else:
        return 1000.0
    cost += 60 * between.count(";") + 15 * between.count(",")
    if dated.precision == "year":  # years are told of everything
        cost += 100 * (":" in between) + 40 * (len(between) > _FAR)
        cost += 80 * (_ANOTHER_CLAUSE.search(between) is not None)
        cost += 260 * (
            trigger.name in NAMING and _PLURAL.search(text, trigger.start, trigger.end) is not None
        )
    if dated.end <= trigger.start:
        cost += 60 * bool(_WISHED.search(between))
    cost += 45 * words.FOREIGN.count(between) + 120 * (_EACH_TIME.search(between) is not None)
    if trigger.name in ("agreed", "ceremony", "held"):
        cost += 40
    if trigger.name == "signing" and dated.end <= trigger.start:
        # "sent home yesterday under an agreement signed in May"
        cost += 150 * bool(_SIGNED_TEXT.search(text, dated.end, trigger.start))
    held = _HELD_BETWEEN.search(between)
    if held and (dated.start >= trigger.end or "," not in between):
        cost -= 60 * (_NEXT_NOUN.search(between, held.end()) is None)
    return cost


def in_sentence(
    index: int, passage: AnnotatedPassage, sentence: tuple[int, int]
) -> list[Gathering]:
    """The dated gatherings of a sentence: each date with the word and the place nearest to it."""
    text = passage.passage.text
    dates = within(passage.dates, *sentence)
    found = triggers(passage, *sentence) if dates else []
    dates = _event_dates(text, dates) if found else []
    if not dates or len(dates) > _CROWDED or len(found) > _CROWDED:
        return []
    places = venues(passage, *sentence)
    put_off = [d for d in dates if event_dates.PUT_OFF.search(text[max(0, d.start - 30) : d.start])]
    if put_off:  # only the new date counts
        dates = put_off
    told: list[Gathering] = []
    words_of = [min(found, key=lambda t: _cost(text, sentence, t, d)) for d in dates]
    for order, dated in enumerate(dates):
        trigger = nearest_word = words_of[order]
        if trigger.name == "held":  # "the forum opened on Monday": the forum's date
            trigger = _noun_before(found, trigger)
        own = _own_segment(sentence, dates, order, trigger)
        own = _before_next(own, dated, trigger, words_of[order + 1 :])
        near = places if put_off else [v for v in places if own[0] <= v.place.start < own[1]]
        venue = nearest(text, near, [(dated.start, dated.end), (trigger.start, trigger.end)])
        beside = venue and (
            abs(venue.place.start - dated.end) < 12 or abs(dated.start - venue.place.end) < 12
        )
        limit = _LIMIT + (80 if beside else 0)
        if min(_cost(text, sentence, t, dated) for t in (trigger, nearest_word)) > limit:
            continue
        if not event_dates.tells_of_one(text, sentence, trigger.start, trigger.name, dated):
            continue
        told.append(Gathering(index, passage, sentence, own, trigger, dated, venue, triggers=found))
        told[-1].beside = bool(beside)
    return _one_date_each(text, told)


def _event_dates(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The dates of a sentence that can be those of events, ranges of two days parted."""
    single = [day for dated in dates for day in event_dates.apart(dated)]
    usable = [dated for dated in single if event_dates.usable(text, dated)]
    # The date of a dateline is the news, not the event.
    return event_dates.without_dateline(text, usable) if len(usable) > 1 else usable


def _noun_before(found: list[Trigger], trigger: Trigger) -> Trigger:
    nouns = [t for t in found if t.name in NAMING and t.end <= trigger.start]
    return nouns[-1] if nouns else trigger


def _own_segment(
    sentence: tuple[int, int], dates: list[DateMention], order: int, trigger: Trigger
) -> tuple[int, int]:
    """The stretch around a date that no other date's event claims."""
    dated = dates[order]
    start = dates[order - 1].end if order else sentence[0]
    end = dates[order + 1].start if order + 1 < len(dates) else sentence[1]
    if trigger.start < start and not order:
        start = sentence[0]
    return min(start, dated.start), max(end, dated.end)


def _before_next(
    own: tuple[int, int], dated: DateMention, trigger: Trigger, others: list[Trigger]
) -> tuple[int, int]:
    """A stretch without the words of the next event, whose date follows them."""
    after = max(dated.end, trigger.end)
    start = min((t.start for t in others if t != trigger and t.start >= after), default=own[1])
    return own[0], min(own[1], start)


def _one_date_each(text: str, told: list[Gathering]) -> list[Gathering]:
    """Of several dates of one word, those with a place of their own, else the nearest."""
    kept: list[Gathering] = []
    for trigger in dict.fromkeys(g.trigger for g in told):
        mine = [g for g in told if g.trigger == trigger]
        again = _further_times(text, mine)
        mine = [g for g in mine if g not in again]
        mine = _at_last(text, _opened_and_closed(text, mine))
        if any(g.dated and g.dated.precision == "day" for g in mine):
            mine = [g for g in mine if g.dated and g.dated.precision != "year" or g.beside]
        mine = [g for g in mine if not _is_frame(text, g, told)]
        mine.sort(
            key=lambda g: (
                _cost(text, g.sentence, trigger, g.dated) - 40 * g.beside if g.dated else 999
            )
        )
        best, rest = mine[0], mine[1:]
        best.venue = best.venue or next((g.venue for g in again if g.venue), None)
        kept.append(best)
        kept += [replace(g, venue=best.venue, beside=best.beside) for g in again]
        kept += [
            g
            for g in rest
            if g.venue and (not best.venue or g.venue.place.start != best.venue.place.start)
        ]
    return sorted(kept, key=lambda g: g.dated.start if g.dated else g.trigger.start)


def _is_frame(text: str, told: Gathering, others: list[Gathering]) -> bool:
    """Whether a year only says within which the times behind it lie: "twice in 2011, in March"."""
    if not told.dated or told.dated.precision != "year":
        return False
    times = [g.dated for g in others if g.trigger == told.trigger and g.dated]
    return bool(_TIMES.search(text, told.trigger.end, told.dated.start)) and any(
        d.precision != "year" and d.first.year == told.dated.first.year for d in times
    )


def _at_last(text: str, told: list[Gathering]) -> list[Gathering]:
    """Those that took place: "was to be held in March 2013; this took place on 27 August 2014"."""
    if len(told) < 2 or not told[0].dated or not told[1].dated:
        return told
    if not _WAS_TO.search(text, told[0].sentence[0], told[0].dated.start):
        return told
    return told[1:] if _TOOK.search(text, told[0].dated.end, told[1].dated.start) else told


def _further_times(text: str, told: list[Gathering]) -> list[Gathering]:
    """The second times of what was held twice in one place: "in June 2009 and again in May"."""
    further: list[Gathering] = []
    for before, other in zip(told, told[1:], strict=False):
        if not (before.dated and other.dated) or before.dated.precision != other.dated.precision:
            continue
        joint = _JOINT_DATE.fullmatch(text, before.dated.end, other.dated.start)
        trigger = before.trigger
        plural = trigger.name in NAMING and _PLURAL.search(text, trigger.start, trigger.end)
        if (
            joint
            and (joint["again"] or plural or trigger.name == "met")
            and before.dated.role == other.dated.role == "point"
        ):
            further.append(other)
    return further


def _opened_and_closed(text: str, told: list[Gathering]) -> list[Gathering]:
    """Joins "opened on Monday and closed this morning", two dates of one gathering."""
    if len(told) < 2 or not told[0].dated or not told[1].dated:
        return told
    first, last = told[0].dated, told[1].dated
    leads = text[told[0].trigger.end : first.start], text[first.end : last.start]
    if words.OPENS.search(leads[0]) and words.CLOSES.search(leads[1]) and first.first <= last.first:
        told[0].dated = replace(first, last=last.first, role="range")
        told[0].segment = (told[0].segment[0], told[1].segment[1])
        return [told[0], *told[2:]]
    return told


def set_dates(told: Gathering) -> None:
    """First and last day, from the date and from "a two-day meeting"."""
    dated = told.dated
    if dated is None:
        return
    told.first, told.precision = dated.first, dated.precision
    told.last = dated.last if dated.role == "range" else None
    length = words.DURATION.search(told.whole)
    if length is None or dated.role == "range" or dated.precision != "day":
        return
    days = timedelta(days=_NUMBERS.get(length["n"].lower(), 0) or int(length["n"]))
    days -= timedelta(days=1)
    if words.CLOSES.search(told.whole):
        told.first, told.last = dated.first - days, dated.first
    elif words.OPENS.search(told.whole):
        told.last = dated.first + days
