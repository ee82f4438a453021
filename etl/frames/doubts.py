"""What makes a likely flow doubtful: its sentences ask, sell goods, or tell of no crime."""

import re

from etl.frames import aside, clauses
from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import NEAR, Ends
from etl.frames.transit import are_bound_elsewhere, is_on_way
from etl.scan import Rare

SURE = 0.8
"""How far AT_LEAST so many sentences must tell of the crime for a text to be about it."""
AT_LEAST = 2
OFTEN = 3
"""Sentences that tell of the crime so far in a text that is about little else."""
END = 0.3
"""Least probability of both ends, where only people and a place of work are told near them."""

_HINTS = Rare(
    r"\b(?:jockeys?|raced camels|scams?|(?:online|cyber) ?-?fraud|begging|beggars?|to beg|hired out"
    r"|rent(?:ed|ing) (?:them |him |her )?out|ransom|locked (?:in|up)|debt bondage|unpaid"
    r"|kept (?:\w+ ){0,3}wages|without (?:any )?(?:pay|wages)"
    r"|passports? (?:was|were|had been) (?:taken|kept|held)"
    r"|rescued|freed|handed over to|bought|taken on to|out of (?:private )?houses|forged papers)\b",
    re.IGNORECASE,
)
"""Words that tell of the crime where it is not named."""


def tells_none(destination: Mention, reading: Reading) -> bool:
    """Whether the sentence of a destination is a question, or is about goods or people let go."""
    sentence = reading.sentences[destination.at]
    return (
        clauses.asks(sentence.text)
        or aside.is_other_matter(sentence)
        or aside.is_refuge(sentence, destination.place)
    )


def misreads(origin: Mention, destination: Mention, reading: Reading) -> bool:
    """Whether words say of an end that it is none: of people arrested, a port, a dateline.

    Nor is it one where people were only told that they would go, or in headlines of other stories;
    nor where people only passed, were sent on from, or came to once they were free.
    """
    here, there = reading.sentences[origin.at], reading.sentences[destination.at]
    return (
        aside.are_arrested(here, origin.place)
        or aside.are_doers(here, origin.place)
        or aside.are_minority(here, origin.place)
        or aside.is_not_that(here, origin.place)
        or aside.is_not_that(there, destination.place)
        or aside.are_sent_on(here, origin.place)
        or aside.is_refuge(here, origin.place)
        or are_bound_elsewhere(here, origin.place, destination.place.country)
        or (origin.place.country != reading.home and is_on_way(origin.place, here))
        or aside.is_port(there, destination.place)
        or aside.is_promised(there, destination.place)
        or aside.is_headlines(here)
        or aside.is_headlines(there)
        or (here is there and aside.is_dateline(there, destination.place))
    )


def is_told(origin: Mention, destination: Mention, reading: Reading) -> bool:
    """Whether a sentence of two ends, or one near them, tells of the crime, not of smuggling."""
    first, last = sorted((origin.at, destination.at))
    near = slice(max(0, first - NEAR), last + NEAR + 1)
    told = max(reading.told[near]) >= TOLD or hints(reading, near)
    return told and not reading.of_smuggling


def is_of_crime(reading: Reading) -> bool:
    """Whether a text is about the crime throughout, and not about smuggling."""
    return not reading.of_smuggling and sum(told >= SURE for told in reading.told) >= OFTEN


def hints(reading: Reading, near: slice) -> bool:
    """Whether one of some sentences tells of the crime in other words."""
    return any(_HINTS.search(sentence.text) for sentence in reading.sentences[near])


def is_way(origin: Mention, destination: Mention, reading: Reading, likely: Ends) -> bool:
    """Whether two mentions in a country are two places, and the first rather where a way begins."""
    of = next(k for k, mention in enumerate(reading.mentions) if mention is origin)
    same = origin.place.mention.place_id == destination.place.mention.place_id
    return not same and float(likely.origin[of]) >= float(likely.destination[of])


def is_worked(origin: Mention, destination: Mention, reading: Reading, likely: Ends) -> bool:
    """Whether two sure ends stand with people at a place of work, in a text about the crime."""
    if reading.of_smuggling or sum(told >= SURE for told in reading.told) < AT_LEAST:
        return False
    sentences = [reading.sentences[at] for at in (origin.at, destination.at)]
    if not any(sentence.has("people") and sentence.has("site") for sentence in sentences):
        return False
    of = next(k for k, mention in enumerate(reading.mentions) if mention is origin)
    to = next(k for k, mention in enumerate(reading.mentions) if mention is destination)
    return float(likely.origin[of]) >= END and float(likely.destination[to]) >= END
