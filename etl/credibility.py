"""How credible a claim is, by one stated rule (the Admiralty code's 1 to 6 for the item).

- 6 (cannot be judged): a claim of a source of reliability F.
- 5 (improbable): what its own document denies.
- Any other begins at 2 (probably true) where an official source is named for it, else at 3
  (possibly true). Hedging lowers it by one: what is only estimated or alleged.
- Corroboration raises it: by one for an independent document that tells the same fact without
  denying or hedging it, by two for two or more, up to 1 (confirmed by other sources).
- What an independent document denies is 4 (doubtful) at best.

Two documents are independent of each other where they have other publishers and neither copies the
other (etl.copies), and the two claims are neither the same sentence nor told by the same named
source: a story copied between papers, or a number both papers have from one ministry, counts once.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from etl.gate import Row
from etl.spans import number

_OFFICIAL = re.compile(
    r"\b(?:officials?|police|polices|ministr(?:y|ies)|ministers?|vice[- ]minister|governments?|"
    r"govt|gov|prosecutors?|courts?|judges?|directors?|directorate|departments?|embass(?:y|ies)|"
    r"ambassadors?|consulates?|bureau|authorit(?:y|ies)|border guards?|army|customs|immigration|"
    r"president|premier|governors?|secretary|commission(?:er)?s?|union|"
    r"UN|UNODC|UNICEF|UNIAP|UNDP|ILO|IOM|UNHCR|INTERPOL|ASEAN|COMMIT)\b",
    re.IGNORECASE,
)
HEDGED = ("estimated", "alleged")
ENOUGH = 2
"""Independent documents that raise a claim as far as any number of them does."""
FIRST, PAIRS = 32, 4_000_000
"""Of a fact's many sources the first are looked at, then more; and how many pairs at once."""
FEW = 48
"""Claims of a fact that are looked at one by one."""


def compared_by(claim: Row) -> Row:
    """What is kept beside a claim to tell its source from others, and whether that is official."""
    named = _plain(claim.get("attribution"))
    return {
        "said": number(_plain(claim.get("quote"))),
        "named": number(named) if named else None,
        "official": _is_official(claim.get("attribution") or ""),
    }


@lru_cache(maxsize=65_536)
def _is_official(named: str) -> bool:
    return _OFFICIAL.search(named) is not None


_MARKS = re.compile(r"[\W_]+")


def _plain(words: str | None) -> str:
    """Letters and digits only: case, wraps and marks do not tell sources apart."""
    return _MARKS.sub("", (words or "").casefold().removeprefix("the "))


class Sources:
    """The documents that claims are of, as numbers that are equal where they are one source."""

    def __init__(self, documents: pa.Table) -> None:
        """Takes documents.

        Args:
            documents: Columns doc_id, publisher, reliability, copy_of.
        """
        doc_ids = documents["doc_id"].to_pylist()
        self._at = {doc_id: at for at, doc_id in enumerate(doc_ids)}
        known: dict[str, int] = {}
        publishers = [_plain(one) for one in documents["publisher"].to_pylist()]
        stories = zip(doc_ids, documents["copy_of"].to_pylist(), strict=True)
        self.publisher = np.array(
            [
                known.setdefault(one or doc_id, len(known))
                for one, doc_id in zip(publishers, doc_ids, strict=True)
            ],
            np.int64,
        )
        called: dict[str, int] = {}
        self.story = np.array(
            [called.setdefault(copied or doc_id, len(called)) for doc_id, copied in stories],
            np.int64,
        )
        grades = documents["reliability"].to_pylist()
        self.doubtful = np.array([one == "F" for one in grades], bool)

    def places(self, doc_ids: Sequence[str]) -> np.ndarray:
        """Where documents stand among all; shape (documents,)."""
        at = self._at
        return np.fromiter((at[one] for one in doc_ids), np.int64, len(doc_ids))


class _Source(NamedTuple):
    """Who stands behind claims, a number each; any that is the same makes two dependent.

    Attributes:
        publisher: Of the document.
        story: That it tells or copies.
        said: The words.
        named: Whom it names; 0 where nobody, which makes none dependent.
    """

    publisher: np.ndarray
    story: np.ndarray
    said: np.ndarray
    named: np.ndarray

    def of(self, chosen: np.ndarray | slice) -> "_Source":
        """Of some of the claims."""
        return _Source(*(one[chosen] for one in self))

    def depend(self, others: "_Source") -> np.ndarray:
        """Which of these hang together with which of others; shape (these, others)."""
        found = self.publisher[:, None] == others.publisher
        found |= self.story[:, None] == others.story
        found |= self.said[:, None] == others.said
        return found | (self.named[:, None] == others.named) & (others.named != 0)


