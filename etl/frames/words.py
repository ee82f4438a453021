"""Word classes: a sentence as tokens, each with the classes of the lexicon it belongs to."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.document import PlaceMention

LEXICON = Path(__file__).parent / "lexicon.toml"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_PLAIN = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
"""The same in texts without other letters, found sooner."""
NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Token:
    """A word, number, mark or whole place mention of a sentence.

    Attributes:
        start: First code point in the passage's text.
        end: One past the last.
        word: Lower case; "@" for a place mention.
        classes: Classes of the lexicon, those of a phrase on its first token.
        mention: The place mention it stands for.
    """

    start: int
    end: int
    word: str
    classes: frozenset[str]
    mention: PlaceMention | None = None


@cache
def _lexicon() -> tuple[
    dict[str, frozenset[str]],
    dict[str, frozenset[str]],
    list[int],
    dict[str, list[tuple[tuple[str, ...], str]]],
]:
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entry in tomllib.loads(LEXICON.read_text(encoding="utf-8")).items():
        for word in entry.get("words", "").split():
            target = stems if word.endswith("*") else words
            target.setdefault(word.rstrip("*"), set()).add(name)
        for phrase in entry.get("phrases", "").split(";"):
            parts = tuple(phrase.lower().split())
            if parts:
                phrases.setdefault(parts[0], []).append((parts, name))
    return (
        {word: frozenset(names) for word, names in words.items()},
        {stem: frozenset(names) for stem, names in stems.items()},
        sorted(set(map(len, stems)), reverse=True),
        phrases,
    )


@lru_cache(maxsize=65536)
def classes_of(word: str) -> frozenset[str]:
    """The classes of a lower-case word, by itself or by its stem; else those of its last part."""
    words, stems, lengths, _ = _lexicon()
    found = words.get(word, NOTHING)
    for length in lengths:  # the longest stem counts
        if word[:length] in stems:
            return found | stems[word[:length]]
    if not found and "-" in word:
        return classes_of(word.rpartition("-")[2])
    return found


def tokens(text: str, start: int, end: int, mentions: list[PlaceMention]) -> list[Token]:
    """The tokens of text[start:end]; each of the mentions inside becomes one token.

    Args:
        text: The passage's text.
        start: First code point of the sentence.
        end: One past its last.
        mentions: The place mentions inside the sentence, sorted, not overlapping.
    """
    found: list[Token] = []
    at = start
    for mention in mentions:
        _add_words(found, text, at, mention.start)
        found.append(Token(mention.start, mention.end, "@", NOTHING, mention))
        at = mention.end
    _add_words(found, text, at, end)
    _add_phrases(found)
    return found


def classes_in(text: str) -> frozenset[str]:
    """The classes of the words and phrases of a sentence, as those of its `tokens` together."""
    lowered = text.lower()
    if "'" in lowered or "’" in lowered:
        return NOTHING.union(*(token.classes for token in tokens(text, 0, len(text), [])))
    words = (_PLAIN if lowered.isascii() else WORD).findall(lowered)
    different = set(words)
    found = set().union(*map(classes_of, different))
    phrases = _lexicon()[3]
    if phrases.keys().isdisjoint(different):
        return frozenset(found)
    for index, word in enumerate(words):
        for parts, name in phrases.get(word, ()):
            if tuple(words[index : index + len(parts)]) == parts:
                found.add(name)
    return frozenset(found)


def _add_words(found: list[Token], text: str, start: int, end: int) -> None:
    for match in (_PLAIN if text.isascii() else WORD).finditer(text, start, end):
        first, last = match.span()
        word, classes, owner = _word(match.group())
        if owner:
            found.append(Token(first, last - 2, word, classes))
            found.append(Token(last - 2, last, "'s", NOTHING))
        else:
            found.append(Token(first, last, word, classes))


@lru_cache(maxsize=65536)
def _word(written: str) -> tuple[str, frozenset[str], bool]:
    """A word in lower case without the 's of an owner, its classes, and whether it had that."""
    word = written.lower().replace("’", "'")
    owner = word[-2:] == "'s" and len(word) > 2
    word = word[:-2] if owner else word
    return word, classes_of(word), owner


def _add_phrases(found: list[Token]) -> None:
    phrases = _lexicon()[3]
    words = [token.word for token in found]
    if phrases.keys().isdisjoint(words):
        return
    for index, word in enumerate(words):
        if word not in phrases:
            continue
        for parts, name in phrases[word]:
            if words[index + 1 : index + 2] == [*parts[1:2]] and (
                tuple(words[index : index + len(parts)]) == parts
            ):
                found[index].classes = found[index].classes | {name}
