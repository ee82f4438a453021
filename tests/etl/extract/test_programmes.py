"""What is a programme, what it is called, where and when it is."""

from datetime import date

import pytest

from tests.etl.extract.programme_claims import claims_of, found


def test_each_item_of_a_list_of_projects_is_a_programme():
    one, two, three = found(
        "Work against trafficking in Cambodia goes on. Current projects include the following:",
        "World Vision and Oxfam are carrying out a project in Battambang to raise awareness.",
        "IOM: the project shelters returned girls. It is funded by the USG and works with UNICEF.",
        "ILO runs a USD 1.5 million project on safe migration, which ends in 2008.",
    )
    assert one["implementers"] == ["world-vision", "oxfam"]
    assert (one["countries"], one["areas"][0]) == (["KH"], "prevention")
    assert (two["implementers"], two["funders"]) == (["iom"], ["us-government"])
    assert two["population"] == ["girls"]
    assert (three["budget_usd"], three["period_end"]) == (1_500_000, date(2008, 12, 31))
    assert three["countries"] == ["KH"]


def test_a_sentence_that_says_who_runs_and_who_pays():
    (fields,) = found("The USAID-funded Asia Foundation project against trafficking began in 2004.")
    assert (fields["implementers"], fields["funders"]) == (["asia-foundation"], ["us-usaid"])
    assert fields["title"].startswith("Asia Foundation project against trafficking")


def test_a_survey_is_one_only_where_someone_pays_for_it():
    assert found("A survey of trafficking victims by UNICEF was read in Hanoi.") == []
    (fields,) = found("The survey of trafficking victims was paid for by Norway.")
    assert fields["funders"] == ["text:no:government"]


def test_planned_and_ended_programmes_say_so():
    (planned,) = found("IOM will launch a project against trafficking in Laos.")
    (ended,) = found("The ILO project on trafficking was completed last year.")
    assert (planned["status"], ended["status"]) == ("planned", "ended")


def test_a_project_sheet_is_one_programme():
    (fields,) = found(
        "Title: Safe Roads, a project on trafficking",
        "Donor: Government of Japan",
        "Budget: USD 250,000",
        "Duration: 1 April 2005 - 31 March 2007",
        "Countries: Laos, Myanmar",
    )
    assert fields["title"] == "Safe Roads, a project on trafficking"
    assert (fields["funders"], fields["budget_usd"]) == (["jp-government"], 250_000)
    assert (fields["countries"], fields["status"]) == (["LA", "MM"], "active")


def test_a_project_without_anyone_behind_it_is_none():
    assert found("They visited neither the project against trafficking nor the border.") == []


def test_a_programme_on_hiatus_is_not_active():
    (fields,) = found("The UNICEF project against trafficking runs shelters but is on hiatus.")
    assert fields["status"] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF held a workshop on trafficking in Hanoi.",
        "Victims of trafficking may call the hotline of the Ministry of Justice.",
        "UNICEF regards the programme against trafficking as a success.",
    ],
)
def test_a_hotline_or_a_workshop_without_money_is_none(text):
    assert found(text) == []


def test_since_gives_no_end():
    (one,) = found("UNODC has run a trafficking project in Cambodia since 2003.")
    assert (one["period_start"], one["period_end"]) == (date(2003, 1, 1), None)


def test_projects_that_are_only_counted_are_no_programme():
    assert found("UNIAP told us that six donor-funded projects compete in trafficking.") == []


def test_of_several_houses_the_one_before_its_keeper_is_meant():
    (one,) = found(
        "Trafficking victims go from the Thai shelter to a transit center run with money from "
        "UNICEF."
    )
    assert "transit center" in one["title"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "UNICEF has a Lao component to a regional trafficking project, which goes on.",
            "Lao component to a regional trafficking project",
        ),
        (
            "IOM runs the USAID-funded Counter Trafficking in Persons programme.",
            "Counter Trafficking in Persons programme",
        ),
        (
            "With a USD 2.3 million grant from USAID, the Asia Foundation manages a victims"
            " project.",
            "victims project",
        ),
        (
            "IOM said trafficking shelters were paid for by UNICEF with USD 30,000.",
            "trafficking shelters",
        ),
    ],
)
def test_a_programme_is_called_by_nouns_not_by_verbs_or_sums(text, title):
    (told,) = found(text)
    assert told["title"] == title


def test_who_pays_is_no_place_of_work_which_else_is_the_documents_country():
    (told,) = found(
        "Laos has a shelter in Vientiane and another in Pakse for trafficked girls.",
        "IOM runs a trafficking project with USD 310,000 from Norway.",
    )
    assert (told["countries"], told["funders"]) == (["LA"], ["text:no:government"])


def test_days_of_an_event_are_no_period_and_a_period_tells_how_far_it_has_come():
    (told,) = found("A training was held from 3 to 5 May 2006 under IOM's trafficking project.")
    assert (told["period_start"], told["period_end"]) == (None, None)
    (past,) = found("IOM's trafficking project, USD 310,000 from Norway, 2002-2004.")
    assert past["status"] == "ended"


def test_a_bridge_is_no_programme_against_trafficking():
    assert (
        found(
            "Victims come from here.",
            "The bridge, a USD 290 million project funded by Japan, is new.",
        )
        == []
    )


def test_the_name_of_a_fund_is_no_paid_work():
    assert (
        found(
            "Trafficked women came.",
            "The European Union contributed 58 per cent, the Larsen Fund of Denmark 27 per cent.",
        )
        == []
    )


def test_an_item_of_a_list_without_project_or_money_is_no_programme():
    assert (
        found(
            "Work against trafficking in Laos goes on. Current projects include the following:",
            "The Ministry of Justice will name a contact officer in each province.",
            "Grants of up to USD 500 for returnees who wish to set up a business.",
        )
        == []
    )


def test_the_first_country_of_a_list_is_no_seat_of_the_agency_before_it():
    (fields,) = found(
        "The project against trafficking is funded by USAID and carried out by the ILO in "
        "Cambodia, Laos, Malaysia and Thailand."
    )
    assert set(fields["countries"]) == {"KH", "LA", "MY", "TH"}


@pytest.mark.parametrize(
    "text",
    [
        "The trafficker pays for the trip and UNICEF knows of it.",
        "The meeting on trafficking was attended by UNICEF, which paid for travel.",
    ],
)
def test_a_trip_that_is_paid_for_is_no_programme(text):
    assert found(text) == []


def test_a_programme_whose_money_is_told_is_surer():
    paid, bare = claims_of(
        "USAID funds an IOM project against trafficking with USD 45,000.",
        "USAID funds an IOM survey of trafficking.",
    )
    assert paid.confidence > bare.confidence


def test_a_programme_without_a_noun_of_its_own_is_called_by_what_the_money_is_for():
    (given,) = found("UNICEF pays for village volunteers against trafficking in 22 villages.")
    assert given["title"] == "village volunteers against trafficking"
    (covers,) = found(
        "The National Referral System for trafficking covers all, with USD 1.1 million from Japan."
    )
    assert covers["title"] == "National Referral System"


def test_places_in_what_somebody_says_are_no_places_of_a_programme():
    (fields,) = found(
        "“The girls we see went to Istanbul and Moscow,” said Ana B., who runs an IOM shelter for "
        "trafficked women in Chisinau opened with money from Japan."
    )
    assert fields["countries"] == ["MD"]
