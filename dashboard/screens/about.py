"""About: sources, how far to trust, boundaries, credits."""

import streamlit as st

from dashboard import evidence, exports
from dashboard.view import Page, View
from etl.read import reference_path

PAGE = Page("About", ":material/info:", 9, "about")
BOUNDARIES = (
    "Names shown and boundaries drawn do not imply official endorsement or acceptance by the "
    "makers of this atlas."
)
TRUST = """
- **Every mark rests on sentences.** Nothing is shown that no document says. What a document
  hedges, denies or plans is shown as hedged, denied or planned.
- **A program read the documents.** It misses statements and misreads some: the page *How far to
  trust it* tells how many. Read the sentence behind a mark before you use it.
- **Numbers are as stated.** Low and high bounds keep the document's own hedge ("more than 550").
  Numbers of several claims are never added up.
- **Three counts are kept apart.** Documents; claims (one statement in one document); facts (one
  thing in the world, however often told).
- **No documents is not no trafficking.** Gaps in years and countries show what was read, not
  what happened. Unknown dates and places stay visible as unknown.
- **Credibility** is the Admiralty code's second figure, 1 (confirmed) to 6 (cannot be judged).
  Official sources and independent documents raise it, hedging lowers it, a denial makes it
  doubtful; a story copied between papers counts once as a source.
"""


def show(view: View) -> None:
    """Draw the page."""
    st.subheader("How to read it", anchor=False)
    st.markdown(TRUST)
    st.subheader("Sources", anchor=False)
    manifest = view.snapshot.manifest
    st.markdown(
        f"The tables were built from {view.rows('documents')} documents "
        f"(snapshot `{view.snapshot.id}`, schema {manifest['schema_version']}). "
        "The page Documents lists them; the table Issues on the page Data tells what was skipped, "
        "guessed or refused."
    )
    st.subheader("Boundaries", anchor=False)
    st.markdown(BOUNDARIES)
    st.subheader("Credits", anchor=False)
    st.markdown(exports.CREDITS)
    credits = reference_path("README.md")
    if credits.exists():
        words = evidence.escape(credits.read_text(encoding="utf-8"))
        with st.expander("Reference data in full"):
            st.html(f'<pre class="credits">{words}</pre>')
