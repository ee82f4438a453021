"""Timeline: meetings and agreements, held and planned, as long as their dates are imprecise."""

import pandas as pd

from dashboard import charts, components
from dashboard.queries import facts
from dashboard.view import Page, View

PAGE = Page("Timeline", ":material/event:", 4, "timeline")
COLUMNS = ("date_start", "title", "kind", "status", "participants", "quote")


def show(view: View) -> None:
    """Draw the page."""
    meetings, agreements = view.ask(facts.meetings), view.ask(facts.agreements)
    components.show_exhibit(
        view,
        components.Content(
            key="timeline",
            title="Meetings and agreements",
            frame=_together(meetings, agreements),
            tables=("meetings", "agreements"),
            columns=COLUMNS,
            draw=lambda mode: charts.timeline(meetings, agreements, mode),
            alternative=(
                f"{meetings['fact_id'].nunique()} meetings and "
                f"{agreements['fact_id'].nunique()} agreements along time."
            ),
            note="Hollow: planned. A date known to the month or year is drawn as long as that.",
        ),
    )


def _together(meetings: pd.DataFrame, agreements: pd.DataFrame) -> pd.DataFrame:
    """Both tables as one list by date, agreements under the meetings' column names."""
    renamed = agreements.rename(columns={"date": "date_start", "parties": "participants"})
    both = [frame for frame in (meetings, renamed) if not frame.empty]
    if not both:
        return meetings
    return pd.concat(both, ignore_index=True).sort_values("date_start", na_position="last")
