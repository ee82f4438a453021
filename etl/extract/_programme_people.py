"""Who pays for a programme and who carries it out."""

import re
from dataclasses import replace

from etl.actors import load
from etl.document import ActorMention, PlaceMention, within
from etl.extract._programme_items import Item
from etl.extract._programme_words import (
    DOES_PAID_WORK,
    FUNDED_AFTER,
    FUNDED_BEFORE,
    GIVEN,
    HOUSE,
    IS_GIVEN,
    OWN_SUM,
    PROJECT,
    RECEIVES,
    RUNS_AFTER,
    RUNS_BEFORE,
    SUPPORTS,
    TRAINS,
    WORKS_WITH,
)

_JOINED = re.compile(
    r"(?:['’]s)?(?: \([^)]*\))?(?:, and|,| and| &|,? (?:together|jointly|along) with"
    r"|,? in (?:close )?(?:cooperation|co-operation|partnership|collaboration|conjunction) with)"
    r"(?: the| [A-Z]\w+['’]s)? "
)


_ACTS = re.compile(
    r"(?: \([^)]{1,40}\))? (?:has|have|had|will|would|is|are|was|were|began|plans|manages|runs|"
    r"[a-z]{3,}s) "
)
"""Behind an agency that does something itself: "with money from A, B runs"."""
_FROM_GRANT = re.compile(
    r" (?:pays|paid|has paid) for [^.;]{3,60}? (?:under|with|from|out of) [^.;]{0,30}?"
    r"\b(?:grants?|money|funds?|funding) (?:from|of) ",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r" (?:Bureau|Department|State Department|Embassy|Agency|Office|Committee)\b"
)
"""Behind a country whose office is named: "the US Bureau of Population"."""
_PAID_BY_ALSO = re.compile(
    r"\b(?:(?:funded|financed|paid for|paid|sponsored|supported) by|"
    r"(?:USD|US\$|\$|EUR|GBP|AUD) ?[\d.,]+(?: million)? from) (?:(?! (?:carried|run|implemented|"
    r"managed|in)\b)[^.;:()]){1,50}?(?:, | and )"
    r"(?:the )?$"
)
"""Before a further one of those that pay: "paid for by IOM and Japan"."""
_SHORT = 2
"""Words of an agency's name that a programme may begin with and be no programme of that name."""
_OWN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,4}?(?:projects?|programmes?|programs?|initiatives?)\b", re.I
)
_PAID = re.compile(
    r"\b(?:funds|funded|is funding|are funding|finances|financed)(?: the)?"
    r"(?: [A-Z][\w' ]+? and(?: the)?)? $"
)
"""Before those whom a donor pays: "USAID is funding A and B"."""


def _is_donors(actor: ActorMention, text: str) -> bool:
    """Whether a programme is spoken of as that of a donor, who pays and lets others do it."""
    return actor.kind == "donor" and bool(_OWN.match(text, actor.end))


def _passes_on(actor: ActorMention, item: Item) -> bool:
    """Whether one that pays does so from what another gives: "A pays for it under a grant from"."""
    text = item.marked.passage.text
    return bool(_FROM_GRANT.match(text, actor.end, item.end))


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


def funders_of(item: Item, actors: list[ActorMention]) -> list[ActorMention]:
    text = item.marked.passage.text
    found = [
        actor
        for actor in actors
        if FUNDED_BEFORE.search(text, max(item.start, actor.start - 60), actor.start)
        or FUNDED_AFTER.match(text, actor.end)
    ]
    plainly = [
        a for a in found if FUNDED_BEFORE.search(text, max(item.start, a.start - 60), a.start)
    ]
    if plainly:  # "A's $2 million project, funded by B": only B pays
        found = [a for a in found if a in plainly or not OWN_SUM.match(text, a.end)]
    found = [
        actor
        for actor in (_spread(actors, text, found) if found else [])
        if actor in found or not (_ACTS.match(text, actor.end) or _does_it(actor, item))
    ]
    found += [actor for actor in actors if actor not in found and _is_donors(actor, text)]
    found = [actor for actor in found if not _passes_on(actor, item)]
    return [*found, *_governments(item, actors, bool(found) or item.costed)]


