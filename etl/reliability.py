"""Whether confidence is earned: claims judged right or wrong, by the confidence they have.

A claim is right where a gold item that is not optional says the same; claims that only an optional
item says are left out, and so are kinds that a document was not annotated for.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.corpus import Annotated
from etl.gate import Row
from etl.gold import SAME
from etl.schema import fact_tables
from etl.score import wanted_items

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


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
