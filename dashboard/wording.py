"""Facts in words: dates, places, counts and the one-line headline of a claim."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.base import count_words, items, missing, number
from dashboard.marks import Mark
from etl.read import countries
from etl.schema import TABLES, label

Row = Mapping[Any, Any]

_CREDIBILITY = {
    1: "1, confirmed by other sources",
    2: "2, probably true",
    3: "3, possibly true",
    4: "4, doubtful",
    5: "5, improbable",
    6: "6, cannot be judged",
}
"""Items of the Admiralty code (NATO AJP-2.1)."""


SIGNS = {
    "hotspots": "▲",
    "flows": "→",
    "meetings": "●",
    "agreements": "◆",
    "figures": "#",
    "roles": "◎",
    "programmes": "■",
}
"""A sign for each kind of claim, where a word beside it says the same."""


def kind_of_claim(table: str) -> str:
    """What one claim of a fact table is called: "Hotspot"."""
    return TABLES[table].title.removesuffix("s")


def country(code: object) -> str:
    """A country's name; the code itself where it has none, "" where it is missing."""
    return "" if missing(code) else countries().get(str(code), str(code))


def country_list(codes: object) -> str:
    """Countries by name, with commas."""
    return ", ".join(country(code) for code in items(codes))


def day(value: object, precision: object = "day") -> str | None:
    """A date as exactly as it is known: "1 June 2006", "June 2006", "2006"; None if unknown."""
    if missing(value):
        return None
    moment: date = pd.Timestamp(str(value)).date()
    if precision == "year":
        return str(moment.year)
    month = moment.strftime("%B %Y")
    return month if precision == "month" else f"{moment.day} {month}"


def days(first: object, last: object, precision: object = "day") -> str | None:
    """A period: "27 October 2004 to 29 October 2004", or its one day; None if unknown."""
    start, end = day(first, precision), day(last, precision)
    if start and end and start != end:
        return f"{start} to {end}"
    return start or end


def document_date(row: Row) -> str:
    """A document's date with its basis, "undated" where it has none."""
    words = day(row["doc_date"], row["doc_date_precision"])
    if words is None:
        return "undated"
    basis = row["doc_date_basis"]
    return words if missing(basis) or basis == "header" else f"{words} ({_basis(basis)})"


def _basis(basis: object) -> str:
    return label("date_basis", str(basis)).lower()


def document_name(row: Row) -> str:
    """What a document is called: its title, else its reference, else its file.

    Args:
        row: With doc_title and the like, as views of claims have them.
    """
    for column in ("doc_title", "doc_reference"):
        if not missing(row.get(column)):
            return str(row[column])
    kind = "" if missing(row.get("doc_kind")) else label("document_kind", str(row["doc_kind"]))
    words = f"untitled {kind.lower() if kind and kind != 'Other' else 'document'}"
    path = row.get("doc_path")
    return words.capitalize() if missing(path) else f"{file_name(str(path))} ({words})"


def file_name(path: str) -> str:
    """The last part of a document's path, with the file before it where it is a part of one.

    "mails/box.mbox/3" is "box.mbox/3": the third message has no name of its own.
    """
    parts = path.split("/")
    first = next((at for at in range(len(parts) - 1, 0, -1) if "." in parts[at]), 0)
    return "/".join(parts[first:])


def own_name(document: Row) -> str:
    """`document_name` of a row of the documents table."""
    return document_name({f"doc_{column}": value for column, value in document.items()})


def own_words(row: Row) -> str | None:
    """The name the text has for a hotspot's place, where it is not the place's usual one."""
    surface, name = row.get("surface"), row.get("place_name")
    if missing(surface) or str(surface).casefold() == str(name).casefold():
        return None
    return str(surface)


def credibility(value: object) -> str | None:
    """The Admiralty code of an item in words."""
    return None if missing(value) else _CREDIBILITY.get(int(str(value)), str(value))


def confidence(value: object) -> str | None:
    """How sure the program is of a claim, from 0 to 1, in words."""
    sure = number(value)
    return None if sure is None else f"{sure:.2f} (0 to 1: that the document says so)"


def _victims(row: Row) -> str:
    return count_words(
        row["victims_low"], row["victims_high"], row["qualifier"], row.get("per"), ""
    )


