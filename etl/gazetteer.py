"""Names to places: the reference gazetteer and the search for its names in text.

The tables are data/reference/places.parquet (a place per row) and names.parquet (a spelling per
row, as `search_form` writes it, with the rows of the places it can mean). Smaller places and other
spellings are looked up in those of etl.further.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from ahocorasick_rs import AhoCorasick, Implementation

from etl.folding import PARTED, Folded, fold, search_form
from etl.further import Further
from etl.known_places import Hit, Name, Place
from etl.paths import REFERENCE

__all__ = [
    "FORMS",
    "Gazetteer",
    "Hit",
    "Name",
    "Place",
    "fold",
    "likelihood",
    "load",
    "search_form",
]

# What parts two words for good: more than three signs, or one that stands in no name.
_BROKEN = re.compile(
    r"[^\w \t\r\n\u00a0'’‘ʼ.\u2010\u2011\u0300-\u036f-]|_|[^\w\u0300-\u036f]{4}"
    r"|(?<!\b[A-ZĐ])(?<!\b[SMFPK][tTgG])(?<!\bSta)(?<!\bSto)(?<!\bGen)(?<!\bDr)(?<!\bTP)\.\s"
)


def _is_plain(words: str) -> bool:
    """Whether nothing but single blanks parts words of letters."""
    return "  " not in words and words.replace(" ", "").isalpha()


_REMEMBERED = 2_000
FORMS = ("name", "adjective", "people")
_FORM_SETS = [
    frozenset(form for bit, form in enumerate(FORMS) if code >> bit & 1) for code in range(8)
]
_WEAK = 8
_KIND_ORDER = ("country", "city", "province", "border_crossing", "district", "region")


_NOTHING_MORE: dict[str, Any] = {
    "local_name": None,
    "admin1": None,
    "borders": (),
    "valid_from": None,
    "valid_to": None,
    "rank": 3,
    "polygon": False,
}
"""What is not known of the places that are not searched for."""
_MORE = 1 << 12
"""Such places that are remembered."""


class _Places(Mapping[str, Place]):
    """Places by id; a row becomes a Place when it is asked for.

    Those that are not searched for are found by their id too, but not counted among them.
    """

    def __init__(self, table: pa.Table, further: Further) -> None:
        self.table = table
        self._further = further
        self.ids: list[str] = table.column("place_id").to_pylist()
        self.rows = {place_id: row for row, place_id in enumerate(self.ids)}
        # A value of an array is had in a third of the time of a row of a table.
        self._columns = [(name, table.column(name).combine_chunks()) for name in table.column_names]
        self._made: dict[int, Place] = {}
        self._more = lru_cache(_MORE)(self._of_further)

    def at(self, row: int) -> Place:
        """The place of a row of the table."""
        place = self._made.get(row)
        if place is None:
            values: dict[str, Any] = {name: column[row].as_py() for name, column in self._columns}
            values["borders"] = tuple(values["borders"] or ())
            place = self._made[row] = Place(**values)
        return place

    def __getitem__(self, key: str) -> Place:
        row = self.rows.get(key)
        if row is not None:
            return self.at(row)
        return self._more(key)

    def _of_further(self, key: str) -> Place:
        found = self._further.row(key)
        if found is None:
            raise KeyError(key)
        return Place(place_id=key, **_NOTHING_MORE, **found)

    def __contains__(self, key: object) -> bool:
        return key in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def _table(path: Path) -> pa.Table:
    return pq.ParquetFile(path).read(use_threads=False).combine_chunks()


class Gazetteer:
    """The places of the reference tables, their names, and the search for them."""

    def __init__(self, folder: Path = REFERENCE) -> None:
        """Read places.parquet and names.parquet from a folder."""
        self._folder = folder
        self._found: dict[str, list[Hit]] = {}
        self._names: dict[int, Name] = {}
        self._further = Further(folder)
        self.places = _Places(_table(folder / "places.parquet"), self._further)
        names = _table(folder / "names.parquet")
        self._patterns: list[str] = names.column("name").to_pylist()
        lists = names.column("places").chunk(0)
        # By DLPack: pyarrow's own `to_numpy` loads pandas, which each process would pay for.
        self._offsets = np.from_dlpack(lists.offsets)
        self._rows = np.from_dlpack(lists.values)
        self._codes = np.from_dlpack(names.column("code").chunk(0))

    @cached_property
    def _search(self) -> AhoCorasick:
        patterns = [f" {pattern} " for pattern in self._patterns]
        return AhoCorasick(patterns, implementation=Implementation.ContiguousNFA)

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {pattern: index for index, pattern in enumerate(self._patterns)}

    def find(self, text: str) -> list[Hit]:
        """Every gazetteer name in a text, the longest at each place, in order, without overlaps.

        English words count as names only where they begin with a capital.
        """
        hits = self._found.get(text)
        return self.find_each((text,))[0] if hits is None else hits

    def find_each(self, texts: Sequence[str]) -> list[list[Hit]]:
        """What `find` finds in each of several texts, by one search; it is remembered."""
        found = self._found
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if len(found) + len(new) > _REMEMBERED:
            found.clear()
            new = list(dict.fromkeys(texts))
        found.update(zip(new, self._find(new), strict=True))
        return [found[text] for text in texts]

    def _find(self, texts: Sequence[str]) -> list[list[Hit]]:
        folded = Folded(*texts)
        joined = folded.joined
        matches = self._search.find_matches_as_indexes(joined, overlapping=True)
        found: list[list[Hit]] = [[] for _ in texts]
        begins = list(accumulate((len(text) + len(PARTED) for text in texts), initial=0))
        which = covered = 0
        for first, minus_last, pattern in sorted([(f, -last, p) for p, f, last in matches]):
            if first < covered:
                continue
            start, last = folded.start(first + 1), -minus_last - 1
            while start >= begins[which + 1]:
                which += 1
            text, begin = texts[which], begins[which]
            start -= begin
            several = joined.find(" ", first + 1) != last
            name = self._names.get(pattern) or self._name(pattern)
            common = name.weak and text[start].islower()
            if common and not several:
                covered = last
                continue
            end = folded.end(last) - begin
            if several and not _is_plain(text[start:end]) and _BROKEN.search(text, start, end):
                continue
            covered = last
            if not common:
                found[which].append(Hit(start, end, name))
        return found

    def _name(self, index: int) -> Name:
        """What a name can mean, its forms, and whether it is weak."""
        candidates = tuple(self.places.ids[row] for row in self._rows_of(index))
        code = int(self._codes[index])
        name = self._names[index] = Name(candidates, _FORM_SETS[code % _WEAK], code >= _WEAK)
        return name

    def _rows_of(self, index: int) -> list[int]:
        return self._rows[self._offsets[index] : self._offsets[index + 1]].tolist()

    def candidates(self, name: str) -> list[Place]:
        """All places of a name, in no order of likelihood."""
        index = self._by_name.get(search_form(name))
        return [] if index is None else [self.places.at(row) for row in self._rows_of(index)]

    def further(self, name: str, words: bool = True) -> list[Place]:
        """The places of a name that are not searched for, the most populous first.

        Args:
            name: As written anywhere.
            words: Whether a name that is an English word counts.
        """
        folded = search_form(name)
        if not words and self._further.is_word(folded):
            return []
        return [self.places[place_id] for place_id in self._further.ids(folded)]

    def resolve(
        self, name: str, country: str | None = None, kind: str | None = None
    ) -> Place | None:
        """The likeliest place of a name.

        Args:
            name: As written anywhere.
            country: ISO code; only places of this country are considered.
            kind: Only places of this kind are considered.

        Returns:
            Countries before others, places entered by hand before the rest, then the most
            populous; None where the name is unknown.
        """
        found = [
            place
            for place in self.candidates(name)
            if country in (None, place.country) and kind in (None, place.kind)
        ]
        return min(found, key=likelihood, default=None)

    def country_name(self, code: str) -> str:
        """The English name of a country, or the code itself."""
        place = self.places.get(code)
        return place.name if place else code

    def tag_countries(self, tag: str) -> str | None:
        """The ISO code of a State Department TAGS country code (FIPS 10-4: "VM" is VN)."""
        return self._tags.get(tag.upper())

    @cached_property
    def _tags(self) -> dict[str, str]:
        with (self._folder / "tags.csv").open(encoding="utf-8", newline="") as file:
            return {row["tag"]: row["country"] for row in csv.DictReader(file)}


def likelihood(place: Place) -> tuple[int, int, int]:
    """A sort key, likeliest first, for places that share a name."""
    return (
        0 if place.kind == "country" else 1 + place.rank,
        -place.population,
        _KIND_ORDER.index(place.kind),
    )


@cache
def load() -> Gazetteer:
    """The gazetteer of the checkout."""
    return Gazetteer()
