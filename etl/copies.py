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
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import numpy as np

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
_NO_RUNS = np.array([], np.uint32)
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


def originals(documents: Iterable[Row], runs: Mapping[str, Runs]) -> dict[str, str]:
    """For each copy the document whose text it tells: the first by date.

    Documents are compared with those only that share a run with them.

    Args:
        documents: Rows of the documents table.
        runs: What `told` gives of their passages, by doc_id; others are passed over.

    Returns:
        doc_id of the original by doc_id of the copy.
    """
    compared = [row for row in documents if len(runs.get(row["doc_id"], ())) >= FEWEST]
    every = np.sort(np.concatenate([runs[row["doc_id"]] for row in compared] or [_NO_RUNS]))
    shared = np.unique(every[1:][every[1:] == every[:-1]])
    found: dict[str, str] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(compared, key=_order):
        doc_id = document["doc_id"]
        own = runs[doc_id]
        also_elsewhere = own[np.isin(own, shared)].tolist()
        number_of = Counter(other for run in also_elsewhere for other in holders.get(run, ()))
        for other, number in number_of.most_common():
            if number >= HALF * min(len(own), len(runs[other])):
                found[doc_id] = found.get(other, other)
                break
        for run in also_elsewhere:
            if len(holders[run]) < MOST:
                holders[run].append(doc_id)
    return found


def _order(document: Row) -> tuple[date, str]:
    return document.get("date") or date.max, document["path"]


def mark(documents: Iterable[Row], runs: Mapping[str, Runs]) -> None:
    """Sets copy_of of the documents that claims were read from; changed in place.

    Args:
        documents: Rows of the documents table.
        runs: What `told` gives, by doc_id, of those that claims were read from.
    """
    telling = [row for row in documents if row["doc_id"] in runs]
    copies = originals(telling, runs)
    for document in telling:
        document["copy_of"] = copies.get(document["doc_id"])
