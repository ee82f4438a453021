"""The columns of a meeting, read off its sentence and its document."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.document import AnnotatedDocument
from etl.extract import _meeting_people as people
from etl.extract import _meeting_words as words
from etl.extract import _titles as titles
from etl.extract._gatherings import Gathering
from etl.extract._parties import discourse_of
from etl.extract._venue import dateline
from etl.scan import Rare

_KINDS = {
    "workshop": "workshop",
    "forum": "forum",
    "conference": "conference",
    "visit": "visit",
    "signing": "signing",
    "agreed": "signing",
    "ceremony": "conference",
    "talks": "bilateral",
}
_CAPITALS = {
    "VN": "Hanoi",
    "CN": "Beijing",
    "LA": "Vientiane",
    "KH": "Phnom Penh",
    "TH": "Bangkok",
    "MM": "Rangoon",
}
_CAPITAL = re.compile(r"\bin\sthe\s(?:\w+\s)?capital\b", re.IGNORECASE)
_HERE = Rare(
    r"\b(?:here|(?:in|at|of)\sthis\s(?:city|town|capital|province)|yesterday|today|tonight|"
    r"this\s(?:morning|afternoon|week)|"
    r"at\sthe\s(?:latter|former)['’]s)\b",
    re.IGNORECASE,
)
_SIGNINGS = ("signing", "agreed")
_NOUNS = ("conference", "forum", "workshop", "meeting", "talks", "ceremony")
_SET_FOR = re.compile(r"\b(?:set|planned|scheduled|due|fixed)\s(?:for|in)\s$")
_TEACHING = ("training", "trainings", "course", "courses")
# "the second meeting, with one taking place last year": what is dated is not the second.
_ANOTHER = re.compile(
    r"\b(?:(?:with|after|following)\sone|another|the\s(?:first|last|previous|next|earlier))\b",
    re.IGNORECASE,
)
# "went to Doha in October and will return": the verb itself says that it was held.
_WENT = re.compile(
    r"(?:went|visited|met|travell?ed|toured|flew|spent|discussed|attended|called)\b.*"
)
_AHEAD = re.compile(r"\b(?:have|had|be|was\sto)\s(?:\w+\s)?$")


@dataclass(slots=True)
class Told:
    """A telling with its columns, and the parties before others were inherited."""

    gathering: Gathering
    columns: dict[str, Any]
    alone: list[str] | None = None


class Setting:
    """What the document as a whole contributes: its date, its town, the countries it speaks of."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        """Reads them off once."""
        self.date = annotated.document.date
        self.year_only = annotated.document.date_precision == "year"
        self.kind = annotated.document.kind
        self.last = last_day(self.date, annotated.document.date_precision)
        self.town = dateline(annotated)
        self.discourse = discourse_of(annotated)

    def home(self) -> str | None:
        """The country of the dateline, else the one spoken of most."""
        return self.town.country if self.town else self.discourse.home()


def last_day(day: date | None, precision: str | None) -> date | None:
    """The last day that a date of some precision can mean."""
    if day is None or precision == "day":
        return day
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)


def describe(told: Gathering, setting: Setting) -> Told | None:
    """The columns of one telling; None where it is no meeting after all."""
    if told.trigger.name in _SIGNINGS and not _signing_counts(told, setting):
        return None
    if "trained" in told.word() and (told.precision != "day" or told.venue is None):
        return None
    if told.word() in ("launched", "launching") and not _is_launched_there(told, setting):
        return None
    if told.trigger.name == "contact":
        return _contact(told, setting)
    city, country, place_id = _where(told, setting)
    parties = people.participants(told, setting.discourse, setting.kind == "cable")
    status = _status(told, setting)
    columns = {
        "title": _title(told),
        "series": "other",
        "kind": _kind(told, parties),
        "status": status,
        "date_start": told.first,
        "date_end": told.last,
        "date_precision": told.precision,
        "city": city,
        "country": country,
        "place_id": place_id,
        "participants": parties,
        "participant_actors": list(dict.fromkeys(a.actor_id for a in _actors(told))),
        "attendance": _attendance(told),
        "outcomes": _outcomes(told, status),
    }
    return Told(told, columns)


def _where(told: Gathering, setting: Setting) -> tuple[str | None, str | None, str | None]:
    """City, country and place_id: of its venue, of the town of the document, of a capital."""
    signing, cable = told.trigger.name == "signing", setting.kind == "cable"
    here = told.in_town or _HERE.search(told.whole)
    venue = told.venue
    if venue and venue.place.kind == "country" and told.trigger.name in _SIGNINGS:
        venue = None
    city = country = place_id = None
    if venue:
        city = venue.place.name if venue.town else None
        country, place_id = venue.place.country, venue.place.place_id
    elif setting.town and here and not cable:
        city, country, place_id = setting.town.name, setting.town.country, setting.town.place_id
    if country is None and here and signing and cable:
        country = setting.home()
    if (capital := _CAPITAL.search(told.text)) and not city:
        country = country or _whose(told, capital) or setting.home()
        city = _CAPITALS.get(country or "")
    return city, country, place_id


def _whose(told: Gathering, capital: re.Match[str]) -> str | None:
    """Whose capital it is: "in the Burkinabe capital"."""
    first, last = (told.segment[0] + at for at in capital.span())
    return next((p.country for p in told.passage.places if first <= p.start < last), None)


def _contact(told: Gathering, setting: Setting) -> Told | None:
    """The columns of what a cable's officers did with somebody on a day."""
    home, venue = setting.home(), told.venue
    country = venue.place.country if venue else home
    if country is None:
        return None
    columns = {
        "title": None,
        "series": "bilateral",
        "kind": "bilateral",
        "status": "held",
        "date_start": told.first,
        "date_end": told.last,
        "date_precision": told.precision,
        "city": venue.place.name if venue and venue.town else None,
        "country": country,
        "place_id": venue.place.place_id if venue else None,
        "participants": [country, "US"],
        "participant_actors": [],
        "attendance": None,
        "outcomes": [],
    }
    return Told(told, columns)


