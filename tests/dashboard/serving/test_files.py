"""Files for download: one login's are no other's, have addresses of their own, and expire."""

import pytest
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

from dashboard.login import present
from dashboard.login.sessions import Sessions
from dashboard.login.settings import Person
from dashboard.serving import files


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(clock):
    return files.OwnedFiles("/media", clock)


@pytest.fixture
def logins():
    """Two logins; the request at hand is one's after present.enter."""
    sessions = Sessions(60, 600)
    present.require(sessions)
    yield [sessions.open(Person(name, "C"))[1] for name in ("anna", "ben")] + [sessions]
    present.require(None)
    present.enter(None)


def keep(kept, kind=MediaFileKind.DOWNLOADABLE):
    return kept.load_and_get_id(b"a,b\n", "text/csv", kind, "table.csv")


def test_the_local_analyst_gets_the_file(kept):
    name = keep(kept)
    assert kept.get_file(f"{name}.csv").content == b"a,b\n"
    assert kept.get_url(name) == f"/media/{name}.csv"


def test_a_file_is_given_to_its_owner_alone(kept, logins):
    anna, ben, _ = logins
    present.enter(anna)
    name = keep(kept)
    assert kept.get_file(f"{name}.csv").content == b"a,b\n"
    for other in (ben, None):
        present.enter(other)
        with pytest.raises(MediaFileStorageError):
            kept.get_file(f"{name}.csv")


def test_the_same_content_has_another_address_for_another(kept, logins):
    names = []
    for login in logins[:2]:
        present.enter(login)
        names.append(keep(kept))
    assert names[0] != names[1]
    assert kept.get_file(names[1])


def test_the_address_cannot_be_reckoned_from_the_content(clock):
    assert keep(files.OwnedFiles("/media", clock)) != keep(files.OwnedFiles("/media", clock))


def test_a_file_goes_with_the_session(kept, logins):
    anna, _, sessions = logins
    present.enter(anna)
    name = keep(kept)
    sessions.end(anna)
    with pytest.raises(MediaFileStorageError):
        kept.get_file(name)


def test_a_download_expires_and_is_good_again_when_offered_again(kept, clock):
    name = keep(kept)
    clock.now = files.LASTS
    assert kept.get_file(name)
    clock.now = files.LASTS + 1
    with pytest.raises(MediaFileStorageError):
        kept.get_file(name)
    assert keep(kept) == name
    assert kept.get_file(name)


def test_a_picture_on_a_page_stays_as_long_as_the_page(kept, clock):
    name = keep(kept, MediaFileKind.MEDIA)
    clock.now = files.LASTS * 9
    assert kept.get_file(name)


def test_what_is_forgotten_leaves_nothing(kept):
    name = keep(kept)
    kept.delete_file(name)
    kept.delete_file("never")
    assert (kept._owned, kept._files_by_id) == ({}, {})
