"""Names, points and outlines of countries and provinces, for drawing only."""

from functools import cache

from etl import read


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code to the name shown."""
    return dict(read.countries())


def country_name(code: str) -> str:
    """The name shown for a country code; the code itself where it is unknown."""
    return country_names().get(code, code)
