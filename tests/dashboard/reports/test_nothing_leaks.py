"""Nothing marked above a report's ceiling, and no private name, is in any file of it, anywhere."""

import shutil

import pytest

from dashboard.exports import images
from dashboard.reports import FORMATS, export
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Report
from tests.dashboard.reports.canaries import (
    ABOVE,
    PRIVATE,
    canaries,
    every_item,
    everything,
    found,
)

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with"),
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """One report of all that there is, as low and as high as it can be."""
    snapshot = canaries(tmp_path_factory.mktemp("leaks"))
    items = every_item(snapshot)
    plans = {
        "low": Report("All of it", ceiling="U", items=items),
        "high": Report("All of it", ceiling="S", names=True, items=items),
    }
    yield {name: assemble(plan, snapshot, "S") for name, plan in plans.items()}
    images.RENDERER.close()


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_above_the_ceiling_and_private_names_are_in_no_part_of_a_file(papers, name):
    low, high = (everything(export(papers[which], name)) for which in ("low", "high"))
    assert found((*ABOVE, *PRIVATE), low) == []
    # Each of them is in the file of who may see all: it would have been found.
    assert found((*ABOVE, *PRIVATE), high) == [*ABOVE, *PRIVATE]
    assert found(["markedaboveunclassifiedleftout"], low)
