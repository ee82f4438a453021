from datetime import date

import pytest

from etl.extract import meetings
from tests.etl.stories import story


def met(text, kind="cable", publisher="VIENTIANE"):
    cable = story(text, own=date(2008, 6, 30), kind=kind, publisher=publisher)
    return [claim.fields for claim in meetings.extract(cable)]


def test_an_official_who_told_embassy_officers_something_on_a_day_met_them():
    (fields,) = met(
        "In Laos the Vice Minister of Justice told Poloff on June 26 that the law holds."
    )
    assert (fields["kind"], fields["country"]) == ("bilateral", "LA")
    assert fields["participants"] == ["LA", "US"]
    assert fields["date_start"] == date(2008, 6, 26)


@pytest.mark.parametrize(
    "text",
    [
        "A factory manager in Laos told Poloff on June 26 that wages are low.",
        "In Laos the minister told Poloff that a raid of June 26 had found nobody.",
        "The trial of two Lao brokers had its hearing on June 26.",
    ],
)
def test_who_is_no_official_and_what_is_no_gathering(text):
    assert met(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A hearing for factory owners of Laos will be held in Vientiane on July 9.", "conference"),
        ("Ministers of Laos and Thailand are to talk in Vientiane on July 9.", "ministerial"),
        ("A visit to Vientiane on June 9 showed us empty shelters.", "visit"),
        ("With Thai colleagues in Vientiane he meets each month, last on June 9.", "bilateral"),
        ("A Thai police team is expected in Vientiane on July 9.", "visit"),
        ("Laos and China announced on June 9, at a meeting in Vientiane, a campaign.", "bilateral"),
        ("The Lao and Thai commands will meet again in Vientiane on July 9.", "bilateral"),
    ],
)
def test_further_words_for_gatherings(text, kind):
    (fields,) = met(text)
    assert (fields["kind"], fields["city"]) == (kind, "Vientiane")


def test_what_is_signed_here_is_signed_at_the_post():
    (fields,) = met("Laos and China are to sign an agreement on trafficking here on July 9.")
    assert (fields["kind"], fields["country"]) == ("signing", "LA")


def test_a_capital_is_that_of_the_country_named_with_it():
    (fields,) = met("Lao and Thai ministers are to hold a meeting in the Thai capital on July 9.")
    assert (fields["country"], fields["city"]) == ("TH", "Bangkok")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On June 9 the deputy minister, who is new, welcomed Laboff.", (None, "LA")),
        (
            "The provincial chief walked us through the register in Pakse on June 9.",
            ("Pakse", "LA"),
        ),
        ("DCM raised the arrests with Vice Minister Thongdy on June 9.", (None, "LA")),
        ("Poloff delivered the points to Mr. Bounmy, of the ministry, on June 9.", (None, "LA")),
        ("Over lunch with the Ambassador on June 9 three judges described the code.", (None, "LA")),
        ("In Pakse on June 9 a colonel showed Poloff two files.", ("Pakse", "LA")),
    ],
)
def test_who_deals_with_embassy_officers_on_a_day_meets_them(text, place):
    (fields,) = met(f"{text} Laos has one shelter.")
    assert fields["date_start"] == date(2008, 6, 9)
    assert (fields["kind"], fields["city"], fields["country"]) == ("bilateral", *place)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry's office gave us its figures on June 9.",
        "The deputy minister told Poloff on the phone on June 9 that Laos had no cases.",
        "In Laos 30 women are at work, the chief told Poloff on June 9.",
        "The chief told Poloff that three men had been caught in Laos on June 9.",
    ],
)
def test_what_is_written_phoned_or_only_told_of_is_no_contact(text):
    assert met(f"{text} Laos has one shelter.") == []


def test_a_contact_is_told_by_cables_only():
    assert met("In Laos the minister told the Ambassador on June 9 of a raid.", "news") == []


def test_a_call_of_embassy_officers_is_paid_at_their_post():
    (fields,) = met("Poloff called on June 17 on the secretary of the six-country COMMIT process.")
    assert fields["country"] == "LA"
