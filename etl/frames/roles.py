"""What a sentence says of each place it names: the kind of mention, what governs it, its role."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from etl.document import AnnotatedPassage, PlaceMention, within
from etl.frames.governing import governing, is_counted, kind_of, prepositions, role_noun
from etl.frames.role_words import (
    CONNECTORS,
    LIST_WORDS,
    NUMBER_WORDS,
    PREPOSITIONS,
    TRANSPARENT,
)
from etl.frames.words import NOTHING, Token, classes_in, tokens

TELLING = frozenset({"crime", "victim"})
"""Classes whose words tell of the crime: see evidence.crime_told."""
PART = 50
"""Code points of a clause that may be read as a sentence of its own."""
SEMICOLON = re.compile(r";\s")
_FINDS = frozenset(["found", "find", "finds", "met"])
_BANDS = frozenset(["group", "network", "organisation", "organization"])
"""Words for those who exploit, beside the lexicon's."""
LIST_REACH = 14  # tokens between two members of a list


@dataclass(slots=True)
class Place:
    """A place mention of a sentence with what its words say of its role.

    Attributes:
        mention: The mention.
        index: Its token's index.
        kind: group, official, exploiter, site, possessive, name, adjective.
        preposition: The one that governs it, list members inheriting; "" where none.
        inner: Class of the noun between preposition and place (site, home, people, crime), or "".
        outer: The preposition before that noun, in "from a brothel in Yala", or "".
        before: Nearest governing class to the left in the clause, or "".
        before_word: The word of that class, or "".
        after: Nearest governing class to the right in the clause, or "".
        after_word: The word of that class, or "".
        listed: Whether it continues a list.
        noun: What a noun of role makes of it, in "the main destinations were X": source, transit,
            destination, several joined by "+", or "".
        counted: Whether a number or "many" stands right before its noun.
        country: ISO 3166-1 alpha-2 of the place.
    """

    mention: PlaceMention
    index: int
    kind: str = "name"
    preposition: str = ""
    inner: str = ""
    outer: str = ""
    before: str = ""
    before_word: str = ""
    after: str = ""
    after_word: str = ""
    listed: bool = False
    noun: str = ""
    counted: bool = False
    country: str | None = field(init=False)

    def __post_init__(self) -> None:
        """Takes the country of the mention."""
        self.country = self.mention.country


@dataclass(slots=True)
class Sentence:
    """A sentence of a passage as tokens and places.

    Attributes:
        passage: Ordinal of the passage.
        start: First code point in the passage's text.
        end: One past the last.
        text: Its words.
        tokens: All tokens; those of a sentence that names no place and tells nothing are left out.
        places: Its places of a known country, in order.
        classes: Lexicon classes that occur in it.
        title: Whether it is a title or heading.
    """

    passage: int
    start: int
    end: int
    text: str
    tokens: list[Token]
    places: list[Place] = field(default_factory=list[Place])
    classes: frozenset[str] = frozenset()
    title: bool = False

    def has(self, *names: str) -> bool:
        """Whether any of the lexicon classes occurs."""
        return not self.classes.isdisjoint(names)


