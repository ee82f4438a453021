"""Arrows and rings of flows as filled shapes, those that look alike in one trace."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard import palette
from dashboard.charts import plain as go
from dashboard.charts.corridors import Corridor, is_chosen
from dashboard.charts.purposes import PURPOSES
from dashboard.maps import flows_arrows as arrows
from dashboard.maps.flows_ends import Place
from dashboard.maps.flows_layout import Pixel
from dashboard.maps.flows_legs import Leg, spine
from dashboard.maps.flows_scale import Scale

FADED = 0.55
"""Of an arrow's opacity while others are selected."""
APART = 16.0
"""Pixels between the points by which an arrow can be selected."""
THICKEST_RING = 6.0
ON_DARK = 0.2
"""More opacity on a dark ground, where faint blue is lost."""
Pick = tuple[Pixel, Corridor]
"""A point by which a corridor can be selected."""


class Look(NamedTuple):
    """How a shape is drawn.

    Attributes:
        colour: Of what it tells.
        strength: Opacity.
        hollow: An outline: no claim states it plainly, or none states a number.
        dotted: No claim states it plainly.
        chosen: It is selected.
        edge: The part of a range above its lowest number.
        pattern: Of a purpose.
    """

    colour: str
    strength: float
    hollow: bool = False
    dotted: bool = False
    chosen: bool = False
    edge: bool = False
    pattern: str = ""


class Shapes:
    """What is drawn between the ground and the words."""

    def __init__(self, scale: Scale, selected: Collection[str]) -> None:
        """Begin with nothing.

        Args:
            scale: Of thickness and opacity.
            selected: Marks that stand out, the others fading.
        """
        self.scale = scale
        self.selected = selected
        self.outlines: dict[Look, list[Sequence[Pixel]]] = {}
        self.picks: list[Pick] = []
        self.unknown: list[Pixel] = []

    def add_legs(self, legs: Sequence[Leg], spots: Mapping[str, Place]) -> None:
        """Add arrows, the thickest first so that thin ones lie on them, the selected ones last."""
        order = sorted(legs, key=lambda leg: (is_chosen(leg.one, self.selected), -leg.width))
        for leg in order:
            line = spine(leg, spots)
            if not line:
                continue
            high, low = leg.one.high, leg.one.low
            if self.scale.by == "victims" and high and low is not None and high > low:
                wide = arrows.arrow(line, self.scale.width(high), gaps=leg.gaps)
                self._add(self._look(leg.one)._replace(strength=0.25, edge=True), wide)
            self._add(self._look(leg.one), arrows.arrow(line, leg.width, gaps=leg.gaps))
            if not (leg.start and leg.end):
                self.unknown.append(line[-1] if leg.start else line[0])
            steps = max(2, round(arrows.length(line) / APART))
            self.picks += [(arrows.along(line, k / steps), leg.one) for k in range(1, steps)]

    def add_rings(self, shown: Sequence[Corridor], spots: Mapping[str, Place]) -> None:
        """Add a ring for what stays within a place."""
        for one in shown:
            spot = spots.get(one.origin)
            if not one.within or one.transit or spot is None:
                continue
            width = min(self.scale.width(one.weight(self.scale.by)), THICKEST_RING)
            self._add(self._look(one), [arrows.ring(spot.at, spot.ring, width)])
            off = spot.ring - spot.rim
            self.picks += [(spot.on_rim(turn, off), one) for turn in (-0.8, 0.8, 2.4, 3.9)]

    def _look(self, one: Corridor) -> Look:
        chosen = is_chosen(one, self.selected)
        stated = one.standing == "stated"
        hollow = not stated or one.weight(self.scale.by) is None
        strength = self.scale.strength(one)
        purpose = PURPOSES.get(one.purpose)
        plain = purpose.colour if purpose else palette.BLUE
        return Look(
            colour=plain if stated else palette.GREY,
            strength=1.0 if chosen else strength * FADED if self.selected else strength,
            hollow=hollow,
            dotted=not stated,
            chosen=chosen,
            pattern=purpose.pattern if purpose and not hollow else "",
        )

    def _add(self, look: Look, outlines: Sequence[Sequence[Pixel]]) -> None:
        self.outlines.setdefault(look, []).extend(_turned(outline) for outline in outlines)

    def traces(self, mode: str) -> list[go.Scatter]:
        """One trace for each look."""
        return [_trace(look, outlines, mode) for look, outlines in self.outlines.items()]


def _turned(outline: Sequence[Pixel]) -> Sequence[Pixel]:
    """An outline turned the one way round, so that those that overlap leave no hole."""
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return outline if sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) >= 0 else outline[::-1]


def _trace(look: Look, outlines: Sequence[Sequence[Pixel]], mode: str) -> go.Scatter:
    tones = palette.ground(mode)
    xs: list[float | None] = []
    ys: list[float | None] = []
    for outline in outlines:
        xs += [round(x, 1) for x, _ in outline] + [None]
        ys += [round(y, 1) for _, y in outline] + [None]
    strength = look.strength if mode == "light" else min(1.0, look.strength + ON_DARK)
    inside = palette.translucent(look.colour, strength)
    outlined = look.hollow or look.edge
    pattern = {
        "shape": look.pattern,
        "fgcolor": tones.background,
        "bgcolor": inside,
        "size": 5,
        "solidity": 0.25,
    }
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=palette.translucent(tones.background, 0.6) if look.hollow else inside,
        fillpattern=pattern if look.pattern else None,
        line={
            "color": tones.text if look.chosen else look.colour if outlined else tones.background,
            "width": 2.4 if look.chosen else 1.3 if outlined else 0.7,
            "dash": "dot" if look.dotted else "solid",
        },
        opacity=max(look.strength, 0.6) if look.hollow else 1,
        hoverinfo="skip",
        showlegend=False,
    )
