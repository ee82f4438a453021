"""What an analyst wants to see: the filters as plain data, in words and as an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.schema import label

ROLES = {
    "any": "Any role",
    "origin": "Origin",
    "transit": "Transit",
    "destination": "Destination",
    "mentioned": "Mentioned",
}
KINDS = {
    "cable": "Cables",
    "news": "News stories",
    "press_release": "Press releases",
    "report": "Reports",
    "other": "Other documents",
}
_ROLE_WORDS = {
    "any": "in any role",
    "origin": "as origin",
    "transit": "as transit",
    "destination": "as destination",
    "mentioned": "named in the document",
}


@dataclass(frozen=True)
class Filters:
    """What the analyst wants to see; the default is everything.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes; empty is all.
        country_role: any, origin, transit, destination or mentioned (named in the document).
        years: First and last calendar year, both included; None is all.
        undated: Whether claims and documents without a year are kept.
        kinds: Kinds of documents; empty is all.
        names: Pairs of country code and name, for the sentence.
        border: A pair of countries in alphabetical order ("CN-VN"); None is all.
        publishers: Of documents, "" for those without one; empty is all.
        purposes: Of trafficking; concerns claims of tables that state purposes.
        population: Who is trafficked or counted; concerns claims of tables that state it.
        markings: Of the passage, "none" where it has none; empty is all.
        assertions: How a claim is stated; empty is all.
        credibility: The least credible that is kept, 1 (confirmed) to 6 (cannot be judged: all).
        about: Key of a mark (dashboard.marks): its claims, and what the same documents say.
        about_words: That mark in words, for the sentence.
    """

    countries: tuple[str, ...] = ()
    country_role: str = "any"
    years: tuple[int, int] | None = None
    undated: bool = True
    kinds: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    border: str | None = None
    publishers: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    credibility: int = 6
    about: str | None = None
    about_words: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chips())

    def parameters(self) -> dict[str, Any]:
        """The values that queries.kept.KEPT takes."""
        first, last = self.years or (None, None)
        return {
            "countries": list(self.countries),
            "country_role": self.country_role,
            "border": self.border,
            "first_year": first,
            "last_year": last,
            "undated": self.undated,
            "kinds": list(self.kinds),
            "publishers": list(self.publishers),
            "purposes": list(self.purposes),
            "population": list(self.population),
            "markings": list(self.markings),
            "assertions": list(self.assertions),
            "credibility": self.credibility,
            "about": self.about,
        }

    def chips(self) -> dict[str, str]:
        """What leaves something out, in words, by the parameter of the address that says so."""
        told = {
            "country": self._where(),
            "border": self.border and f"border {border_name(self.border, dict(self.names))}",
            "years": self.years and _span(self.years),
            "undated": "" if self.undated else "undated left out",
            "kind": _listed([KINDS[kind].lower() for kind in self.kinds], "and"),
            "publisher": self.publishers
            and "published by " + _listed([p or "no one named" for p in self.publishers], "or"),
            "purpose": self.purposes and f"purpose {_labels('purpose', self.purposes)} (flows)",
            "population": self.population
            and f"{_labels('population', self.population)} (where the people are stated)",
            "marking": self.markings and f"marked {_listed(self.markings, 'or')}",
            "assertion": self.assertions and f"only {_labels('assertion', self.assertions)}",
            "credibility": CREDIBILITY[self.credibility] if self.credibility < 6 else "",
            "about": self.about
            and f"about {self.about_words or self.about}, else what the same documents say",
        }
        return {name: str(words) for name, words in told.items() if words}

    def _where(self) -> str:
        names = dict(self.names)
        shown = _listed([names.get(code, code) for code in self.countries], "or")
        return f"{shown} {_ROLE_WORDS[self.country_role]}" if shown else ""

    def sentence(self) -> str:
        """The filter in words, as it stands on pages and exports."""
        chips = self.chips()
        if not chips:
            return "All countries, all years, all documents."
        where = chips.pop("country", "All countries")
        if "border" in chips:
            where += f", {chips.pop('border')}"
        dated = "undated included" if self.undated else "undated left out"
        chips.pop("undated", None)
        when = f"{chips.pop('years', 'all years')}, {dated}"
        rest = [chips.pop("kind", "all documents"), *chips.values()]
        return f"{'; '.join([where, when, *rest])}."


CREDIBILITY = {
    1: "only confirmed by other sources (credibility 1)",
    2: "probably true or better (credibility 1 or 2)",
    3: "possibly true or better (credibility 1 to 3)",
    4: "doubtful or better (credibility 1 to 4)",
    5: "improbable or better (credibility 1 to 5)",
    6: "any credibility",
}
"""What is kept by the least credible item of the Admiralty code (NATO AJP-2.1)."""


MEKONG_BORDERS = (
    "CN-VN",
    "CN-LA",
    "CN-MM",
    "LA-VN",
    "KH-VN",
    "KH-LA",
    "LA-TH",
    "LA-MM",
    "MM-TH",
    "KH-TH",
)
"""The land borders between countries of the Greater Mekong."""


def border_name(border: str, names: Mapping[str, str]) -> str:
    """A border by its countries' names: "China-Vietnam"."""
    return "-".join(names.get(code, code) for code in border.split("-"))


def _span(years: tuple[int, int]) -> str:
    first, last = years
    return str(first) if first == last else f"{first} to {last}"


def _labels(codes: str, values: Sequence[str]) -> str:
    return _listed([label(codes, value).lower() for value in values], "or")


def _listed(words: Sequence[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
