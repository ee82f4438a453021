"""How many people a flow takes: of the numbers around its statement, the one that is its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.document import AnnotatedPassage, Column, Quantity
from etl.frames.details import is_part, is_share, is_subset
from etl.frames.mentions import Mention, Reading
from etl.frames.roles import Place
from etl.frames.scenes import Ends
from etl.scan import Rare

REACH = 4
"""Sentences on either side of a statement whose numbers may be those of its people."""
MOST = 60
"""Numbers of a sentence that are weighed: what passes for one may be a whole broken file."""
BESIDE = 28
"""Code points that a number and the place that it is told of may stand apart."""
LABEL = 14
"""The same for a place that is the number's label, as in a row of a table."""
NEAR = 60

_LABEL = re.compile(
    r"\s?[(:=\t]\s?(?:about|some|nearly|over|more than)?\s?$"
    r"|\s[-–—|]?\s?$|\s(?:for|with|had|has)\s$"
)
_CLOSED = re.compile(r"\s?(?:[);,/]|$)")
_ALL = re.compile(r"\b(?:total|all|victims|persons|people|number)\b", re.IGNORECASE)
"""Headings of columns that count all victims of a row, and not those of one sex or age."""
_LINK = re.compile(
    r"(?:\s(?:victims?|people|persons|women|men|girls|boys|children|who\swere|were|came|come|"
    r"exploited|held|found|recovered|rescued|taken|sent|sold))*\s"
    r"(?:(?:in|from|to|into|inside)\s(?:or\s(?:from|in|to)\s)?|of\s)(?:the\s)?$",
    re.IGNORECASE,
)
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
_TAKEN = re.compile(r"\b(?:arrest|sentenc|jail|convict|charg|indict|prosecut)\w*\s$", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:of|among)\s(?:whom|which|them|these|those)\b|\bincluding\s?$", re.I)
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
WEIGHTS = {
    "bias": -2.0,
    "anaphor": -1.2,
    "apart3": -0.7,
    "before": -0.6,
    "crowded": 1.3,
    "culprits": -0.3,
    "headless": 0.2,
    "listed": -0.3,
    "many": -1.9,
    "moving": -0.2,
    "names_destination": 1.3,
    "names_none": 0.4,
    "names_origin": 0.3,
    "not_them": -0.5,
    "only_others": -0.3,
    "other_goal": -1.3,
    "others": -0.3,
    "own_destination": -0.1,
    "own_goal": 1.0,
    "own_origin": 1.4,
    "part": -0.1,
    "per": 0.4,
    "vague": -0.7,
    "with_origin": 0.6,
}
"""What speaks for and against a number: choices fitted on the train split of tests/corpus."""
LEAST = 0.4
"""Least sum for a number to be told of: a flow without a number is better than a wrong one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of people in its sentence.

    Attributes:
        count: The number.
        at: Its sentence.
        own: Places that the words tie it to: a nationality, a label, "from" and "in".
    """

    count: Quantity
    at: int
    own: tuple[Place, ...]


