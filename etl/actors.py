"""The organisations that the reference data knows: names, acronyms, country."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from etl.paths import REFERENCE

KINDS = (
    "government",
    "ministry",
    "police",
    "un",
    "intergovernmental",
    "ngo",
    "donor",
    "mass_organisation",
    "media",
    "other",
)
# Spellings that go either way in names of organisations.
_VARIANTS = (
    ("Labour", "Labor"),
    ("Organization", "Organisation"),
    ("Centre", "Center"),
    ("Programme", "Program"),
    ("Defence", "Defense"),
    ("Counter Trafficking", "Counter-Trafficking"),
    ("Inter-Agency", "Interagency"),
    ("Viet Nam", "Vietnam"),
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of data/reference/actors.csv.

    Attributes:
        actor_id: "unodc", "vn-mps".
        name: Name as shown.
        acronyms: Forms in capitals that mean it anywhere.
        aliases: Other names that mean it anywhere.
        local_names: Names and acronyms that mean it only where its country is spoken of.
        kind: One of KINDS.
        country: ISO 3166-1 alpha-2 of its own country; None for those of several.
    """

    actor_id: str
    name: str
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    local_names: tuple[str, ...]
    kind: str
    country: str | None


def spellings(name: str) -> set[str]:
    """A name in British and American spelling."""
    forms = {name}
    for one, other in _VARIANTS:
        forms |= {form.replace(one, other) for form in forms}
        forms |= {form.replace(other, one) for form in forms if one not in form}
    return forms


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


@lru_cache(maxsize=1)
def load() -> dict[str, Actor]:
    """Every actor of the reference data by its id."""
    with (REFERENCE / "actors.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["actor_id"]: Actor(
                actor_id=row["actor_id"],
                name=row["name"],
                acronyms=_cell(row["acronyms"]),
                aliases=_cell(row["aliases"]),
                local_names=_cell(row["local_names"]),
                kind=row["kind"],
                country=row["country"] or None,
            )
            for row in csv.DictReader(rows)
        }


def slug(name: str) -> str:
    """A name as the last part of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("labor", "labour")).strip("-")