def _joined(*parts: str | None, by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def _hotspot(row: Row) -> str:
    role = label("hotspot_role", row["role"]).lower()
    return _joined(f"{row['place_name']}: {role}", _counted_victims(row))


def _counted_victims(row: Row) -> str | None:
    victims = _victims(row)
    return f"{victims} people" if victims else None


def _flow(row: Row) -> str:
    ends = f"{country(row['origin_country'])} to {country(row['destination_country'])}"
    if row["origin_country"] == row["destination_country"]:
        ends = f"Within {country(row['origin_country'])}"
    through = country_list(row["transit_countries"])
    return _joined(ends, f"through {through}" if through else None, _counted_victims(row))


def _meeting(row: Row) -> str:
    name = row["title"] if not missing(row["title"]) else label("meeting_kind", row["kind"])
    where = row["city"] if not missing(row["city"]) else country(row["country"])
    when = days(row["date_start"], row["date_end"], row["date_precision"]) or "undated"
    return _joined(name, where, when, label("meeting_status", row["status"]).lower())


def _agreement(row: Row) -> str:
    name = row["title"] if not missing(row["title"]) else label("agreement_kind", row["kind"])
    when = day(row["date"], row["date_precision"]) or "undated"
    return _joined(
        name, country_list(row["parties"]), label("agreement_status", row["status"]).lower(), when
    )


def _figure(row: Row) -> str:
    value = count_words(row["value_low"], row["value_high"], row["qualifier"], row["per"], "")
    unit = label("figure_unit", row["unit"]) if row["unit"] != "other" else ""
    about = "" if missing(row["about"]) else str(row["about"])
    return _joined(_joined(value, unit, by=" "), about, by=": ")


def _role(row: Row) -> str:
    actor = row["actor_name"] if not missing(row.get("actor_name")) else row["actor_id"]
    area = "" if missing(row["area"]) else f" ({label('area', row['area'])})"
    return f"{actor}: {'' if missing(row['role']) else row['role']}{area}"


def _programme(row: Row) -> str:
    budget = number(row["budget_usd"])
    name = "Programme" if missing(row["title"]) else str(row["title"])
    return _joined(name, country_list(row["countries"]), f"US$ {budget:,.0f}" if budget else None)


_HEADLINES: dict[str, Callable[[Row], str]] = {
    "hotspots": _hotspot,
    "flows": _flow,
    "meetings": _meeting,
    "agreements": _agreement,
    "figures": _figure,
    "roles": _role,
    "programmes": _programme,
}


def headline(table: str, row: Row) -> str:
    """What a claim says, in one line; its quote where the table is not known here.

    Args:
        table: Name of a fact table.
        row: The claim with its table's columns, missing ones null.
    """
    write = _HEADLINES.get(table)
    words = write(row) if write else str(row["quote"])
    return f"Denied: {words}" if row.get("assertion") == "denied" else words


def mark(chosen: Mark, names: Mapping[str, str]) -> str:
    """A mark in words: "Flows: origin country Vietnam, destination country China".

    Args:
        chosen: The mark.
        names: Names of places and actors by id.
    """
    known = TABLES.get(chosen.table)
    title = "Claims" if known is None else known.title
    return f"{title}: " + ", ".join(_value(chosen.table, *pair, names) for pair in chosen.values)


def _value(table: str, column: str, value: str | None, names: Mapping[str, str]) -> str:
    """A column's value in words, with the column's name where the value does not tell it."""
    declared = TABLES[table].by_name.get(column) if table in TABLES else None
    heading = _HEADINGS.get(column) or (declared.label if declared else column.replace("_", " "))
    if value is None:
        return f"{heading.lower()} not stated"
    if column == "doc_kind":
        return label("document_kind", value).lower()
    if declared is not None and declared.codes:
        return f"{heading.lower()} {label(declared.codes, value).lower()}"
    if column == "involved" or (declared is not None and "alpha-2" in (declared.unit or "")):
        return f"{heading.lower()} {country(value)}"
    return f"{heading.lower()} {names.get(value, value)}"


_HEADINGS = {
    "involved": "country",
    "origin_country": "from",
    "origin_place_id": "from",
    "destination_country": "to",
    "destination_place_id": "to",
    "transit_countries": "through",
    "place_id": "place",
    "place_name": "place",
    "actor_id": "actor",
    "year_first": "year",
    "doc_publisher": "published by",
}
"""What columns are called before a value."""


def column_label(table: str, column: str) -> str:
    """The heading of a column, from the schema."""
    declared = TABLES[table].by_name.get(column)
    return declared.label if declared else column.replace("_", " ").capitalize()
