"""The command `tip-atlas export`: charts and their data without the browser."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard import filter_options
from etl.paths import data_dir
from etl.read import CEILINGS, open_snapshot

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
    "agreements",
    "responsibilities",
    "programmes",
    "network",
    "coverage",
    "calibration",
)
"""Keys of catalogue.CHARTS but those of a document, so that the command's help loads no charts."""
FORMATS = ("png", "svg", "pdf", "html", "csv", "xlsx")
REPORTS = ("pdf", "docx", "pptx", "html", "md")
"""The keys of reports.FORMATS."""
TABLES_AS = ("csv", "xlsx", "parquet", "geojson")
OTHERS = ("report", "data", "package")


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Adds export; it sets `run`, a function of the arguments to the exit status."""
    parser = commands.add_parser(
        "export", help="write a chart or its data to a file", description=__doc__
    )
    parser.set_defaults(run=_export)
    parser.add_argument(
        "chart",
        choices=(*CHARTS, *OTHERS),
        metavar="WHAT",
        help=f"a chart ({', '.join(CHARTS)}); `report NAME`, a saved report; `data TABLE`, the "
        "claims or rows of a table; `package`, all tables as a Frictionless Data Package",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="of the report or the table")
    parser.add_argument(
        "--format",
        choices=tuple(dict.fromkeys((*FORMATS, *REPORTS, *TABLES_AS))),
        help="default: the suffix of FILE, else png for charts, pdf for reports, csv for data; "
        f"charts: {', '.join(FORMATS)}; reports: {', '.join(REPORTS)}; "
        f"data: {', '.join(TABLES_AS)}",
    )
    parser.add_argument(
        "--ceiling",
        choices=CEILINGS,
        default=CEILINGS[-1],
        help="the highest marking that the file may hold; of a report, not above its own",
    )
    filter_options.add(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: CHART.FORMAT")
    parser.add_argument("--data", default=data_dir(), metavar="DIR", help="folder of the tables")


def _export(given: argparse.Namespace) -> int:
    """Write the file; 1 where it cannot be made."""
    if given.chart in OTHERS:
        from dashboard.exports import whole

        return getattr(whole, given.chart)(given, filter_options.of(given))
    if given.name:
        return _refuse(f"the chart {given.chart} takes no name: leave out {given.name}", 2)
    from dashboard import exports, ready  # loads plotly and kaleido only where they are wanted
    from dashboard.exports import catalogue, files

    suffix = given.format or _suffix(given.output)
    if suffix is None:
        return _refuse(f"{given.output.name} names no format: give --format {'|'.join(FORMATS)}", 2)
    target: Path = given.output or Path(f"{given.chart}.{suffix}")
    snapshot = open_snapshot(given.data)
    connection = ready.connect(snapshot, given.ceiling)
    filters = filter_options.of(given)
    drawn = catalogue.exhibit(given.chart, connection, filters, filters.sentence())
    exhibit = replace(drawn, snapshot=snapshot.id)
    if exhibit.data.empty:
        return _refuse("nothing matches these filters: widen --countries or --years")
    try:
        files.write(target, exports.FORMATS[suffix][0](exhibit))
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
