"""What a pair of countries looks like to the model of flows: features over the whole document."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from etl.frames import anchors, ties
from etl.frames.discourse import Vote
from etl.frames.mentions import Reading
from etl.frames.pair_table import Pair, PairTable
from etl.frames.partners import best_partners, rivals
from etl.frames.scenes import NEAR, Ends, Marks, Scene, far_scores, scenes_of

OF_SCENE = ("same", "near", "same_sum", "near_sum", "told", "together", "order")
AROUND = (
    *("event_same", "people_same", "site_same", "activity_same", "victim_same", "denied_same"),
    "told_near",
)
OF_VOTES = ("votes", "vote_best", "vote_any", "vote_direct", "vote_carried")


def squash(rows: np.ndarray) -> np.ndarray:
    """Features drawn together for the linear model: signed logarithms."""
    return np.sign(rows) * np.log1p(3.0 * np.abs(rows))


def pair_features(reading: Reading, ends: Ends) -> tuple[list[Pair], np.ndarray]:
    """All ordered pairs of countries named, with a row of FEATURES each.

    Returns:
        The pairs (origin, destination; the same country twice for internal trafficking) and an
        array of shape (pairs, len(FEATURES)), float32.
    """
    table = PairTable(list(reading.by_country))
    marks = Marks(reading, ends.origin.tolist(), ends.destination.tolist())
    _tell_of_ends(table, reading, ends)
    _tell_of_countries(table, reading)
    _tell_of_votes(table, reading)
    _tell_of_scenes(table, reading, marks)
    table.of_all("far", far_scores(marks, list(table.number)))
    for name, won in zip(("won_origin", "won_destination"), _won(marks), strict=True):
        table.by_pair([name], {pair: [value] for pair, value in won.items()})
    table.by_origin("origin_alone", _alone(marks, marks.origin, marks.destination))
    table.by_destination("destination_alone", _alone(marks, marks.destination, marks.origin))
    for end in ("origin", "destination"):
        told = anchors.anchored(marks, by_destination=end == "origin")
        table.by_pair([f"open_{end}_{name}" for name in anchors.NAMES], told, anchors.NONE)
    table.by_pair([f"tie_{name}" for name in ties.NAMES], ties.ties(marks), ties.NONE)
    return table.pairs(), table.rows()


def _tell_of_ends(table: PairTable, reading: Reading, ends: Ends) -> None:
    """How likely the mentions of each country are ends."""
    named = reading.by_country.items()
    origin = {c: float(ends.origin[own].max()) for c, own in named}
    destination = {c: float(ends.destination[own].max()) for c, own in named}
    table.by_origin("origin_best", origin)
    table.by_destination("destination_best", destination)
    table.by_destination("origin_of_destination", origin)
    table.by_origin("destination_of_origin", destination)
    table.of_all("product", table.product(origin, destination))
    table.of_all("reverse", table.product(destination, origin))
    table.by_origin("origin_sum", {c: float(ends.origin[own].sum()) for c, own in named})
    sums = {c: float(ends.destination[own].sum()) for c, own in named}
    table.by_destination("destination_sum", sums)
    table.by_origin("better_origins", _better(origin))
    table.by_destination("better_destinations", _better(destination))


def _tell_of_countries(table: PairTable, reading: Reading) -> None:
    """How the document names each country, and how far it tells of the crime at all."""
    named = reading.by_country.items()
    for name, values in {
        "named": {c: len(own) for c, own in named},
        "rank": {c: min(5, number) for c, number in table.number.items()},
        "groups": reading.groups,
        "below": {c: _below(reading, own) for c, own in named},
        "home": {c: c == reading.home for c in table.number},
        "titled": {c: c in reading.titled for c in table.number},
        "share": {c: len(own) / len(reading.mentions) for c, own in named},
    }.items():
        table.by_origin(f"origin_{name}", values)
        table.by_destination(f"destination_{name}", values)
    sentences = reading.sentences
    number = max(1, len(sentences))
    for name, value in {
        "countries": len(table.number),
        "internal_words": sum(sentence.has("internal") for sentence in sentences),
        "told_share": sum(value >= 0.8 for value in reading.told) / number,
        "event_share": sum(sentence.has("official_event") for sentence in sentences) / number,
    }.items():
        table.of_all(name, value)


def _tell_of_votes(table: PairTable, reading: Reading) -> None:
    """What the grammar says of pairs, and of countries within which people are trafficked."""
    votes: dict[Pair, list[Vote]] = {}
    for vote in reading.votes:
        votes.setdefault((vote.origin, vote.destination), []).append(vote)
    table.by_pair(OF_VOTES, {pair: _ayes(cast) for pair, cast in votes.items()})
    noes = {(to, of): [_any(cast)] for (of, to), cast in votes.items() if of != to}
    table.by_pair(["reverse_vote"], noes)
    counted = {p: [1.0] for p, cast in votes.items() if any("counted" in v.reason for v in cast)}
    table.by_pair(["counted"], counted)
    table.by_pair(["internal"], {(c, c): [1.0] for c in table.number})
    table.by_pair(["internal_said"], {(c, c): [told] for c, told in _internal(reading).items()})


def _tell_of_scenes(table: PairTable, reading: Reading, marks: Marks) -> None:
    """What mentions that stand near each other say of pairs."""
    scenes = scenes_of(marks)
    table.by_pair(OF_SCENE, {pair: _OF_SCENE(scene) for pair, scene in scenes.items()})
    around = {pair: _around(reading, scene) for pair, scene in scenes.items() if scene.at >= 0}
    table.by_pair(AROUND, around)


_OF_SCENE = attrgetter(*OF_SCENE)


def _around(reading: Reading, scene: Scene) -> list[float]:
    """What stands in the sentence that names both ends best, and how far those around tell."""
    at = scene.at
    classes = reading.sentences[at].classes
    return [
        *(name in classes for name in ("official_event", "people", "site", "activity", "victim")),
        reading.denied(at),
        max(reading.told[max(0, at - NEAR) : at + NEAR + 1]),
    ]


def _alone(marks: Marks, ends: list[float], partners: list[float]) -> dict[str, float]:
    """How surely each country is an end whose other end no sentence near by names."""
    found: dict[str, float] = {}
    best = rivals(marks, partners, NEAR)
    for end, other, country in zip(ends, best, marks.country, strict=True):
        alone = end * (1.0 - other)
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
    partners = zip(
        marks.country,
        best_partners(marks, marks.origin, 5, 1),
        best_partners(marks, marks.destination, 4, 4),
        strict=True,
    )
    for j, (country, of, to) in enumerate(partners):
        if of:
            pair, won = (of[1], country), marks.destination[j] * of[0]
            by_destination[pair] = max(by_destination.get(pair, 0.0), won)
        if to:
            pair, won = (country, to[1]), marks.origin[j] * to[0]
            by_origin[pair] = max(by_origin.get(pair, 0.0), won)
    return by_destination, by_origin