def is_course(one: Told) -> bool:
    """Whether it is a course of no one place and day: "training, which began in June"."""
    told = one.gathering
    vague = one.columns["date_precision"] != "day" and told.venue is None
    if not vague or told.word() not in _TEACHING or told.dated is None:
        return False
    return not _SET_FOR.search(told.passage.passage.text, told.trigger.end, told.dated.start)


_RANK = ("ministerial", "senior_officials", "forum", "workshop", "visit", "bilateral", "conference")


def kind_of(kinds: list[str]) -> str:
    """The kind of a meeting told several times: the most telling one."""
    return next((kind for kind in _RANK if kind in kinds), kinds[0])


def fullness(columns: dict[str, Any]) -> int:
    """How much a telling tells."""
    return (
        sum(
            1 for name in ("city", "country", "date_end", "attendance") if columns[name] is not None
        )
        + (len(columns["participants"]) > 1)
        + (columns["kind"] not in ("gathering", "conference"))
    )


def _actors(told: Gathering) -> list[Any]:
    """Those named in its sentence, not in a list of what is to be done behind a colon."""
    first, last = told.sentence
    after = max(told.trigger.end, told.dated.end if told.dated else 0)
    colon = told.passage.passage.text.find(": ", after, last)
    return [a for a in told.passage.actors if first <= a.start < (colon if colon > 0 else last)]


def _signing_counts(told: Gathering, setting: Setting) -> bool:
    """A signing without a place is an agreement only, unless people are said to have come."""
    if not told.dated or told.dated.precision == "year":
        return False
    if told.venue and told.venue.cost < 30 and told.venue.town:
        return told.dated.precision == "day" or told.beside
    if told.dated.precision != "day":
        return False
    before = told.passage.passage.text[told.sentence[0] : told.trigger.start].lower()
    people = any(w in before for w in ("officials", "ministers", "delegations", "delegates"))
    here = setting.town or setting.kind == "cable"  # a cable is written at its post
    return people or bool(here and _HERE.search(told.whole))


def _is_launched_there(told: Gathering, setting: Setting) -> bool:
    """Whether a launch has a day and a town, as one that people came to has."""
    here = setting.town is not None and _HERE.search(told.whole)
    town = told.venue is not None and told.venue.town and told.venue.cost < 30
    return told.precision == "day" and bool(here or town)


def _status(told: Gathering, setting: Setting) -> str:
    text = told.text
    if words.CANCELLED.search(text):
        return "cancelled"
    if _WENT.fullmatch(told.word()) and not _AHEAD.search(
        told.passage.passage.text, told.sentence[0], told.trigger.start
    ):
        return "held"
    if setting.date and setting.last and told.first:
        if told.first > setting.last:
            return "planned"
        ended = last_day(told.last or told.first, told.precision)
        if ended and ended < setting.date:
            return "held"
    return _tense(told)


def _tense(told: Gathering) -> str:
    """Planned or held, by the word nearest to the date."""
    text = told.passage.passage.text
    at = told.dated.start if told.dated else told.trigger.start

    def away(cue: re.Pattern[str], extra: int) -> float:
        found = cue.finditer(text, *told.sentence)
        return min((abs(at - m.end()) + extra for m in found), default=9999.0)

    return "planned" if away(words.PLANNED, 0) < away(words.HELD, 12) else "held"


def _kind(told: Gathering, parties: list[str]) -> str:
    text, name = told.text, told.trigger.name
    if name in ("held", "ceremony"):
        before = [t for t in told.triggers if t.name in ("workshop", "forum", "talks", "meeting")]
        name = before[0].name if before else "conference" if name == "ceremony" else "meeting"
    if name in ("meeting", "met", "conference", "talks", "visit", "body"):
        if words.SENIOR.search(text):
            return "senior_officials"
        if words.MINISTERIAL.search(text):
            return "ministerial"
    return _KINDS.get(name, "gathering")


def _title(told: Gathering) -> str | None:
    """Its noun with the words of its name on both sides; None for a mere noun."""
    text, noun = told.passage.passage.text, told.trigger
    if noun.name == "held":  # what was held stands behind the verb
        noun = next((t for t in told.triggers if t.start > noun.end), noun)
    if noun.name not in _NOUNS:
        return None
    if told.dated and _ANOTHER.search(text, noun.end, told.dated.start):
        return None
    if noun.name == "workshop" and "trained" in told.word():
        return None
    start = titles.head(text, told.sentence[0], noun.start)
    end = titles.onward(text, noun.end, told.sentence[1])
    title = text[start:end].lstrip("(")
    return None if titles.is_bare(title) else title


def _attendance(told: Gathering) -> int | None:
    text, dates = told.passage.passage.text, told.passage.dates
    for match in words.ATTENDANCE.finditer(text, *told.sentence):
        if not any(d.start <= match.start("n") < d.end for d in dates):
            return int(match["n"].replace(",", ""))
    return None


def _outcomes(told: Gathering, status: str) -> list[str]:
    text = told.passage.passage.text
    found = words.OUTCOME.finditer(text, *told.sentence)
    if status == "planned":  # "plans to sign a memorandum and to hold a meeting"
        found = (m for m in found if m.start() > told.trigger.start)
    return [" ".join(m.group().split()) for m in found][:3]
