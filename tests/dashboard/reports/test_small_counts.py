"""Small counts of people cannot be worked out from the other counts of a report."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.reports import small_counts

K = 11
counts = st.integers(1, 400)
groups = st.lists(st.lists(counts, max_size=12), max_size=6)


def ceilings(told, k):
    """Of counts in groups, each of a fact of its own."""
    return small_counts.ceilings([Counter(group) for group in told], k)


@st.composite
def tables(draw):
    """Counts in rows and columns, with their totals and the total of all, as equations.

    Gives the values of cells, then of totals, and a matrix whose product with them is 0.
    """
    high, wide = draw(st.integers(1, 3)), draw(st.integers(2, 4))
    cells = np.array(
        draw(st.lists(st.integers(0, 70), min_size=high * wide, max_size=high * wide))
    ).reshape(high, wide)
    values = [*cells.ravel(), *cells.sum(axis=1), *cells.sum(axis=0), cells.sum()]
    size, equations = high * wide, []
    for row in range(high):
        equation = np.zeros(len(values))
        equation[row * wide : (row + 1) * wide], equation[size + row] = 1, -1
        equations.append(equation)
    for column in range(wide):
        equation = np.zeros(len(values))
        equation[column:size:wide], equation[size + high + column] = 1, -1
        equations.append(equation)
    equation = np.zeros(len(values))
    equation[size : size + high], equation[-1] = 1, -1
    return np.array(values), np.array([*equations, equation])


def known_by_equations(values, equations, hidden):
    """Those of the hidden values that the equations leave no choice of."""
    unknown = np.array([value in hidden for value in values])
    _, sizes, rows = np.linalg.svd(equations[:, unknown])
    free = rows[int((sizes > 1e-9).sum()) :]
    return values[unknown][np.abs(free).max(axis=0, initial=0) < 1e-9]


@settings(deadline=None, max_examples=300)
@given(tables())
def test_no_small_count_of_a_table_with_totals_follows_from_what_is_shown(table):
    values, equations = table
    hidden = ceilings([values.tolist()], K)
    told = known_by_equations(values, equations, hidden)
    assert not [value for value in told if value < K]


@settings(deadline=None)
@given(groups, st.integers(1, 30))
def test_counts_that_are_shown_are_equal_or_at_least_k_apart(told, k):
    shown = sorted({count for group in told for count in group} - set(ceilings(told, k)))
    assert all(count >= k for count in shown)
    assert all(b - a >= k for a, b in pairwise(shown))


@settings(deadline=None)
@given(groups, st.integers(1, 30))
def test_a_hidden_count_is_less_than_what_it_is_said_to_be_which_tells_no_hidden_one(told, k):
    hidden = ceilings(told, k)
    for count, below in hidden.items():
        assert count < below
        assert below not in hidden or count < k


def test_large_counts_apart_are_all_shown():
    assert ceilings([[550, 100, 30]], K) == {}
    assert ceilings([[100, 60, 40]], K) == {}
    assert ceilings([[100], [97]], K) == {97: 100}
    assert ceilings([[4]], K) == {4: 11}


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        ([[100, 60, 35, 5]], {35: 60, 5: 11}),
        ([[200, 100, 60, 33, 7]], {33: 60, 7: 11}),
        ([[100, 60], [35, 5]], {5: 11}),
        ([[100, 60], [35, 5], [100, 60, 35, 5]], {35: 60, 5: 11}),
    ],
)
def test_a_count_that_tells_a_small_one_by_sums_of_its_group_goes(told, hidden):
    found = ceilings(told, K)
    assert {count: found.get(count) for count in hidden} == hidden


def test_a_total_that_only_the_greatest_small_counts_reach_goes():
    assert ceilings([[20, 10, 10]], K) == {20: 100, 10: 11}
    assert ceilings([[20, 10, 9]], K) == {10: 11, 9: 11}


def test_a_group_of_very_many_counts_costs_little_and_hides_the_smaller():
    told = [float(11 * 4**power) for power in range(40)]
    hidden = ceilings([told], K)
    assert told[-1] not in hidden and told[0] in hidden
