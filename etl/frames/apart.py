"""Flows whose ends the text tells apart: in lists, by who the victims are, by which border."""

from collections.abc import Mapping, Sequence

from etl.frames.borders import borders
from etl.frames.breakdowns import breakdowns
from etl.frames.goals import goals
from etl.frames.mentions import Mention, Reading
from etl.frames.nationals import nationals
from etl.frames.onward import onward
from etl.frames.pairs import Ends
from etl.frames.series import series
from etl.frames.worksites import worksites

Pair = tuple[str, str]


def told_apart(
    reading: Reading,
    likely: Ends,
    known: Sequence[tuple[Mention, Mention]],
    flows: Mapping[Pair, float],
) -> list[tuple[Mention, Mention]]:
    """The origin and the destination of each flow that is not known yet, the surest first.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        known: The ends of the flows that are found so far.
        flows: How likely countries are the ends of a flow.
    """
    found: dict[Pair, tuple[Mention, Mention]] = {}
    told = {_pair(of, to) for of, to in known}
    for of, to in (*series(reading, likely, flows), *goals(reading, likely)):
        found.setdefault(_pair(of, to), (of, to))
    so_far = told | found.keys()
    for of, to in nationals(reading, likely, {f[0] for f in so_far}, {f[1] for f in so_far}):
        found.setdefault(_pair(of, to), (of, to))
    sure = [*known, *found.values()]
    for of, to in breakdowns(reading, likely, sure, flows):
        found.setdefault(_pair(of, to), (of, to))
    for of, to in (*borders(reading, likely), *worksites(reading, likely, flows)):
        found.setdefault(_pair(of, to), (of, to))
    for of, to in onward(reading, likely, [*known, *found.values()], flows):
        found.setdefault(_pair(of, to), (of, to))
    return [ends for pair, ends in found.items() if pair not in told]


def _pair(of: Mention, to: Mention) -> Pair:
    return of.place.country or "", to.place.country or ""
