"""The filters as an address, and what an address asks for that does not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import address
from dashboard.address import LISTED, PARAMETERS, Choices
from dashboard.criteria import KINDS, ROLES, Filters

CHOICES = Choices(
    countries={"CN": "China", "VN": "Vietnam"},
    years=(2003, 2013),
    kinds=("cable", "news"),
    borders=("CN-VN",),
    publishers=("", "Some agency"),
    purposes=("marriage", "begging"),
    population=("women",),
    markings=("C", "none"),
    assertions=("asserted", "denied"),
)
NAMES = tuple(CHOICES.countries.items())


def read(query):
    return address.read(query, CHOICES)


def written(filters):
    query = address.write(filters, CHOICES)
    return {name: [value] if isinstance(value, str) else value for name, value in query.items()}


@pytest.mark.parametrize(
    ("query", "attribute", "value"),
    [
        ({"country": ["Vietnam"]}, "countries", ("VN",)),
        ({"country": ["VN", "Vietnam"]}, "countries", ("VN",)),
        ({"role": ["Origin"]}, "country_role", "origin"),
        ({"border": ["CN-VN"]}, "border", "CN-VN"),
        ({"years": ["2003", "2006"]}, "years", (2003, 2006)),
        ({"years": ["2003", "2013"]}, "years", None),
        ({"undated": ["false"]}, "undated", False),
        ({"kind": [KINDS["cable"]]}, "kinds", ("cable",)),
        ({"publisher": [address.NO_PUBLISHER]}, "publishers", ("",)),
        ({"purpose": ["begging"]}, "purposes", ("begging",)),
        ({"marking": ["none"]}, "markings", ("none",)),
        ({"credibility": ["2"]}, "credibility", 2),
        ({"about": ["flows~origin_country=VN"]}, "about", "flows~origin_country=VN"),
        ({"doc": ["whatever"]}, "countries", ()),
    ],
)
def test_values_that_exist_are_read(query, attribute, value):
    filters, unknown = read(query)
    assert getattr(filters, attribute) == value
    assert unknown == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"country": ["Atlantis", "China"]}, ["country=Atlantis"]),
        ({"role": ["king"]}, ["role=king"]),
        ({"role": ["Origin", "Transit"]}, ["role=transit"]),
        ({"kind": [KINDS["report"]]}, [f"kind={KINDS['report']}"]),
        ({"undated": ["perhaps"]}, ["undated=perhaps"]),
        ({"years": ["1900", "2006"]}, ["years=1900", "years=2006"]),
        ({"years": ["2006", "2003"]}, ["years=2006", "years=2003"]),
        ({"years": ["2006"]}, ["years=2006"]),
        ({"border": ["CN-US"]}, ["border=CN-US"]),
        ({"credibility": ["7"]}, ["credibility=7"]),
        ({"about": ["flows~nonsense"]}, ["about=flows~nonsense"]),
        ({"countries": ["China"], "kinds": ["cable"]}, ["countries=China", "kinds=cable"]),
        ({"doc": ["whatever"]}, []),
    ],
)
def test_values_that_do_not_exist_are_named_and_left_out(query, told):
    filters, unknown = read(query)
    assert unknown == told
    assert read(written(filters)) == (filters, [])


def test_years_are_unknown_where_nothing_is_dated():
    _, unknown = address.read({"years": ["2003", "2004"]}, Choices())
    assert unknown == ["years=2003", "years=2004"]


@given(st.dictionaries(st.sampled_from([*PARAMETERS, "x"]), st.lists(st.text())))
def test_any_address_is_read_without_failing(query):
    filters, unknown = read(query)
    assert all("=" in told for told in unknown)
    assert filters.sentence().endswith(".")


def some(values):
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


@st.composite
def any_filters(draw):
    lists = {a: draw(some(getattr(CHOICES, a))) for a in LISTED.values()}
    return Filters(
        country_role=draw(st.sampled_from(list(ROLES))),
        years=draw(st.none() | st.tuples(st.integers(2003, 2007), st.integers(2008, 2012))),
        undated=draw(st.booleans()),
        names=NAMES,
        border=draw(st.sampled_from([None, "CN-VN"])),
        credibility=draw(st.integers(1, 6)),
        about=draw(st.sampled_from([None, "flows~per", "claims~doc_kind=a%20b"])),
        **lists,
    )


@given(any_filters())
def test_an_address_reopens_its_filters(filters):
    assert read(written(filters)) == (filters, [])


@given(any_filters())
def test_taking_every_chip_away_leaves_nothing(filters):
    query = written(filters)
    for parameter in filters.chips():
        query = address.without(query, parameter)
    assert not read(query)[0].active
