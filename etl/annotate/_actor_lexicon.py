"""The names of the reference data's organisations, ready for one pass over a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.actors import Actor, load, slug, spellings
from etl.annotate._actor_patterns import TRIGGERS
from etl.annotate._governments import SHARED

_WORD = re.compile(r"\w")
_SMALL_WORDS = frozenset(
    [
        *("of", "and", "for", "the", "in", "on", "against", "to", "with", "by", "at", "is"),
        *("are", "was", "were", "be", "been", "has", "have", "had", "will", "would"),
        *("shall", "should", "can", "could", "may", "must", "do", "does", "did", "not"),
        *("no", "said", "says", "told", "who", "whom", "whose", "which", "that"),
        *("where", "when", "while", "but", "or", "as", "from", "into", "since", "until"),
        *("after", "before", "about", "between", "through", "under", "over", "it"),
        *("its", "they", "their", "them", "he", "his", "she", "her", "this", "these"),
        *("those", "also", "now", "than", "so", "if"),
    ]
)
"""Words that a name has in small letters, and those that none has: names end before them."""
WORDS_IN_CAPITALS = frozenset(
    (
        "WHO",
        "FACE",
        "CARE",
        "CENTRAL",
        "PLAN",
        "IT",
        "EMPOWER",
        "SWAN",
        "MAP",
        "AID",
        "COM",
        "COMMIT",
    )
)
"""Acronyms that are words in a passage set in capitals."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and the words that announce a name of a known pattern.

    Attributes:
        automaton: Finds `forms`.
        forms: All names and trigger words.
        direct: Names that mean one actor anywhere.
        local: Names that mean it only in its country.
        by_country: Actors by slug of any of their names, and country.
    """

    automaton: AhoCorasick
    forms: list[str]
    direct: dict[str, Actor]
    local: dict[str, tuple[Actor, ...]]
    by_country: dict[tuple[str, str | None], Actor]

    def countries(self, key: str) -> frozenset[str]:
        """Countries that have an actor of this slug."""
        return _countries_of(key)


def _cases(name: str) -> set[str]:
    """A name in its spellings; one of several words in capitals as well, as headings have it."""
    forms = spellings(name)
    return forms | {form.upper() for form in forms if " " in form}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of data/reference/actors.csv."""
    direct: dict[str, Actor] = {}
    local: dict[str, dict[str, Actor]] = {}
    by_country: dict[tuple[str, str | None], Actor] = {}
    for actor in load().values():
        own = actor.kind == "ministry" or actor.name in actor.local_names
        # "GOL" is told by the cable that has it: etl.annotate._governments.
        acronyms = tuple(name for name in actor.acronyms if name not in SHARED)
        for name in acronyms + actor.aliases + (() if own else (actor.name,)):
            for form in _cases(name):
                direct.setdefault(form, actor)
        for name in actor.local_names + ((actor.name,) if own else ()):
            for form in _cases(name):
                local.setdefault(form, {})[actor.actor_id] = actor
        for name in (actor.name, *actor.aliases, *actor.local_names):
            by_country.setdefault((slug(name), actor.country), actor)
    forms = sorted({*direct, *local, *TRIGGERS})
    return Lexicon(
        AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest),
        forms,
        direct,
        {form: tuple(rows.values()) for form, rows in local.items()},
        by_country,
    )


@lru_cache(maxsize=4096)
def _countries_of(key: str) -> frozenset[str]:
    return frozenset(country for name, country in lexicon().by_country if name == key and country)


def own_id(country: str | None, key: str) -> str:
    """The id of an actor that only the text knows: "text:mm:anti-trafficking-unit".

    Args:
        country: Whose it is; None where nothing tells.
        key: Its name as a key.
    """
    return f"text:{(country or 'zz').lower()}:{key}"


def in_title_case(text: str) -> str:
    """A text set in capitals with its words as in a name, offsets unchanged."""

    def cased(word: re.Match[str]) -> str:
        found = word.group()
        lower = found.lower()
        return lower if lower in _SMALL_WORDS or len(lower) != len(found) else found[0] + lower[1:]

    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", cased, text)


def bounded(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is made of whole words."""
    before = start > 0 and (_WORD.match(text[start - 1]) or text[start - 1] == "&")
    return not before and not (end < len(text) and _WORD.match(text[end]))
