"""Whether confidence is earned, and what it would have to be: claims judged right or wrong.

A claim is right where a gold item that is not optional says the same; claims that only an optional
item says are left out, and so are kinds that a document was not annotated for.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.calibration import Knots, between
from etl.corpus import Annotated
from etl.gate import Row
from etl.gold import SAME
from etl.schema import fact_tables
from etl.score import wanted_items

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
KNOTS = 7
FEWEST = 25
"""Claims that a knot stands for at least."""
PRIOR = 2
"""Claims, right and wrong as in the whole table, that each knot has beside its own."""
FOLDS = 5
"""Parts of documents of which each is judged by maps fitted on the others."""


class Judged(NamedTuple):
    """A claim's fact table, its confidence, and whether it is right."""

    table: str
    confidence: float
    right: bool


class Bin(NamedTuple):
    """Claims of like confidence.

    Attributes:
        low: Least confidence.
        high: Confidence below which they are.
        claims: How many.
        confidence: Their mean confidence.
        right: Share of right ones.
    """

    low: float
    high: float
    claims: int
    confidence: float
    right: float


def judge(gold: Annotated, rows: dict[str, list[Row]]) -> list[Judged]:
    """Judges the claims of a document.

    Args:
        gold: What it states.
        rows: Its rows by table, as from etl.score.rows_by_document.
    """
    wanted = wanted_items(gold.item)
    found: list[Judged] = []
    for table in fact_tables():
        for row in rows.get(table, ()):
            denied = table == "flows" and row["assertion"] == "denied"
            kind = "denied flows" if denied else table
            if kind not in wanted:
                continue
            same = [item for item in wanted[kind] if SAME[kind](item, row)]
            if same and all(item.get("optional") for item in same):
                continue
            found.append(Judged(table, row["confidence"], bool(same)))
    return found


def bins(judged: Iterable[Judged], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The table of reliability: one row for each span of confidence that has claims."""
    claims = list(judged)
    found: list[Bin] = []
    for low, high in pairwise(edges):
        inside = [claim for claim in claims if low <= claim.confidence < high]
        if inside:
            mean = sum(claim.confidence for claim in inside) / len(inside)
            share = sum(claim.right for claim in inside) / len(inside)
            found.append(Bin(low, min(1.0, high), len(inside), round(mean, 3), round(share, 3)))
    return found


def gap(table: Sequence[Bin]) -> float:
    """Mean distance of confidence and share of right ones (expected calibration error)."""
    claims = sum(b.claims for b in table)
    return sum(b.claims * abs(b.confidence - b.right) for b in table) / max(1, claims)


def fit_map(judged: Sequence[Judged]) -> Knots | None:
    """A map that never falls, of at most KNOTS knots; None where there is too little to go by.

    Neighbouring knots that would fall are joined (pool adjacent violators, Ayer et al. 1955).
    """
    if len(judged) < FEWEST:
        return None
    overall = sum(claim.right for claim in judged) / len(judged)
    pools: list[list[float]] = []  # claims, sum of confidences, sum of right ones
    for group in _groups(sorted(judged, key=lambda claim: claim.confidence)):
        right = sum(claim.right for claim in group) + PRIOR * overall
        pools.append([len(group), sum(claim.confidence for claim in group), right])
        while len(pools) > 1 and _share(pools[-2]) > _share(pools[-1]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
            pools[-1][2] -= PRIOR * overall
    given = tuple(round(confidence / claims, 4) for claims, confidence, _ in pools)
    return given, tuple(round(_share(pool), 4) for pool in pools)


def _share(pool: list[float]) -> float:
    return pool[2] / (pool[0] + PRIOR)


def _groups(judged: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Claims of like confidence, in order; those of equal confidence are not parted."""
    size = max(FEWEST, -(-len(judged) // KNOTS))
    group: list[Judged] = []
    left = len(judged)
    for at, claim in enumerate(judged):
        group.append(claim)
        left -= 1
        last = at + 1 == len(judged)
        parted = last or judged[at + 1].confidence > claim.confidence
        if last or (len(group) >= size and left >= FEWEST and parted):
            yield group
            group = []


def fit(judged: Sequence[Judged]) -> dict[str, Knots]:
    """The maps of confidence by fact table, of those with enough claims."""
    found: dict[str, Knots] = {}
    for table in fact_tables():
        if knots := fit_map([claim for claim in judged if claim.table == table]):
            found[table] = knots
    return found


def cross_fitted(documents: Sequence[Sequence[Judged]]) -> list[Judged]:
    """The claims of documents with the confidence by maps that were fitted without them.

    Args:
        documents: The claims of each, with confidences as extractors give them.
    """
    found: list[Judged] = []
    for fold in range(FOLDS):
        others = [c for n, of in enumerate(documents) if n % FOLDS != fold for c in of]
        maps = fit(others)
        for claim in (c for of in documents[fold::FOLDS] for c in of):
            knots = maps.get(claim.table)
            given = claim.confidence
            found.append(claim._replace(confidence=between(knots, given) if knots else given))
    return found
