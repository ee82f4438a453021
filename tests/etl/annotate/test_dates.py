from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.dates import annotate
from etl.document import DateMention, Document, Passage


def dates_of(text: str, own: date | None = date(2006, 9, 1), kind: str = "news"):
    document = Document(
        "id", "path", "hash", "text", kind=kind, date=own, date_precision="day" if own else None
    )
    return annotate([Passage(0, text, 0, len(text))], document)[0]


def said(mention: DateMention) -> str:
    if mention.first == mention.last:
        return mention.first.isoformat()
    return f"{mention.first.isoformat()}/{mention.last.isoformat()}"


ABSOLUTE = [
    ("on August 28, 2006, both", "2006-08-28", "day", "point"),
    ("on 9 September 2003 it", "2003-09-09", "day", "point"),
    ("the 9th of September, 2003", "2003-09-09", "day", "point"),
    ("dated 2004-06-09", "2004-06-09", "day", "point"),
    ("at 010725Z SEP 06", "2006-09-01", "day", "point"),
    ("ON JUNE 16, 2005 THE", "2005-06-16", "day", "point"),
    ("Thursday, 24 May 2012", "2012-05-24", "day", "point"),
    ("on 14.12.2007 in", "2007-12-14", "day", "point"),
    ("in March 2005", "2005-03-01/2005-03-31", "month", "point"),
    ("in late March 2005", "2005-03-21/2005-03-31", "month", "point"),
    ("in late 2018", "2018-09-01/2018-12-31", "year", "point"),
    ("at the end of 2009", "2009-12-01/2009-12-31", "year", "point"),
    ("in the first week of September 2010", "2010-09-01/2010-09-07", "month", "point"),
    ("in the first quarter of 2006", "2006-01-01/2006-03-31", "year", "point"),
    ("In the first five months of 2003 they", "2003-01-01/2003-05-31", "year", "point"),
    ("in the last 2 months of 2004", "2004-11-01/2004-12-31", "year", "point"),
    ("in the second half of 2010", "2010-07-01/2010-12-31", "year", "point"),
    ("Q3 2011", "2011-07-01/2011-09-30", "year", "point"),
    ("in 2002, they", "2002-01-01/2002-12-31", "year", "point"),
    ("Law No. 5/2005 carries", "2005-01-01/2005-12-31", "year", "point"),
    ("in FY03", "2002-10-01/2003-09-30", "year", "period"),
    ("from 2004 to 2006", "2004-01-01/2006-12-31", "year", "period"),
    ("a plan (2019-2022)", "2019-01-01/2022-12-31", "year", "period"),
    ("in 1998-99", "1998-01-01/1999-12-31", "year", "period"),
    ("January to March 2006", "2006-01-01/2006-03-31", "month", "period"),
    ("October 2004 to March 2005", "2004-10-01/2005-03-31", "month", "period"),
    ("October 27-29, 2004", "2004-10-27/2004-10-29", "day", "range"),
    ("12 - 14 September 2018", "2018-09-12/2018-09-14", "day", "range"),
    ("from 30 September to 2 October 2014", "2014-09-30/2014-10-02", "day", "range"),
    ("between May 3, 2004 and May 5, 2004", "2004-05-03/2004-05-05", "day", "range"),
]


@pytest.mark.parametrize(("text", "meaning", "precision", "role"), ABSOLUTE)
def test_a_date_with_its_year_means_the_same_whatever_the_document(text, meaning, precision, role):
    for own in (date(2006, 9, 1), None):
        (mention,) = dates_of(text, own)
        assert (said(mention), mention.precision, mention.role) == (meaning, precision, role)


RELATIVE = [
    ("met yesterday in", "2006-08-31", "day"),
    ("the day before yesterday", "2006-08-30", "day"),
    ("tomorrow", "2006-09-02", "day"),
    ("they met on Monday", "2006-08-28", "day"),
    ("they met on Monday (August 14)", "2006-08-14", "day"),
    ("they will meet on Monday", "2006-09-04", "day"),
    ("will be tried, he said on Monday", "2006-08-28", "day"),
    ("last Friday", "2006-08-25", "day"),
    ("earlier this year", "2006-01-01/2006-09-01", "year"),
    ("in the first seven months of the year", "2006-01-01/2006-07-31", "year"),
    ("earlier this month", "2006-08-01/2006-09-01", "month"),
    ("last year", "2005-01-01/2005-12-31", "year"),
    ("next month", "2006-10-01/2006-10-31", "month"),
    ("last October", "2005-10-01/2005-10-31", "month"),
    ("next June", "2007-06-01/2007-06-30", "month"),
    ("on June 1", "2006-06-01", "day"),
    ("it opened in November", "2005-11-01/2005-11-30", "month"),
    ("it will open in November", "2006-11-01/2006-11-30", "month"),
    ("on 7 and 8 August", "2006-08-07/2006-08-08", "day"),
    ("July and August", "2006-07-01/2006-08-31", "month"),
    ("two months ago", "2006-07-01/2006-07-31", "month"),
    ("in the last two years", "2004-09-01/2006-09-01", "year"),
    ("over the past three to five years", "2001-09-01/2006-09-01", "year"),
    ("since January", "2006-01-01/2006-09-01", "month"),
    ("on the 18th of this month", "2006-09-18", "day"),
]


