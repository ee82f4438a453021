"""The index of words of a snapshot: SQLite files (FTS5), written with its tables, never changed.

A row is a document: publisher, reference, path and tags as its head, its title, its passages (page
furniture apart) as its body; titles and bodies in a column for each marking, so that a question
asked under a ceiling (`etl.access`) sees no word above it. Words are stored as `etl.search_words`
sees them; the file holds no text, only which word stands where, so hits are found again in the
passages themselves.

Each file holds some of the documents. How much a word tells is reckoned over all of them, so what
is found, its scores and their order are those of one file.
"""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from etl.access import CEILINGS
from etl.search_words import MOST_TERMS, Question, Term, as_stored, ask

FILE = "search.sqlite"
VERSION = 3
"""Of the file's form and of how words are folded; a file of another version is not read."""
HEAD = ("publisher", "reference", "path", "tags")
HEAD_WEIGHT = 4.0
"""How much more a word of the head or the title counts than one of the body."""
NEAR = 40
"""Words between which terms stand together: about two sentences."""
PARTED = " \ue000 "
"""Stands between two passages, so that no phrase reaches from one into the next."""

_TITLES = tuple(f"title_{marking}" for marking in CEILINGS)
_BODIES = tuple(f"body_{marking}" for marking in CEILINGS)
_COLUMNS = ("head", *_TITLES, *_BODIES)
_WEIGHTS = [HEAD_WEIGHT] * (1 + len(_TITLES)) + [1.0] * len(_BODIES)
_TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = {VERSION};
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, doc_id TEXT NOT NULL, length INTEGER NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5({", ".join(_COLUMNS)}, content = '', tokenize = 'ascii');
INSERT INTO words(words, rank) VALUES('rank', 'bm25({", ".join(map(str, _WEIGHTS))})');
"""
_ADD = f"""
INSERT INTO words(rowid, {", ".join(_COLUMNS)}) VALUES (?{", ?" * len(_COLUMNS)})
"""  # noqa: S608 - names of our own
_MATCHING = "SELECT rowid FROM words WHERE words MATCH ?"
_SCORED = "SELECT rowid, rank FROM words WHERE words MATCH ?"
_FOUND = """
SELECT number, doc_id, length FROM words JOIN documents ON number = words.rowid
WHERE words MATCH ? ORDER BY number
"""
_HELD = "SELECT doc_id FROM documents ORDER BY number"
_ORDER = [("together", "descending"), ("score", "descending"), ("doc_id", "ascending")]
_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of Okapi BM25, as FTS5 has them."""
_LEAST = 1e-6
"""What FTS5 gives a word that most documents have."""
_DIGITS = 12
"""Digits of a score after the point: beyond, it hangs on the order of sums."""


class SearchError(Exception):
    """The question cannot be answered; the message is one sentence for the user."""


class Writer:
    """Writes an index document by document; `close` makes it whole."""

    def __init__(self, path: Path) -> None:
        """Begins the file, which must not be there yet.

        Raises:
            OSError: It cannot be written, or this Python's SQLite has no FTS5.
        """
        self._number = 0
        with _told_as_os_error():
            self._database = sqlite3.connect(path)
            self._database.executescript(_TABLES)

    def add(self, document: Mapping[str, Any], passages: Iterable[Mapping[str, Any]]) -> None:
        """Adds a document, in the order of the documents table.

        Args:
            document: Its row of the documents table.
            passages: Its rows of the passages table, in their order.

        Raises:
            OSError: The file cannot be written.
        """
        self._number += 1
        row = _stored(document, [_text(one) for one in passages if not one["furniture"]])
        columns = (row.get(column, "") for column in _COLUMNS)
        with _told_as_os_error():
            # Words have one space between two.
            length = sum(text.count(" ") + 1 for text in row.values() if text)
            known = (self._number, document["doc_id"], length)
            self._database.execute("INSERT INTO documents VALUES (?, ?, ?)", known)
            self._database.execute(_ADD, (self._number, *columns))

    def close(self) -> None:
        """Ends the file.

        Raises:
            OSError: The file cannot be written.
        """
        with _told_as_os_error(), closing(self._database):
            self._database.execute("INSERT INTO words(words) VALUES('optimize')")
            self._database.commit()

    def abandon(self) -> None:
        """Ends the file as it is: it is not wanted any more."""
        self._database.close()


