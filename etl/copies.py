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
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from etl.gate import Row, Rows
from etl.schema import fact_tables

RUN = 6
"""Words of a run."""
EVERY = 8
"""One word in so many begins a sampled run."""
FEWEST = 5
"""Sampled runs that a text must have to be compared: some 40 words."""
HALF = 0.5
MOST = 20
"""Documents of one run that later ones are compared with: beyond, it is a set phrase."""
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


def originals(documents: Sequence[Row], passages: Sequence[Row]) -> dict[str, str]:
    """For each copy the document whose text it tells: the first by date.

    Args:
        documents: Rows of the documents table.
        passages: Rows of the passages table.

    Returns:
        doc_id of the original by doc_id of the copy.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        if not passage.get("furniture") and passage.get("part") in ("body", None):
            texts[passage["doc_id"]].append(passage["text"])
    found: dict[str, str] = {}
    sizes: dict[str, int] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(documents, key=_order):
        doc_id = document["doc_id"]
        runs = sketch(texts.get(doc_id, ()))
        if len(runs) < FEWEST:
            continue
        shared = Counter(other for run in runs for other in holders.get(run, ()))
        for other, number in shared.most_common():
            if number >= HALF * min(len(runs), sizes[other]):
                found[doc_id] = found.get(other, other)
                break
        sizes[doc_id] = len(runs)
        for run in runs:
            if len(holders[run]) < MOST:
                holders[run].append(doc_id)
    return found


def _order(document: Row) -> tuple[date, str]:
    return document.get("date") or date.max, document["path"]


def mark(tables: Rows) -> None:
    """Sets copy_of of the documents that claims were read from; changed in place."""
    telling = {row["doc_id"] for name in fact_tables() for row in tables.get(name, ())}
    documents = [row for row in tables["documents"] if row["doc_id"] in telling]
    passages = [row for row in tables["passages"] if row["doc_id"] in telling]
    copies = originals(documents, passages)
    for document in documents:
        document["copy_of"] = copies.get(document["doc_id"])
