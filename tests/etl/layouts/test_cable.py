"""Cables: header fields, numbered and marked paragraphs, what archives do to them."""

import datetime as dt

import pytest

from etl.document import Document
from etl.layouts import cable, lay_out

HEADER = """\
VZCZCXRO1234
RR RUEHHM
DE RUEHHI #0321/01 0930725
ZNR UUUUU ZZH
R 030725Z APR 07
FM AMEMBASSY VIENTIANE
TO RUEHC/SECSTATE WASHDC 3256
INFO RUEHHM/AMCONSUL HO CHI MINH CITY 1730
UNCLAS SECTION 01 OF 02 VIENTIANE 000321
SIPDIS
SENSITIVE
STATE FOR EAP/MLS; G/TIP
E.O. 12958: N/A
TAGS: PHUM KTIP LA TH
SUBJECT: SHELTERS ALONG THE
MEKONG
REF: A. VIENTIANE 101 B. BANGKOK 77
"""
BODY = """\
1. (SBU) Summary: Police at the bridge freed nine girls on Monday,
an official said. End summary.
--------------
ACROSS THE RIVER
--------------
2. (C) According to the shelter, nearly all of the girls came from Ha
Giang and had been promised work, by a cousin or by a friend, in
VIENTIANE 00000321 002 OF 002
a noodle shop.
-- Six of them, as the birth certificates that were found with them
showed, were under eighteen.
(A) The first measure;
(B) The second measure.
Nobody was charged.
3. (U) Talks go on.
OAKES
"""
BARE = "UNCLAS HANOI 000418\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PHUM VM\nSUBJECT: A VISIT\n\n"


def laid_out(text):
    return lay_out(Document("d", "d.txt", "0", "txt", text=text))


def body(document):
    return [one for one in document.passages if one.part == "body"]


def test_header_fields():
    document = laid_out(HEADER + BODY)
    assert document.kind == "cable"
    assert document.title == "SHELTERS ALONG THE MEKONG"
    assert document.publisher == "VIENTIANE"
    assert document.reference == "07VIENTIANE321"
    assert document.classification == "SBU"
    assert document.tags == ["PHUM", "KTIP", "LA", "TH"]
    assert (document.date, document.date_precision) == (dt.date(2007, 4, 3), "day")
    assert document.date_basis == "header"


def test_routing_lines_are_header_passages():
    document = laid_out(HEADER + BODY)
    routed = [one for one in document.passages if "AMCONSUL" in one.text]
    assert [one.part for one in routed] == ["header"]


def test_paragraphs_have_label_marking_and_heading():
    found = body(laid_out(HEADER + BODY))
    assert [(one.label, one.marking, one.heading) for one in found] == [
        ("1", "SBU", None),
        *[("2", "C", "ACROSS THE RIVER")] * 5,
        ("3", "U", "ACROSS THE RIVER"),
    ]


def test_wraps_and_page_lines_leave_no_trace():
    found = body(laid_out(HEADER + BODY))
    assert found[1].text == (
        "According to the shelter, nearly all of the girls came from Ha Giang and had been "
        "promised work, by a cousin or by a friend, in a noodle shop."
    )


def test_list_items_are_passages_of_their_paragraph():
    found = body(laid_out(HEADER + BODY))
    assert [one.text for one in found[2:6]] == [
        "Six of them, as the birth certificates that were found with them showed, "
        "were under eighteen.",
        "The first measure;",
        "The second measure.",
        "Nobody was charged.",
    ]


def test_the_signature_is_no_body():
    assert laid_out(HEADER + BODY).passages[-1].part == "signature"


def test_mangled_numbers_of_archives():
    paragraphs = "".join(f"[1](#){n}. (U) Paragraph {n} it is.\n\n" for n in range(1, 7))
    paragraphs += "".join(f"1{n}. (U) Paragraph {n} it is.\n\n" for n in range(7, 12))
    labels = [one.label for one in body(laid_out(BARE + paragraphs))]
    assert labels == [str(n) for n in range(1, 12)]


def test_pilcrow_numbers_may_begin_anywhere():
    found = body(laid_out(BARE + "¶23. (U) Twenty-three.\n\n¶24. (U) Twenty-four.\n"))
    assert [one.label for one in found] == ["23", "24"]


