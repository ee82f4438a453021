"""Coverage by year: documents, claims, and the years that are silent or without documents."""

import datetime

import pandas as pd
import pytest

from dashboard.charts.coverage_years import STATES, coverage_years, table
from dashboard.criteria import Filters
from dashboard.marks import Mark
from dashboard.queries import coverage_years as queries


@pytest.fixture
def connection(world):
    world.document("silent", kind="news", date=datetime.date(2010, 1, 1), countries=["VN"])
    world.rows["documents"][1]["publisher"] = "The Paper"
    return world.connect()


def cell(connection, column, group, year, filters=None):
    frame = queries.covered(connection, filters or Filters(), column)
    groups = frame["grouped"].isna() if group is None else frame["grouped"] == group
    years = frame["year"].isna() if year is None else frame["year"] == year
    rows = frame[groups & years].to_dict("records")
    return rows[0] if rows else None


def test_documents_stand_in_their_year_and_claims_in_theirs(connection):
    own = cell(connection, "involved", "VN", 2004)
    assert (own["documents"], own["claims"]) == (1, 2)
    told = cell(connection, "involved", "VN", 2001)
    assert (told["documents"], told["claims"], told["told_by"]) == (0, 1, 1)


def test_a_year_with_documents_and_no_claim_is_told_from_one_without_documents(connection):
    silent = cell(connection, "involved", "VN", 2010)
    assert (silent["documents"], silent["silent"], silent["claims"]) == (1, 1, 0)
    assert cell(connection, "involved", "VN", 2011) is None


def test_the_undated_and_the_unpublished_stay_visible(connection):
    assert cell(connection, "involved", "KH", None)["documents"] == 1
    assert cell(connection, "doc_publisher", None, None)["documents"] == 1
    assert cell(connection, "doc_publisher", "The Paper", 2013)["documents"] == 1


def test_what_the_filters_leave_out_is_not_counted(connection):
    filters = Filters(kinds=("cable",))
    assert cell(connection, "doc_kind", "news", 2013, filters) is None
    assert cell(connection, "doc_kind", "cable", 2004, filters)["documents"] == 1


def test_each_row_is_the_mark_of_its_claims(connection):
    told = cell(connection, "involved", "VN", 2004)
    assert Mark.parse(told["mark"]).values == (("involved", "VN"), ("year_first", "2004"))
    unnamed = Mark.parse(cell(connection, "doc_publisher", None, 2004)["mark"])
    assert unnamed.values[0] == ("doc_publisher", None)


def test_few_groups_are_given_and_the_number_of_all(connection):
    frame = queries.covered(connection, Filters(), "involved", limit=2)
    assert frame["grouped"].nunique() == 2
    assert frame["groups"].iloc[0] > 2


def test_documents_are_counted_by_what_became_of_them(connection):
    assert queries.read(connection, Filters()) == {
        "documents": 4, "unread": 0, "silent": 1, "undated": 1, "copies": 0
    }  # fmt: skip


def test_the_documents_of_a_square_are_given(connection):
    found = queries.documents_of(connection, Filters(), "involved", "VN", 2010)
    assert found["doc_id"].tolist() == ["silent"]
    unnamed = queries.documents_of(connection, Filters(), "doc_publisher", None, None)
    assert unnamed["doc_id"].tolist() == ["undated"]


def drawn(connection, column="involved"):
    frame = queries.covered(connection, Filters(), column)
    return coverage_years(frame, str), frame


def test_each_state_has_a_symbol_of_its_own(connection):
    figure, _ = drawn(connection)
    by_name = {trace.name: trace for trace in figure.data}
    assert set(by_name) == {words for _, words in STATES.values()}
    silent = by_name[STATES["silent"][1]]
    assert silent.marker.symbol == "square-open"
    assert "2010" in list(silent.x)
    assert "1 without any claim" in " ".join(silent.hovertext)


def test_years_without_anything_are_drawn_as_such(connection):
    figure, _ = drawn(connection)
    empty = next(trace for trace in figure.data if trace.name == STATES["nothing"][1])
    assert "2011" in list(empty.x)
    assert list(figure.layout.xaxis.categoryarray)[-1] == "no date"


def test_far_years_are_taken_together_and_keep_their_marks(connection):
    figure, _ = drawn(connection)
    axis = list(figure.layout.xaxis.categoryarray)
    assert axis[:2] == ["to 2000", "2001"]
    marks = [data[0] for trace in figure.data if trace.customdata for data in trace.customdata]
    assert all(Mark.parse(key) for mark in marks for key in mark.split())


def test_no_documents_make_a_sentence():
    figure = coverage_years(pd.DataFrame(), str)
    assert "No document" in figure.layout.annotations[0].text


def test_the_table_says_what_the_chart_draws(connection):
    frame = drawn(connection)[1]
    shown = table(frame, str)
    assert len(shown) == len(frame)
    assert shown["Documents of that year"].sum() == frame["documents"].sum()


@pytest.mark.parametrize("column", ["involved", "doc_publisher", "doc_kind"])
def test_the_seeds_are_drawn(seeds, column):
    assert len(drawn(seeds, column)[0].data) == 4


def test_what_nobody_dated_is_drawn_alone(connection):
    frame = queries.covered(connection, Filters(), "involved").head(2).reset_index(drop=True)
    undated = frame.assign(year=frame["year"].astype("Int64").where(frame["claims"] < 0))
    figure = coverage_years(undated, str)
    assert {column for trace in figure.data for column in trace.x} == {"no date"}
