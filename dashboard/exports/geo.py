"""Hotspots as points and flows as lines, in GeoJSON (RFC 7946: longitude, latitude, WGS 84)."""

import json
import math
from typing import Any

import pandas as pd

from dashboard.charts.base import missing
from dashboard.exports.exhibit import CREDITS

TABLES = ("hotspots", "flows")
_LEFT_OUT = frozenset(
    ("lat", "lon", "origin_lat", "origin_lon", "destination_lat", "destination_lon", "claim_no")
    + ("fact_no", "doc_no", "profile", "support", "start", "end", "involved")
)


def to_geojson(frame: pd.DataFrame, table: str, told: dict[str, str]) -> bytes:
    """Claims as a FeatureCollection; what has no point has no geometry, as the standard allows.

    Args:
        frame: Claims of the table with the columns of queries.views.
        table: One of TABLES.
        told: What the reader must know of the whole (filter, counts, snapshot), as text.
    """
    shape = _point if table == "hotspots" else _line
    features = [
        {"type": "Feature", "geometry": shape(row), "properties": _properties(row)}
        for row in frame.to_dict("records")
    ]
    about = {"table": table, **told, "credits": CREDITS}
    collection = {"type": "FeatureCollection", "about": about, "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _position(row: dict[Any, Any], prefix: str = "") -> list[float] | None:
    lon, lat = row.get(f"{prefix}lon"), row.get(f"{prefix}lat")
    if missing(lon) or missing(lat):
        return None
    return [round(float(str(lon)), 5), round(float(str(lat)), 5)]


def _point(row: dict[Any, Any]) -> dict[str, Any] | None:
    """Where a place lies; a whole country is no point, as on the page's map."""
    position = None if row.get("place_kind") == "country" else _position(row)
    return None if position is None else {"type": "Point", "coordinates": position}


def _line(row: dict[Any, Any]) -> dict[str, Any] | None:
    """From origin to destination; of a flow within one place, its point."""
    first, last = _position(row, "origin_"), _position(row, "destination_")
    if first is None or last is None:
        return None
    if first == last:
        return {"type": "Point", "coordinates": first}
    return {"type": "LineString", "coordinates": [first, last]}


def _properties(row: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): _plain(value) for name, value in row.items() if name not in _LEFT_OUT}


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return [_plain(item) for item in value]  # pyright: ignore[reportGeneralTypeIssues]
    if missing(value):
        return None
    if isinstance(value, bool | int | str):
        return value
    number = value.item() if hasattr(value, "item") else value  # pyright: ignore[reportAttributeAccessIssue]
    if isinstance(number, bool | int):
        return number
    if isinstance(number, float):
        return (int(number) if number.is_integer() else number) if math.isfinite(number) else None
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)
