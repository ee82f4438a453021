import pytest

from etl.annotate import annotate
from etl.document import Claim, Document, Passage
from etl.sourcing import held_by

CHIEF = "Colonel Ana Ruiz said the girls came from Laos."
COUNT = "Nine girls were freed in Puno, Peru."


def told(paragraphs, kind, own=0, support=()):
    """Who says a flow of paragraphs, whose own sentence begins one of them."""
    document = Document("d1", "one.txt", "0", "txt", kind=kind, text="\n\n".join(paragraphs))
    starts = [document.text.index(text) for text in paragraphs]
    document.passages = [
        Passage(n, text, start, start + len(text))
        for n, (text, start) in enumerate(zip(paragraphs, starts, strict=True))
    ]
    passages = {one.passage.ordinal: one for one in annotate(document).passages}
    fields = {"origin_country": "LA", "destination_country": "PE"}
    claim = Claim("flows", own, 0, 10, fields, support=list(support))
    return held_by(passages[own], claim, passages, kind)[1]


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        ([COUNT, CHIEF], (1, 0, len(CHIEF))),
        ([f"{COUNT} {CHIEF}"], (0, len(COUNT) + 1, len(COUNT) + len(CHIEF))),
    ],
)
def test_a_flow_of_a_story_has_the_source_of_the_sentence_beside_it_that_tells_of_it(
    paragraphs, place
):
    assert told(paragraphs, "news", support=[place]) == "Colonel Ana Ruiz"
    assert told(paragraphs, "report", support=[place]) is None


def test_what_a_sentence_far_from_it_says_is_no_source_of_a_flow():
    paragraphs = [COUNT, "A road was built.", CHIEF]
    assert told(paragraphs, "news", support=[(2, 0, len(CHIEF))]) is None


def test_a_flow_whose_sentence_names_none_of_its_countries_has_the_source_of_one_that_does():
    paragraphs = ["Nine girls were freed.", "A road was built.", CHIEF]
    assert told(paragraphs, "report", support=[(2, 0, len(CHIEF))]) == "Colonel Ana Ruiz"
