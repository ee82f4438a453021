"""What a figure counts, as a label in the document's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.etl.extract.figure_claims import figures


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Police rescued 38 women this year who had been promised jobs in Kuwait.",
            ["women rescued this year"],
        ),
        (
            "Nine trafficked women were returned from Japan.",
            ["trafficked women returned from Japan"],
        ),
        (
            "The ministry counted 18 presumed victims in 2006, down from 366 in 2001.",
            ["presumed victims counted in 2006", "victims in 2001"],
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
        ("IOM has helped 112 victims since then.", ["victims helped"]),
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


@pytest.mark.parametrize("pair", ['""', "“”"])
def test_a_label_has_no_quotation_mark_without_its_other(pair):
    (figure,) = figures("Police made 133 {}debt house{} arrests of traffickers.".format(*pair))
    assert figure["about"].startswith("debt house arrests")


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
        ("They sold 90 migrants in Lagos--half of them boys--that year.", "migrants sold in Lagos"),
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
    assert label in found[-1]["about"]
    assert not any(f["about"].startswith("of ") for f in found)


def test_a_part_takes_noun_and_population_of_the_count_that_it_divides():
    found = figures("The raid freed eleven Nepali women in two bars, three of them under 18.")
    assert found[-1]["about"] == "Nepali women under 18"
    assert found[-1]["population"] == ["women"]


def test_suspects_are_not_assisted_and_a_part_of_a_whole_is_named_by_its_noun():
    told, part = figures(
        "Police assisted 14 suspects of trafficking.", "Committees work in 140 of 148 shelters."
    )
    assert (told["measure"], told["about"]) == ("suspects", "suspects of trafficking")
    assert part["about"] == "shelters"


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


def test_a_share_is_of_those_counted_before_it():
    found = figures("The police registered 120 migrants -- 80 percent of whom were Burmese.")
    assert found[1]["about"] == "migrants: Burmese"
    found = figures("Of 90 trafficking victims, 60 percent reported never being paid.")
    assert found[1]["about"] == "trafficking victims: reported never being paid"


def test_what_a_part_of_them_did_is_told():
    found = figures("Police know of 37 trafficked girls; 14 have come back to their villages.")
    assert found[1]["about"] == "trafficked girls come back to their villages"


def test_a_number_that_came_to_be_is_named_by_whom_it_is_of():
    found = figures("The number of trafficked women helped to return by IOM comes to 438.")
    assert found[0]["about"] == "trafficked women helped to return by IOM"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Police charged 38 traffickers.", "traffickers charged"),
        ("He was jailed for sending four girls to a brothel.", "girls sent to a brothel"),
        ("In June navies took out 17 trafficked women.", "trafficked women taken out"),
        ("Prosecutors opened 12 trafficking cases in 2009.", "trafficking cases opened in 2009"),
        ("He said 40 victims of traffickers live there.", "victims of traffickers"),
        ("The raids totalled 40 victims.", "victims"),
        ("Of nine women sold by traffickers, five came from Bo.", "women who came from Bo"),
        ("Of nine women sold by traffickers, five told the police.", "women"),
        ("Of nine girls sold, three had been beaten.", "girls who had been beaten"),
        ("Nine trafficked men of Bo were freed on Friday.", "trafficked men of Bo freed on Friday"),
        ("In nine trafficking cases the charge was changed.", "trafficking cases the charge"),
        ("Trafficking victims assisted ........ 512", "Trafficking victims assisted"),
        ("They put the number of women sold to Fujian at 40.", "women sold to Fujian"),
        (
            "The number of trafficked girls held in bars is put at 40.",
            "trafficked girls held in bars",
        ),
    ],
)
def test_labels_tell_what_was_done_to_those_counted_or_what_they_did(text, label):
    assert figures(text)[-1]["about"] == label
