"""Numbers that count nothing: dates, ages, clock times, references, paragraph numbers."""

import pytest

from etl.annotate.quantities import annotate, find_quantities
from etl.document import Document, Passage


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
        "Her passport made her 22.",
        "a woman of 37 named Sok Thi Mai came",
        "He sold a field for his nephew Karim, 19.",
        "the broker Moe Aung, 44; her husband",
        "He was put down as 18.",
        "under section 212(a)(6) of the code",
        "Law 263 of 2012 punishes them.",
        "They came from South 24 Parganas.",
        "The girls in class eight sang.",
        "He signs the papers in packets of fifty.",
        "The court gave eight years for the women, three for the driver.",
    ],
)
def test_what_counts_nothing(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the 3,143m peak",
        "a weaver of 22 from the hills",
        "An Ethiopian of nine had been bought.",
        "the night watchman, 41, is in hiding",
        "The girls from there, both 15, were sold.",
        "They were sold in Hekou.(9) The road ends there.",
        "a form for police; (3) training in the north",
        "Office of Information, 101 Old Mill Road",
        "the order, number 312 of the ministry",
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
        "(999)(1) 555-7300",
        "Fax: (999) 4 555 7300 or +99 21 555 7300",
        "A client rang the 800 number.",
        "call the 900 10 50 90 hotline of the police",
        "the telephone 900 10 50 90 and the e-mail",
        "including a couple of 16 and 17, asleep",
        "A third, 18, was discovered at a salon",
        "under the Trafficking (Control) Act, 2064.",
        "the foreman, Marek McDowell, 34, a builder, and his aunt Rosa LaRue, 29; both deny it",
        "A boy called Sopheap, about nine, opened.",
        "the youngest one, from the mill: sixteen, was hidden in a cart",
        "their 1188 hotline is open at night",
        "as registered by Law 9,208 of that year",
        "In Oslo the broker of Grace, 41, was heard.",
        "on the 20-30-40 line of the police",
        "one to six years in prison, ten if it is a child, and up to 15 where someone dies.",
        "The consul spent some 40 hours on this answer; his clerk spent twelve.",
        "(1 euro = 1.18 dollars)",
    ],
)
def test_heights_ages_laws_and_telephones_are_no_counts(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "line", ["ACME90 41,020 Increased By 18.5 (0.1%)", "Brent 79.20 -0.35 (-0.4%)", "Posts: 3,120"]
)
def test_prices_and_posts_of_a_page_count_nothing(line):
    assert annotate([Passage(0, line, 0, len(line))], Document("d", "d.txt", "0", "txt")) == [[]]


def test_a_row_with_shares_counts():
    line = "Nepal 120 34 (28%)"
    assert annotate([Passage(0, line, 0, len(line))], Document("d", "d.txt", "0", "txt")) != [[]]


def test_those_to_whom_something_was_refused_are_no_hour():
    assert [
        q.low for q in find_quantities("They refused entry to twelve and gave food to 20.")
    ] == [12, 20]
    assert find_quantities("They worked from nine to twelve.") == []


def test_ages_of_several():
    found = find_quantities("Two cousins of 14 and 17, and three girls, one of them 16, came.")
    assert [q.low for q in found] == [2, 3]


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


def test_lengths_of_people_count_nobody():
    assert find_quantities("No one looks at children under 120 cm.") == []


def test_a_group_and_a_place_have_no_age():
    assert [q.low for q in find_quantities("a group of 22 was sold, a second, smaller one of 9")]
    assert [q.low for q in find_quantities("women from Quang Ninh (40) and Lang Son (12)")] == [
        40,
        12,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Some were not yet 17 when they went.",
        "A girl of 14 minds the goats.",
        "Hiring anyone under 15 carries a fine.",
        "They are 13, 14 and, in most homes, 16, she said.",
        "Most have not reached 20.",
        "The smallest looked about six.",
        "One had been fifteen.",
        "The brothers Amir and Daud Khel, 31 and 24, were shown to reporters.",
    ],
)
def test_ages_that_no_word_for_years_tells(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shares 318",
        "Read the list (PDF, 310 KB)",
        "Say what you think (27 comments)",
        "This page has been viewed 2212 times.",
        "(Visitor counter: 4177)",
        "The trust is registered in Oslo (no. 31 442 806).",
        "COURTS AND FINES ............ 36",
    ],
)
def test_what_a_page_says_of_itself_counts_nothing(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police freed women of 22 villages.", 22),
        ("Fishers freed at sea ............ 36 persons", 36),
        ("They are 15 women.", 15),
        ("In Norway, about 40, mostly women, were freed.", 40),
        ("From Kyrgyzstan, only 12, all men, came back.", 12),
        ("Agency Shares 15 Names", 15),
        ("The ban hits 30 women of the town.", 30),
        ("In Lagos 145 hotline calls were taken.", 145),
        ("Officers freed 160 after helpline tips.", 160),
        ("Under the Law 1,200 girls were freed.", 1200),
    ],
)
def test_what_only_looks_like_an_age_or_a_page_counts(text, value):
    assert [one.low for one in find_quantities(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Berisha was given seven years in prison and Krasniqi four and a half.",
        "Hours: political officer 34; assistant 21; deputy 1.",
        "Toward eleven a lamp was lit.",
    ],
)
def test_terms_hours_and_clock_times_without_their_noun(text):
    assert find_quantities(text) == []


def test_the_term_of_others_counts_nobody():
    found = find_quantities("Five men were jailed for 15 years, and two women for seven.")
    assert [q.low for q in found] == [5, 2]


@pytest.mark.parametrize(
    "text",
    [
        "The cousins, 17 and 19, left on Monday.",
        "It is the search for the recruits, 14 and 16.",
        "Rosa ALVAREZ-PINTO, 47, of Colon; Ines, 45, of Bocas; and others",
        "one of them, 31, from Tacna, stated",
        "the cook, Grace Banda, 41. They left.",
        "K.L. (24), a citizen, knocked, as did Murat D. (41).",
        "The girl, whom we call Lin, turned 18 in the house.",
        "They keep the baby until it is 18.",
        "They found that the bride was 16, and from elsewhere.",
        "The woman, Lo Thi B., is 25 and lives there.",
        "The youngest, from Sekong, is 19.",
        "handed over at landmark 204 to a man",
        "under Divisions 270 and 271 of the code",
        "a call to the 145 line",
        "The hotline of the ministry, 113, is free.",
        "The law on smuggling, 26,364, was reformed.",
        "On the list she was number seven.",
        "Gallery (14 photos)",
        "the report (PDF, 112 p.)",
        "What we found ........ 21",
        "Hours spent: FS-03, 55; LES, 70.",
    ],
)
def test_ages_of_persons_and_numbers_that_are_names_count_nothing(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The officers turned 18 away.", 18),
        ("The number of women in the house was 16.", 16),
        ("Of the women, 12 and 15 more fled.", 12),
        ("Villages in the north ........ 131", 131),
        ("Two lines, 40 in all", 2),
    ],
)
def test_what_only_looks_like_one_persons_age_counts(text, value):
    assert find_quantities(text)[0].low == value
