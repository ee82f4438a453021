"""What all tests share: where a browser is required, a test that skips for want of one fails."""

import os
import uuid

import pytest
from hypothesis import settings

from tests.bucket import leading_to, s3_server

settings.register_profile("atlas", deadline=None)  # a slow machine is no fault of the code
settings.load_profile("atlas")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Turns the skip of a browser test into a failure where TIP_ATLAS_REQUIRE_BROWSER is 1."""
    report = yield
    required = os.environ.get("TIP_ATLAS_REQUIRE_BROWSER") == "1"
    if required and report.skipped and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though browser tests are required: {call.excinfo}"
    return report


@pytest.fixture(scope="session")
def _s3():
    """An S3 server that the library finds for as long as tests run, as it keeps its connections."""
    for package in ("s3fs", "upath", "moto"):
        pytest.importorskip(package, reason=f"{package} is not installed: it needs `.[test]`")
    with s3_server() as address, leading_to(address):
        yield


@pytest.fixture
def bucket(_s3):
    """The address of an empty bucket."""
    from upath import UPath

    made = UPath(f"s3://tests-{uuid.uuid4().hex}")
    made.mkdir()
    return made
