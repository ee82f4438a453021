"""Programmes and projects against trafficking: who carries them out, who pays, where, for whom."""

import re
from datetime import date
from typing import Any

from etl.document import ActorMention, AnnotatedDocument, Claim, within
from etl.extract._areas import areas_of
from etl.extract._parties import discourse_of
from etl.extract._programme_items import Item, in_prose, listed
from etl.extract._programme_money import LEAST, sums
from etl.extract._programme_people import (
    funders_of,
    ids_of,
    implementers_of,
    is_project,
    pays,
)
from etl.extract._programme_sheet import in_sheet, status_by_dates
from etl.extract._programme_title import title_of
from etl.extract._programme_words import (
    BEGINS,
    ELSEWHERE,
    ENDS,
    FIELD,
    PROJECT,
    SEAT,
    SLIGHT,
    WEIGHTY,
    may_tell,
    only_counted,
    population_of,
    status_of,
)

TABLE = "programmes"
_LISTED = re.compile(r"(?:, (?:the )?[A-Z][\w' ]{2,20}){2}")
"""Behind the first country of a list, which is no seat: "by the ILO in Laos, Thailand, Vietnam"."""
_MARK = re.compile(r"[\"“”]")


def _where(item: Item, actors: list[ActorMention], home: str | None) -> tuple[list[str], list[str]]:
    """Countries, and places below them, that the words name; who pays is no place of work.

    Where they name none, a programme works in the country that the document is about.
    """
    text = item.marked.passage.text
    places = [
        place
        for place in within(item.marked.places, item.start, item.end)
        if not any(
            SEAT.fullmatch(text, actor.end, place.start) and not _LISTED.match(text, place.end)
            for actor in actors
            if actor.end <= place.start
        )
        and not any(actor.start <= place.start and place.end <= actor.end for actor in actors)
        and not pays(item, place)
        and not _is_said(text, place.start)
    ]
    named = [place.country for place in places if place.country and place.form == "name"]
    countries = list(dict.fromkeys(named)) or ([] if item.countries or home is None else [home])
    below = [p.place_id for p in places if p.kind not in ("country", "region") and p.form == "name"]
    return countries or list(item.countries), list(dict.fromkeys(below))


def _is_said(text: str, at: int) -> bool:
    """Whether a place stands in quoted speech, which is about other things than a programme."""
    opened = False
    for mark in _MARK.findall(text, 0, at):
        opened = {"“": True, "”": False}.get(mark, not opened)
    return opened


def _budget(item: Item, title: str) -> float | None:
    """The first sum of US dollars behind its name, else at all; not one a month or a person."""
    sums = [
        quantity
        for quantity in within(item.marked.quantities, item.start, item.end)
        if quantity.unit == "usd" and not quantity.per
    ]
    named = item.start + max(0, item.text.find(title))
    return next((q.low for q in (*(q for q in sums if q.start > named), *sums)), None)


def _period(item: Item) -> tuple[date | None, date | None]:
    """First and last day, from a range or from "since 2003" and "ends in 2005"."""
    first, last = None, None
    text = item.marked.passage.text
    for mark in within(item.marked.dates, item.start, item.end):
        if mark.role == "range" and mark.precision == "day":
            continue  # days are those of an event
        if mark.role in ("range", "period") and not mark.relative:
            since = mark.surface.lower().startswith("since")
            return mark.first, None if since else mark.last
        if first is None and BEGINS.search(text, item.start, mark.start):
            first = mark.first
        elif last is None and ENDS.search(text, item.start, mark.start):
            last = mark.last
    return first, last


def _is_elsewhere(text: str, title: str) -> bool:
    """Whether the words around a programme's name tell of another field: a bridge, a dam."""
    at = text.find(title)
    span = (0, len(text)) if at < 0 else (max(0, at - 60), at + len(title) + 60)
    near = ELSEWHERE.search(text, *span)
    return near is not None and not FIELD.search(text)


