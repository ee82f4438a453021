"""The small-count guard: counts of people below a threshold are not told, nor what reveals them.

The threshold and the field's use of 11 come from the Counter-Trafficking Data Collaborative, which
publishes its global dataset with k = 11. The rule here, for a report with threshold k:

1. A count of people from 1 to k - 1 becomes "less than k".
2. Counts that would tell a small one, by subtraction from another or from sums of others, become
   "less than" the next greater count that is shown (reports.small_counts says which).
3. Of a range, an end that is hidden goes, and the other stays where the rest is still true; "more
   than" a hidden count becomes no number.
4. A text of a document (quote, title, what a figure is about, who says so) that states a hidden
   count, in digits or in words, is withheld, whichever claim it belongs to. Numbers of governments,
   days, paragraphs and the like are no counts of people; where that is not plain, it is withheld.

It works on the tables that a report is drawn from, a copy in memory, so that charts, tables, quotes
and notes agree. It does not look into the analyst's own words.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from dashboard.queries.contract import Connection
from dashboard.reports.small_counts import ceilings
from etl.schema import TABLES, fact_tables

_COLUMNS = {
    "hotspots": ("victims_low", "victims_high", "true"),
    "flows": ("victims_low", "victims_high", "true"),
    "figures": ("value_low", "value_high", "unit IN ('people', 'arrests', 'convictions')"),
}
"""Tables with counts of people: lowest and highest value, and which rows count people."""
_TEXTS = ("quote", "about", "measure", "title", "attribution", "role", "surface", "doc_title")
"""Columns with words of documents."""
_LISTS = ("outcomes",)
"""Columns with lists of such."""
WITHHELD = "[quote withheld: it states a count that the guard of this report hides]"

_Stated = tuple[float, str, str]
"""A count of people, the table of the fact that it counts, and the fact."""
_STATED = """
SELECT doc_id, fact_id, unnest(list_distinct([{low}, {high}])) AS count
FROM fast.shown_{table} WHERE {people}
"""
_UPDATE = """
UPDATE fast.shown_{table} SET
    {low} = NULL,
    {high} = CASE
        WHEN qualifier IN ('more_than', 'at_least') THEN NULL
        WHEN high_below IS NOT NULL THEN high_below
        WHEN {high} IS NOT NULL AND {high} IS DISTINCT FROM {low} THEN {high}
        ELSE low_below
    END,
    qualifier = CASE
        WHEN qualifier IN ('more_than', 'at_least') THEN NULL
        WHEN high_below IS NULL AND {high} IS NOT NULL AND {high} IS DISTINCT FROM {low}
        THEN 'at_most'
        ELSE 'less_than'
    END,
    quote = $withheld
