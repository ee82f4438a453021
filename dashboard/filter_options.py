"""The filters of the pages as options of the command line."""

import argparse
from typing import TYPE_CHECKING

from etl.read import countries
from etl.schema import CODES

if TYPE_CHECKING:
    from dashboard.criteria import Filters

ROLES = ("any", "origin", "transit", "destination", "mentioned")
UNMARKED = "none"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options; `of` reads them."""
    parser.add_argument(
        "--countries",
        type=country,
        nargs="+",
        default=[],
        metavar="COUNTRY",
        help="names or two-letter codes; default: all",
    )
    parser.add_argument("--role", choices=ROLES, default="any", help="of the countries")
    parser.add_argument(
        "--border", type=border, metavar="A-B", help="of two countries, as in CN-VN; default: all"
    )
    parser.add_argument(
        "--years", type=years, metavar="FIRST[-LAST]", help="2004 or 2003-2006; default: all"
    )
    parser.add_argument(
        "--dated-only", action="store_true", help="leave out claims and documents without a date"
    )
    _add_codes(parser, "--kinds", "document_kind", "of documents")
    parser.add_argument(
        "--publishers", nargs="+", default=[], metavar="NAME", help="of documents; default: all"
    )
    _add_codes(parser, "--purposes", "purpose", "of flows")
    _add_codes(parser, "--population", "population", "who is trafficked or counted")
    _add_codes(parser, "--markings", "marking", "of paragraphs", UNMARKED)
    _add_codes(parser, "--assertions", "assertion", "how a claim is stated")
    parser.add_argument(
        "--credibility",
        type=int,
        choices=range(1, 7),
        default=6,
        help="the least credible kept, 1 confirmed to 6 cannot be judged (default: all)",
    )
    parser.add_argument(
        "--about",
        type=mark,
        metavar="MARK",
        help="a mark made a filter, as in `about=` of a page's address",
    )


def _add_codes(
    parser: argparse.ArgumentParser, option: str, codes: str, words: str, *more: str
) -> None:
    values = (*CODES[codes], *more)
    parser.add_argument(
        option,
        choices=values,
        nargs="+",
        default=[],
        metavar="CODE",
        help=f"{words}: {', '.join(values)}; default: all",
    )


def of(given: argparse.Namespace) -> "Filters":
    """The filters that the options ask for."""
    from dashboard.criteria import Filters

    return Filters(
        countries=tuple(given.countries),
        country_role=given.role,
        years=given.years,
        undated=not given.dated_only,
        kinds=tuple(given.kinds),
        names=tuple(countries().items()),
        border=given.border,
        publishers=tuple(given.publishers),
        purposes=tuple(given.purposes),
        population=tuple(given.population),
        markings=tuple(given.markings),
        assertions=tuple(given.assertions),
        credibility=given.credibility,
        about=given.about,
    )


def country(words: str) -> str:
    """The code of a country given by code or name.

    Raises:
        argparse.ArgumentTypeError: No country is called so.
    """
    names = countries()
    if words.upper() in names:
        return words.upper()
    found = [code for code, name in names.items() if name.casefold() == words.casefold()]
    if not found:
        raise argparse.ArgumentTypeError(f"no country is called {words}: give a name or code")
    return found[0]


def border(words: str) -> str:
    """A border as its two countries in alphabetical order.

    Raises:
        argparse.ArgumentTypeError: It is not two countries with a hyphen between.
    """
    ends = [country(part.strip()) for part in words.split("-")]
    if len(set(ends)) != 2 or len(ends) != 2:
        raise argparse.ArgumentTypeError(f"{words} is no border: give two countries, as in CN-VN")
    return "-".join(sorted(ends))


def years(words: str) -> tuple[int, int]:
    """First and last year.

    Raises:
        argparse.ArgumentTypeError: It is no span of years.
    """
    first, _, last = words.partition("-")
    last = last or first
    if not all(len(year) == 4 and year.isascii() and year.isdecimal() for year in (first, last)):
        raise argparse.ArgumentTypeError(f"{words} is no span of years: give 2004 or 2003-2006")
    if first > last:
        raise argparse.ArgumentTypeError(f"{words} ends before it begins: give {last}-{first}")
    return int(first), int(last)


def mark(words: str) -> str:
    """The key of a mark.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    from dashboard.marks import Mark

    if Mark.parse(words) is None:
        raise argparse.ArgumentTypeError(
            f"{words} is no mark: copy it from an address, as in flows~origin_country=VN"
        )
    return words
