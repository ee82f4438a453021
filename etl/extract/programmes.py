"""Programmes and projects against trafficking: who carries them out, who pays, where, for whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.actors import load
from etl.document import ActorMention, AnnotatedDocument, AnnotatedPassage, Claim
from etl.extract._areas import areas_of
from etl.extract._programme_words import (
    BEGINS,
    ENDS,
    FIELD,
    FUNDED_AFTER,
    FUNDED_BEFORE,
    LEAD_IN,
    PAID_WORK,
    PROJECT,
    RUNS_AFTER,
    RUNS_BEFORE,
    SAME_PROJECT,
    SEAT,
    SHEET_ROW,
    SLIGHT,
    SUPPORTS,
    WEIGHTY,
    may_tell,
    only_counted,
    population_of,
    status_of,
    title_of,
)

TABLE = "programmes"
_LEAST = 5_000
"""US dollars that make a piece of work a programme; less is a price or a fee."""
_JOINED = re.compile(
    r"(?:['’]s)?(?: \([^)]*\))?(?:, and|,| and| &|,? (?:together|jointly|along) with"
    r"|,? in (?:close )?(?:cooperation|co-operation|partnership|collaboration|conjunction) with)"
    r"(?: the)? "
)


@dataclass(frozen=True, slots=True)
class _Item:
    """The words on one programme: a stretch of a passage.

    Attributes:
        marked: Its passage.
        start: First code point of the first sentence.
        end: One past the last.
        listed: Whether it is an item of a list, so that the actor it begins with runs it.
        paid: Whether only its payment makes it a programme (a survey, a shelter).
        countries: Countries that the list is about.
    """

    marked: AnnotatedPassage
    start: int
    end: int
    listed: bool = False
    paid: bool = False
    countries: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.marked.passage.text[self.start : self.end]

    def within(self, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """The actors of the stretch."""
        return [mention for mention in mentions if self.start <= mention.start < self.end]


def _spread(
    actors: list[ActorMention], text: str, chosen: list[ActorMention]
) -> list[ActorMention]:
    """The chosen actors with those joined to them by commas and "and"."""
    picked = {id(actor) for actor in chosen}
    for one, other in zip(actors, actors[1:], strict=False):
        if id(one) in picked and _JOINED.fullmatch(text, one.end, other.start):
            picked.add(id(other))
    for one, other in zip(reversed(actors[:-1]), reversed(actors), strict=False):
        if id(other) in picked and _JOINED.fullmatch(text, one.end, other.start):
            picked.add(id(one))
    return [actor for actor in actors if id(actor) in picked]


def _funders(item: _Item, actors: list[ActorMention]) -> list[ActorMention]:
    text = item.marked.passage.text
    found = [
        actor
        for actor in actors
        if FUNDED_BEFORE.search(text, max(item.start, actor.start - 60), actor.start)
        or FUNDED_AFTER.match(text, actor.end)
    ]
    found = _spread(actors, text, found) if found else []
    return [*found, *_supporting(item, actors)]


def _supporting(item: _Item, actors: list[ActorMention]) -> list[ActorMention]:
    """Governments that support others through it, named by their country alone."""
    text = item.marked.passage.text
    governments: list[ActorMention] = []
    for place in item.marked.places:
        if place.kind != "country" or place.form != "name" or not place.country:
            continue
        named = any(actor.start <= place.start < actor.end for actor in actors)
        known = load().get(f"{place.country.lower()}-government")
        inside = item.start <= place.start < item.end and not named
        if known and inside and SUPPORTS.match(text, place.end):
            governments.append(
                ActorMention(
                    place.start,
                    place.end,
                    place.surface,
                    known.actor_id,
                    known.name,
                    "government",
                    place.country,
                )
            )
    return governments


def _implementers(
    item: _Item, actors: list[ActorMention], funders: list[ActorMention]
) -> list[ActorMention]:
    text = item.marked.passage.text
    others = [actor for actor in actors if actor not in funders]
    found: list[ActorMention] = []
    if (
        item.listed
        and others
        and not re.search(r"\w{4,}.*\w{4,}", text[item.start : others[0].start])
    ):
        found = [others[0]]
    found += [
        actor
        for actor in others
        if RUNS_AFTER.match(text, actor.end)
        or RUNS_BEFORE.search(text, max(item.start, actor.start - 60), actor.start)
    ]
    return _and_neighbours(item, _spread(others, text, found)) if found else []


def _and_neighbours(item: _Item, found: list[ActorMention]) -> list[ActorMention]:
    """The actors, and governments joined to one by an adjective: "Thai and Lao authorities"."""
    text = item.marked.passage.text
    joined: list[ActorMention] = []
    for actor in found:
        if actor.kind == "government" and actor.actor_id.endswith("-government"):
            for place in item.marked.places:
                near = place.form == "adjective" and place.end <= actor.start
                other = load().get(f"{(place.country or '').lower()}-government")
                if near and other and text[place.end : actor.start] in (" and ", "-", " & "):
                    joined.append(
                        replace(
                            actor,
                            start=place.start,
                            end=place.end,
                            surface=place.surface,
                            actor_id=other.actor_id,
                            name=other.name,
                            country=place.country,
                        )
                    )
        joined.append(actor)
    return joined


def _ids(actors: list[ActorMention]) -> list[str]:
    return list(dict.fromkeys(actor.actor_id for actor in actors))


def _where(item: _Item, actors: list[ActorMention]) -> tuple[list[str], list[str]]:
    """Countries, and places below them, that the words name outside names of organisations."""
    text = item.marked.passage.text
    places = [
        place
        for place in item.marked.places
        if item.start <= place.start < item.end
        and not any(
            SEAT.fullmatch(text, actor.end, place.start)
            for actor in actors
            if actor.end <= place.start
        )
        and not any(actor.start <= place.start and place.end <= actor.end for actor in actors)
    ]
    countries = list(dict.fromkeys(place.country for place in places if place.country))
    below = [p.place_id for p in places if p.kind not in ("country", "region") and p.form == "name"]
    return countries or list(item.countries), list(dict.fromkeys(below))


def _budget(item: _Item) -> float | None:
    """The first sum of US dollars that is the programme's own, not one a month or a person."""
    for quantity in item.marked.quantities:
        if item.start <= quantity.start < item.end and quantity.unit == "usd" and not quantity.per:
            return quantity.low
    return None


