"""The filters that all pages share, and the one place that touches the URL and session state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

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
_ROLE_HELP = (
    "Origin, transit and destination concern routes and hotspots; meetings, agreements, figures "
    "and programmes are kept where the country takes part. Mentioned keeps every claim of a "
    "document that names the country."
)
_YEARS_HELP = "A claim's own year; where it states none, the year of its document."


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


def draw(choices: Choices) -> Filters:
    """Draw the filters, bound to the URL, and give what they say.

    Called once per run, before the page: widgets drawn inside pages lose their values when the
    page changes.
    """
    _note_unknown(choices)
    st.subheader("Filters", anchor=False)
    countries = st.multiselect(
        "Country",
        list(choices.countries),
        format_func=lambda code: choices.countries[code],
        placeholder="All countries",
        key="country",
        bind="query-params",
    )
    role = st.selectbox(
        "Country as",
        list(ROLES),
        format_func=ROLES.__getitem__,
        help=_ROLE_HELP,
        key="role",
        bind="query-params",
    )
    years = _draw_years(choices.years)
    undated = st.checkbox("Include undated", value=True, key="undated", bind="query-params")
    kinds = st.multiselect(
        "Kind of document",
        list(choices.kinds),
        format_func=KINDS.__getitem__,
        placeholder="All kinds",
        key="kind",
        bind="query-params",
    )
    filters = Filters(
        tuple(countries), role, years, undated, tuple(kinds), tuple(choices.countries.items())
    )
    st.button("Clear filters", on_click=clear, disabled=not filters.active, width="stretch")
    return filters


def _draw_years(span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The years chosen; None where all are, or where there is nothing to choose from."""
    if span is None or span[0] == span[1]:
        st.session_state.pop(_SPAN, None)
        return None
    st.session_state[_SPAN] = span
    chosen = st.slider(
        "Years", *span, value=span, help=_YEARS_HELP, key="years", bind="query-params"
    )
    return None if chosen == span else chosen


def clear() -> None:
    """Set every filter back to its default; for a button's on_click."""
    defaults = {"country": [], "role": "any", "undated": True, "kind": []}
    if _SPAN in st.session_state:
        defaults["years"] = st.session_state[_SPAN]
    for key, value in defaults.items():
        st.session_state[key] = value
    st.session_state.pop(_DROPPED, None)


_DROPPED = "dropped_values"
_SPAN = "years_to_choose_from"


def _note_unknown(choices: Choices) -> None:
    """Remember what the address asked for that does not exist; read before the widgets drop it."""
    if "seen_query" in st.session_state:
        return
    st.session_state["seen_query"] = True
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    st.session_state[_DROPPED] = unknown_values(query, choices)


def dropped_notice(page: str) -> str | None:
    """A sentence on values of the address that were dropped, on the page first opened only.

    Args:
        page: Path of the page being drawn.
    """
    dropped = st.session_state.get(_DROPPED)
    if st.session_state.setdefault("first_page", page) != page:
        st.session_state.pop(_DROPPED, None)
        return None
    if not dropped:
        return None
    return f"Left out of the address, as nothing here has these values: {', '.join(dropped)}."


def parameter(name: str) -> str | None:
    """A page's own URL parameter ("doc"), None where absent."""
    return st.query_params.get(name) or None


def set_parameter(name: str, value: str | None) -> None:
    """Write a page's own URL parameter, or take it out."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def keep(name: str, value: object) -> None:
    """Keep something until the next run of this session."""
    st.session_state[f"kept-{name}"] = value


def take(name: str) -> Any:  # noqa: ANN401 - whatever was kept
    """What was kept under a name, once; None where nothing was."""
    return st.session_state.pop(f"kept-{name}", None)
