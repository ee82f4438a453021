"""Names, points and outlines of countries and provinces, for drawing only.

Which country or province a place lies in comes from the text and the gazetteer, never from here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import read

STATIC = Path(__file__).resolve().parent / "static"
Ring = list[list[float]]
"""Points as [lon, lat]."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A country or province as polygons, each a list of rings, the first its outer one."""

    code: str
    name: str
    polygons: list[list[Ring]]

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        points = [point for rings in self.polygons for point in rings[0]]
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        return min(lons), min(lats), max(lons), max(lats)

    def rings(self) -> Iterator[Ring]:
        """The outer rings."""
        for rings in self.polygons:
            yield rings[0]


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code to the name shown."""
    return dict(read.countries())


def country_name(code: str) -> str:
    """The name shown for a country code; the code itself where it is unknown."""
    return country_names().get(code, code)


@cache
def country_points() -> dict[str, tuple[float, float]]:
    """ISO 3166-1 alpha-2 code to the point (lon, lat) where arrows of a country begin and end."""
    table = pq.read_table(
        read.reference_path("places.parquet"),
        columns=["place_id", "lon", "lat"],
        filters=[("kind", "==", "country")],
    )
    return {
        row["place_id"]: (float(row["lon"]), float(row["lat"]))
        for row in table.to_pylist()
        if row["lon"] is not None and row["lat"] is not None
    }


@cache
def outlines(kind: str) -> dict[str, Outline]:
    """Outlines by code: kind is "countries" (alpha-2) or "provinces" (ISO 3166-2)."""
    found = json.loads((STATIC / f"{kind}.geojson").read_text(encoding="utf-8"))
    shapes: dict[str, Outline] = {}
    for feature in found["features"]:
        geometry, properties = feature["geometry"], feature["properties"]
        single = geometry["type"] == "Polygon"
        polygons = [geometry["coordinates"]] if single else geometry["coordinates"]
        code = str(feature.get("id") or properties["id"])
        shapes[code] = Outline(code, str(properties.get("name", code)), polygons)
    return shapes


@cache
def provinces() -> dict[str, tuple[str, str, float, float]]:
    """ISO 3166-2 code to the name shown, the country's code, and a point (lon, lat).

    Municipalities of that rank (Bangkok, Phnom Penh, Hanoi) are among them: cities to the
    gazetteer, and provinces of their own.
    """
    own = pc.field("place_id") == pc.field("admin1")
    table = pq.read_table(
        read.reference_path("places.parquet"),
        columns=["place_id", "name", "country", "lon", "lat"],
        filters=(pc.field("kind") == "province") | own,
    )
    return {
        row["place_id"]: (row["name"], row["country"], float(row["lon"]), float(row["lat"]))
        for row in table.to_pylist()
        if row["lon"] is not None and row["lat"] is not None
    }


def end_name(code: str) -> str:
    """The name of a country, or of a province with its country: "Yunnan (China)"."""
    if code in country_names():
        return country_name(code)
    found = provinces().get(code)
    return f"{found[0]} ({country_name(found[1])})" if found else code


@cache
def border_lines() -> dict[str, list[list[list[float]]]]:
    """Borders around the Mekong by pair of countries ("CN-VN"), each as lines of [lon, lat]."""
    text = Path(read.reference_path("borders.geojson")).read_text(encoding="utf-8")
    found: dict[str, list[list[list[float]]]] = {}
    for feature in json.loads(text)["features"]:
        geometry = feature["geometry"]
        single = geometry["type"] == "LineString"
        lines = [geometry["coordinates"]] if single else geometry["coordinates"]
        found[str(feature["id"])] = lines
    return found
