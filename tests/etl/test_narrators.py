import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.narrators import meant, narrator


def passage(text):
    document = Document("d1", "one.txt", "0", "txt", kind="cable", text=text)
    document.passages = [Passage(0, text, 0, len(text))]
    return annotate(document).passages[0]


def goes_on(text, kind="cable"):
    """Whose account the last sentence of a text goes on with."""
    marked = passage(text)
    return narrator(marked, len(marked.sentences) - 1, kind, [marked])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Colonel Ana Ruiz said that 20 came. They are sold in Laos.", "Colonel Ana Ruiz"),
        ("Colonel Ana Ruiz received Poloff on May 3. Girls are sold in Laos.", "Colonel Ana Ruiz"),
        ("Colonel Ana Ruiz is new. Girls come, Ruiz said. They are sold in Laos.", "Ruiz"),
        ("The ministry said that 20 came. Girls are sold in Laos.", None),
        ("Three girls said that they came. They are sold in Laos.", None),
        ("Colonel Ana Ruiz said that 20 came. UNICEF feeds 40 of them.", None),
        ("Colonel Ana Ruiz said that 20 came. UNICEF feeds them. They are sold in Laos.", None),
        ('"It is far," Colonel Ana Ruiz said. Girls are sold in Laos.', None),
    ],
)
def test_a_paragraph_of_a_cable_goes_on_with_what_an_official_said(text, source):
    assert goes_on(text) == source


@pytest.mark.parametrize(
    ("following", "source"),
    [
        ("They are sold in Laos.", "Police"),
        ("Three of the women had been sold in Laos.", "Police"),
        ("Advertisements are read by girls in Laos.", None),
        ("Two of the women said that they had been sold.", None),
    ],
)
def test_a_story_goes_on_with_what_one_said_of_the_same_people(following, source):
    assert goes_on("Police said that 20 women came. " + following, "news") == source
    assert goes_on("Police said that 20 women came. " + following, "report") is None


def test_a_story_goes_on_with_a_judgment():
    text = "Colonel Ana Ruiz said that 20 came. A dealer in Laos buys girls."
    assert goes_on(text, "news") is None
    text = "According to the indictment, Lan went to Ha Giang. There she bought two girls."
    assert goes_on(text, "news") == "the indictment"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The Ministry of Labor of Laos handled ten cases. Three went, it said.",
            "Ministry of Labor",
        ),
        ("Ana Ruiz, 31, runs a house. Boys sleep in it. She counted 68.", "Ana Ruiz"),
        (
            "The mayor said little. The inspector has a list. By his own count 40 went.",
            "The inspector",
        ),
        (
            "UNICEF said that 20 came. Captain Ana Ruiz left. She believes that more went.",
            "Captain Ana Ruiz",
        ),
    ],
)
def test_a_pronoun_that_speaks_means_who_spoke_or_was_the_subject_last(text, source):
    marked = passage(text)
    assert meant(marked, len(marked.sentences) - 1) == source
