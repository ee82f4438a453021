"""What is counted: subjects and statements, and their chart."""

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts import figures_rows
from dashboard.criteria import Filters
from dashboard.queries import figures
from tests.dashboard.test_disagreements import OMBUDSMAN, POLICE, tell

ALL = Filters()
HOSTILE = '<a href="http://x">x</a><span style="background:url(http://x)">'


def test_subjects_are_what_shares_unit_measure_and_rate(seeds):
    found = figures.subjects(seeds, ALL)
    assert not found.duplicated(["unit", "measure", "per"]).any()
    (claims,) = seeds.execute(
        "SELECT count(*) FROM figures WHERE coalesce(value_low, value_high) IS NOT NULL"
    ).fetchone()
    assert found["claims"].sum() == claims
    assert found["claims"].is_monotonic_decreasing


def test_a_figure_told_twice_is_one_statement_of_its_most_credible_claim(empty):
    tell(empty, "police", POLICE, 487, fact_id="f", credibility=4)
    tell(empty, "ombudsman", OMBUDSMAN, 502, fact_id="f", credibility=2, value_low=487.0)
    connection = empty.connect()
    subject = figures.subjects(connection, ALL)["subject"]
    (row,) = figures.statements(connection, ALL, tuple(subject), 5).to_dict("records")
    assert (row["claims"], row["documents"], row["credibility"]) == (2, 2, 2)
    assert row["mark"] == "figures~fact_id=f~unit=people~measure=people~per"


def test_statements_are_bounded_the_most_credible_then_the_largest_denied_last(empty):
    for number, (credibility, assertion) in enumerate(
        [(3, "asserted"), (2, "denied"), (3, "asserted"), (2, "asserted")], start=1
    ):
        tell(
            empty, f"d{number}", f"There were {number} children.", number,
            credibility=credibility, assertion=assertion,
        )  # fmt: skip
    connection = empty.connect()
    subject = tuple(figures.subjects(connection, ALL)["subject"])
    shown = figures.statements(connection, ALL, subject, 10)
    assert shown["value_low"].tolist() == [4, 3, 1, 2]
    assert figures.statements(connection, ALL, subject, 2)["value_low"].tolist() == [4, 3]


def rows(*given, **shared):
    """Statements as the query gives them, as far as the chart needs them."""
    plain = {"unit": "people", "measure": "trafficked", "assertion": "asserted", "about": "women"}
    plain |= {"qualifier": "exact", "doc_title": "A cable", "countries": [], "credibility": 3}
    told = [plain | shared | one for one in given]
    return pd.DataFrame([{"mark": f"figures~fact_id=f{k}"} | one for k, one in enumerate(told)])


def marks(figure):
    return next(trace for trace in figure.data if trace.mode == "markers")


def lines(figure):
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize(
    ("fields", "symbol"),
    [
        ({}, "circle"),
        ({"qualifier": "about"}, "circle-open"),
        ({"qualifier": "at_least"}, "circle-open"),
        ({"assertion": "alleged"}, "circle-open"),
        ({"assertion": "planned"}, "circle-open"),
        ({"assertion": "estimated"}, "diamond-open"),
        ({"qualifier": "vague", "value_high": 9.0}, "diamond-open"),
        ({"assertion": "denied"}, "x-thin-open"),
    ],
    ids=str,
)
def test_counts_estimates_and_denials_differ_in_shape_and_hedged_ones_are_hollow(fields, symbol):
    assert set(marks(charts.figures(rows({"value_low": 5.0} | fields))).marker.symbol) == {symbol}


def test_an_open_end_is_a_dotted_line_to_the_edge():
    figure = charts.figures(rows({"value_low": 5.0, "qualifier": "more_than"}, {"value_low": 9.0}))
    (dotted,) = [trace for trace in figure.data if trace.line.dash == "dot"]
    assert dotted.x[:2] == (5.0, figure.layout.xaxis.range[1])


def test_a_range_is_a_band_with_a_mark_at_each_end():
    figure = charts.figures(rows({"value_low": 5.0, "value_high": 9.0, "qualifier": "range"}))
    assert list(marks(figure).x) == [5.0, 9.0]
    assert any(trace.line.width == 5 and trace.x[:2] == (5.0, 9.0) for trace in figure.data)


def test_every_mark_leads_to_its_figure():
    figure = charts.figures(rows({"value_low": 5.0}, {"value_low": 6.0, "value_high": 7.0}))
    keys = {row[0] for row in marks(figure).customdata}
    assert keys == {"figures~fact_id=f0", "figures~fact_id=f1"}


@pytest.mark.parametrize(
    ("values", "scale", "expected"),
    [
        ((5.0, 50.0), "auto", "linear"),
        ((5.0, 5_000.0), "auto", "log"),
        ((0.0, 5.0, 5_000.0), "auto", "log"),
        ((5.0, 5_000.0), "linear", "linear"),
        ((5.0, 50.0), "log", "log"),
        ((0.0,), "log", "linear"),
    ],
)
def test_a_scale_is_logarithmic_where_values_span_decades_or_it_is_asked_for(
    values, scale, expected
):
    figure = charts.figures(rows(*({"value_low": value} for value in values)), scale=scale)
    assert figure.layout.xaxis.type == expected


