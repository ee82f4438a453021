"""The index of words of a snapshot: one SQLite file (FTS5), written with it and never changed.

A row is a document: publisher, reference, path and tags as its head, its title, its passages (page
furniture apart) as its body; titles and bodies in a column for each marking, so that a question
asked under a ceiling (`etl.access`) sees no word above it. Words are stored as `etl.search_words`
sees them; the file holds no text, only which word stands where, so hits are found again in the
passages themselves.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.access import CEILINGS
from etl.search_words import MOST_TERMS, Question, Term, as_stored, ask

FILE = "search.sqlite"
VERSION = 2
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
CREATE TABLE documents (number INTEGER PRIMARY KEY, doc_id TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5({", ".join(_COLUMNS)}, content = '', tokenize = 'ascii');
INSERT INTO words(words, rank) VALUES('rank', 'bm25({", ".join(map(str, _WEIGHTS))})');
"""
_ADD = f"""
INSERT INTO words(rowid, {", ".join(_COLUMNS)}) VALUES (?{", ?" * len(_COLUMNS)})
"""  # noqa: S608 - names of our own
_FIND = """
SELECT doc_id, rank FROM words JOIN documents ON number = words.rowid WHERE words MATCH ?
"""
_TOGETHER = "SELECT doc_id FROM words JOIN documents ON number = words.rowid WHERE words MATCH ?"
_ORDER = [("together", "descending"), ("score", "descending"), ("doc_id", "ascending")]


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
            number = (self._number, document["doc_id"])
            self._database.execute("INSERT INTO documents VALUES (?, ?)", number)
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
    return {name: PARTED.join(map(as_stored, held)) for name, held in columns.items()}


@dataclass(frozen=True)
class SearchIndex:
    """The index of a published snapshot.

    Attributes:
        path: Its file.
        ceiling: The highest marking whose words are seen (etl.access).
    """

    path: str
    ceiling: str = CEILINGS[-1]

    def find(self, question: Question) -> pa.Table:
        """The documents that hold every wanted term and no unwanted one, the best first.

        Returns:
            Columns doc_id, together (whether all terms stand within a sentence or two of each
            other somewhere in it) and score (Okapi BM25, larger is better), sorted by these.

        Raises:
            SearchError: Nothing is asked for, too much, or the file cannot be read.
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
        expression = " AND ".join(map(_phrase, wanted))
        if unwanted:
            expression = f"({expression}) NOT ({' OR '.join(map(_phrase, unwanted))})"
        try:
            with closing(_opened(self.path)) as database:
                rows = database.execute(_FIND, (self._seen(expression),)).fetchall()
                near = self._together(database, wanted)
        except sqlite3.Error as error:
            raise SearchError(
                f"The search index cannot be read ({error}): run `tip-atlas check`, or build again."
            ) from error
        found = {
            "doc_id": pa.array([doc_id for doc_id, _ in rows], pa.string()),
            "together": pa.array([doc_id in near for doc_id, _ in rows], pa.bool_()),
            "score": pa.array([-rank for _, rank in rows], pa.float64()),
        }
        return pa.table(found).sort_by(_ORDER)

    def _seen(self, expression: str) -> str:
        """An expression of FTS5 over the columns that the ceiling lets through."""
        if self.ceiling == CEILINGS[-1]:
            return expression
        seen = CEILINGS.index(self.ceiling) + 1
        return f"{{{' '.join(('head', *_TITLES[:seen], *_BODIES[:seen]))}}} : ({expression})"

    def _together(self, database: sqlite3.Connection, wanted: tuple[Term, ...]) -> set[str]:
        if len(wanted) < 2:
            return set()
        expression = f"NEAR({' '.join(map(_phrase, wanted))}, {NEAR})"
        return {doc_id for (doc_id,) in database.execute(_TOGETHER, (self._seen(expression),))}

    def ask(self, text: str) -> Question:
        """What a user typed, as a question: see `etl.search_words.ask`."""
        return ask(text)


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


def faults(path: Path, documents: int) -> list[str]:
    """One sentence for each fault of an index, besides that of its hash.

    Args:
        path: Its file.
        documents: Rows of the documents table.
    """
    try:
        with closing(_opened(str(path))) as database:
            (held,) = database.execute("SELECT count(*) FROM documents").fetchone()
            database.execute("SELECT count(*) FROM words WHERE words MATCH 'a'").fetchone()
    except sqlite3.Error as error:
        return [f"{path}: it cannot be read ({error}); build again."]
    if held != documents:
        return [f"{path}: it holds {held} documents, the tables hold {documents}; build again."]
    return []
