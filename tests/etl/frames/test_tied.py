"""What a sentence says of a place by name: a hub of the crime, or where its cases are found."""

import pytest

from etl.frames.tied import is_haven, is_tied, named_role
from tests.etl.frames.readings import read


def place_in(text, name):
    """The sentence of a text, and a place in it."""
    reading = read(text)
    return reading.sentences[0], next(
        m.place for m in reading.mentions if m.place.mention.surface == name
    )


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Poipet and Pailin are major transit points for traffickers.", "Poipet", "transit"),
        ("Kampong Cham remains a source of trafficked girls.", "Kampong Cham", "source"),
        ("Takeo, a poor province, serves as a recruitment area.", "Takeo", "source"),
        ("The main destinations are Pattaya and Ranong.", "Ranong", "destination"),
        ("Muse has become a hot spot of trafficking.", "Muse", "hotspot"),
        ("Muse is no longer a transit point for traffickers.", "Muse", None),
        ("Women in Muse spoke of traffickers.", "Muse", None),
    ],
)
def test_roles_that_places_are_called_by(text, name, role):
    assert named_role(*place_in(text, name)) == role


@pytest.mark.parametrize(
    ("text", "name", "tied"),
    [
        ("The group found 14 cases of trafficking in Takeo.", "Takeo", True),
        ("Last year 21 trafficking cases were reported in Takeo.", "Takeo", True),
        ("Police in Takeo identified nine victims of trafficking.", "Takeo", True),
        ("The Takeo police recorded nine trafficking cases.", "Takeo", True),
        ("Takeo had the largest number of trafficking victims.", "Takeo", True),
        ("The border town of Muse is notorious for trafficking.", "Muse", True),
        ("A centre for victims of trafficking in Takeo was opened.", "Takeo", False),
        ("Judges tried nine trafficking cases in Takeo.", "Takeo", False),
        ("Police in Takeo identified nine stolen cars.", "Takeo", False),
    ],
)
def test_places_where_cases_and_victims_are_found(text, name, tied):
    assert is_tied(*place_in(text, name)) is tied


@pytest.mark.parametrize(
    ("text", "name", "refuge"),
    [
        ("The suspect fled to Pakse after the raid.", "Pakse", True),
        ("The girls fled to Pakse after the raid.", "Pakse", False),
        ("The girls were taken to Pakse and placed in a shelter.", "Pakse", True),
        ("The girls were flown to Pakse on a military plane.", "Pakse", True),
        ("The girls were taken to Pakse and locked in a house.", "Pakse", False),
    ],
)
def test_places_that_culprits_flee_to_and_victims_are_cared_for_in(text, name, refuge):
    assert is_haven(*place_in(text, name)) is refuge
