"""What a pair of countries looks like to the model of flows: features over the whole document."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from etl.frames import anchors, ties
from etl.frames.mentions import Reading
from etl.frames.scenes import FADE, NEAR, Ends, Marks, Scene, far_scores, scenes_of
from etl.frames.votes import Vote

FEATURES = [
    "same",
    "near",
    "far",
    "same_sum",
    "near_sum",
    "told",
    "together",
    "order",
    "origin_best",
    "destination_best",
    "origin_of_destination",
    "destination_of_origin",
    "product",
    "reverse",
    "origin_sum",
    "destination_sum",
    "origin_named",
    "destination_named",
    "countries",
    "origin_rank",
    "destination_rank",
    "origin_groups",
    "destination_groups",
    "internal",
    "internal_words",
    "better_origins",
    "better_destinations",
    "votes",
    "vote_best",
    "vote_any",
    "vote_direct",
    "vote_carried",
    "reverse_vote",
    "won_origin",
    "won_destination",
    "event_same",
    "people_same",
    "site_same",
    "activity_same",
    "victim_same",
    "denied_same",
    "told_near",
    "told_share",
    "event_share",
    "origin_below",
    "destination_below",
    "origin_home",
    "destination_home",
    "origin_titled",
    "destination_titled",
    "origin_alone",
    "destination_alone",
    "internal_said",
    "counted",
    *(f"open_origin_{name}" for name in anchors.NAMES),
    *(f"open_destination_{name}" for name in anchors.NAMES),
    "origin_share",
    "destination_share",
    *(f"tie_{name}" for name in ties.NAMES),
]


def squash(rows: np.ndarray) -> np.ndarray:
    """Features drawn together for the linear model: signed logarithms."""
    return np.sign(rows) * np.log1p(3.0 * np.abs(rows))


def pair_features(reading: Reading, ends: Ends) -> tuple[list[tuple[str, str]], np.ndarray]:
    """All ordered pairs of countries named, with a row of FEATURES each.

    Returns:
        The pairs (origin, destination; the same country twice for internal trafficking) and an
        array of shape (pairs, len(FEATURES)), float32.
    """
    countries = list(reading.by_country)
    votes: dict[tuple[str, str], list[Vote]] = {}
    for vote in reading.votes:
        votes.setdefault((vote.origin, vote.destination), []).append(vote)
    best_origin = {c: float(ends.origin[reading.by_country[c]].max()) for c in countries}
    best_destination = {c: float(ends.destination[reading.by_country[c]].max()) for c in countries}
    of_country = reading.by_country.items()
    origin_sum = {c: float(ends.origin[own].sum()) for c, own in of_country}
    destination_sum = {c: float(ends.destination[own].sum()) for c, own in of_country}
    below = {c: _below(reading, own) for c, own in of_country}
    better_origins, better_destinations = _better(best_origin), _better(best_destination)
    marks = Marks(reading, ends.origin.tolist(), ends.destination.tolist())
    scenes, nowhere = scenes_of(marks), Scene()
    far = far_scores(marks, countries)
    ayes = {pair: _ayes(cast) for pair, cast in votes.items()}
    noes = {(to, of): _any(cast) for (of, to), cast in votes.items() if of != to}
    origin_won, destination_won = _won(marks)
    origin_alone = _alone(marks, marks.origin, marks.destination)
    destination_alone = _alone(marks, marks.destination, marks.origin)
    within = _internal(reading)
    counted = {p for p, cast in votes.items() if any("counted" in v.reason for v in cast)}
    told = sum(value >= 0.8 for value in reading.told)
    events = sum(sentence.has("official_event") for sentence in reading.sentences)
    internal_words = sum(sentence.has("internal") for sentence in reading.sentences)
    open_origins, open_destinations = anchors.anchored(marks, True), anchors.anchored(marks, False)
    tied = ties.ties(marks)
    share = {c: len(own) / len(reading.mentions) for c, own in of_country}
    pairs: list[tuple[str, str]] = []
    rows: list[list[float]] = []
    for i, origin in enumerate(countries):
        for j, destination in enumerate(countries):
            of, to = reading.by_country[origin], reading.by_country[destination]
            pair = origin, destination
            scene = scenes.get(pair, nowhere)
            rows.append(
                [
                    scene.same,
                    scene.near,
                    far[i][j],
                    scene.same_sum,
                    scene.near_sum,
                    scene.told,
                    scene.together,
                    scene.order,
                    best_origin[origin],
                    best_destination[destination],
                    best_origin[destination],
                    best_destination[origin],
                    best_origin[origin] * best_destination[destination],
                    best_origin[destination] * best_destination[origin],
                    origin_sum[origin],
                    destination_sum[destination],
                    len(of),
                    len(to),
                    len(countries),
                    min(5, i),
                    min(5, j),
                    reading.groups[origin],
                    reading.groups[destination],
                    origin == destination,
                    internal_words,
                    better_origins[origin],
                    better_destinations[destination],
                    *ayes.get(pair, _NO_VOTES),
                    noes.get(pair, 0.0),
                    origin_won.get(pair, 0.0),
                    destination_won.get(pair, 0.0),
                    *_around(reading, scene),
                    told / max(1, len(reading.sentences)),
                    events / max(1, len(reading.sentences)),
                    below[origin],
                    below[destination],
                    origin == reading.home,
                    destination == reading.home,
                    origin in reading.titled,
                    destination in reading.titled,
                    origin_alone.get(origin, 0.0),
                    destination_alone.get(destination, 0.0),
                    within.get(origin, 0.0) if origin == destination else 0.0,
                    pair in counted,
                    *open_origins.get(pair, anchors.NONE),
                    *open_destinations.get(pair, anchors.NONE),
                    share[origin],
                    share[destination],
                    *tied.get(pair, ties.NONE),
                ]
            )
            pairs.append(pair)
    return pairs, np.array(rows, dtype=np.float32).reshape(len(pairs), len(FEATURES))


def _around(reading: Reading, scene: Scene) -> list[float]:
    """What stands in the sentence that names both ends best, and how far those around tell."""
    at = scene.at
    if at < 0:
        return [0.0] * 7
    classes = reading.sentences[at].classes
    return [
        *(name in classes for name in ("official_event", "people", "site", "activity", "victim")),
        reading.denied(at),
        max(reading.told[max(0, at - NEAR) : at + NEAR + 1]),
    ]


def _alone(marks: Marks, ends: list[float], partners: list[float]) -> dict[str, float]:
    """How surely each country is an end whose other end no sentence near by names."""
    found: dict[str, float] = {}
    for i, (at, country) in enumerate(zip(marks.at, marks.country, strict=True)):
        first, last = bisect_left(marks.at, at - NEAR), bisect_right(marks.at, at + NEAR)
        others = (partners[j] for j in range(first, last) if marks.country[j] != country)
        alone = ends[i] * (1.0 - max(others, default=0.0))
        if alone > found.get(country, 0.0):
            found[country] = alone
    return found


def _internal(reading: Reading) -> dict[str, float]:
    """How surely a sentence says that people are trafficked within each country.

    A sentence that names none speaks of the country named last, and of that of the writer.
    """
    found: dict[str, float] = {}
    named: list[str] = []
    for sentence, told in zip(reading.sentences, reading.told, strict=True):
        here = [place.country or "" for place in sentence.places if place.kind != "official"]
        if told and sentence.has("internal"):
            meant = here or named[-1:] + ([reading.home] if reading.home else [])
            for country in meant:
                found[country] = max(found.get(country, 0.0), told)
        named = here or named
    return found


def _better(best: dict[str, float]) -> dict[str, int]:
    """How many countries have a higher value than each."""
    ranked = sorted(best.values())
    return {c: len(ranked) - bisect_right(ranked, value) for c, value in best.items()}


def _below(reading: Reading, mentions: Sequence[int]) -> float:
    """Share of the mentions that name a place below the country."""
    return sum(reading.mentions[i].place.mention.kind != "country" for i in mentions) / max(
        1, len(mentions)
    )


_NO_VOTES = (0, 0.0, 0.0, 0.0, 0.0)


def _any(votes: list[Vote]) -> float:
    return 1.0 - math.prod(1.0 - vote.weight for vote in votes)


def _ayes(votes: list[Vote]) -> list[float]:
    direct = max((v.weight for v in votes if v.ends[0] and v.ends[1]), default=0.0)
    carried = max((v.weight for v in votes if v.support), default=0.0)
    return [len(votes), max((v.weight for v in votes), default=0.0), _any(votes), direct, carried]


def _won(marks: Marks) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """For each pair, how surely one end is the best partner that the other has."""
    by_destination: dict[tuple[str, str], float] = {}
    by_origin: dict[tuple[str, str], float] = {}
    for j, (at, country) in enumerate(zip(marks.at, marks.country, strict=True)):
        best = _partner(marks, marks.origin, j, at - 5, at + 1)
        if best:
            pair = (best[1], country)
            won = marks.destination[j] * best[0]
            by_destination[pair] = max(by_destination.get(pair, 0.0), won)
        best = _partner(marks, marks.destination, j, at - 4, at + 4)
        if best:
            pair = (country, best[1])
            by_origin[pair] = max(by_origin.get(pair, 0.0), marks.origin[j] * best[0])
    return by_destination, by_origin


def _partner(
    marks: Marks, likely: list[float], end: int, first: int, last: int
) -> tuple[float, str] | None:
    """The likeliest other mention in the sentences from first to last, those near by favoured."""
    around = range(bisect_left(marks.at, first), bisect_right(marks.at, last))
    faded = [
        (likely[i] * FADE ** abs(marks.at[i] - marks.at[end]), marks.country[i])
        for i in around
        if i != end
    ]
    return max(faded, default=None)
