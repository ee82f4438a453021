from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import copies
from etl.copies import Stories, originals, parents, sketch, told

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


def passage(doc_id, text, **more):
    return {"doc_id": doc_id, "text": text, "furniture": False, "part": "body"} | more


def stories(days, passages):
    """The documents of some passages, with dates of those that have one."""
    by_document = {doc_id: [] for doc_id in days}
    for one in passages:
        by_document[one["doc_id"]].append(one)
    runs = [told(own) for own in by_document.values()]
    paths = [f"{doc_id}.txt" for doc_id in days]
    array = pa.array(runs, pa.list_(pa.uint32()))
    return Stories(list(days), list(days.values()), paths, array)


def copied(days, passages):
    known = stories(days, passages)
    found = originals(known.doc_ids, parents(known, [None] * len(days), None))
    return {one: other for one, other in zip(days, found, strict=True) if other}


def test_a_story_with_other_words_around_it_is_a_copy_of_the_earlier():
    days = {"b": date(2007, 2, 2), "a": date(2007, 2, 1), "c": None}
    passages = [
        passage("a", STORY),
        passage("b", "BANGKOK POST. " + STORY.replace("on Monday", "yesterday") + " " + OTHER[:90]),
        passage("c", OTHER),
    ]
    assert copied(days, passages) == {"b": "a"}


def test_all_copies_point_at_the_first():
    passages = [passage(name, STORY) for name in "abc"]
    assert copied(dict.fromkeys("abc"), passages) == {"b": "a", "c": "a"}


@pytest.mark.parametrize("more", [{"furniture": True}, {"part": "header"}])
def test_furniture_and_headers_copy_nothing(more):
    same = [passage(name, STORY, **more) for name in "ab"]
    assert copied(dict.fromkeys("ab"), [*same, passage("a", OTHER)]) == {}


def test_a_short_text_is_too_little_to_tell():
    passages = [passage(n, "Two women were sold.") for n in "ab"]
    assert copied(dict.fromkeys("ab"), passages) == {}


def test_a_sketch_is_the_same_however_a_text_is_wrapped():
    assert sketch([STORY]) == sketch([STORY.replace(" ", "\n").upper()])
    assert sketch([]) == set()


TEXTS = st.lists(st.sampled_from(range(12)), min_size=3, max_size=9, unique=True)
CORPORA = st.dictionaries(
    st.sampled_from("abcdefgh"), st.tuples(st.integers(1, 3), TEXTS), min_size=1
)


def sketched(corpus):
    """Documents of some of twelve stretches, each of three runs of words."""
    runs = [[3 * one + part for one in parts for part in range(3)] for _, parts in corpus.values()]
    days = [date(2007, 1, day) for day, _ in corpus.values()]
    array = pa.array(runs, pa.list_(pa.uint32()))
    return Stories(list(corpus), days, [f"{one}.txt" for one in corpus], array)


@given(CORPORA, CORPORA, st.sampled_from((1, 2, 20)))
def test_what_changed_documents_do_to_others_is_found_without_the_rest(before, now, most):
    """Documents added, changed and removed: the outcome is that of looking at all of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(copies, "MOST", most)
        former, whole = sketched(before), sketched(now)
        found = dict(zip(former.doc_ids, parents(former, [], None), strict=True))
        changed = {
            3 * one + part
            for corpus, other in ((before, now), (now, before))
            for doc_id, told in corpus.items()
            if other.get(doc_id) != told
            for one in told[1]
            for part in range(3)
        }
        known = [found.get(doc_id) for doc_id in whole.doc_ids]
        again = parents(whole, known, np.array(sorted(changed), np.uint32))
        assert again == parents(whole, [], None)
