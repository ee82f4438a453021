"""The login, at a real OpenID Connect server: who comes in, and what nobody reaches without."""

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from dashboard.login.gate import leave
from tests.dashboard.login.conftest import Browser, said_by, with_login

ROUTES = [
    "/", "/flows", "/anything/else", "/_stcore/host-config", "/_stcore/metrics", "/media/abc.csv",
    "/_stcore/agent/openapi.json", "/component/x/y", "/_stcore/upload_file/a/b", "/favicon.png",
    "/manifest.json", "/app/static/../../etc/passwd", "/_stcore/bidi-components/x", "/auth/logout",
]  # fmt: skip
SESSION = "tip_atlas_session"


@pytest.mark.parametrize("path", ROUTES)
def test_no_route_answers_without_login(browser, path):
    stranger = browser()
    for accept in ("text/html", "*/*"):
        answer = stranger.client.get(f"{stranger.address}{path}", headers={"accept": accept})
        assert answer.status_code in (400, 401), (path, answer.status_code)
        assert "streamlit" not in answer.text.lower()


def test_nothing_can_be_sent_without_login(browser):
    stranger = browser()
    for method in ("PUT", "POST", "DELETE", "OPTIONS"):
        answer = stranger.client.request(method, f"{stranger.address}/_stcore/upload_file/a/b")
        assert answer.status_code == 401


def test_only_who_may_add_documents_can_send_files(browser):
    told = {}
    for name in ("ben", "dora"):
        one = browser(name)
        for method in ("PUT", "DELETE"):
            answer = one.client.request(method, f"{one.address}/_stcore/upload_file/a/b")
            told[name, method] = "Ask who runs the atlas" in answer.text
    assert told == {
        ("ben", "PUT"): True,
        ("ben", "DELETE"): True,
        ("dora", "PUT"): False,
        ("dora", "DELETE"): False,
    }


@pytest.mark.parametrize("path", ["/_stcore/health", "/app/static/countries.geojson"])
def test_health_and_public_reference_data_are_open(browser, path):
    assert browser().get(path).status_code == 200


def test_the_websocket_wants_a_login(browser):
    with pytest.raises(InvalidStatus), browser().wire():
        pass


@pytest.mark.parametrize("origin", ["http://evil.example", "", "null"])
def test_the_websocket_of_another_page_is_refused(browser, origin):
    anna = browser("anna")
    with pytest.raises(InvalidStatus), anna.wire(origin=origin):
        pass


def test_a_host_that_is_not_ours_is_refused(browser):
    answer = browser("anna").get("/", host="evil.example")
    assert answer.status_code == 400


def test_after_login_the_pages_are_there_and_name_who_reads(browser):
    anna = browser("anna")
    assert '<div id="root">' in anna.get("/flows").text
    with anna.wire() as wire:
        wire.open("flows")
        assert any(b"anna" in frame for frame in wire.heard)


def test_the_login_leads_to_where_one_wanted_to_go(browser):
    ben = browser()
    assert ben.get("/flows?country=VN").status_code == 401
    assert str(ben.sign_in("ben").url) == f"{ben.address}/flows?country=VN"


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example", "/\\evil.example"])
def test_the_login_leads_nowhere_else(browser, wanted):
    ben = browser()
    ben.client.cookies.set("tip_atlas_wanted", wanted, domain="127.0.0.1")
    assert str(ben.sign_in("ben").url) == f"{ben.address}/"


@pytest.mark.parametrize("name", ["carl", "mallory"])
def test_who_is_not_named_or_has_no_proven_address_is_refused(browser, marked, name):
    stranger = browser()
    answer = stranger.sign_in(name)
    assert answer.status_code == 403
    assert SESSION not in stranger.cookies
    assert stranger.get("/").status_code == 401
    assert said_by(marked)[-1]["event"] == "login_refused"


def test_the_browser_gets_one_closed_cookie_and_none_of_streamlits(browser, guarded):
    anna = browser("anna")
    assert not [name for name in anna.cookies if name.startswith("_streamlit_user")]
    (cookie,) = [cookie for cookie in anna.client.cookies.jar if cookie.name == SESSION]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite").lower() == "lax"
    assert cookie.expires is None


def test_nobody_becomes_another_by_a_header_or_a_cookie(browser):
    ben = browser("ben")
    anna = browser("anna")
    forged = {"X-Atlas-Session": "anna@example.org", "X-Forwarded-User": "anna@example.org"}
    assert browser().get("/", **forged).status_code == 401
    with ben.wire(cookies={**ben.cookies, "_streamlit_user": "anna"}) as wire:
        wire.open("flows")
        assert not any(b"anna" in frame for frame in wire.heard)
    assert anna.get("/").status_code == 200


def test_logout_ends_the_session_everywhere(browser, marked):
    anna, other = browser("anna"), browser("anna")
    secret = anna.cookies
    with anna.wire() as wire:
        wire.open("flows")
        answer = anna.get("/auth/logout")
        assert answer.is_redirect
        assert "/oauth2/end_session" in answer.headers["location"]
        assert "id_token_hint" in answer.headers["location"]
        with pytest.raises(ConnectionClosed):
            while True:
                wire.next()
    stolen = browser()
    stolen.client.cookies.set(SESSION, secret[SESSION], domain="127.0.0.1")
    assert stolen.get("/").status_code == 401
    with pytest.raises(InvalidStatus), stolen.wire():
        pass
    assert other.get("/").status_code == 200
    assert said_by(marked)[-1]["event"] == "logout"


def test_another_site_signs_nobody_out(browser):
    anna = browser("anna")
    assert anna.get("/auth/logout", **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert anna.get("/").status_code == 200


def test_logins_are_on_record(browser, marked):
    browser("ben")
    line = said_by(marked)[-1]
    assert (line["event"], line["person"], line["ceiling"]) == ("login", "ben@example.org", "U")


@pytest.mark.thorough
def test_a_session_that_is_left_alone_ends_and_its_tab_goes_to_the_sign_in_page(
    marked, provider, tmp_path
):
    with with_login(marked, provider, tmp_path, "[session]\nidle_minutes = 0.1\n") as address:
        anna = Browser(address)
        assert anna.sign_in("anna").status_code == 200
        with anna.wire() as wire, pytest.raises(ConnectionClosed):
            while True:
                wire.next()
        assert wire.heard[-1] == leave()
        assert anna.get("/").status_code == 401
        assert said_by(marked)[-1]["event"] == "session_ended"
        anna.client.close()
