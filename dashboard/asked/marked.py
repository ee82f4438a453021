"""What a mark says, in words."""

from dashboard import wording
from dashboard.asked import Asks
from dashboard.marks import Mark
from dashboard.queries import marks

UNKNOWN = "nothing known here"


def words(asks: Asks, mark: Mark) -> str:
    """A mark in words: what its fact says, or the values that it has by their names."""
    if any(name in ("fact_id", "claim_id") for name, _ in mark.values):
        rows = asks.look_up(marks.leading, mark).to_dict("records")
        return wording.headline(rows[0]["fact_table"], rows[0]) if rows else UNKNOWN
    return wording.mark(mark, asks.look_up(marks.names, mark))
