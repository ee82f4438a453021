from datetime import date

import pytest

from etl.copies import mark, originals, sketch

STORY = (
    "Police in the northern town said on Monday that eleven women who had been promised work in "
    "a garment factory were found locked in a guest house near the river. Two brokers, a married "
    "couple from the next district, were arrested as they counted money in the yard behind it. "
    "The women told officers that they had paid the couple for passports which they never saw, "
    "and that three others had already been taken across the bridge the night before the raid."
)
OTHER = (
    "The ministry opened its second shelter in the capital this week, a plain house of two floors "
    "with room for thirty children and a garden. Its director, who ran a school before, hopes to "
    "send most of them home within a year, and asks donors for teachers rather than for beds. The "
    "first shelter, on the other side of the lake, has been full since the floods of last autumn."
)


def document(doc_id, when=None):
    return {"doc_id": doc_id, "path": f"{doc_id}.txt", "date": when}


def passage(doc_id, text, **more):
    return {"doc_id": doc_id, "text": text, "furniture": False, "part": "body"} | more


def test_a_story_with_other_words_around_it_is_a_copy_of_the_earlier():
    documents = [document("b", date(2007, 2, 2)), document("a", date(2007, 2, 1)), document("c")]
    passages = [
        passage("a", STORY),
        passage("b", "BANGKOK POST. " + STORY.replace("on Monday", "yesterday") + " " + OTHER[:90]),
        passage("c", OTHER),
    ]
    assert originals(documents, passages) == {"b": "a"}


def test_all_copies_point_at_the_first():
    documents = [document(name) for name in "abc"]
    assert originals(documents, [passage(n, STORY) for n in "abc"]) == {"b": "a", "c": "a"}


@pytest.mark.parametrize("more", [{"furniture": True}, {"part": "header"}])
def test_furniture_and_headers_copy_nothing(more):
    documents = [document("a"), document("b")]
    same = [passage(name, STORY, **more) for name in "ab"]
    assert originals(documents, [*same, passage("a", OTHER)]) == {}


def test_a_short_text_is_too_little_to_tell():
    documents = [document("a"), document("b")]
    assert originals(documents, [passage(n, "Two women were sold.") for n in "ab"]) == {}


def test_a_sketch_is_the_same_however_a_text_is_wrapped():
    assert sketch([STORY]) == sketch([STORY.replace(" ", "\n").upper()])
    assert sketch([]) == set()


def test_only_documents_with_claims_are_marked():
    rows = {"documents": [document("a"), document("b")], "flows": [{"doc_id": "b"}]}
    mark(rows | {"passages": [passage("a", STORY), passage("b", STORY)]})
    assert rows["documents"][1]["copy_of"] is None
    assert "copy_of" not in rows["documents"][0]
