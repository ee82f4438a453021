"""The stretch of time that a timeline shows: all of it, or some years or a month of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"10y": 120, "5y": 60, "1y": 12, "1m": 1}
"""Kind of a stretch to its length in months."""
NAMES = {"all": "All", "10y": "10 years", "5y": "5 years", "1y": "Year", "1m": "Month"}
_FIRST, _LAST = 1, 9998


@dataclass(frozen=True, slots=True)
class Timespan:
    """A stretch of time, beginning with a year or, if it is a month, a month.

    Attributes:
        kind: all, 10y, 5y, 1y or 1m.
        begin: First day; None for all, and where it is still to be chosen.
    """

    kind: str = "all"
    begin: date | None = None

    @property
    def key(self) -> str:
        """As it stands in the address: "5y~2003", "1m~2005-10"; "" for all."""
        if self.kind == "all":
            return ""
        if self.begin is None:
            return self.kind
        return (
            f"{self.kind}~{self.begin:%Y-%m}"
            if self.kind == "1m"
            else f"{self.kind}~{self.begin:%Y}"
        )

    @classmethod
    def parse(cls, key: str | None) -> "Timespan":
        """What an address says; all of time where it says nothing that can be read."""
        kind, _, begin = (key or "").partition("~")
        if kind not in MONTHS:
            return cls()
        parts = begin.split("-")
        if not all(part.isascii() and part.isdecimal() for part in parts):
            return cls(kind)
        year, month = int(parts[0][:5]), int(parts[1][:3]) if len(parts) > 1 else 1
        if not (_FIRST <= year <= _LAST - 10 and 1 <= month <= 12):
            return cls(kind)
        return cls(kind, date(year, month if kind == "1m" else 1, 1))

    @property
    def window(self) -> tuple[date, date] | None:
        """First and last day; None for all."""
        if self.begin is None or self.kind == "all":
            return None
        return self.begin, _months_on(self.begin, MONTHS[self.kind]) - timedelta(days=1)

    @property
    def unit(self) -> str:
        """The period by which facts are counted: year, month or day."""
        return {"1y": "month", "1m": "day"}.get(self.kind, "year")

    def moved(self, steps: int) -> "Timespan":
        """The stretch that many of its own lengths later, or earlier."""
        if self.begin is None:
            return self
        return Timespan(self.kind, _months_on(self.begin, steps * MONTHS[self.kind]))

    def around(self, day: date) -> "Timespan":
        """The stretch of this length about a day, which lies in its middle where it can."""
        if self.kind == "all":
            return self
        if self.kind == "1m":
            return Timespan(self.kind, day.replace(day=1))
        before = (MONTHS[self.kind] // 12 - 1) // 2
        return Timespan(self.kind, date(max(day.year - before, _FIRST), 1, 1))

    def words(self) -> str:
        """The stretch in words: "2003 to 2007", "October 2005", "all years"."""
        if self.window is None:
            return "all years"
        first, last = self.window
        if self.kind == "1m":
            return f"{first:%B %Y}"
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    count = min(max(count, _FIRST * 12), _LAST * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def busiest(kind: str, facts_by_period: Sequence[tuple[date, int]]) -> Timespan:
    """The stretch of a kind that holds the most facts, the latest of equals.

    Args:
        kind: A key of MONTHS.
        facts_by_period: First day of a year, or month for "1m", and the facts in it.
    """
    best, most = Timespan(kind), -1
    for day, _ in sorted(facts_by_period):
        tried = Timespan(kind, day if kind == "1m" else day.replace(month=1))
        first, last = tried.window or (date.min, date.max)
        inside = sum(facts for other, facts in facts_by_period if first <= other <= last)
        if inside >= most:
            best, most = tried, inside
    return best
