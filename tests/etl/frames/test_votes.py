"""The grammar reads who was taken from where to where out of typed mentions and discourse."""

import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.frames.mentions import Reading


def votes_of(*paragraphs):
    passages = [Passage(k, text, 0, len(text)) for k, text in enumerate(paragraphs)]
    document = Document("d", "d.txt", "0", "txt", kind="news", passages=passages)
    reading = Reading.of(annotate(document))
    best = {}
    for vote in reading.votes:
        pair = (vote.origin, vote.destination)
        best[pair] = max(best.get(pair, 0.0), vote.weight)
    return {pair for pair, weight in best.items() if weight >= 0.5}


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Traffickers sold forty Vietnamese women to brothels in Malaysia.", ("VN", "MY")),
        ("Girls from Laos were trafficked to Thailand.", ("LA", "TH")),
        ("Nine Cambodians were enslaved on Thai trawlers.", ("KH", "TH")),
        ("Burmese men are forced to work on fishing boats in Thailand.", ("MM", "TH")),
    ],
)
def test_a_sentence_that_names_both_ends(text, flow):
    assert flow in votes_of(text)


def test_officials_of_two_countries_are_no_flow():
    text = "Officials from Laos and China met in Vientiane to discuss human trafficking."
    assert votes_of(text) == set()


def test_the_people_named_before_are_carried_to_the_place():
    flows = votes_of(
        "Police spoke to twelve Lao girls. They had been sold to a brothel in Thailand."
    )
    assert ("LA", "TH") in flows


def test_a_denied_flow_gets_no_vote():
    assert votes_of("There is no evidence that Lao women were trafficked to Vietnam.") == set()


def test_a_list_of_origins_shares_the_destination():
    flows = votes_of("Women from Laos, Myanmar and Cambodia were trafficked to Thailand.")
    assert flows >= {("LA", "TH"), ("MM", "TH"), ("KH", "TH")}