def pays(item: Item, place: PlaceMention) -> bool:
    """Whether a country is named as the one that pays: "funded by Norway", "Swiss money"."""
    text = item.marked.passage.text
    before = text[max(item.start, place.start - 60) : place.start]
    if FUNDED_BEFORE.search(before) or FUNDED_AFTER.match(text, place.end):
        return True
    return bool(_OFFICE_OF.match(text, place.end) or _PAID_BY_ALSO.search(before))


def _governments(item: Item, actors: list[ActorMention], paid: bool) -> list[ActorMention]:
    """Governments that pay for it, named by their country alone.

    Where no money is told of and nobody else pays, only those that support others through it.
    """
    text = item.marked.passage.text
    governments: list[ActorMention] = []
    for place in within(item.marked.places, item.start, item.end):
        if place.kind != "country" or place.form != "name" or not place.country:
            continue
        named = any(actor.start <= place.start < actor.end for actor in actors)
        known = load().get(f"{place.country.lower()}-government")
        if known and not named and (SUPPORTS.match(text, place.end) or paid and pays(item, place)):
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


def implementers_of(
    item: Item, actors: list[ActorMention], funders: list[ActorMention]
) -> list[ActorMention]:
    text = item.marked.passage.text
    others = [actor for actor in actors if actor not in funders]
    paid = [actor for actor in others if funders and _PAID.search(text, item.start, actor.start)]
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
        if actor in paid
        or _passes_on(actor, item)
        or ((funders or item.costed) and _does_it(actor, item))
        or WORKS_WITH.search(text, max(item.start, actor.start - 60), actor.start)
        or RUNS_AFTER.match(text, actor.end)
        or (funders and _is_paid(actor, item))
        or RUNS_BEFORE.search(text, max(item.start, actor.start - 60), actor.start)
    ]
    return _and_neighbours(item, _spread(others, text, found)) if found else []


def _is_paid(actor: ActorMention, item: Item) -> bool:
    """Whether an agency is told of as the one that gets the money, or whose house it pays for."""
    text = item.marked.passage.text
    if RECEIVES.match(text, actor.end) or HOUSE.match(text, actor.end):
        return True
    given = IS_GIVEN.search(text, max(item.start, actor.start - 30), actor.start)
    return given is not None and GIVEN.match(text, actor.end) is not None


_OPENS = re.compile(
    r"\W*(?:\d+[.)]? )?(?:\w+ ){0,3}|"
    r"(?:With|WITH|Under|UNDER|Since|From|FROM) .{5,90}, (?:\w+ ){0,2}"
)
"""Before the subject of a sentence that tells of money."""
_SAYS = re.compile(
    r"(?: \([^)]{1,40}\))? (?:said|says|told|reported|noted|and|or|has given|gave|gives|'s)\b|['’]s"
)


def _does_it(actor: ActorMention, item: Item) -> bool:
    """Whether an agency is the subject that does what is paid for: "with money from A, B runs"."""
    text = item.marked.passage.text
    before = text[item.start : actor.start]
    if TRAINS.match(text, actor.end):
        return True
    if item.costed and _OPENS.fullmatch(before):
        return not _SAYS.match(text, actor.end)
    opens = re.fullmatch(
        r"\W*(?:\d+\W+)?(?:The |On [^,]{3,20}, )?|(?:With|Under) .{5,90}, (?:the )?", before
    )
    return bool(opens) and bool(DOES_PAID_WORK.match(text, actor.end))


def is_project(actor: ActorMention, title: str) -> bool:
    """Whether what stands as an agency is the name of the programme itself."""
    if PROJECT.search(actor.name):
        return True
    whole = actor.kind == "donor" and len(actor.surface.split()) > _SHORT
    return whole and title.startswith(actor.surface)


def _and_neighbours(item: Item, found: list[ActorMention]) -> list[ActorMention]:
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


def ids_of(actors: list[ActorMention]) -> list[str]:
    return list(dict.fromkeys(actor.actor_id for actor in actors))
