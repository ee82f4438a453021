"""What a sentence adds to a flow or hotspot: population, numbers, period."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.document import AnnotatedPassage, DateMention, Quantity
from etl.paths import REFERENCE

_AND_MORE = re.compile(r"\s+and (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words, stems and phrases of one declared list, each with the value that it stands for."""

    words: dict[str, str]
    stems: dict[str, str]
    lengths: tuple[int, ...]
    phrases: re.Pattern[str]
    of_phrase: dict[str, str]
    order: tuple[str, ...]

    def values(self, text: str) -> list[str]:
        """The values whose words a text has, in their order of declaration."""
        found: set[str] = set()
        words = set(_WORD.findall(text.lower()))
        for word in words:
            if word in self.words:
                found.add(self.words[word])
            for length in self.lengths:  # the longest stem counts
                if word[:length] in self.stems:
                    found.add(self.stems[word[:length]])
                    break
        joined = " " + " ".join(_WORD.findall(text.lower())) + " "
        found.update(self.of_phrase[match.group()] for match in self.phrases.finditer(joined))
        return [value for value in self.order if value in found]


@cache
def _population() -> _Words:
    declared = tomllib.loads((REFERENCE / "purposes.toml").read_text(encoding="utf-8"))
    return _compile(declared["population"])


def _compile(entry: dict[str, str]) -> _Words:
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for value, listed in entry.items():
        for item in (" ".join(part.replace("-", " ").split()) for part in listed.split("|")):
            bare = item.rstrip("*")
            if " " in item:
                phrases[" " + bare.replace("*", "") + ("" if item.endswith("*") else " ")] = value
            elif item.endswith("*"):
                stems[bare] = value
            else:
                words[item] = value
    lengths = tuple(sorted(set(map(len, stems)), reverse=True))
    return _Words(words, stems, lengths, _any_of(phrases), phrases, tuple(entry))


def _any_of(items: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(items, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def population(text: str) -> list[str]:
    """Who is spoken of, as values of population."""
    return list(_populations(text))


@lru_cache(maxsize=1024)
def _populations(text: str) -> tuple[str, ...]:
    return tuple(_population().values(text))


def people_counted(passage: AnnotatedPassage, start: int, end: int) -> list[Quantity]:
    """Counts of people inside a span; parts that add up ("three boys and a girl") are left out."""
    text = passage.passage.text
    return [
        q
        for q in passage.quantities
        if q.unit == "people" and start <= q.number_start and q.end <= end and not is_part(q, text)
    ]


def is_part(count: Quantity, text: str) -> bool:
    """Whether a count is one of several that add up to those named before them."""
    if _AND_MORE.match(text, count.end):
        return True
    after = text[count.end : count.end + 6].strip()
    return text[: count.start].rstrip().endswith(" and") and not after.startswith("from")


def period(passage: AnnotatedPassage, start: int, end: int) -> DateMention | None:
    """The period a span speaks of, else its only date; None where it names neither."""
    dates = [d for d in passage.dates if start <= d.start and d.end <= end]
    return next((d for d in dates if d.role == "period"), dates[0] if len(dates) == 1 else None)
