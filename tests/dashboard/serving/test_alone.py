"""The server of one analyst: names and pages of others get nothing from it."""

import httpx2
import pytest
from websockets.exceptions import InvalidStatus

from tests.served import free_port, served
from tests.wire import Wire

pytestmark = pytest.mark.thorough
EVIL = "http://evil.example"


@pytest.fixture(scope="module")
def address(built, tmp_path_factory):
    with served(built, tmp_path_factory.mktemp("alone"), free_port()) as started:
        yield started


def get(address, path, **headers):
    with httpx2.Client(trust_env=False, timeout=60) as client:
        return client.get(f"{address}{path}", headers=headers)


def test_a_name_that_was_bent_to_this_machine_gets_no_page(address):
    assert get(address, "/").status_code == 200
    assert get(address, "/", host="evil.example").status_code == 400


def test_pages_of_others_read_nothing_and_open_no_websocket(address):
    answer = get(address, "/", origin=EVIL)
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    with pytest.raises(InvalidStatus), Wire(address, origin=EVIL):
        pass
    with Wire(address) as wire:
        wire.open("overview")


def test_pages_of_others_send_no_files(address):
    with httpx2.Client(trust_env=False) as client:
        answer = client.put(
            f"{address}/_stcore/upload_file/a/b",
            files={"file": ("a.txt", b"words")},
            headers={"origin": EVIL},
        )
    assert answer.status_code == 403
