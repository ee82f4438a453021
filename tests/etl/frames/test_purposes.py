"""Purposes are read off the words of a flow's sentence, else off the scene around it."""

import pytest

from etl.frames.findings import find
from etl.frames.purposes import Purposes, hits
from tests.etl.frames.readings import by_kind, first
from tests.etl.stories import story


def named(text):
    return {hit.purpose for hit in hits(text) if hit.weight >= 0.3}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sold as wives or forced into prostitution", {"sexual_exploitation", "marriage"}),
        ("a pig-butchering ring", {"online_scam"}),
        ("sex trafficking and labor trafficking", {"sexual_exploitation", "forced_labour"}),
        ("the women were sold to bars in the port", {"sexual_exploitation"}),
        ("the suspects were put behind bars with two women", set()),
        ("the adoption of a law and the labour exploitation of men", {"forced_labour"}),
        ("They crossed the river at night.", set()),
        ("Traffickers exploit domestic and foreign victims there.", set()),
        ("beaten for bad housework", {"domestic_servitude"}),
        ("boys digging coal for a foreman", {"forced_labour"}),
        ("girls who wash, cook and mind infants", {"domestic_servitude"}),
        ("women who had to receive guests in a sauna", {"sexual_exploitation"}),
    ],
)
def test_words_name_purposes(text, wanted):
    assert named(text) == wanted


def test_promised_work_weighs_little():
    found = hits("promised jobs in a factory but sold to a brothel")
    weights = {hit.purpose: hit.weight for hit in found}
    assert weights["forced_labour"] < weights["sexual_exploitation"]


def purposes_of(text, origin, destination):
    """The purposes of the flow between the first mentions of two countries."""
    reading = find(story(*text.split("|"))).reading
    return list(Purposes(reading, by_kind(reading)).of(*first(reading, origin, destination)))


MIXED = (
    "Thai men are trafficked to Israel for forced labour and Thai women to Japan for prostitution."
)


def test_words_belong_to_the_destination_beside_them():
    assert purposes_of(MIXED, "TH", "IL") == ["forced_labour"]
    assert purposes_of(MIXED, "TH", "JP") == ["sexual_exploitation"]


def test_the_scene_tells_what_the_sentence_does_not():
    text = "Five Lao girls were trafficked to Thailand.|They were found in a brothel."
    assert purposes_of(text, "LA", "TH") == ["sexual_exploitation"]


def test_nothing_told_is_unspecified():
    assert purposes_of("Lao girls were trafficked to Thailand.", "LA", "TH") == ["unspecified"]


def test_words_before_in_belong_to_the_places_behind_it():
    text = (
        "Thai men are exploited on farms in Israel and Sweden, and Thai women are victims of "
        "prostitution in Bahrain and Georgia."
    )
    assert purposes_of(text, "TH", "SE") == ["forced_labour"]
    assert purposes_of(text, "TH", "BH") == ["sexual_exploitation"]


def test_what_is_told_far_from_a_flow_is_none_of_its_purposes():
    far = "|".join(["The ministers met again in spring."] * 4)
    text = f"Lao girls were trafficked to Thailand.|{far}|Some women work in a brothel."
    assert purposes_of(text, "LA", "TH") == ["unspecified"]


def test_the_one_purpose_that_a_document_names_is_that_of_its_flows():
    far = "|".join(["The ministers met again in spring."] * 4)
    text = f"Lao girls were trafficked to Thailand.|{far}|Women are sold to brothels."
    assert purposes_of(f"{text}|Prostitution pays.", "LA", "TH") == ["sexual_exploitation"]
    assert purposes_of(f"{text}|Prostitution pays.|Men work on trawlers.", "LA", "TH") == [
        "unspecified"
    ]


def test_words_of_other_people_in_the_sentence_of_the_destination_are_not_theirs():
    text = "Police freed 12 Lao women.|In Thailand, Burmese men had been sold to trawlers."
    assert purposes_of(text, "LA", "TH") == ["unspecified"]