def rate(claims: pa.Table, sources: Sources) -> np.ndarray:
    """How credible claims are.

    Args:
        claims: All claims of some facts: fact_id, claim_id, doc_id, assertion, and what
            `compared_by` gives.
        sources: Their documents.

    Returns:
        The figure of each, shape (claims,), int8.
    """
    if not claims.num_rows:
        return np.zeros(0, np.int8)
    # Of sources that hang together the first counts, whatever order the rows come in.
    order = claims.select(["fact_id", "claim_id"]).append_column("at", _counted(claims.num_rows))
    order = order.sort_by([("fact_id", "ascending"), ("claim_id", "ascending")])["at"].to_numpy()
    claims = claims.take(pa.array(order)).combine_chunks()
    place = sources.places(claims["doc_id"].to_pylist())
    source = _Source(
        sources.publisher[place],
        sources.story[place],
        claims["said"].to_numpy(),
        claims["named"].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False),
    )
    assertion = claims["assertion"].to_numpy().astype(object)
    hedged, denied = np.isin(assertion, HEDGED), assertion == "denied"
    plain = ~(hedged | denied)
    backing, against = np.zeros(len(place), np.int8), np.zeros(len(place), bool)
    for begin, end in _facts(claims["fact_id"].combine_chunks(), place):
        here = slice(begin, end)
        some = source.of(here)
        backing[here] = _independent(some, plain[here])
        if denied[here].any():
            against[here] = _independent(some, denied[here]) > 0
    official = claims["official"].combine_chunks().to_numpy(zero_copy_only=False)
    found = np.where(official, 2, 3) + hedged - backing
    found = np.maximum(np.where(against, 4, 1), found)
    found = np.where(sources.doubtful[place], 6, np.where(denied, 5, found))
    back = np.empty(len(place), np.int8)
    back[order] = found
    return back


def _counted(number: int) -> pa.Array:
    return pa.array(np.arange(number))


def _facts(fact_ids: pa.Array, place: np.ndarray) -> list[tuple[int, int]]:
    """Where the claims of facts begin and end that several documents tell."""
    codes = fact_ids.dictionary_encode().indices.to_numpy()
    bounds = np.flatnonzero(np.diff(codes, prepend=-1, append=-1))
    first = np.minimum.reduceat(place, bounds[:-1])
    last = np.maximum.reduceat(place, bounds[:-1])
    several = first != last
    facts = zip(pairwise(bounds.tolist()), np.asarray(several).tolist(), strict=True)
    return [one for one, told in facts if told]


def _independent(source: _Source, tell: np.ndarray) -> np.ndarray:
    """How many of the claims that tell a fact are independent of each claim and of each other.

    They are taken in their order, each that is independent of all that were taken, up to ENOUGH.

    Args:
        source: Of all claims of the fact.
        tell: Which of them tell it.

    Returns:
        Their number for each claim, shape (claims,).
    """
    others = source.of(tell)
    if len(tell) <= FEW:
        return _one_by_one(source, others)
    found = np.zeros(len(tell), np.int8)
    open_still, most = np.arange(len(tell)), FIRST
    while len(open_still):
        here = others.of(slice(0, most))
        between = here.depend(here)
        at_once = max(1, PAIRS // most)
        left: list[np.ndarray] = []
        for at in range(0, len(open_still), at_once):
            some = open_still[at : at + at_once]
            found[some] = _among(source.of(some), here, between)
            left.append(some[found[some] < ENOUGH])
        open_still = np.concatenate(left) if most < len(others.said) else np.empty(0, np.int64)
        most *= 8
    return found


def _among(source: _Source, others: _Source, between: np.ndarray) -> np.ndarray:
    """As `_independent`, where few others are looked at; `between` tells which of them depend."""
    if not len(others.said):
        return np.zeros(len(source.said), np.int8)
    apart = ~source.depend(others)
    found = np.zeros(len(source.said), np.int8)
    for _ in range(ENOUGH):
        any_left = np.asarray(apart.any(axis=1))
        found += any_left
        # What depends on the one that was taken goes, and so does that one itself.
        apart &= ~between[apart.argmax(axis=1)]
        apart &= any_left[:, None]
    return found


def _one_by_one(source: _Source, others: _Source) -> np.ndarray:
    """As `_independent`, for few claims."""
    told = list(dict.fromkeys(_rows(others)))
    known: dict[tuple[int, ...], int] = {}
    found: list[int] = []
    for one in _rows(source):
        if one not in known:
            known[one] = _taken(one, told)
        found.append(known[one])
    return np.array(found, np.int8)


def _rows(source: _Source) -> list[tuple[int, ...]]:
    return list(zip(*(one.tolist() for one in source), strict=True))


def _taken(source: tuple[int, ...], others: Sequence[tuple[int, ...]]) -> int:
    counted = [source]
    for other in others:
        if all(_apart(one, other) for one in counted):
            counted.append(other)
            if len(counted) > ENOUGH:
                break
    return len(counted) - 1


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return (
        one[0] != other[0]
        and one[1] != other[1]
        and one[2] != other[2]
        and (one[3] != other[3] or not one[3])
    )
