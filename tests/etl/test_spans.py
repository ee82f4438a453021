"""Where rows lie hangs on their keys alone."""

import random

import numpy as np
import pytest

from etl.spans import Keys, divided, ends, has_any, number, within


def keys(chance, count):
    """Keys of which many are of one block."""
    blocks = [chance.randrange(2**64) for _ in range(6)]
    block = [chance.choice(blocks) for _ in range(count)]
    own = [chance.randrange(2**64) for _ in range(count)]
    return Keys(np.array(block, np.uint64), np.array(own, np.uint64))


@pytest.mark.parametrize("seed", range(5))
def test_each_row_lies_in_one_span_and_no_two_that_are_halves_of_one_could_be_joined(seed):
    rows = keys(random.Random(seed), 200)
    spans = list(divided(rows, {}, 10))
    lie = np.array([within(rows, span) for span in spans])
    assert (lie.sum(axis=0) == 1).all()
    assert all(0 < here.sum() <= 10 for here in lie)
    assert all(within(rows, span[:-1]).sum() > 10 for span in spans)


@pytest.mark.parametrize("seed", range(5))
def test_spans_that_are_only_counted_are_divided_as_rows_at_hand_are(seed):
    chance = random.Random(seed)
    rows = keys(chance, 200)
    spans = list(divided(rows, {}, 10))
    counted = {span: int(within(rows, span).sum()) for span in spans if chance.random() < 0.5}
    at_hand = ~np.any([within(rows, span) for span in counted], axis=0)
    some = Keys(rows.block[at_hand], rows.own[at_hand])
    assert list(divided(some, counted, 10)) == spans


def test_blocks_are_not_parted_where_they_are_to_stay_whole():
    rows = Keys(np.full(50, 7, np.uint64), np.arange(50, dtype=np.uint64))
    assert len(list(divided(rows, {}, 10, within_blocks=False))) == 1
    assert len(list(divided(rows, {}, 10))) > 4
    assert list(divided(Keys(rows.block[:0], rows.own[:0]), {}, 10)) == []


def test_a_span_tells_which_blocks_may_lie_in_it():
    blocks = np.array([1, 2**63 + 5], np.uint64)
    assert ends("1") == (2**63, 2**64 - 1)
    assert has_any("1", blocks)
    assert has_any("", blocks)
    assert not has_any("01", blocks)
    assert has_any(f"{1:064b}01", blocks)


def test_equal_texts_have_equal_numbers():
    assert number("a") == number("a") != number("b")
    assert 0 <= number("\ud800") < 2**64
