"""Cables as archives' pages show them: tables of cells, second copies, message centres' pages."""

import datetime as dt

from etl.document import Document
from etl.layouts import lay_out

FIRST = (
    "1. (U) Summary. The bridge was closed for a week and the girls who\n"
    "had been sold through its market came home, nine of them by boat\n"
    "and two on the back of a truck. End summary."
)
SECOND = (
    "2. (SBU) The governor said that brokers, all of them from the other\n"
    "bank, had been told to keep away, and that nobody had been charged."
)
HEADER = (
    "UNCLAS SECTION 01 OF 02 VIENTIANE 009582\n\nSIPDIS\n\nSENSITIVE\n\nDEPT FOR G/TIP\n\n"
    "E.O. 12958: N/A\nTAGS: KCRM PHUM\nLA\nSUBJECT: THE BRIDGE IS OPEN AND THE MARKET\n"
    "IS CLOSED\n\n"
    "REF: 06 STATE 9745"
)
CELLS = (
    "Identifier\nCreated\nClassification\nOrigin\n07VIENTIANE9582\n2007-03-05 11:15:00\n"
    "UNCLASSIFIED//FOR OFFICIAL USE ONLY\nEmbassy Vientiane\n"
    "Cable title:  \n\nTHE BRIDGE IS OPEN\n\n"
    "Tags:  KCRM PHUM KWMN \npdf how-to read a cable"
)


def laid_out(*blocks):
    return lay_out(Document("d", "d.txt", "0", "txt", text="\n\n".join(blocks) + "\n"))


def kept(document):
    return [one.text for one in document.passages if one.part in ("body", "heading")]


def test_cells_of_an_archives_table_are_header_fields():
    plain = [one.replace("(U) ", "").replace("(SBU) ", "") for one in (FIRST, SECOND)]
    document = laid_out(CELLS, "E.O. 12958: N/A\nTAGS: KCRM", *plain)
    assert (document.title, document.reference) == ("THE BRIDGE IS OPEN", "07VIENTIANE9582")
    assert (document.date, document.date_basis) == (dt.date(2007, 3, 5), "header")
    assert (document.classification, document.publisher) == ("SBU", "VIENTIANE")


def test_a_header_that_stands_twice_has_one_subject():
    document = laid_out(CELLS, HEADER, HEADER, FIRST, SECOND)
    assert document.title == "THE BRIDGE IS OPEN AND THE MARKET IS CLOSED"
    assert len(kept(document)) == 2


def test_the_second_copy_of_a_message_is_furniture():
    row = "THE BRIDGE IS OPEN\n2004 May 3, 09:41 (Monday)\n04VIENTIANE9663_a\nCONFIDENTIAL"
    header = (
        "C O N F I D E N T I A L VIENTIANE 009663\n\nE.O. 12958: DECL:  05/02/2014\n"
        "SUBJECT: THE BRIDGE IS OPEN"
    )
    message = f"{header}\n\n{FIRST}\n\n{SECOND}\nOAKES\n\n\n"
    document = laid_out(row, message, "Raw content", message, "Metadata\nTagCount=3")
    assert len(kept(document)) == 2
    assert document.date == dt.date(2004, 5, 3)
    assert document.reference == "04VIENTIANE9663"


def test_pages_of_a_message_centre_part_no_sentence():
    page = "UNCLASSIFIED\n\nPAGE 03        VIENTI  09582  01 OF 03  190856Z"
    text = FIRST.replace("by boat", f"by boat\n\n{page}").upper()
    document = laid_out("UNCLAS VIENTIANE 009582", HEADER, text, SECOND)
    assert "NINE OF THEM BY BOAT AND TWO" in kept(document)[0]


def test_menus_of_tags_tell_no_language():
    menu = " ".join(f"KX{chr(65 + n % 26)}{chr(65 + n // 26)}" for n in range(400))
    document = laid_out("Browse by tag", menu, HEADER, FIRST, SECOND)
    assert document.language == "en"
    assert len(kept(document)) == 2


def test_a_header_read_by_a_scanner_with_wide_spaces():
    wide = HEADER.replace("UNCLAS", "U N C L A S").replace("SUBJECT", "S U B J E C T")
    document = laid_out(wide.replace(" ", "  "), FIRST.replace(" ", "  "), SECOND)
    assert document.title == "THE BRIDGE IS OPEN AND THE MARKET IS CLOSED"
    assert (document.reference, document.classification) == ("VIENTIANE 9582", "SBU")
    assert kept(document)[0].startswith("Summary. The bridge was closed")


def test_a_row_of_an_archive_above_the_body_alone_is_the_header():
    row = "07VIENTIANE9582\t2007-03-05 11:15:00\tUNCLASSIFIED\tEmbassy Vientiane"
    document = laid_out(f"Home    About\n{row}\nCable title:  \n\npdf  about cables", FIRST, SECOND)
    assert (document.reference, document.publisher) == ("07VIENTIANE9582", "VIENTIANE")
    assert (document.date, document.date_basis) == (dt.date(2007, 3, 5), "header")
    assert (document.title, len(kept(document))) == (None, 2)


def test_the_one_day_that_an_archives_page_names_in_the_messages_year_is_its_day():
    page = "07VIENTIANE9582 - THE BRIDGE\n\nMarch 5, 2007 at 9:41 am, filed under {}"
    assert laid_out(page.format("LABOR"), HEADER, FIRST).date == dt.date(2007, 3, 5)
    assert laid_out(page.format("May 6, 2007"), HEADER, FIRST).date_precision == "year"
    another = page.replace("March 5, 2007", "March 5, 2011")
    assert laid_out(another, HEADER, FIRST).date_precision == "year"


def test_a_message_may_say_of_which_day_it_is():
    said = FIRST.replace("End summary.", "Dated March 12, 2007.")
    document = laid_out(HEADER, said, SECOND)
    assert (document.date, document.date_basis) == (dt.date(2007, 3, 12), "stated")
