"""The server behind a proxy that ends TLS: people come to one name, by https alone."""

from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from websockets.exceptions import InvalidStatus

from tests.dashboard.login.conftest import with_login
from tests.wire import Wire

pytestmark = pytest.mark.thorough
PUBLIC = "https://atlas.example.org"
HOST = {"host": "atlas.example.org", "accept": "text/html"}
"""What the proxy passes on."""


@pytest.fixture(scope="module")
def inner(marked, provider, tmp_path_factory):
    """The address at which the proxy reaches the server."""
    folder = tmp_path_factory.mktemp("proxied")
    with with_login(marked, provider, folder, public=PUBLIC) as address:
        yield address


@pytest.fixture
def proxy(inner):
    """Sends requests as the proxy does; cookies are kept though they are for https alone."""
    held = {}

    def ask(address, **headers):
        if held:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in held.items())
        with httpx2.Client(trust_env=False, timeout=60) as client:
            answer = client.get(address.replace(PUBLIC, inner), headers=HOST | headers)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.split(";")[0].partition("=")
            held[name] = value.strip('"')
        return answer

    ask.held = held
    return ask


def sign_in(ask, name):
    """Goes to the provider and back; gives the answer to the way back."""
    asked = ask(f"{PUBLIC}/login")
    while asked.headers["location"].startswith((PUBLIC, "/")):
        asked = ask(PUBLIC + asked.headers["location"].removeprefix(PUBLIC))
    address = asked.headers["location"]
    assert parse_qs(urlsplit(address).query)["redirect_uri"] == [f"{PUBLIC}/oauth2callback"]
    with httpx2.Client(trust_env=False, timeout=60) as client:
        allowed = client.post(address, data={"sub": name})
    return ask(allowed.headers["location"])


def test_who_signs_in_gets_a_cookie_for_this_name_and_https_alone(proxy):
    assert proxy(f"{PUBLIC}/flows").status_code == 401
    answer = sign_in(proxy, "anna")
    assert answer.status_code == 302
    assert answer.headers["location"] == "/flows"
    (line,) = [one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-")]
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in line.split(";")}
    assert all("secure" in one.lower() for one in answer.headers.get_list("set-cookie"))
    assert '<div id="root">' in proxy(f"{PUBLIC}/flows").text


def test_every_answer_asks_for_https_and_other_names_get_none(proxy):
    answer = proxy(PUBLIC)
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert proxy(PUBLIC, host="evil.example").status_code == 400


def test_the_websocket_opens_for_pages_of_this_name_alone(proxy, inner):
    sign_in(proxy, "anna")
    with Wire(inner, dict(proxy.held), PUBLIC, HOST["host"]) as wire:
        wire.open("flows")
    for origin in (inner, PUBLIC.replace("https", "http"), "https://evil.example"):
        with pytest.raises(InvalidStatus), Wire(inner, dict(proxy.held), origin, HOST["host"]):
            pass