def test_a_mark_may_follow_the_number_without_a_blank():
    found = body(laid_out(BARE + "1.(SBU) One.\n2.(C/NF) Two.\n"))
    assert [(one.label, one.marking, one.text) for one in found] == [
        ("1", "SBU", "One."),
        ("2", "C", "Two."),
    ]


def test_a_day_at_the_beginning_of_a_line_is_no_paragraph():
    text = "1. (U) The provincial people's committee met us in Vinh on June\n16. Nobody spoke.\n"
    assert [one.label for one in body(laid_out(BARE + text))] == ["1"]


def test_sipdis_and_part_headers_between_two_halves_of_a_sentence():
    text = (
        "1. (U) The bus that was to bring the victims home to their families\n\nSIPDIS\n\n"
        "never left.\n\n2. (U) The shelter at the border, which was opened in May,\n\n"
        "UNCLAS SECTION 02 OF 02 HANOI 000418\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PHUM VM\n\n"
        "has thirty beds.\n"
    )
    assert [one.text for one in body(laid_out(BARE + text))] == [
        "The bus that was to bring the victims home to their families never left.",
        "The shelter at the border, which was opened in May, has thirty beds.",
    ]


def test_a_notice_glued_to_the_header_is_furniture():
    notice = "This record is a partial extract of the original cable. "
    notice += "The full text of the original cable is not available."
    document = laid_out(notice + BARE + "1. (U) Text.\n")
    assert document.partial
    assert document.passages[0].furniture
    assert document.classification == "UNCLASSIFIED"
    assert document.reference == "HANOI 418"


def test_an_archives_page_gives_date_and_reference():
    text = (
        "Viewing cable 05HANOI418, A VISIT\n\nReference ID  Created  Classification  Origin\n"
        "05HANOI418  2005-02-09 09:20  UNCLASSIFIED  Embassy Hanoi\n\n" + BARE + "1. (U) Text.\n"
    )
    document = laid_out(text)
    assert document.date == dt.date(2005, 2, 9)
    assert document.reference == "05HANOI418"
    assert all(one.furniture for one in document.passages[:3])


def test_a_cable_is_dated_ten_years_before_its_declassification():
    text = BARE.replace("UNCLAS", "C O N F I D E N T I A L").replace("N/A", "DECL: 02/29/2016")
    document = laid_out(text + "1. (C) Text.\n")
    assert document.classification == "CONFIDENTIAL"
    assert (document.date, document.date_basis) == (dt.date(2006, 2, 28), "derived")
    assert document.reference == "06HANOI418"
    assert [one.code for one in document.issues] == ["date_derived"]


def test_a_cable_of_an_order_that_had_ended_ten_years_before_is_dated_by_25():
    text = BARE.replace("UNCLAS", "C O N F I D E N T I A L").replace("N/A", "DECL: 3/7/2033")
    document = laid_out(text + "1. (C) Text.\n")
    assert (document.date, document.date_basis) == (dt.date(2008, 3, 7), "derived")


def test_a_day_alone_above_the_first_paragraph_dates_a_cable():
    document = laid_out(BARE + "(U) 9 February 2005\n\n1. (U) Text of May 2004.\n")
    assert (document.date, document.date_basis) == (dt.date(2005, 2, 9), "stated")


def test_the_day_of_a_page_counts_for_more_than_that_of_declassification():
    page = "FROM:  Hanoi            DATE: 12 July 2005, 10:27\n\n"
    text = BARE.replace("UNCLAS", "C O N F I D E N T I A L").replace("N/A", "DECL: 07/11/2015")
    document = laid_out(page + text + "1. (C) Text.\n")
    assert (document.date, document.date_basis) == (dt.date(2005, 7, 12), "header")


def test_an_archives_page_without_the_messages_own_header_is_a_cable():
    text = (
        "US embassy cable - 05HANOI418\n\nA VISIT TO A SHELTER\n\nIdentifier: 05HANOI418\n"
        "Origin: Embassy Hanoi\nCreated: 2005-02-09 09:25:00\nClassification: UNCLASSIFIED\n"
        "Tags: PHUM VM\n\nE.O. 12958: N/A\n\n1. Nine girls live at the shelter.\n"
    )
    document = laid_out(text)
    assert (document.kind, document.reference) == ("cable", "05HANOI418")
    assert (document.title, document.classification) == ("A VISIT TO A SHELTER", "UNCLASSIFIED")


