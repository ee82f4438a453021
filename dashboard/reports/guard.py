"""The small-count guard: counts of people below a threshold are not told, nor what reveals them.

The threshold and the field's use of 11 come from the Counter-Trafficking Data Collaborative, which
publishes its global dataset with k = 11. The rule here, for a report with threshold k:

1. A count of people from 1 to k - 1 becomes "less than k".
2. Two counts of the report that differ by less than k would tell a small count by subtraction. Of
   the distinct counts in falling order, one that lies within k - 1 below a count that is shown
   becomes "less than" that count. So any two counts shown are equal or at least k apart.
3. A quote that states a hidden count is withheld.

It works on the tables that a report is drawn from, a copy in memory, so that charts, tables, quotes
and notes agree.
"""

import re
from collections.abc import Iterable

from dashboard.queries.contract import Connection

_COLUMNS = {
    "hotspots": ("victims_low", "victims_high", "true"),
    "flows": ("victims_low", "victims_high", "true"),
    "figures": ("value_low", "value_high", "unit = 'people'"),
}
"""Tables with counts of people: lowest and highest value, and which rows count people."""
WITHHELD = "[quote withheld: it states a count that the report's guard hides]"

_VALUES = "SELECT DISTINCT {column} FROM fast.shown_{table} WHERE {people}"
_UPDATE = """
UPDATE fast.shown_{table} SET
    {low} = NULL,
    {high} = coalesce((SELECT max(below) FROM hidden WHERE count IN ({low}, {high})), {high}),
    qualifier = 'less_than', quote = $withheld
WHERE {people} AND EXISTS (SELECT 1 FROM hidden WHERE count IN ({low}, {high}))
"""


def ceilings(counts: Iterable[float], k: int) -> dict[float, float]:
    """For each count that is hidden, the number that it is said to be less than.

    Args:
        counts: Distinct counts of people, any order.
        k: The threshold, at least 1.
    """
    hidden: dict[float, float] = {}
    shown: float | None = None
    for count in sorted({c for c in counts if c > 0}, reverse=True):
        if count < k:
            hidden[count] = k
        elif shown is not None and shown - count < k:
            hidden[count] = shown
        else:
            shown = count
    return hidden


def apply(connection: Connection, k: int) -> int:
    """Hide small counts in the tables of a connection; gives the number of claims changed.

    Args:
        connection: Prepared by queries.views for this report alone.
        k: The threshold; 0 changes nothing.
    """
    if k <= 0:
        return 0
    hidden = ceilings(_counts(connection), k)
    connection.execute("CREATE OR REPLACE TEMP TABLE hidden (count DOUBLE, below DOUBLE)")
    if hidden:
        connection.executemany("INSERT INTO hidden VALUES (?, ?)", list(map(list, hidden.items())))
    return sum(_hide(connection, table) for table in _COLUMNS)


def _counts(connection: Connection) -> set[float]:
    found: set[float] = set()
    for table, (low, high, people) in _COLUMNS.items():
        for column in (low, high):
            query = _VALUES.format(table=table, column=column, people=people)
            found |= {row[0] for row in connection.execute(query).fetchall() if row[0] is not None}
    return found


def _hide(connection: Connection, table: str) -> int:
    low, high, people = _COLUMNS[table]
    query = _UPDATE.format(table=table, low=low, high=high, people=people)
    row = connection.execute(query, {"withheld": WITHHELD}).fetchone()
    return int(row[0]) if row else 0


_NUMBER = re.compile(r"\d[\d,.]*")


def states_hidden(words: str, k: int) -> bool:
    """Whether a text holds a number from 1 to k - 1, in digits or in words."""
    if k <= 0:
        return False
    digits = (match.replace(",", "").rstrip(".") for match in _NUMBER.findall(words))
    numbers = (float(d) for d in digits if d.count(".") <= 1)
    spelt = {word: n for n, word in enumerate(_SPELT, start=1)}
    words_said = re.findall(r"[a-z]+", words.lower())
    return any(1 <= n < k for n in numbers) or any(spelt.get(w, k) < k for w in words_said)


_SPELT = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
