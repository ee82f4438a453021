"""Where, when and of whom a figure is, and what it measures."""

import re
from datetime import date

import pytest

from etl.document import DateMention, PlaceMention
from etl.extract._figure_fields import countries
from etl.extract.figures import counted, extract
from tests.etl.extract.figure_claims import annotated, figures, placed
from tests.etl.stories import story


def by_grammar(text, places):
    """The countries of each figure of a passage as its sentence alone tells them."""
    found = counted(annotated(text, places=places))
    return [countries(figure.own, figure.passage, figure.told) for figure in found]


def test_countries_place_and_period_come_from_the_sentence():
    text = "In 2005 some 40 women were trafficked from Lao Cai to China."
    lao_cai, china = text.index("Lao Cai"), text.index("China")
    found = figures(
        text,
        places=[
            PlaceMention(lao_cai, lao_cai + 7, "Lao Cai", "VN-02", "Lao Cai", "province", "VN"),
            PlaceMention(china, china + 5, "China", "CN", "China", "country", "CN"),
        ],
        dates=[DateMention(3, 7, "2005", date(2005, 1, 1), date(2005, 12, 31), "year")],
    )[0]
    assert found["countries"] == ["VN", "CN"]
    assert found["place_id"] == "VN-02"
    assert (found["period_start"], found["period_end"]) == (date(2005, 1, 1), date(2005, 12, 31))


def test_the_nearest_act_of_the_clause_is_what_a_figure_measures():
    text = "Police identified more than 900 victims, a conference of delegates heard on Friday."
    assert figures(text)[0]["measure"] == "identified"
    text = "According to prosecutors in Bari, about 270 victims had been sold."
    assert figures(text)[0]["measure"] == "trafficked"
    assert figures("Courts took from the traffickers PHP 2 million.")[0]["measure"] == "amount"


def test_values_of_a_list_keep_their_own_countries():
    text = "Of the victims, 118 had been exploited in Peru, 41 in Chile and 36 in Brazil."
    at = {name: text.index(name) for name in ("Peru", "Chile", "Brazil")}
    codes = {"Peru": "PE", "Chile": "CL", "Brazil": "BR"}
    places = [
        PlaceMention(start, start + len(name), name, codes[name], name, "country", codes[name])
        for name, start in at.items()
    ]
    assert by_grammar(text, places) == [["PE"], ["CL"], ["BR"]]


def test_a_number_in_brackets_is_told_of_the_place_before_it():
    text = "Two provinces lead the list of victims: Alta (68 children), Baja (51)."
    places = [
        PlaceMention(text.index(n), text.index(n) + 4, n, f"XX-{n}", n, "province", "XX")
        for n in ("Alta", "Baja")
    ]
    assert [f["place_id"] for f in figures(text, places=places)] == ["XX-Alta", "XX-Baja"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police freed 90 victims in 2005, a forum heard on May 3.", "2005"),
        ("The 36 victims, who came in 2001, were freed in 2004.", "2004"),
        ("Courts tried 40 traffickers in 2006, compared with 30 in 2003.", "2006"),
        ("The trafficker paid a fine of 500 euros, which fell due in 2007.", None),
        ('"They trafficked us in 2002," she told the 80 victims.', None),
        ("Police freed 90 victims, fewer than in 2003.", None),
        ("A woman freed 12 victims, said Lek, who returned from Syria in 2003.", None),
    ],
)
def test_the_period_is_that_of_the_numbers_own_clause(text, told):
    dates = [
        DateMention(
            m.start(), m.end(), m[0], date(int(m[0]), 1, 1), date(int(m[0]), 12, 31), "year"
        )
        for m in re.finditer(r"\b20\d\d\b", text)
    ]
    found = figures(text, dates=dates)[0]
    assert found["period_start"] == (date(int(told), 1, 1) if told else None)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The shelter took in 152 victims in 2005 and 290 in 2004.", [2005, 2004]),
        ("Victims rose from four in 2003 to 28.", [2003, None]),
    ],
)
def test_numbers_set_side_by_side_have_each_its_own_date(text, years):
    dates = [
        DateMention(
            m.start(), m.end(), m[0], date(int(m[0]), 1, 1), date(int(m[0]), 12, 31), "year"
        )
        for m in re.finditer(r"\b20\d\d\b", text)
    ]
    starts = [figure["period_start"] for figure in figures(text, dates=dates)]
    assert [start.year if start else None for start in starts] == years