def _period(item: _Item) -> tuple[date | None, date | None]:
    """First and last day, from a range or from "since 2003" and "ends in 2005"."""
    first, last = None, None
    text = item.marked.passage.text
    for mark in item.marked.dates:
        if not item.start <= mark.start < item.end:
            continue
        if mark.role in ("range", "period") and not mark.relative:
            since = mark.surface.lower().startswith("since")
            return mark.first, None if since else mark.last
        if first is None and BEGINS.search(text, item.start, mark.start):
            first = mark.first
        elif last is None and ENDS.search(text, item.start, mark.start):
            last = mark.last
    return first, last


def _claim(item: _Item) -> Claim | None:
    marked = item.marked
    actors = item.within(marked.actors)
    funders = _funders(item, actors)
    implementers = _implementers(item, actors, funders)
    budget = _budget(item)
    if not (implementers or funders or (budget and item.listed)) or (
        item.paid and not (funders or (budget and budget >= _LEAST and implementers))
    ):
        return None
    if not item.listed and not budget and only_counted(item.text):
        return None
    if not budget and SLIGHT.search(item.text) and not WEIGHTY.search(item.text):
        return None
    countries, places = _where(item, [*actors, *(f for f in funders if f not in actors)])
    governments = [a.country for a in implementers if a.kind == "government" and a.country]
    if len(set(governments)) > 1:  # a joint one is in the country of each
        countries = list(dict.fromkeys([*countries, *governments]))
    names = [(actor.start - item.start, actor.end - item.start) for actor in actors]
    first, last = _period(item)
    first_at = min((a.start for a in (*implementers, *funders)), default=item.start) - item.start
    return Claim(
        table=TABLE,
        passage=marked.passage.ordinal,
        start=item.start,
        end=item.end,
        fields={
            "title": title_of(
                item.text, names, [actor.name for actor in implementers or funders], first_at
            ),
            "implementers": _ids(implementers),
            "funders": _ids(funders),
            "budget_usd": budget,
            "countries": countries,
            "places": places,
            "areas": areas_of(item.text),
            "population": population_of(item.text),
            "status": status_of(item.text),
            "period_start": first,
            "period_end": last,
        },
        confidence=0.8 if implementers else 0.7,
        extractor="programmes.item" if item.listed else "programmes.sentence",
    )


def _listed(passages: list[AnnotatedPassage]) -> Iterator[_Item]:
    """Items of the lists that a passage announces ("ongoing projects include the following:")."""
    index = 0
    while index < len(passages):
        lead = passages[index]
        index += 1
        if lead.passage.part != "body" or not LEAD_IN.search(lead.passage.text):
            continue
        countries = tuple(
            dict.fromkeys(
                mark.country
                for mark in (*lead.places, *lead.actors)
                if mark.country and mark.kind in ("country", "government")
            )
        )
        while index < len(passages) and _belongs(passages[index], lead):
            marked = passages[index]
            yield _Item(marked, 0, len(marked.passage.text), listed=True, countries=countries)
            index += 1


