"""What a pair of countries looks like to the model of flows: features over the whole document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from etl.frames.mentions import Reading
from etl.frames.votes import Vote

NEAR = 2  # sentences apart that still count as one scene
FADE = 0.85  # what a sentence of distance takes from a possible partner


@dataclass(slots=True)
class Ends:
    """How likely each mention is an origin and a destination, in the order of the mentions."""

    origin: np.ndarray
    destination: np.ndarray


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
    origin_won, destination_won = _won(reading, ends)
    told = sum(value >= 0.8 for value in reading.told)
    events = sum(sentence.has("official_event") for sentence in reading.sentences)
    internal_words = sum(sentence.has("internal") for sentence in reading.sentences)
    pairs: list[tuple[str, str]] = []
    rows: list[list[float]] = []
    for i, origin in enumerate(countries):
        for j, destination in enumerate(countries):
            of, to = reading.by_country[origin], reading.by_country[destination]
            ayes, noes = votes.get((origin, destination), []), votes.get((destination, origin), [])
            rows.append(
                [
                    *_together(reading, ends, of, to),
                    best_origin[origin],
                    best_destination[destination],
                    best_origin[destination],
                    best_destination[origin],
                    best_origin[origin] * best_destination[destination],
                    best_origin[destination] * best_destination[origin],
                    float(ends.origin[of].sum()),
                    float(ends.destination[to].sum()),
                    len(of),
                    len(to),
                    len(countries),
                    min(5, i),
                    min(5, j),
                    reading.groups[origin],
                    reading.groups[destination],
                    origin == destination,
                    internal_words,
                    sum(value > best_origin[origin] for value in best_origin.values()),
                    sum(
                        value > best_destination[destination] for value in best_destination.values()
                    ),
                    *_ayes(ayes),
                    0.0 if origin == destination else _any(noes),
                    origin_won.get((origin, destination), 0.0),
                    destination_won.get((origin, destination), 0.0),
                    *_scene(reading, ends, of, to),
                    told / max(1, len(reading.sentences)),
                    events / max(1, len(reading.sentences)),
                    _below(reading, of),
                    _below(reading, to),
                ]
            )
            pairs.append((origin, destination))
    return pairs, np.array(rows, dtype=np.float32).reshape(len(pairs), len(FEATURES))


def _together(reading: Reading, ends: Ends, of: Sequence[int], to: Sequence[int]) -> list[float]:
    same = near = far = same_sum = near_sum = told = together = order = 0.0
    for i in of:
        for j in to:
            one, other = reading.mentions[i], reading.mentions[j]
            if i == j or one.place.mention.place_id == other.place.mention.place_id:
                continue
            score, apart = float(ends.origin[i] * ends.destination[j]), abs(one.at - other.at)
            if apart == 0:
                same_sum, together = same_sum + score, together + 1
                if score > same:
                    same, told, order = score, reading.told[one.at], 1.0 if i < j else -1.0
            elif apart <= NEAR:
                near_sum, near = near_sum + score, max(near, score * (0.9 if apart == 1 else 0.8))
            else:
                far = max(far, score)
    return [same, near, far, same_sum, near_sum, told, together, order]


def _scene(reading: Reading, ends: Ends, of: Sequence[int], to: Sequence[int]) -> list[float]:
    """What stands in the sentence that names both ends best, and how far those around tell."""
    best, at = 0.0, -1
    for i in of:
        for j in to:
            one, other = reading.mentions[i], reading.mentions[j]
            if i != j and abs(one.at - other.at) <= NEAR:
                score = float(ends.origin[i] * ends.destination[j]) * FADE ** abs(one.at - other.at)
                if score > best:
                    best, at = score, other.at
    if at < 0:
        return [0.0] * 7
    sentence = reading.sentences[at]
    around = reading.told[max(0, at - NEAR) : at + NEAR + 1]
    return [
        sentence.has("official_event"),
        sentence.has("people"),
        sentence.has("site"),
        sentence.has("activity"),
        sentence.has("victim"),
        reading.denied(at),
        max(around),
    ]


def _below(reading: Reading, mentions: Sequence[int]) -> float:
    """Share of the mentions that name a place below the country."""
    return sum(reading.mentions[i].place.mention.kind != "country" for i in mentions) / max(
        1, len(mentions)
    )


def _any(votes: list[Vote]) -> float:
    return 1.0 - float(np.prod([1.0 - vote.weight for vote in votes])) if votes else 0.0


def _ayes(votes: list[Vote]) -> list[float]:
    direct = max((v.weight for v in votes if v.ends[0] and v.ends[1]), default=0.0)
    carried = max((v.weight for v in votes if v.support), default=0.0)
    return [len(votes), max((v.weight for v in votes), default=0.0), _any(votes), direct, carried]


def _won(
    reading: Reading, ends: Ends
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """For each pair, how surely one end is the best partner that the other has."""
    by_destination: dict[tuple[str, str], float] = {}
    by_origin: dict[tuple[str, str], float] = {}
    mentions = reading.mentions
    for j, end in enumerate(mentions):
        best = max(
            (
                (float(ends.origin[i]) * FADE ** abs(m.at - end.at), m.place.country or "")
                for i, m in enumerate(mentions)
                if i != j and end.at - 5 <= m.at <= end.at + 1
            ),
            default=None,
        )
        if best:
            pair = (best[1], end.place.country or "")
            by_destination[pair] = max(
                by_destination.get(pair, 0.0), float(ends.destination[j]) * best[0]
            )
        best = max(
            (
                (float(ends.destination[i]) * FADE ** abs(m.at - end.at), m.place.country or "")
                for i, m in enumerate(mentions)
                if i != j and abs(m.at - end.at) <= 4
            ),
            default=None,
        )
        if best:
            pair = (end.place.country or "", best[1])
            by_origin[pair] = max(by_origin.get(pair, 0.0), float(ends.origin[j]) * best[0])
    return by_destination, by_origin
