"""Quantities: numbers, their ranges and hedges, money and shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.quantities import annotate, find_quantities
from etl.document import Document, Passage
from tests.etl.annotate.one_quantity import only


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


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("nine (9) convictions", "nine (9) convictions", "convictions"),
        ("14 (fourteen) girls left", "14 (fourteen) girls", "people"),
        ("Six (06) of them were freed.", "Six (06) of them", "people"),
    ],
)
def test_a_number_told_in_digits_and_in_words_is_one(text, surface, unit):
    assert (only(text).surface, only(text).unit) == (surface, unit)


def test_two_numbers_stay_two_where_a_bracket_tells_another():
    found = find_quantities("They took in nine (two girls and seven boys).")
    assert [q.low for q in found] == [9, 2, 7]


@pytest.mark.parametrize(
    ("text", "unit", "head"),
    [
        ('41 "kafala" arrests', "arrests", "arrests"),
        ("12 “happy family” clubs", "other", "clubs"),
        ('17 "cantinas," or bars', "other", "cantinas"),
        ("28 so-called 'guest' workers", "people", "workers"),
        ('He said: "12 girls" were there.', "people", "girls"),
    ],
)
def test_words_in_quotation_marks_belong_to_what_is_counted(text, unit, head):
    assert (only(text).unit, only(text).head) == (unit, head)


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
        ("KD 1,750", 1_750, "other", "kd"),
        ("640 KD", 640, "other", "kd"),
        ("BD80", 80, "other", "bd"),
        ("UGX 400,000", 400_000, "other", "ugx"),
        ("a fee of K90,000", 90_000, "other", "k"),
        ("S/. 900", 900, "other", "s/"),
        ("₦70,000", 70_000, "other", "naira"),
        ("450€", 450, "other", "euros"),
        ("CFA 80 000", 80_000, "other", "cfa"),
        ("Rs 3 lakhs", 300_000, "other", "rs"),
        ("Rs. 7,500/-", 7_500, "other", "rs"),
        ("two crore rupees", 20_000_000, "other", "rupees"),
        ("35.000 francs", 35_000, "other", "francs"),
        ("1.250 dinars", 1.25, "other", "dinars"),
        ("USD 320 000", 320_000, "usd", "dollars"),
    ],
)
def test_money(text, low, unit, head):
    found = only(text)
    assert (found.low, found.unit, found.head) == (low, unit, head)


@pytest.mark.parametrize("text", ["Group K 14 women", "section Q 300 girls", "12 SAR officers"])
def test_letters_that_are_no_currency(text):
    assert only(text).unit == "people"


def test_a_sum_without_a_currency_takes_that_of_the_sum_before():
    found = find_quantities("A family gets USD 500; the client pays 6,000.")
    assert [(q.low, q.unit) for q in found] == [(500, "usd"), (6_000, "usd")]


def told_before(*texts):
    passages = [Passage(n, text, 0, len(text)) for n, text in enumerate(texts)]
    return annotate(passages, Document("d", "d.txt", "0", "txt"))[-1]


@pytest.mark.parametrize(
    "text",
    ["The mother got 4,500.", "He is paid 4,500 or so.", "The child was sold for 4,500, she said."],
)
def test_what_somebody_is_paid_takes_the_currency_told_before(text):
    found = told_before("Buyers give 60,000 yuan for a boy.", text)
    assert [(q.low, q.head) for q in found] == [(4_500, "yuan")]


def test_what_a_house_received_is_people():
    found = told_before("Buyers give 60,000 yuan for a boy.", "The shelter received 4,500.")
    assert [q.unit for q in found] == ["people"]


def test_millions_that_somebody_is_paid_are_no_dollars():
    assert told_before("They asked for $300.", "She was paid 40 million.")[0].unit == "other"


def test_the_prices_of_a_list_are_of_one_currency():
    found = find_quantities(
        "A groom pays 8,000 euros for a girl, a widow 3,500, and less elsewhere."
    )
    assert [(q.low, q.head) for q in found] == [(8_000, "euros"), (3_500, "euros")]
    found = find_quantities("They took 8,000 euros, freeing 120.")
    assert [q.unit for q in found] == ["other", "people"]


def test_millions_beside_a_sum_are_one_too():
    found = find_quantities("The clinic asks for 18 million kyat; 5 million has come.")
    assert [(q.low, q.head) for q in found] == [(18_000_000, "kyat"), (5_000_000, "kyat")]


def test_who_is_sent_home_is_a_person():
    found = find_quantities("Officers opened 12 cases. They sent 23 of them back.")
    assert [(q.low, q.unit) for q in found] == [(12, "cases"), (23, "people")]


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


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Some 12 500 children work there.", 12_500),
        ("It identified 1 250 000 Cambodians.", 1_250_000),
        ("It cost USD 740 000.", 740_000),
        ("They were given RM 200 000.", 200_000),
        ("It pays Rp 1.5 million/month.", 1_500_000),
    ],
)
def test_thousands_parted_by_blanks(text, low):
    assert only(text).low == low


def test_numbers_of_a_row_are_no_thousands():
    assert [q.low for q in find_quantities("Poipet 14 120 33")] == [14, 120, 33]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Convictions fell from 22 to 14.", [(22, "convictions"), (14, "convictions")]),
        ("Cases rose from 9 in one year to 12 in the next.", [(9, "cases"), (12, "cases")]),
        (
            "He convicted 14 brokers, up from three in March.",
            [(14, "convictions"), (3, "convictions")],
        ),
        ("A study put the victims at 4,000 a year.", [(4000, "people")]),
        ("Five of the 32 women were girls.", [(5, "people"), (32, "people")]),
        ("The 32 came. Five of the 32 women stayed.", [(32, "people"), (5, "people")]),
        ("It saw 26 bars and found fault in 19.", [(26, "other"), (19, "other")]),
        ("In 40 cases it was an aunt, in 44 a neighbour.", [(40, "cases"), (44, "cases")]),
        ("Two of the rescued, both ill, stayed.", [(2, "people")]),
        ("Six persons who were driving ten girls were detained.", [(6, "people"), (10, "people")]),
        ("They held 52 men, and 38 women were recovered.", [(52, "people"), (38, "people")]),
        ("Police closed three massage parlors.", [(3, "other")]),
    ],
)
def test_what_a_number_counts_is_told_by_its_clause(text, counts):
    assert [(q.low, q.unit) for q in find_quantities(text)] == counts


def test_sums_go_on():
    found = find_quantities("She got 900 baht for a girl, 600 for a boy and 1,500 to a dealer.")
    assert [(q.low, q.head) for q in found] == [(900, "baht"), (600, "baht"), (1500, "baht")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("sold for between RM700 and RM900 each", 700, 900),
        ("a fine of LAK 2 million to LAK 5 million", 2_000_000, 5_000_000),
    ],
)
def test_two_sums_with_their_signs_are_one_range(text, low, high):
    [sum_] = find_quantities(text)
    assert (sum_.low, sum_.high, sum_.qualifier) == (low, high, "range")


def test_a_price_that_rose_and_two_prices_are_no_range():
    assert len(find_quantities("It rose from $500 to $900.")) == 2
    assert len(find_quantities("They paid RM700 and RM900.")) == 2


def test_what_goes_from_one_sum_to_another_and_from_place_to_place_is_money():
    first, _ = find_quantities("The price went from 15,500 to 40,500 yuan.")
    assert first.head == "yuan"
    text = "Prices rise with the road, from 9,000 baht at the river to 70,000 in Bangkok."
    assert [q.head for q in find_quantities(text)] == ["baht", "baht"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The list has 5, 214 persons, 3, 018 of them men; each paid $2, 500.", [5214, 3018, 2500]),
        ("In turn 12, 316 and 41 men came; a hotel took $900 a month.", [12, 316, 41, 900]),
    ],
)
def test_thousands_parted_by_a_comma_and_a_blank_are_one_number_where_a_text_parts_them_so(
    text, values
):
    passage = Passage(0, text, 0, len(text))
    document = Document("d", "d.txt", "0", "txt", text=text)
    assert [quantity.low for quantity in annotate([passage], document)[0]] == values