def read_sentences(annotated: AnnotatedPassage) -> list[Sentence]:
    """The sentences of a passage, each place with its role features."""
    found: list[Sentence] = []
    text = annotated.passage.text
    for whole in annotated.sentences:
        for start, end in _parts(text, *whole):
            inside = [m for m in within(annotated.places, start, end) if m.end <= end]
            found.append(_read(annotated, start, end, inside))
    return found


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, or its parts between semicolons where each is as long as a sentence."""
    if end - start < 2 * PART or text.find(";", start, end) < 0:
        return [(start, end)]
    cuts = [m.end() for m in SEMICOLON.finditer(text, start, end)]
    edges = [start, *cuts, end]
    if any(stop - first < PART for first, stop in pairwise(edges)):
        return [(start, end)]
    return list(pairwise(edges))


def _read(
    annotated: AnnotatedPassage, start: int, end: int, inside: list[PlaceMention]
) -> Sentence:
    text = annotated.passage.text
    classes = NOTHING if inside else classes_in(text[start:end])
    words: list[Token] = []
    if inside or classes & TELLING:
        words = tokens(text, start, end, inside)
        classes = _with_recruiting(words)
    sentence = Sentence(
        annotated.passage.ordinal,
        start,
        end,
        text[start:end],
        words,
        classes=classes,
        title=annotated.passage.part in ("title", "heading"),
    )
    for index, token in enumerate(words):
        if token.mention is not None and token.mention.country:
            sentence.places.append(_place(words, index, token.mention, sentence.places))
    return sentence


def _with_recruiting(words: list[Token]) -> frozenset[str]:
    """All classes of words; "the ring found girls in X" tells of recruiting, not of rescue."""
    classes = NOTHING.union(*(token.classes for token in words))
    if "found" not in classes:
        return classes
    for index, token in enumerate(words):
        if token.word in _FINDS:
            before, behind = words[max(0, index - 3) : index], words[index + 1 : index + 5]
            if any(map(_is_band, before)) and any("people" in t.classes for t in behind):
                token.classes = token.classes - {"found"} | {"recruit"}
    return NOTHING.union(*(token.classes for token in words))


def _is_band(token: Token) -> bool:
    return "exploiter" in token.classes or token.word in _BANDS


def _place(words: list[Token], index: int, mention: PlaceMention, earlier: list[Place]) -> Place:
    """A place with all that its words say; one that it shares a list with may change its kind."""
    place = Place(mention, index, kind_of(words, index, mention))
    leader = _list_leader(words, index, earlier)
    if leader is not None:
        place.listed = True
        _share_kind(place, leader)
    within = _within(words, index, mention, earlier)
    leader = within or leader
    own = prepositions(words, index)
    if leader is not None and (within or own[0] in ("", "among")):
        own = leader.preposition, leader.inner, leader.outer
    place.preposition, place.inner, place.outer = own
    place.before, place.before_word = governing(words, index, -1)
    place.after, place.after_word = governing(words, index, 1)
    place.noun = role_noun(words, index)
    if leader is not None and leader.preposition == place.preposition:
        place.before, place.before_word = leader.before, leader.before_word
        place.noun = leader.noun = place.noun or leader.noun
    place.counted = is_counted(words, index)
    return place


def _share_kind(place: Place, leader: Place) -> None:
    """Members of a list are of one kind: "Thai and Lao officials", "Cambodian and Lao women"."""
    if place.kind == "adjective" or (leader.kind == "official" and place.kind == "name"):
        place.kind = leader.kind
    if leader.kind == "group" and leader.preposition == "of" and place.kind == "name":
        place.kind = leader.kind  # "nationals of Fiji and Tonga"
    if leader.kind == "adjective" and place.kind != "name":
        leader.kind = place.kind


def _list_leader(words: list[Token], index: int, earlier: list[Place]) -> Place | None:
    """The place that this one continues a list of, or None."""
    if not earlier:
        return None
    last = earlier[-1]
    between = words[last.index + 1 : index]
    if not between or len(between) > LIST_REACH:
        return None
    if not any(token.word in CONNECTORS for token in between):
        return None
    content = [t for t in between if t.word not in CONNECTORS and t.word not in TRANSPARENT]
    content = [t for k, t in enumerate(content) if not _is_of_age(content[k : k + 2])]
    return last if all(_of_list(t, last.preposition) for t in content) else None


def _within(
    words: list[Token], index: int, mention: PlaceMention, earlier: list[Place]
) -> Place | None:
    """The place before "in X" or ", X" that lies in X: both stand in one role, or None."""
    if mention.kind != "country" or index < 2 or words[index - 1].word not in ("in", ","):
        return None
    last = earlier[-1] if earlier else None
    if last is None or last.index != index - 2 or last.mention.kind == "country":
        return None
    return last if last.country == mention.country and last.preposition else None


def _is_of_age(words: list[Token]) -> bool:
    """Whether the first of two words belongs to an age: "of 23", "aged 19", "years old"."""
    if words[0].word in ("years", "old", "aged"):
        return True
    return words[0].word == "of" and len(words) > 1 and words[1].word.isdigit()


def _of_list(token: Token, preposition: str) -> bool:
    """Whether a word may stand between two members: "41 in X, 36 in Y and others in Z"."""
    if token.word == preposition or token.word in LIST_WORDS or token.word in NUMBER_WORDS:
        return True
    if token.word in PREPOSITIONS:
        return False
    return "home" in token.classes or "people" in token.classes or token.word[0].isdigit()