class Counts:
    """The numbers of people in a document, and whose they are."""

    def __init__(
        self, reading: Reading, likely: Ends, passages: dict[int, AnnotatedPassage]
    ) -> None:
        """Prepares to read the sentences of a document as they are asked for."""
        self._reading = reading
        self._passages = passages
        self._told: dict[int, list[_Told]] = {}
        self._likely = {
            id(mention.place): (float(o), float(d))
            for mention, o, d in zip(
                reading.mentions, likely.origin, likely.destination, strict=True
            )
        }

    def of(self, origin: Mention, destination: Mention) -> Quantity | None:
        """The number of people that a statement of a flow is about, None where none is told."""
        best, most = None, LEAST
        candidates = list(self.candidates(origin, destination))
        own = self._of_list(candidates, origin, destination)
        for told, features in own or candidates:
            score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
            if score > most:
                best, most = told.count, score
        return best

    def _of_list(
        self,
        candidates: list[tuple[_Told, dict[str, float]]],
        origin: Mention,
        destination: Mention,
    ) -> list[tuple[_Told, dict[str, float]]]:
        """Numbers tied to the destination itself, where each of a list has one of its own."""
        at, ends = destination.at, {origin.place.country, destination.place.country}
        tied = {place.country for told in self._of_sentence(at) for place in told.own}
        if not tied - ends:
            return []
        return [
            (told, features)
            for told, features in candidates
            if told.at == at and any(place is destination.place for place in told.own)
        ]

    def candidates(
        self, origin: Mention, destination: Mention
    ) -> Iterator[tuple[_Told, dict[str, float]]]:
        """The numbers that may be those of a flow, each with what speaks for and against it."""
        low, high = sorted((origin.at, destination.at))
        last = len(self._reading.sentences)
        for at in range(max(0, low - REACH), min(last, high + REACH + 1)):
            for told in self._of_sentence(at):
                features = self._features(told, origin, destination)
                if features is not None:
                    yield told, features

    def _of_sentence(self, at: int) -> list[_Told]:
        if at not in self._told:
            sentence = self._reading.sentences[at]
            passage = self._passages[sentence.passage]
            counts = [
                q
                for q in passage.quantities
                if q.unit == "people" and sentence.start <= q.number_start and q.end <= sentence.end
            ]
            text = passage.passage.text
            found = (_Told(q, at, tuple(_own(q, sentence.places, text))) for q in counts[:MOST])
            self._told[at] = [
                told
                for told in found
                if not is_share(told.count, text)
                and not is_subset(told.count, counts, text)
                and (told.own or not is_part(told.count, text))
            ]
        return self._told[at]

    def _features(
        self, told: _Told, origin: Mention, destination: Mention
    ) -> dict[str, float] | None:
        """Names of what holds, with its size; None where it is told of another country."""
        ends = origin.place.country, destination.place.country
        if any(place.country not in ends for place in told.own):
            return None
        q, sentence = told.count, self._reading.sentences[told.at]
        text = self._passages[sentence.passage].passage.text
        before = text[max(sentence.start, q.start - NEAR) : q.start]
        after = text[q.end : min(sentence.end, q.end + NEAR)]
        low, high = sorted((origin.at, destination.at))
        apart = 0 if low <= told.at <= high else min(abs(told.at - low), abs(told.at - high))
        marks: dict[str, bool] = {
            "bias": True,
            "own_origin": any(p.country == ends[0] for p in told.own),
            "own_destination": any(p.country == ends[1] for p in told.own),
            "with_origin": told.at == origin.at,
            "before": told.at < low,
            "apart3": apart > 2,
            "moving": bool(_MOVING.search(before + " " + text[q.start : q.end] + after)),
            "culprits": bool(_CULPRITS.search(text[q.start : q.end] + after[:20])),
            "part": bool(_PART_OF.search(before[-12:]) or _PART_OF.match(after.lstrip())),
            "not_them": bool(_NOT_THEM.search(before[-14:]) or _NOT_THEM.search(after[:16])),
            "per": bool(q.per),
            "vague": q.qualifier == "vague",
            "many": q.low >= 1000,
            "headless": not q.head,
            "anaphor": apart > 0 and self._reading.sentences[low].has("anaphor"),
        }
        marks |= self._beside(told, origin, destination)
        return {name: 1.0 for name, holds in marks.items() if holds}

    def _beside(self, told: _Told, origin: Mention, destination: Mention) -> dict[str, bool]:
        """What the places of the number's sentence say of whose it is."""
        ends = origin.place.country, destination.place.country
        q, sentence = told.count, self._reading.sentences[told.at]
        after = [p for p in sentence.places if p.mention.start >= q.end and p.kind != "official"]
        goals = [p for p in told.own if p.country == ends[1]]
        goals += [p for p in after if p.country != ends[0] and self._goes(p)]
        listed = {p.country for p in sentence.places if self._goes(p) and p.listed}
        others = {p.country for p in sentence.places if p.kind != "official"} - set(ends)
        named = {p.country for p in sentence.places}
        first = next(iter(goals), None)
        return {
            "other_goal": first is not None and first.country != ends[1],
            "own_goal": first is not None and first.country == ends[1],
            "listed": bool(listed - {ends[1]}) and ends[1] in named,
            "others": bool(others),
            "names_origin": ends[0] in named,
            "names_destination": ends[1] in named,
            "names_none": not named,
            "only_others": bool(others) and not (named & set(ends)),
            "crowded": len(others) > 2,
        }

    def _goes(self, place: Place) -> bool:
        starts, goes = self._likely[id(place)]
        return goes > 0.3 and goes > starts


def counts_all(column: Column | None) -> bool:
    """Whether a heading stands over the number of all victims of a row."""
    return column is not None and bool(_ALL.search(column.label))


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


def _own(count: Quantity, places: Sequence[Place], text: str) -> Iterator[Place]:
    """The places that words tie a number to."""
    closed = (
        _CLOSED.match(text, count.end)
        and not count.head
        or text[count.number_end : count.number_end + 1] == ")"
        or counts_all(count.column)
    )
    for place in places:
        mark = place.mention
        inside = count.start <= mark.start < count.end
        labels = closed and mark.end <= count.number_start <= mark.end + LABEL
        beside = not closed and count.end <= mark.start <= count.end + BESIDE
        if (
            inside
            or (labels and _LABEL.fullmatch(text, mark.end, count.start))
            or (beside and _LINK.fullmatch(text, count.end, mark.start))
        ):
            yield place
