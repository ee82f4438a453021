"""A short news story as the models see it."""

import numpy as np

from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import Ends
from tests.etl.stories import story


def read(*paragraphs: str, head: str = "heading") -> Reading:
    """Paragraphs as sentences; one in capitals is a heading."""
    return Reading.of(story(*paragraphs, head=head))


def by_kind(reading: Reading) -> Ends:
    """Ends as their kinds tell them: people come from their countries and go to those named."""
    kinds = [mention.place.kind for mention in reading.mentions]
    return Ends(*(np.array([float(k == kind) for k in kinds]) for kind in ("group", "name")))


def first(reading: Reading, *countries: str) -> list[Mention]:
    """The first mention of each country."""
    return [next(m for m in reading.mentions if m.place.country == one) for one in countries]
