"""Colours, symbols and plotly templates, shared by charts, maps, exports and the theme.

The hues are those of Okabe and Ito ("Color Universal Design", 2008), each with a contrast of 3:1
or more against the light and the dark background. No meaning is carried by colour alone.
"""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import fonts


@dataclass(frozen=True, slots=True)
class Mark:
    """How a category is drawn: a colour, a plotly symbol, a bar pattern and its words."""

    colour: str
    symbol: str
    pattern: str
    words: str


VERMILION = "#D55E00"
BLUE = "#0072B2"
GREEN = "#009E73"
PURPLE = "#C4669B"
OCHRE = "#A87400"
GREY = "#808891"

ROLES = {
    "source": Mark(VERMILION, "triangle-up", "", "source"),
    "transit": Mark(GREEN, "diamond", "x", "transit"),
    "destination": Mark(BLUE, "square", "/", "destination"),
    "hotspot": Mark(PURPLE, "circle", ".", "hotspot, role not stated"),
}
SHADES = {
    "light": ("#fbe7c2", "#f0c982", "#dba242", "#b1781b", "#774e00"),
    "dark": ("#54431f", "#725a25", "#9a772b", "#c99f45", "#f5d489"),
}
"""Steps of one hue from little to much, for areas; the more, the further from the background."""
MEETING = Mark(BLUE, "circle", "", "meeting")
AGREEMENT = Mark(VERMILION, "diamond", "", "agreement")


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of one background."""

    background: str
    text: str
    muted: str
    grid: str
    sea: str
    land: str
    border: str
    province: str


GROUNDS = {
    "light": Ground(
        "#ffffff", "#1f2933", "#52606d", "#d9dee4", "#eaf1f6", "#fbfaf7", "#8a94a0", "#cfd4da"
    ),
    "dark": Ground(
        "#0e1117", "#e8ebef", "#aab4bf", "#38414c", "#131a23", "#232b35", "#7d8894", "#3d4753"
    ),
}
FONT = fonts.STACK


def ground(mode: str) -> Ground:
    """The colours of "light" or "dark"."""
    return GROUNDS[mode]


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """A hex colour as deck.gl wants it: red, green, blue, alpha, each 0 to 255."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)] + [alpha]


def translucent(colour: str, alpha: float) -> str:
    """A hex colour as plotly's rgba(), alpha 0 to 1."""
    red, green, blue, _ = rgb(colour)
    return f"rgba({red},{green},{blue},{alpha})"


def blend(ground: str, colour: str, share: float) -> str:
    """A hex colour between two: the ground at share 0, the colour at 1."""
    pairs = zip(rgb(ground)[:3], rgb(colour)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def ink(fill: str) -> str:
    """Black or white, whichever reads better on a fill; its contrast is 4.5:1 or more (WCAG 2)."""
    channels = [part / 255 for part in rgb(fill)[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    light = sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#ffffff" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"


def template(mode: str) -> go.layout.Template:
    """The plotly template of "light" or "dark": transparent, quiet grid, own text colours."""
    tones = ground(mode)
    axis = {
        "gridcolor": tones.grid,
        "linecolor": tones.grid,
        "zerolinecolor": tones.grid,
        "tickfont": {"color": tones.text},
        "title": {"font": {"color": tones.muted, "size": 13}, "standoff": 6},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "color": tones.text, "size": 13},
            "colorway": [BLUE, VERMILION, GREEN, PURPLE, OCHRE],
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {
                "align": "left",
                "bgcolor": tones.background,
                "bordercolor": tones.muted,
                "font": {"color": tones.text, "family": FONT},
            },
            "legend": {"font": {"color": tones.text}, "itemsizing": "constant"},
            "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
        }
    )
