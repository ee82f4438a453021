"""What stands in the tables for a day, a month or a year."""

from datetime import date


def first_day(day: date, precision: str | None) -> date:
    """What stands for a day, a month or a year in the tables: its first day."""
    if precision == "month":
        return day.replace(day=1)
    return date(day.year, 1, 1) if precision == "year" else day
