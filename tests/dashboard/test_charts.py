"""What the charts promise: marks that lead to claims, inert text, honest emptiness."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import charts, geography, palette
from dashboard.charts import base

SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
NAMES = {"VN": "Vietnam", "CN": "China", "KH": "Cambodia", "TH": "Thailand"}
HOSTILE = '<span style="background:url(//evil.example)">x</span> <a href="//evil.example">y</a>'

nothing = st.none()
words = nothing | st.text(max_size=12) | st.just(HOSTILE)
numbers = nothing | st.floats(allow_nan=True) | st.integers(-5, 10**9)
days = nothing | st.dates(date(1990, 1, 1), date(2030, 1, 1))
codes = nothing | st.sampled_from(["VN", "CN", "KH", "XX", ""])
lists = nothing | st.lists(st.sampled_from(["VN", "CN", "TH"]), max_size=4)
claim = {
    "claim_id": st.uuids().map(str),
    "fact_id": nothing | st.sampled_from(["f1", "f2", "f3"]),
    "doc_id": st.sampled_from(["d1", "d2"]),
    "quote": words,
    "attribution": words,
    "assertion": nothing
    | st.sampled_from(["asserted", "estimated", "alleged", "planned", "denied", "other"]),
    "doc_title": words,
    "doc_date": days,
    "doc_kind": nothing | st.sampled_from(["cable", "news", "strange"]),
}
victims = {
    "victims_low": numbers,
    "victims_high": numbers,
    "qualifier": nothing | st.sampled_from(["exact", "about", "more_than", "less_than", "vague"]),
}
precision = nothing | st.sampled_from(["day", "month", "year", "century"])
TABLES = {
    "flows": claim
    | victims
    | {
        "origin_country": codes,
        "destination_country": codes,
        "transit_countries": lists,
        "per": nothing | st.sampled_from(["month", "year"]),
        "purposes": lists,
    },
    "figures": claim
    | {
        "about": words,
        "value_low": numbers,
        "value_high": numbers,
        "qualifier": victims["qualifier"],
        "unit": nothing | st.sampled_from(["people", "usd", "percent", "x"]),
        "measure": words,
        "per": words,
        "year_first": nothing | st.integers(1990, 2030),
    },
}
CHARTS = {
    "figures": charts.figures,
}


def frames(table, least=0):
    rows = st.lists(st.fixed_dictionaries(TABLES[table]), min_size=least, max_size=6)
    return rows.map(lambda found: pd.DataFrame(found, columns=list(TABLES[table])))


@pytest.fixture(autouse=True)
def names(monkeypatch):
    monkeypatch.setattr(geography, "country_names", lambda: NAMES)


def claim_rows(number, **fields):
    shared = {"doc_id": "d1", "assertion": "asserted", "doc_title": "A cable", "doc_date": None}
    return pd.DataFrame(
        [{"claim_id": f"c{k}", "fact_id": f"f{k}", **shared, **fields} for k in range(number)]
    )


def flow(origin="VN", destination="CN", number=1, **fields):
    shared = {"transit_countries": [], "victims_low": None, "victims_high": None}
    shared |= {"qualifier": None, "per": None, "purposes": []}
    ends = {"origin_country": origin, "destination_country": destination}
    return claim_rows(number, **(shared | ends | fields))


NONE = pd.DataFrame()


def told(figure):
    """Every text that plotly would read tags in."""
    found = []
    for trace in figure.data:
        for name in ("text", "hovertext", "name"):
            value = getattr(trace, name, None)
            found += [value] if isinstance(value, str) else list(value if value is not None else [])
    return [text for text in found if text]


@pytest.mark.parametrize(
    "draw",
    [
        charts.figures,
        charts.timeline,
    ],
)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_empty_frame_gives_a_sentence(draw, mode):
    figure = draw(NONE, mode)
    assert not figure.data
    assert figure.layout.annotations[0].text.endswith(".")


@SLOW
@given(frames("figures"))
def test_ranked_charts_take_any_nulls(figures):
    assert isinstance(charts.figures(figures), go.Figure)


def test_text_of_documents_is_inert():
    drawn = [
        charts.figures(claim_rows(1, about=HOSTILE, value_low=3, unit="people", quote=HOSTILE)),
    ]
    for figure in drawn:
        for text in told(figure):
            assert "<span" not in text
            assert "<a " not in text


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "per", "expected"),
    [
        (550, None, "more_than", None, "more than 550"),
        (185, None, "about", None, "about 185"),
        (20_000, 99_999, "vague", None, "20,000 to 99,999"),
        (1_200, 1_200, "exact", "month", "1,200 a month"),
        (None, 50, "less_than", None, "less than 50"),
        (None, 40, None, None, "up to 40"),
        (None, None, None, None, "number not stated"),
    ],
)
def test_counts_are_hedged_as_the_document_hedges_them(low, high, qualifier, per, expected):
    assert charts.count_words(low, high, qualifier, per) == expected


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_selection_leaves_the_other_marks_readable(mode):
    drawn = [
        charts.figures(claim_rows(1, about="a", value_low=3, unit="people"), mode),
    ]
    for trace in (go.Figure(figure).layout.template.data.scatter[0] for figure in drawn):
        assert trace.unselected.marker.opacity >= 0.5
        assert trace.unselected.textfont.color == palette.ground(mode).text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_escaped_text_has_no_tags(text):
    assert "<" not in base.safe(text)
    assert len(base.plain(text, 20)) <= 20
