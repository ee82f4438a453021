"""The index of words of a snapshot: SQLite files (FTS5), written with its tables, never changed.

A row is a document: publisher, reference, path and tags as its head, its title, its passages (page
furniture apart) as its body; titles and bodies in a column for each marking, so that a question
asked under a ceiling (`etl.access`) sees no word above it. Words are stored as `etl.search_words`
sees them; the file holds no text, only which word stands where, so hits are found again in the
passages themselves.

Each file holds some of the documents; `etl.search_find` asks them all as if they were one.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from etl.access import CEILINGS
from etl.search_words import as_stored

FILE = "search.sqlite"
VERSION = 3
"""Of the file's form and of how words are folded; a file of another version is not read."""
HEAD = ("publisher", "reference", "path", "tags")
HEAD_WEIGHT = 4.0
"""How much more a word of the head or the title counts than one of the body."""
PARTED = " \ue000 "
"""Stands between two passages, so that no phrase reaches from one into the next."""

TITLES = tuple(f"title_{marking}" for marking in CEILINGS)
BODIES = tuple(f"body_{marking}" for marking in CEILINGS)
_COLUMNS = ("head", *TITLES, *BODIES)
_WEIGHTS = [HEAD_WEIGHT] * (1 + len(TITLES)) + [1.0] * len(BODIES)
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
_HELD = "SELECT doc_id FROM documents ORDER BY number"


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
        columns[TITLES[marking]].append(document["title"])
    for marking, _, text in texts:
        columns[BODIES[marking]].append(text)
    return {name: PARTED.join(filter(None, map(as_stored, h))) for name, h in columns.items()}


def opened(path: str) -> sqlite3.Connection:
    """A connection that neither writes nor locks; the file never changes.

    Raises:
        sqlite3.Error: It is not there, or is none of this version.
    """
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
        with closing(opened(str(path))) as database:
            database.execute("SELECT count(*) FROM words WHERE words MATCH 'a'").fetchone()
            return [doc_id for (doc_id,) in database.execute(_HELD)]
    except sqlite3.Error as error:
        raise SearchError(f"{path}: it cannot be read ({error}); build again.") from error
