"""News, press releases and reports: head, text, tail and furniture."""

import datetime as dt

import pytest

from etl.document import Document
from etl.layouts import lay_out

PROSE = (
    "Police in the northern province said on Tuesday that they had freed four women from a house "
    "near the river, where they had been held since January."
)
MORE = (
    "The women, aged between 18 and 24, told officers that they had been promised work in a shop. "
    "Two suspects were arrested."
)


def laid_out(*paragraphs):
    return lay_out(Document("d", "d.txt", "0", "txt", text="\n\n".join(paragraphs)))


def shown(document):
    return [one.text for one in document.passages if not one.furniture and one.part == "body"]


def date_of(document):
    if document.date is None:
        return None
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[document.date_precision]
    return document.date.strftime(form)


def test_a_story_with_masthead_menu_byline_and_dateline():
    document = laid_out(
        "THE RIVER HERALD\nHome | National | Business | Sport\n[Advertisement]",
        "NATIONAL",
        "Four women freed from house by the river",
        "By Somchai Boonmee",
        f"LANG SON, Vietnam, Aug. 19, 2004 (Delta Wire) -- {PROSE}",
        MORE,
    )
    assert document.kind == "news"
    assert document.title == "Four women freed from house by the river"
    assert document.publisher == "The River Herald"
    assert document.date == dt.date(2004, 8, 19)
    assert len(shown(document)) == 2
    assert [one.part for one in document.passages if one.text == "NATIONAL"] == ["header"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Wednesday, September 19, 2007", "2007-09-19"),
        ("Publication date 09 December 2022 | 21:14 ICT", "2022-12-09"),
        ("Tue. 18 Oct 2011, 6 p.m.", "2011-10-18"),
        ("Published: May 15, 2019 22:48", "2019-05-15"),
        ("21-08-2011", "2011-08-21"),
        ("2019-03-06 20:14:51", "2019-03-06"),
        ("Thứ Ba 05/08/2014", "2014-08-05"),
        ("4th June 2024", "2024-06-04"),
        ("Langkawi, 12 - 14 September 2018", "2018-09-14"),
        ("Update: May, 17/2012 - 08:30", "2012-05-17"),
        ("March 2004", "2004-03"),
    ],
)
def test_dates_of_heads(line, date):
    assert date_of(laid_out("Four women freed", line, PROSE, MORE)) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Source: Mekong Times\nMay 11, 2013", "2013-05-11"),
        ("Published 5 July 2012", "2012-07-05"),
        ("River Weekly, 8 April 2014", "2014-04-08"),
        ("(July 25, 2010)", "2010-07-25"),
    ],
)
def test_dates_of_tails(line, date):
    document = laid_out("Four women freed", PROSE, MORE, line)
    assert date_of(document) == date
    assert line not in shown(document)


def test_an_undated_story_stays_undated():
    document = laid_out("Four women freed", PROSE, "The law was passed on 5 May 2010, she said.")
    assert (document.date, document.date_basis) == (None, None)


def test_a_story_without_headline_has_no_title():
    document = laid_out(PROSE, MORE)
    assert document.title is None
    assert shown(document) == [PROSE, MORE]


def test_a_dateline_that_stands_alone_is_read_like_the_text():
    document = laid_out("Four women freed", "SAMUT SAKHON, Wednesday, September 19, 2007", PROSE)
    assert "SAMUT SAKHON, Wednesday, September 19, 2007" in shown(document)


def test_repeated_title_and_captions_are_furniture():
    caption = "Minister Sok Dara speaks outside a hotel in the capital yesterday"
    document = laid_out(
        "Logo of River Post - Four women freed from house",
        "Four women freed from house",
        f"{caption}\n{caption} morning. Vann Rith",
        "Four women freed from house",
        PROSE,
    )
    assert document.title == "Four women freed from house"
    assert sum(one.text == document.title and not one.furniture for one in document.passages) == 1
    assert shown(document) == [PROSE]


BOXES = [
    "MOST VIEWED\n• Twelve sold to Malaysia\n• Rice exports rise",
    "Related stories\nTwelve sold to Malaysia\nRice exports rise",
    "You may also like\n\nTwelve sold to Malaysia\n\nRice exports rise",
    "▼ Readers also liked ▼\n> Twelve sold to Malaysia",
    "MORE FROM POLICE & COURTS\n* Twelve sold to Malaysia",
    "Tin liên quan\n» Twelve sold to Malaysia",
    "READ MORE: Twelve sold to Malaysia",
    "INSIDE\nTwelve sold to Malaysia - p. 3",
]


@pytest.mark.parametrize("box", BOXES)
def test_the_items_under_a_boxs_heading_go_with_it(box):
    document = laid_out("Four women freed", PROSE, MORE, box)
    assert shown(document) == [PROSE, MORE]
    assert any(one.furniture and "Malaysia" in one.text for one in document.passages)


@pytest.mark.parametrize("box", BOXES)
def test_the_story_goes_on_below_a_box(box):
    document = laid_out("Four women freed", PROSE, box, PROSE + " " + MORE)
    assert shown(document) == [PROSE, PROSE + " " + MORE]


