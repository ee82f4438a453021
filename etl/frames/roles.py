"""What a sentence says of each place it names: the kind of mention, what governs it, its role."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from etl.document import AnnotatedPassage, PlaceMention
from etl.frames.role_words import (
    CLAUSE_ENDS,
    CONNECTORS,
    INCLUDING,
    LINKS,
    LIST_WORDS,
    NUMBER_WORDS,
    PREPOSITIONS,
    ROLE_ADVERBS,
    TRANSPARENT,
)
from etl.frames.words import NOTHING, Token, classes_in, tokens

GOVERNING = (
    "return",
    "rescue",
    "recruit",
    "promise",
    "traffic",
    "move",
    "crime",
    "found",
    "official_event",
    "smuggling",
)
HEADS = ("official", "exploiter", "site", "people")
GROUPS = {"official": "official", "exploiter": "exploiter", "site": "site", "people": "group"}
TELLING = frozenset({"crime", "victim"})
"""Classes whose words tell of the crime: see votes.crime_told."""
ROLE_NOUNS = {
    "role_source": "source",
    "role_transit": "transit",
    "role_destination": "destination",
}
PART = 50
"""Code points of a clause that may be read as a sentence of its own."""
SEMICOLON = re.compile(r";\s")
NOUN_REACH = 10  # tokens from a noun of role to its verb
LIST_REACH = 14  # tokens between two members of a list
REACH = 12  # tokens that a governing word may stand away


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
        after: Nearest governing class to the right in the clause, or "".
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
            inside = [m for m in annotated.places if start <= m.start and m.end <= end]
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
        classes = NOTHING.union(*(token.classes for token in words))
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


def _place(words: list[Token], index: int, mention: PlaceMention, earlier: list[Place]) -> Place:
    place = Place(mention, index)
    place.kind = _kind(words, index, mention)
    leader = _list_leader(words, index, earlier)
    if leader is not None:
        place.listed = True
        place.preposition, place.inner, place.outer = leader.preposition, leader.inner, leader.outer
        if place.kind == "adjective" or leader.kind == "official" and place.kind == "name":
            place.kind = leader.kind
        if leader.kind == "adjective" and place.kind != "name":
            leader.kind = place.kind  # "Cambodian and Lao women"
    own = _prepositions(words, index)
    within = _within(words, index, mention, earlier)
    if within is not None:
        leader = within
        place.preposition, place.inner, place.outer = (
            within.preposition,
            within.inner,
            within.outer,
        )
    elif leader is None or own[0] and own[0] != "among":
        place.preposition, place.inner, place.outer = own
    place.before, place.before_word = _governing(words, index, -1)
    place.after, place.after_word = _governing(words, index, 1)
    place.noun = _role_noun(words, index)
    if leader is not None and leader.preposition == place.preposition:
        place.before, place.before_word = leader.before, leader.before_word
        place.noun = leader.noun = place.noun or leader.noun
    place.counted = _counted(words, index)
    return place


def _kind(words: list[Token], index: int, mention: PlaceMention) -> str:
    if mention.form == "people":
        head = words[index + 1].classes if index + 1 < len(words) else frozenset()
        if "official" in head:
            return "official"
        return "group"
    if mention.form == "adjective":
        return GROUPS.get(_head(words, index + 1), "adjective")
    if index + 1 < len(words) and words[index + 1].word in ("'s", "'", "’"):
        return GROUPS.get(_head(words, index + 2), "possessive")
    if index >= 2 and words[index - 1].word in ("of", "from"):
        if "official" in words[index - 2].classes:
            return "official"
        if "people" in words[index - 2].classes and words[index - 1].word == "of":
            return "group"
    return "official" if _head(words, index + 1, limit=2) == "official" else "name"


def _head(words: list[Token], at: int, limit: int = 4) -> str:
    """The class of the noun that a nationality or possessive stands before, "" where none."""
    found = ""
    for token in words[at : at + limit]:
        if (
            token.mention is not None
            or token.word in PREPOSITIONS
            or not token.word[0].isalpha()
            and token.word != "-"
        ):
            break
        if token.word in (
            "and",
            "or",
            "who",
            "whom",
            "whose",
            "which",
            "where",
            "that",
            "was",
            "were",
            "is",
            "are",
            "has",
            "have",
            "had",
        ):
            break
        for name in HEADS:
            if name in token.classes:
                found = (
                    name  # the last noun is the head: "Chinese police officers", "Thai boat owners"
                )
                break
    return found


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


def _of_list(token: Token, preposition: str) -> bool:
    """Whether a word may stand between two members: "41 in X, 36 in Y and others in Z"."""
    if token.word == preposition or token.word in LIST_WORDS or token.word in NUMBER_WORDS:
        return True
    if token.word in PREPOSITIONS:
        return False
    return "home" in token.classes or "people" in token.classes or token.word[0].isdigit()


def _role_noun(words: list[Token], index: int) -> str:
    """The role that a noun gives a place: "X is a source country", "destinations include X"."""
    after = words[index + 1 : index + 12]
    link = next((k for k, t in enumerate(after[:2]) if t.word in LINKS or t.word == ","), None)
    if link is not None and (link == 0 or after[0].word == ","):
        found = _roles_named(after[link + 1 :])
        if found:
            return found
    at = index - 1
    while at >= 0 and (words[at].word in TRANSPARENT or words[at].word in LIST_WORDS):
        at -= 1
    if at < 0 or words[at].word not in INCLUDING:
        return ""
    for steps in range(1, NOUN_REACH):
        if at - steps < 0 or words[at - steps].word in {".", ";", ","}:
            return ""
        named = _named_role(words[at - steps])
        if named:
            return named
    return ""


def _roles_named(words: list[Token]) -> str:
    """The roles at the start of "a source, transit and destination country", joined by "+"."""
    found: list[str] = []
    for token in words:
        named = _named_role(token)
        if named:
            found.append(named)
        elif token.word not in CONNECTORS | TRANSPARENT | ROLE_ADVERBS:
            break
    return "+".join(dict.fromkeys(found))


def _named_role(token: Token) -> str:
    named = token.classes & ROLE_NOUNS.keys() if token.classes else NOTHING
    return ROLE_NOUNS[next(iter(named))] if named and token.word not in PREPOSITIONS else ""


def _prepositions(words: list[Token], index: int) -> tuple[str, str, str]:
    """(preposition, class of the noun between, outer preposition) that govern the token."""
    at, steps, inner = index - 1, 0, ""
    while at >= 0 and steps < 6:
        token = words[at]
        if token.word in PREPOSITIONS:
            if steps == 0 or not _verbal(words[at + 1 : index]):
                noun, outer = _outer(words, at)
                return token.word, inner or noun, outer
            return "", "", ""
        if token.mention is not None:
            return "", "", ""
        if token.word in CLAUSE_ENDS or token.word in {".", ",", "(", '"', "and", "or"}:
            return "", "", ""
        if token.classes and not inner:
            inner = next((name for name in ("site", "home", "people") if name in token.classes), "")
        at, steps = at - 1, steps + 1
    return "", "", ""


def _verbal(between: list[Token]) -> bool:
    return any(
        ("move" in t.classes or "found" in t.classes)
        and "site" not in t.classes
        and "people" not in t.classes
        for t in between
    )


def _outer(words: list[Token], at: int) -> tuple[str, str]:
    """The noun before a preposition and the preposition before that noun: from <a brothel> in."""
    noun = ""
    for steps, token in enumerate(reversed(words[max(0, at - 6) : at])):
        if token.word in PREPOSITIONS:
            return noun, token.word
        if (
            token.mention is not None
            or token.word in CLAUSE_ENDS
            or token.word in {",", ".", "and"}
        ):
            break
        if token.classes and steps < 2 and not noun:
            nouns = ("site", "home", "people", "crime")
            noun = next((name for name in nouns if name in token.classes), "")
        if not noun and "exploiter" in token.classes:
            noun = "exploiter"  # "with tourists mostly coming from X"
        if _verbal([token]) and token.word != "coming" or token.word in ("was", "were"):
            break
    return noun, ""


def _governing(words: list[Token], index: int, step: int) -> tuple[str, str]:
    at = index + step
    for _ in range(REACH):
        if not 0 <= at < len(words):
            break
        token = words[at]
        if token.word in {";", ":"}:
            break
        classes = token.classes
        if classes and "site" not in classes and "people" not in classes:
            name = next((name for name in GOVERNING if name in classes), "")
            if name:
                return name, token.word
        at += step
    return "", ""


def _counted(words: list[Token], index: int) -> bool:
    before = words[index - 1] if index else None
    return before is not None and (before.word[0].isdigit() or before.word in NUMBER_WORDS)