def test_a_number_of_several_places_is_of_none_of_them():
    text = "Police found 40 trafficked girls in Puno and Ica."
    marks = [
        PlaceMention(text.index(n), text.index(n) + len(n), n, f"XX-{n}", n, "province", "XX")
        for n in ("Puno", "Ica")
    ]
    (of_both,) = figures(text, places=marks)
    (of_one,) = figures(text, places=marks[:1])
    assert (of_both["place_id"], of_one["place_id"]) == (None, "XX-Puno")


def test_each_number_of_a_list_of_countries_is_that_of_the_one_before_it():
    text = "Spain was named by 41 victims, Chile for 29, Peru for 17."
    marks = placed(text, Spain="ES", Chile="CL", Peru="PE")
    assert by_grammar(text, marks) == [["ES"], ["CL"], ["PE"]]


def test_a_country_behind_another_number_is_not_that_of_the_first():
    text = "Police opened 118 trafficking cases; of the victims, 30 had been sold in Peru."
    marks = placed(text, Peru="PE")
    assert by_grammar(text, marks) == [[], ["PE"]]


def test_the_country_of_an_agency_is_not_that_of_those_it_helps():
    text = "The Swiss NGO took in 103 trafficked children in Peru."
    at = text.index("Swiss")
    marks = [
        PlaceMention(at, at + 5, "Swiss", "CH", "Switzerland", "country", "CH", "adjective"),
        *placed(text, Peru="PE"),
    ]
    assert figures(text, places=marks)[0]["countries"] == ["PE"]


def test_of_several_countries_told_before_none_but_the_documents_own_is_taken():
    text = "Victims come from Peru, Chile and Peru again. Police freed 40 victims."
    marks = placed(text, Peru="PE", Chile="CL")
    at = text.rindex("Peru")
    again = PlaceMention(at, at + 4, "Peru", "PE", "Peru", "country", "PE")
    document = annotated(text, places=[*marks, again])
    document.passages[0].sentences = [(0, 45), (46, len(text))]
    assert extract(document)[0].fields["countries"] == ["PE"]
    alone = annotated(text, places=marks[:1])
    alone.passages[0].sentences = [(0, 45), (46, len(text))]
    assert extract(alone)[0].fields["countries"] == ["PE"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The course on trafficking drew 90 prosecutors.", "trained"),
        ("The office for migrant workers called 12 lawyers.", "staff"),
        ("The raid led to the release of 89 victims and the arrest of suspects.", "rescued"),
        ("Brokers met 40 brides of the sex trade.", "married"),
        ("Traffickers left behind 14 women who died in the course of 2019.", "died"),
        ("The shelter for victims of trafficking hired 8 social workers.", "staff"),
        ("Traffickers had promised 9 farm workers a contract.", "migrants"),
        ("The traffickers had 31 women smuggled over the hills.", "smuggled"),
        ("The trafficking unit arrested 4 sailors after 58 women were found on board.", "arrests"),
        ("Of 42 trafficking cases which the prosecutor has, all are old.", "cases"),
        ("Police found no map on 12 women whom the traffickers had left.", "people"),
        ("The shelter for victims, with 3 nurses and a cook, is full.", "staff"),
    ],
)
def test_a_measure_is_an_act_of_the_clause_or_the_kind_of_those_counted(text, measure):
    assert figures(text)[0]["measure"] == measure


def test_a_clause_goes_on_behind_what_stands_between_dashes():
    text = "The police registered 120 migrants--80 of whom were Burmese--during a sweep in 2003."
    at = text.index("2003")
    marks = [DateMention(at, at + 4, "2003", date(2003, 1, 1), date(2003, 12, 31), "year")]
    assert [f["period_start"] for f in figures(text, dates=marks)] == [date(2003, 1, 1)] * 2


def test_officials_are_neither_assisted_nor_rescued():
    found = figures("Some 30 senior officials divided the activities that support victims.")
    assert found[0]["measure"] == "officials"
    found = figures("In all 167 counsellors were trained who assist trafficking victims.")
    assert found[0]["measure"] == "trained"


def test_the_seat_of_an_organisation_is_not_where_its_money_goes():
    text = (
        "The International Organization for Migration in Bangkok administers a USD 3 million "
        "project against trafficking in Vietnam."
    )
    (claim,) = extract(story(text))
    assert (claim.fields["countries"], claim.fields["place_id"]) == (["VN"], None)


