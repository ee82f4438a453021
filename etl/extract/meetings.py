"""Meetings: conferences, talks, workshops, forums, signings and visits that a document dates."""

from datetime import date

from etl.document import AnnotatedDocument, Claim
from etl.extract import _gatherings as gatherings
from etl.extract import _meeting_words as words
from etl.extract._gatherings import Gathering
from etl.extract._parties import COMMIT, Discourse, named

TABLE = "meetings"
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


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """One claim per meeting of the document, all that tells of it as support."""
    discourse = Discourse(annotated)
    told: list[Gathering] = []
    for index, passage in enumerate(annotated.passages):
        if not passage.dates or passage.passage.part == "title":
            continue
        for sentence in passage.sentences or [(0, len(passage.passage.text))]:
            told += gatherings.in_sentence(index, passage, sentence)
    for one in told:
        gatherings.set_dates(one)
    described = [_describe(one, discourse, annotated.document.date) for one in told]
    return [_claim(group) for group in _merged([d for d in described if d])]


def _describe(
    told: Gathering, discourse: Discourse, own: date | None
) -> tuple[Gathering, dict] | None:
    """The columns of one telling; None where it is no meeting after all."""
    found = named(told.passage, *told.sentence)
    parties = discourse.parties(found, told.index, told.sentence[0])
    place = told.venue.place if told.venue else None
    country = place.country if place else None
    if place and country and place.kind == "country" and len(parties) > 1 and country in parties:
        pass
    if place is None and len(parties) == 1:
        country = parties[0]
    if told.trigger.name in ("signing", "agreed") and not _signing_counts(told):
        return None
    if not parties and country:
        parties = [country]
    elif country and len(parties) == 1 and country not in parties:
        parties = [*parties, country]
    status = _status(told, own)
    kind = _kind(told, parties)
    return told, {
        "title": _title(told),
        "series": _series(told, parties),
        "kind": kind,
        "status": status,
        "date_start": told.first,
        "date_end": told.last,
        "date_precision": told.precision,
        "city": place.name if place and told.venue and told.venue.town else None,
        "country": country,
        "place_id": place.place_id if place else None,
        "participants": parties,
        "participant_actors": [
            a.actor_id
            for a in told.passage.actors
            if told.sentence[0] <= a.start < told.sentence[1]
        ],
        "attendance": _attendance(told),
        "outcomes": [],
    }


def _signing_counts(told: Gathering) -> bool:
    """A signing without a place is an agreement only, unless people are said to have come."""
    return told.venue is not None or bool(told.dated and told.dated.precision == "day" and _people(told))


def _people(told: Gathering) -> bool:
    before = told.passage.passage.text[told.sentence[0] : told.trigger.start]
    return any(w in before.lower() for w in ("officials", "ministers", "delegations", "delegates"))


def _status(told: Gathering, own: date | None) -> str:
    text = told.text
    if words.CANCELLED.search(text):
        return "cancelled"
    if own and told.first and told.precision == "day":
        if told.first > own:
            return "planned"
        if told.first < own:
            return "held"
    if own and told.first and told.first > own:
        return "planned"
    if words.PLANNED.search(text):
        return "planned"
    return "held"


def _kind(told: Gathering, parties: list[str]) -> str:
    text = told.text
    name = told.trigger.name
    if name in ("meeting", "met", "body", "conference", "talks", "visit"):
        if words.SENIOR.search(text):
            return "senior_officials"
        if words.MINISTERIAL.search(text):
            return "ministerial"
    if name in _KINDS:
        return _KINDS[name]
    return "bilateral" if len(parties) == 2 else "conference"


def _series(told: Gathering, parties: list[str]) -> str:
    if words.COMMIT_SERIES.search(told.whole) or set(parties) == set(COMMIT):
        return "COMMIT"
    return {1: "national", 2: "bilateral"}.get(len(parties), "other")


def _title(told: Gathering) -> str | None:
    return told.passage.passage.text[told.trigger.start : told.trigger.end]


def _attendance(told: Gathering) -> int | None:
    match = words.ATTENDANCE.search(told.whole)
    return int(match["n"].replace(",", "")) if match else None


def _merged(described: list[tuple[Gathering, dict]]) -> list[list[tuple[Gathering, dict]]]:
    groups: list[list[tuple[Gathering, dict]]] = []
    for item in described:
        for group in groups:
            if _same(group[0], item):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _same(a: tuple[Gathering, dict], b: tuple[Gathering, dict]) -> bool:
    one, two = a[1], b[1]
    if one["country"] and two["country"] and one["country"] != two["country"]:
        return False
    if one["city"] and two["city"] and one["city"] != two["city"]:
        return False
    explicit = {one["kind"], two["kind"]}
    if explicit == {"senior_officials", "ministerial"}:
        return False
    return one["date_start"] == two["date_start"] and one["date_precision"] == two["date_precision"]


def _claim(group: list[tuple[Gathering, dict]]) -> Claim:
    told, fields = group[0]
    return Claim(
        TABLE,
        told.passage.passage.ordinal,
        told.sentence[0],
        told.sentence[1],
        fields,
        [
            (other.passage.passage.ordinal, other.sentence[0], other.sentence[1])
            for other, _ in group[1:]
        ],
        extractor="meetings",
    )
