"""Two statements of one thing: their ranges on one scale, above both quotes side by side."""

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import evidence, panel, wording
from dashboard.charts import base
from dashboard.charts import figures_rows as rows
from dashboard.view import View

DECADES = 30
"""Two numbers further apart than this many times stand on a logarithmic scale."""


def show_pair(view: View, pair: Sequence[rows.Row]) -> None:
    """Draw two claims side by side, one below the other where the window is narrow.

    Args:
        view: The run.
        pair: Rows of queries.disagreements.shown, those of one pair.
    """
    with st.container(border=True):
        st.html(f'<h4 class="versus">{evidence.escape(heading(pair))}</h4>{scale(pair)}')
        for column, row in zip(st.columns(len(pair), gap="medium"), pair, strict=True):
            with column:
                panel.show_claim(view, dict(row), name="-".join(str(r["claim_id"]) for r in pair))


def heading(pair: Sequence[rows.Row]) -> str:
    """What both count, where and when, in plain text."""
    first = pair[0]
    names = [rows.subject(row) for row in pair]
    where = wording.country_list(min((row["countries"] for row in pair), key=len))
    own = first["year_basis"] == "claim"
    when = _period(first) if own else f"documents of {wording.day(first['doc_date'], 'month')}"
    return " · ".join([" / ".join(dict.fromkeys(names)), where, when])


def _period(row: rows.Row) -> str:
    """The period a claim states: its years where it is whole years, else its days."""
    start, end = pd.Timestamp(row["period_start"]), pd.Timestamp(row["period_end"])
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        return rows.years(row)
    return wording.days(row["period_start"], row["period_end"]) or "undated"


def scale(pair: Sequence[rows.Row]) -> str:
    """The ranges of both as bars on one scale, with number and speaker, as HTML.

    A bar ends where the number does; what lies between lower and upper value is hatched, an open
    end fades out; hedged bars are hollow.
    """
    lows = [base.number(row["value_low"]) or 0.0 for row in pair]
    highs = [base.number(row["value_high"]) or low for row, low in zip(pair, lows, strict=True)]
    log = min(lows) > 0 and max(highs) > DECADES * min(lows)
    parts = [
        _bar(row, _share(low, max(highs), log=log), _share(high, max(highs), log=log))
        for row, low, high in zip(pair, lows, highs, strict=True)
    ]
    told = "Logarithmic scale" if log else "One scale, from 0"
    least, most = min(highs), max(lows)
    if 0 < least < most:
        ratio = most / least
        by = f"{ratio:,.0f} times as many" if ratio >= 2 else f"{100 * (ratio - 1):.2g} % more"
        told += f"; the larger is {by}"
    return f'<div class="versus" role="img" aria-label="{evidence.escape(_told(pair))}">' + (
        f'{"".join(parts)}<p class="scale">{told}</p></div>'
    )


def _told(pair: Sequence[rows.Row]) -> str:
    return " against ".join(f"{rows.value(row)} ({rows.source(row, 80)})" for row in pair)


def _share(value: float, most: float, *, log: bool) -> float:
    """How far along the scale a value stands, in percent; room is left for an open end."""
    if most <= 0:
        return 0.0
    ratio = math.log10(1 + value) / math.log10(1 + most) if log else value / most
    return 88 * max(0.0, ratio)


def _bar(row: rows.Row, low: float, high: float) -> str:
    kinds = ["bar", "estimate" if rows.estimated(row) else "count"]
    kinds += ["hedged"] if rows.hedged(row) else []
    ends = ""
    if row["qualifier"] in base.OPEN_ABOVE:
        ends = f'<i class="open" style="left:{high:.1f}%"></i>'
    elif high > low:
        ends = f'<i class="between" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    flag = rows.flag(row) or "count"
    words = f"<b>{evidence.escape(rows.value(row))}</b> {evidence.escape(flag)}"
    said = f"{rows.source(row, 60)} · {rows.credibility(row['credibility'])}"
    return (
        f'<p class="said">{words} <span>{evidence.escape(said)}</span></p>'
        f'<div class="{" ".join(kinds)}"><b style="width:{low:.1f}%"></b>{ends}</div>'
    )
