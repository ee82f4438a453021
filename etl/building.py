"""The command build: who reads, from where and to where, and what is told of it."""

import argparse
import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from etl import addresses, paths
from etl.addresses import Address
from etl.schema import TABLES, fact_tables

if TYPE_CHECKING:
    from etl.parallel import Team
    from etl.run import BuildReport

SHOWN_PROBLEMS = 20


class UsageError(Exception):
    """The command line asks for what cannot be; the message is one sentence."""


def say(text: str) -> None:
    """Prints a line."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Prints a line where complaints go."""
    sys.stderr.write(text + "\n")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Adds what says who reads."""
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="number of processes")
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="read on the cluster of a Dask scheduler, tcp://HOST:PORT or tls://HOST:PORT",
    )
    parser.add_argument(
        "--lines", action="store_true", help="tell progress as lines of JSON, for programs"
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: give 1 or more")
    return int(text)


def run_build(args: argparse.Namespace) -> int:
    """Builds a snapshot and tells what it holds."""
    from etl import upload

    with contextlib.ExitStack() as stack:
        data, given = args.data, list(args.paths)
        if not isinstance(data, Path):
            with addresses.reaching(data):
                given += [data / paths.INPUTS] if (data / paths.INPUTS).is_dir() else []
            data = stack.enter_context(upload.building(data))
        report = _built(args, given, data, _workers(args, given, stack))
    if args.lines:
        say(json.dumps({"snapshot": report.snapshot_id, "unchanged": report.unchanged}))
    else:
        say(summary(report))
    for problem in report.problems[:SHOWN_PROBLEMS]:
        complain(problem)
    if len(report.problems) > SHOWN_PROBLEMS:
        more = len(report.problems) - SHOWN_PROBLEMS
        complain(f"and {more} more: see the issues table.")
    return 1 if report.problems or report.refused else 0


def _built(
    args: argparse.Namespace, given: Sequence[Address], data: Path, jobs: "int | Team | None"
) -> "BuildReport":
    """Builds, telling how far it is."""
    from etl.run import build  # the server, which has this command too, does not load what reads

    if args.lines:
        return build(given, data, jobs, _tell)
    with tqdm(unit="document", leave=False, disable=None) as bar:

        def progress(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return build(given, data, jobs, progress)


def _workers(
    args: argparse.Namespace, given: Sequence[Address], stack: contextlib.ExitStack
) -> "int | Team | None":
    """Who reads: processes of this machine, or a cluster, which is left with the stack."""
    if args.scheduler is None:
        return args.jobs
    if args.jobs is not None:
        raise UsageError("--jobs is for this machine: a cluster has the workers that it has.")
    from etl import cluster
    from etl.versions import edition

    team = stack.enter_context(cluster.joined(args.scheduler, edition))
    own = args.data / paths.INPUTS
    read = [*given, *([own] if isinstance(own, Path) and own.is_dir() else [])]
    team.check([path.resolve() for path in read])
    return team


def _tell(done: int, total: int, name: str) -> None:
    say(json.dumps({"done": done, "total": total, "name": name}))
    sys.stdout.flush()


def summary(report: "BuildReport") -> str:
    """What a build did, in a few lines for the terminal."""
    claims = sum(report.rows[name] for name in fact_tables())
    counts = ", ".join(f"{report.rows[n]} {TABLES[n].title.lower()}" for n in fact_tables())
    holds = f"{report.rows['documents']} documents, {claims} claims: {counts}."
    if report.unchanged:
        return f"Nothing has changed; snapshot {report.snapshot_id} stays.\n{holds}"
    lines = [f"Built snapshot {report.snapshot_id} in {report.seconds:.1f} s.", holds]
    if report.renewed:
        lines.append(f"The program has changed since: {report.read} documents were read again.")
    odd = {status: n for status, n in report.statuses.items() if status != "ok"}
    if odd:
        lines.append("Not read: " + ", ".join(f"{n} {status}" for status, n in odd.items()) + ".")
    if report.refused:
        lines.append(f"{report.refused} rows were refused: see the issues table.")
    return "\n".join(lines)
