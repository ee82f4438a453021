"""Figures: what is counted, from low to high, by whom, with the quote."""

from dashboard import charts, components
from dashboard.queries import facts
from dashboard.view import Page, View

PAGE = Page("Figures", ":material/bar_chart:", 5, "figures")
COLUMNS = (
    "about",
    "value_low",
    "value_high",
    "qualifier",
    "unit",
    "per",
    "countries",
    "attribution",
    "assertion",
    "quote",
)


def show(view: View) -> None:
    """Draw the page."""
    frame = view.ask(facts.figures)
    components.show_exhibit(
        view,
        components.Content(
            key="figures",
            title="What is counted, and how many",
            frame=frame,
            tables=("figures",),
            columns=COLUMNS,
            draw=lambda mode: charts.figures(frame, mode),
            alternative=f"{len(frame)} figures by unit, each from its low to its high value.",
            note="Figures are shown as stated and never added up. Hollow: hedged.",
        ),
    )
