"""Messages and stories as the pages of archives and newspapers show them."""

import datetime as dt

import pytest

from etl.document import Document
from etl.layouts import lay_out

PARAGRAPHS = [
    "1. (U) Summary. The bridge was closed for a week and the girls who\n"
    "had been sold through its market came home, nine of them by boat\n"
    "and two on the back of a truck. End summary.",
    "2. (SBU) The governor said that brokers, all of them from the other\n"
    "bank, had been told to keep away, and that nobody had been charged\n"
    "so far. An aide thought that the harvest would bring them back.",
]


def laid_out(*blocks):
    return lay_out(Document("d", "d.txt", "0", "txt", text="\n\n".join(blocks) + "\n"))


def kept(document):
    return [one.text for one in document.passages if one.part in ("body", "heading")]


def body(document):
    return [one for one in document.passages if one.part == "body"]


@pytest.mark.parametrize(
    "header",
    [
        "E.O. 12958: N/A\n\nREF: A. VIENTIANE 9417   B. BANGKOK 9203\nC. 06 BANGKOK 9954",
        "E.O. 12958: N/A",
        "REF: VIENTIANE 9417",
        "E.O. 12958: N/A\nTAGS: PHUM LA",
        "E.O. 12958: N/A\n\nREF: A. VIENTIANE 9417\n\n     B. BANGKOK 9203\n\n06 HANOI 9954",
        "P 250301Z APR 07\nVIENTIANE 00009582  001.2 OF 003",
        "",
    ],
)
def test_a_cable_that_lost_its_subject_keeps_its_body(header):
    document = laid_out("Messages | Home | Search", header, *PARAGRAPHS)
    assert document.kind == "cable"
    assert [one.label for one in body(document)] == ["1", "2"]
    assert document.classification == "SBU"
    assert kept(document)[0].startswith("Summary. The bridge was closed")


def test_the_pages_own_title_is_the_cables():
    document = laid_out("Cablegate: The Bridge Is Open", "E.O. 12958: N/A", *PARAGRAPHS)
    assert document.title == "The Bridge Is Open"


def test_a_table_of_the_archive_dates_a_cable():
    table = "Identifier: 04VIENTIANE9132\nOrigin: Embassy Vientiane\nCreated: 2004-09-01 12:43:00"
    header = (
        "UNCLAS VIENTIANE 009132\n\nE.O. 12958: DECL: 08/30/2014\nTAGS: PHUM\nSUBJECT: A BRIDGE"
    )
    document = laid_out(table, header, *PARAGRAPHS)
    assert (document.date, document.date_basis) == (dt.date(2004, 9, 1), "header")


def test_a_double_spaced_page_reads_like_any_other():
    wide = [one.replace("\n", "\n\n") for one in ["E.O. 12958: N/A", *PARAGRAPHS]]
    document = laid_out("leave a comment »", "\n\n".join(f"\n{one}\n" for one in wide))
    assert kept(document) == kept(laid_out("E.O. 12958: N/A", *PARAGRAPHS))


def test_a_double_spaced_subject_runs_on():
    header = "UNCLAS HANOI 000101\nSUBJECT: GIRLS WHO CAME BACK AND WERE\nNOT BELIEVED"
    wide = [one.replace("\n", "\n\n") for one in [header, *PARAGRAPHS]]
    assert laid_out(*[f"\n{one}\n" for one in wide]).title.endswith("WERE NOT BELIEVED")


def test_routing_lines_alone_give_the_reference():
    header = "DE RUEHVN #9582/01 1150301\nP R 250301Z APR 07\nFM AMEMBASSY VIENTIANE"
    assert laid_out(header, "E.O. 12958: N/A", *PARAGRAPHS).reference == "07VIENTIANE9582"


def test_what_stands_below_the_signature_is_furniture():
    box = "LATEST WORLD\nQuake: toll passes 1,100\n33 girls stopped at a border"
    document = laid_out("E.O. 12958: N/A", *PARAGRAPHS, "FAIRBANKS", box, "Home | Log in")
    assert "33 girls" not in " ".join(kept(document))
    assert [one.text for one in document.passages if one.part == "signature"] == ["FAIRBANKS"]


def test_a_heading_in_capitals_is_no_signature():
    text = "The court sat twice and sent five men to prison, said the clerk who keeps its books."
    document = laid_out("E.O. 12958: N/A", *PARAGRAPHS, "PROSECUTION", text, "OAKES")
    assert text in kept(document)


def test_a_numbered_heading_gives_its_number_to_the_text_below():
    text = "3. South to the Sea\n-------------------\n(SBU) Nobody there had heard of the case."
    document = laid_out("E.O. 12958: N/A", *PARAGRAPHS, text)
    last = body(document)[-1]
    assert (last.label, last.heading, last.marking) == ("3", "South to the Sea", "SBU")


