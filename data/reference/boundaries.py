"""Polygons of countries and provinces, and the borders between the six countries."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely.affinity import translate
from shapely.geometry import LineString, MultiPolygon, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, unary_union
from shapely.strtree import STRtree
from shapely.validation import make_valid
from sources import Sources
from spelling import bare, plain

from etl.gazetteer import search_form

ISO3 = {"VN": "VNM", "LA": "LAO", "KH": "KHM", "TH": "THA", "MM": "MMR", "CN": "CHN"}
COUNTRY_TOLERANCE = 0.08
SMALL = 0.6
PROVINCE_TOLERANCE = 0.02
WEST, SOUTH, EAST, NORTH = 85, -12, 130, 45
UNDETERMINED = "Status undetermined"
BESIDE = 0.03
"""Degrees within which two provinces lie beside each other: their lines are simplified apart."""
Feature = dict[str, Any]
BY_HAND = {
    ("VN", "dong bac"): "VN-53", ("VN", "dong nam bo"): "VN-39",
    ("VN", "dong bang song hong"): "VN-66", ("LA", "saravan"): "LA-SL",
    ("LA", "louangphrabang"): "LA-LP", ("LA", "vientiane prefecture"): "LA-VT",
    ("LA", "vientiane"): "LA-VI", ("CN", "inner mongol"): "CN-NM", ("CN", "shanxi"): "CN-SX",
}  # fmt: skip


def decode(topology: dict[str, Any], name: str) -> list[tuple[dict[str, Any], str, list[Any]]]:
    """The geometries of a topojson object as (properties, id, list of polygons of rings)."""
    arcs = topology["arcs"]

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


def polygon(polygons: list[Any]) -> BaseGeometry:
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
    corrected = {row["code"]: row["name"] for row in _curated("provinces.csv")}
    for country, iso3 in ISO3.items():
        codes = _codes(sources, country, english)
        topology = simplified(sources.province_topology(iso3), PROVINCE_TOLERANCE)
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
            shown = corrected.get(code) or plain(bare(english.get(code, label)))
            found[code] = (shown, polygon(polygons))
    return found


def _curated(name: str) -> list[dict[str, str]]:
    path = Path(__file__).resolve().parent / "curated" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_hand(country: str) -> dict[str, str]:
    rows = [row for row in _curated("provinces.csv") if row["code"].startswith(country)]
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


def country_points(sources: Sources) -> dict[str, tuple[float, float]]:
    """A point inside each country's largest part: (lat, lon)."""
    codes = {c["iso3"]: c["iso"] for c in sources.countries()}
    points: dict[str, tuple[float, float]] = {}
    for _, iso3, polygons in decode(
        simplified(sources.country_topology(), COUNTRY_TOLERANCE), "countries"
    ):
        area = polygon(polygons)
        if area.is_empty:
            continue
        largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
        point = largest.representative_point()
        points[codes.get(iso3, iso3)] = (round(point.y, 2), round(point.x, 2))
    return points


def province_points(sources: Sources) -> dict[str, tuple[float, float]]:
    """A point inside each province: (lat, lon)."""
    points: dict[str, tuple[float, float]] = {}
    for code, (_, area) in provinces(sources).items():
        point = area.representative_point()
        points[code] = (round(point.y, 3), round(point.x, 3))
    return points


