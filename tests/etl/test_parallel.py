import os
import subprocess
import sys
from pathlib import Path

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


ENDLESS = """
import time
from etl.parallel import run_all
def work(number):
    time.sleep(0.01)
    return number
if __name__ == "__main__":
    for result in run_all(work, range(10**6), 2):
        print(result, flush=True)
"""


def test_all_processes_end_when_the_one_that_started_them_is_killed(tmp_path):
    (tmp_path / "endless.py").write_text(ENDLESS)
    started = subprocess.Popen(
        [sys.executable, str(tmp_path / "endless.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with started:
        assert started.stdout.readline() == b"0\n"
        started.kill()
        # Each of them has this pipe open: it ends with the last.
        started.communicate(timeout=60)
