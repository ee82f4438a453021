"""Which documents tell the text of another one: a story copied between papers is one source.

A document copies another where at least half of the sampled runs of words of the shorter of the two
stand in both, whatever stands around them: so a wire story inside a longer article is one. Runs of
six words are sampled at words that their own letters choose, so that what was put before or after
does not matter (U. Manber, Finding similar files in a large file system, 1994; half: containment as
in A. Broder, On the resemblance and containment of documents, 1997). Page furniture does not count,
nor do documents too short to tell.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa

from etl.gate import Row

Runs = np.ndarray
"""Sampled runs of words as numbers: shape (runs,), uint32."""

RUN = 6
"""Words of a run."""
EVERY = 8
"""One word in so many begins a sampled run."""
FEWEST = 5
"""Sampled runs that a text must have to be compared: some 40 words."""
HALF = 0.5
MOST = 20
"""Documents of one run that later ones are compared with: beyond, it is a set phrase."""
MARKS = 1 << 20
"""Remainders of runs that are marked, so that most others need no search."""
AT_ONCE = 2_000_000
"""Pairs of documents that are counted at once."""
_WORD = re.compile(r"\w+")


def sketch(texts: Iterable[str]) -> set[int]:
    """The sampled runs of words of a document's passages, as numbers."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    begins = set(filter(_begins, set(words)))
    last = len(words) - RUN
    return {
        _number(" ".join(words[at : at + RUN]))
        for at, word in enumerate(words)
        if word in begins and at <= last
    }


@lru_cache(maxsize=1 << 16)
def _begins(word: str) -> bool:
    """Whether a sampled run begins with a word."""
    return _number(word) % EVERY == 0


def _number(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "replace"))


def told(passages: Iterable[Row]) -> Runs:
    """The sampled runs of a document's passages: what others can have copied of it."""
    texts = (
        passage["text"]
        for passage in passages
        if not passage.get("furniture") and passage.get("part") in ("body", None)
    )
    return np.fromiter(sketch(texts), np.uint32)


@dataclass(frozen=True, slots=True)
class Stories:
    """Documents that claims were read from, as columns.

    Attributes:
        doc_ids: Their ids.
        days: Their dates.
        paths: Their names.
        runs: What `told` gives of each: an array of lists.
    """

    doc_ids: Sequence[str]
    days: Sequence[date | None]
    paths: Sequence[str]
    runs: pa.ListArray


def parents(
    stories: Stories, known: Sequence[str | None], changed: Runs | None
) -> list[str | None]:
    """For each document the one that it copies most of, of those before it by date and name.

    Documents are compared with those only that share a run with them.

    Args:
        stories: All documents.
        known: What this gave of each before some of them were added, changed or removed.
        changed: The runs of those, as they are and as they were; None where nothing is known.
    """
    number = len(stories.doc_ids)
    values = stories.runs.flatten().to_numpy(zero_copy_only=False)
    ends = stories.runs.offsets.to_numpy()
    ends = ends - ends[0]
    lengths = np.diff(ends).astype(np.int64)
    enough = lengths >= FEWEST
    is_asked, concerned = enough, np.arange(len(values))
    if changed is not None:
        shares = np.flatnonzero(_among(values, changed))
        is_asked = np.zeros(number, bool)
        is_asked[np.searchsorted(ends, shares, "right") - 1] = True
        is_asked &= enough
        concerned = np.flatnonzero(_among(values, values[np.repeat(is_asked, lengths)]))
    owner = np.searchsorted(ends, concerned, "right") - 1
    counts = enough[owner]
    values, owner = values[concerned[counts]], owner[counts]
    met = np.unique(owner).tolist()
    order = sorted(met, key=lambda at: (stories.days[at] or date.max, stories.paths[at]))
    rank = np.empty(number, np.int64)
    rank[order] = np.arange(len(order))
    told = [None if asked else known[at] for at, asked in enumerate(is_asked.tolist())]
    for one, other in _nearest(values, rank[owner], is_asked[owner], lengths[order]):
        told[order[one]] = stories.doc_ids[order[other]]
    return told


def _among(values: np.ndarray, some: np.ndarray) -> np.ndarray:
    """Which of many values are among a few."""
    some = np.unique(some)
    found = np.zeros(len(values), bool)
    if len(some):
        marks = np.zeros(MARKS, bool)
        marks[some % MARKS] = True
        likely = np.flatnonzero(marks[values % MARKS])
        place = np.minimum(np.searchsorted(some, values[likely]), len(some) - 1)
        found[likely] = some[place] == values[likely]
    return found


def _nearest(
    values: Runs, owner: np.ndarray, asked: np.ndarray, length: np.ndarray
) -> list[tuple[int, int]]:
    """Pairs of a document and the one it copies, both by their place in the order.

    Args:
        values: Runs, shape (n,).
        owner: Place of the document of each, shape (n,).
        asked: Whether that document is asked for, shape (n,).
        length: Number of runs by place.
    """
    by_run = np.lexsort((owner, values))
    values, owner, asked = values[by_run], owner[by_run], asked[by_run]
    first = np.searchsorted(values, values)
    holders = np.minimum(np.arange(len(values)) - first, MOST)
    wanted = np.flatnonzero(asked & (holders > 0))
    wanted = wanted[np.argsort(owner[wanted], kind="stable")]
    pairs: list[tuple[int, int]] = []
    ends = np.cumsum(holders[wanted])
    begin = 0
    while begin < len(wanted):
        reach = int(np.searchsorted(ends, ends[begin] + AT_ONCE, "right"))
        last = owner[wanted[min(reach, len(wanted)) - 1]]
        end = int(np.searchsorted(owner[wanted], last, "right"))
        some = wanted[begin:end]
        number = holders[some]
        steps = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number)
        others = owner[np.repeat(first[some], number) + steps]
        pairs += _best(np.repeat(owner[some], number), others, length)
        begin = end
    return pairs


def _best(one: np.ndarray, other: np.ndarray, length: np.ndarray) -> list[tuple[int, int]]:
    """Of each document the one that it shares most runs with, if half of them; else none."""
    keys, shared = np.unique(one * len(length) + other, return_counts=True)
    one, other = np.divmod(keys, len(length))
    half = shared >= HALF * np.minimum(length[one], length[other])
    one, other, shared = one[half], other[half], shared[half]
    order = np.lexsort((other, -shared, one))
    one, other = one[order], other[order]
    begins = np.flatnonzero(np.diff(one, prepend=-1))
    return list(zip(one[begins].tolist(), other[begins].tolist(), strict=True))


def originals(doc_ids: Sequence[str], parents: Sequence[str | None]) -> list[str | None]:
    """For each document the first of those that it copies, directly or through others.

    Args:
        doc_ids: All documents.
        parents: What each copies, from `parents`.
    """
    parent_of = {one: other for one, other in zip(doc_ids, parents, strict=True) if other}
    found: list[str | None] = []
    for one in parents:
        at = one
        while at is not None and at in parent_of:
            at = parent_of[at]
        found.append(at)
    return found
