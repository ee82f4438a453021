"""The benchmark's clocks stand around stages that there are, and are taken away again."""

from etl import reading
from tests.benchmarks.stages import WATCHED, shares


def test_each_stage_of_a_build_has_its_share(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    told = (
        "Two women from Laos were trafficked to Thailand in 2008 and sold to a brothel in Pattaya."
    )
    for number in range(2):
        (papers / f"{number}.txt").write_text(f"Paper {number}\n\n{told}\n")
    before = [getattr(owner, name) for _, owner, name in WATCHED]
    extractors = reading.extractors
    start, *lines = shares(papers, tmp_path)
    assert start.startswith("start")
    told = {line[:24].strip() for line in lines}
    assert {stage for stage, _, _ in WATCHED} - {"countries only"} <= told
    assert {"frames", "extract flows", "other"} <= told
    assert [getattr(owner, name) for _, owner, name in WATCHED] == before
    assert reading.extractors is extractors
