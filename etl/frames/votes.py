"""Votes for flows, sentence by sentence: who was taken from which country to which, and why so.

The sentence comes first: places with the role of an end are paired. What a sentence leaves open is
filled from the discourse: the last people named, the last place of exploitation, the country the
document is about.
"""

from collections import Counter

from etl.frames.away import away
from etl.frames.discourse import FAR, Discourse, Known, Vote
from etl.frames.envoys import envoys
from etl.frames.evidence import TOLD, evidence
from etl.frames.legs import legs, passed_on
from etl.frames.parts import parts
from etl.frames.place_roles import DESTINATION, NONE, ORIGIN, SURE, TRANSIT, Role, role_of
from etl.frames.roles import Place, Sentence
from etl.frames.verdicts import verdict
from etl.frames.whence import scene_of
from etl.stance import attitude

SCENE = 0.25
"""Least evidence of the crime in a sentence that is the scene of it."""
LIST = 3  # countries that make a list of counts
THERE = 0.4
"""Least weight of a destination that stays in mind."""


def cast_votes(sentences: list[Sentence], post: str | None = None) -> list[Vote]:
    """All votes of a document, in order of its sentences.

    Args:
        sentences: All that are read.
        post: Country that the document is written from, where it is known.
    """
    discourse = _begin(sentences)
    discourse.post = post
    for now, sentence in enumerate(sentences):
        discourse.votes.extend(_sentence_votes(sentence, now, discourse))
        discourse.before = sentence
    return discourse.votes


def _begin(sentences: list[Sentence]) -> Discourse:
    counts: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    crimes = 0
    for sentence in sentences:
        crimes += sentence.has("crime", "traffic")
        for place in sentence.places:
            counts[place.country or ""] += 2 if sentence.title else 1
            if place.kind == "group":
                groups[place.country or ""] += 1
    topic = counts.most_common(1)[0][0] if counts else None
    home = groups.most_common(1)[0][0] if groups else None
    return Discourse(topic, home, about_trafficking=crimes >= 2)


def _sentence_votes(sentence: Sentence, now: int, discourse: Discourse) -> list[Vote]:
    strength = evidence(sentence, discourse.about_trafficking)
    roles = [role_of(place, sentence) for place in sentence.places]
    denied = strength > 0 and bool(roles) and attitude(sentence.text) == "denied"
    found: list[Vote] = []
    if strength > 0 and not denied:
        found = _pair(sentence, roles, strength, now, discourse)
    if discourse.about_trafficking and not denied and len(roles) >= LIST:
        found += _counted(sentence, roles, now, discourse)
    if not denied:
        onward = legs(sentence, roles, strength, now, discourse)
        passed_on(found, onward)
        found += onward
        if strength >= TOLD:
            discourse.told = now
        found += parts(sentence, roles, now, discourse)
        found += verdict(sentence, roles, strength, discourse.before)
        found += away(sentence, roles, now, discourse)
        found += envoys(sentence, roles, strength, now, discourse)
        _remember(sentence, roles, strength, now, discourse)
    return found


def _remember(
    sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse
) -> None:
    """Keep in mind whom a sentence names, and where it is."""
    scene = scene_of(roles) if strength >= SCENE else None
    if scene is not None:
        discourse.scenes.append(Known(now, scene.country or "", scene, sentence))
    for role in roles:
        known = Known(now, role.place.country or "", role.place, sentence)
        come_home = role.reason == "home to" and sentence.has("people", "victim")
        sure = role.role == ORIGIN and (role.weight >= SURE or come_home)
        if role.place.kind == "group" or sure:
            discourse.groups.append(known)
        elif role.role == DESTINATION and role.weight >= THERE:
            discourse.places.append(known)