def test_a_day_of_the_week_beside_a_day_is_that_day():
    (mention,) = dates_of("they met on Monday, 14 August 2006", date(2006, 9, 1))
    assert said(mention) == "2006-08-14"


def test_the_year_in_which_a_span_begins_is_not_that_of_later_days():
    *_, day = dates_of("in office from 2003 until last month, he came on August 14")
    assert said(day) == "2006-08-14"


@pytest.mark.parametrize(("text", "meaning", "precision"), RELATIVE)
def test_a_relative_date_is_resolved_against_the_document(text, meaning, precision):
    (mention,) = dates_of(text)
    assert (said(mention), mention.precision, mention.relative) == (meaning, precision, True)


@pytest.mark.parametrize("text", ["met yesterday", "on Monday", "last year", "on June 1"])
def test_what_is_relative_stays_unmarked_in_a_document_without_a_date(text):
    assert dates_of(text, None) == []


def test_a_day_without_year_takes_the_year_that_was_spoken_of():
    found = dates_of("It met twice in 2001, on May 17 in Tokyo and on December 3 in Bangkok.", None)
    assert [said(m) for m in found][1:] == ["2001-05-17", "2001-12-03"]


def test_the_previous_day_follows_the_date_before_it():
    found = dates_of("signed on November 3, 2010. It had opened the previous day.", None)
    assert said(found[1]) == "2010-11-02"


NO_DATES = [
    "He may march on.",
    "they march in step",
    "2000 women were counted",
    "it costs $2000 or USD 1999",
    "see para 2004",
    "1,463 kilometres and 2,004 cases",
    "August Smith and May Lin",
    "the 13th AMMTC",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_looks_like_a_date_and_is_none(text):
    assert dates_of(text) == []


def test_a_count_after_a_month_is_not_its_day():
    (mention,) = dates_of("In June 11 of their countrymen fled.")
    assert (mention.surface, mention.precision) == ("June", "month")


def test_slashed_dates_follow_the_custom_of_the_document():
    assert said(dates_of("on 01/02/2014")[0]) == "2014-02-01"
    assert said(dates_of("on 01/02/2014", kind="cable")[0]) == "2014-01-02"
    assert [said(m) for m in dates_of("on 01/02/2014 and 01/31/2014")][0] == "2014-01-02"


def test_january_looks_back_to_november():
    assert said(dates_of("seven were freed in November", date(2005, 1, 10))[0]).startswith(
        "2004-11"
    )


def test_furniture_and_headers_hold_no_dates():
    document = Document("id", "path", "hash", "text", date=date(2006, 9, 1))
    passages = [
        Passage(0, "R 010725Z SEP 06", 0, 16, part="header"),
        Passage(1, "June 1, 2006", 17, 29, part="furniture", furniture=True),
    ]
    assert annotate(passages, document) == [[], []]


WORDS = (
    "may March MAY 31 June 30 February 29 2004 2005 0 99 / - – . , the of last next week month "
    "year two ten ago since from to between and late first quarter FY 1/2 Q4 yesterday Monday ( ) "
    "00 13/13/2013 2004-02-31 spring today before after earlier this decades 9999 [ ] 's"
)
PIECES = st.sampled_from(WORDS.split())
WILD = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))
OWN = st.one_of(st.none(), st.dates())


