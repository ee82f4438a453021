import pytest

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.narrators import goes_on_telling, meant, narrator


def passage(text):
    document = Document("d1", "one.txt", "0", "txt", kind="cable", text=text)
    document.passages = [Passage(0, text, 0, len(text))]
    return annotate(document).passages[0]


def goes_on(text, kind="cable"):
    """Whose account the last sentence of a text goes on with."""
    marked = passage(text)
    return narrator(marked, len(marked.sentences) - 1, kind, {0: marked})


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
        ("COLONEL ANA RUIZ SAID THAT 20 CAME. GIRLS ARE SOLD IN LAOS.", "COLONEL ANA RUIZ"),
        ("The Colonel said that 20 came. Girls are sold in Laos.", "Colonel"),
        ("Sister Ana Ruiz had a ledger. They had been told of work.", "Sister Ana Ruiz"),
        ("In Puno, Colonel Ana Ruiz drew a map. Girls are sold in Laos.", "Colonel Ana Ruiz"),
        ("We saw Colonel Ana Ruiz. Girls are sold in Laos.", None),
        ("Colonel Ana Ruiz said that 20 came. Post knows of six.", None),
        ("Colonel Ana Ruiz said that 20 came. Comment: Six is too few.", None),
    ],
)
def test_a_paragraph_of_a_cable_goes_on_with_what_an_official_said(text, source):
    assert goes_on(text) == source


def sections(*paragraphs, kind="cable"):
    """Whose account the last sentence of several paragraphs goes on with."""
    document = Document("d1", "one.txt", "0", "txt", kind=kind, text=" ".join(paragraphs))
    starts = [document.text.index(text) for text in paragraphs]
    document.passages = [
        Passage(n, text, start, start + len(text))
        for n, (text, start) in enumerate(zip(paragraphs, starts, strict=True))
    ]
    passages = annotate(document).passages
    return narrator(passages[-1], len(passages[-1].sentences) - 1, kind, dict(enumerate(passages)))


def test_a_section_of_a_cable_goes_on_with_one_who_speaks_in_it_more_than_once():
    first, last = "Colonel Ana Ruiz said that 20 came.", "Girls are sold in Laos."
    assert sections(first, last) is None
    assert sections(first + " He counted six more.", last) == "Colonel Ana Ruiz"
    assert sections(first, "Boys come too, Ruiz said.", last) == "Ruiz"
    assert sections(first + " He counted six more.", last, kind="report") is None


def test_a_story_goes_on_with_a_person_of_the_paragraph_before_about_the_same_people():
    first = "Colonel Ana Ruiz said that 20 came."
    assert sections(first, "They are sold in Laos.", kind="news") == "Colonel Ana Ruiz"
    assert sections(first, "Girls are sold in Laos.", kind="news") is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("DIG (East) Ana Ruiz has a sheet. Ruiz read it. Six went. Ten died, she said.", "Ruiz"),
        ("Ana Ruiz, 31, has a sheet. Six went. Ten died, it said.", None),
        ("Six went. Ten died, she said.", None),
        (
            "Colonel Ana Ruiz received Consul. A unit has six. Six went. Ten died, Ruiz said.",
            "Colonel Ana Ruiz",
        ),
        ("Colonel Ana Ruiz met us. We asked about six. Ten died, Ruiz said.", None),
        ("Colonel Ana Ruiz met us. UNICEF has six. Ten died, Ruiz said.", None),
        ("Colonel Ana Ruiz met us. Six went. Ten died, Lan said.", None),
        ("Ana Ruiz, 31, has a sheet. Six went. Ten died.", None),
    ],
)
def test_what_stands_between_one_who_is_named_and_she_said_is_told_by_her(text, source):
    marked = passage(text)
    assert goes_on_telling(marked, len(marked.sentences) - 2, {0: marked}) == source


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