def test_a_page_line_cuts_long_names_of_posts_short():
    page = "PORT AU PR 00000388 001.2 OF 002\n"
    text = f"P 220832Z APR 08\n\nE.O. 12958: N/A\n\n{page}\n1. (U) Nine girls live there.\n"
    assert laid_out(text).reference == "08PORTAUPRINCE388"


@pytest.mark.parametrize(
    ("story", "year"),
    [
        ("Poloff visited Lang Son from June 21 to 26, 2004.", 2004),
        ("The project was signed in August, 2003. At the September 9 conference", 2003),
        ("A law is to be passed by May 2009.", None),
        ("The plan was adopted on December 3, 2004.", None),
        ("The agreement dates from March 2001; in 2004 it was renewed.", None),
        ("Nothing here has a date.", None),
        # Figures of a whole year are of the year before; but not where the next is still to come.
        ("The shelter took in 96 women in 2007. Poloff went there on January 9.", 2008),
        ("In 2007, 96 women came. Poloff called on November 9.", 2008),
        ("On November 9 it held 96 women taken in in 2007. Another is to open in 2008.", 2007),
        (
            "Police opened 12 cases in the first five months of 2004, he said on June 9.",
            2004,
        ),
        # Months without a year are near: what has the year of before is last year's.
        (
            "We last met in November 2004. On April 11 we were told; talks are due in June.",
            2005,
        ),
        ("A plan for 2004-2008 is being written.", None),
    ],
)
def test_an_undated_cable_has_the_year_of_its_story_only_where_that_is_tight(story, year):
    document = laid_out(BARE + f"1. (U) {story}\n")
    assert (document.date.year if document.date else None) == year
    assert document.date_precision == ("year" if year else None)
    assert document.reference == (f"{year % 100:02d}HANOI418" if year else "HANOI 418")


def test_an_undated_cable_is_of_the_year_after_the_latest_that_its_references_name():
    document = laid_out(BARE + "REF: A. 08 HANOI 811\n     B. 09 HANOI 22\n\n1. (U) Text.\n")
    assert (document.date, document.date_precision) == (dt.date(2010, 1, 1), "year")
    assert [one.code for one in document.issues] == ["date_derived"]


