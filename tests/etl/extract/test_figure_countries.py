"""Which countries a figure concerns beside those of its sentence, and where they are named."""

import pytest

from etl.extract._figure_countries import LIKELY, above
from etl.extract.figures import extract
from tests.etl.stories import story


def told(*sentences):
    """The claims of the figures of a news story."""
    return extract(story(" ".join(sentences)))


def words(claim, text):
    """What a claim leans on beside its own words, in a story of one paragraph."""
    return [text[start:end] for _, start, end in claim.support]


def test_what_courts_did_is_of_the_country_that_the_text_is_about():
    text = (
        "Police in Moldova fight the trafficking of women. Prosecutors in Chisinau opened cases. "
        "Ten persons were convicted of trafficking by August."
    )
    *_, convicted = told(text)
    assert convicted.fields["countries"] == ["MD"]


def test_a_figure_is_of_both_ends_of_the_flow_that_it_counts():
    text = (
        "Women from Nepal are trafficked to India and sold to brothels in Mumbai. "
        "In March the police of Nepal brought back 14 women who had been sold there."
    )
    *_, back = told(text)
    assert set(back.fields["countries"]) == {"NP", "IN"}
    assert words(back, text) == ["Mumbai"]


def test_the_words_that_name_a_country_elsewhere_go_with_the_claim():
    text = (
        "Trafficking of children goes on in Benin. "
        "The brigade passed 32 suspects to prosecutors, who said that all are in custody."
    )
    (suspects,) = told(text)
    assert suspects.fields["countries"] == ["BJ"]
    assert words(suspects, text) == ["Benin"]


def test_the_country_that_a_sentence_names_needs_no_words_elsewhere():
    text = "Benin is a source of trafficked children. Police found 40 victims in Benin in 2006."
    *_, victims = told(text)
    assert victims.fields["countries"] == ["BJ"]
    assert victims.support == []


@pytest.mark.parametrize(
    ("likely", "given"),
    [
        ({"TH": 0.9, "LA": 0.95, "MM": 0.1}, ["LA", "TH"]),
        ({"TH": 0.4, "LA": 0.35}, ["TH"]),
        ({"TH": 0.1}, []),
        ({"TH": LIKELY}, ["TH"]),
        ({}, []),
    ],
)
def test_all_that_are_likely_are_given_else_the_likeliest(likely, given):
    assert above(likely) == given
