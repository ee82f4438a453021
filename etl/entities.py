"""The tables of places and actors: all that documents name, with what the reference data knows."""

from datetime import date

import pyarrow as pa

from etl import actors, gazetteer
from etl.compute import codes_of, first_of_each, pc
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


def named(rows: Rows) -> list[Row]:
    """What a document names or its claims point at: a row each, as its first mention has it.

    Args:
        rows: Of one document: its mentions, actors and claims.

    Returns:
        Rows of `etl.shards.ENTITIES`; those that need no words of the document, since reference
        data knows them or a claim only points at them, have no name.
    """
    (document,) = rows["documents"]
    places, people = gazetteer.load().places, actors.load()
    found: dict[tuple[str, str], Row] = {}
    for mention in rows.get("mentions", ()):
        key = "place", mention["entity_id"]
        if mention["entity_kind"] == "place" and key not in found:
            known = mention["entity_id"] in places
            row = None if known else (mention["name"], mention["place_kind"], mention["country"])
            found[key] = _entity(key, document, row)
    for actor in rows.get("actors", ()):
        key = "actor", actor["actor_id"]
        row = actor["name"], actor["kind"], actor["country"]
        found.setdefault(key, _entity(key, document, row))
    for kind, columns, known in (
        ("place", PLACE_COLUMNS, places),
        ("actor", ACTOR_COLUMNS, people),
    ):
        for one in sorted(_pointed_at(rows, columns) & known.keys()):
            found.setdefault((kind, one), _entity((kind, one), document, None))
    return list(found.values())


def _entity(key: tuple[str, str], document: Row, words: tuple[str, str, str] | None) -> Row:
    name, kind, country = words or (None, None, None)
    return {
        "kind": key[0],
        "id": key[1],
        "doc_id": document["doc_id"],
        "name": name,
        "of_kind": kind,
        "country": country,
    }


def _pointed_at(tables: Rows, columns: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    for table, names in columns.items():
        for row in tables.get(table, ()):
            for name in names:
                value = row.get(name) or ()
                found.update((value,) if isinstance(value, str) else value)
    return found


def first(entities: pa.Table) -> pa.Table:
    """Of each place and actor the row of the first document by id that has words for it, or any.

    Args:
        entities: Rows of `etl.shards.ENTITIES`, in any order.
    """
    known = entities.append_column("nameless", pc.is_null(entities["name"]))
    least = known.group_by(["kind", "id", "nameless"]).aggregate([("doc_id", "min")])
    least = least.sort_by("nameless")
    least = least.filter(pa.array(first_of_each(codes_of(_joined(least, "kind", "id")))))
    asked = _joined(least, "kind", "id", "doc_id_min")
    found = entities.filter(pc.is_in(_joined(entities, "kind", "id", "doc_id"), asked))
    return found.sort_by([("kind", "ascending"), ("id", "ascending")])


def _joined(rows: pa.Table, *columns: str) -> pa.Array:
    joined = pc.binary_join_element_wise(*map(rows.column, columns), "\0")
    return joined.combine_chunks()


def place_table(entities: pa.Table) -> list[Row]:
    """The rows of places: named or pointed at, their provinces, and the six countries with theirs.

    A place that only the documents know stands without a point.

    Args:
        entities: From `first`.
    """
    known = gazetteer.load().places
    rows = {row["id"]: row for row in _of_kind(entities, "place")}
    # Codes of countries and provinces ("VN", "VN-13") begin with the country's.
    always = {place_id for place_id in known if ":" not in place_id and place_id[:2] in REGION}
    named = rows.keys() | always
    # Maps and rankings put places together by province: it has its name though no text names it.
    around = {known[one].admin1 or "" for one in named if one in known} & known.keys()
    found = {place_id: known.get(place_id) for place_id in sorted(named | around)}
    from_text = [one for one, place in found.items() if place is None and rows[one]["name"]]
    return [_place_row(place) for place in found.values() if place is not None] + [
        {
            "place_id": one,
            "name": rows[one]["name"],
            "kind": rows[one]["of_kind"],
            "country": rows[one]["country"],
        }
        for one in from_text
    ]


def _of_kind(entities: pa.Table, kind: str) -> list[Row]:
    return entities.filter(pc.equal(entities["kind"], kind)).to_pylist()


def _place_row(place: gazetteer.Place) -> Row:
    names = ("place_id", "name", "local_name", "kind", "country", "admin1", "lat", "lon")
    row: Row = {name: getattr(place, name) for name in names}
    return row | {
        "borders": list(place.borders),
        "valid_from": place.valid_from and date.fromisoformat(place.valid_from),
        "valid_to": place.valid_to and date.fromisoformat(place.valid_to),
    }


def actor_table(entities: pa.Table) -> list[Row]:
    """The rows of actors: named or pointed at; the reference data's word goes before the text's.

    Args:
        entities: From `first`.
    """
    known = actors.load()
    rows: dict[str, Row] = {}
    for one in _of_kind(entities, "actor"):
        actor_id, actor = one["id"], known.get(one["id"])
        if actor is not None:
            acronym = actor.acronyms[0] if actor.acronyms else None
            row = {"name": actor.name, "acronym": acronym, "kind": actor.kind}
            rows[actor_id] = {"actor_id": actor_id, **row, "country": actor.country}
        elif one["name"] is not None:
            row = {"name": one["name"], "acronym": None, "kind": one["of_kind"]}
            rows[actor_id] = {"actor_id": actor_id, **row, "country": one["country"]}
    return [rows[actor_id] for actor_id in sorted(rows)]
