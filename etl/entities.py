"""The tables of places and actors: all that documents name, with what the reference data knows."""

from dataclasses import dataclass, field
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
        for row in tables.get(table, ()):
            for name in names:
                value = row.get(name) or ()
                found.update((value,) if isinstance(value, str) else value)
    return found


@dataclass(slots=True)
class Named:
    """What documents name, gathered document by document.

    Attributes:
        places: place_ids of the gazetteer that are mentioned.
        from_text: Rows of places that only the documents know, as their first mention has them.
        actors: Rows of actors, as their first mention has them.
    """

    places: set[str] = field(default_factory=set[str])
    from_text: dict[str, Row] = field(default_factory=dict[str, Row])
    actors: dict[str, Row] = field(default_factory=dict[str, Row])

    def add(self, tables: Rows) -> None:
        """Add the mentions and actors of further documents."""
        known = gazetteer.load().places
        for mention in tables.get("mentions", ()):
            if mention["entity_kind"] != "place":
                continue
            if mention["entity_id"] in known:
                self.places.add(mention["entity_id"])
            elif mention["entity_id"] not in self.from_text:
                row = {"name": mention["name"], "kind": mention["place_kind"]}
                row |= {"place_id": mention["entity_id"], "country": mention["country"]}
                self.from_text[mention["entity_id"]] = row
        for row in tables.get("actors", ()):
            self.actors.setdefault(row["actor_id"], row | {"acronym": None})


def place_table(named: Named, facts: Rows) -> list[Row]:
    """The rows of places: named or pointed at, and the six countries with their provinces.

    A place that only the documents know stands without a point.
    """
    known = gazetteer.load().places
    # Codes of countries and provinces ("VN", "VN-13") begin with the country's.
    always = {place_id for place_id in known if ":" not in place_id and place_id[:2] in REGION}
    wanted = (named.places | always | _pointed_at(facts, PLACE_COLUMNS)) & known.keys()
    return [_place_row(known[place_id]) for place_id in sorted(wanted)] + [
        named.from_text[place_id] for place_id in sorted(named.from_text)
    ]


def _place_row(place: gazetteer.Place) -> Row:
    names = ("place_id", "name", "local_name", "kind", "country", "admin1", "lat", "lon")
    row: Row = {name: getattr(place, name) for name in names}
    return row | {
        "borders": list(place.borders),
        "valid_from": place.valid_from and date.fromisoformat(place.valid_from),
        "valid_to": place.valid_to and date.fromisoformat(place.valid_to),
    }


def actor_table(named: Named, facts: Rows) -> list[Row]:
    """The rows of actors: named or pointed at; the reference data's word goes before the text's."""
    known = actors.load()
    rows = dict(named.actors)
    for actor_id in (rows.keys() | _pointed_at(facts, ACTOR_COLUMNS)) & known.keys():
        actor = known[actor_id]
        rows[actor_id] = {
            "actor_id": actor_id,
            "name": actor.name,
            "acronym": actor.acronyms[0] if actor.acronyms else None,
            "kind": actor.kind,
            "country": actor.country,
        }
    return [rows[actor_id] for actor_id in sorted(rows)]
