"""Agreements and actors as an analyst meets them: every row, square and tie leads to sentences."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def read_evidence(visit, address):
    """Waits for the sentences of the selected mark; the address has the mark."""
    visit.page.wait_for_url(re.compile(address))
    card = visit.page.locator("article.evidence").first
    card.wait_for()
    return card.locator("mark.claim").first.inner_text()


def signs(visit, chart):
    """The marks of a chart, whatever other charts the page has."""
    return visit.page.locator(f".st-key-{chart}-chart .points path")


def test_a_row_of_the_ledger_leads_to_the_sentence_of_the_agreement(visit):
    visit.open("agreements")
    table = visit.page.locator(".stDataFrame").first
    table.wait_for()
    table.click(position={"x": 15, "y": 55})
    assert read_evidence(visit, "mark=agreements~fact_id")


def test_a_square_of_the_matrix_leads_to_who_is_responsible(visit):
    visit.open("actors")
    signs(visit, "responsibilities").first.click(force=True)
    assert read_evidence(visit, "mark=roles~actor_id")


@pytest.mark.parametrize("visit", [(420, "dark")], indirect=True)
def test_the_network_of_an_address_opens_narrow_and_a_tie_leads_to_its_meetings(visit):
    visit.open("actors?as=network&ties=met")
    signs(visit, "network").last.wait_for()
    main = visit.page.locator(".stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1
    table = visit.page.locator(".stDataFrame").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 55})
    assert read_evidence(visit, r"as=network.*mark=meetings~participants")


def test_a_sign_on_a_line_of_the_network_leads_to_who_pays_whom(visit):
    visit.open("actors?as=network&ties=funds")
    signs(visit, "network").nth(1).click(force=True)
    assert read_evidence(visit, "mark=programmes~funders")
