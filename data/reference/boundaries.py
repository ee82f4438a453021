"""Polygons of countries and provinces, and the borders between the six countries."""

import csv
import json
from pathlib import Path
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.ops import unary_union
from shapely.validation import make_valid
from sources import Sources
from spelling import bare, plain

from etl.gazetteer import search_form

ISO3 = {"VN": "VNM", "LA": "LAO", "KH": "KHM", "TH": "THA", "MM": "MMR", "CN": "CHN"}
BY_HAND = {
    ("VN", "dong bac"): "VN-53", ("VN", "dong nam bo"): "VN-39",
    ("VN", "dong bang song hong"): "VN-66", ("LA", "saravan"): "LA-SL",
    ("LA", "louangphrabang"): "LA-LP", ("LA", "vientiane prefecture"): "LA-VT",
    ("LA", "vientiane"): "LA-VI", ("CN", "inner mongol"): "CN-NM", ("CN", "shanxi"): "CN-SX",
}  # fmt: skip


def decode(topology: dict[str, Any], name: str) -> list[tuple[dict[str, Any], str, list[Any]]]:
    """The geometries of a topojson object as (properties, id, list of polygons of rings)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[tuple[float, float]] = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        line: list[tuple[float, float]] = []
        for index in indices:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            line += part[1:] if line else part
        return line

    found: list[tuple[dict[str, Any], str, list[Any]]] = []
    for item in topology["objects"][name]["geometries"]:
        kind = item.get("type")
        if kind not in ("Polygon", "MultiPolygon"):
            continue
        groups = [item["arcs"]] if kind == "Polygon" else item["arcs"]
        polygons = [[ring(indices) for indices in group] for group in groups]
        found.append((item.get("properties") or {}, str(item.get("id", "")), polygons))
    return found


def polygon(polygons: list[Any]) -> Any:
    """A valid shape; rings of fewer than four points are dropped."""
    parts = [
        make_valid(Polygon(rings[0], [hole for hole in rings[1:] if len(hole) > 3]))
        for rings in polygons
        if len(rings[0]) > 3
    ]
    return unary_union(parts)


def provinces(sources: Sources) -> dict[str, tuple[str, Any]]:
    """ISO 3166-2 code to (CLDR name, shape) for the six countries."""
    english = sources.cldr_names()
    found: dict[str, tuple[str, Any]] = {}
    for country, iso3 in ISO3.items():
        codes = _codes(sources, country, english)
        topology = sources.province_topology(iso3)
        name = next(iter(topology["objects"]))
        for properties, _, polygons in decode(topology, name):
            label = str(properties.get("name") or properties.get("NAME_1") or "")
            key = search_form(label)
            code = (
                BY_HAND.get((country, key)) or codes.get(key) or codes.get(search_form(bare(label)))
            )
            if code is None:
                print(f"no code for {country} {label!r}")
                continue
            if code in found:
                print(f"{code} twice: {label!r}")
            found[code] = (plain(bare(english.get(code, label))), polygon(polygons))
    return found


def _by_hand(country: str) -> dict[str, str]:
    path = Path(__file__).resolve().parent / "curated" / "provinces.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"].startswith(country)]
    spellings = [
        (s, row["code"]) for row in rows for s in [row["name"], *row["aliases"].split("|")]
    ]
    return {key: code for s, code in spellings for key in (search_form(s), search_form(bare(s)))}


def _codes(sources: Sources, country: str, english: dict[str, str]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for name, iso, _, _, _, aliases, level, *_ in sources.subdivisions():
        if level == "1" and iso.startswith(country + "-"):
            for spelling in [*aliases.split("|"), name, english.get(iso, "")]:
                for form in (spelling, bare(spelling)):
                    key = search_form(form)
                    codes[key] = codes[key.replace(" ", "")] = iso
    codes |= _by_hand(country)
    codes.pop("", None)
    return codes


def province_points(sources: Sources) -> dict[str, tuple[float, float]]:
    """A point inside each province: (lat, lon)."""
    points: dict[str, tuple[float, float]] = {}
    for code, (_, area) in provinces(sources).items():
        point = area.representative_point()
        points[code] = (round(point.y, 3), round(point.x, 3))
    return points


def build_boundaries(sources: Sources, folder: Path) -> None:
    """Placeholder."""
