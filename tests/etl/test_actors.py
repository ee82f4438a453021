import re

import pytest

from etl.actors import KINDS, load, slug, spellings


def test_every_row_has_a_kind_of_the_list_and_a_country_code_or_none():
    for actor in load().values():
        assert actor.kind in KINDS
        assert actor.country is None or re.fullmatch(r"[A-Z]{2}", actor.country), actor.actor_id


def test_ids_are_slugs_and_ministries_begin_with_their_country():
    for actor in load().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.actor_id)
        if actor.kind == "ministry" and actor.country:
            assert actor.actor_id.startswith(actor.country.lower() + "-")


def test_no_name_means_two_actors_anywhere():
    seen: dict[str, str] = {}
    for actor in load().values():
        own = actor.kind == "ministry" or actor.name in actor.local_names
        for form in {*actor.acronyms, *actor.aliases, *(() if own else (actor.name,))}:
            assert seen.setdefault(form, actor.actor_id) == actor.actor_id, form


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("International Labour Organization", "International Labor Organisation"),
        ("Cambodian Women's Crisis Centre", "Cambodian Women's Crisis Center"),
    ],
)
def test_british_and_american_spellings_are_one_name(name, other):
    assert other in spellings(name)


def test_a_slug_has_one_spelling_of_labour():
    assert slug("Ministry of Labor") == slug("Ministry of Labour") == "ministry-of-labour"
