import pytest

from etl.annotate import annotate
from etl.attribution import attribution, named_in
from etl.document import Document, Passage
from etl.speakers import author, speaker


def passage(text):
    document = Document("d1", "one.txt", "0", "txt", kind="cable", text=text)
    document.passages = [Passage(0, text, 0, len(text))]
    return annotate(document).passages[0]


def speaks(text, table="flows"):
    """Who speaks in the last sentence of a text."""
    marked = passage(text)
    return speaker(marked, len(marked.sentences) - 1, table)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("UNICEF has registered 31 Lao girls who were sold to Thailand.", "UNICEF"),
        ("The Union knows of nine girls taken to brothels in Phnom Penh.", "Union"),
        ("Fourteen of the women found by IOM had been sold in China.", "IOM"),
        ("Burmese girls in the brothels were assisted by nobody.", None),
        ("Traffickers counted twelve girls.", None),
        ("Investigators have so far identified 47 victims.", "Investigators"),
    ],
)
def test_whoever_counts_people_stands_behind_what_is_told_of_them(sentence, source):
    assert speaks(sentence) == source


def test_whoever_takes_people_in_stands_behind_where_they_were_taken_but_not_behind_its_own_act():
    sentence = "UNICEF helped 31 Lao girls who were sold to Thailand."
    assert speaks(sentence, "flows") == "UNICEF"
    assert speaks(sentence, "figures") is None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The 31 girls sold to Thailand were brought home in May by UNICEF.", "UNICEF"),
        ("The 31 girls sold to Thailand were brought home in May by Thai police.", None),
        ("The 31 girls sold to Thailand will be assisted by UNICEF.", None),
        ("UNICEF repatriated 31 Lao girls who were sold to Thailand.", "UNICEF"),
        (
            "The Siem Reap Provincial Court sentenced a man who sold girls to Thailand.",
            "Siem Reap Provincial Court",
        ),
        ("A court sentenced a man who sold girls to Thailand.", None),
    ],
)
def test_who_brings_people_home_and_the_court_stand_behind_where_they_were_sold(sentence, source):
    assert speaks(sentence, "flows") == source
    assert speaks(sentence, "figures") is None


@pytest.mark.parametrize(
    "told",
    ["Kham Souk gave Poloff the following numbers: 60 women were freed.", "Kham Souk said so."],
)
def test_who_gives_numbers_speaks(told):
    assert named_in(told)[0] == "Kham Souk"


def test_where_and_when_one_speaks_is_no_part_of_the_name():
    assert named_in("Here the inspector says that nine girls were sold.")[0] == "the inspector"


def test_according_to_both_means_those_before():
    before = "The Ministry of Labor said that 20 came."
    assert attribution("According to both, girls are sold in Thailand.", before) is not None


def test_a_meeting_does_not_rest_on_who_counts():
    assert speaks("UNICEF registered 31 girls before the meeting in Hanoi.", "meetings") is None


@pytest.mark.parametrize("table", ["flows", "hotspots", "figures"])
def test_sentences_that_divide_a_count_up_have_its_source(table):
    told = "IOM said that 60 women came back. Forty of them were from Laos. "
    assert speaks(told + "The remainder, 20 girls, were sold in China.", table) == "IOM"


def test_the_name_of_an_agency_may_be_one_word():
    divided = " said that 60 women came back. Twenty of them were sold in China."
    assert speaks("Redeluz" + divided) == "Redeluz"
    assert speaks("Drivers" + divided) is None


@pytest.mark.parametrize(
    "following",
    [
        "Trade across the bridge was worth 40 million dollars.",
        "Officials in Vientiane have no list of the 40 villages.",
    ],
)
def test_a_sentence_about_something_else_has_no_source_of_a_number_before(following):
    assert speaks("IOM said that 60 women came back. " + following, "figures") is None


def test_a_count_without_a_name_behind_it_gives_no_source():
    told = "The women with them said that 60 girls came. "
    assert speaks(told + "Of these 40 were sold in China.") is None


@pytest.mark.parametrize(
    ("told", "source"),
    [
        (
            "Chien runs a house. The Harbour Court has a list of 40 girls sold to Laos.",
            "Harbour Court",
        ),
        ("LBK-PIT has handled nine cases of girls sold to Laos.", "LBK-PIT"),
        ("The ministry counts 31 girls sold to Laos.", "The ministry"),
        ("The police dealt with 31 girls sold to Laos.", None),
        ("UNICEF has a house. Last winter it helped three girls sold to Laos.", "UNICEF"),
        ("UNICEF has a house. Its staff registered three girls sold to Laos.", "UNICEF"),
        ("Ana Ruiz, 31, runs a house. In May she took in three girls sold to Laos.", "Ana Ruiz"),
        ("Investigators identified 47 girls. Seventeen were sold in Laos.", "Investigators"),
        ("IOM has met 19 boys. Girls, some of them 12 years old, are sold in Laos.", None),
    ],
)
def test_whose_count_it_is(told, source):
    assert speaks(told) == source


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Its tables", "UNICEF"),
        ("the same source", "UNICEF"),
        ("its chairwoman", None),
    ],
)
def test_what_belongs_to_the_one_before_is_the_one_before(told, source):
    assert author(passage("UNICEF said that girls came. Some were sold."), 1, told) == source


def test_what_we_saw_is_told_by_the_text_itself():
    told = "Thai immigration sends a truck each day. "
    assert speaks(told + "We counted 165 people on it.", "figures") is None


def test_a_study_is_that_of_the_agency_named_with_it():
    marked = passage("UNICEF presented a study of brothels. According to the study, girls came.")
    assert author(marked, 1, "the study") == "UNICEF"
    assert author(marked, 1, "the survey") is None
    assert author(marked, 1, "Colonel Kham") is None
