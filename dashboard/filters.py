"""The filters that all pages share, and the one place that touches the URL and session state."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.criteria import KINDS, ROLES, Choices, Filters, unknown_values

_ROLE_HELP = (
    "Origin, transit and destination concern routes and hotspots; meetings, agreements, figures "
    "and programmes are kept where the country takes part. Mentioned keeps every claim of a "
    "document that names the country."
)
_YEARS_HELP = "A claim's own year; where it states none, the year of its document."


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


def value(widget: str) -> Any:  # noqa: ANN401 - whatever the widget gives
    """What a widget says, by its key; for its callback."""
    return st.session_state[widget]


def selected(chart: str) -> list[str]:
    """The keys of the marks selected on a page, as its address has them.

    Args:
        chart: Key of the chart that asks; another chart's selection is not its own.
    """
    if st.query_params.get("at", chart) != chart:
        return []
    return st.query_params.get_all("mark")


def select(keys: Sequence[str], chart: str) -> None:
    """Put the selected marks of a chart into the address; none takes them out."""
    changed = {**st.query_params.to_dict(), "mark": list(keys), "at": chart}
    if not keys:
        changed.pop("mark")
        changed.pop("at")
    for name in [name for name in changed if name not in ("mark", "at")]:
        changed[name] = st.query_params.get_all(name)
    st.query_params.from_dict(changed)


def set_about(key: str | None) -> None:
    """Make a mark a filter of all pages; None takes it away."""
    set_parameter("about", key)


def page(name: str, about: object) -> int:
    """Which page of something long is open, 0 the first; back to 0 when it is about another."""
    seen, number = st.session_state.get(f"page-{name}", (None, 0))
    return number if seen == about else 0


def turn(name: str, about: object, number: int) -> None:
    """Open a page of something long."""
    st.session_state[f"page-{name}"] = (about, number)


def keep(name: str, value: object) -> None:
    """Keep something until the next run of this session."""
    st.session_state[f"kept-{name}"] = value


def take(name: str) -> Any:  # noqa: ANN401 - whatever was kept
    """What was kept under a name, once; None where nothing was."""
    return st.session_state.pop(f"kept-{name}", None)
