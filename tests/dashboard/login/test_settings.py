"""The access file: who may come, up to which marking; what is wrong with it is one sentence."""

import pytest

from dashboard.login import settings

AUTH = {
    "redirect_uri": "https://atlas.example.org/oauth2callback",
    "cookie_secret": "s" * 32,
    "client_id": "atlas",
    "client_secret": "hush",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}
PEOPLE = '[people]\n"Anna@Example.org" = "C"\n"ben@example.org" = {ceiling = "S", may_add = true}\n'


@pytest.fixture
def write(tmp_path):
    def written(auth=AUTH, rest=PEOPLE):
        path = tmp_path / "access.toml"
        lines = "".join(f'{name} = "{value}"\n' for name, value in auth.items())
        path.write_text((f"[auth]\n{lines}" if auth else "") + rest)
        path.chmod(0o600)
        return path

    return written


def test_people_have_ceilings_and_may_add_only_where_it_says_so(write):
    found = settings.load(write())
    assert found.people == {
        "anna@example.org": settings.Person("anna@example.org", "C", may_add=False),
        "ben@example.org": settings.Person("ben@example.org", "S", may_add=True),
    }
    assert (found.host, found.origin) == ("atlas.example.org", "https://atlas.example.org")
    assert found.secure


def test_sessions_end_after_the_times_that_it_names(write):
    found = settings.load(write(rest=PEOPLE + "[session]\nidle_minutes = 5\nhours = 1\n"))
    assert (found.idle, found.longest) == (300, 3600)


def test_the_secrets_do_not_show_when_the_settings_are_printed(write):
    assert "hush" not in repr(settings.load(write()))


@pytest.mark.parametrize("name", settings.PROVIDER)
def test_everything_that_the_provider_needs_must_be_there(write, name):
    with pytest.raises(settings.AccessError, match=f"lacks {name}"):
        settings.load(write({key: value for key, value in AUTH.items() if key != name}))


@pytest.mark.parametrize(
    ("auth", "rest", "told"),
    [
        ({}, PEOPLE, "no table .auth"),
        (AUTH | {"cookie_secret": "short"}, PEOPLE, "32 characters"),
        (AUTH | {"redirect_uri": "https://atlas.example.org/"}, PEOPLE, "oauth2callback"),
        (AUTH | {"redirect_uri": "http://atlas.example.org/oauth2callback"}, PEOPLE, "https"),
        (AUTH | {"server_metadata_url": "http://login.example.org/"}, PEOPLE, "https"),
        (AUTH, "", "no table .people"),
        (AUTH, '[people]\n"anna@example.org" = "TOP"\n', "one of U, SBU, C, S"),
        (AUTH, '[people]\n"a@b.c" = {ceiling = "U", admin = true}\n', "may_add"),
        (AUTH, '[people]\n"a@b.c" = {ceiling = "U", may_add = "yes"}\n', "true or false"),
        (AUTH, '[people]\n"a@b.c" = {ceiling = "C", may_add = true}\n', "sees them whole"),
        (AUTH, '[people]\n"a@b.c" = "U"\n"A@B.c" = "S"\n', "twice"),
        (AUTH, PEOPLE + "[session]\nidle_minutes = 0\n", "above 0"),
        (AUTH, PEOPLE + "[session]\ndays = 3\n", "knows idle_minutes"),
        (AUTH, PEOPLE + "[persons]\n", "persons"),
    ],
)
def test_what_is_wrong_is_told(write, auth, rest, told):
    with pytest.raises(settings.AccessError, match=told):
        settings.load(write(auth, rest))


def test_a_file_of_secrets_that_others_may_read_is_refused(write):
    path = write()
    path.chmod(0o644)
    with pytest.raises(settings.AccessError, match="chmod 600"):
        settings.load(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(settings.AccessError, match="cannot be read"):
        settings.load(tmp_path / "none.toml")