@pytest.mark.parametrize(
    "box",
    [
        "Advertisement - scroll to continue reading",
        "The week in one e-mail: subscribe to The Letter.\n[ SUBSCRIBE ]   [ No thanks ]",
        "Never miss a story\nSign up for The Letter. Free. 41,000 subscribers can't be wrong.\n"
        "[ your e-mail address ]  [ SIGN UP ]",
        "Share   Tweet   Print   Comments (14)",
        "SHARE   Facebook 214   Twitter 38   E-mail",
        "Like this:\n\nLike   Loading...",
        "Subscribe\nGet the daily message in your mailbox. It is free.",
        "You have read 2 of your 3 free articles this month. Subscribe from $5\n"
        "GET BRIEFED: the stories to watch\nMost read: Debt | Sixty women found\n© 2024 The Ledger",
        "MOST READ IN MESSAGES\n 1. 66 Girls Freed\n 2. Police Stop 240 on Way to Gulf",
    ],
)
def test_boxes_in_the_middle_and_at_the_end_yield_nothing(box):
    plain = kept(laid_out("E.O. 12958: N/A", *PARAGRAPHS))
    assert kept(laid_out("E.O. 12958: N/A", PARAGRAPHS[0], box, PARAGRAPHS[1])) == plain
    assert kept(laid_out("E.O. 12958: N/A", *PARAGRAPHS, box)) == plain


def test_an_advertisement_does_not_cut_a_sentence():
    half = "The women were taken over the river by night and\n\nADVERTISEMENT\n\nsold in the town."
    story = "Police said on Monday that they had freed nine women from a house in the town, and "
    document = laid_out("A Town by the River", story + "that more were missing.", half)
    assert "over the river by night and sold in the town." in " ".join(kept(document))


def test_captions_and_credits_of_a_pages_head_are_furniture():
    caption = "Two of the suspects at the river. (Photo courtesy of the provincial newspaper)"
    story = "Police said on Monday that they had freed nine women from a house in the town, and "
    twice = "The house from which the women were taken\nThe house from which the women were taken"
    document = laid_out("A Town by the River", caption, twice, story + "that more were missing.")
    assert kept(document) == [story + "that more were missing."]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("30 August 2022", dt.date(2022, 8, 30)),
        ("By PHILIPP MOSER   January 24, 2023 GMT", dt.date(2023, 1, 24)),
        ("081322 Oct 03 GMT", dt.date(2003, 10, 8)),
        ("Tue, 10/05/2010", dt.date(2010, 10, 5)),
        ("Friday , August 29 , 2014", dt.date(2014, 8, 29)),
    ],
)
def test_a_pages_last_line_dates_the_story(line, day):
    story = "Police said that they had freed nine women from a house in the town, and that more "
    tail = "Related Posts\n- Over 1,000 deported\n- Port cargo up 12 percent"
    assert laid_out("A Town by the River", story + "were missing.", tail, line).date == day


def test_a_short_paragraph_goes_on_below_a_box():
    story = "Police said on Monday that they had freed nine women from a house in the town, and "
    quote = '"We were told that we would serve food," one of the girls said.'
    box = "Recommended Stories\nNepal: 12 nurses sold\nPort cargo up"
    document = laid_out("A Town by the River", story + "that more were missing.", box, quote)
    assert kept(document)[-1] == quote


def test_what_readers_wrote_below_the_story_is_furniture():
    story = "Police said on Monday that they had freed nine women from a house in the town, and "
    readers = "Comments (2)\n\nI was there and saw fifty girls, all of them taken from the north."
    second = "You are wrong. Nobody was sold there, and I have lived in that street for years."
    document = laid_out("A Town by the River", (story + "that more. ") * 3, readers, second)
    assert len(kept(document)) == 1


def test_a_note_of_an_earlier_version_is_furniture():
    story = "Police said on Monday that they had freed nine women from a house in the town, and "
    note = "An earlier version of this story said that 41 girls had been freed."
    assert note not in kept(laid_out("A Town", story + "that more were missing.", note))


def test_a_hostile_row_of_numbers_is_read_in_one_pass():
    document = laid_out("A Town by the River", "share " + "1," * 55 + "z", "share " * 15 + "z")
    assert document.passages


LEAD = (
    "Police in the river town have freed nine women from a house behind the fish market, after a "
    "search through the towns of the lower river that lasted for more than a year."
)
MORE = (
    "A clerk of the court said that two brokers had been held since April, and that the women "
    "would go home by boat when the papers were ready."
)


