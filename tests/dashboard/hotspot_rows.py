"""Hotspots as the queries give them, and what is drawn of them."""

import pandas as pd

from dashboard import maps


def row(level="place_role", place_id="town:a", **fields):
    shared = {"level": level, "place_id": place_id, "place_name": place_id, "place_kind": "city"}
    shared |= {"mark": f"hotspots~place_id={place_id}", "country": "VN", "role": None}
    shared |= {"border": None, "lat": 21.2, "lon": 107.2, "claims": 1, "facts": 1}
    shared |= {"documents": fields.get("claims", 1), "denials": 0, "named": 0, "standing": "stated"}
    shared |= {"victims_low": None, "victims_high": None, "qualifier": None, "of": 1}
    return shared | fields


def place(place_id="town:a", role="source", **fields):
    """A place in one role, as the two rows it has."""
    return [row("place", place_id, **fields), row("place_role", place_id, role=role, **fields)]


def province(code="VN-13", **fields):
    return row("unit", code, place_kind="province", mark=f"hotspots~admin1={code}", **fields)


def drawn(*rows, **options):
    flat = [one for rows_ in rows for one in (rows_ if isinstance(rows_, list) else [rows_])]
    return maps.hotspots_drawing(pd.DataFrame(flat), **options)