@pytest.mark.parametrize(
    ("line", "classification"),
    [
        ("UNCLAS HANOI 000418", "UNCLASSIFIED"),
        ("UNCLAS HANOI 000418\n\nSENSITIVE", "SBU"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY HANOI 000418", "SBU"),
        ("S E N S I T I V E   B U T   U N C L A S S I F I E D\n\nHANOI 000418", "SBU"),
        ("C O N F I D E N T I A L SECTION 01 OF 03 HO CHI MINH CITY 000418", "CONFIDENTIAL"),
        ("S E C R E T HANOI 000418 NOFORN", "SECRET"),
        ("RESTRICTED HANOI 000418", "CONFIDENTIAL"),
    ],
)
def test_classification_lines(line, classification):
    document = laid_out(BARE.replace("UNCLAS HANOI 000418", line) + "1. Text.\n")
    assert document.classification == classification
    assert document.reference in ("HANOI 418", "HO CHI MINH CITY 418")


def test_an_unmarked_passage_has_its_documents_marking():
    text = BARE.replace("UNCLAS", "C O N F I D E N T I A L") + "1. One.\n\n2. (U) Two.\n"
    document = laid_out(text)
    assert [one.marking for one in body(document)] == ["C", "U"]
    assert {one.marking for one in document.passages if one.part != "body"} == {"C"}


@pytest.mark.parametrize("mark", ["(С)", "(Ｃ)", "(\u200bC)", "（C）", "(ЅBU)", "(С/NF)", "(Ж)"])  # noqa: RUF001
def test_a_marking_that_cannot_be_read_plainly_counts_as_the_highest(mark):
    document = laid_out(BARE + f"1. {mark} Text that is marked.\n")
    assert body(document)[0].marking == "S"
    assert [one.code for one in document.issues] == ["marking_unreadable"]


def test_a_letter_of_a_list_is_no_marking():
    text = "1. (U) Three tasks:\n\n(A) one;\n\n(B) two;\n\n(C) three.\n"
    assert [one.marking for one in body(laid_out(BARE + text))] == ["U"] * 4


def test_furniture_of_an_archive_yields_nothing():
    text = BARE + "1. (U) Text of the cable.\n\nOAKES\n\nMost viewed\n\nGirls sold in Lang Son\n"
    last = laid_out(text).passages[-2:]
    assert [one.furniture for one in last] == [True, True]


def test_comment_is_a_heading():
    text = BARE + "1. (U) Text of the cable.\n\nComment\n-------\n\n2. (U) It is long.\n"
    document = laid_out(text)
    assert not any(one.furniture for one in document.passages)
    assert body(document)[1].heading == "Comment"


def test_one_line_of_a_header_makes_no_cable():
    assert cable.score("SUBJECT: my holidays\n\nDear all,") < 0.5
    assert cable.score("Women were sold.") == 0


@pytest.mark.parametrize("mark", ["%2.", "J[2.", "¶2.", "#2.", "2."])
def test_marks_before_paragraph_numbers_are_no_text(mark):
    document = laid_out(f"{BARE}1. (U) Summary: A shelter opened.\n\n{mark} (U) Ten girls came.\n")
    assert [one.text for one in body(document)][-1] == "Ten girls came."


def test_a_header_with_double_blanks_is_read():
    document = laid_out(HEADER.replace(" ", "  ").replace("\n", "\n\n") + "\n\n" + BODY)
    assert document.date == dt.date(2007, 4, 3)
    assert document.reference == "07VIENTIANE321"


def test_a_time_alone_above_a_bare_cable_dates_it():
    page = "Home Cables Contact\n2006-05-17 09:12:00\nEmbassy Vientiane\nCable title:\n\n"
    document = laid_out(page + "E.O. 12958: N/A\n\n1. (U) Summary: A shelter opened.\n")
    assert document.date == dt.date(2006, 5, 17)


def test_references_of_earlier_years_say_that_a_cable_is_later():
    text = BARE.replace("TAGS", "REF: A. HANOI 61 B. 04 HANOI 1799\nTAGS") + (
        "1. (U) A shelter opened on November 3, 2004. In January ten girls came.\n"
    )
    document = laid_out(text)
    assert (document.date, document.date_precision) == (dt.date(2005, 1, 1), "year")


def test_a_line_of_the_header_tells_the_day():
    text = "UNCLAS LIMA 000211\nSIPDIS\nDATE: 2011-03-29\nE.O. 12958: N/A\nTAGS: PHUM, PE\n"
    document = laid_out(f"{text}SUBJECT: BARS OF PUNO\n1. (U) Police freed nine girls in March.\n")
    assert (document.date, document.date_basis) == (dt.date(2011, 3, 29), "header")


def test_a_date_time_group_alone_on_its_line_dates_the_cable():
    text = (
        "Cablegate: Police Break Up Ring\n\n190842Z Jun 05\n\nUNCLAS DHAKA 002911\n\nSIPDIS\n\n"
        "E.O. 12958: N/A\nTAGS: KCRM, PHUM, BG\nSUBJECT: POLICE BREAK UP RING\n\n"
        "1. (U) Police arrested five persons who had supplied jockeys.\n"
    )
    document = lay_out(Document("d", "d.txt", "0", "txt", text=text))
    assert (document.date, document.date_basis) == (dt.date(2005, 6, 19), "header")
    assert document.reference == "05DHAKA2911"


def test_the_links_below_an_empty_title_are_no_title():
    text = (
        "Home papers\n2002-11-19 10:31:00\nEmbassy Kathmandu\nCable title:\n\n\n"
        "download  reading guide\n\nE.O. 12958: N/A\n\n"
        "1. (U) Summary. The police can show more arrests.\n\n2. (SBU) Girls are sold.\n"
    )
    document = lay_out(Document("d", "d.txt", "0", "txt", text=text))
    assert document.kind == "cable"
    assert document.title is None
