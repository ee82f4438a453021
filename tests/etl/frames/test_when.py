"""Dates that say when something happened, and dates of other things."""

import re
from datetime import date

import pytest

from etl.document import DateMention
from etl.frames.when import told_by

WRITTEN = date(2011, 7, 27)


def told(text, at="women"):
    """What the first year of a text says of the time of a word, as first and last day."""
    year = re.search(r"(?:since )?((?:19|20)\d\d)", text)
    assert year is not None
    first, last = date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    if year[0].startswith("since"):
        last = WRITTEN
    mark = DateMention(*year.span(), year[0], first, last, "year")
    found = told_by(mark, text.index(at), text, WRITTEN)
    return (found.first.year, found.last) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Courts tried the sellers of 12 women under the Anti-Trafficking Act of 2008.",
        "Courts tried the sellers of 12 women under the Human Traffic (Control) Act, 2007.",
        "The two sides sent home 12 women under their 2003 memorandum of understanding.",
        "The grant for 40 women will end in 2012.",
        "In the three years to 2013 police freed 74 women.",
        "The unit, set up in 2009, freed 12 women.",
        "The unit found 12 women, fewer than in any year since 2004.",
        "PAKSE, Champasak, Aug. 2004 (Southern Wire) -- The women were paid once.",
        '"Southern Weekly" (2007) wrote of the women.',
        "In all 231 women were found (868 in 2009).",
    ],
)
def test_dates_of_laws_datelines_papers_ends_and_other_numbers_tell_no_time(text):
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Police freed 12 women in 2006.",
        "Police freed 12 women (2006).",
        "By the end of 2006 police had freed 12 women.",
        "In 2006 police -- and the army -- freed 12 women.",
    ],
)
def test_a_date_told_of_what_happened_is_kept(text):
    assert told(text) == (2006, date(2006, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Police have freed 12 women since a campaign against the trade was launched in 2009.",
        "The shelter opened in 2009 and has since housed 54 women.",
        "Police have freed 12 women since 2009.",
    ],
)
def test_what_began_since_a_date_lasts_to_the_documents_own(text):
    assert told(text) == (2009, WRITTEN)


def test_without_a_date_of_the_document_what_began_has_no_end_to_tell():
    text = "Police have freed 12 women since the campaign began in 2009."
    mark = DateMention(
        text.index("2009"), len(text) - 1, "2009", date(2009, 1, 1), date(2009, 12, 31), "year"
    )
    assert told_by(mark, text.index("women"), text, None) is None
