"""How many people a flow takes: of the numbers around its statement, the one that is its own."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from etl.document import AnnotatedPassage, Quantity
from etl.frames.count_marks import Side, alike, between, of_flow, of_words
from etl.frames.count_places import Told, people_told
from etl.frames.findings import Findings
from etl.frames.mentions import Mention
from etl.frames.model import count_weights, likelihood
from etl.frames.roles import Place, Sentence

REACH = 14
"""Sentences on either side of a statement whose numbers may be those of its people."""
SURE = 0.59
"""Least probability of a number to be told of: no number is better than a wrong one. Of
documents that the model had not seen, five numbers in six were right."""
OFTEN = 3
"""Times from which on a document names a number often."""
EITHER = 0.3
"""Least probability of a place to be an end for the number beside it to be weighed so."""


class Counts:
    """The numbers of people in a document, and of which flow each is told."""

    def __init__(self, findings: Findings, passages: dict[int, AnnotatedPassage]) -> None:
        """Prepares to read the sentences of a document as they are asked for.

        Args:
            findings: What the frames found in the document.
            passages: Its passages by ordinal.
        """
        self._reading = findings.reading
        self._passages = passages
        self._people = {
            ordinal: [count for count in passage.quantities if count.unit == "people"]
            for ordinal, passage in passages.items()
        }
        self._flows = [(flow.origin, flow.destination) for flow in findings.flows]
        self._told: dict[int, list[Told]] = {}
        self._words: dict[int, list[str]] = {}
        self._likely = {
            id(mention.place): (float(o), float(d))
            for mention, o, d in zip(
                findings.reading.mentions,
                findings.ends.origin,
                findings.ends.destination,
                strict=True,
            )
        }

    def of(self, origin: Mention, destination: Mention) -> Told | None:
        """The number of people that a statement of a flow is about, None where none is told."""
        best, most = None, SURE
        for told, names in self.candidates(origin, destination):
            likely = likelihood(count_weights(), names)
            if likely > most:
                best, most = told, likely
        return best

    def candidates(self, origin: Mention, destination: Mention) -> Iterator[tuple[Told, list[str]]]:
        """The numbers that may be those of a flow, each with what speaks for and against it."""
        side = Side(origin, destination, self._flows)
        first, last = side.lines
        end = min(len(self._reading.sentences), last + REACH + 1)
        for at in range(max(0, first - REACH), end):
            for told in self._of_sentence(at):
                yield told, self._names(told, side)

    def _names(self, told: Told, side: Side) -> list[str]:
        sentence = self._reading.sentences[told.at]
        passages = {self._reading.sentences[at].passage for at in side.lines}
        near = side.near(told.at, sentence.passage in passages)
        names = [*self._of_words(told, sentence), *of_flow(told, side, sentence, near)]
        names.append(f"often+near={min(OFTEN, self._often[told.count.low])}{near}")
        names.append(alike(told, side, self._of_sentence(told.at)))
        if told.at == side.destination.at:
            names.append(between(told, side, self._counts(told.at)))
        if told.behind and (role := side.role(told.behind[0])) in ("o", "d"):
            starts, goes = self._likely[id(told.behind[0])]
            names.append(f"likely={role}{starts > goes}{max(starts, goes) > EITHER}")
        goal = next((p for p in told.behind if self._goes(p)), None)
        names.append(f"goal={side.role(goal)}")
        return names

    def _goes(self, place: Place) -> bool:
        """Whether a place is rather one to which people are taken than one from which they are."""
        starts, goes = self._likely[id(place)]
        return goes > max(starts, EITHER)

    def _of_words(self, told: Told, sentence: Sentence) -> list[str]:
        key = id(told)
        if key not in self._words:
            self._words[key] = list(of_words(told.count, sentence))
        return self._words[key]

    def _of_sentence(self, at: int) -> list[Told]:
        if at not in self._told:
            sentence = self._reading.sentences[at]
            text = self._passages[sentence.passage].passage.text
            self._told[at] = people_told(self._counts(at), sentence, at, text)
        return self._told[at]

    def _counts(self, at: int) -> list[Quantity]:
        """The numbers of people in a sentence."""
        sentence = self._reading.sentences[at]
        people = self._people[sentence.passage]
        first = bisect_left(people, sentence.start, key=_number_start)
        last = bisect_left(people, sentence.end, first, key=_number_start)
        return [count for count in people[first:last] if count.end <= sentence.end]

    @cached_property
    def _often(self) -> Counter[float]:
        """How often the document names each number of people."""
        counts = map(self._counts, range(len(self._reading.sentences)))
        return Counter(count.low for some in counts for count in some)


def _number_start(count: Quantity) -> int:
    return count.number_start
