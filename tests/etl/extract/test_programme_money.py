import pytest

from tests.etl.extract.programme_claims import found


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("A foundation in Lyon gave USD 40,000 for a trafficking shelter in Hue.", 40_000),
        ("Victims of trafficking sleep in a hostel, for which the city has paid $9,000.", 9_000),
        ("A $70,000 pilot project on trafficking begins in Hue in May.", 70_000),
        ("The anti-trafficking programme cost 2 million baht (about USD 60,000).", 60_000),
        ("The trafficking survey (USD 55,000 over two years) has begun in Hue.", 55_000),
        ("Denmark offered to put up USD 90,000 for a trafficking hotline in Hue.", 90_000),
        ("The victims' work in Hue is paid for by a Danish bank (USD 30,000).", 30_000),
        ("A charity spends USD 80,000 on schooling for girls rescued from trafficking.", 80_000),
    ],
)
def test_money_that_goes_into_work_makes_a_programme(text, budget):
    (fields,) = found(text)
    assert fields["budget_usd"] == budget


@pytest.mark.parametrize(
    "text",
    [
        "The trafficking ring sold a girl to a training centre for USD 9,000.",
        "The project on trafficking asked for USD 90,000.",
        "The government has set aside USD 90,000 for this year, says the trafficking unit.",
        "The traffickers' company has spent USD 19,000 on shrimp.",
        "A trafficking shelter gave USD 400 for a party.",
        "The court fined the school USD 20,000 under the trafficking law.",
    ],
)
def test_other_money_makes_none(text):
    assert found(text) == []


def test_who_does_the_work_that_others_pay_for():
    (fields,) = found(
        "With USD 95,000 from USAID, IOM is sending trafficked children home to Laos."
    )
    assert (fields["funders"], fields["implementers"]) == (["us-usaid"], ["iom"])


def test_a_country_pays_in_the_name_of_its_government():
    (fields,) = found("IOM runs a trafficking shelter in Hue with USD 95,000 from Japan.")
    assert fields["funders"] == ["jp-government"]
    assert fields["implementers"] == ["iom"]
