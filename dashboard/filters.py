"""The filters that all pages share, and the one place that touches the URL and session state.

The address is the truth: each run reads the filters from it and sets the widgets by them; a widget
that changes writes the address. So links, Back and Forward need nothing of their own. (Widgets
bound to the address by Streamlit replace the history entry, and Back would leave the page.)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address
from dashboard.address import Choices
from dashboard.charts.years import years_brush
from dashboard.criteria import CREDIBILITY, ROLES, Filters

ROLE_HELP = (
    "Origin, transit and destination concern routes and hotspots; meetings, agreements, figures "
    "and programmes are kept where the country takes part. Mentioned keeps every claim of a "
    "document that names the country."
)
BORDER_HELP = (
    "Hotspots on the border, flows that cross it, and meetings, agreements, figures and programmes "
    "in which both countries take part."
)
YEARS_HELP = "A claim's own year; where it states none, the year of its document."
STATED_HELP = "Leaves other kinds of claims as they are: they do not state it."
CREDIBILITY_HELP = "The Admiralty code's second figure; see the page About."
PLAIN = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False}

Histogram = Callable[[Filters], pd.DataFrame]
Query = dict[str, list[str]]


def query() -> Query:
    """The parameters of the address, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def current(choices: Choices) -> tuple[Filters, list[str]]:
    """The filters of the address, and its values that do not exist."""
    return address.read(query(), choices)


def draw(filters: Filters, choices: Choices, histogram: Histogram, mode: str) -> None:
    """Draw the filters as the address has them.

    Args:
        filters: Of the address.
        choices: What they offer.
        histogram: Gives claims and documents by year under filters, as queries.choices.years.
        mode: light or dark.
    """
    st.subheader("Filters", anchor=False)
    changed = partial(_write, choices)
    _draw_list("country", "Country", "All countries", filters, choices)
    _set("role", filters.country_role)
    st.selectbox(
        "Country as",
        list(ROLES),
        format_func=ROLES.__getitem__,
        help=ROLE_HELP,
        key="role",
        on_change=changed,
    )
    _set("border", filters.border)
    st.selectbox(
        "Border",
        list(choices.borders),
        format_func=partial(_word, choices.words("border")),
        index=None,
        placeholder="All borders",
        help=BORDER_HELP,
        key="border",
        on_change=changed,
    )
    _draw_years(filters, choices, histogram, mode)
    _draw_more(filters, choices)
    st.button("Clear filters", on_click=clear, disabled=not filters.active, width="stretch")


def _set(key: str, wanted: object) -> None:
    """Give a widget its value before it is drawn."""
    if st.session_state.get(key, _UNSET) != wanted:
        st.session_state[key] = wanted


_UNSET = object()


def _word(words: Mapping[str, str], value: str) -> str:
    """The words for a value; the value itself where it has none."""
    return words.get(value) or value


def _draw_list(
    parameter: str,
    title: str,
    nothing: str,
    filters: Filters,
    choices: Choices,
    help_words: str | None = None,
) -> None:
    words = choices.words(parameter)
    _set(parameter, list(getattr(filters, address.LISTED[parameter])))
    st.multiselect(
        title,
        list(words),
        format_func=partial(_word, words),
        placeholder=nothing,
        help=help_words,
        key=parameter,
        on_change=partial(_write, choices),
    )


def _draw_years(filters: Filters, choices: Choices, histogram: Histogram, mode: str) -> None:
    """The years: a histogram to brush over, a slider for the keyboard, and the undated."""
    counted = histogram(replace(filters, years=None))
    if choices.years and choices.years[0] < choices.years[1]:
        key = f"brush-{filters.years}"
        st.plotly_chart(
            years_brush(counted, choices.years, filters.years, mode),
            key=key,
            theme=None,
            on_select=partial(_brushed, key, choices),
            selection_mode="box",
            config=PLAIN,
            alt="Claims (above) and documents (below) by year. Draw a box to choose years, or use "
            "the slider.",
        )
        _set("years", filters.years or choices.years)
        st.slider(
            "Years",
            *choices.years,
            help=YEARS_HELP,
            key="years",
            on_change=partial(_write, choices),
        )
    undated = int(counted[counted["year"].isna()]["claims"].sum())
    _set("undated", filters.undated)
    words = f"Include undated ({undated:,} claims)" if undated else "Include undated"
    st.checkbox(words, key="undated", on_change=partial(_write, choices))


def _draw_more(filters: Filters, choices: Choices) -> None:
    """The rarer filters, folded away."""
    rarer = set(filters.chips()) & {"kind", *_STATED, "marking", "assertion", "credibility"}
    title = f"More filters ({len(rarer)} set)" if rarer else "More filters"
    with st.expander(title, icon=":material/tune:"):
        _draw_list("kind", "Kind of document", "All kinds", filters, choices)
        _draw_list("publisher", "Publisher", "All publishers", filters, choices)
        for parameter, (words, nothing) in _STATED.items():
            _draw_list(parameter, words, nothing, filters, choices, STATED_HELP)
        _draw_list("marking", "Marking of the paragraph", "All markings", filters, choices)
        _draw_list("assertion", "Stated as", "However stated", filters, choices)
        _set("credibility", filters.credibility)
        st.selectbox(
            "Credibility",
            sorted(CREDIBILITY, reverse=True),
            format_func=lambda level: CREDIBILITY[level].capitalize(),
            help=CREDIBILITY_HELP,
            key="credibility",
            on_change=partial(_write, choices),
        )


_STATED = {
    "purpose": ("Purpose (of flows)", "All purposes"),
    "population": ("Who they are", "Whoever they are"),
}


def _write(choices: Choices) -> None:
    """Put what the widgets say into the address; for their callbacks."""
    state = st.session_state
    before, _ = current(choices)
    years = state.get("years")
    lists: dict[str, Any] = {
        name: tuple(state.get(key, ())) for key, name in address.LISTED.items()
    }
    wanted = Filters(
        country_role=state["role"],
        years=None if years == choices.years else years,
        undated=state["undated"],
        border=state["border"],
        credibility=state["credibility"],
        about=before.about,
        **lists,
    )
    _go(address.write(wanted, choices))


def _brushed(key: str, choices: Choices) -> None:
    """Choose the years under the box that was drawn over the histogram."""
    boxes = st.session_state[key]["selection"]["box"]
    if not boxes or choices.years is None:
        return
    first, last = sorted(float(edge) for edge in boxes[0]["x"])
    low, high = choices.years
    chosen = (min(max(low, round(first)), high), min(max(low, round(last)), high))
    st.session_state["years"] = chosen
    _write(choices)


def _go(filters: Mapping[str, str | list[str]]) -> None:
    """Put filters into the address in place of those it has; what belongs to the page stays."""
    own = {name: values for name, values in query().items() if name not in address.PARAMETERS}
    st.query_params.from_dict({**filters, **own})


def clear() -> None:
    """Take every filter out of the address; for a button's on_click."""
    _go({})


def remove(parameter: str) -> None:
    """Take one filter out of the address; for a button's on_click."""
    _go(
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
