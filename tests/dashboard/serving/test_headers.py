"""Headers: the same strict ones on every answer, and errors that tell a number, no cause."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving import headers


def _fail(request):
    raise RuntimeError("the canary sang")


def _cookie(request):
    answer = PlainTextResponse("there", headers={"Access-Control-Allow-Origin": "*"})
    answer.set_cookie("plain", "1")
    return answer


def client(*, secure=False):
    routes = [Route(path, _cookie) for path in ("/", "/static/js/a.js", "/app/static/map.json")]
    layers = [Middleware(headers.Headers, secure=secure)]
    return TestClient(Starlette(routes=[*routes, Route("/broken", _fail)], middleware=layers))


def directives(answer):
    told = answer.headers["content-security-policy"].split("; ")
    return {words.split()[0]: words.split()[1:] for words in told}


@pytest.mark.parametrize(
    "path", ["/", "/static/js/a.js", "/app/static/map.json", "/none", "/broken"]
)
def test_every_answer_has_them(path):
    answer = client().get(path)
    fixed = headers.fixed(secure=False)
    assert {name: answer.headers.get(name) for name in fixed} == fixed
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in answer.headers


def test_the_policy_lets_nothing_in_from_elsewhere():
    policy = directives(client().get("/"))
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["connect-src"] == ["'self'"]
    known = {"'self'", "'none'", "data:", "blob:", "'unsafe-inline'", "'wasm-unsafe-eval'"}
    sources = {source for name in policy for source in policy[name]}
    assert all(source in known or source.startswith("'sha256-") for source in sources)


def test_no_script_of_a_page_runs_but_the_shells_own():
    policy = directives(client().get("/"))["script-src"]
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    shell = headers.inline_scripts(headers.SHELL.read_text())
    assert len([source for source in policy if source.startswith("'sha256-")]) == len(shell) == 1


def test_inline_scripts_are_those_without_an_address():
    page = '<script src="/a.js"></script><script>one()</script><p>no</p><script> two </script>'
    assert headers.inline_scripts(page) == ["one()", " two "]


def test_only_the_shells_scripts_may_stay_in_a_cache():
    caching = {
        path: client().get(path).headers.get("cache-control")
        for path in ("/", "/broken", "/app/static/map.json", "/static/js/a.js")
    }
    assert caching == {
        "/": "no-store",
        "/broken": "no-store",
        "/app/static/map.json": "no-cache",
        "/static/js/a.js": None,
    }


def test_an_error_tells_a_number_and_the_log_its_cause(caplog):
    with caplog.at_level(logging.ERROR):
        answer = client().get("/broken")
    assert answer.status_code == 500
    assert "canary" not in answer.text
    assert "Traceback" not in answer.text
    number = answer.text.split("error ")[1].split(")")[0]
    assert number in caplog.text
    assert "the canary sang" in caplog.text


def test_by_tls_cookies_are_never_sent_without():
    assert "Secure" not in client().get("/").headers["set-cookie"]
    answer = client(secure=True).get("/")
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert "max-age" in answer.headers["strict-transport-security"]