@contextmanager
def _told_as_os_error() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"the search index: {error}") from error


def write(
    path: Path, documents: Iterable[Mapping[str, Any]], passages: Iterable[Mapping[str, Any]]
) -> None:
    """Writes the index of tables that are at hand.

    Args:
        path: The file, which must not be there yet.
        documents: Rows of the documents table.
        passages: Rows of the passages table, those of one document in their order.

    Raises:
        OSError: The file cannot be written, or this Python's SQLite has no FTS5.
    """
    held: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for passage in passages:
        held[passage["doc_id"]].append(passage)
    writer = Writer(path)
    try:
        for document in documents:
            writer.add(document, held.pop(document["doc_id"], ()))
        writer.close()
    finally:
        writer.abandon()


_Text = tuple[int, bool, str]
"""A passage: place of its marking in CEILINGS, whether it is a title, its text."""


def _text(passage: Mapping[str, Any]) -> _Text:
    return _marking(passage.get("marking")), passage.get("part") == "title", passage["text"]


def _marking(marking: str | None) -> int:
    """The place of a marking in CEILINGS; none is the lowest, an unknown one the highest."""
    if marking is None:
        return 0
    return CEILINGS.index(marking) if marking in CEILINGS else len(CEILINGS) - 1


def _stored(document: Mapping[str, Any], texts: list[_Text]) -> dict[str, str]:
    """What a document's row holds by column; a title is marked as its passages are."""
    cells = [document.get(name) for name in HEAD]
    head = [" ".join(cell) if isinstance(cell, list) else cell for cell in cells if cell]
    columns: dict[str, list[str]] = defaultdict(list, head=head)
    if document.get("title"):
        marking = max((place for place, is_title, _ in texts if is_title), default=0)
        columns[_TITLES[marking]].append(document["title"])
    for marking, _, text in texts:
        columns[_BODIES[marking]].append(text)
    return {name: PARTED.join(filter(None, map(as_stored, h))) for name, h in columns.items()}


@dataclass(frozen=True, slots=True)
class _Hits:
    """What one file holds of a question.

    Attributes:
        doc_ids: Of the documents that match it.
        together: Whether all terms stand near each other, shape (documents,).
        weights: How much of each term each has, besides what the term tells, as the file's own
            mean length has it; shape (terms, documents).
        lengths: Words of each document, shape (documents,).
        holding: Documents of the file that have each term, shape (terms,).
        number: Documents of the file.
        words: Words of all of them.
    """

    doc_ids: list[str]
    together: np.ndarray
    weights: np.ndarray
    lengths: np.ndarray
    holding: np.ndarray
    number: int
    words: int


