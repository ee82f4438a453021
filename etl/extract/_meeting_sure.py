"""How sure a meeting is: by its place, by how its date is written, by the word that names it."""

import re
from typing import Any

from etl.extract._meeting_columns import Setting, Told

_WRITTEN_YEAR = re.compile(r"\d{4}")
_BASE = 0.85
_FAR = 90
"""Code points between a gathering's word and its date from which on they seldom belong together."""
_LOOSE_WORDS = ("body", "agreed", "ceremony")


def sureness(fields: dict[str, Any], first: Told, setting: Setting) -> float:
    """How sure a meeting is, 0 to 1, before calibration.

    Args:
        fields: Its columns, settled.
        first: Its fullest telling.
        setting: What its document contributes.
    """
    told = first.gathering
    dated = told.dated
    sure = _BASE if told.venue and told.venue.town else _BASE - 0.25
    sure -= 0.2 * (fields["country"] is None)
    sure -= 0.05 * (fields["date_precision"] == "year")
    sure -= 0.1 * (told.trigger.name in _LOOSE_WORDS)
    sure += 0.08 * (told.trigger.name == "signing")
    if dated is None:
        return max(0.1, sure - 0.3)
    between = max(dated.start - told.trigger.end, told.trigger.start - dated.end)
    sure -= 0.08 * (between > _FAR)
    if _WRITTEN_YEAR.search(dated.surface):
        sure += 0.05
    elif setting.date is None:  # its year is that of another date of the text
        sure -= 0.3
    elif setting.year_only:
        sure -= 0.05
    return min(0.98, max(0.1, round(sure, 2)))
