"""Finds documents in the index of words of a snapshot (`etl.search_index`), with their scores.

How much a word tells is reckoned over all files of the index, so what is found and its scores are
those of one file. Each file is asked by a query that answers in one row: so no row of a common word
is handled by Python, and several files are asked at the same time.
"""

import math
import os
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl.access import CEILINGS
from etl.search_index import BODIES, TITLES, SearchError, opened
from etl.search_words import MOST_TERMS, Question, Term, ask

NEAR = 40
"""Words between which terms stand together: about two sentences."""

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

_MATCHING = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
_SCORED = """
SELECT group_concat(rowid), group_concat(rank) FROM words WHERE words MATCH ?
"""
_DOCUMENTS = "SELECT doc_id, length FROM documents ORDER BY number"
_KNOWN = 4_096
"""Files of which is kept what stands in them: some hundred for a snapshot of many documents."""
_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of Okapi BM25, as FTS5 has them."""
_LEAST = 1e-6
"""What FTS5 gives a word that most documents have."""
_DIGITS = 12
"""Digits of a score after the point: beyond, it hangs on the order of sums."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents that match a question, in the order of the index.

    Attributes:
        numbers: The place of each among all documents of the index (`SearchIndex.doc_ids`).
        together: Whether all terms stand within a sentence or two of each other somewhere in it.
        scores: Okapi BM25, larger is better.
    """

    numbers: Numbers
    together: npt.NDArray[np.bool_]
    scores: Scores


@dataclass(frozen=True, slots=True)
class _File:
    """What stands in one file: the ids of its documents, and how many words each has."""

    doc_ids: tuple[str, ...]
    lengths: Scores

    @property
    def words(self) -> float:
        return float(self.lengths.sum())


@dataclass(frozen=True, slots=True)
class _Hits:
    """What one file holds of a question.

    Attributes:
        file: What stands in it.
        rows: Documents that match, as their places in the file.
        together: Whether all terms stand near each other, shape (rows,).
        weights: How much of each term each has, besides what the term tells, as the file's own
            mean length has it; shape (terms, rows).
        holding: Documents of the file that have each term, shape (terms,).
    """

    file: _File
    rows: Numbers
    together: npt.NDArray[np.bool_]
    weights: Scores
    holding: Numbers


@dataclass(frozen=True)
class SearchIndex:
    """The index of a published snapshot.

    Attributes:
        paths: Its files.
        ceiling: The highest marking whose words are seen (etl.access).
    """

    paths: tuple[str, ...]
    ceiling: str = CEILINGS[-1]

    def find(self, question: Question) -> Found:
        """The documents that hold every wanted term and no unwanted one.

        Raises:
            SearchError: Nothing is asked for, too much, or a file cannot be read.
        """
        wanted, unwanted = question.wanted, question.unwanted
        if not wanted:
            raise SearchError(
                "Only words to leave out are given: add a word to look for."
                if unwanted
                else "Type a word to look for: letters or digits of any script."
            )
        if len(wanted) + len(unwanted) > MOST_TERMS:
            raise SearchError(f"Ask for {MOST_TERMS} words and phrases at most.")
        try:
            with ThreadPoolExecutor(min(len(self.paths), os.cpu_count() or 1)) as pool:
                hits = list(pool.map(lambda path: self._hits(path, wanted, unwanted), self.paths))
        except sqlite3.Error as error:
            raise _unreadable(error) from error
        begins = np.cumsum([0, *(len(one.file.doc_ids) for one in hits)])
        return Found(
            np.concatenate([one.rows + begin for one, begin in zip(hits, begins, strict=False)]),
            np.concatenate([one.together for one in hits]),
            np.concatenate(_scores(hits)),
        )

    def doc_ids(self) -> list[str]:
        """The ids of all documents of the index, by their numbers.

        Raises:
            SearchError: A file cannot be read.
        """
        try:
            return [doc_id for path in self.paths for doc_id in _file(path).doc_ids]
        except sqlite3.Error as error:
            raise _unreadable(error) from error

    def stamp(self) -> tuple[tuple[int, ...], ...]:
        """Tells its files from others of the same names.

        Raises:
            SearchError: A file is not there.
        """
        try:
            return tuple(map(_stamp, self.paths))
        except sqlite3.Error as error:
            raise _unreadable(error) from error

    def ask(self, text: str) -> Question:
        """What a user typed, as a question: see `etl.search_words.ask`."""
        return ask(text)

    def _hits(self, path: str, wanted: tuple[Term, ...], unwanted: tuple[Term, ...]) -> _Hits:
        """What one file holds of a question."""
        file = _file(path)
        expression = " AND ".join(map(_phrase, wanted))
        if unwanted:
            expression = f"({expression}) NOT ({' OR '.join(map(_phrase, unwanted))})"
        near = f"NEAR({' '.join(map(_phrase, wanted))}, {NEAR})"
        alone = len(wanted) == 1
        with closing(opened(path)) as database:
            terms = [self._columns(database, _SCORED, _phrase(term)) for term in wanted]
            rows = terms[0][0]
            if unwanted or not alone:
                (rows,) = self._columns(database, _MATCHING, expression)
            together = np.zeros(len(rows), bool)
            if not alone and len(rows):
                together = np.isin(rows, self._columns(database, _MATCHING, near)[0])
        number = len(file.doc_ids)
        weights = np.zeros((len(wanted), len(rows)))
        for at, (holding, ranks) in enumerate(terms):
            if len(rows):
                here = np.searchsorted(holding, rows)
                weights[at] = -ranks[here] / _told(number, len(holding))
        holding = np.array([len(rows) for rows, _ in terms])
        return _Hits(file, rows.astype(np.int64) - 1, together, weights, holding)

    def _columns(self, database: sqlite3.Connection, query: str, expression: str) -> list[Scores]:
        """The columns that a query gives, by row numbers rising."""
        (told,) = database.execute(query, (self._seen(expression),)).fetchall()
        return [np.fromstring(text or "", sep=",") for text in told]

    def _seen(self, expression: str) -> str:
        """An expression of FTS5 over the columns that the ceiling lets through."""
        if self.ceiling == CEILINGS[-1]:
            return expression
        seen = CEILINGS.index(self.ceiling) + 1
        return f"{{{' '.join(('head', *TITLES[:seen], *BODIES[:seen]))}}} : ({expression})"


def _file(path: str) -> _File:
    """What stands in a file; kept until it is another file."""
    return _read(path, _stamp(path))


def _stamp(path: str) -> tuple[int, ...]:
    try:
        told = Path(path).stat()
    except OSError as error:
        raise sqlite3.OperationalError("there is no such file") from error
    return told.st_ino, told.st_mtime_ns, told.st_size


@lru_cache(maxsize=_KNOWN)
def _read(path: str, stamp: tuple[int, ...]) -> _File:  # noqa: ARG001 - the cache's key
    with closing(opened(path)) as database:
        rows = database.execute(_DOCUMENTS).fetchall()
    return _File(tuple(doc_id for doc_id, _ in rows), np.array([n for _, n in rows], float))


def _unreadable(error: sqlite3.Error) -> SearchError:
    return SearchError(
        f"The search index cannot be read ({error}): run `tip-atlas check`, or build again."
    )


def _told(number: int, holding: int) -> float:
    """How much a term tells that so many of a number of documents have, as FTS5 reckons it."""
    found = math.log((number - holding + 0.5) / (holding + 0.5))
    return found if found > 0 else _LEAST


def _scores(hits: Sequence[_Hits]) -> list[Scores]:
    """The scores of what the files hold, as one file of all would have them."""
    number = sum(len(one.file.doc_ids) for one in hits)
    mean = sum(one.file.words for one in hits) / max(number, 1)
    holding = np.sum([one.holding for one in hits], axis=0)
    told = np.array([_told(number, int(some)) for some in holding])
    found: list[Scores] = []
    for one in hits:
        lengths, here = one.file.lengths[one.rows], len(one.file.doc_ids)
        own = _SATURATION * (1 - _LENGTH + _LENGTH * lengths * here / max(one.file.words, 1))
        of_all = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / max(mean, 1e-9))
        # weight = f * (k1 + 1) / (f + own), of which f, how often it stands there, is sought.
        often = one.weights * own / (_SATURATION + 1 - one.weights)
        scores = told @ (often * (_SATURATION + 1) / (often + of_all))
        found.append(np.round(scores, _DIGITS))
    return found


def _phrase(term: Term) -> str:
    """A term as FTS5 reads it: its words are letters and digits only, and quoted none the less."""
    quoted = " ".join(term.words).replace('"', '""')
    return f'"{quoted}"' + (" *" if term.begins else "")
