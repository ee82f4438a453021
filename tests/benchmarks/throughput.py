"""How fast documents become tables: MB of text per second of processor time, stage by stage.

    python tests/benchmarks/throughput.py [--dense] [--megabytes N] [--seed N]

Builds a corpus, runs the whole build over it in one process and prints megabytes per second, the
ratio to a bare search for the gazetteer's names over the same bytes in the same run (one
Aho-Corasick pass), and each stage's share. Of the corpus, one document in ten is made of paragraphs
of the train documents about trafficking (with --dense all are); the others are news of varied
wording, with towns, countries, dates and numbers but without trafficking. A few of those use enough
words of the field to be read like the first. Processor time, not wall time; it still grows where
other programs share the processor's caches and threads, so compare runs of the same hour.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import pyarrow.parquet as pq
from ahocorasick_rs import AhoCorasick, Implementation

from etl import layouts, link, readers, run, store
from etl.annotate import actors, dates, persons, places, quantities, sentences
from etl.extract import Extractor, extractors
from etl.paths import REFERENCE

try:
    from tests.benchmarks.prose import SHARE, corpus
except ImportError:  # run as a script: its folder is on the path, not the checkout
    from prose import SHARE, corpus

MEGA = 1_000_000


class Stages:
    """Processor seconds by stage; time inside an inner stage is not counted for the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, call: Callable) -> Callable:
        @wraps(call)
        def timed(*args, **kwargs):
            began = time.process_time()
            self._inner.append(0.0)
            try:
                return call(*args, **kwargs)
            finally:
                spent = time.process_time() - began
                self.seconds[name] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed

    def watch(self) -> None:
        """Put a clock around each stage of the pipeline."""
        self._watch(readers, "read", "read")
        self._watch(layouts, "lay_out", "lay out")
        for module in (sentences, places, actors, persons, dates, quantities):
            self._watch(module, "annotate", f"annotate {module.__name__.rpartition('.')[2]}")
        self._watch(places, "countries", "annotate countries only")
        self._watch(run, "about_trafficking", "relevance")
        watched = tuple(
            Extractor(e.name, e.table, self.timed(f"extract {e.name}", e.extract))
            for e in extractors()
        )
        run.extractors = lambda: watched
        for name in ("claim_rows", "mention_rows", "passage_rows", "document_row", "actor_rows"):
            self._watch(run, name, "rows" if name != "claim_rows" else "rows of claims")
        for name in ("collect", "code_version"):
            self._watch(run, name, "collect")
        self._watch(link, "link", "link")
        self._watch(store, "publish", "store")

    def _watch(self, owner: object, attribute: str, name: str) -> None:
        setattr(owner, attribute, self.timed(name, getattr(owner, attribute)))


def write(folder: Path, size: int, share: int, seed: int) -> int:
    """Write a corpus, one file for each document; returns its bytes."""
    folder.mkdir()
    total = 0
    for number, text in enumerate(corpus(size, share, seed)):
        total += (folder / f"{number:05}.txt").write_bytes(text.encode())
    return total


def bare_search(folder: Path) -> float:
    """Processor seconds of one search for the gazetteer's names in lower-cased text."""
    names = pq.read_table(REFERENCE / "names.parquet", columns=["name"])["name"].to_pylist()
    search = AhoCorasick(names, implementation=Implementation.ContiguousNFA)
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(folder.iterdir())]
    began = time.process_time()
    for text in texts:
        search.find_matches_as_indexes(text, overlapping=True)
    return time.process_time() - began


def measure(size: int, share: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        began = time.process_time()
        write(work / "first", 50_000, 2, seed + 1)
        run.build([work / "first"], work / "tables")
        print(f"start, gazetteer and models included: {time.process_time() - began:.1f} s")
        total = write(work / "corpus", size, share, seed)
        stages = Stages()
        stages.watch()
        began = time.process_time()
        report = run.build([work / "corpus"], work / "tables")
        spent = time.process_time() - began
        bare = bare_search(work / "corpus")
    stages.seconds["other"] = spent - sum(stages.seconds.values())
    speed, ceiling = total / MEGA / spent, total / MEGA / bare
    claims = sum(report.rows[name] for name in run.fact_tables())
    print(f"{report.rows['documents']} documents, {total / MEGA:.2f} MB, {claims} claims")
    print(f"{speed:.3f} MB/s; bare search {ceiling:.1f} MB/s; 1/{ceiling / speed:.0f} of it")
    for stage, seconds in sorted(stages.seconds.items(), key=lambda entry: -entry[1]):
        print(f"{stage:24}{seconds:8.2f} s{seconds / spent:8.1%}{MEGA * seconds / total:9.3f} s/MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dense", action="store_true", help="all documents about trafficking")
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    measure(int(args.megabytes * MEGA), 1 if args.dense else SHARE, args.seed)


if __name__ == "__main__":
    main()
