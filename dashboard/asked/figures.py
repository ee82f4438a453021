"""What an address asks of the page of figures: what is counted, and the scale."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts
from dashboard.asked import Asks, Drawn, Parameters, one, unread
from dashboard.charts import figures_rows
from dashboard.charts.figures import LEGEND, NOTE
from dashboard.charts.figures_scale import SCALES
from dashboard.queries import figures

PANELS, EACH, ALONE = 8, 4, 40
"""Subjects drawn together, figures of each; figures of a subject drawn alone."""
FEW, MANY = 60, 20
"""So few figures are all drawn, in so many panels."""


@dataclass(frozen=True)
class Found:
    """What is drawn.

    Attributes:
        frame: Figures, as from queries.figures.statements.
        subjects: What is counted, all of it.
        shown: What is drawn of it.
        scale: A key of SCALES.
        alone: Whether one subject was chosen.
    """

    frame: pd.DataFrame
    subjects: pd.DataFrame
    shown: pd.DataFrame
    scale: str
    alone: bool

    def figure(self, mode: str = "light") -> go.Figure:
        """The chart."""
        rows: list[dict[Any, Any]] = self.shown.to_dict("records")
        totals = {figures_rows.subject(row): row["facts"] for row in rows}
        return charts.figures(self.frame, mode, self.scale, totals, lanes=self.alone)

    @property
    def note(self) -> str:
        """What is drawn of how much, and how to read it."""
        return f"{figures_rows.bounds(len(self.frame), self.shown, self.subjects)} {NOTE}"


def found(asks: Asks, parameters: Parameters, subjects: pd.DataFrame) -> Found:
    """What is drawn, as an address asks for it.

    Args:
        asks: For the figures.
        parameters: Of the address.
        subjects: As from queries.figures.subjects.
    """
    subject = one(parameters, "subject", set(subjects["mark"]), "all")
    alone = subject != "all"
    panels, each = (MANY, ALONE) if subjects["facts"].sum() <= FEW else (PANELS, EACH)
    shown = subjects[subjects["mark"] == subject] if alone else subjects.head(panels)
    frame = asks.ask(figures.statements, tuple(shown["subject"]), ALONE if alone else each)
    return Found(frame, subjects, shown, one(parameters, "scale", SCALES, "auto"), alone)


def drawn(asks: Asks, parameters: Parameters) -> Drawn:
    """The figures as an address asks for them."""
    subjects = asks.ask(figures.subjects)
    told = found(asks, parameters, subjects)
    known = {"subject": {*subjects["mark"], "all"}, "scale": SCALES}
    signs = "; ".join(f"{sign} {words}" for sign, _, words in LEGEND)
    note = f"{told.note} Signs: {signs}."  # the page has them as a legend of its own
    return Drawn(told.figure(), note=note, unread=unread(parameters, known))
