import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.extract import denied
from etl.extract._denials import denial
from etl.frames.mentions import Reading


def pairs(text, stated=()):
    document = Document("d", "d.txt", "0", "txt", text=text, kind="news")
    document.passages = [Passage(0, text, 0, len(text))]
    claims = denied.denied_flows(Reading.of(annotate(document)), set(stated))
    assert all(claim.assertion == "denied" for claim in claims)
    return {(c.fields["origin_country"], c.fields["destination_country"]) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister denied reports that Lao girls are sold to Malaysia.", ("LA", "MY")),
        ("No Thai women were trafficked to Vietnam, the officer maintained.", ("TH", "VN")),
        (
            "Burmese men go to Malaysia by bus. The officer said that they were not trafficked.",
            ("MM", "MY"),
        ),
        ("Rumours of Khmer children sold to Vietnam are untrue.", ("KH", "VN")),
    ],
)
def test_a_denial_names_both_ends_or_points_back(text, expected):
    assert pairs(text) == {expected}


def test_flows_that_are_claimed_anyway_are_not_told_twice():
    text = "Media stories of Lao girls shipped to Malaysia are untrue."
    assert ("LA", "MY") in pairs(text)
    assert pairs(text, {("LA", "MY", 0)}) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam has no law against trafficking to Cambodia.",
        "No victims of trafficking were identified in Laos, and no traffickers were convicted.",
        "It is not known whether women are trafficked from Laos to China.",
        "Lao women were sold to China.",
        "The government does not keep statistics on victims of trafficking to Thailand.",
        "No case of trafficking to Malaysia had come to his attention.",
    ],
)
def test_what_is_missing_or_in_doubt_is_no_denial(text):
    assert denial(text) is None
    assert pairs(text) == set()


def test_hostile_text_is_read_soon():
    assert denial("no " * 100_000) is None
    assert denial("not of the " * 60) is None
