"""What a place mention looks like to the models: its features in its sentence."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np

from etl.document import AnnotatedDocument
from etl.frames import aside
from etl.frames.place_roles import role_of
from etl.frames.roles import Place, Sentence, read_sentences
from etl.frames.votes import Vote, cast_votes, crime_told
from etl.gazetteer import load
from etl.stance import attitude

CLASSES = [
    "crime",
    "traffic",
    "move",
    "recruit",
    "found",
    "rescue",
    "return",
    "promise",
    "official_event",
    "other_traffic",
    "smuggling",
    "site",
    "people",
    "internal",
    "abroad",
    "anaphor",
    "role_source",
    "role_destination",
    "role_transit",
    "exploiter",
    "official",
    "home",
    "response",
    "there",
    "here",
    "victim",
    "care",
    "activity",
]
HEADED = (
    "role_source",
    "role_destination",
    "role_transit",
    "crime",
    "return",
    "victim",
    "response",
    "care",
    "activity",
)
"""Classes of a heading that say what the places below it are."""
WIDE = 7  # words to both sides that count as the surroundings of a place
FROM_BEFORE = ("crime", "people", "found", "move", "site", "activity", "victim")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place mention with the number of its sentence in the document."""

    at: int
    place: Place


class Reading:
    """A document as the models see it: sentences, mentions, votes, and what it is about."""

    def __init__(self, sentences: list[Sentence], home: str | None = None) -> None:
        """Take the sentences of a document, or of a part of one.

        Args:
            sentences: In order.
            home: Country that the document is written from.
        """
        self.sentences = sentences
        self.home = home
        self.mentions = [Mention(k, p) for k, s in enumerate(self.sentences) for p in s.places]
        self.scores: np.ndarray | None = None

    @cached_property
    def votes(self) -> list[Vote]:
        """The votes of the grammar."""
        return cast_votes(self.sentences, self.home)

    @cached_property
    def told(self) -> list[float]:
        """How far each sentence tells of the crime."""
        return [crime_told(sentence) for sentence in self.sentences]

    @classmethod
    def of(cls, annotated: AnnotatedDocument) -> "Reading":
        """Read all sentences of the passages that yield anything."""
        passages = [p for p in annotated.passages if not p.passage.furniture]
        sentences = [s for p in passages for s in read_sentences(p)]
        return cls(sentences, _home(annotated, sentences))

    def stance(self, at: int) -> str:
        """How a sentence holds what it states."""
        return attitude(self.sentences[at].text)

    def denied(self, at: int) -> bool:
        """Whether a sentence denies what it states."""
        return self.stance(at) == "denied"

    @cached_property
    def of_smuggling(self) -> bool:
        """Whether the text is about smuggling rather than the crime."""
        return aside.of_smuggling(self.sentences, self.told)

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """Indices of the mentions of each country, the one named most often first."""
        found: dict[str, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            found.setdefault(mention.place.country or "", []).append(index)
        return dict(sorted(found.items(), key=lambda entry: -len(entry[1])))

    @cached_property
    def titled(self) -> frozenset[str]:
        """Countries that titles and headings name."""
        return frozenset(m.place.country or "" for m in self.mentions if self.sentences[m.at].title)

    @cached_property
    def groups(self) -> Counter[str]:
        """How often the people of each country are named."""
        return Counter(m.place.country or "" for m in self.mentions if m.place.kind == "group")

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each country by weight of its mentions, titles counting twice."""
        weights: Counter[str] = Counter()
        for mention in self.mentions:
            weights[mention.place.country or ""] += 1 + self.sentences[mention.at].title
        return {country: place for place, (country, _) in enumerate(weights.most_common())}

    @cached_property
    def group_rank(self) -> dict[str, int]:
        """Place of each country by how often its people are named."""
        return {country: place for place, (country, _) in enumerate(self.groups.most_common())}


def _home(annotated: AnnotatedDocument, sentences: list[Sentence]) -> str | None:
    """The country of a cable's post; else the one that places and agencies name most often."""
    document = annotated.document
    post = document.publisher if document.kind == "cable" else None
    place = load().resolve(post) if post else None
    if place is not None:
        return place.country
    named = Counter(p.country for s in sentences for p in s.places if p.country)
    for passage in annotated.passages:
        named.update(actor.country for actor in passage.actors if actor.country)
    return named.most_common(1)[0][0] if named else None


Names = tuple[str, ...]
"""Names of features that hold together."""


def mention_features(reading: Reading) -> list[set[str]]:
    """The features of each mention, as names of things that hold."""
    return [set(chain.from_iterable(groups)) for groups in feature_groups(reading)]


def feature_groups(reading: Reading) -> Iterator[list[Names]]:
    """The same in groups that many mentions share: each a tuple that is made once."""
    headings = _headings(reading)
    # Asked for each place and again for those beside it: by identity, as places are no keys.
    reasons = {
        id(m.place): role_of(m.place, reading.sentences[m.at]).reason for m in reading.mentions
    }
    for mention in reading.mentions:
        sentence, reason = reading.sentences[mention.at], reasons[id(mention.place)]
        before = reading.sentences[mention.at - 1].classes if mention.at else frozenset[str]()
        groups = [
            *_own(mention.place, reading, sentence, reason),
            *_scene(mention.place, sentence, reasons),
            *_words(mention.place, sentence),
            _told(reading.told[mention.at], reason),
            _held_so(reading.stance(mention.at)),
            _told_beside("previous", before),
            _told_beside("head", headings[mention.at]),
        ]
        for after in reading.sentences[mention.at + 1 : mention.at + 2]:
            groups.append(_told_beside("next", after.classes))
        yield groups


def _headings(reading: Reading) -> list[frozenset[str]]:
    """For each sentence the classes of the last heading before it."""
    found: list[frozenset[str]] = []
    last: frozenset[str] = frozenset()
    for sentence in reading.sentences:
        if sentence.title:
            last = sentence.classes
        found.append(last)
    return found


def _own(place: Place, reading: Reading, sentence: Sentence, reason: str) -> Iterator[Names]:
    country, prep, kind = place.country or "", place.preposition, place.kind
    rank = min(3, reading.rank[country])
    group = min(2, reading.group_rank.get(country, 2))
    yield _governed(kind, prep, place.inner, place.outer, place.before)
    yield _governing_words(kind, place.after, place.before_word, place.after_word)
    yield _placed(place.mention.kind, place.mention.form, prep, reason)
    yield _ranked(rank, group, prep, kind)
    if country == reading.home:
        yield _at_home(prep, kind, place.before)
    if country in reading.titled:
        yield _titled(prep, kind)
    if place.listed:
        yield ("listed",)
    if place.counted:
        yield ("counted",)
    if place.noun:
        yield f"noun={place.noun}", f"noun+prep={place.noun}{prep}"
    if _row(place, sentence):
        yield "row", f"row+home={country == reading.home}"


# Mentions are alike: their features are written once for each way in which words stand.


@lru_cache(maxsize=1 << 14)
def _governed(kind: str, prep: str, inner: str, outer: str, before: str) -> Names:
    return (
        f"kind={kind}",
        f"prep={prep}",
        f"inner={inner}",
        f"outer={outer}{inner}",
        f"before={before}",
        f"kind+prep={kind}|{prep}",
        f"prep+before={prep}|{before}",
        f"prep+inner={prep}|{inner}|{outer}",
        f"kind+before={kind}|{before}",
        f"prep+before+inner={prep}|{before}|{inner}",
    )


@lru_cache(maxsize=1 << 14)
def _governing_words(kind: str, after: str, left: str, right: str) -> Names:
    return f"after={after}", f"kind+after={kind}|{after}", f"word<{left}", f"word>{right}"


@lru_cache(maxsize=1 << 14)
def _placed(kind: str, form: str, prep: str, reason: str) -> Names:
    return f"role={reason}", f"place={kind}", f"place+prep={kind}{prep}", f"form={form}"


@lru_cache(maxsize=1 << 14)
def _ranked(rank: int, group: int, prep: str, kind: str) -> Names:
    return (
        f"rank={rank}",
        f"group={group}",
        f"group+prep={group}{prep}{kind}",
        f"rank+prep={rank}{prep}",
    )


@lru_cache(maxsize=1 << 14)
def _at_home(prep: str, kind: str, before: str) -> Names:
    return "home", f"home+prep={prep}", f"home+kind={kind}", f"home+{before}"


@lru_cache(maxsize=1 << 14)
def _titled(prep: str, kind: str) -> Names:
    return "titled", f"titled+prep={prep}", f"titled+kind={kind}"


@lru_cache(maxsize=1 << 14)
def _told(told: float, reason: str) -> Names:
    return f"told={told:.1f}", f"told+role={told:.1f}{reason}"


@lru_cache(maxsize=1 << 14)
def _left(word: str) -> Names:
    return (f"left:{word}",)


@lru_cache(maxsize=1 << 14)
def _right(word: str) -> Names:
    return (f"right:{word}",)


@lru_cache(maxsize=8)
def _held_so(stance: str) -> Names:
    return (f"stance={stance}",)


@lru_cache(maxsize=1 << 14)
def _told_beside(where: str, classes: frozenset[str]) -> Names:
    named = HEADED if where == "head" else FROM_BEFORE
    return tuple(f"{where}={name}" for name in named if name in classes)


@lru_cache(maxsize=1 << 14)
def _at_distance(off: int, word: str) -> Names:
    return (f"w{off}={word}",)


@lru_cache(maxsize=1 << 14)
def _beside(reason: str, before: bool) -> Names:
    return (f"other={reason}{'<' if before else '>'}",)


def _scene(place: Place, sentence: Sentence, reasons: dict[int, str]) -> Iterator[Names]:
    if sentence.title:
        yield ("title",)
    yield _held(sentence.classes, place.preposition, place.kind)
    others = [p for p in sentence.places if p is not place and p.country != place.country]
    for other in others[:4]:
        yield _beside(reasons[id(other)], other.index < place.index)
    if not others:
        yield ("alone",)


@lru_cache(maxsize=1 << 12)
def _held(classes: frozenset[str], preposition: str, kind: str) -> Names:
    named = [name for name in CLASSES if name in classes]
    return tuple(form for name in named for form in _has(name, preposition, kind))


@lru_cache(maxsize=1 << 14)
def _has(name: str, preposition: str, kind: str) -> Names:
    return f"has={name}", f"has+prep={name}{preposition}", f"has+kind={name}{kind}"


def _row(place: Place, sentence: Sentence) -> bool:
    """Whether a place heads the row of a table or list: a number right after it, no word."""
    after = sentence.tokens[place.index + 1 : place.index + 2]
    return place.index <= 1 and bool(after) and after[0].word[0].isdigit()


def _words(place: Place, sentence: Sentence) -> Iterator[Names]:
    first, last = max(0, place.index - WIDE), min(len(sentence.tokens), place.index + WIDE + 1)
    words = [token.word for token in sentence.tokens[first:last]]
    yield from map(_left, words[: place.index - first])
    yield from map(_right, words[place.index - first + 1 :])
    for at in range(max(0, place.index - 3), min(len(sentence.tokens), place.index + 4)):
        token, off = sentence.tokens[at], at - place.index
        if off == 0:
            continue
        if abs(off) <= 2:
            yield _at_distance(off, "@" if token.mention else token.word)
        if token.classes:
            yield _near(token.classes, off)


@lru_cache(maxsize=1 << 14)
def _near(classes: frozenset[str], off: int) -> Names:
    side = "+" if off > 0 else "-"
    return tuple(form for name in classes for form in (f"near{side}={name}", f"near{off}={name}"))
