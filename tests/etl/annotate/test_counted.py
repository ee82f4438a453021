"""What a number counts: by its noun, its verb, a list, a label or the whole before it."""

import pytest

from etl.annotate.quantities import annotate, find_quantities
from etl.document import Document, Passage
from tests.etl.annotate.one_quantity import only


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("120 trafficking cases", "cases"),
        ("242 prosecutions", "cases"),
        ("nine FIRs were registered", "cases"),
        ("17 dossiers", "cases"),
        ("64 reports of missing girls", "cases"),
        ("five like cases", "cases"),
        ("four telephone numbers", "other"),
        ("20 work permits", "other"),
        ("20 work in bars", "people"),
        ("41 arrests", "arrests"),
        ("eleven convictions", "convictions"),
        ("30 gangs", "groups"),
        ("four criminal networks", "groups"),
        ("23 routes", "other"),
        ("six Lao girls", "people"),
        ("43 Malaysians", "people"),
        ("police arrested eighteen pimps", "arrests"),
        ("40 suspects were arrested in May", "arrests"),
        ("two brothers, both from the town, are in custody", "arrests"),
        ("the court sent to prison 25 traffickers", "convictions"),
        ("courts convicted 15 offenders", "convictions"),
        ("twelve carriers were sentenced", "convictions"),
    ],
)
def test_unit_by_noun_and_verb(text, unit):
    assert only(text).unit == unit


def test_kilometres_of_a_border():
    assert (only("the 1,463-kilometer border").low, only("265 km of border").unit) == (1463, "km")


@pytest.mark.parametrize(
    ("text", "per"),
    [("1,200 women a month", "month"), ("USD 5 million annually", "year"), ("40 girls", None)],
)
def test_rates(text, per):
    assert only(text).per == per


def test_parts_of_a_whole_count_what_the_whole_counts():
    found = find_quantities(
        "The unit opened 118 cases and arrested 293 suspects; of the cases, 101 led to China."
    )
    assert [q.unit for q in found] == ["cases", "arrests", "cases"]


def test_numbers_without_a_noun_follow_the_last_count():
    found = find_quantities("More than 550 women were sold; 137 were from the north, 90 from here.")
    assert [(q.low, q.unit) for q in found] == [(550, "people"), (137, "people"), (90, "people")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Persons identified: 69", "people"),
        ("Convictions ........ 205", "convictions"),
        ("Offenders arrested 602 668", "arrests"),
        ("Cases investigated 398", "cases"),
    ],
)
def test_labels_before_numbers(text, unit):
    assert {q.unit for q in find_quantities(text)} == {unit}


def test_the_heading_of_a_table_says_what_its_cells_count():
    rows = ["Persons convicted by district", "Amsterdam 24", "The Hague 17"]
    passages = [Passage(i, row, 0, len(row)) for i, row in enumerate(rows)]
    marks = annotate(passages, Document("d", "d.txt", "0", "txt"))
    assert [[q.unit for q in found] for found in marks] == [[], ["convictions"], ["convictions"]]


def test_the_number_of_a_table_ends_no_heading():
    rows = ["Table 3. New case files", "Unpaid wages   41   52", "Injuries   12   17"]
    passages = [Passage(i, row, 0, len(row)) for i, row in enumerate(rows)]
    marks = annotate(passages, Document("d", "d.txt", "0", "txt"))
    assert [q.unit for found in marks for q in found] == ["cases"] * 4


def test_a_number_after_a_month_that_counts_people_is_a_count():
    found = only("They had brought back in June 11 of their countrymen")
    assert (found.low, found.unit) == (11, "people")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("seized three people", ["arrests"]),
        ("40 suspects were arrested and 58 women released", ["arrests", "people"]),
        ("police arrested eighteen pimps and seven traffickers", ["arrests", "arrests"]),
        ("1,000 kilometers of border on land and 2,600 on water", ["km", "km"]),
        ("31 percent in 2003, when Turkey stood at 36.", ["percent", "percent"]),
        ("for 10,000 to 15,000 U.S. dollars", ["usd"]),
        ("Of the 134 cases investigated by his unit, 101 were new", ["cases", "cases"]),
        ("Of the cases 88 were committed at home", ["cases"]),
        ("Of the 90 networks that were planned, only 61 exist", ["groups", "groups"]),
        ("The largest number of cases was reported in Bago with 44", ["cases"]),
        ("a fee of DOP 300 and of CFA 20,000", ["other", "other"]),
        ("a fine of 2 million Guyanese dollars", ["other"]),
        ("a bond of Sh2 million each", ["other"]),
        ("she paid USD 700 to a driver", ["usd"]),
        ("One trafficker was convicted", ["convictions"]),
        ("Four men were convicted and two were acquitted", ["convictions", "people"]),
        ("Of 75 districts, 26 have a committee", ["other", "other"]),
        ("three letters of intent, two with Thai firms", ["other", "other"]),
        ("Complaints fell to 412 last year from 530", ["cases", "cases"]),
        ("The largest group, 23, came from Pune", ["people"]),
    ],
)
def test_units_go_by_verb_list_and_whole(text, units):
    assert [q.unit for q in find_quantities(text)] == units


def test_one_more_is_counted_in():
    found = only("Two men and a woman are in custody.")
    assert (found.low, found.unit) == (3, "arrests")


