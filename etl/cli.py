"""The commands that make and judge tables: build, preview, check, score.

Exit status: 0 done; 1 something could not be done, and what was is kept; 2 wrong usage.
"""

import argparse
import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from etl import addresses, cluster, paths, trust
from etl.addresses import Address, AddressError
from etl.cluster import ClusterError
from etl.corpus import NoSplit, NoTexts, annotated, texts
from etl.gate import SchemaError
from etl.inputs import MissingPath
from etl.parallel import Team
from etl.preview import preview
from etl.read import SnapshotError
from etl.run import BuildReport, NothingToRead, build, edition
from etl.schema import TABLES, fact_tables
from etl.score import read_tables, score_tables
from etl.scoreboard import report
from etl.store import StoreError
from etl.tally import ALL_KINDS, Scores
from etl.verify import check_and_repair

MANY_BYTES = 2_000_000
"""From so much text on, starting several processes pays."""
SHOWN_PROBLEMS = 20
FAULTS = (SnapshotError, StoreError, SchemaError, NothingToRead, AddressError, ClusterError)
"""Errors that a user can meet, each with its sentence."""


class UsageError(Exception):
    """The command line asks for what cannot be; the message is one sentence."""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(text: str) -> None:
    sys.stderr.write(text + "\n")


def _data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=paths.data_dir(),
        metavar="DIR",
        help="folder of the tables (default: %(default)s)",
    )


