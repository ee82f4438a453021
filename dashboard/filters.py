"""The filters that all pages share, and the one place that touches the URL and session state.

The address is the truth: each run reads the filters from it and sets the widgets by them; a widget
that changes writes the address. So links, Back and Forward need nothing of their own. (Widgets
bound to the address by Streamlit replace the history entry, and Back would leave the page.)
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import address
from dashboard.address import Choices
from dashboard.criteria import Filters

Query = dict[str, list[str]]
AXIS = "years-axis"
"""Under which a session holds the years that the filter of years shows."""


def query() -> Query:
    """The parameters of the address, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def current(choices: Choices) -> tuple[Filters, list[str]]:
    """The filters of the address, and its values that do not exist."""
    return address.read(query(), choices)


def go(filters: Mapping[str, str | list[str]]) -> None:
    """Put filters into the address in place of those it has; what belongs to the page stays."""
    own = {name: values for name, values in query().items() if name not in address.PARAMETERS}
    st.query_params.from_dict({**filters, **own})


def clear() -> None:
    """Take every filter out of the address; for a button's on_click."""
    go({})


def remove(parameter: str) -> None:
    """Take one filter out of the address; for a button's on_click."""
    go(
        {
            name: values
            for name, values in address.without(query(), parameter).items()
            if name in address.PARAMETERS
        }
    )


def set_about(key: str) -> None:
    """Make a mark a filter of all pages; it is no longer selected then."""
    kept = {name: values for name, values in query().items() if name not in ("mark", "at")}
    st.query_params.from_dict({**kept, "about": key})


def link(**parameters: str) -> dict[str, list[str]]:
    """The parameters of a link to another page: the filters of the address, and further ones."""
    filters = {name: values for name, values in query().items() if name in address.PARAMETERS}
    return {**filters, **{name: [value] for name, value in parameters.items()}}


def parameter(name: str) -> str | None:
    """A parameter of the address that belongs to a page."""
    return st.query_params.get(name)


def set_parameter(name: str, value: str | Sequence[str] | None) -> None:
    """Put a parameter, of one value or several, into the address; None takes it out."""
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
    kept = {name: values for name, values in query().items() if name not in ("mark", "at")}
    st.query_params.from_dict({**kept, **({"mark": list(keys), "at": [chart]} if keys else {})})


def page(name: str, about: object) -> int:
    """Which page of something long is open, 0 the first; back to 0 when it is about another."""
    seen, number = st.session_state.get(f"page-{name}", (None, 0))
    return number if seen == about else 0


def turn(name: str, about: object, number: int) -> None:
    """Open a page of something long."""
    st.session_state[f"page-{name}"] = (about, number)


def dismiss(name: str) -> None:
    """Remember for this session that something was read and sent away."""
    st.session_state[f"dismissed-{name}"] = True


def is_dismissed(name: str) -> bool:
    """Whether something was sent away in this session."""
    return f"dismissed-{name}" in st.session_state


def keep(name: str, value: object) -> None:
    """Keep something until the next run of this session."""
    st.session_state[f"kept-{name}"] = value


def take(name: str) -> Any:  # noqa: ANN401 - whatever was kept
    """What was kept under a name, once; None where nothing was."""
    return st.session_state.pop(f"kept-{name}", None)


def hold(name: str, value: object) -> None:
    """Keep something as long as this session lasts."""
    st.session_state[f"held-{name}"] = value


def held(name: str, default: Any) -> Any:  # noqa: ANN401 - whatever was held
    """What is kept under a name as long as this session lasts; the default where nothing is."""
    return st.session_state.get(f"held-{name}", default)