def _pair(
    sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    origins = [r for r in roles if r.role == ORIGIN]
    destinations = [r for r in roles if r.role == DESTINATION]
    if origins and destinations:
        found = _both(sentence, origins, destinations, strength)
    elif destinations:
        found = _carried_origins(sentence, destinations, strength, now, discourse)
    else:
        found = _carried_destinations(sentence, origins, strength, now, discourse)
    found += _internal(sentence, roles, strength, now, discourse)
    passed = dict.fromkeys(r.place.country or "" for r in roles if r.role == TRANSIT)
    for vote in found:
        vote.transit = tuple(c for c in passed if c not in (vote.origin, vote.destination))
    return found


def _internal(
    sentence: Sentence, roles: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    """Trafficking within a country: so called, or exploitation "inside X", or of no one named."""
    if strength < 0.8:
        return []
    placed = [r for r in roles if r.role != NONE and r.place.country]
    inside = [r for r in placed if r.place.preposition in ("inside", "within")]
    if inside:
        found = [(r.place.country or "", 0.7, "inside") for r in inside]
    elif sentence.has("internal"):
        last = discourse.last(discourse.groups, now)
        country = placed[0].place.country if placed else last.country if last else discourse.topic
        found = [(country, 0.7, "internal")] if country else []
    else:
        named = {r.place.country for r in roles if r.place.country}
        first = roles[0].place if roles else None
        alone = first is not None and len(named) == 1 and first.index <= 2
        alone = alone and first is not None and first.preposition == "in"
        people = alone and sentence.has("people")
        found = [(first.country or "", 0.4, "in alone")] if first is not None and people else []
    return [Vote(c, c, weight, reason, sentence) for c, weight, reason in found]


def _counted(sentence: Sentence, roles: list[Role], now: int, discourse: Discourse) -> list[Vote]:
    """Lists of counts: "138 Xs, 37 Ys and 10 Zs", "X 41 percent, Y 26, Z 11", "X (11), Y (8)".

    Peoples come from where they are called after, to the place in mind; countries are where the
    people in mind, or those of the writer's country, were taken, unless "from" governs them.
    """
    counts = [r for r in roles if numbered(r.place, sentence)]
    if any(r.place.kind == "group" for r in counts):
        counts += [r for r in roles if _numbered_from(r.place, sentence)]
    peoples = {r.place.country or "": r.place for r in counts if r.place.kind == "group"}
    named = [r for r in counts if r.place.kind == "name" and r.place.mention.kind == "country"]
    sources = {r.place.country or "": r.place for r in named if r.role == ORIGIN}
    countries = {r.place.country or "": r.place for r in named if r.role != ORIGIN}
    found: list[Vote] = []
    lists = [some for some in (peoples, sources) if len(some) >= LIST]
    for origins in lists or [peoples | sources]:
        if len(origins) >= LIST:
            there = [r.place.country for r in roles if r.role == DESTINATION]
            last = discourse.last(discourse.places, now, FAR)
            to = there[0] if there else last.country if last else discourse.topic
            support = last.sentence if last and not there else None
            found += [
                Vote(of, to, 0.5, "counted origins", sentence, (place, None), (), support)
                for of, place in origins.items()
                if to and to != of
            ]
    if len(countries) >= LIST:
        last = discourse.last(discourse.groups, now)
        known = last is not None and last.country not in countries
        of = last.country if last and known else discourse.post or discourse.home
        found += [
            Vote(of, to, 0.5, "counted destinations", sentence, (None, place))
            for to, place in countries.items()
            if of and to != of
        ]
    return found


def _numbered_from(place: Place, sentence: Sentence) -> bool:
    """Whether a number stands before "from" and a place."""
    before = sentence.tokens[max(0, place.index - 2) : place.index]
    return len(before) == 2 and before[1].word == "from" and before[0].word[0].isdigit()


def numbered(place: Place, sentence: Sentence) -> bool:
    """Whether a number stands right beside a place."""
    before = sentence.tokens[place.index - 1] if place.index else None
    after = sentence.tokens[place.index + 1 : place.index + 3]
    beside = [t for t in after if t.word not in ("(", ":", "for", "with")][:1]
    return place.counted or any(
        t is not None and t.mention is None and t.word[0].isdigit() for t in (before, *beside)
    )


def _both(
    sentence: Sentence, origins: list[Role], destinations: list[Role], strength: float
) -> list[Vote]:
    """Each origin with each destination that the sentence names."""
    found: list[Vote] = []
    for o in origins:
        for d in destinations:
            of, to = o.place.country or "", d.place.country or ""
            weight, ends = strength * min(o.weight, d.weight), (o.place, d.place)
            if of != to:
                found.append(Vote(of, to, weight, f"{o.reason}>{d.reason}", sentence, ends))
            elif _two_places(o, d):
                found.append(Vote(of, to, weight * 0.8, "internal ends", sentence, ends))
    return found


def _two_places(origin: Role, destination: Role) -> bool:
    """Whether two ends in one country are a way within it, not one place named twice."""
    same = origin.place.mention.place_id == destination.place.mention.place_id
    recruited = origin.reason.startswith("recruit")
    told = recruited or origin.reason.startswith("from")
    told = told or (origin.reason == "group" and origin.place.mention.kind != "country")
    taken = destination.reason != "site in" or destination.place.outer in ("to", "into")
    return not same and told and (taken or recruited)


def _carried_origins(
    sentence: Sentence, destinations: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    """Destinations whose people were named before, or are those the document is about."""
    found: list[Vote] = []
    last = discourse.last(discourse.groups, now)
    for d in destinations:
        to, ends, weight = d.place.country or "", (None, d.place), strength * d.weight
        if last and last.country != to:
            reason, of = f"carry>{d.reason}", last.country
            found.append(Vote(of, to, weight * 0.7, reason, sentence, ends, (), last.sentence))
        elif discourse.home and discourse.home != to:
            reason = f"home>{d.reason}"
            found.append(Vote(discourse.home, to, weight * 0.5, reason, sentence, ends))
        elif discourse.post and discourse.post != to:
            reason = f"post>{d.reason}"
            found.append(Vote(discourse.post, to, weight * 0.5, reason, sentence, ends))
        elif discourse.topic and discourse.topic != to:
            reason = f"topic>{d.reason}"
            found.append(Vote(discourse.topic, to, weight * 0.4, reason, sentence, ends))
    return found


def _carried_destinations(
    sentence: Sentence, origins: list[Role], strength: float, now: int, discourse: Discourse
) -> list[Vote]:
    """People found, freed or recruited for where the text has just been, or its country."""
    moved = sentence.has("move") and sentence.has("here", "there")
    if not moved and not sentence.has("found", "rescue", "crime", "recruit"):
        return []
    found: list[Vote] = []
    last = discourse.last(discourse.places, now)
    scene = discourse.last(discourse.scenes, now) if moved else None
    for o in origins:
        of, ends, weight = o.place.country or "", (o.place, None), strength * o.weight
        if last and last.country != of:
            reason, to = f"{o.reason}>carry", last.country
            found.append(Vote(of, to, weight * 0.55, reason, sentence, ends, (), last.sentence))
        elif scene and scene.country != of:
            reason, to = f"{o.reason}>there", scene.country
            found.append(Vote(of, to, weight * 0.55, reason, sentence, ends, (), scene.sentence))
        elif discourse.topic and discourse.topic != of:
            reason = f"{o.reason}>topic"
            found.append(Vote(of, discourse.topic, weight * 0.5, reason, sentence, ends))
    return found