def _address(text: str) -> Address:
    try:
        return addresses.parse(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: give 1 or more")
    return int(text)


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Adds the commands; each sets `run`, a function of the arguments to the status.

    Args:
        commands: What `add_subparsers` gave.
    """
    build_ = commands.add_parser("build", help="read documents into a new snapshot of the tables")
    build_.add_argument(
        "paths",
        nargs="*",
        type=_address,
        default=[paths.SEEDS],
        metavar="PATH",
        help="files and folders, or s3://bucket/folder (default: the seeds of the checkout)",
    )
    _data_option(build_)
    build_.add_argument("--jobs", type=_jobs, metavar="N", help="number of processes")
    build_.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="read on the cluster of a Dask scheduler, tcp://HOST:PORT or tls://HOST:PORT",
    )
    build_.add_argument(
        "--lines", action="store_true", help="tell progress as lines of JSON, for programs"
    )
    build_.set_defaults(run=run_build)
    preview_ = commands.add_parser(
        "preview", help="what would be read of documents, as JSON; no tables are changed"
    )
    preview_.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    preview_.set_defaults(run=run_preview)
    check = commands.add_parser(
        "check", help="verify the tables: hashes, schema, spans; repair what can be"
    )
    _data_option(check)
    check.set_defaults(run=run_check)
    score = commands.add_parser("score", help="judge the reading against annotated documents")
    score.add_argument("gold", nargs="+", type=Path, metavar="GOLD_DIR")
    score.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder of the tables to judge (default: the texts beside the gold are read anew)",
    )
    score.add_argument(
        "--show", metavar="KIND", help="print each miss and each false hit of a kind"
    )
    score.add_argument("--split", metavar="NAME", help="only documents of this split in split.csv")
    score.add_argument(
        "--report",
        action="store_true",
        help="measure a whole corpus anew (its seeds and the splits kept apart, calibration, links)"
        " and write the report that the dashboard and the README show",
    )
    score.set_defaults(run=run_score)


def _many(given: Sequence[Address]) -> bool:
    """Whether there is so much text that several processes pay; elsewhere there always is."""
    total = 0
    for path in given:
        if not isinstance(path, Path):
            return True
        for file in path.rglob("*") if path.is_dir() else (path,):
            total += file.stat().st_size if file.is_file() else 0
            if total > MANY_BYTES:
                return True
    return False


def run_build(args: argparse.Namespace) -> int:
    """Builds a snapshot and tells what it holds."""
    with contextlib.ExitStack() as stack:
        return _build(args, _workers(args, stack))


def _workers(args: argparse.Namespace, stack: contextlib.ExitStack) -> int | Team:
    """Who reads: so many processes of this machine, or a cluster, left again with the stack."""
    if args.scheduler is None:
        return args.jobs or ((os.cpu_count() or 1) if _many(args.paths) else 1)
    if args.jobs is not None:
        raise UsageError("--jobs is for this machine: a cluster has the workers that it has.")
    team = stack.enter_context(cluster.joined(args.scheduler, edition))
    read = [*args.paths, *([own] if (own := args.data / paths.INPUTS).is_dir() else [])]
    team.check([path.resolve() for path in read if isinstance(path, Path)])
    return team


def _build(args: argparse.Namespace, jobs: int | Team) -> int:
    if args.lines:
        report = build(args.paths, args.data, jobs, _tell)
        _say(json.dumps({"snapshot": report.snapshot_id, "unchanged": report.unchanged}))
    else:
        with tqdm(unit="document", leave=False, disable=None) as bar:

            def progress(done: int, total: int, name: str) -> None:
                bar.total = total
                bar.update(done - bar.n)

            report = build(args.paths, args.data, jobs, progress)
        _say(summary(report))
    for problem in report.problems[:SHOWN_PROBLEMS]:
        _complain(problem)
    if len(report.problems) > SHOWN_PROBLEMS:
        more = len(report.problems) - SHOWN_PROBLEMS
        _complain(f"and {more} more: see the issues table.")
    return 1 if report.problems or report.refused else 0


def _tell(done: int, total: int, name: str) -> None:
    _say(json.dumps({"done": done, "total": total, "name": name}))
    sys.stdout.flush()


def run_preview(args: argparse.Namespace) -> int:
    """Prints what would be read of each file."""
    _say(json.dumps([preview(path) for path in args.paths], ensure_ascii=False))
    return 0


def summary(report: BuildReport) -> str:
    """What a build did, in a few lines for the terminal."""
    claims = sum(report.rows[name] for name in fact_tables())
    counts = ", ".join(f"{report.rows[n]} {TABLES[n].title.lower()}" for n in fact_tables())
    holds = f"{report.rows['documents']} documents, {claims} claims: {counts}."
    if report.unchanged:
        return f"Nothing has changed; snapshot {report.snapshot_id} stays.\n{holds}"
    lines = [f"Built snapshot {report.snapshot_id} in {report.seconds:.1f} s.", holds]
    odd = {status: n for status, n in report.statuses.items() if status != "ok"}
    if odd:
        lines.append("Not read: " + ", ".join(f"{n} {status}" for status, n in odd.items()) + ".")
    if report.refused:
        lines.append(f"{report.refused} rows were refused: see the issues table.")
    return "\n".join(lines)


def run_check(args: argparse.Namespace) -> int:
    """Verifies the current snapshot, names every fault, and says what was repaired."""
    checked = check_and_repair(args.data)
    for fault in checked.faults:
        _complain(fault)
    for repair in checked.done:
        _say(repair)
    if checked.whole:
        _say(f"Snapshot {checked.id} is whole: hashes, schema and spans are right.")
    return 0 if checked.whole else 1


def run_score(args: argparse.Namespace) -> int:
    """Scores the tables, or what is read from the texts beside the gold."""
    if args.show is not None and args.show not in ALL_KINDS:
        raise UsageError(f"--show {args.show} is none of {', '.join(ALL_KINDS)}.")
    if missing := next((path for path in args.gold if not path.is_dir()), None):
        raise UsageError(f"There is no folder {missing}: give a folder of annotated documents.")
    if args.report:
        return run_report(args)
    scores = scored(args.gold, args.data, args.split)
    _say(report(scores, args.show))
    return 1 if scores.missing else 0


def run_report(args: argparse.Namespace) -> int:
    """Measures a corpus and writes the report of it."""
    if len(args.gold) != 1 or not (args.gold[0] / "split.csv").is_file():
        raise UsageError("--report needs the one folder of a corpus, with split.csv in it.")
    report = trust.trust_report(args.gold[0])
    trust.write(report)
    _say(trust.in_words(report))
    _say(f"Written to {trust.PATH}.")
    return 0


def scored(gold: Sequence[Path], data_dir: Path | None, split: str | None) -> Scores:
    """Scores the tables of a folder; without one, those built from the texts beside the gold.

    Args:
        gold: Folders of annotated documents.
        data_dir: Folder of the tables.
        split: Only documents of this split.

    Raises:
        UsageError: The folders hold no such documents.
        NoSplit: A split is asked for and there is no split.csv.
        NoTexts: There are neither tables nor texts.
    """
    documents = annotated(gold, split)
    if not documents:
        where = ", ".join(map(str, gold))
        of = f" of the split {split!r}; splits are named in split.csv" if split else ""
        raise UsageError(f"There are no annotated documents{of} in {where}: check the names.")
    if data_dir is not None:
        return score_tables(read_tables(data_dir), documents)
    with tempfile.TemporaryDirectory(prefix="tip-atlas-score-") as folder:
        build(texts(documents), Path(folder))
        return score_tables(read_tables(Path(folder)), documents)


def guarded(command: Callable[[], int]) -> int:
    """Runs a command; each error that a user can meet becomes one sentence and a status."""
    try:
        return command()
    except (UsageError, MissingPath, NoSplit, NoTexts) as error:
        _complain(f"tip-atlas: {error}")
        return 2
    except FAULTS as error:
        _complain(f"tip-atlas: {error}")
        return 1
    except KeyboardInterrupt:
        _complain("tip-atlas: stopped; the tables are as they were.")
        return 1


def main(argv: Sequence[str] | None = None) -> int:
    """The command line of the ETL alone; `tip-atlas` has these commands and more."""
    parser = argparse.ArgumentParser(prog="python -m etl.cli", description=__doc__)
    add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    args = parser.parse_args(argv)
    return guarded(lambda: args.run(args))


if __name__ == "__main__":
    sys.exit(main())
