"""The arrows of a map of flows: between which places, and along which lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.corridors import Corridor
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_ends import Place
from dashboard.maps.flows_layout import Pixel
from dashboard.maps.flows_scale import Scale

STUB = 46.0
"""Pixels of an arrow one end of which is not stated."""


@dataclass(slots=True)
class Leg:
    """An arrow, or one of the arrows of a route through transit countries.

    Attributes:
        one: What it is a part of.
        start: Where it leaves; "" where that is not stated.
        end: Where it arrives; "" where that is not stated.
        width: Pixels across of its neck.
        gaps: Whether no claim tells of it by itself, or one of its ends.
        turn: How far it stands aside from others between the same places, in radians.
        leave: Bearing on the rim of its start.
        reach: Bearing on the rim of its end.
    """

    one: Corridor
    start: str
    end: str
    width: float
    gaps: bool
    turn: float = 0.0
    leave: float = 0.0
    reach: float = 0.0


def legs_of(shown: Sequence[Corridor], every: Sequence[Corridor], scale: Scale) -> list[Leg]:
    """All arrows. A leg of a route has gaps where no claim tells of it by itself."""
    direct = {(one.origin, one.destination) for one in every if not one.transit}
    legs: list[Leg] = []
    for one in shown:
        width = scale.width(one.weight(scale.by))
        stops = (one.origin, *one.transit, one.destination)
        for start, end in zip(stops, stops[1:], strict=False):
            if start != end:
                gaps = not (start and end) or (bool(one.transit) and (start, end) not in direct)
                legs.append(Leg(one, start, end, width, gaps))
    return legs


def turn(legs: Sequence[Leg], spots: Mapping[str, Place]) -> None:
    """Set from where on their rims arrows leave and where they arrive."""
    pairs: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        if leg.start and leg.end:
            pairs.setdefault((leg.start, leg.end), []).append(leg)
    for group in pairs.values():
        for place, leg in enumerate(group):
            leg.turn = (place - (len(group) - 1) / 2) * 0.05
    for code, spot in spots.items():
        here = [leg for leg in legs if code in (leg.start, leg.end)]
        ends = [_end(leg, code, spots) for leg in here]
        for leg, bearing in zip(here, layout.spread(ends, spot.rim), strict=True):
            if leg.start == code:
                leg.leave = bearing
            else:
                leg.reach = bearing


def _end(leg: Leg, code: str, spots: Mapping[str, Place]) -> layout.End:
    """Where an arrow would leave or arrive if it were alone."""
    out = leg.start == code
    other = spots.get(leg.end if out else leg.start)
    half = leg.width * (0.6 if out else 0.9) + 1.2
    if other is None:
        return layout.End(2.2, half)
    line = arrows.bow(spots[code].at, other.at, arrows.BEND if out else -arrows.BEND)
    return layout.End(spots[code].bearing(line[4]) + (leg.turn if out else -leg.turn), half)


def spine(leg: Leg, spots: Mapping[str, Place]) -> list[Pixel]:
    """The middle line of an arrow, from rim to rim; a stub where an end is not stated."""
    start, end = spots.get(leg.start), spots.get(leg.end)
    if start and end:
        return arrows.bow(start.on_rim(leg.leave), end.on_rim(leg.reach), arrows.BEND * 0.7)
    if end:
        return arrows.bow(end.on_rim(leg.reach, STUB), end.on_rim(leg.reach), 0.0)
    if start:
        return arrows.bow(start.on_rim(leg.leave), start.on_rim(leg.leave, STUB), 0.0)
    return []
