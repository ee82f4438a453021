from datetime import date

import pytest

from etl.gold import SAME, date_ok, field_ok, match, plain_name, stated_date


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lạng Sơn", "Lang Son province"),
        ("Ho Chi Minh City", "Saigon"),
        ("Đà Nẵng", "Da Nang"),
        ("Yangon", "RANGOON"),
    ],
)
def test_names_compare_without_marks_kinds_and_old_spellings(one, other):
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2006-11-02", "2006-11-02", True),
        ("2006-11-02", "2006-11", True),
        ("2006-11", "2006-11-30", True),
        ("2006", "2006-11", True),
        ("2006-11", "2006", False),
        ("2006-11-02", "2006-11-03", False),
        (None, None, True),
        (None, "2006", False),
        ("2006", None, False),
    ],
)
def test_dates_agree_as_far_as_both_are_known(gold, found, right):
    assert date_ok(found, {"date": gold}) is right


def test_a_date_is_stated_as_precisely_as_it_is_known():
    row = {"date_start": date(2006, 11, 1), "date_precision": "month"}
    assert stated_date(row) == "2006-11"
    assert stated_date({"date": None}) is None


def test_other_right_values_are_accepted():
    flow = {"origin": "VN", "destination": "CN", "destination_accept": ["TW"]}
    assert SAME["flows"](flow, {"origin_country": "VN", "destination_country": "TW"})
    talks = {"parties": ["CN", "VN"], "parties_accept": ["VN"], "kind": "mou"}
    assert SAME["agreements"](talks, {"parties": ["VN"], "kind": "agreement"})
    assert not SAME["agreements"](talks, {"parties": ["VN"], "kind": "law"})


def test_either_bound_of_a_figure_may_be_the_value():
    figure = {"value": 550, "unit": "people"}
    assert SAME["figures"](figure, {"value_low": 550.0, "value_high": None, "unit": "people"})
    assert not SAME["figures"](figure, {"value_low": 550.0, "value_high": None, "unit": "cases"})


def test_optional_items_and_restatements_count_neither_way():
    gold = [{"n": 1}, {"n": 2, "optional": True}, {"n": 3}]
    found = [{"n": 1}, {"n": 1}, {"n": 2}, {"n": 4}]
    hits, misses, extras = match(gold, found, lambda item, row: item["n"] == row["n"])
    assert (hits, misses, extras) == (1, [{"n": 3}], [{"n": 4}])


@pytest.mark.parametrize(
    ("how", "wanted", "found", "right"),
    [
        ("set", ["CN", "VN"], ["VN", "CN"], True),
        ("set", [], None, True),
        ("overlap", ["marriage", "adoption"], ["adoption"], True),
        ("overlap", [], ["adoption"], False),
        ("name", "Hà Nội", "Ha Noi", True),
        ("value", 550, 550.0, True),
        ("value", None, None, True),
        ("value", 550, None, False),
    ],
)
def test_fields_are_compared_by_their_kind(how, wanted, found, right):
    assert field_ok({"x": wanted}, {"column": found}, "x", "column", how) is right
