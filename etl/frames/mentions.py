"""A document as the models see it: its sentences and the places that they name."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from etl.document import AnnotatedDocument
from etl.frames import aside
from etl.frames.discourse import Vote
from etl.frames.evidence import crime_told
from etl.frames.roles import Place, Sentence, read_sentences
from etl.frames.votes import cast_votes
from etl.posts import post_of
from etl.stance import attitude


@dataclass(frozen=True, slots=True)
class Mention:
    """A place mention with the number of its sentence in the document."""

    at: int
    place: Place


def _at(mention: Mention) -> int:
    return mention.at


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

    def near(self, at: int, apart: int) -> range:
        """Indices of the mentions in the sentences so far from one, before and behind."""
        first = bisect_left(self.mentions, at - apart, key=_at)
        return range(first, bisect_right(self.mentions, at + apart, key=_at))

    @cached_property
    def of_smuggling(self) -> bool:
        """Whether the text is about smuggling rather than the crime."""
        return aside.of_smuggling(self.sentences, self.told)

    @cached_property
    def tells_apart(self) -> bool:
        """Whether the text tells of smuggling, or denies the crime, as often as it tells of it."""
        return aside.tells_apart(self.sentences, self.told)

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
    if post := post_of(annotated.document):
        return post
    named = Counter(p.country for s in sentences for p in s.places if p.country)
    for passage in annotated.passages:
        named.update(actor.country for actor in passage.actors if actor.country)
    return named.most_common(1)[0][0] if named else None
