"""What the votes of a document share: a vote, and what the reader has in mind."""

from dataclasses import dataclass, field
from typing import NamedTuple

from etl.frames.roles import Place, Sentence

CARRY = 3
"""Sentences over which people or places stay in mind."""


FAR = 8
"""The same for lists of counts, which tell of the whole story."""


@dataclass(slots=True)
class Vote:
    """One reason to believe in a flow.

    Attributes:
        origin: Country code.
        destination: Country code.
        weight: 0 to 1.
        reason: Name of the rule.
        sentence: The sentence that says it.
        ends: The places of both ends that the sentence names.
        transit: Countries on the way.
        support: The sentence that names the other end, where it is another one.
    """

    origin: str
    destination: str
    weight: float
    reason: str
    sentence: Sentence
    ends: tuple[Place | None, Place | None] = (None, None)
    transit: tuple[str, ...] = ()
    support: Sentence | None = None


class Known(NamedTuple):
    """People or a place that the reader has in mind."""

    at: int
    country: str
    place: Place
    sentence: Sentence


class Envoy(NamedTuple):
    """Who speaks for a country abroad, where he is said to be, and whether people came to him."""

    at: int
    place: Place
    host: str | None
    sentence: Sentence
    asked: bool = False


@dataclass(slots=True)
class Discourse:
    """What the reader has in mind.

    Attributes:
        topic: The country named most often.
        home: The country whose people are named most often.
        post: The country that the document is written from.
        groups: People, as they were named.
        places: Places of exploitation.
        scenes: Where each sentence that tells of the crime happens.
        about_trafficking: Whether the document tells of the crime at all.
        told: The last sentence that told of it.
        before: The sentence before.
        envoy: The embassy named last.
        votes: Those cast so far.
    """

    topic: str | None = None
    home: str | None = None
    post: str | None = None
    groups: list[Known] = field(default_factory=list[Known])
    places: list[Known] = field(default_factory=list[Known])
    scenes: list[Known] = field(default_factory=list[Known])
    about_trafficking: bool = False
    told: int = -FAR
    before: Sentence | None = None
    envoy: Envoy | None = None
    votes: list[Vote] = field(default_factory=list[Vote])

    def last(self, memory: list[Known], now: int, reach: int = CARRY) -> Known | None:
        """What was named last, if within reach."""
        return memory[-1] if memory and now - memory[-1].at <= reach else None