def land_borders(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Provinces of the six countries that lie on a border between two of them: pairs "CN-VN"."""
    areas = {code: area for code, (_, area) in provinces(sources).items()}
    codes, shapes = list(areas), list(areas.values())
    tree = STRtree(shapes)
    found: dict[str, set[str]] = {}
    for code, area in areas.items():
        around = area.buffer(BESIDE)
        near = {codes[i][:2] for i in tree.query(around) if shapes[i].intersects(around)}
        found[code] = {"-".join(sorted((code[:2], other))) for other in near - {code[:2]}}
    return {code: tuple(sorted(pairs)) for code, pairs in found.items() if pairs}


def build_boundaries(sources: Sources, folder: Path) -> None:
    """Write countries (for deck.gl and for plotly), provinces and borders as GeoJSON."""
    codes = {c["iso3"]: c["iso"] for c in sources.countries()}
    names = {c["iso"]: c["name"] for c in sources.countries()}
    names |= {row["code"]: row["display"] for row in _curated("countries.csv")}
    topology = simplified(sources.country_topology(), COUNTRY_TOLERANCE)
    cut: list[Feature] = []
    uncut: list[Feature] = []
    for _, iso3, polygons in decode(topology, "countries"):
        code = codes.get(iso3, iso3)
        labels = {"iso": code, "name": names.get(code, UNDETERMINED)}
        if not any(len(rings[0]) > 3 for rings in polygons):
            continue
        uncut.append(feature(polygon(polygons), labels))
        cut.append(feature(cut_at_antimeridian(polygons), labels))
    write(cut, folder / "countries.geojson")
    write(uncut, folder / "countries.plotly.geojson")
    areas = provinces(sources)
    labelled = [
        feature(area, {"iso": code, "name": name, "country": code[:2]})
        for code, (name, area) in sorted(areas.items())
    ]
    write(labelled, folder / "provinces.geojson")
    write(borders(topology, codes), folder / "borders.geojson")


def simplified(topology: dict[str, Any], tolerance: float) -> dict[str, Any]:
    """A topology with its arcs simplified, so that neighbours keep sharing their border.

    Arcs that touch the region keep a fifth of the tolerance, small ones (islands, Macau) all.
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Any] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[tuple[float, float]] = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        regional = any(WEST < lon < EAST and SOUTH < lat < NORTH for lon, lat in points)
        line = LineString(points)
        west, south, east, north = line.bounds
        if max(east - west, north - south) > SMALL:
            line = line.simplify(tolerance / 5 if regional else tolerance)
        arcs.append(list(line.coords))
    return topology | {"arcs": arcs, "transform": None}


def borders(topology: dict[str, Any], codes: dict[str, str]) -> list[Feature]:
    """The lines that two countries share, where one of them is of the six."""
    users: dict[int, set[str]] = {}
    for item in topology["objects"]["countries"]["geometries"]:
        for index in _flat(item.get("arcs", [])):
            users.setdefault(index if index >= 0 else ~index, set()).add(codes.get(item["id"], ""))
    lines: dict[tuple[str, ...], list[Any]] = {}
    for index, countries in users.items():
        if len(countries) == 2 and countries & ISO3.keys() and "" not in countries:
            lines.setdefault(tuple(sorted(countries)), []).append(
                LineString(topology["arcs"][index])
            )
    return [
        feature(linemerge(parts) if len(parts) > 1 else parts[0], {"pair": "-".join(pair)})
        for pair, parts in sorted(lines.items())
    ]


def _flat(arcs: list[Any]) -> Iterator[int]:
    for item in arcs:
        if isinstance(item, int):
            yield item
        else:
            yield from _flat(item)


def cut_at_antimeridian(polygons: list[Any]) -> BaseGeometry:
    """A shape within 180 degrees either way: what lies beyond is moved to the other edge."""
    parts: list[Any] = []
    for rings in polygons:
        if len(rings[0]) < 4:
            continue
        unwrapped = [_unwrap(ring) for ring in rings if len(ring) > 3]
        area = make_valid(Polygon(unwrapped[0], unwrapped[1:]))
        parts.append(area.intersection(box(-180, -90, 180, 90)))
        parts.append(translate(area.intersection(box(180, -90, 540, 90)), -360))
        parts.append(translate(area.intersection(box(-540, -90, -180, 90)), 360))
    return unary_union([part for part in parts if not part.is_empty])


def _unwrap(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring whose longitudes run on past 180 instead of jumping to the other side."""
    turn = 0.0
    line = [ring[0]]
    for (before, _), (lon, lat) in zip(ring, ring[1:], strict=False):
        turn += 360.0 if lon - before < -180 else -360.0 if lon - before > 180 else 0.0
        line.append((lon + turn, lat))
    return line


def feature(geometry: BaseGeometry, properties: dict[str, str]) -> Feature:
    """A GeoJSON feature; rings run clockwise as d3-geo wants them."""
    if geometry.geom_type == "GeometryCollection":
        geometry = unary_union([g for g in geometry.geoms if g.area > 0])
    if geometry.geom_type == "Polygon":
        geometry = orient(geometry, -1.0)
    elif geometry.geom_type == "MultiPolygon":
        geometry = MultiPolygon([orient(part, -1.0) for part in geometry.geoms])
    identity = properties.get("iso") or properties["pair"]
    return {
        "type": "Feature",
        "id": identity,
        "properties": properties,
        "geometry": mapping(geometry),
    }


def write(features: list[Feature], path: Path) -> None:
    """Write a feature collection without a space too many."""
    collection = {"type": "FeatureCollection", "features": _rounded(features)}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value
