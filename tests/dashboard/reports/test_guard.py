"""What a report may not tell: small counts, directly or by subtraction, and private names."""

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports.guard import WITHHELD, Guard, apply
from dashboard.reports.people import (
    private_names,
    redactor,
    role_of,
    told_names,
)
from dashboard.reports.pictures import picture


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rescued 4 girls", True),
        ("three girls", True),
        ("Ten of the victims", True),
        ("a group of 97 women", True),
        ("a dozen women and a single child", True),
        ("On 5 June 2006 two victims fled", True),
        ("4-6 women", True),
        ("550 women", False),
        ("twenty women", False),
        ("In May 2006, the two governments met for 3 days in one province", False),
        ("Paragraph 4: on June 5 and 8 July, 9% of 100 girls", False),
        ("6 border provinces and 7 ministries", False),
        ("", False),
    ],
)
def test_a_text_that_states_a_hidden_count_of_people_is_known(words, told):
    assert Guard(11, frozenset({97.0, 4.0})).states(words) is told
    assert Guard().states(words) is False


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "left"),
    [
        (4, 4, "exact", (None, 11, "less_than")),
        (4, None, "exact", (None, 11, "less_than")),
        (8, 30, "range", (None, 30, "at_most")),
        (8, None, "more_than", (None, None, None)),
        (30, 97, "range", (None, 100, "less_than")),
        (100, 100, "exact", (100, 100, "exact")),
        (30, None, "more_than", (30, None, "more_than")),
    ],
)
def test_what_is_left_of_a_count_is_true_and_tells_nothing_hidden(
    empty, low, high, qualifier, left
):
    empty.document("cable", title="Police free 4 girls")
    empty.claim("flows", "anchor", "cable", victims_low=100, victims_high=100)
    empty.claim("flows", "f", "cable", victims_low=low, victims_high=high, qualifier=qualifier)
    connection = empty.connect()
    apply(connection, 11)
    query = "SELECT victims_low, victims_high, qualifier FROM shown_flows WHERE claim_id = 'f'"
    assert connection.execute(query).fetchone() == left


def test_words_that_state_a_hidden_count_go_wherever_they_stand(empty):
    empty.document("cable", title="Police free 4 girls")
    empty.claim("flows", "f", "cable", victims_low=4, victims_high=4, quote="4 girls")
    empty.claim("hotspots", "h", "cable", quote="four girls from Lao Cai")
    empty.claim("figures", "g", "cable", about="the 4 girls", quote="Lao Cai", unit="cases")
    empty.claim("meetings", "m", "cable", quote="Lao Cai", outcomes=["care for four girls"])
    connection = empty.connect()
    guard = apply(connection, 11)
    assert guard.text("four girls") == WITHHELD and guard.text("Lao Cai") == "Lao Cai"
    told = connection.execute("FROM shown_claims").df().to_string()
    told += connection.execute("FROM kept_from").df().to_string()
    assert "girls" not in told and WITHHELD in told and "Lao Cai" in told


@pytest.mark.parametrize(
    ("surface", "name", "role"),
    [
        ("Minister Le Hong Anh", "Le Hong Anh", None),
        ("Deputy Director Tran Van B", "Tran Van B", None),
        ("Police Colonel Vu", "Vu", None),
        ("Mr Nguyen Van A", "Nguyen Van A", "a person"),
        ("Dr. Somchai", "Somchai", "a doctor"),
        ("Sister Pierrette", "Pierrette", "a nun"),
        ("Nguyen Thi Lan", "Nguyen Thi Lan", "a person"),
    ],
)
def test_public_officials_keep_their_names_and_others_have_a_role(surface, name, role):
    assert role_of(surface, name) == role


def test_who_is_an_official_anywhere_keeps_the_name():
    told = [("Mr Vu Duc", "Vu Duc"), ("Minister Vu Duc", "Vu Duc"), ("Mrs Hoa", "Hoa")]
    assert private_names(told) == {"Hoa": "a person"}


def test_a_place_that_holds_a_persons_name_stays_whole():
    redact = redactor({"Ha": "a person", "Bac": "a person"}, ["Ha Giang", "Bac Ha", "Hanoi"])
    told = redact("Ms Ha of Ha Giang went to Bac Ha and met Bac")
    assert told == "[a person] of Ha Giang went to Bac Ha and met [a person]"


def test_names_are_replaced_with_their_titles_in_texts_and_charts():
    redact = redactor({"Nguyen Van A": "a person", "A": "a person"})
    assert redact("Mr. Nguyen Van A said so") == "[a person] said so"
    assert redact("Nguyen Van Anh") == "Nguyen Van Anh"
    figure = go.Figure(go.Bar(x=[1], y=["Mr Nguyen Van A"], hovertext=["Nguyen Van A: 3"]))
    told = str(picture(figure, "", redact).figure.to_plotly_json())
    assert "Nguyen" not in told and "[a person]: 3" in told
    assert redact("person:nguyen van a") == "[a person]"
    assert redactor({}) is str


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Lan, 17, said she was sold", "[a person], 17, said she was sold"),
        ("a victim named Nguyen Thi B was", "a victim named [a person] was"),
        ("identified as Somchai Jaidee fled", "identified as [a person] fled"),
        ("Mai (not her real name) was 15", "[a person] (not her real name) was 15"),
        ("Đặng Thị Hoa, aged 16, and", "[a person], aged 16, and"),
        ("On March 17, 2006 police", "On March 17, 2006 police"),
        ("CHENGDU 17, a cable", "CHENGDU 17, a cable"),
        ("MONGOLIA (Tier 2)", "MONGOLIA (Tier 2)"),
        ("Mai, a 17-year-old, fled", "[a person], a 17-year-old, fled"),
        ("sold by Hmong for Yuan 10,000", "sold by Hmong for Yuan 10,000"),
        ("Article 17, the law", "Article 17, the law"),
        ("rescued in Lao Cai in 2006", "rescued in Lao Cai in 2006"),
        ("a programme called Operation Blue Sky", "a programme called Operation Blue Sky"),
    ],
)
def test_names_that_a_sentence_itself_tells_are_replaced(words, told):
    assert told_names(words) == told


@given(st.text(max_size=80))
def test_any_text_without_such_words_stays_and_none_breaks(text):
    told = told_names(text)
    assert told == text or "[a person]" in told
    assert told_names(told) == told
