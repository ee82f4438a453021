"""Figures: what is counted, from low to high, by whom, and where sources disagree."""

import pandas as pd
import streamlit as st

from dashboard import components, evidence, exporting, filters, options, panel, versus
from dashboard.asked import figures as asked
from dashboard.charts import figures_rows
from dashboard.charts.base import counted
from dashboard.charts.figures import LEGEND
from dashboard.charts.figures_scale import SCALES
from dashboard.queries import disagreements, figures
from dashboard.view import Page, View

PAGE = Page("Figures", ":material/bar_chart:", 5, "figures")
COLUMNS = ("about", "value_low", "value_high", "qualifier", "unit", "measure", "per", "countries")
COLUMNS += ("population", "period_start", "period_end", "attribution", "assertion", "credibility")
COLUMNS += ("quote",)
WAYS = {"all": "All figures", "disagreements": "Where sources disagree"}
PAIRS = 5


def show(view: View) -> None:
    """Draw the page."""
    subjects = view.ask(figures.subjects)
    if subjects.empty:
        components.show_empty(view, "figures")
    elif options.pick("Shown", "show", WAYS, "all") == "all":
        _show_all(view, subjects)
    else:
        _show_disagreements(view)


def _show_all(view: View, subjects: pd.DataFrame) -> None:
    rows = subjects.to_dict("records")
    names = {row["mark"]: figures_rows.subject(row) for row in rows}
    listed = {"all": "Everything"} | {
        row["mark"]: f"{names[row['mark']]} ({row['facts']:,})" for row in rows
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options.pick("What is counted", "subject", listed, "all", few=False)
        options.pick("Scale", "scale", SCALES, "auto")
    told = asked.found(view, filters.query(), subjects)
    frame = told.frame
    components.show_exhibit(
        view,
        components.Content(
            key="figures",
            title="What is counted, and how many",
            tables=("figures",),
            columns=COLUMNS,
            marks=frame,
            rows=figures_rows.table(frame),
            draw=told.figure,
            alternative=f"{len(frame)} figures of {counted(len(told.shown), 'subject')}, each from "
            "its low to its high value, with who says so.",
            note=told.note,
            legend=LEGEND,
            room=16,
        ),
    )


def _show_disagreements(view: View) -> None:
    st.subheader("Where sources disagree", anchor=False)
    page = filters.page("disagreements", view.filters)
    with st.spinner("Sources are compared …"):
        frame = view.ask(disagreements.shown, page * PAIRS, PAIRS)
    total = 0 if frame.empty else int(frame["total"].iloc[0])
    among = counted(view.ask(disagreements.compared), "comparable figure")
    words = f"{counted(total, 'pair')} among {among}. {view.filters.sentence()}"
    st.html(f'<div class="counts">{evidence.escape(words)}</div>')
    st.caption(disagreements.RULE)
    exporting.show_adding("table", "disagreements", "Add table to report")
    if frame.empty:
        st.info("By this rule no two sources disagree.", icon=":material/balance:")
    for _, pair in frame.groupby("pair"):
        versus.show_pair(view, pair.to_dict("records"))
    panel.show_turning("disagreements", view.filters, total, PAIRS)