def test_teasers_in_a_box_are_furniture():
    document = laid_out(
        "Four women freed",
        MORE,
        "MOST VIEWED",
        "  • Twelve sold to Malaysia",
        "    " + PROSE,
        "  • Rice exports rise",
        "    " + PROSE,
    )
    assert shown(document) == [MORE]


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your experience.  ACCEPT ALL | MANAGE",
        "© 2022, The Tonle Courier Co., Ltd.",
        "Get the morning edition in your inbox: 45,000 readers already do.",
        "Share",
        "Comments (3)   Sort by: Newest",
        "Home   Kingdom   Region   Business   Sport   ePaper",
        "[Trang chủ] [Thời sự] [Pháp luật] [Kinh tế]",
        "You have read 2 of 5 free articles",
        "Subscribe now: 4 weeks for $1",
        "About us - Contact - RSS",
        "Tags: border, children, yams",
        "Next: GABON Previous: FRANCE",
        "Previous article: Floods in Malawi close a road",
        "News > National Police of Hungary",
    ],
)
def test_notices_menus_and_share_bars_are_furniture(line):
    assert shown(laid_out("Four women freed", PROSE, line, MORE)) == [PROSE, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Recommended actions",
        "Comment",
        "Related trafficking cases have been found in Laos.",
        "The recruiters told them to join our company, and they did.",
        "Where | Activity | Workers | Brought from",
        "(c) approved a budget of US$ 1.84 million;",
        "Next: the ministry will train forty officers.",
    ],
)
def test_what_only_looks_like_furniture_is_kept(line):
    document = laid_out("Four women freed", PROSE, line, MORE)
    assert not any(one.furniture for one in document.passages)


def test_a_wrapped_line_that_begins_like_a_notice_is_kept():
    text = (
        "The brokers, two cousins from the same village, made the girls sign a paper\n"
        "sign up for a telephone contract and hand over the money that they had got\n"
        "join our household as maids, as one of them said afterwards, without any pay."
    )
    document = laid_out("Four women freed", text)
    assert len(shown(document)) == 1


def test_press_releases_and_reports():
    assert laid_out("PRESS RELEASE", "A new pact", PROSE).kind == "press_release"
    report = laid_out(
        "Ministry of Labour\nWorking paper 7, October 2012",
        "EXECUTIVE SUMMARY",
        "This report describes 214 persons, 12 per cent of whom were children.",
        "1. Recommendations",
        "We recommend that shelters be opened.",
    )
    assert report.kind == "report"
    assert date_of(report) == "2012-10"


def test_numbered_paragraphs_have_labels_and_headings():
    document = laid_out(
        "Annual report on trafficking",
        "I. SITUATION",
        "1. " + PROSE,
        "2. " + MORE,
        "139. That is the number of graves.",
    )
    found = [one for one in document.passages if one.part == "body"]
    assert [one.label for one in found] == ["1", "2", None]
    assert found[0].text == PROSE
    assert found[0].heading == "I. SITUATION"
    assert found[2].text.startswith("139.")


def test_rows_of_a_table_are_passages():
    document = laid_out(
        "Statistics at a glance", "Thailand       214       3\nMalaysia        17       1", PROSE
    )
    assert shown(document)[:2] == ["Thailand 214 3", "Malaysia 17 1"]


def test_a_restricted_report_is_marked():
    document = laid_out("RESTRICTED", "Record of the 31st meeting", PROSE, MORE)
    assert document.classification == "CONFIDENTIAL"
    assert {one.marking for one in document.passages} == {"C"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Công an đã bắt giữ hai người và giải cứu các nạn nhân bị bán sang Trung Quốc.", "vi"),
        ("Die Polizei befreite vier Frauen aus einem Haus am Fluss, sagte ein Sprecher.", "other"),
        ("Hm", None),
    ],
)
def test_language(text, language):
    assert laid_out(text).language == language


def test_any_text_has_a_layout():
    for text in ("x", "---", "1.", "(", "\u200b", "E.O. 12958"):
        assert laid_out(text).kind in {"cable", "news", "report", "press_release", "other"}


def test_the_name_of_an_office_is_no_title_and_a_page_number_no_part_of_one():
    document = laid_out(
        "MINISTRY OF HOME AFFAIRS\nOffice of the Secretary, Council for the Protection of Persons "
        "and of Migrants in the Provinces (CPPM)",
        "MEDIA STATEMENT",
        "MALAYSIA REJECTS CLAIMS ON PLANTATION WORKERS",
        PROSE,
        MORE,
    )
    assert document.title == "MALAYSIA REJECTS CLAIMS ON PLANTATION WORKERS"
    document = laid_out("River House Annual Review 2015          page 14", PROSE, MORE)
    assert document.title == "River House Annual Review 2015"


def test_the_organisation_whose_report_it_is_publishes_it():
    document = laid_out(
        "Bound to the Boat\nA report by the Foundation for Ocean Justice", PROSE, MORE, PROSE
    )
    assert document.publisher == "Foundation for Ocean Justice"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Situation note No. 9", "report"),
        ("NORTHERN SEA BRIEFING PAPER", "report"),
        ("Cooks at sea: a desk review", "report"),
        ("Maritime Case Law Database", "report"),
        ("ADVISORY NO. 04/2006", "press_release"),
        ("Ministry of the Sea > Press Office", "press_release"),
        ("COMMUNIQUÉ ON NINE COOKS", "press_release"),
    ],
)
def test_the_name_of_a_sort_of_paper_tells_the_kind(line, kind):
    lead = (
        "Nine cooks were freed from a ship that had lain off the port for a year without supplies."
    )
    assert laid_out(line, "Cooks freed in the north", lead, lead).kind == kind


@pytest.mark.parametrize("way", ["YOU ARE IN: Home | Library | Rivers", "You are here: Library"])
def test_the_way_to_a_page_is_no_title(way):
    headline = "Women freed by the river"
    assert laid_out(way, headline, PROSE, MORE).title == headline


def test_the_name_of_a_page_and_its_headline_are_no_caption_told_twice():
    headline, caption = "Women freed from a house by the river", "A house stands by the river."
    document = laid_out(headline, headline, caption, f"{caption} ( Photo: Supplied )", PROSE, MORE)
    assert document.title == headline
    assert shown(document)[-2:] == [PROSE, MORE]
