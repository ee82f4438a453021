"""What an address asks of the timeline: a stretch of time, and how many facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import charts
from dashboard.asked import Asks, Drawn, Parameters
from dashboard.charts.base import counted
from dashboard.charts.timeline import NOTE
from dashboard.queries import timeline, timeline_eras
from dashboard.timespan import Timespan, busiest

PARAMETER = "time"
FEW, MANY, UNDATED, ERAS = 40, 120, 60, 6
"""Facts drawn at first and at most, undated facts listed, and eras drawn."""
Periods = Sequence[tuple[date, int]]
"""First days of years or months, with the facts in each."""


@dataclass(frozen=True)
class Found:
    """What is drawn.

    Attributes:
        span: The stretch of time.
        facts: Meetings and agreements.
        eras: Periods of plans.
        counts: Facts per period, where not all facts are drawn.
    """

    span: Timespan
    facts: timeline.Found
    eras: pd.DataFrame
    counts: pd.DataFrame | None

    def words(self) -> str:
        """What is drawn of how much, in a sentence."""
        shown, all_of_them = len(self.facts.dated), counted(self.facts.matching, "dated fact")
        if shown < self.facts.matching:
            return (
                f"{shown} of {all_of_them} ({self.span.words()}) drawn, those with the most "
                "claims; the bars above count all that are dated so exactly."
            )
        return f"{all_of_them} drawn ({self.span.words()})."


def span_of(asks: Asks, parameters: Parameters) -> Timespan:
    """The stretch of time that an address asks for; where it names no begin, the busiest."""
    span = Timespan.parse((parameters.get(PARAMETER) or (None,))[-1])
    if span.kind == "all" or span.begin:
        return span
    return busiest(span.kind, facts_by_period(asks, span.kind))


def facts_by_period(asks: Asks, kind: str) -> Periods:
    """How many facts each year has, or for stretches of a month each month."""
    frame = asks.ask(timeline.counts, "month" if kind == "1m" else "year")
    told = frame.groupby("first_day")["facts"].sum()
    return [(day.date(), int(facts)) for day, facts in told.items()]


def found(asks: Asks, parameters: Parameters) -> Found:
    """What is drawn, as an address asks for it."""
    span = span_of(asks, parameters)
    most = MANY if (parameters.get("most") or ("",))[-1] else FEW
    facts = asks.ask(timeline.facts, span.window, most, UNDATED)
    counts = asks.ask(timeline.counts, span.unit) if facts.matching > len(facts.dated) else None
    return Found(span, facts, asks.ask(timeline_eras.eras, span.window, ERAS), counts)


def drawn(asks: Asks, parameters: Parameters) -> Drawn:
    """The timeline as an address asks for it."""
    told = found(asks, parameters)
    figure = charts.timeline(
        told.facts.dated,
        window=told.span.window,
        counts=told.counts,
        unit=told.span.unit,
        eras=told.eras,
    )
    asked = (parameters.get(PARAMETER) or ("",))[-1]
    unread = (f"{PARAMETER}={asked}",) if asked and told.span.kind == "all" else ()
    return Drawn(figure, note=f"{told.words()} {NOTE}", unread=unread)
