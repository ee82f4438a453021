"""A report as an analyst makes it: exhibits added on the pages, put in order, saved, exported."""

import re

import pypdf
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def go(visit, page):
    """Goes to a page by the way that a user takes: a reload would begin the report anew."""
    visit.page.get_by_role("link", name=page).first.click()
    visit.page.wait_for_url(re.compile(page.lower()))
    visit.page.get_by_role("heading", level=1, name=page).wait_for()
    visit.ready()


def add_chart(visit, number):
    """Adds the first chart of the page to the report, where it is exhibit `number`."""
    visit.page.get_by_role("button", name="Export").first.click()
    visit.page.get_by_role("button", name="Add chart to report").first.click()
    visit.page.get_by_text(f"Added to the report as exhibit {number}").wait_for()
    visit.page.keyboard.press("Escape")


def type_into(visit, label, words):
    field = visit.page.get_by_label(label).first
    field.fill(words)
    field.press("Tab")


@pytest.fixture
def report(visit):
    """The Report page with the chart of flows and, first, the captioned one of meetings."""
    visit.open("flows")
    add_chart(visit, 1)
    go(visit, "Timeline")
    add_chart(visit, 2)
    go(visit, "Report")
    second = visit.page.get_by_text(re.compile(r"^2\. ")).first.inner_text()
    visit.page.get_by_role("button", name="Down").first.click()
    visit.page.get_by_text(second.replace("2. ", "1. ", 1)).wait_for()
    type_into(visit, "Caption", "Who met, and when")
    visit.page.get_by_text("1. Who met, and when").wait_for()
    return visit


def test_a_saved_report_is_opened_again_as_it_was(report):
    page = report.page
    type_into(report, "Saved as", "Border paper")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved as Border paper").wait_for()
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_text("The report is empty").wait_for()
    page.get_by_role("combobox", name=re.compile("Saved reports")).click()
    page.get_by_role("option", name="Border paper").click()
    page.get_by_test_id("stBaseButton-secondary").filter(has_text="Open").click()
    page.get_by_text("1. Who met, and when").wait_for()


def test_the_file_holds_what_the_page_shows(report):
    report.page.get_by_role("button", name=re.compile("PDF")).first.click()
    save = report.page.get_by_text(re.compile("Save PDF"))
    save.wait_for(timeout=120_000)
    with report.page.expect_download() as started:
        save.click()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(started.value.path()).pages)
    assert "Who met, and when" in text
    assert "Exhibit 2" in text


def test_an_export_is_stopped_and_the_report_stays(report):
    page = report.page
    page.get_by_role("button", name=re.compile("PDF")).first.click()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped: no file was made").wait_for()
    page.get_by_text("1. Who met, and when").wait_for()
    assert not page.get_by_text(re.compile("Save PDF")).count()
