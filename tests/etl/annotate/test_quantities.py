"""Quantities: numbers with what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.quantities import annotate, find_quantities
from etl.document import Document, Passage


def only(text):
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("1,140 girls", 1140),
        ("1.2 million migrants", 1_200_000),
        ("thirty-seven women", 37),
        ("a dozen girls", 12),
        ("Two hundred and sixty-one men", 261),
        ("a hundred and twenty thousand workers", 120_000),
        ("FIFTEEN HUNDRED WOMEN", 1500),
        ("half a million people", 500_000),
    ],
)
def test_digits_and_number_words(text, low):
    assert (only(text).low, only(text).unit) == (low, "people")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands of women", 20_000, 99_999),
        ("hundreds of girls", 200, 999),
        ("several thousand workers", 2_000, 9_999),
        ("dozens of boys", 24, 99),
    ],
)
def test_vague_amounts_become_the_range_they_can_mean(text, low, high):
    found = only(text)
    assert (found.low, found.high, found.qualifier) == (low, high, "vague")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "head"),
    [
        ("between 9,000 and 13,000 baht", 9_000, 13_000, "other", "baht"),
        ("from USD 500 to 800", 500, 800, "usd", "dollars"),
        ("60-80 girls", 60, 80, "people", "girls"),
        ("between six and ten thousand dollars", 6_000, 10_000, "usd", "dollars"),
        ("two or three children", 2, 3, "people", "children"),
    ],
)
def test_ranges(text, low, high, unit, head):
    found = only(text)
    assert (found.low, found.high, found.unit, found.head) == (low, high, unit, head)
    assert found.qualifier == "range"


def test_a_change_from_one_number_to_another_is_no_range():
    assert [q.low for q in find_quantities("Convictions rose from 60 to 80 last year.")] == [60, 80]


@pytest.mark.parametrize(
    ("text", "qualifier", "high"),
    [
        ("550 women", "exact", 550),
        ("about 550 women", "about", 550),
        ("an estimated 550 women", "about", 550),
        ("550 or so women", "about", 550),
        ("more than 550 women", "more_than", None),
        ("at least 550 women", "at_least", None),
        ("no fewer than 550 women", "at_least", None),
        ("up to 550 women", "at_most", 550),
        ("fewer than 550 women", "less_than", 550),
    ],
)
def test_qualifiers(text, qualifier, high):
    found = only(text)
    assert (found.low, found.high, found.qualifier) == (550, high, qualifier)
    assert found.surface == text


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("70 percent of the total", 70),
        ("62 per cent of them", 62),
        ("8.7 % of victims", 8.7),
        ("one in ten", 10),
        ("seven out of ten girls", 70),
        ("two-thirds of the women", 66.7),
        ("a third of the victims", 33.3),
        ("more than half of them", 50),
    ],
)
def test_shares_are_percentages(text, low):
    assert (only(text).low, only(text).unit) == (low, "percent")


@pytest.mark.parametrize(
    ("text", "low", "unit", "head"),
    [
        ("$150", 150, "usd", "dollars"),
        ("US$1.2 million", 1_200_000, "usd", "dollars"),
        ("1,150 dollars", 1150, "usd", "dollars"),
        ("VND2.3 billion", 2_300_000_000, "other", "vnd"),
        ("NRs 60,000", 60_000, "other", "rupees"),
        ("they took N8.4 million", 8_400_000, "other", "naira"),
        ("HK$870,000", 870_000, "other", "hk$"),
        ("300 Hong Kong dollars", 300, "other", "dollars"),
        ("30,000 yuan", 30_000, "other", "yuan"),
    ],
)
def test_money(text, low, unit, head):
    found = only(text)
    assert (found.low, found.unit, found.head) == (low, unit, head)


def test_a_sum_without_a_currency_takes_that_of_the_sum_before():
    found = find_quantities("A family gets USD 500; the client pays 6,000.")
    assert [(q.low, q.unit) for q in found] == [(500, "usd"), (6_000, "usd")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("120 trafficking cases", "cases"),
        ("242 prosecutions", "cases"),
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


@pytest.mark.parametrize(
    "text",
    [
        "She is a girl aged 12.",
        "girls under eighteen",
        "a 14-year-old",
        "Lam Van Nghia, 26, came back.",
        "He was 19.",
        "on October 27-29, 2004",
        "in 2006",
        "sentenced to 15 years",
        "ten to fifteen years",
        "under Article 12 of the law",
        "along Highway 9",
        "in District 6",
        "Call +84 4 3942 4448 now",
        "dial 023 997 919",
        "at 7:30 p.m.",
        "2. (U) Summary",
        "a two-day workshop",
        "the third country",
        "the COVID-19 ban",
        "in the first half of the year",
    ],
)
def test_what_counts_nothing(text):
    assert find_quantities(text) == []


def test_a_number_after_a_month_that_counts_people_is_a_count():
    found = only("They had brought back in June 11 of their countrymen")
    assert (found.low, found.unit) == (11, "people")


@pytest.mark.parametrize(
    "text",
    [
        "the 3,143m peak",
        "The youngest victim of this year is five.",
        "Vice Minister Tran Quoc Dung, 58.",
        "her daughter, 16, ran away",
        "the women, all between 18 and 35, were men between 18 and 35",
        "Articles 115 and 149",
        "the Act, B.E. 2551",
        "tel. (66-2) 205-4000",
        "at about 2130 on the day",
        "boys, aged mostly 11 to 15, carried bricks",
        "the men, 22 and 37, were seen",
        "she was 4 when she was taken",
        "the mother of three",
        "about one in thirty had gone back",
        "a driver got 35 for receiving them",
        "and the lightest was six.",
        "it was the work of defendant number 17 to wait",
        "someone inside called 911 and told them",
        "call the hotline 1300-2044 of the ministry",
        "extension 7120",
        "the shed was at 109 degrees Fahrenheit (43 Celsius)",
        "HOURS SPENT IN PREPARING THIS REPORT: OFFICER (FS-02), 40; CLERK, 12.",
        "in Regions Four and Nine",
        "call the 900 10 50 90 hotline of the police",
        "the telephone 900 10 50 90 and the e-mail",
        "including a couple of 16 and 17, asleep",
        "A third, 18, was discovered at a salon",
        "under the Trafficking (Control) Act, 2064.",
    ],
)
def test_heights_ages_laws_and_telephones_are_no_counts(text):
    assert find_quantities(text) == []


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


def test_marked_dates_are_no_counts():
    assert find_quantities("on 3 March they met", dates=[(3, 10)]) == []


def test_furniture_and_headers_get_no_marks():
    passages = [
        Passage(0, "12 girls sold", 0, 13, furniture=True),
        Passage(1, "12 girls sold", 0, 13, part="header"),
        Passage(2, "12 girls sold", 0, 13),
    ]
    marks = annotate(passages, Document("d", "d.txt", "0", "txt"))
    assert [len(found) for found in marks] == [0, 0, 1]


WORDS = st.sampled_from(
    ["12", "1,200", "1.5", "half", "a", "dozen", "hundred", "and", "thousands", "of", "between"]
    + ["60-80", "to", "$", "USD", "%", "percent", "women", "were", "arrested", "one", "in", "ten"]
    + [",", ".", ":", "(", ")", "\n", "baht", "June", "2006", "them", "İ", "đồng", "–", "0", "00"]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_ordered_marks_that_point_at_their_words(text):
    end = 0
    for q in find_quantities(text):
        assert end <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        assert text[q.start : q.end] == q.surface
        assert q.high is None or q.low <= q.high
        end = q.end


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


@pytest.mark.parametrize(
    "text",
    [
        "police handed over 11 women",
        "the group took over 11 boats",
        "fewer than the 11 women",
        "over 11 visits to brothels",
        "all but 11 women",
    ],
)
def test_words_that_only_look_like_a_hedge_are_none(text):
    assert (only(text).qualifier, only(text).low) == ("exact", 11)


def test_at_least_belongs_to_the_number_behind_it():
    first, *_ = find_quantities("There were 400 households; in 46 of them at least one had left.")[
        1:
    ]
    assert (first.low, first.qualifier, first.unit) == (46, "exact", "other")


def test_the_shares_of_a_list_stay_shares_and_we_are_people():
    text = "Turkey took 41 percent, Russia 26, the United Arab Emirates 11 and Cyprus 6."
    assert [q.unit for q in find_quantities(text)] == ["percent"] * 4
    beds, us = find_quantities("The room had 16 beds. There were six of us.")
    assert (beds.unit, us.unit) == ("other", "people")


@pytest.mark.parametrize(
    "text",
    [
        "Children between six and twelve are rented out to beg.",
        "Kathmandu, 29 Chaitra 2072",
        "His register for the Nepali year 2058 is kept.",
    ],
)
def test_ages_and_days_of_other_calendars_count_nothing(text):
    assert find_quantities(text) == []


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


def test_lengths_of_people_count_nobody():
    assert find_quantities("No one looks at children under 120 cm.") == []
