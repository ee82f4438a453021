import os

import pytest

from etl.parallel import WorkerDied, run_all


def double(number):
    if number < 0:
        os._exit(3)
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs):
    assert list(run_all(double, range(20), jobs)) == list(range(0, 40, 2))


def test_a_process_that_dies_takes_only_its_item():
    assert list(run_all(double, [1, -1, 3], 2)) == [2, WorkerDied(), 6]