def test_zero_has_a_place_of_its_own_on_a_logarithmic_scale():
    axis = charts.figures(rows(*({"value_low": n} for n in (0.0, 7.0, 7e3)))).layout.xaxis
    assert axis.ticktext[0] == "0"
    assert axis.tickvals[0] > 0


def test_percent_is_never_logarithmic():
    figure = charts.figures(rows({"value_low": 1.0}, {"value_low": 90.0}, unit="percent"))
    assert figure.layout.xaxis.type == "linear"


def test_what_is_counted_apart_stands_in_panels_with_scales_of_their_own():
    figure = charts.figures(
        rows({"value_low": 5.0}, {"value_low": 7.0, "unit": "usd", "measure": "funding"})
    )
    told = " ".join(lines(figure))
    assert "<b>People: trafficked</b>" in told
    assert "<b>US dollars: funding</b>" in told
    assert figure.layout.xaxis2.anchor == "y2"


def test_a_heading_says_how_many_are_not_drawn():
    figure = charts.figures(rows({"value_low": 5.0}), totals={"People: trafficked": 2_345})
    assert "1 of 2,345 figures" in lines(figure)[0]


def test_lanes_hold_countries_and_go_by_year():
    figure = charts.figures(
        rows(
            {"value_low": 1.0, "countries": ["VN"], "year_first": 2006, "year_last": 2006},
            {"value_low": 2.0, "countries": ["VN"], "year_first": 2001, "year_last": 2001},
            {"value_low": 3.0},
        ),
        lanes=True,
    )
    told = lines(figure)
    assert any("Vietnam" in line for line in told)
    assert any("Country not stated" in line for line in told)
    found = marks(figure)
    at = dict(zip(found.x, found.y, strict=True))
    assert at[2.0] < at[1.0] < at[3.0]


def test_words_above_a_range_say_number_standing_years_source_and_credibility():
    figure = charts.figures(
        rows(
            {"value_low": 550.0, "qualifier": "more_than", "assertion": "estimated"},
            about="Vietnamese women and children trafficked to China",
            attribution="Vietnamese police",
            year_first=2004,
            year_last=2006,
        )  # fmt: skip
    )
    words = lines(figure)[1]
    for part in ("more than 550", "estimate", "2004–2006", "●●○○", "Vietnamese police", "…"):
        assert part in words


LONG, OFFICE = "children aged eleven to seventeen in the camps", "Ministry of Social Affairs"


@pytest.mark.parametrize(
    ("about", "source", "told"),
    [
        ("boys", f"{OFFICE} and Labour", f"boys — {OFFICE} and Labour"),
        (LONG, "IOM", f"{LONG} — IOM"),
        (LONG, OFFICE, "children aged eleven to seventee… — Ministry of Social Af…"),
    ],
    ids=["a long source", "a long subject", "both"],
)
def test_what_a_short_name_leaves_of_the_line_the_other_takes(about, source, told):
    figure = charts.figures(rows({"value_low": 5.0}, about=about, attribution=source))
    assert told in lines(figure)[1]


@pytest.mark.parametrize("field", ["about", "attribution", "doc_title", "measure", "quote"])
def test_text_of_documents_is_inert(field):
    figure = charts.figures(rows({"value_low": 5.0, field: HOSTILE}))
    for words in (*lines(figure), *marks(figure).hovertext):
        assert "<a" not in words
        assert "<span" not in words


NUMBERS = st.none() | st.floats(allow_nan=True, allow_infinity=True)
STATED = st.fixed_dictionaries(
    {
        "value_low": NUMBERS,
        "value_high": NUMBERS,
        "qualifier": st.sampled_from([None, "exact", "about", "at_least", "less_than", "vague"]),
        "unit": st.sampled_from(["people", "percent", "usd", "other"]),
        "assertion": st.sampled_from(["asserted", "estimated", "denied"]),
        "credibility": st.none() | st.integers(1, 6),
        "year_first": st.none() | st.integers(1900, 2100),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STATED, max_size=5), st.sampled_from(["auto", "linear", "log"]), st.booleans())
def test_any_figures_are_drawn(given_rows, scale, lanes):
    drawn = charts.figures(rows(*given_rows), scale=scale, lanes=lanes)
    assert isinstance(drawn, go.Figure)
    assert drawn.layout.height < 10_000


def test_the_table_has_a_row_for_each_figure_in_words():
    (row,) = figures_rows.table(
        rows({"value_low": 5.0, "qualifier": "about", "claims": 2}, per="month")
    ).to_dict("records")
    assert row["Counted"] == "People: trafficked, a month"
    assert row["Number"] == "about 5 a month"
    assert row["Credibility"] == "●●○○ possibly true"
    assert row["Who says so"] == "A cable"


def test_what_is_left_out_is_told():
    subjects = pd.DataFrame({"facts": [300, 45], "total": [2, 2]})
    assert "32 of 345 figures are drawn, of 2 of 2 subjects" in figures_rows.bounds(
        32, subjects, subjects
    )
    assert figures_rows.bounds(45, subjects.tail(1), subjects) == "All 45 figures are drawn."


def test_every_credibility_has_a_sign_and_a_word():
    assert set(figures_rows.CREDIBILITY) == {1, 2, 3, 4, 5, 6}
    assert len(set(figures_rows.CREDIBILITY.values())) == 6
