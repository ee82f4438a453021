"""What all tests share: where a browser is required, a test that skips for want of one fails."""

import os

import pytest
from hypothesis import settings

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