@pytest.mark.parametrize("first", ["Home World", "The River Post"])
def test_a_collectors_stamp_dates_the_page_and_is_no_text(first):
    document = laid_out(f" date 2019-05-15 {first}\n\nNine Women Found in River Town", LEAD, MORE)
    assert document.date == dt.date(2019, 5, 15)
    assert document.title == "Nine Women Found in River Town"
    assert not any("2019" in text for text in kept(document))


def test_a_stamp_before_the_text_itself_is_parted_from_it():
    document = laid_out(f" date 2023-09-27 {LEAD}", MORE)
    assert kept(document) == [LEAD, MORE]
    assert document.date == dt.date(2023, 9, 27)


@pytest.mark.parametrize(
    "tail",
    [
        "More Society News",
        "go to top",
        "Phiên bản di động",
        "TAGS\nRiver women Police Human trafficking",
        "Related News „Asia / trafficking“",
        "Learn more about the work: http://www.example.org/a.html",
        "LATEST: Nine held at the pier | Rice up a tenth | Sixty women freed",
        "MORE  Ferry sinks off the cape  •  Village of the missing girls",
        "Read also: Sold for a cow | The last ferryman",
        "More: City extends curfew | Giant catfish caught",
        "► Storm victims in tents   ► 40 sold to a mill",
        "Print | Mail | Comments (212)",
        "Last update: 9 May 2011 | Hits 2,207 | Site map",
    ],
)
def test_the_foot_of_a_page_yields_nothing(tail):
    assert kept(laid_out("Nine Women Found", LEAD, MORE, tail)) == [LEAD, MORE]


def test_captions_and_bylines_below_the_lead_yield_nothing():
    caption = "Women brought back over the bridge talk to reporters in 2014. Photo by Wire"
    head = f"Nine Women Found\n\nBy A. Writer   May 15, 2019 | 05:56 pm PT\n{caption}"
    document = laid_out(head, LEAD, "By ANW", "Image used for representational purpose only", MORE)
    assert kept(document) == [LEAD, MORE]


@pytest.mark.parametrize(
    ("dateline", "publisher"),
    [
        ("PAKXAN (River News Agency), 22 March 2010 - ", "River News Agency"),
        ("PAKXAN (RNA), 22 March 2010 - ", "RNA"),
        ("Vientiane (Lao PDR), 30 July 2016 - ", None),
    ],
)
def test_a_country_in_a_dateline_is_no_publisher(dateline, publisher):
    assert laid_out("Nine Women Found", dateline + LEAD, MORE).publisher == publisher


@pytest.mark.parametrize(
    "line",
    ["Times Reporters", "Special Correspondent", "2014 Trafficking in Persons Report", "Thailand"],
)
def test_writers_sorts_of_paper_and_countries_are_no_publishers(line):
    more = MORE.replace("river", "Thailand")
    assert laid_out(f"{line}\n\nNine Women Found in River Town", LEAD, more).publisher is None


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        ("THE NEW RIVER LIGHT    Thursday, 15 November, 2007     9\n\nNine Found\n\n{}", None),
        ("riverpost.com\n\nNine Women Found\n\n{}", "riverpost.com"),
        ("Nine Women Found\n\n{}\n\n-- River Courier, 13 November 1997", "River Courier"),
        ("Nine Women Found\n\n{}\n\nThe River Star", "The River Star"),
    ],
)
def test_publishers_of_first_and_last_lines(page, publisher):
    document = laid_out(page.format(f"{LEAD}\n\n{MORE}"))
    assert document.publisher == (publisher or "The New River Light")


@pytest.mark.parametrize("end", ["No comments:\n\nPost a Comment", "<< Home"])
def test_what_follows_the_comments_of_a_page_is_another_page(end):
    other = "Another story, of other girls, who were taken to the town by night, is told here too. "
    document = laid_out("August 18, 2014", "Nine Women Found", LEAD, MORE, end, other * 4)
    assert kept(document) == [LEAD, MORE]


def test_the_pages_own_name_gives_title_and_publisher():
    names = "Women found in river town | River Post\n\nWomen found in river town"
    rows = "National\n\nPublication date\n12 March 2010 | 08:05 ICT\n\nReporter : A. Writer"
    document = laid_out(names, rows, "More Topic\n\nroad.jpg", LEAD, MORE)
    assert (document.title, document.publisher) == ("Women found in river town", "River Post")
    assert document.date == dt.date(2010, 3, 12)
    assert "road.jpg" not in kept(document)


def test_a_row_of_signs_is_no_title_and_no_publisher():
    document = laid_out("-->", "| |||", "Nine Women Found in River Town", LEAD, MORE)
    assert (document.title, document.publisher) == ("Nine Women Found in River Town", None)
