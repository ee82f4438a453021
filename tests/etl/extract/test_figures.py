"""Figures: which numbers are claims, and what they say."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate import annotate
from etl.annotate.quantities import annotate as quantities
from etl.document import (
    AnnotatedDocument,
    AnnotatedPassage,
    DateMention,
    Document,
    Passage,
    PlaceMention,
)
from etl.extract.figures import TABLE, extract


def annotated(*texts, part="body", places=(), dates=()):
    document = Document("d", "d.txt", "0", "txt")
    passages = [Passage(i, text, 0, len(text), part=part) for i, text in enumerate(texts)]
    marks = quantities(passages, document)
    return AnnotatedDocument(
        document,
        [
            AnnotatedPassage(
                passage,
                sentences=[(0, len(passage.text))],
                quantities=found,
                places=list(places),
                dates=list(dates),
            )
            for passage, found in zip(passages, marks, strict=True)
        ],
    )


def figures(*texts, **marks):
    return [claim.fields for claim in extract(annotated(*texts, **marks))]


def test_a_count_of_victims_is_a_figure():
    text = "Police rescued more than 550 women and children from brothels."
    claim = extract(annotated(text))[0]
    assert claim.table == TABLE
    assert text[claim.start : claim.end] == "more than 550 women and children"
    assert claim.fields["value_low"] == 550
    assert claim.fields["value_high"] is None
    assert claim.fields["qualifier"] == "more_than"
    assert claim.fields["measure"] == "rescued"
    assert claim.fields["population"] == ["women", "children"]


def test_only_ranges_and_vague_amounts_have_an_upper_value():
    found = figures("Between 40 and 60 girls were sold, tens of thousands in all, 12 from here.")
    assert [f["value_high"] for f in found] == [60, 99_999, None]


def test_lengths_count_where_they_measure_a_border():
    assert figures("The 1,463-kilometer border is a hotspot of trafficking.")[0]["unit"] == "km"
    assert figures("The brothel lies 11 kilometres north of the capital.") == []


def test_small_numbers_of_things_are_no_figures():
    assert figures("The two governments signed it in three languages to fight trafficking.") == []


def test_crops_and_cargo_are_no_figures():
    assert figures("Traders exported 30,000 tonnes of coffee; the crop fell by a fifth.") == []
    assert figures("Rangers stopped the trafficking of timber and seized 48 logs and 12 men.") == []


def test_titles_restate_and_yield_nothing():
    assert figures("12 girls rescued from brothel", part="title") == []


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


def test_vague_crowds_and_prices_of_other_things_are_no_figures():
    assert not figures("The victims met.", "Gangs make millions of dollars a year.")
    assert not figures("The victims met.", "Taxis were asking delegates for 60 baht.")
    assert not figures("Interpol, the organization of 195 members, helped the victims.")


def test_a_part_without_a_noun_leans_on_the_count_before():
    claims = extract(annotated("More than 550 women were trafficked; 137 from the north."))
    text = "More than 550 women"
    assert claims[1].support == [(0, 0, len(text))]
    assert claims[1].confidence < claims[0].confidence


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_gives_claims_within_it(texts):
    document = annotated(*texts)
    for claim in extract(document):
        text = document.passages[claim.passage].passage.text
        assert 0 <= claim.start < claim.end <= len(text)
        high = claim.fields["value_high"]
        assert high is None or claim.fields["value_low"] <= high


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Police rescued 38 women this year who had been promised jobs in Kuwait.",
            ["women this year"],
        ),
        (
            "Nine trafficked women were returned from Japan.",
            ["trafficked women returned from Japan"],
        ),
        (
            "The ministry counted 18 presumed victims in 2006, down from 366 in 2001.",
            ["presumed victims in 2006", "victims in 2001"],
        ),
        ("About 10 percent of those rescued were boys.", ["those rescued: boys"]),
        (
            "Aid against trafficking remains modest, totaling only about USD 5 million annually.",
            ["Aid against trafficking"],
        ),
        (
            "IOM administers a USD 3 million project against trafficking in women.",
            ["project against trafficking in women"],
        ),
        (
            "The border of 1,463 kilometers between Vietnam and China is open to traffickers.",
            ["between Vietnam and China"],
        ),
        ("IOM has helped 112 victims since then.", ["victims"]),
        (
            "A trafficker said he had paid 12,000 baht (about USD 350) for each girl.",
            ["baht: paid for each girl"],
        ),
    ],
)
def test_what_a_figure_is_about_reads_as_a_label(text, labels):
    assert [f["about"] for f in figures(text)][:1] == labels[:1]
    assert all("…" not in f["about"] for f in figures(text))


@given(st.text(alphabet="a1 ,.()%$-", max_size=60))
def test_a_label_has_no_bracket_left_open(tail):
    for figure in figures(f"Traffickers sold 45 girls {tail}"):
        assert figure["about"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The 800 kilometer border between Brazil and Peru is a hotspot.", "border between Brazil"),
        ("Traffickers took 9 children between the ages of 6 and 14 last year.", "ages of 6 and 14"),
        (
            "They sold 20 girls from Benin, Togo and northern Ghana.",
            "Benin, Togo and northern Ghana",
        ),
        ("They sold 40 women and girls and had beaten them.", "women and girls"),
        ("They sold 90 migrants in Lagos--half of them boys--that year.", "migrants in Lagos"),
        ('The "hundreds" of Nepali women and boys were sold there.', "Nepali women and boys"),
        ("Victims (40 per month) of trafficking were sold.", "Victims"),
        ("Work accidents of trafficked workers 12 44 31 7", "Work accidents of trafficked workers"),
        ("The court imposed on the trafficker a fine of 5,000 pesos.", "pesos: fine"),
        (
            "Donors gave a grant of USD 9,000 for a shelter in Lima and Cusco.",
            "grant for a shelter",
        ),
        ("They sold 60 women; 44 were waitresses.", "women: waitresses"),
    ],
)
def test_labels_keep_names_and_pairs_together_and_end_with_the_clause(text, label):
    found = figures(text)
    assert label.lower() in found[-1]["about"].lower() or label in found[0]["about"]
    assert not any(f["about"].startswith("of ") for f in found)


def test_a_part_takes_noun_and_population_of_the_count_that_it_divides():
    found = figures("The raid freed eleven Nepali women in two bars, three of them under 18.")
    assert found[-1]["about"] == "Nepali women under 18"
    assert found[-1]["population"] == ["women"]


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
    assert [f["countries"] for f in figures(text, places=places)] == [["PE"], ["CL"], ["BR"]]


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


def test_suspects_are_not_assisted_and_a_part_of_a_whole_is_named_by_its_noun():
    told, part = figures(
        "Police assisted 14 suspects of trafficking.", "Committees work in 140 of 148 shelters."
    )
    assert (told["measure"], told["about"]) == ("suspects", "suspects of trafficking")
    assert part["about"] == "shelters"


def test_a_number_of_several_places_is_of_none_of_them():
    text = "Police found 40 trafficked girls in Puno and Ica."
    marks = [
        PlaceMention(text.index(n), text.index(n) + len(n), n, f"XX-{n}", n, "province", "XX")
        for n in ("Puno", "Ica")
    ]
    (of_both,) = figures(text, places=marks)
    (of_one,) = figures(text, places=marks[:1])
    assert (of_both["place_id"], of_one["place_id"]) == (None, "XX-Puno")


def test_a_sum_told_once_more_between_commas_is_about_the_same():
    riel, dollars = figures("They paid each of the victims 5 million riel, about $1,250, in court.")
    assert riel["about"] == f"riel: {dollars['about']}"


def test_a_sum_told_in_a_second_currency_is_about_the_same():
    baht, dollars = figures("The fund for victims was allotted 3 million baht ($90,000) this year.")
    assert baht["about"] == f"baht: {dollars['about']}"
    assert "fund for victims" in dollars["about"]
    assert baht["measure"] == dollars["measure"] == "funding"


@pytest.mark.parametrize(
    ("line", "about", "measure"),
    [
        ("Trafficking victims rescued: 188", "Trafficking victims rescued", "rescued"),
        (
            "- Offenders arrested for trafficking: 141 (12 of them women)",
            "Offenders arrested for trafficking",
            "arrests",
        ),
    ],
)
def test_the_words_before_a_colon_name_the_number_of_a_line(line, about, measure):
    first = figures(line)[0]
    assert (first["about"], first["measure"]) == (about, measure)


def test_a_part_is_told_of_the_whole_and_not_of_those_of_one_nation():
    text = (
        "Teams identified 231 victims: 148 Thai, 51 Burmese and 8 Lao. Of these, 167 had been "
        "sold and 12 of them were under 18."
    )
    found = {f["value_low"]: f["about"] for f in figures(text)}
    assert (found[167], found[12]) == ("victims sold", "victims: under 18")


def test_the_sentence_before_a_number_names_nothing_of_it():
    text = "Traffickers brought them by night at so much a head. Twenty-six were under fifteen."
    assert figures(text)[-1]["about"] in ("people", "under fifteen")


def test_the_label_of_what_is_left_out_says_so():
    (left,) = figures("All but 12 of the victims had been sold to brothels.")
    assert left["about"] == "all but these: the victims sold to brothels"


def test_what_is_asked_is_no_figure():
    assert figures("Is it true that 30,000 children were sold into brothels?") == []
    assert figures("Who owns the 57 vessels on which the men were sold?")


def placed(text, **codes):
    """Marks of countries named in a text, by their codes."""
    return [
        PlaceMention(text.index(n), text.index(n) + len(n), n, code, n, "country", code)
        for n, code in codes.items()
    ]


def test_each_number_of_a_list_of_countries_is_that_of_the_one_before_it():
    text = "Spain was named by 41 victims, Chile for 29, Peru for 17."
    marks = placed(text, Spain="ES", Chile="CL", Peru="PE")
    assert [f["countries"] for f in figures(text, places=marks)] == [["ES"], ["CL"], ["PE"]]


def test_a_country_behind_another_number_is_not_that_of_the_first():
    text = "Police opened 118 trafficking cases; of the victims, 30 had been sold in Peru."
    marks = placed(text, Peru="PE")
    assert [f["countries"] for f in figures(text, places=marks)] == [[], ["PE"]]


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
        ("The office for migrant workers called 12 lawyers.", "people"),
        ("The raid led to the release of 89 victims and the arrest of suspects.", "rescued"),
        ("Brokers met 40 brides of the sex trade.", "married"),
    ],
)
def test_a_measure_is_an_act_of_the_clause_or_the_kind_of_those_counted(text, measure):
    assert figures(text)[0]["measure"] == measure


def test_a_share_is_of_those_counted_before_it():
    found = figures("The police registered 120 migrants -- 80 percent of whom were Burmese.")
    assert found[1]["about"] == "migrants: Burmese"
    found = figures("Of 90 trafficking victims, 60 percent reported never being paid.")
    assert found[1]["about"] == "trafficking victims: reported never being paid"


def test_what_a_part_of_them_did_is_told():
    found = figures("Police know of 37 trafficked girls; 14 have come back to their villages.")
    assert found[1]["about"] == "trafficked girls come back to their villages"


def test_a_clause_goes_on_behind_what_stands_between_dashes():
    text = "The police registered 120 migrants--80 of whom were Burmese--during a sweep in 2003."
    at = text.index("2003")
    marks = [DateMention(at, at + 4, "2003", date(2003, 1, 1), date(2003, 12, 31), "year")]
    assert [f["period_start"] for f in figures(text, dates=marks)] == [date(2003, 1, 1)] * 2


def test_officials_are_neither_assisted_nor_rescued():
    found = figures("Some 30 senior officials divided the activities that support victims.")
    assert found[0]["measure"] == "people"
    found = figures("In all 167 counsellors were trained who assist trafficking victims.")
    assert found[0]["measure"] == "trained"


def test_the_seat_of_an_organisation_is_not_where_its_money_goes():
    text = (
        "The International Organization for Migration in Bangkok administers a USD 3 million "
        "project against trafficking in Vietnam."
    )
    document = Document("d", "d.txt", "0", "txt", text=text)
    document.passages = [Passage(0, text, 0, len(text))]
    (found,) = [claim.fields for claim in extract(annotate(document))]
    assert found["countries"] == ["VN"]
    assert found["place_id"] is None


def test_those_who_are_a_part_of_others_are_of_the_kind_that_is_told():
    found = figures("Police freed 139 trafficked persons, 22 of them women and girls.")
    assert found[1]["population"] == ["women", "girls"]


def test_a_number_that_came_to_be_is_named_by_whom_it_is_of():
    found = figures("The number of trafficked women helped to return by IOM comes to 438.")
    assert found[0]["about"] == "trafficked women helped to return by IOM"


def test_a_sum_in_any_currency_is_money():
    found = figures(
        "Traffickers sold 64 labourers Dh7,000 each in visas and a girl for BDT 400,000."
    )
    assert [f["measure"] for f in found][1:] == ["price", "price"]
    assert found[0]["unit"] == "people"


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        (
            "The police freed 40 victims of such gangs since 2008: 25 from Peru and 15 from Chile.",
            "people",
            [40, 25, 15],
        ),
        ("Five suspects were held in Lima for trafficking in women.", "arrests", [5]),
        ("Trafficking cases opened (Art. 12) 39", "cases", [39]),
    ],
)
def test_what_a_list_a_verb_or_the_name_of_a_row_says_that_is_counted(text, unit, values):
    found = [(c.fields["unit"], c.fields["value_low"]) for c in extract(annotated(text))]
    assert found == [(unit, value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "The trafficked women are kept for a day or two in a house.",
        "The trafficked girls crossed in groups of two and three.",
        "The minister spoke of trafficking and the case of the nine.",
    ],
)
def test_sizes_of_groups_days_and_those_pointed_to_are_no_figures(text):
    assert extract(annotated(text)) == []
