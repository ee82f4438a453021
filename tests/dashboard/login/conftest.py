"""A server that asks for a login, a provider to sign in at, and documents marked (C)."""

import json
import subprocess
import sys
from contextlib import contextmanager

import httpx2
import pytest

from etl import run
from tests.served import free_port, served
from tests.wire import Wire

CANARY = "Zorvangulan"
"""Stands in paragraphs marked (C), and in a name of theirs."""
PLAIN = "Quilmerand"
"""Stands in a paragraph marked (U)."""
CABLE = """C O N F I D E N T I A L HANOI 000042
SIPDIS
E.O. 12958: DECL: 11/02/2014
TAGS: PHUM KCRM VM
SUBJECT: VIETNAM-CHINA ANTI-TRAFFICKING COOPERATION

1. (U) The Women's Union of Lang Son said that 31 women were trafficked from Vietnam to China in
2003. The shelter of {plain} receives them.

2. (C) Colonel Nguyen {canary} of the police said that 77 girls were trafficked from Vietnam to
Thailand in 2005 through {canary} village in Ha Giang province. He met Minister {canary} Tran in
Hanoi on March 3, 2005 and signed a memorandum of understanding on {canary} trafficking.

3. (C) The {canary} Foundation of Colonel {canary} gives 50,000 dollars to a shelter for girls in
Quang Ninh province, he said.
"""
SECRET = """S E C R E T BANGKOK 000043
SIPDIS
E.O. 12958: DECL: 11/02/2014
TAGS: PHUM TH
SUBJECT: {canary} NETWORK

1. (C) The {canary} network sold 12 women from Laos to Thailand in 2006.
"""
PEOPLE = {"anna": ("anna@example.org", "C"), "ben": ("ben@example.org", "U")}
"""Names at the provider; mail address and ceiling. Carl is known to the provider alone."""
ADDER = "dora@example.org"
"""Who may add documents, as Dora at the provider."""


@pytest.fixture(scope="session")
def marked(tmp_path_factory):
    """A data folder with paragraphs marked (U) and (C)."""
    texts = tmp_path_factory.mktemp("texts")
    (texts / "cable.txt").write_text(CABLE.format(plain=PLAIN, canary=CANARY))
    (texts / "other.txt").write_text(SECRET.format(canary=CANARY))
    data = tmp_path_factory.mktemp("marked")
    run.build([texts], data)
    return data


@pytest.fixture(scope="session")
def provider():
    """The address of an OpenID Connect server on this machine."""
    port = free_port()
    people = {name: mail for name, (mail, _) in PEOPLE.items()} | {
        "carl": "carl@example.org",
        "dora": ADDER,
    }
    claims = [
        {"sub": name, "email": mail, "email_verified": True, "name": name.title()}
        for name, mail in people.items()
    ] + [{"sub": "mallory", "email": "anna@example.org", "email_verified": False}]
    options = [option for told in claims for option in ("--user-claims", json.dumps(told))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    server = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    transport = httpx2.HTTPTransport(retries=12)
    with httpx2.Client(transport=transport, trust_env=False) as client:
        assert client.get(f"{address}/.well-known/openid-configuration").status_code == 200
    yield address
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory):
    """Where the server puts what it needs for a moment."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="session")
def guarded(marked, provider, scratch, tmp_path_factory):
    """The address of a server over the marked documents that asks for a login."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        with with_login(marked, provider, tmp_path_factory.mktemp("server")) as address:
            yield address


@contextmanager
def with_login(data, provider, folder, more="", public=None):
    """A server that asks for a login; gives its address.

    Args:
        data: The data folder.
        provider: Address of the OpenID Connect server.
        folder: Where it runs, writes its log, and has its access file.
        more: Tables of the access file beside [auth] and [people].
        public: The address under which people reach it; None for its own.
    """
    port = free_port()
    access = folder / "access.toml"
    people = "".join(f'"{mail}" = "{ceiling}"\n' for mail, ceiling in PEOPLE.values())
    access.write_text(f"""[auth]
redirect_uri = "{public or f"http://127.0.0.1:{port}"}/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 4}"
client_id = "atlas"
client_secret = "hush"
server_metadata_url = "{provider}/.well-known/openid-configuration"
[people]
"{ADDER}" = {{ ceiling = "S", may_add = true }}
{people}{more}""")
    access.chmod(0o600)
    with served(data, folder, port, "--access", str(access)) as address:
        yield address


class Browser:
    """A browser without a window: its cookies, and what it read."""

    def __init__(self, address):
        self.address = address
        self.client = httpx2.Client(trust_env=False, timeout=60)

    def get(self, path, **headers):
        return self.client.get(f"{self.address}{path}", headers={"accept": "text/html", **headers})

    def sign_in(self, name):
        """Goes the way of the login at the provider, and gives the last answer."""
        asked = self.client.get(f"{self.address}/login", follow_redirects=True)
        assert "Authorize Client" in asked.text, asked.text
        answer = self.client.post(str(asked.url), data={"sub": name})
        while answer.is_redirect:
            answer = self.client.get(answer.next_request.url)
        return answer

    @property
    def cookies(self):
        self.client.get(f"{self.address}/_stcore/health")
        return {cookie.name: cookie.value for cookie in self.client.cookies.jar}

    def wire(self, **told):
        return Wire(self.address, {"cookies": self.cookies, **told}["cookies"], told.get("origin"))


@pytest.fixture
def browser(guarded):
    """Makes browsers; each is somebody else's."""
    made = []

    def make(name=None):
        made.append(Browser(guarded))
        if name:
            answer = made[-1].sign_in(name)
            assert answer.status_code == 200, answer.text
        return made[-1]

    yield make
    for one in made:
        one.client.close()


def said_by(marked):
    """The lines of the audit log."""
    path = marked / "audit.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
