"""How far to trust it: what the reading gets right, misses and gets wrong, as measured."""

import pandas as pd
import streamlit as st

from dashboard import charts, components, exporting, filters, options
from dashboard.exports import measured
from dashboard.queries import trust
from dashboard.view import Page, View

PAGE = Page("How far to trust it", ":material/balance:", 8, "trust")
MEASURED = (
    "A program read the documents. This is how it did on {documents} annotated documents that "
    "none of its rules and models was made on. **Right of 100 shown**: of what the Atlas shows, "
    "how much the document says. **Found of 100 told**: of what the documents say, how much the "
    "Atlas shows."
)
FIELDS = (
    "How often a field of a fact that was found is right; **stated** counts only the facts where "
    "the document says something of it."
)
LINKS = (
    "Claims of several documents about one meeting, agreement, flow or number share a fact. These "
    "are pairs of claims of different documents, judged against {facts} facts named by hand. A "
    "story copied between papers counts once as a source."
)


def show(view: View) -> None:
    """Draw the page."""
    report = trust.report()
    if report is None:
        st.info("Nothing was measured: run `tip-atlas score tests/corpus --report`.")
        return
    st.markdown(MEASURED.format(documents=report["held_out"]["documents"]))
    _table(trust.kinds(report["held_out"]), "trust-kinds")
    st.subheader("Known weaknesses", anchor=False)
    st.table(trust.in_words())
    exporting.show_adding("table", "trust-weaknesses", "Add table to report")
    for note in trust.weaknesses()["general"]["notes"]:
        st.markdown(f"- {note}")
    st.subheader("Confidence", anchor=False)
    st.markdown(measured.CONFIDENCE)
    _show_calibration(view)
    st.subheader("Fields", anchor=False)
    st.markdown(FIELDS)
    _table(trust.fields(report["held_out"]["fields"]), "trust-fields")
    later = report["later_fields"]
    if later["fields"]:
        st.markdown(
            f"Annotated later, on {later['documents']} documents that rules were made with in "
            "sight, but not these fields:"
        )
        _table(trust.fields(later["fields"]), "trust-later-fields")
    st.subheader("Facts told by several documents", anchor=False)
    st.markdown(LINKS.format(facts=sum(link["facts"] for link in report["links"].values())))
    _table(trust.links(report), "trust-links")
    st.subheader("By set and kind of document", anchor=False)
    st.markdown("F1, the harmonic mean of the two shares. Rules were made with the seeds in sight.")
    _table(trust.sets(report), "trust-sets")


def _show_calibration(view: View) -> None:
    kinds = list(dict.fromkeys(trust.calibration(trust.report() or {})["kind"]))
    options.pick("Kind", measured.KIND, dict(zip(kinds, kinds, strict=True)), kinds[0], few=False)
    kind, chosen = measured.bins(filters.query())
    st.plotly_chart(
        charts.reliability(chosen, view.mode),
        key="trust-chart",
        theme=None,
        config=components.PLOTLY,
        alt=f"{kind}: share of right claims over their confidence, beside the line where both are "
        "equal; the table below says the same.",
    )
    exporting.show_adding("chart", "calibration", "Add chart to report")
    _table(chosen.drop(columns="kind").rename(columns=measured.HEADINGS), "trust-calibration")


def _table(frame: pd.DataFrame, name: str) -> None:
    """Draw a table, and the button that puts it into the report under a name of the listings."""
    whole = [str(name) for name in frame if pd.api.types.is_integer_dtype(frame[name])]
    config = {name: st.column_config.NumberColumn(format="localized") for name in whole}
    st.dataframe(frame, hide_index=True, column_config=config)
    exporting.show_adding("table", name, "Add table to report")