def _belongs(marked: AnnotatedPassage, lead: AnnotatedPassage) -> bool:
    passage = marked.passage
    if passage.part != "body" or passage.heading != lead.passage.heading:
        return False
    return passage.label == lead.passage.label or (
        lead.passage.label is not None
        and passage.label is not None
        and len(passage.label) < 4
        and not passage.label.isdigit()
    )


def _in_prose(marked: AnnotatedPassage) -> Iterator[_Item]:
    """Sentences on a project, each with those after it that go on about the same."""
    text = marked.passage.text
    index = 0
    while index < len(marked.sentences):
        start, end = marked.sentences[index]
        index += 1
        nouns = [
            found
            for found in PROJECT.finditer(text, start, end)
            if not any(actor.start <= found.start() < actor.end for actor in marked.actors)
        ]
        paid = not nouns and bool(PAID_WORK.search(text, start, end))
        if not (nouns or paid) or (SAME_PROJECT.match(text, start) and index > 1):
            continue
        while index < len(marked.sentences) and SAME_PROJECT.match(
            text, marked.sentences[index][0]
        ):
            end = marked.sentences[index][1]
            index += 1
        yield _Item(marked, start, end, paid=paid)


def _sheet(annotated: AnnotatedDocument) -> Iterator[Claim]:
    """A project sheet: rows of "Donor ... X", "Budget ... Y"."""
    rows: dict[str, AnnotatedPassage] = {}
    for marked in annotated.passages:
        found = SHEET_ROW.match(marked.passage.text)
        if found:
            rows.setdefault(found.group("key").lower(), marked)
    title = rows.get("title") or rows.get("project title") or rows.get("project")
    donor, budget = (
        rows.get("donor") or rows.get("donors") or rows.get("funded by"),
        rows.get("budget"),
    )
    if not title or not (donor or budget):
        return
    value = SHEET_ROW.match(title.passage.text)
    duration = rows.get("duration") or rows.get("period")
    span = duration.dates[0] if duration and duration.dates else None
    last = duration.dates[-1] if duration and duration.dates else None
    places = [place for row in rows.values() for place in row.places]
    money = [q.low for q in budget.quantities if q.unit == "usd"] if budget else []
    agency = rows.get("implementing agency") or rows.get("agency") or rows.get("executing agency")
    yield Claim(
        table=TABLE,
        passage=title.passage.ordinal,
        start=value.start("value") if value else 0,
        end=len(title.passage.text),
        fields={
            "title": value.group("value") if value else title.passage.text,
            "implementers": _ids(agency.actors) if agency else [],
            "funders": _ids(donor.actors[:1]) if donor else [],
            "budget_usd": money[0] if money else None,
            "countries": list(
                dict.fromkeys(
                    p.country
                    for p in (rows["countries"].places if "countries" in rows else places)
                    if p.country
                )
            ),
            "places": [],
            "areas": areas_of(title.passage.text),
            "population": population_of(title.passage.text),
            "status": _sheet_status(annotated, span and span.first, last and last.last),
            "period_start": span.first if span else None,
            "period_end": last.last if last else None,
        },
        support=[
            (row.passage.ordinal, 0, len(row.passage.text))
            for row in (donor, budget, duration)
            if row
        ],
        confidence=0.85,
        extractor="programmes.sheet",
    )


def _sheet_status(annotated: AnnotatedDocument, first: object, last: object) -> str:
    written = annotated.document.date
    if not written or not first or not last:
        return "unknown"
    return "planned" if first > written else "ended" if last < written else "active"  # pyright: ignore[reportOperatorIssue]


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Claims on programmes: items of lists, and sentences that say who runs or pays one.

    Args:
        annotated: The document with its marks.

    Returns:
        One claim per programme told; the same one told twice is left to linking.
    """
    claims = list(_sheet(annotated))
    listed: set[int] = set()
    for item in _listed(annotated.passages):
        claim = _claim(item)
        listed.add(item.marked.passage.ordinal)
        if claim:
            claims.append(claim)
    on_it = sum(bool(FIELD.search(marked.passage.text)) for marked in annotated.passages) > 0
    for marked in annotated.passages:
        passage = marked.passage
        if passage.part != "body" or passage.ordinal in listed or not marked.actors:
            continue
        if not may_tell(passage.text):
            continue
        if not on_it and not FIELD.search(passage.text):
            continue
        claims += [claim for item in _in_prose(marked) if (claim := _claim(item))]
    return claims
