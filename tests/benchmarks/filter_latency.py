"""How long a page takes from a changed filter to the end of its run, alone and with others.

    python tests/benchmarks/filter_latency.py DATA [--users N] [--changes N] [--pages PATH ...]

Runs the app as Streamlit's test harness does, in one process with one session per user: no browser,
no network, but all queries, figures and messages of a run. Prints p50 and p95 in milliseconds per
page for one user, then for N users who change a filter at the same moment, round after round.
Each change asks for filters that no run asked for before, so that no answer comes from a cache.
"""

import argparse
import itertools
import logging
import os
import statistics
import threading
import time

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = "from dashboard import app\napp.main()\n"
START = "overview"
"""The page that opens first."""
COUNTRIES = ("Vietnam", "China", "Cambodia", "Laos", "Thailand", "Myanmar", "Japan", "India")
ROLES = ("Any role", "Origin", "Destination", "Mentioned")


def filters():
    """Filters that differ each time: countries, roles and years."""
    for first, role, country in itertools.product(range(1985, 2016), ROLES, COUNTRIES):
        yield {"country": country, "role": role, "years": [str(first), str(first + 9)]}


class User:
    """A session on one page."""

    def __init__(self, path):
        self.app = AppTest.from_string(APP, default_timeout=600)
        self.app.run()
        if path != START:  # its own address is another's, which leads to it
            self.app._page_hash = calc_hash(path)
            self.app.run()

    def change(self, query):
        """Changes the filters; gives the seconds until the page is done."""
        for name, value in query.items():
            self.app.query_params[name] = value
        start = time.perf_counter()
        self.app.run()
        took = time.perf_counter() - start
        assert not self.app.exception
        assert not self.app.error, self.app.error[0].value
        return took


def together(users, queries):
    """All users change their filters at once; gives the seconds of each."""
    took = [0.0] * len(users)

    def change(place):
        took[place] = users[place].change(queries[place])

    threads = [threading.Thread(target=change, args=(place,)) for place in range(len(users))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def told(seconds):
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return f"p50 {statistics.median(ordered) * 1000:6.0f}  p95 {high * 1000:6.0f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--pages", nargs="*")
    given = parser.parse_args()
    os.environ["TIP_ATLAS_DATA"] = given.data
    logging.disable(logging.WARNING)
    from dashboard import screens

    paths = given.pages or [module.PAGE.path for module in screens.modules()]
    asked = filters()
    start = time.perf_counter()
    User(paths[0])
    print(f"first page of all: {time.perf_counter() - start:.1f} s")
    for path in paths:
        alone = User(path)
        one = [alone.change(next(asked)) for _ in range(given.changes)]
        users = [User(path) for _ in range(given.users)] if given.users > 1 else []
        many = [
            seconds
            for _ in range(max(1, given.changes // 10) if users else 0)
            for seconds in together(users, [next(asked) for _ in users])
        ]
        shared = f"   {given.users} users: {told(many)}" if many else ""
        print(f"{path:12} one user: {told(one)}{shared}", flush=True)


if __name__ == "__main__":
    main()
