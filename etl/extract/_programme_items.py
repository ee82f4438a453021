"""Stretches of text that tell of one programme: items of announced lists, sentences in prose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.document import ActorMention, AnnotatedPassage
from etl.extract._programme_money import is_paid_for
from etl.extract._programme_words import LEAD_IN, PROJECT, SAME_PROJECT, money_given, paid_work


@dataclass(frozen=True, slots=True)
class Item:
    """The words on one programme: a stretch of a passage.

    Attributes:
        marked: Its passage.
        start: First code point of the first sentence.
        end: One past the last.
        listed: Whether it is an item of a list, so that the actor it begins with runs it.
        paid: Whether only its payment makes it a programme (a survey, a shelter).
        costed: Whether a sum of money goes into it.
        countries: Countries that the list is about.
    """

    marked: AnnotatedPassage
    start: int
    end: int
    listed: bool = False
    paid: bool = False
    costed: bool = False
    countries: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.marked.passage.text[self.start : self.end]

    def within(self, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """The actors of the stretch."""
        return [mention for mention in mentions if self.start <= mention.start < self.end]


def listed(passages: list[AnnotatedPassage]) -> Iterator[Item]:
    """Items of the lists that a passage announces ("ongoing projects include the following:")."""
    index = 0
    while index < len(passages):
        lead = passages[index]
        index += 1
        if lead.passage.part != "body" or not LEAD_IN.search(lead.passage.text):
            continue
        countries = tuple(
            dict.fromkeys(
                mark.country
                for mark in (*lead.places, *lead.actors)
                if mark.country and mark.kind in ("country", "government")
            )
        )
        while index < len(passages) and _belongs(passages[index], lead):
            marked = passages[index]
            yield Item(marked, 0, len(marked.passage.text), listed=True, countries=countries)
            index += 1


def _belongs(marked: AnnotatedPassage, lead: AnnotatedPassage) -> bool:
    passage = marked.passage
    if passage.part != "body" or passage.heading != lead.passage.heading:
        return False
    return passage.label == lead.passage.label or (
        lead.passage.label is not None
        and passage.label is not None
        and len(passage.label) < 4
        and not passage.label.isdigit()
    )


def in_prose(marked: AnnotatedPassage) -> Iterator[Item]:
    """Sentences on a project, each with those after it that go on about the same."""
    text = marked.passage.text
    index = 0
    while index < len(marked.sentences):
        start, end = marked.sentences[index]
        index += 1
        nouns = [
            found
            for found in PROJECT.finditer(text, start, end)
            if not any(actor.start <= found.start() < actor.end for actor in marked.actors)
        ]
        costed = is_paid_for(marked, start, end)
        paid = not nouns and bool(paid_work(text, start, end) or money_given(text, start, end))
        if not (nouns or paid or costed) or (SAME_PROJECT.match(text, start) and index > 1):
            continue
        while index < len(marked.sentences) and SAME_PROJECT.match(
            text, marked.sentences[index][0]
        ):
            end = marked.sentences[index][1]
            index += 1
        yield Item(marked, start, end, paid=paid, costed=costed)
