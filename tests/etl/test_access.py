"""What a ceiling hides: a sentence marked above it leaves no trace in any table."""

import shutil

import pytest

from etl.access import CEILINGS, PLACED, views_under
from etl.schema import TABLES, fact_tables
from tests.etl.papers import snapshot_of

CABLE = """C O N F I D E N T I A L HANOI 000123

SUBJECT: TRAFFICKING IN PERSONS IN LAO CAI

1. (U) Police in Lao Cai rescued 12 women who had been trafficked from Vietnam to China.

2. (C) The canary: traffickers in Zanzibar sold 345 girls from Laos to Thailand, said Minister
Le Van Canary.
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("access")
    yield snapshot_of(folder, cable=CABLE)
    shutil.rmtree(folder)


def texts(snapshot, ceiling):
    with snapshot.connect(ceiling) as connection:
        return {name: str(connection.table(name).fetchall()) for name in (*TABLES, PLACED)}


def test_the_highest_ceiling_hides_nothing(snapshot):
    seen = texts(snapshot, "S")
    assert "Zanzibar" in seen["passages"] and "345" in seen["figures"] + seen["flows"]
    assert views_under("S") == {}


@pytest.mark.parametrize("ceiling", ["U", "SBU"])
def test_a_sentence_above_the_ceiling_leaves_no_trace_in_any_table(snapshot, ceiling):
    for name, seen in texts(snapshot, ceiling).items():
        for canary in ("canary", "Canary", "Zanzibar", "345", "Thailand"):
            if not (name == "places" and canary == "Thailand"):  # countries are known to all
                assert canary not in seen, name


def test_what_is_below_the_ceiling_stays(snapshot):
    seen = texts(snapshot, "U")
    assert "rescued 12 women" in seen["passages"]
    with snapshot.connect("U") as connection:
        ((countries, passages),) = connection.execute(
            "SELECT countries, n_passages FROM documents"
        ).fetchall()
        flows = connection.execute("SELECT origin_country, destination_country FROM flows")
        assert flows.fetchall() == [("VN", "CN")]
    assert "TH" not in countries and "VN" in countries
    assert passages >= 1


def test_a_claim_goes_with_the_words_that_support_it(snapshot):
    queries = views_under("U")
    for table in fact_tables():
        assert "support" in queries[table]


def test_a_ceiling_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="TOP"):
        views_under("TOP")
    assert CEILINGS == ("U", "SBU", "C", "S")
