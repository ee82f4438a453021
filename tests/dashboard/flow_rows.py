"""Corridors as the queries give them."""

import pandas as pd


def corridor(origin="VN", destination="CN", **fields):
    shared = {"mark": f"flows~{origin}~{destination}", "claims": 1, "facts": 1, "documents": 1}
    shared |= {"denials": 0, "standing": "stated", "victims_low": None, "victims_high": None}
    shared |= {"qualifier": None, "per": None, "purposes": [], "transits": [], "marks": 1}
    counts = {"facts": fields.get("claims", 1)}
    return {"origin": origin, "destination": destination} | shared | counts | fields


def frame(*rows):
    return pd.DataFrame(list(rows))
