"""The buttons with which a page goes through time: all, years, a month, earlier and later."""

from datetime import date

import streamlit as st

from dashboard import filters
from dashboard.asked.timeline import PARAMETER, facts_by_period
from dashboard.timespan import MONTHS, NAMES, Timespan, busiest
from dashboard.view import View


def show(view: View, span: Timespan, selected: date | None) -> None:
    """Draw the buttons.

    Args:
        view: The run.
        span: What is shown now.
        selected: The day of the selected mark, about which a shorter stretch is laid.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="zoom"):
        for kind, words in NAMES.items():
            st.button(
                words,
                key=f"zoom-{kind}",
                type="primary" if kind == span.kind else "secondary",
                help="Shown now" if kind == span.kind else None,
                on_click=_zoom,
                args=(view, span, kind, selected),
            )
        if span.begin is None:
            return
        for words, steps in (("Earlier", -1), ("Later", 1)):
            st.button(
                words,
                key=f"zoom-{words}",
                icon=f":material/{'arrow_back' if steps < 0 else 'arrow_forward'}:",
                on_click=filters.set_parameter,
                args=(PARAMETER, span.moved(steps).key),
            )
        st.markdown(f"**{span.words()}**")


def _zoom(view: View, span: Timespan, kind: str, selected: date | None) -> None:
    """Show a stretch of this kind: about what is selected, else the busiest of what is shown."""
    if kind == "all":
        filters.set_parameter(PARAMETER, None)
        return
    window = span.window
    if selected is None and window and MONTHS[kind] >= MONTHS[span.kind]:
        selected = window[0] + (window[1] - window[0]) / 2
    if selected:
        filters.set_parameter(PARAMETER, Timespan(kind).around(selected).key)
        return
    periods = facts_by_period(view, kind)
    inside = [one for one in periods if window is None or window[0] <= one[0] <= window[1]]
    filters.set_parameter(PARAMETER, busiest(kind, inside or periods).key)
