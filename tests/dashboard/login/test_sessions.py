"""Sessions: found by the browser's secret until they are left alone, too old or ended."""

import pytest

from dashboard.login.sessions import Sessions
from dashboard.login.settings import Person

ANNA = Person("anna@example.org", "C")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sessions(clock):
    return Sessions(idle=60, longest=600, clock=clock)


def test_a_session_is_found_by_its_secret_alone(sessions):
    secret, session = sessions.open(ANNA)
    assert sessions.find(secret) is session
    assert sessions.by_id(session.id) is session
    assert [sessions.find(other) for other in (session.id, "", None, f"{secret}x")] == [None] * 4


def test_each_login_has_a_secret_of_its_own(sessions):
    assert len({sessions.open(ANNA)[0] for _ in range(5)}) == 5


def test_a_session_ends_when_nothing_is_done(sessions, clock):
    secret, session = sessions.open(ANNA)
    clock.now = 59
    sessions.use(session)
    clock.now = 118
    assert sessions.find(secret) is session
    clock.now = 119
    assert sessions.find(secret) is None
    assert sessions.by_id(session.id) is None


def test_a_session_ends_however_much_is_done(sessions, clock):
    secret, session = sessions.open(ANNA)
    for clock.now in range(0, 600, 50):
        sessions.use(session)
    clock.now = 599
    sessions.use(session)
    assert sessions.left(session) == 1
    clock.now = 600
    assert sessions.find(secret) is None


def test_an_ended_session_opens_nothing_and_others_stay(sessions):
    first, session = sessions.open(ANNA)
    second, other = sessions.open(ANNA)
    sessions.end(session)
    assert (sessions.find(first), sessions.find(second)) == (None, other)
    assert sessions.left(session) == 0
    assert session.ended.is_set()


def test_sessions_that_are_over_are_forgotten(sessions, clock):
    for _ in range(3):
        sessions.open(ANNA)
    clock.now = 1000
    sessions.open(ANNA)
    assert len(sessions._open) == 1