@given(WILD, OWN)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_valid_spans_in_order_and_never_raises(text, own):
    end = 0
    for mention in dates_of(text, own):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert mention.first <= mention.last
        end = mention.end


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("The commission, set up by a 2003 law, met on June 30.", date(2005, 9, 1), "2005-06-30"),
        ("It opened in 1992 and is to meet again on October 3.", date(2005, 9, 1), "2005-10-03"),
        ("In 2003 the commission met on June 30.", date(2005, 9, 1), "2003-06-30"),
        ("HANOI, May 17 - Officials on Thursday spoke.", date(2018, 5, 17), "2018-05-17"),
        ("Burma offered to host a course in August.", date(2008, 4, 1), "2008-08-01/2008-08-31"),
    ],
)
def test_a_day_without_a_year_takes_it_from_a_frame_only(text, own, expected):
    assert said(dates_of(text, own)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 22 March the Governor received guests.", "2018-03-22"),
        ("On 2 March the ministers of both countries are to meet.", "2019-03-02"),
    ],
)
def test_the_verb_after_a_date_tells_its_year_where_none_is_before(text, day):
    (found,) = dates_of(text, date(2018, 12, 28))
    assert said(found) == day


def test_years_of_another_calendar_are_no_dates():
    marks = dates_of("Under the Act, 2064, of Nepal, in force since 2007, he was charged.")
    assert [mark.first.year for mark in marks] == [2007]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Act B.E. 2549 forbids it.", "2006-01-01/2006-12-31"),
        ("In 2062 B.S. forty girls came home.", "2005-04-14/2006-04-13"),
        ("In fiscal year 2062/63 forty girls came home.", "2005-07-16/2006-07-15"),
    ],
)
def test_years_of_named_calendars_are_converted(text, expected):
    assert [said(mark) for mark in dates_of(text)] == [expected]


def test_a_year_that_its_text_converts_is_told_once():
    assert [said(m) for m in dates_of("the Act B.E. 2548 (2005)")] == ["2005-01-01/2005-12-31"]


def test_plans_reach_decades_ahead():
    assert dates_of("The plan ends in 2030.")[0].first.year == 2030


def test_what_is_told_as_done_lies_before_its_text():
    own = date(2002, 11, 19)
    (signed,) = dates_of("Nepal signed the convention in Kathmandu on January 5.", own=own)
    assert signed.first == date(2002, 1, 5)
    (agreed,) = dates_of("The two agreed to meet again on January 5.", own=own)
    assert agreed.first == date(2003, 1, 5)
    (held,) = dates_of("It is signed when the summit is held on January 4.", own=own)
    assert held.first == date(2003, 1, 4)


def test_a_month_named_as_the_documents_own_has_passed_by_its_end():
    document = Document(
        "id", "path", "hash", "text", kind="news", date=date(2014, 9, 1), date_precision="month"
    )
    text = "A committee met in Nairobi on 24 September."
    assert annotate([Passage(0, text, 0, len(text))], document)[0][0].first == date(2014, 9, 24)


def test_without_a_date_of_its_own_a_day_takes_no_year_from_another_paragraph():
    texts = ("The group was formed in 2007.", "A seminar was held on May 14.")
    document = Document("id", "path", "hash", "text", kind="cable")
    marks = annotate([Passage(n, text, 0, len(text)) for n, text in enumerate(texts)], document)
    assert [len(found) for found in marks] == [1, 0]


def test_without_a_date_of_its_own_a_text_was_written_after_the_years_it_tells_of():
    texts = (
        "The MOU was signed in July 2005.",
        "In 2007 the centre took in 262 people.",
        "The plan is to close it in 2010.",
        "Officials met on May 14 and will meet again on August 6.",
    )
    document = Document("id", "path", "hash", "text", kind="cable")
    marks = annotate([Passage(n, text, 0, len(text)) for n, text in enumerate(texts)], document)
    assert [mark.first for mark in marks[-1]] == [date(2007, 5, 14), date(2008, 8, 6)]


def test_in_a_text_of_which_only_the_year_is_known_plans_lie_ahead_and_what_was_behind():
    texts = (
        "Officials met on November 16 and on December 2.",
        "They will meet again in February.",
    )
    document = Document(
        *("id", "path", "hash", "text"),
        kind="cable",
        date=date(2005, 1, 1),
        date_precision="year",
        date_basis="derived",
    )
    marks = annotate([Passage(n, text, 0, len(text)) for n, text in enumerate(texts)], document)
    assert [mark.first for found in marks for mark in found] == [
        date(2005, 11, 16),
        date(2005, 12, 2),
        date(2006, 2, 1),
    ]


def test_a_day_right_before_the_document_has_its_year_behind_that_of_another_clause():
    own = date(2014, 1, 27)
    text = "Cases fell from 120 in 2012 to 102, the police said at a review on January 20."
    assert dates_of(text, own=own)[-1].first == date(2014, 1, 20)
    text = "In 2012 the office opened and on January 20 a unit followed."
    assert dates_of(text, own=own)[-1].first == date(2012, 1, 20)
