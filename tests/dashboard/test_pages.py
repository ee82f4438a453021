"""Every page found in the folder, drawn from the seeds."""

from pathlib import Path

import pytest

from dashboard import screens
from etl.read import open_snapshot
from tests.dashboard.visits import visited

pytestmark = pytest.mark.usefixtures("served")

MODULES = {module.PAGE.path: module for module in screens.modules()}


@pytest.mark.parametrize("path", MODULES)
def test_a_page_is_drawn_without_an_error(path):
    app = visited(path)
    assert app.title[0].value == MODULES[path].PAGE.title
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("path", MODULES)
def test_a_page_is_drawn_where_the_filters_keep_little(path):
    app = visited(path, country=["Cambodia"], role="Transit", undated="false")
    assert not app.exception
    assert not app.error


def test_pages_have_paths_orders_and_titles_of_their_own():
    for name in ("path", "order", "title"):
        values = [getattr(module.PAGE, name) for module in MODULES.values()]
        assert len(set(values)) == len(values)


def test_no_folder_beside_the_app_makes_streamlit_navigate_by_itself():
    assert not (Path(screens.__file__).parents[1] / "pages").exists()


def test_pages_are_thin():
    for module in MODULES.values():
        assert len(Path(module.__file__).read_text().splitlines()) < 100


def test_the_filters_of_the_address_are_set():
    app = visited("figures", country=["Vietnam"], role="Origin", undated="false")
    assert app.multiselect(key="country").value == ["VN"]
    assert app.selectbox(key="role").value == "origin"
    assert app.checkbox(key="undated").value is False
    assert not app.warning


def test_enter_behind_a_name_chooses_that_alone():
    assert visited().multiselect(key="country").proto.select_all == 0


def test_unknown_values_of_the_address_are_dropped_with_a_notice():
    app = visited(country=["Vietnam", "Atlantis"], role="king")
    assert app.multiselect(key="country").value == ["VN"]
    assert "Atlantis" in app.warning[0].value
    assert "king" in app.warning[0].value


def test_clearing_the_filters_sets_all_of_them_back():
    app = visited("figures", country=["Vietnam"], undated="false")
    next(button for button in app.button if button.label == "Clear filters").click().run()
    assert app.multiselect(key="country").value == []
    assert app.checkbox(key="undated").value is True


def test_an_empty_page_says_why_and_what_to_change():
    app = visited("timeline", country=["Australia"], role="Origin", undated="false")
    said = app.info[0].value
    assert "No meetings or agreements match" in said
    assert "Australia as origin" in said
    assert "Take out a country" in said


def test_the_overview_counts_documents_claims_and_facts_apart(built):
    snapshot = open_snapshot(built)
    app = visited()
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Documents"] == str(snapshot.rows("documents"))
    assert int(shown["Facts"]) <= int(shown["Claims"])


def test_a_page_that_fails_says_so_with_a_number_and_no_traceback(monkeypatch):
    def fail(view):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(MODULES["about"], "show", fail)
    app = visited("about")
    assert "could not be drawn (error " in app.error[0].value
    assert "secret" not in app.error[0].value


def test_without_tables_the_app_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setenv("TIP_ATLAS_DATA", str(tmp_path))
    assert "tip-atlas build" in visited().error[0].value
