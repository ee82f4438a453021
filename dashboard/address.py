"""The filters as an address, and what an address asks for that does not exist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.criteria import (
    CREDIBILITY,
    KINDS,
    MEKONG_BORDERS,
    ROLES,
    Filters,
    border_name,
)
from dashboard.marks import Mark
from etl.schema import CODES, label

PARAMETERS = (
    "country",
    "role",
    "border",
    "years",
    "undated",
    "kind",
    "publisher",
    "purpose",
    "population",
    "marking",
    "assertion",
    "credibility",
    "about",
)
"""The parameters of an address that are filters; all others belong to a page."""
LISTED = {
    "publisher": "publishers",
    "purpose": "purposes",
    "population": "population",
    "marking": "markings",
    "assertion": "assertions",
    "kind": "kinds",
    "country": "countries",
}
"""Parameters that may stand several times, to their attribute of Filters and of Choices."""
NO_PUBLISHER = "no publisher named"

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Choices:
    """The values that exist in the snapshot, in the order shown.

    Attributes:
        countries: Code to name.
        years: First and last year of any claim or document; None where nothing is dated.
        kinds: Kinds of documents.
        borders: Pairs of countries.
        publishers: Of documents, those with the most first; "" for documents without one.
        purposes: Codes.
        population: Codes.
        markings: Of passages, "none" for those without.
        assertions: Codes.
    """

    countries: Mapping[str, str] = field(default_factory=dict[str, str])
    years: tuple[int, int] | None = None
    kinds: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()

    def words(self, parameter: str) -> dict[str, str]:
        """The values that a parameter takes, to the words that stand for them."""
        match parameter:
            case "country":
                return dict(self.countries)
            case "role":
                return ROLES
            case "kind":
                return {kind: KINDS[kind] for kind in self.kinds}
            case "border":
                return {border: border_name(border, self.countries) for border in self.borders}
            case "publisher":
                return {name: name or NO_PUBLISHER for name in self.publishers}
            case "marking":
                return {marking: _marking(marking) for marking in self.markings}
            case "credibility":
                return {str(level): words for level, words in CREDIBILITY.items()}
            case _:
                values: Iterable[str] = getattr(self, LISTED[parameter])
                return {value: label(parameter, value) for value in values}


def existing(
    values: Mapping[str, tuple[str, ...]], span: tuple[int, int] | None, names: Mapping[str, str]
) -> Choices:
    """The choices of a snapshot.

    Args:
        values: As queries.choices.values gives them.
        span: First and last year (queries.choices.span).
        names: Country code to name.
    """
    found = dict(values)
    named = {code: str(names.get(code, code)) for code in found.pop("countries")}
    listed = dict(sorted(named.items(), key=lambda pair: pair[1]))
    both = (code for code in MEKONG_BORDERS if set(code.split("-")) <= set(named))
    borders = tuple(dict.fromkeys([*both, *found.pop("borders")]))
    return Choices(countries=listed, years=span, borders=borders, **found)


def _marking(value: str) -> str:
    code = CODES["marking"].get(value)
    return f"{value}: {code.label}" if code and code.label != value else value


def read(query: Query, choices: Choices) -> tuple[Filters, list[str]]:
    """The filters that an address asks for, and its values that do not exist, as `country=X`.

    Args:
        query: Parameter to values; those that are no filters are left alone, but for names that
            filters have on the command line: nothing is shown as filtered that is not.
        choices: What exists.
    """
    unknown: list[str] = []
    lists: dict[str, Any] = {
        attribute: tuple(_known(query, parameter, choices, unknown))
        for parameter, attribute in LISTED.items()
    }
    misnamed = query.keys() & set(LISTED.values()) - set(PARAMETERS)
    unknown += [f"{name}={value}" for name in sorted(misnamed) for value in query[name]]
    undated = query.get("undated", ["true"])
    unknown += [f"undated={value}" for value in undated if value not in ("true", "false")]
    return (
        Filters(
            country_role=_single(query, "role", choices, unknown) or "any",
            years=_years(query.get("years", ()), choices.years, unknown),
            undated="false" not in undated,
            names=tuple(choices.countries.items()),
            border=_single(query, "border", choices, unknown),
            credibility=int(_single(query, "credibility", choices, unknown) or 6),
            about=_about(query.get("about", ()), unknown),
            **lists,
        ),
        unknown,
    )


def _known(query: Query, parameter: str, choices: Choices, unknown: list[str]) -> list[str]:
    """The values of a parameter, written as such or in words, once each; others are `unknown`."""
    written = query.get(parameter, ())
    if not written:
        return []
    words = choices.words(parameter)
    values = {**{said: value for value, said in words.items()}, **{value: value for value in words}}
    unknown += [f"{parameter}={said}" for said in written if said not in values]
    return list(dict.fromkeys(values[said] for said in written if said in values))


def _single(query: Query, parameter: str, choices: Choices, unknown: list[str]) -> str | None:
    found = _known(query, parameter, choices, unknown)
    unknown += [f"{parameter}={value}" for value in found[1:]]
    return found[0] if found else None


def _years(
    written: Sequence[str], span: tuple[int, int] | None, unknown: list[str]
) -> tuple[int, int] | None:
    """The first and last year asked for; None for all."""
    if not written:
        return None
    years = [int(y) for y in written if len(y) == 4 and y.isascii() and y.isdecimal()]
    first, last = min(years, default=0), max(years, default=0)
    fits = span is not None and years == [first, last] and span[0] <= first <= last <= span[1]
    if not fits or len(written) != 2:
        unknown += [f"years={value}" for value in written]
        return None
    return None if (first, last) == span else (first, last)


def _about(written: Sequence[str], unknown: list[str]) -> str | None:
    keys = [key for key in written if Mark.parse(key)]
    unknown += [f"about={value}" for value in written if value not in keys[:1]]
    return keys[0] if keys else None


def write(filters: Filters, choices: Choices) -> dict[str, str | list[str]]:
    """The parameters of an address that reopen these filters.

    Args:
        filters: Of values that exist.
        choices: What exists.
    """
    query: dict[str, str | list[str]] = {}
    for parameter, attribute in LISTED.items():
        if values := getattr(filters, attribute):
            words = choices.words(parameter)
            query[parameter] = [words.get(value) or value for value in values]
    if filters.country_role != "any":
        query["role"] = ROLES[filters.country_role]
    if filters.years:
        query["years"] = [str(year) for year in filters.years]
    if not filters.undated:
        query["undated"] = "false"
    if filters.credibility < 6:
        query["credibility"] = str(filters.credibility)
    if filters.border:
        query["border"] = filters.border
    if filters.about:
        query["about"] = filters.about
    return query


def without(query: Query, parameter: str) -> dict[str, list[str]]:
    """An address without one of its filters; a country goes with its role."""
    gone = {"country": ("country", "role")}.get(parameter, (parameter,))
    return {name: list(values) for name, values in query.items() if name not in gone}
