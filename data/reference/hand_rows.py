"""Rows of the gazetteer that were entered by hand: crossings, towns, regions, places elsewhere."""

from pathlib import Path

from gazetteer_rows import Row, listed, pairs, rank, read
from spelling import plain

from etl.gazetteer import search_form

SMALL_TOWN = 20_000
"""People of a place entered by hand without their number."""


def curated_rows(curated: Path) -> list[Row]:
    """Border crossings, towns and regions entered by hand."""
    rows: list[Row] = []
    for item in read(curated / "crossings.csv"):
        row = _by_hand(item, f"crossing:{item['slug']}", "border_crossing")
        row.borders = pairs(item["borders"])
        row.population = 5_000
        rows.append(row)
    for item in read(curated / "regions.csv"):
        rows.append(_by_hand(item, f"region:{item['slug']}", "region"))
    for item in read(curated / "towns.csv"):
        slug = "-".join(search_form(item["name"]).split())
        rows.append(_by_hand(item, f"town:{item['country'].lower()}:{slug}", item["kind"]))
        rows[-1].population = int(item["population"])
    return rows


def elsewhere_rows(curated: Path, known: list[Row]) -> list[Row]:
    """Places of any region entered by hand that may bear the name of others as well.

    A line with an id only adds spellings to a place that is known.
    """
    by_id = {row.place_id: row for row in known}
    rows: list[Row] = []
    for item in read(curated / "elsewhere.csv"):
        if item["id"]:
            by_id[item["id"]].spellings["name"].update(listed(item["aliases"]))
            continue
        slug = "-".join(search_form(item["name"]).split())
        head = {"border_crossing": "crossing", "region": "region"}.get(item["kind"], "town")
        row = _by_hand(item, f"{head}:{item['country'].lower()}:{slug}", item["kind"])
        row.name = plain(item["name"])
        row.local_name = item["name"] if item["name"] != row.name else None
        row.population, row.rank = int(item["population"] or SMALL_TOWN), rank(item["country"])
        rows.append(row)
    return rows


def _by_hand(item: dict[str, str], place_id: str, kind: str) -> Row:
    row = Row(
        place_id,
        item["name"],
        kind,
        item["country"] or None,
        admin1=item.get("admin1") or None,
        lat=float(item["lat"]),
        lon=float(item["lon"]),
    )
    row.spellings["name"].update([item["name"], *listed(item["aliases"])])
    local = [alias for alias in listed(item["aliases"]) if plain(alias) == row.name != alias]
    row.local_name = local[0] if local else None
    return row
