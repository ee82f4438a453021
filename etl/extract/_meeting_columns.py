"""The columns of a meeting, read off its sentence and its document."""

import re
from dataclasses import dataclass
from typing import Any

from etl.document import AnnotatedDocument
from etl.extract import _meeting_words as words
from etl.extract._gatherings import Gathering
from etl.extract._parties import COMMIT, Discourse, named
from etl.extract._venue import dateline

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
_HERE = re.compile(
    r"\b(?:here|(?:in|at|of)\sthis\s(?:city|town|capital|province)|yesterday|today|tonight|this\s(?:morning|afternoon|week)|"
    r"at\sthe\s(?:latter|former)['’]s)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{0,400}[\"”]?")
_LETTER = re.compile(r"[\w'’.&()-]+")


@dataclass(slots=True)
class Told:
    """A telling with its columns and how sure it is."""

    gathering: Gathering
    columns: dict[str, Any]
    confidence: float


class Setting:
    """What the document as a whole contributes: its date, its town, the countries it speaks of."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        """Reads them off once."""
        self.date = annotated.document.date
        self.kind = annotated.document.kind
        self.town = dateline(annotated)
        self.discourse = Discourse(annotated)

    def home(self) -> str | None:
        """The country of the dateline, else the one spoken of most."""
        return self.town.country if self.town else self.discourse.home()


def describe(told: Gathering, setting: Setting) -> Told | None:
    """The columns of one telling; None where it is no meeting after all."""
    name = told.trigger.name
    if name in ("signing", "agreed") and not _signing_counts(told, setting):
        return None
    place = told.venue.place if told.venue else None
    if place and name in ("signing", "agreed") and place.kind == "country":
        place = None
    text = told.whole
    city = place.name if place and told.venue and told.venue.town else None
    country, place_id = (place.country, place.place_id) if place else (None, None)
    if place is None and setting.town and _HERE.search(text) and setting.kind != "cable":
        city, country, place_id = setting.town.name, setting.town.country, setting.town.place_id
    if _CAPITAL.search(told.text) and not city:
        country = country or setting.home()
        city = _CAPITALS.get(country or "")
    parties = participants(told, setting)
    columns = {
        "title": _title(told),
        "series": "other",
        "kind": _kind(told, parties),
        "status": _status(told, setting),
        "date_start": told.first,
        "date_end": told.last,
        "date_precision": told.precision,
        "city": city,
        "country": country,
        "place_id": place_id,
        "participants": parties,
        "participant_actors": list(dict.fromkeys(a.actor_id for a in _actors(told))),
        "attendance": _attendance(told),
        "outcomes": _outcomes(told),
    }
    return Told(told, columns, 0.85 if place else 0.65)


def settle(fields: dict[str, Any], first: Told, setting: Setting) -> None:
    """What only the whole group can tell: country where no place was named, host, series."""
    name = first.gathering.trigger.name
    parties = [c for c in fields["participants"] if setting.kind != "cable" or c != "US"]
    if not fields["country"] and name not in ("signing", "agreed"):
        if len(parties) == 1 and setting.kind != "cable":
            fields["country"] = parties[0]
        elif len(parties) < 2 and name != "ceremony":
            fields["country"] = parties[0] if parties else setting.home()
    country = fields["country"]
    if country and len(fields["participants"]) < 2 and country not in fields["participants"]:
        fields["participants"] = [*fields["participants"], country]
    parties = fields["participants"]
    if fields["kind"] == "gathering":
        fields["kind"] = "bilateral" if len(parties) == 2 else "conference"
    if words.COMMIT_SERIES.search(first.gathering.whole) or set(parties) == set(COMMIT):
        fields["series"] = "COMMIT"
    else:
        fields["series"] = {1: "national", 2: "bilateral"}.get(len(parties), "other")


def fullness(columns: dict[str, Any]) -> int:
    """How much a telling tells."""
    return (
        sum(
            1 for name in ("city", "country", "date_end", "attendance") if columns[name] is not None
        )
        + (len(columns["participants"]) > 1)
        + (columns["kind"] not in ("gathering", "conference"))
    )


def participants(told: Gathering, setting: Setting) -> list[str]:
    """Countries named in the stretch that tells it, outside of quoted speech."""
    text = told.passage.passage.text
    quoted = [m.span() for m in _QUOTED.finditer(text, *told.sentence)]
    venue = told.venue.place if told.venue else None
    found = named(told.passage, *told.sentence)
    spoken = {
        p.country
        for p in told.passage.places
        if p.kind == "country" and any(a <= p.start < b for a, b in quoted)
    }
    unquoted = {
        p.country
        for p in told.passage.places
        if p.kind == "country"
        and told.sentence[0] <= p.start < told.sentence[1]
        and not any(a <= p.start < b for a, b in quoted)
    }
    found.countries = [c for c in found.countries if c in unquoted or c not in spoken]
    if venue and venue.kind == "country" and len(found.countries) > 2:
        pass
    parties = setting.discourse.parties(found, told.index, told.sentence[0])
    if "us" not in found.groups and setting.kind == "cable" and re.search(r"\b[Ww]e\b", told.text):
        parties.append("US")
    return list(dict.fromkeys(parties))


def _actors(told: Gathering) -> list[Any]:
    return [a for a in told.passage.actors if told.sentence[0] <= a.start < told.sentence[1]]


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
    return people or bool(setting.town and _HERE.search(told.whole))


def _status(told: Gathering, setting: Setting) -> str:
    text = told.text
    if words.CANCELLED.search(text):
        return "cancelled"
    own = setting.date
    if own and told.first and told.precision == "day" and told.first != own:
        return "planned" if told.first > own else "held"
    if own and told.first and told.first > own:
        return "planned"
    return "planned" if words.PLANNED.search(text) else "held"


def _kind(told: Gathering, parties: list[str]) -> str:
    text, name = told.text, told.trigger.name
    if name in ("held", "ceremony"):
        before = [t for t in told.triggers if t.name in ("workshop", "forum", "talks", "meeting")]
        name = before[0].name if before else "conference" if name == "ceremony" else "meeting"
    if name in ("meeting", "met", "conference", "talks", "visit"):
        if words.SENIOR.search(text):
            return "senior_officials"
        if words.MINISTERIAL.search(text):
            return "ministerial"
    return _KINDS.get(name, "gathering")


def _title(told: Gathering) -> str | None:
    """The words from the article before the gathering's noun to the noun."""
    text = told.passage.passage.text
    start = max(told.sentence[0], told.trigger.start - 80)
    before = list(_LETTER.finditer(text, start, told.trigger.start))
    first = told.trigger.start
    for word in reversed(before[-8:]):
        if text[word.end() : first].strip() or word.group().lower() in (
            "a",
            "an",
            "the",
            "in",
            "at",
            "of",
            "that",
            "to",
            "on",
            "said",
            "and",
        ):
            break
        first = word.start()
    return text[first : told.trigger.end]


def _attendance(told: Gathering) -> int | None:
    match = words.ATTENDANCE.search(told.whole)
    return int(match["n"].replace(",", "")) if match else None


def _outcomes(told: Gathering) -> list[str]:
    return [" ".join(m.group().split()) for m in words.OUTCOME.finditer(told.whole)][:3]
