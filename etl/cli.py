"""The commands that make and judge tables: build, preview, check, score.

Exit status: 0 done; 1 something could not be done, and what was is kept; 2 wrong usage.
"""

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import addresses, building, mirror, paths
from etl.addresses import Address, AddressError
from etl.building import UsageError, complain, say

if TYPE_CHECKING:
    from etl.tally import Scores

# What reads documents is loaded by the commands that need it: the server starts in half the time.


def _data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=address,
        default=paths.data_dir(),
        metavar="DIR",
        help="folder of the tables, here or s3://bucket/folder (default: %(default)s)",
    )


def address(text: str) -> Address:
    """An address as it is typed, for argparse."""
    try:
        return addresses.parse(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Adds the commands; each sets `run`, a function of the arguments to the status.

    Args:
        commands: What `add_subparsers` gave.
    """
    build_ = commands.add_parser("build", help="read documents into a new snapshot of the tables")
    build_.add_argument(
        "paths",
        nargs="*",
        type=address,
        default=[paths.SEEDS],
        metavar="PATH",
        help="files and folders, or s3://bucket/folder (default: the seeds of the checkout)",
    )
    _data_option(build_)
    building.add_options(build_)
    build_.set_defaults(run=building.run_build, elsewhere=True)
    preview_ = commands.add_parser(
        "preview", help="what would be read of documents, as JSON; no tables are changed"
    )
    preview_.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    preview_.set_defaults(run=run_preview)
    check = commands.add_parser(
        "check", help="verify the tables: hashes, schema, spans; repair what can be"
    )
    _data_option(check)
    check.set_defaults(run=run_check, elsewhere=True)
    score = commands.add_parser("score", help="judge the reading against annotated documents")
    score.add_argument("gold", nargs="+", type=Path, metavar="GOLD_DIR")
    score.add_argument(
        "--data",
        type=address,
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


def run_preview(args: argparse.Namespace) -> int:
    """Prints what would be read of each file."""
    from etl.preview import preview

    say(json.dumps([preview(path) for path in args.paths], ensure_ascii=False))
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Verifies the current snapshot, names every fault, and says what was repaired.

    One elsewhere is fetched whole, and nothing is repaired there.
    """
    with contextlib.ExitStack() as stack:
        data = args.data
        if not isinstance(data, Path):
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tip-atlas-check-")))
            if mirror.fetch(args.data, data).tag is None:
                raise mirror.nothing_at(args.data)
        return _check(data)


def _check(data_dir: Path) -> int:
    from etl.verify import check_and_repair

    checked = check_and_repair(data_dir)
    for fault in checked.faults:
        complain(fault)
    for repair in checked.done:
        say(repair)
    if checked.whole:
        say(f"Snapshot {checked.id} is whole: hashes, schema and spans are right.")
    return 0 if checked.whole else 1


def run_score(args: argparse.Namespace) -> int:
    """Scores the tables, or what is read from the texts beside the gold."""
    from etl.scoreboard import report
    from etl.tally import ALL_KINDS

    if args.show is not None and args.show not in ALL_KINDS:
        raise UsageError(f"--show {args.show} is none of {', '.join(ALL_KINDS)}.")
    if missing := next((path for path in args.gold if not path.is_dir()), None):
        raise UsageError(f"There is no folder {missing}: give a folder of annotated documents.")
    if args.report:
        return run_report(args)
    scores = scored(args.gold, args.data, args.split)
    say(report(scores, args.show))
    return 1 if scores.missing else 0


def run_report(args: argparse.Namespace) -> int:
    """Measures a corpus and writes the report of it."""
    from etl import trust

    if len(args.gold) != 1 or not (args.gold[0] / "split.csv").is_file():
        raise UsageError("--report needs the one folder of a corpus, with split.csv in it.")
    report = trust.trust_report(args.gold[0])
    trust.write(report)
    say(trust.in_words(report))
    say(f"Written to {trust.PATH}.")
    return 0


def scored(gold: Sequence[Path], data_dir: Path | None, split: str | None) -> "Scores":
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
    from etl.corpus import annotated, texts
    from etl.run import build
    from etl.score import read_tables, score_tables

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


def here(args: argparse.Namespace) -> argparse.Namespace:
    """Puts a copy on this machine in the place of a data folder elsewhere, for who reads it.

    Where it lies goes into `address`.

    Raises:
        SnapshotError: Nothing has been built there.
        AddressError: It cannot be reached.
        StoreError: The copy cannot be written.
    """
    data = getattr(args, "data", None)
    data = addresses.parse(data) if isinstance(data, str) else data
    args.address = data
    if data is not None and not isinstance(data, Path) and not getattr(args, "elsewhere", False):
        data = mirror.reading(data)
    args.data = data
    return args


def guarded(command: Callable[[], int]) -> int:
    """Runs a command; each error that a user can meet becomes one sentence and a status."""
    if not paths.REFERENCE.is_dir():
        complain(
            f"tip-atlas: the reference data is not at {paths.REFERENCE}; "
            "install from a checkout with: pip install -e ."
        )
        return 1
    try:
        return command()
    except KeyboardInterrupt:
        complain("tip-atlas: stopped; the tables are as they were.")
        return 1
    except Exception as error:
        status = _status(error)
        if status is None:
            raise
        complain(f"tip-atlas: {error}")
        return status


def _status(error: Exception) -> int | None:
    """The status for an error that a user can meet, which is a sentence; None for another."""
    from etl.cluster import ClusterError
    from etl.corpus import NoSplit, NoTexts
    from etl.gate import SchemaError
    from etl.inputs import MissingPath
    from etl.read import SnapshotError
    from etl.run import NothingToRead
    from etl.store import StoreError

    if isinstance(error, (UsageError, MissingPath, NoSplit, NoTexts)):
        return 2
    faults = (SnapshotError, StoreError, SchemaError, NothingToRead, AddressError, ClusterError)
    return 1 if isinstance(error, faults) else None


def main(argv: Sequence[str] | None = None) -> int:
    """The command line of the ETL alone; `tip-atlas` has these commands and more."""
    parser = argparse.ArgumentParser(prog="python -m etl.cli", description=__doc__)
    add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    args = parser.parse_args(argv)
    return guarded(lambda: args.run(here(args)))


if __name__ == "__main__":
    sys.exit(main())
