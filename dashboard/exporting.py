"""Export menus: charts, tables and the dictionary as files."""

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import exports, wording
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.components import Content

CREDITS = "Mekong TIP Atlas."
IMAGES = ("png", "svg", "pdf")


def exhibit(view: View, content: "Content", counts: str) -> exports.Exhibit:
    """What the export functions need of a chart; always drawn for light paper."""
    draw = content.twin or content.draw
    return exports.Exhibit(
        title=content.title,
        figure=draw("light"),
        data=content.frame,
        filter_sentence=view.filters.sentence(),
        counts=counts,
        sources=sources(content.frame),
        credits=CREDITS,
    )


def sources(frame: pd.DataFrame) -> list[str]:
    """The documents behind claims, one line each: publisher, reference or title, date."""
    rows = frame.drop_duplicates("doc_id").to_dict("records")
    return [
        ", ".join(
            part
            for part in (
                None if pd.isna(row["doc_publisher"]) else str(row["doc_publisher"]),
                None if pd.isna(row["doc_reference"]) else str(row["doc_reference"]),
                wording.document_name(row),
                wording.document_date(row),
            )
            if part
        )
        for row in rows
    ]
