"""Documents that hold what was typed, as arrays: who they are and in which order they stand."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.queries.columns import Array, held, numbers
from dashboard.queries.contract import Connection
from dashboard.queries.views import FACT_TABLES
from etl.read import SearchIndex

ORDERS = ("best", "newest", "oldest", "claims")
"""How documents may stand; without words "best" is "newest"."""
_TABLE = "kept_from"


@dataclass(frozen=True, slots=True)
class Hits:
    """Documents by doc_no, and for each whether the words stand together there, and its score."""

    doc_nos: Array
    together: Array
    scores: Array

    @property
    def nbytes(self) -> int:
        """Room that they take."""
        return self.doc_nos.nbytes + self.together.nbytes + self.scores.nbytes

    def only(self, chosen: npt.NDArray[np.bool_]) -> "Hits":
        """Some of them, by whether each is wanted."""
        return Hits(self.doc_nos[chosen], self.together[chosen], self.scores[chosen])

    def first(self, connection: Connection, order: str, most: int) -> Array:
        """The doc_nos that stand first in one of ORDERS."""
        day = days(connection)[self.doc_nos]
        newest = np.nan_to_num(-day, nan=np.inf)
        keys = {
            "best": (~self.together, -self.scores, newest),
            "newest": (newest,),
            "oldest": (np.nan_to_num(day, nan=np.inf),),
            "claims": (-claims(connection)[self.doc_nos], newest),
        }
        return self.doc_nos[_first((*keys[order], self.doc_nos), most)]


def every(connection: Connection) -> Hits:
    """All documents, as where nothing is asked for."""
    doc_nos = numbers(connection, _TABLE, "doc_no")
    return Hits(doc_nos, np.zeros(len(doc_nos), bool), np.zeros(len(doc_nos)))


def matching(connection: Connection, index: SearchIndex, text: str) -> Hits:
    """The documents that hold what was typed; kept for other filters, orders and pages.

    Raises:
        SearchError: The question cannot be answered.
    """

    def find() -> Hits:
        found = index.find(index.ask(text))
        doc_nos = numbered(connection, index)
        hits = Hits(doc_nos[found.numbers], found.together, found.scores)
        return hits.only(hits.doc_nos > 0)  # of which the ceiling shows something

    return held(connection).answer(("hits", index.ceiling, index.stamp(), text), find)


def numbered(connection: Connection, index: SearchIndex) -> Array:
    """The doc_no of each document of the index; 0 for those that the tables do not show.

    Raises:
        SearchError: A file of the index cannot be read.
    """

    def read() -> Array:
        told = connection.execute("SELECT doc_id, doc_no FROM kept_from").df()
        place = pd.Index(told["doc_id"]).get_indexer(pd.Index(index.doc_ids(), dtype=object))
        return np.append(told["doc_no"].to_numpy(), 0)[place].astype(np.int32)

    return held(connection).column(("indexed", index.stamp()), read)


def claims(connection: Connection) -> Array:
    """How many claims each document holds, by doc_no."""

    def count() -> Array:
        size = _size(connection)
        found = np.zeros(size, np.int32)
        for table in FACT_TABLES:
            of = numbers(connection, f"shown_{table}", "doc_no")
            found += np.bincount(of, minlength=size).astype(np.int32)
        return found

    return held(connection).column(("claims", _TABLE), count)


def days(connection: Connection) -> Array:
    """The day of each document, as a number, by doc_no; NaN where it is not known."""
    day = numbers(connection, _TABLE, "doc_date - DATE '1970-01-01'")
    return by_number(connection, day.astype(float))


def by_number(connection: Connection, values: Array) -> Array:
    """What documents have, in the order of their rows, by doc_no."""
    doc_no = numbers(connection, _TABLE, "doc_no")
    found = np.zeros(_size(connection), values.dtype)
    found[doc_no] = values
    return found


def _size(connection: Connection) -> int:
    return int(numbers(connection, _TABLE, "doc_no").max(initial=0)) + 1


def _first(keys: tuple[Array, ...], most: int) -> Array:
    """The places that come first by several keys, the most important one first."""
    chosen = np.arange(len(keys[0]))
    for key in keys:
        if len(chosen) <= most or most < 1:
            break
        values = key[chosen]
        last = np.partition(values, most - 1)[most - 1]
        chosen = chosen[values <= last]
        if key[chosen].min() < last:
            break
    return chosen[np.lexsort([key[chosen] for key in reversed(keys)])][: max(most, 0)]
