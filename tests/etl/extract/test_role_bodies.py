"""Bodies that a text names by what they are have standing tasks."""

import pytest

from tests.etl.extract.told_roles import found


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("The gendarmerie watches the roads for trafficked boys.", "text:zz:gendarmerie"),
        (
            "Some 40 village vigilance committees watch the bus stops for traffickers.",
            "text:zz:village-vigilance-committees",
        ),
        (
            "District social welfare officers are charged with placing child victims.",
            "text:zz:district-social-welfare-officers",
        ),
        (
            "Trafficking is rare. The anti-trafficking squad of Chile investigates cases.",
            "text:cl:anti-trafficking-squad",
        ),
        (
            "The center for victims is managed by the Carmelite sisters.",
            "text:zz:carmelite-sisters",
        ),
    ],
)
def test_bodies_without_a_name_have_standing_tasks(text, actor_id):
    claims = found(text)
    assert [claim.fields["actor_id"] for claim in claims] == [actor_id]
    assert [mark.actor_id for mark in claims[0].named] == [actor_id]


@pytest.mark.parametrize(
    "text",
    [
        "Border police arrested two traffickers on Monday.",
        "Trafficked girls were met by social workers, who rang the district office.",
        "The municipal police found a victim and questioned four men.",
    ],
)
def test_what_such_a_body_once_did_is_news(text):
    assert not found(text)
