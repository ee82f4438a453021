"""Names and points of places, for drawing."""

import pytest

from dashboard import geography


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CN-YN", "Yunnan (China)"),
        ("TH-10", "Bangkok (Thailand)"),
        ("KH-12", "Phnom Penh (Cambodia)"),
        ("VN-SG", "Ho Chi Minh City (Vietnam)"),
        ("LA", "Laos"),
    ],
)
def test_an_end_of_a_flow_is_named_a_city_of_a_provinces_rank_too(code, name):
    assert geography.end_name(code) == name


def test_every_province_that_can_be_shaded_has_a_name_and_a_point():
    known = geography.provinces()
    assert [code for code in geography.outlines("provinces") if code not in known] == []
