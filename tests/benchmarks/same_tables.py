"""Tells whether two data folders hold the same tables, row by row, up to order.

    python tests/benchmarks/same_tables.py DIR OTHER [--facts]

For changes that must not change what is read: build the same documents before and after, compare.
With --facts only what documents say is compared: their rows, passages and claims; not the mentions
and what is gathered from them. Ends with status 1 where the tables differ, with some of the rows.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from etl.read import open_snapshot
from etl.schema import TABLES, fact_tables

SHOWN = 3


def rows(data: Path, table: str) -> Counter[str]:
    """The rows of a table, each as JSON, with how often it is there."""
    found = pq.read_table(open_snapshot(data).path(table)).to_pylist()
    return Counter(json.dumps(row, default=str, sort_keys=True) for row in found)


def main() -> int:
    """Compare."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("one", type=Path, metavar="DIR")
    asked.add_argument("other", type=Path, metavar="OTHER")
    asked.add_argument("--facts", action="store_true", help="only documents, passages and claims")
    given = asked.parse_args()
    names = ["documents", "passages", *fact_tables()] if given.facts else list(TABLES)
    differ = False
    for name in names:
        one, other = rows(given.one, name), rows(given.other, name)
        gone, new = one - other, other - one
        print(f"{name:12} {one.total():8} rows, {gone.total()} only here, {new.total()} only there")
        for mark, kept in (("-", gone), ("+", new)):
            for row in list(kept)[:SHOWN]:
                print(f"  {mark} {row[:2000]}")
        differ = differ or bool(gone or new)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