def test_those_who_are_a_part_of_others_are_of_the_kind_that_is_told():
    found = figures("Police freed 139 trafficked persons, 22 of them women and girls.")
    assert found[1]["population"] == ["women", "girls"]


def test_a_sum_in_any_currency_is_money():
    found = figures(
        "Traffickers sold 64 labourers Dh7,000 each in visas and a girl for BDT 400,000."
    )
    assert [f["measure"] for f in found][1:] == ["price", "price"]
    assert found[0]["unit"] == "people"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("In May police took 14 trafficking victims out of a bar in Vientiane.", "rescued"),
        ("The embassy flew 31 trafficking victims home in June.", "repatriated"),
        ("Officers at the gate turned back 212 girls travelling with brokers.", "intercepted"),
        ("Our team spoke with 41 victims of trafficking in two towns.", "interviewed"),
        ("A broker was jailed for 12 years for sending six girls to a brothel.", "trafficked"),
    ],
)
def test_acts_are_told_in_many_words_and_a_sentence_is_that_of_its_culprit(text, measure):
    found = [f for f in figures(text) if f["unit"] == "people"]
    assert found[-1]["measure"] == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Of the trafficking offices, 17 carried out checks on women.", "people"),
        ("The province sends 8,000 girls abroad; brokers spoke of sending 90 girls.", "people"),
        ("In private houses live 54 girls whom traffickers brought.", "people"),
        ("Nine girls lodged complaints of traffickers.", "complainants"),
        ("The city has 31 trafficking victims. In 2008 there were 25.", "victims"),
    ],
)
def test_words_of_other_senses_are_no_acts(text, measure):
    assert figures(text)[-1]["measure"] == measure


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("The women were sold by traffickers. Four have gone home.", ["women"]),
        ("Most of the girls were sold by brokers, and police took 26 home.", ["girls"]),
        ("Men and boys are trafficked to the boats, 12 of whom were freed.", ["men", "boys"]),
        ("Police freed 27 trafficked boys. A mine held them. Two of the 27 died.", ["boys"]),
        ("He put the number of trafficked women in the camps at 400.", ["women"]),
        ("Of 49 trafficking victims, eleven were girls.", ["girls"]),
        ("Of 49 trafficked children, 30 were boys.", ["boys"]),
        ("Of 49 trafficking victims, six were under 18.", ["children"]),
        ("A raid freed 49 trafficking victims, most of them young women.", ["women"]),
        ("Police freed 14 Filipinas from traffickers.", ["women"]),
        ("They charged two female traffickers.", ["women"]),
    ],
)
def test_who_a_bare_number_counts_is_told_before_it_or_behind_it(text, population):
    assert figures(text)[-1]["population"] == population


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("The women were sold by traffickers. The total was 400 trafficked.", ["unspecified"]),
        ("A colonel said his men freed victims of traffickers, and 70 came back.", ["unspecified"]),
        ("Women and men were trafficked by boys, and police freed 70.", ["unspecified"]),
        ("Of the trafficking victims all but three were girls.", ["unspecified"]),
        ("Of 9 trafficked girls, four had brothers in Laos.", ["girls"]),
        ("A workers' hotline heard of traffickers, and police freed 70.", ["unspecified"]),
    ],
)
def test_those_who_act_or_are_spoken_of_beside_are_not_those_counted(text, population):
    assert figures(text)[-1]["population"] == population


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Nine girls who had been rescued from traffickers sing.", "rescued"),
        ("Police arrested nine girls who had been sold to traffickers.", "arrests"),
        ("The consul paid for the return of 31 victims of traffickers.", "repatriated"),
        ("Nine traffickers took part in buying girls.", "suspects"),
    ],
)
def test_what_those_counted_are_told_to_be_says_what_no_other_act_does(text, measure):
    assert figures(text)[-1]["measure"] == measure


def test_parts_by_nation_are_of_the_kind_of_the_whole_that_they_are_listed_under():
    found = figures("The shelter took 41 women victims of trafficking: 22 Thais and 19 Laotians.")
    assert [f["population"] for f in found] == [["women"]] * 3
    assert [f["measure"] for f in found][1:] == ["victims", "victims"]
