"""The command `tip-atlas export`: charts and their data without the browser."""

import argparse
import sys
from pathlib import Path
from typing import Any

from etl.paths import data_dir
from etl.read import countries, open_snapshot

CHARTS = (
    "hotspots",
    "main-hotspots",
    "flows",
    "main-flows",
    "sankey",
    "matrix",
    "purposes",
    "timeline",
    "figures",
    "years",
    "countries",
)
"""The keys of catalogue.CHARTS, so that the command's help loads no charts."""
FORMATS = ("png", "svg", "pdf", "html", "csv", "xlsx")
ROLES = ("any", "origin", "transit", "destination", "mentioned")
KINDS = ("cable", "news", "press_release", "report", "other")


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Adds export; it sets `run`, a function of the arguments to the exit status."""
    parser = commands.add_parser(
        "export", help="write a chart or its data to a file", description=__doc__
    )
    parser.set_defaults(run=_export)
    parser.add_argument("chart", choices=CHARTS, metavar="CHART", help=", ".join(CHARTS))
    parser.add_argument("--format", choices=FORMATS, help="default: the suffix of FILE, else png")
    parser.add_argument(
        "--countries",
        type=_country,
        nargs="+",
        default=[],
        metavar="COUNTRY",
        help="names or two-letter codes; default: all",
    )
    parser.add_argument("--role", choices=ROLES, default="any", help="of the countries")
    parser.add_argument(
        "--years", type=_years, metavar="FIRST[-LAST]", help="2004 or 2003-2006; default: all"
    )
    parser.add_argument(
        "--dated-only", action="store_true", help="leave out claims and documents without a date"
    )
    parser.add_argument(
        "--kinds", choices=KINDS, nargs="+", default=[], help="of documents; default: all"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: CHART.FORMAT")
    parser.add_argument(
        "--data", type=Path, default=data_dir(), metavar="DIR", help="folder of the tables"
    )


def _country(words: str) -> str:
    """The code of a country given by code or name."""
    names = countries()
    if words.upper() in names:
        return words.upper()
    found = [code for code, name in names.items() if name.casefold() == words.casefold()]
    if not found:
        raise argparse.ArgumentTypeError(f"no country is called {words}: give a name or code")
    return found[0]


def _years(words: str) -> tuple[int, int]:
    first, _, last = words.partition("-")
    last = last or first
    if not all(len(year) == 4 and year.isascii() and year.isdecimal() for year in (first, last)):
        raise argparse.ArgumentTypeError(f"{words} is no span of years: give 2004 or 2003-2006")
    if first > last:
        raise argparse.ArgumentTypeError(f"{words} ends before it begins: give {last}-{first}")
    return int(first), int(last)


def _export(given: argparse.Namespace) -> int:
    """Write the file; 1 where it cannot be made."""
    from dashboard import exports  # loads plotly and kaleido only where they are wanted
    from dashboard.criteria import Filters
    from dashboard.exports import catalogue
    from dashboard.queries import views

    suffix = given.format or _suffix(given.output)
    if suffix is None:
        return _refuse(f"{given.output.name} names no format: give --format {'|'.join(FORMATS)}", 2)
    target: Path = given.output or Path(f"{given.chart}.{suffix}")
    connection = open_snapshot(given.data).connect()
    views.prepare(connection)
    filters = Filters(
        countries=tuple(given.countries),
        country_role=given.role,
        years=given.years,
        undated=not given.dated_only,
        kinds=tuple(given.kinds),
        names=tuple(countries().items()),
    )
    exhibit = catalogue.exhibit(given.chart, connection, filters, filters.sentence())
    if exhibit.data.empty:
        return _refuse("nothing matches these filters: widen --countries or --years")
    try:
        target.write_bytes(exports.FORMATS[suffix][0](exhibit))
    except exports.ExportUnavailable as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}")
    sys.stdout.write(f"{target}: {exhibit.title}, {exhibit.counts}\n")
    return 0


def _suffix(output: Path | None) -> str | None:
    """The format that the file's name asks for; png without a file, None for another suffix."""
    if output is None:
        return "png"
    suffix = output.suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else None


def _refuse(sentence: str, status: int = 1) -> int:
    sys.stderr.write(f"tip-atlas: {sentence}\n")
    return status