def _sureness(
    title: str, budget: float | None, period: tuple[date | None, date | None], status: str
) -> float:
    """How sure a programme is, 0 to 1, before calibration: by its money, its years and its name."""
    sure = (
        0.65 + 0.15 * (budget is not None) + 0.1 * any(period) + 0.08 * bool(PROJECT.search(title))
    )
    return round(sure - 0.05 * (status == "unknown"), 2)


def _tells_of_one(
    item: Item, title: str, funders: list[ActorMention], agents: bool, budget: float | None
) -> bool:
    """Whether the words tell of a programme against trafficking, by its money or who is in it.

    Args:
        item: The words.
        title: Its name.
        funders: Who pays.
        agents: Whether somebody carries it out.
        budget: Its sum.
    """
    weighty = budget is not None and budget >= LEAST
    if item.listed:
        known = weighty or bool(funders) or PROJECT.search(item.text)
    else:
        known = not _is_elsewhere(item.text, title) and (budget or not only_counted(item.text))
    if not known:
        return False
    if not (agents or funders or item.costed or (weighty and item.listed)):
        return False
    if item.paid and not (funders or item.costed or (weighty and agents)):
        return False
    return bool(budget or not SLIGHT.search(item.text) or WEIGHTY.search(item.text))


def _claim(item: Item, home: str | None, written: date | None) -> Claim | None:
    actors = item.within(item.marked.actors)
    funders = funders_of(item, actors)
    implementers = implementers_of(item, actors, funders)
    names = [(actor.start - item.start, actor.end - item.start) for actor in actors]
    first_at = min((a.start for a in (*implementers, *funders)), default=item.start) - item.start
    title = title_of(item.text, names, [a.name for a in implementers or funders], first_at)
    budget = _budget(item, title)
    if not _tells_of_one(item, title, funders, bool(implementers), budget):
        return None
    countries, places = _where(item, [*actors, *(f for f in funders if f not in actors)], home)
    governments = [a.country for a in implementers if a.kind == "government" and a.country]
    if len(set(governments)) > 1:  # a joint one is in the country of each
        countries = list(dict.fromkeys([*countries, *governments]))
    fields = {
        "title": title,
        "implementers": ids_of([a for a in implementers if not is_project(a, title)]),
        "funders": ids_of(funders),
        "budget_usd": budget,
        "countries": countries,
        "places": places,
        "areas": areas_of(item.text),
        "population": population_of(item.text),
    }
    return _claimed(item, fields, written)


def _claimed(item: Item, fields: dict[str, Any], written: date | None) -> Claim:
    """The claim of a programme, with when it is and how sure it is."""
    first, last = _period(item)
    status = status_of(item.text)
    return Claim(
        table=TABLE,
        passage=item.marked.passage.ordinal,
        start=item.start,
        end=item.end,
        fields=fields
        | {
            "status": status if status != "unknown" else status_by_dates(written, first, last),
            "period_start": first,
            "period_end": last,
        },
        confidence=_sureness(fields["title"], fields["budget_usd"], (first, last), status),
        extractor="programmes.item" if item.listed else "programmes.sentence",
    )


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Claims on programmes: items of lists, and sentences that say who runs or pays one.

    Args:
        annotated: The document with its marks.

    Returns:
        One claim per programme told; the same one told twice is left to linking.
    """
    claims = list(in_sheet(annotated))
    discourse = discourse_of(annotated)
    at = {marked.passage.ordinal: index for index, marked in enumerate(annotated.passages)}

    def read(item: Item) -> Claim | None:
        home = discourse.home(at[item.marked.passage.ordinal])
        return _claim(item, home, annotated.document.date)

    told: set[int] = set()
    for item in listed(annotated.passages):
        claim = read(item)
        told.add(item.marked.passage.ordinal)
        if claim:
            claims.append(claim)
    on_it = sum(bool(FIELD.search(marked.passage.text)) for marked in annotated.passages) > 0
    for marked in annotated.passages:
        passage = marked.passage
        if passage.part != "body" or passage.ordinal in told:
            continue
        money = sums(marked, 0, len(passage.text))
        if not (money or marked.actors and may_tell(passage.text)):
            continue
        if not on_it and not FIELD.search(passage.text):
            continue
        claims += [claim for item in in_prose(marked) if (claim := read(item))]
    return claims
