"""What makes a likely flow doubtful: its sentences ask, sell goods, or tell of no crime."""

from etl.frames import aside, clauses
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import NEAR, Ends
from etl.frames.votes import TOLD

SURE = 0.8
"""The same, for a text to be about the crime where AT_LEAST of its sentences tell so much."""
AT_LEAST = 2
END = 0.3
"""Least probability of both ends, where only people and a place of work are told near them."""


def tells_none(destination: Mention, reading: Reading) -> bool:
    """Whether the sentence of a destination is a question, or is about goods or people let go."""
    sentence = reading.sentences[destination.at]
    return (
        clauses.asks(sentence.text)
        or aside.sells_goods(sentence)
        or aside.is_refuge(sentence, destination.place)
    )


def is_told(origin: Mention, destination: Mention, reading: Reading) -> bool:
    """Whether a sentence of two ends, or one near them, tells of the crime, not of smuggling."""
    first, last = sorted((origin.at, destination.at))
    near = reading.told[max(0, first - NEAR) : last + NEAR + 1]
    return max(near) >= TOLD and not reading.of_smuggling


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
