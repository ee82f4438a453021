"""What a map of hotspots shows as a whole: which marks, in which window, and what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import geography
from dashboard.charts import base
from dashboard.charts.corridors import name as country_name
from dashboard.maps import hotspots_marks as marks
from dashboard.maps import hotspots_scale
from dashboard.maps.hotspots_marks import COLUMNS, Area, Label, Line, Sign, told
from dashboard.maps.hotspots_scale import Scale
from dashboard.maps.sheet import HEIGHT, MEKONG, WIDTH, Point, Window, unproject, window

ALL, REGION = "all", "mekong"
COUNTRIES = ("KH", "CN", "LA", "MM", "TH", "VN")
"""Those of the Mekong, in the order of their names."""
FEW = 60
"""Places up to which a map opens on all of them; the signs of more become a blot."""
LEAST_HERE = 0.25
"""Share of the places in the Mekong region from which on a map of many opens there."""
MOST_SIGNS = 60
"""Places with a sign at most."""
MOST_AROUND = 150
"""Places that a view of all marks is laid around."""
NAMED = 8
"""Names listed at most in a sentence."""


@dataclass(slots=True)
class Drawing:
    """All that a map shows; `left_out` are sentences on what it does not.

    `pair` is the border that the view is of, which is drawn whether or not a place is tied to it.
    """

    areas: list[Area]
    signs: list[Sign]
    lines: list[Line]
    labels: list[Label]
    scale: Scale
    view: Window
    left_out: list[str]
    pair: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.areas or self.signs or self.lines)


def views(frame: pd.DataFrame, also: str = "") -> dict[str, str]:
    """The first views that a map of these marks can open with: key to words.

    Args:
        frame: Marks as from queries.hotspots.marks.
        also: A border to offer though no mark is tied to it; what is none is left out.
    """
    frame = base.with_columns(frame, COLUMNS)
    named = set(told(frame, "place")["country"])
    pairs = {*told(frame, "border")["border"], also} & set(_lines_known())
    return (
        {ALL: "All marks", REGION: "Mekong region"}
        | {code: country_name(code) for code in COUNTRIES if code in named}
        | {pair: f"Border {_pair_words(pair)}" for pair in sorted(pairs)}
    )


def first_view(frame: pd.DataFrame) -> str:
    """The view a map opens with: all marks, or the Mekong region where most of many marks lie."""
    frame = base.with_columns(frame, COLUMNS)
    places = _located(told(frame, "place"))
    if len(places) <= FEW:
        return ALL
    return REGION if _inside(places, window(MEKONG)).mean() >= LEAST_HERE else ALL


def drawing(
    frame: pd.DataFrame,
    by: str = "documents",
    view: str | None = None,
    like: pd.DataFrame | None = None,
    sheet: tuple[float, float] = (WIDTH, HEIGHT),
) -> Drawing:
    """Everything a map of these marks shows.

    Args:
        frame: Marks as from queries.hotspots.marks.
        by: documents, claims or victims: what shades and sizes tell.
        view: A key of `views`, or any border; what is neither stands for `first_view`.
        like: Marks that scale and window are made for, so that several maps can be compared.
        sheet: Width and height in pixels that labels are laid out for.
    """
    frame = base.with_columns(frame, COLUMNS)
    wider = frame if like is None else base.with_columns(like, COLUMNS)
    view = view if view and view in views(wider, view) else first_view(wider)
    scale = hotspots_scale.scale(wider, by)
    shown = window(_points(wider, view), sheet=sheet)
    located = _located(told(frame, "place"))
    here = _inside(located, shown)
    chosen = pd.concat([located[here], located[~here]])["place_id"].head(MOST_SIGNS)
    signs = marks.signs(frame, scale, list(chosen))
    areas = marks.areas(frame, scale)
    for area in areas:
        area.strokes = [] if area.standing == "stated" else marks.strokes(area.place_id, shown)
    inside = set(located[here]["place_id"])
    return Drawing(
        areas,
        signs,
        marks.lines(frame),
        marks.labels([sign for sign in signs if sign.place_id in inside], shown, sheet),
        scale,
        shown,
        _left_out(frame, located, here),
        view if view in _lines_known() else "",
    )


def _lines_known() -> dict[str, list[list[list[float]]]]:
    return geography.border_lines()


def _pair_words(pair: str) -> str:
    return " – ".join(country_name(code) for code in pair.split("-"))


def _located(rows: pd.DataFrame) -> pd.DataFrame:
    """Places with a point that are no countries, those of the most documents first."""
    found = rows[rows[["place_id", "lat", "lon"]].notna().all(axis=1)]
    found = found[found["place_kind"] != "country"]
    return found.sort_values(["documents", "claims"], ascending=False, kind="stable")


def _inside(places: pd.DataFrame, view: Window) -> pd.Series:
    """Which places lie in a window."""
    west, south = unproject((view.west, view.south))
    east, north = unproject((view.east, view.north))
    return places["lon"].between(west, east) & places["lat"].between(south, north)


def _points(frame: pd.DataFrame, view: str) -> list[Point]:
    """What the first view must show."""
    if view == REGION:
        return list(MEKONG)
    known = geography.border_lines()
    if view in known:
        return [(point[0], point[1]) for line in known[view] for point in line]
    places = _located(told(frame, "place")).drop_duplicates("place_id")
    places = places if view == ALL else places[places["country"] == view]
    first = places.head(MOST_AROUND)
    here = list(zip(first["lon"], first["lat"], strict=True))
    outlines = geography.outlines("provinces")
    for code in told(frame, "unit")["place_id"]:
        if code in outlines and (view == ALL or str(code).startswith(view)):
            west, south, east, north = outlines[code].bounds()
            here += [(west, south), (east, north)]
    if view == ALL:
        pairs = [pair for pair in told(frame, "border")["border"] if pair in known]
        here += [(point[0], point[1]) for pair in pairs for line in known[pair] for point in line]
    return here


def _left_out(frame: pd.DataFrame, located: pd.DataFrame, here: pd.Series) -> list[str]:
    """Sentences on what is sampled, out of view, about a country, without a point, or denied."""
    rows = told(frame, "place")
    of = int(base.number(rows["of"].max()) or 0) if len(rows) else 0
    countries = rows[rows["place_kind"] == "country"]
    unlocated = rows[(rows["place_kind"] != "country") & (rows["lat"].isna() | rows["lon"].isna())]
    beyond = located[~here]
    parts: list[str] = []
    if len(located) > MOST_SIGNS or of > len(rows):
        parts.append(
            f"{min(len(located), MOST_SIGNS):,} of {of:,} places have a sign: "
            "those in view that the most documents tell of."
        )
    if len(beyond):
        parts.append(f"Outside this view: {_listed(_names(beyond))}.")
    if len(countries):
        named = [
            f"{country_name(str(row['country']))} "
            f"({base.counted(int(base.number(row['documents']) or 0), 'document')})"
            for row in countries.to_dict("records")
        ]
        parts.append(f"About a whole country, so no sign: {_listed(named)}.")
    if len(unlocated):
        parts.append(
            f"Without a point on the map, in the tables only: {_listed(_names(unlocated))}."
        )
    if (frame["standing"] == "denied").any():
        parts.append("What is only denied is in the tables only.")
    return parts


def _names(rows: pd.DataFrame) -> list[str]:
    return [base.plain(name, 40) for name in rows["place_name"]]


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
