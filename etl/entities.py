"""The tables of places and actors: all that documents name, with what the reference data knows."""

from datetime import date

from etl import actors, gazetteer
from etl.gate import Row, Rows

REGION = frozenset(("CN", "KH", "LA", "MM", "TH", "VN"))
"""The countries of the Greater Mekong, whose provinces are listed whether named or not."""

PLACE_COLUMNS = {
    "hotspots": ("place_id",),
    "flows": ("origin_place_id", "destination_place_id"),
    "meetings": ("place_id",),
    "figures": ("place_id",),
    "programmes": ("places",),
}
ACTOR_COLUMNS = {
    "meetings": ("participant_actors",),
    "agreements": ("party_actors",),
    "roles": ("actor_id",),
    "programmes": ("implementers", "funders"),
}


def _pointed_at(tables: Rows, columns: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    for table, names in columns.items():
        for row in tables[table]:
            for name in names:
                value = row.get(name) or ()
                found.update((value,) if isinstance(value, str) else value)
    return found


def place_table(tables: Rows) -> list[Row]:
    """The rows of places: named or pointed at, and the six countries with their provinces.

    A place that only the documents know stands without a point.
    """
    known = gazetteer.load().places
    from_text: dict[str, Row] = {}
    for mention in tables["mentions"]:
        if mention["entity_kind"] == "place" and mention["entity_id"] not in known:
            row = {"name": mention["name"], "kind": mention["place_kind"]}
            row |= {"place_id": mention["entity_id"], "country": mention["country"]}
            from_text.setdefault(mention["entity_id"], row)
    named = {m["entity_id"] for m in tables["mentions"] if m["entity_kind"] == "place"}
    # Codes of countries and provinces ("VN", "VN-13") begin with the country's.
    always = {place_id for place_id in known if ":" not in place_id and place_id[:2] in REGION}
    wanted = (named | always | _pointed_at(tables, PLACE_COLUMNS)) & known.keys()
    return [_place_row(known[place_id]) for place_id in sorted(wanted)] + [
        from_text[place_id] for place_id in sorted(from_text)
    ]


def _place_row(place: gazetteer.Place) -> Row:
    names = ("place_id", "name", "local_name", "kind", "country", "admin1", "lat", "lon")
    row: Row = {name: getattr(place, name) for name in names}
    return row | {
        "borders": list(place.borders),
        "valid_from": place.valid_from and date.fromisoformat(place.valid_from),
        "valid_to": place.valid_to and date.fromisoformat(place.valid_to),
    }


def actor_table(tables: Rows) -> list[Row]:
    """The rows of actors: named or pointed at; the reference data's word goes before the text's."""
    known = actors.load()
    rows: dict[str, Row] = {}
    for row in tables["actors"]:
        rows.setdefault(row["actor_id"], row | {"acronym": None})
    for actor_id in (rows.keys() | _pointed_at(tables, ACTOR_COLUMNS)) & known.keys():
        actor = known[actor_id]
        rows[actor_id] = {
            "actor_id": actor_id,
            "name": actor.name,
            "acronym": actor.acronyms[0] if actor.acronyms else None,
            "kind": actor.kind,
            "country": actor.country,
        }
    return [rows[actor_id] for actor_id in sorted(rows)]