@dataclass(frozen=True)
class SearchIndex:
    """The index of a published snapshot.

    Attributes:
        paths: Its files.
        ceiling: The highest marking whose words are seen (etl.access).
    """

    paths: tuple[str, ...]
    ceiling: str = CEILINGS[-1]

    def find(self, question: Question) -> pa.Table:
        """The documents that hold every wanted term and no unwanted one, the best first.

        Returns:
            Columns doc_id, together (whether all terms stand within a sentence or two of each
            other somewhere in it) and score (Okapi BM25, larger is better), sorted by these.

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
            hits = [self._hits(path, wanted, unwanted) for path in self.paths]
        except sqlite3.Error as error:
            raise SearchError(
                f"The search index cannot be read ({error}): run `tip-atlas check`, or build again."
            ) from error
        scores = _scores(hits)
        found = {
            "doc_id": pa.array([doc_id for one in hits for doc_id in one.doc_ids], pa.string()),
            "together": pa.array(np.concatenate([one.together for one in hits]), pa.bool_()),
            "score": pa.array(np.concatenate(scores), pa.float64()),
        }
        return pa.table(found).sort_by(_ORDER)

    def _hits(self, path: str, wanted: tuple[Term, ...], unwanted: tuple[Term, ...]) -> _Hits:
        """What one file holds of a question."""
        expression = " AND ".join(map(_phrase, wanted))
        if unwanted:
            expression = f"({expression}) NOT ({' OR '.join(map(_phrase, unwanted))})"
        near = f"NEAR({' '.join(map(_phrase, wanted))}, {NEAR})" if len(wanted) > 1 else ""
        with closing(_opened(path)) as database:
            number, words = database.execute(
                "SELECT count(*), coalesce(sum(length), 0) FROM documents"
            ).fetchone()
            found = database.execute(_FOUND, (self._seen(expression),)).fetchall()
            rows = np.array([row for row, _, _ in found], float)
            close = self._rows(database, _MATCHING, near)[:, 0] if near and found else rows[:0]
            holding = np.zeros(len(wanted), np.int64)
            weights = np.zeros((len(wanted), len(rows)))
            for at, term in enumerate(wanted):
                scored = self._rows(database, _SCORED, _phrase(term))
                holding[at] = len(scored)
                here = np.searchsorted(scored[:, 0], rows)
                weights[at] = -scored[here, 1] / _told(number, len(scored)) if found else 0
        doc_ids = [doc_id for _, doc_id, _ in found]
        lengths = np.array([length for _, _, length in found], float)
        return _Hits(doc_ids, np.isin(rows, close), weights, lengths, holding, number, words)

    def _rows(self, database: sqlite3.Connection, query: str, expression: str) -> np.ndarray:
        """What a query gives, as numbers; shape (rows, columns)."""
        rows = database.execute(query, (self._seen(expression),)).fetchall()
        return np.array(rows, float).reshape(len(rows), -1 if rows else 2)

    def _seen(self, expression: str) -> str:
        """An expression of FTS5 over the columns that the ceiling lets through."""
        if self.ceiling == CEILINGS[-1]:
            return expression
        seen = CEILINGS.index(self.ceiling) + 1
        return f"{{{' '.join(('head', *_TITLES[:seen], *_BODIES[:seen]))}}} : ({expression})"

    def ask(self, text: str) -> Question:
        """What a user typed, as a question: see `etl.search_words.ask`."""
        return ask(text)


def _told(number: int, holding: int) -> float:
    """How much a term tells that so many of a number of documents have, as FTS5 reckons it."""
    found = math.log((number - holding + 0.5) / (holding + 0.5))
    return found if found > 0 else _LEAST


def _scores(hits: Sequence[_Hits]) -> list[np.ndarray]:
    """The scores of what the files hold, as one file of all would have them."""
    number = sum(one.number for one in hits)
    mean = sum(one.words for one in hits) / max(number, 1)
    holding = sum(one.holding for one in hits)
    told = np.array([_told(number, int(some)) for some in np.atleast_1d(holding)])
    found: list[np.ndarray] = []
    for one in hits:
        own = _SATURATION * (1 - _LENGTH + _LENGTH * one.lengths * one.number / max(one.words, 1))
        of_all = _SATURATION * (1 - _LENGTH + _LENGTH * one.lengths / max(mean, 1e-9))
        # weight = f * (k1 + 1) / (f + own), of which f, how often it stands there, is sought.
        often = one.weights * own / (_SATURATION + 1 - one.weights)
        scores = told @ (often * (_SATURATION + 1) / (often + of_all))
        found.append(np.round(scores, _DIGITS))
    return found


def _phrase(term: Term) -> str:
    """A term as FTS5 reads it: its words are letters and digits only, and quoted none the less."""
    quoted = " ".join(term.words).replace('"', '""')
    return f'"{quoted}"' + (" *" if term.begins else "")


def _opened(path: str) -> sqlite3.Connection:
    """A connection that neither writes nor locks; the file never changes."""
    if not Path(path).is_file():
        raise sqlite3.OperationalError("there is no such file")
    database = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        database.close()
        raise sqlite3.OperationalError(f"it is of version {version}, not {VERSION}")
    return database


def held(path: Path) -> list[str]:
    """The ids of the documents that a file holds.

    Raises:
        SearchError: It cannot be read.
    """
    try:
        with closing(_opened(str(path))) as database:
            database.execute("SELECT count(*) FROM words WHERE words MATCH 'a'").fetchone()
            return [doc_id for (doc_id,) in database.execute(_HELD)]
    except sqlite3.Error as error:
        raise SearchError(f"{path}: it cannot be read ({error}); build again.") from error
