import pytest

from tests.etl.extract.agreement_claims import claims_of


def parties(text):
    return [claim.fields["parties"] for claim in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In Laos the Ministry of Justice and UNICEF signed an agreement on returns on 8 May 2005.",
        "Laos: the UNICEF agreement, signed on 8 May 2005, covers victims of trafficking.",
        "In Laos they fall under an agreement between UNICEF and the Lao government of May 2005.",
        "In Laos victims sleep in a house under the 2005 MOU with Green Path, a charity.",
        "Laos: its office rests on the July 2007 MOU of nine provinces on trafficking.",
    ],
)
def test_a_state_makes_it_alone_where_the_others_are_no_states(text):
    assert parties(text) == [["LA"]]