FROM (
    SELECT
        claim_id AS hidden_claim,
        any_value(l.below) AS low_below, any_value(h.below) AS high_below
    FROM fast.shown_{table}
    LEFT JOIN hidden l ON l.count = {low}
    LEFT JOIN hidden h ON h.count = {high}
    WHERE {people} AND (l.count IS NOT NULL OR h.count IS NOT NULL)
    GROUP BY claim_id
) found
WHERE claim_id = hidden_claim
"""


_GUARDED = "CREATE OR REPLACE TEMP VIEW {table} AS SELECT {columns} FROM fast.shown_{table}"
_DOCUMENTS = """
CREATE OR REPLACE TABLE fast.guarded_documents AS FROM documents;
CREATE OR REPLACE TEMP VIEW documents AS FROM fast.guarded_documents;
"""
_SAID = "SELECT DISTINCT {column}, {column}::VARCHAR FROM fast.{table} WHERE {column} IS NOT NULL"
_WITHHOLD = """
UPDATE fast.{table} SET {column} = {instead}
WHERE {column}::VARCHAR IN (SELECT told FROM stating)
"""


@dataclass(frozen=True)
class Guard:
    """What a report hides.

    Attributes:
        k: The threshold; 0 hides nothing.
        hidden: The counts of people that are not told.
    """

    k: int = 0
    hidden: frozenset[float] = frozenset()

    def states(self, words: str) -> bool:
        """Whether a text states a hidden count, or any from 1 to k - 1, of what may be people."""
        if self.k <= 0:
            return False
        plain = _HARMLESS.sub(" ", words)
        digits = (match.replace(",", "").rstrip(".") for match in _NUMBER.findall(plain))
        numbers = {float(number) for number in digits if number.count(".") <= 1}
        numbers |= {_SPELT[word] for word in _WORD.findall(plain.casefold()) if word in _SPELT}
        return any(1 <= number < self.k or number in self.hidden for number in numbers)

    def text(self, words: str, instead: str = WITHHELD) -> str:
        """The text, or that it is withheld."""
        return instead if self.states(words) else words


def apply(connection: Connection, k: int) -> Guard:
    """Hide small counts in the tables of a connection, and the texts that state them.

    Args:
        connection: Prepared by queries.views for this report alone.
        k: The threshold; 0 changes nothing.
    """
    if k <= 0:
        return Guard()
    hidden = ceilings(_groups(connection), k)
    guard = Guard(k, frozenset(hidden))
    connection.execute("CREATE OR REPLACE TEMP TABLE hidden (count DOUBLE, below DOUBLE)")
    if hidden:
        connection.executemany("INSERT INTO hidden VALUES (?, ?)", list(map(list, hidden.items())))
        for table, (low, high, people) in _COLUMNS.items():
            query = _UPDATE.format(table=table, low=low, high=high, people=people)
            connection.execute(query, {"withheld": WITHHELD})
    for table in fact_tables():
        for column in (*_TEXTS, *_LISTS):
            if column in TABLES[table].by_name or column == "doc_title":
                _withhold(connection, f"shown_{table}", column, guard)
        columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
        connection.execute(_GUARDED.format(table=table, columns=columns))
    _withhold(connection, "kept_from", "doc_title", guard)
    connection.execute(_DOCUMENTS)
    _withhold(connection, "guarded_documents", "title", guard)
    return guard


def _groups(connection: Connection) -> list[dict[float, int]]:
    """Counts of people that belong together, and how many facts each of them counts.

    Together are those of a document, and those of the documents that tell of one fact. Facts of
    several tables may be one; so those of the table that has most are counted.
    """
    stated = defaultdict[str, set[_Stated]](set)
    telling = defaultdict[str, set[str]](set)
    for table, (low, high, people) in _COLUMNS.items():
        query = _STATED.format(table=table, low=low, high=high, people=people)
        for doc_id, fact_id, count in connection.execute(query).fetchall():
            stated[doc_id].add((count, table, fact_id))
            telling[fact_id].add(doc_id)
    together = {frozenset(doc_ids) for doc_ids in telling.values() if len(doc_ids) > 1}
    of_facts = (set[_Stated]().union(*(stated[doc_id] for doc_id in ids)) for ids in together)
    return [_facts_of(group) for group in (*stated.values(), *of_facts)]


def _facts_of(group: set[_Stated]) -> dict[float, int]:
    """The number of facts that each count of a group counts."""
    found = dict[float, int]()
    for (count, _), facts in Counter((count, table) for count, table, _ in group).items():
        found[count] = max(facts, found.get(count, 0))
    return found


def _withhold(connection: Connection, table: str, column: str, guard: Guard) -> None:
    """Withhold the texts of a column that state what is hidden."""
    rows = connection.execute(_SAID.format(table=table, column=column)).fetchall()
    stating = [[told] for text, told in rows if told != WITHHELD and guard.states(_joined(text))]
    if not stating:
        return
    connection.execute("CREATE OR REPLACE TEMP TABLE stating (told VARCHAR)")
    connection.executemany("INSERT INTO stating VALUES (?)", stating)
    instead = "[]" if column in _LISTS else f"'{WITHHELD if column == 'quote' else HIDDEN}'"
    connection.execute(_WITHHOLD.format(table=table, column=column, instead=instead))


HIDDEN = "[withheld]"
"""Instead of a title or the like that states a hidden count."""


def _joined(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[a-z]+")
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_UNITS += " fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELT = {word: float(n) for n, word in enumerate(_UNITS.split())}
_SPELT |= {word: float(n * 10) for n, word in enumerate(_TENS.split(), start=2)}
_SPELT |= {"dozen": 12.0, "single": 1.0, "couple": 2.0, "pair": 2.0, "both": 2.0, "trio": 3.0}
_SPELT |= {"once": 0.0}
_COUNT = rf"(?:\d[\d,.]*|{'|'.join((*_UNITS.split(), *_TENS.split()))})"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_HARMLESS = re.compile(
    rf"(?i)\b{_COUNT}(?:[\s-]+(?:different|border|northern|southern|provincial|main|major|new|"
    r"key|mekong|riparian|neighbou?ring|other|more))?[\s-]+(?:year|month|week|day|hour|minute|"
    r"countr|nation|government|province|district|village|commune|cit|town|side|part(?:y|ies)\b|"
    r"ministr|agenc|organi[sz]ation|area|pillar|point|project|programme|program|phase|session|"
    r"agreement|mou|workshop|meeting|conference|kilomet|km|per ?cent|percent|million|billion|"
    r"dollar|usd|language|chapter|article|section|paragraph|page|border|crossing|office|"
    r"checkpoint|route|reason|thing|step|time)\w*"
    rf"|\b(?:paragraph|para|article|section|chapter|page|no\.|number|decree|decision|ref|tier|"
    rf"phase|annex|table|route|highway|aged?|age of)\s+{_COUNT}"
    rf"|\b{_MONTH}\.?\s+\d{{1,2}}(?:\s*(?:-|–|to|and)\s*\d{{1,2}})?(?:st|nd|rd|th)?\b"  # noqa: RUF001
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}})?\s+{_MONTH}\b"  # noqa: RUF001
    r"|\b\d+(?:\.\d+)?\s*%|[$€]\s?\d[\d,.]*|\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:one|two) of the\b(?=\s+(?:most|main|largest|first|world|poorest|region))"
    r"|\bone (?:another|day)\b|\bboth (?:sides|governments|countries|parties|nations)\b"
)
"""Numbers that count no people, by what stands beside them."""
