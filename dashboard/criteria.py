"""What an analyst wants to see: the filters as plain data, in words and as an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    """

    countries: tuple[str, ...] = ()
    country_role: str = "any"
    years: tuple[int, int] | None = None
    undated: bool = True
    kinds: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.countries or self.years or self.kinds or not self.undated)

    def parameters(self) -> dict[str, Any]:
        """The values that the queries' `kept` macro takes."""
        first, last = self.years or (None, None)
        return {
            "countries": list(self.countries),
            "country_role": self.country_role,
            "first_year": first,
            "last_year": last,
            "undated": self.undated,
            "kinds": list(self.kinds),
        }

    def sentence(self) -> str:
        """The filter in words, as it stands on pages and exports."""
        if not self.active:
            return "All countries, all years, all documents."
        names = dict(self.names)
        where = "All countries"
        if self.countries:
            shown = [names.get(code, code) for code in self.countries]
            where = f"{_listed(shown, 'or')} {_ROLE_WORDS[self.country_role]}"
        when = "all years"
        if self.years:
            first, last = self.years
            when = str(first) if first == last else f"{first} to {last}"
        dated = "undated included" if self.undated else "undated left out"
        kinds = _listed([KINDS[kind].lower() for kind in self.kinds], "and") or "all documents"
        return f"{where}; {when}, {dated}; {kinds}."


def _listed(words: Sequence[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


@dataclass(frozen=True)
class Choices:
    """The values that exist in the snapshot, in the order shown.

    Attributes:
        countries: Code to name.
        years: First and last year of any claim or document; None where nothing is dated.
        kinds: Kinds of documents.
    """

    countries: Mapping[str, str]
    years: tuple[int, int] | None
    kinds: tuple[str, ...]


def unknown_values(query: Mapping[str, Sequence[str]], choices: Choices) -> list[str]:
    """The filter values of a URL that do not exist here, as `country=Atlantis`."""
    known = {
        "country": set(choices.countries.values()),
        "role": set(ROLES.values()),
        "kind": {KINDS[kind] for kind in choices.kinds},
        "undated": {"true", "false"},
    }
    unknown = [
        f"{key}={value}"
        for key, values in known.items()
        for value in query.get(key, ())
        if value not in values
    ]
    years = list(query.get("years", ()))
    if years and not _years_exist(years, choices.years):
        unknown += [f"years={value}" for value in years]
    return unknown


def _years_exist(years: Sequence[str], span: tuple[int, int] | None) -> bool:
    if span is None or len(years) != 2 or not all(len(year) == 4 for year in years):
        return False
    if not all(year.isascii() and year.isdecimal() for year in years):
        return False
    return span[0] <= int(years[0]) <= int(years[1]) <= span[1]


def url_parameters(filters: Filters) -> dict[str, str | list[str]]:
    """The URL parameters that reopen a view with these filters."""
    names = dict(filters.names)
    query: dict[str, str | list[str]] = {}
    if filters.countries:
        query["country"] = [names.get(code, code) for code in filters.countries]
    if filters.country_role != "any":
        query["role"] = ROLES[filters.country_role]
    if filters.years:
        query["years"] = [str(year) for year in filters.years]
    if not filters.undated:
        query["undated"] = "false"
    if filters.kinds:
        query["kind"] = [KINDS[kind] for kind in filters.kinds]
    return query
