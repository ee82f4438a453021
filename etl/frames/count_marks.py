"""What speaks for and against a number of people being that of a flow, as names of what holds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from etl.document import Quantity
from etl.frames.count_places import Told
from etl.frames.mentions import Mention
from etl.frames.roles import Place, Sentence
from etl.scan import Rare

NEAR = 60
"""Code points around a number in which words may tell who is counted."""
SIZES = (1, 9, 99, 999, 9_999)
"""Largest numbers of each size that is told apart."""
MOST_ALIKE, MOST_BETWEEN = 2, 3
"""Other numbers of a sentence that are counted, and no further."""

_MOVING = Rare(
    r"\b(?:migrants?|registered|workforce|employed|cross(?:es|ed)?|population|live|living|working|"
    r"work permits?|surveyed|interviewed|respondents|deported|refugees?|residents?)\b",
    re.IGNORECASE,
)
_CULPRITS = Rare(
    r"\b(?:suspects?|traffickers?|brokers?|recruiters?|agents?|gang|members|pimps?|smugglers?|"
    r"defendants?|men and|police|officers?|officials?|soldiers?|guards?|customers?|clients?|"
    r"employers?|owners?|sentenced|jailed|arrested|convicted|charged)\b",
    re.IGNORECASE,
)
_ARRESTS = Rare(
    r"\b(?:arrest|sentenc|jail|convict|charg|indict|prosecut|detain)\w*\b", re.IGNORECASE
)
_TAKEN = re.compile(r"\b(?:arrest|sentenc|jail|convict|charg|indict|prosecut)\w*\s$", re.IGNORECASE)
_NOT_THEM = re.compile(
    r"\s(?:a\s(?:night|day)|years?\b|villages?|families|households|trainees|delegates)|"
    r"\b(?:trained|attended|delegates|participants|all\sbut|customers)\b",
    re.IGNORECASE,
)
_TAKERS = re.compile(
    r"\b(?:men|women|brothers|sisters|couples?|people|boys)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:put|took|led|lured|drove|brought|sold|recruited|met|came\sto\s(?:look|see|choose|buy))\s"
    r"(?:her|him|them|at\s(?:her|him|them)|(?:[\w-]+\s)?(?:men|women|girls|boys|children))\b"
    r"|\b(?:inhabitants|inspectors|midwives|nurses|holders|reporters|persons\squestioned)\b",
    re.IGNORECASE,
)
"""Those who do it, and others who are no victims."""
_BESIDE_THEM = re.compile(r"\b(?:with|among)\s(?:about\s|some\s|another\s)?$", re.IGNORECASE)
_OTHERS = re.compile(r"\S+\sothers?\b", re.IGNORECASE)
"""Who was there too, as one tells it: "with nine others"."""


def counts_others(count: Quantity, text: str, end: int) -> bool:
    """Whether a number counts those who cross, live or work somewhere, or culprits: no victims.

    Args:
        count: The number.
        text: The passage's text.
        end: Where its sentence ends.
    """
    after = text[count.end : min(end, count.end + 40)]
    told = text[count.start : count.end] + after
    before = text[max(0, count.start - 30) : count.start]
    return bool(
        _MOVING.search(told)
        or _TAKERS.search(told)
        or (_BESIDE_THEM.search(before) and _OTHERS.match(told))
        or _CULPRITS.search(text[count.start : count.end] + after[:20])
        or _TAKEN.search(before)
        or _NOT_THEM.search(before[-14:])
        or _NOT_THEM.search(after[:16])
    )


def of_words(count: Quantity, sentence: Sentence) -> Iterator[str]:
    """What the words of a number and around it say, whatever the flow."""
    text, start, end = sentence.text, count.start - sentence.start, count.end - sentence.start
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    yield "head=" + (count.head.split()[-1] if count.head else "")
    yield f"size={sum(count.low > size for size in SIZES)}"
    for name, holds in (
        ("moving", _MOVING.search(before + text[start:end] + after)),
        ("culprits", _CULPRITS.search(text[start:end] + after[:20])),
        ("arrests", _ARRESTS.search(text)),
    ):
        if holds:
            yield name


class Side:
    """A statement of a flow, as numbers around it are seen from there."""

    def __init__(
        self, origin: Mention, destination: Mention, flows: Iterable[tuple[str, str]]
    ) -> None:
        """Take the ends, and the flows that the document tells."""
        self.origin, self.destination = origin, destination
        self.ends = origin.place.country, destination.place.country
        self.lines = sorted((origin.at, destination.at))
        pairs = set(flows)
        first, last = Counter(of for of, _ in pairs), Counter(to for _, to in pairs)
        self.only = f"{first[self.ends[0] or ''] == 1}{last[self.ends[1] or ''] == 1}"

    def role(self, place: Place | None) -> str:
        """Which end a place is: o or d; x for neither."""
        if place is None:
            return ""
        if place.country == self.ends[0]:
            return "o"
        return "d" if place.country == self.ends[1] else "x"

    def apart(self, at: int) -> int:
        """Sentences between one and the statement; less than nought for those before it."""
        first, last = self.lines
        return at - first if at < first else max(0, at - last)

    def near(self, at: int, same_passage: bool) -> str:
        """How far a sentence is from the statement, in steps."""
        if at in self.lines:
            return "0"
        apart = abs(self.apart(at))
        return "1" if apart <= 2 and same_passage else "2" if apart <= 8 else "3"


def of_flow(told: Told, side: Side, sentence: Sentence, near: str) -> Iterator[str]:
    """What the places around a number say of its being that of a flow.

    Args:
        told: The number.
        side: The flow's statement.
        sentence: The number's sentence.
        near: How far that is from the statement.
    """
    place, how = told.place
    role, own = side.role(place), side.role(next(iter(told.own), None))
    behind = side.role(next(iter(told.behind), None))
    before = side.role(told.before[-1] if told.before else None)
    named = "".join(sorted({side.role(p) for p in sentence.places if p.kind != "official"}))
    yield f"place={role} {how}"
    yield f"place+near={role}{near}"
    yield f"place+only={role}{side.only}"
    yield f"own={own}"
    yield f"behind={''.join(sorted({side.role(p) for p in told.behind}))}"
    yield f"tied+only={own}|{behind}|{before} {side.only}"
    yield f"named+near={named}{near}"
    if side.ends[0] == side.ends[1]:
        yield f"internal={role}"


def alike(told: Told, side: Side, others: Iterable[Told]) -> str:
    """How many other numbers of its sentence are told of the same end: those of its provinces."""
    role = side.role(told.place[0])
    same = sum(side.role(other.place[0]) == role for other in others if other is not told)
    return f"alike={role}{min(MOST_ALIKE, same)}"


def between(told: Told, side: Side, counts: Iterable[Quantity]) -> str:
    """How many other numbers of its sentence stand between one and the destination."""
    goal, own = side.destination.place.mention.start, told.count.start
    first, last = sorted((own, goal))
    others = sum(first <= q.start < last for q in counts if q is not told.count)
    return f"between={min(MOST_BETWEEN, others)}"