def test_a_rate_may_stand_between_the_number_and_what_it_counts():
    assert only("(estimated 1,200 per month) of women go abroad").per == "month"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Posts should see paragraphs 4 through 6.", []),
        ("The contact is at (202) 555-0161.", []),
        ("The courts passed 53 sentences.", [(53, "convictions")]),
        ("A fence of 200 miles was built.", [(322, "km")]),
        (
            "In some cases it was worse: nine women came from Japan and three from Lebanon.",
            [(9, "people"), (3, "people")],
        ),
    ],
)
def test_what_real_documents_count(text, wanted):
    found = find_quantities(text)
    assert [(q.low, q.unit) for q in found] == wanted


def test_the_shares_of_a_list_stay_shares_and_we_are_people():
    text = "Turkey took 41 percent, Russia 26, the United Arab Emirates 11 and Cyprus 6."
    assert [q.unit for q in find_quantities(text)] == ["percent"] * 4
    beds, us = find_quantities("The room had 16 beds. There were six of us.")
    assert (beds.unit, us.unit) == ("other", "people")


def test_who_suspects_labels_no_number():
    assert only("The union suspects that the true number is nearer two hundred.").head == ""


def test_a_noun_of_two_words_is_what_is_counted():
    assert only("The girls were driven south in three pick-ups.").head == "pick-ups"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("IOM helped 54 returned Dominican victims.", "victims"),
        ("They met 143 returned women.", "women"),
        ("Of them 12 returned to women they knew.", ""),
    ],
)
def test_a_participle_may_stand_before_the_noun_counted(text, head):
    assert only(text).head == head


def test_the_verb_right_behind_a_number_is_its_own():
    found = find_quantities("Thirty-two suspects were arrested and 14 convicted.")
    assert [q.unit for q in found] == ["arrests", "convictions"]


def test_what_grew_to_a_number_of_people_was_one_of_people():
    text = "Eight casinos stand there; the town grew from 40,000 to well over 80,000 inhabitants."
    assert [q.head for q in find_quantities(text)][1:] == ["inhabitants", "inhabitants"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They logged 30 cases, six of them girls sold at sea.", ["cases", "people"]),
        ("They logged 30 cases. Only 11 of the 30 are home.", ["cases", "people", "people"]),
        (
            "Officers freed 62 girls; 4 convictions followed. Of the 62, 21 were Nepali.",
            ["people", "convictions", "people", "people"],
        ),
        ("They freed 62 people of six nationalities.", ["people", "other"]),
        ("They heard 14 people smuggling cases.", ["cases"]),
        ("Police made 20 arrests; 9 were charged and 4 released.", ["arrests", "people", "people"]),
        ("Its court had 5 convictions. The house has room for 25.", ["convictions", "people"]),
        ("River committees (52 of them) watch the bank.", ["other"]),
        ("The boats, eight of which had no papers, lay idle.", ["other"]),
        ("The men who sign on, eight of whom were freed, had paid.", ["people"]),
        ("She runs 40 shelters, 12 of them for boys.", ["other", "other"]),
        ("Eleven state bodies sit on it; two bodies were washed up.", ["other", "people"]),
        ("Calls rose from 4,100 in 2011 to 6,200 in 2013.", ["other", "other"]),
        ("Departures fell from 5,300 in 2011 to 800 in 2013.", ["people", "people"]),
        ("The board met six times in 2011.", ["other"]),
    ],
)
def test_parts_room_changes_and_times(text, units):
    assert [q.unit for q in find_quantities(text)] == units


def test_one_more_is_counted_in_behind_the_verb_too():
    (convicted,) = find_quantities("The judge jailed three men and a woman in May.")
    assert (convicted.low, convicted.unit) == (4, "convictions")


@pytest.mark.parametrize(
    "text",
    [
        "It asked for 70 million francs (about USD 140,000) and got 12 million.",
        "Its budget is 70 million francs (USD 140,000), up from 12 million.",
    ],
)
def test_a_bracket_only_converts_a_sum(text):
    assert [q.head for q in find_quantities(text)] == ["francs", "dollars", "francs"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It has clubs in 30 of the district's 140 parishes.", ["other"]),
        ("He was praised for arrests (23 in 2008) and patience.", ["arrests"]),
        ("Migrants in the sheds, 26 of them, had no bed.", ["people"]),
        ("The deputies voted 71 to 5 for Law 13,344 on trafficking.", []),
    ],
)
def test_brackets_owners_and_votes(text, units):
    assert [q.unit for q in find_quantities(text)] == units


def test_numbers_after_agencies_count_whom_they_help():
    found = find_quantities("Two NGOs keep lists; they know of 17, and 40 have gone home.")
    assert [(q.low, q.unit) for q in found] == [(2, "groups"), (17, "people"), (40, "people")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There was one prosecution and no conviction.", "cases"),
        ("The court tried one trafficking case in May.", "cases"),
        ("One led to a sentence: nine years for a driver.", "convictions"),
        ("Only one of them has been convicted.", "convictions"),
    ],
)
def test_the_one_case_of_a_court_is_counted(text, unit):
    assert [(q.low, q.unit) for q in find_quantities(text)] == [(1, unit)]


@pytest.mark.parametrize(
    "text", ["No one has been convicted.", "In one case the girl was ten.", "She met one trader."]
)
def test_other_ones_are_not(text):
    assert 1 not in [q.low for q in find_quantities(text)]


def test_cases_that_ended_so_are_convictions():
    found = find_quantities("Of 83 cases sent to court, 21 ended in convictions.")
    assert [(q.low, q.unit) for q in found] == [(83, "cases"), (21, "convictions")]
