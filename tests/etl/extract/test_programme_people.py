"""Who pays for a programme and who carries it out."""

from datetime import date

import pytest

from tests.etl.extract.programme_claims import found


def test_governments_that_act_together_are_all_named():
    (fields,) = found(
        "Vietnamese and Chinese authorities launched a campaign against trafficking this year."
    )
    assert fields["implementers"] == ["vn-government", "cn-government"]
    assert set(fields["countries"]) == {"VN", "CN"}


def test_each_country_that_pays_is_a_funder_and_no_place_of_work():
    (one,) = found(
        "The trafficking project in Cambodia, run by UNODC, is funded by Australia and New Zealand."
    )
    assert one["funders"] == ["au-government", "text:nz:government"]
    assert one["countries"] == ["KH"]


@pytest.mark.parametrize(
    "text",
    [
        "Officers are trained by UNICEF under a trafficking project that Norway pays for.",
        "UNICEF runs the Norway-funded project against trafficking.",
        "With Norwegian money UNICEF runs a project against trafficking.",
        "UNICEF runs a project against trafficking under a grant from Norway.",
    ],
)
def test_a_country_pays_by_its_name_or_its_nation(text):
    (told,) = found(text)
    assert told["funders"] == ["text:no:government"]


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF's $2 million project against trafficking is funded by USAID.",
        "USAID gave UNICEF $100,000 for a shelter for trafficked girls.",
        "UNICEF received $250,000 from USAID for the care of trafficked girls.",
        "A grant of $80,000 from USAID allows UNICEF to keep a shelter for trafficked girls.",
        "USAID funds UNICEF's shelter for victims of trafficking.",
        "USAID is the main donor of UNICEF's project against trafficking.",
        "UNICEF carries out the trafficking project on behalf of USAID.",
    ],
)
def test_who_gets_the_money_and_who_gives_it(text):
    (told,) = found(text)
    assert (told["implementers"], told["funders"]) == (["unicef"], ["us-usaid"])


def test_a_country_that_supports_through_a_programme_pays_for_it_and_it_goes_on():
    (one,) = found(
        "Australia will continue to support Viet Nam through the ASEAN-ACT programme against "
        "trafficking."
    )
    assert one["funders"] == ["au-government"]
    assert one["status"] == "active"


def test_who_does_something_with_money_of_a_donor_is_no_donor():
    (told,) = found(
        "With a USD 2 million grant from USAID, the Asia Foundation manages a project"
        " against trafficking."
    )
    assert (told["implementers"], told["funders"]) == (["asia-foundation"], ["us-usaid"])


def test_a_donors_programme_is_carried_out_by_those_it_is_with():
    (told,) = found("USAID's trafficking programme is implemented by IOM together with UNICEF.")
    assert told["funders"] == ["us-usaid"]
    assert told["implementers"][0] == "iom"


def test_agencies_that_a_project_only_helps_or_waits_for_do_not_carry_it_out():
    (told,) = found(
        "IOM runs a trafficking project to improve coordination among GVN agencies. It is waiting"
        " for the GVN's approval of its second phase projects."
    )
    assert told["implementers"] == ["iom"]


def test_who_passes_on_the_grant_of_another_carries_it_out():
    (told,) = found(
        "The Asia Foundation pays for two counselors of trafficked women under a USD 180,000 grant"
        " from G/TIP which expires in December."
    )
    assert (told["implementers"], told["funders"]) == (["asia-foundation"], ["us-gtip"])
    assert told["period_end"] == date(2006, 12, 31)


def test_a_further_one_that_pays_is_no_place_of_work_either():
    (told,) = found(
        "Laos has a ministry in Vientiane.",
        "The ministry receives trafficked women at its transit center (paid for by IOM and Japan).",
    )
    assert told["countries"] == ["LA"]


@pytest.mark.parametrize(
    "text",
    [
        "With a grant of USD 350,000 from USAID, IOM has so far reunited 572 trafficked boys with "
        "their families in a project.",
        "IOM gave a workshop for judges on trafficking, paid for by USAID (USD 45,000).",
        "The shelter for trafficked girls opened with USD 75,000 from USAID through IOM.",
        "USAID's project with IOM against trafficking (USD 1.1 million) started in October.",
    ],
)
def test_who_does_what_a_donor_pays_for_carries_it_out(text):
    (fields,) = found(text)
    assert (fields["implementers"], fields["funders"]) == (["iom"], ["us-usaid"])


def test_a_project_does_not_carry_itself_out():
    (fields,) = found(
        "The Asia Regional Trafficking in Persons project (ARTIP), funded by Australia, trained 28 "
        "investigators in Mandalay."
    )
    assert fields["implementers"] == []


@pytest.mark.parametrize(
    ("text", "funder"),
    [
        ("UNICEF pays for village volunteers against trafficking in 22 villages.", "unicef"),
        ("UNIAP gave US$32,000 for three talks on trafficking.", "uniap"),
        (
            "The trafficking referral system covers all, with USD 1.1 million from Japan.",
            "jp-government",
        ),
        ("Japan has pledged $1.9 million for a brigade against trafficking.", "jp-government"),
        (
            "USAID's three-year, USD 3 million program with IOM on trafficking ends soon.",
            "us-usaid",
        ),
    ],
)
def test_money_that_somebody_gives_for_work_makes_it_a_programme(text, funder):
    (fields,) = found(text)
    assert fields["funders"] == [funder]


@pytest.mark.parametrize(
    ("text", "funder"),
    [
        ("A house for trafficked girls was opened with money from USAID.", "us-usaid"),
        ("UNICEF has earmarked USD 90,000 for the return of trafficked children.", "unicef"),
        ("The study of trafficked children is paid for in part by UNICEF.", "unicef"),
    ],
)
def test_work_that_is_paid_for_is_a_programme(text, funder):
    assert [fields["funders"] for fields in found(text)] == [[funder]]
