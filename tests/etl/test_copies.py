from datetime import date

import pytest

from etl.copies import mark, originals, sketch, told

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


def runs_of(passages):
    by_document = {}
    for one in passages:
        by_document.setdefault(one["doc_id"], []).append(one)
    return {doc_id: told(own) for doc_id, own in by_document.items()}


def test_a_story_with_other_words_around_it_is_a_copy_of_the_earlier():
    documents = [document("b", date(2007, 2, 2)), document("a", date(2007, 2, 1)), document("c")]
    passages = [
        passage("a", STORY),
        passage("b", "BANGKOK POST. " + STORY.replace("on Monday", "yesterday") + " " + OTHER[:90]),
        passage("c", OTHER),
    ]
    assert originals(documents, runs_of(passages)) == {"b": "a"}


def test_all_copies_point_at_the_first():
    documents = [document(name) for name in "abc"]
    assert originals(documents, runs_of(passage(n, STORY) for n in "abc")) == {"b": "a", "c": "a"}


@pytest.mark.parametrize("more", [{"furniture": True}, {"part": "header"}])
def test_furniture_and_headers_copy_nothing(more):
    documents = [document("a"), document("b")]
    same = [passage(name, STORY, **more) for name in "ab"]
    assert originals(documents, runs_of([*same, passage("a", OTHER)])) == {}


def test_a_short_text_is_too_little_to_tell():
    documents = [document("a"), document("b")]
    passages = [passage(n, "Two women were sold.") for n in "ab"]
    assert originals(documents, runs_of(passages)) == {}


def test_a_sketch_is_the_same_however_a_text_is_wrapped():
    assert sketch([STORY]) == sketch([STORY.replace(" ", "\n").upper()])
    assert sketch([]) == set()


def test_only_documents_with_claims_are_marked():
    documents = [document("a"), document("b")]
    mark(documents, runs_of([passage("b", STORY)]))
    assert documents[1]["copy_of"] is None
    assert "copy_of" not in documents[0]
