import pytest

from tests.etl.extract.agreement_claims import claims_of


def told(text):
    claims = claims_of(text)
    return {(tuple(sorted(c.fields["parties"])), str(c.fields["date"])[:4]) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Benin passed a law on trafficking in 2006. Togo did so in 2007.",
            {(("BJ",), "2006"), (("TG",), "2007")},
        ),
        (
            "Cambodia and Thailand signed an agreement on trafficking in 2003. Laos and Vietnam "
            "did the same in 2010.",
            {(("KH", "TH"), "2003"), (("LA", "VN"), "2010")},
        ),
        (
            "Malaysia and Cambodia signed an accord on trafficking in 2009, as Laos did with "
            "Thailand in 2005.",
            {(("KH", "MY"), "2009"), (("LA", "TH"), "2005")},
        ),
    ],
)
def test_others_who_did_likewise_have_made_one_too(text, expected):
    assert told(text) == expected


def test_a_maker_without_a_date_of_its_own_is_left_out():
    assert told("Benin passed a law on trafficking in 2006. Togo did so.") == {(("BJ",), "2006")}
