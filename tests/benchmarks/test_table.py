"""The table of speeds says what was measured and leaves out what was not."""

import pytest

from tests.benchmarks import results, table

RUN = {
    "documents": 1000, "mb": 8.0, "jobs": 1, "clock": 16.0, "processor": 20.0,
    "memory": 300_000_000, "bare": 0.5,
}  # fmt: skip
WAIT = {"p50": 100, "p95": 1234}


def test_it_tells_speeds_and_leaves_out_what_was_not_measured(tmp_path):
    results.write(tmp_path, "building", {"share": 10, "runs": [RUN], "spacy": None})
    told = table.table(tmp_path)
    assert "1,000 documents (8 MB, one in 10 about trafficking) read by one process" in told
    assert "16 s: 0.50 MB/s, 62 documents/s, 300 MB of memory; 1/40 of the speed" in told
    assert "spaCy" not in told and "claims" not in told and "cluster" not in told


def test_spacy_is_told_beside_the_reading_of_one_process(tmp_path):
    two = {**RUN, "jobs": 2, "processor": 40.0}
    results.write(tmp_path, "building", {"share": 10, "runs": [RUN, two], "spacy": 0.01})
    assert "0.0100 MB/s: one process above reads 40 times as fast" in table.table(tmp_path)


def test_waits_are_told_of_some_pages_and_of_the_slowest_other(tmp_path):
    pages = {"overview": WAIT, "timeline": {"p50": 1, "p95": 50}, "data": {"p50": 2, "p95": 60}}
    measured = {"claims": 9, "documents": 2, "address": 1.0, "cold": 5.0}
    results.write(tmp_path, "latency", {**measured, "pages": pages, "beyond": {"search": WAIT}})
    told = table.table(tmp_path)
    assert "the overview, asked for something else each time | p50 100 ms, p95 1,234 ms" in told
    assert "a search" in told
    assert "the slowest other page, asked for something else each time | p50 2 ms" in told
    assert "p95 50 ms" not in told


def test_it_stands_between_its_marks_and_replaces_the_one_before(tmp_path):
    readme = f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n"
    assert table.put(readme, "new") == f"before\n{table.BEGIN}\nnew\n{table.END}\nafter\n"
    with pytest.raises(ValueError, match="marks|no <!--"):
        table.put("no marks", "new")


def test_nothing_is_written_unless_asked_for(tmp_path):
    results.write(None, "building", {})
    assert results.read(tmp_path, "building") == {}
