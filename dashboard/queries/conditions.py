"""What the filters ask of documents and of profiles, answered on arrays.

queries.kept has the same conditions as SQL, which are the definition; tests compare.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.queries.columns import Array, codes, lists, numbers
from dashboard.queries.contract import Connection

Mask = npt.NDArray[np.bool_]
"""Whether each number from 0 is among those found."""
OF_DOCUMENTS = ("countries", "country_role", "kinds", "publishers")
"""The parameters that `documents` reads."""
OF_PROFILES = ("countries", "country_role", "border", "purposes", "population", "markings")
OF_PROFILES += ("assertions", "credibility")
"""The parameters that `profiles` reads."""
_ROLES = {"origin": "origins", "transit": "transits", "destination": "destinations"}
_DOCUMENTS, _PROFILES = "kept_from", "profiles"
_NUMBERS = {_DOCUMENTS: "doc_no", _PROFILES: "profile"}
"""What stands for their rows."""


def documents(connection: Connection, asked: dict[str, Any]) -> Mask:
    """Which documents may hold claims that are kept, by doc_no.

    Args:
        connection: Prepared by queries.views.
        asked: Values of OF_DOCUMENTS.
    """
    kept = _of_document(connection, asked)
    if asked["country_role"] == "mentioned":
        kept &= _has_any(connection, _DOCUMENTS, "named", asked["countries"])
    return _by_number(connection, _DOCUMENTS, "doc_no", kept)


def documents_themselves(connection: Connection, asked: dict[str, Any]) -> Mask:
    """Which documents are kept by what they are, by doc_no, whatever their claims."""
    kept = _of_document(connection, asked)
    year = numbers(connection, _DOCUMENTS, "doc_year")
    undated = np.isnan(year)
    within = ~undated
    if asked["first_year"] is not None:
        within = (year <= asked["last_year"]) & (year >= asked["first_year"])
    kept &= within | (undated & asked["undated"])
    if asked["country_role"] in ("any", "mentioned"):
        kept &= _has_any(connection, _DOCUMENTS, "named", asked["countries"])
    return _by_number(connection, _DOCUMENTS, "doc_no", kept)


def profiles(connection: Connection, asked: dict[str, Any]) -> Mask:
    """Which profiles claims that are kept may have, by number.

    Args:
        connection: Prepared by queries.views.
        asked: Values of OF_PROFILES.
    """
    kept = numbers(connection, _PROFILES, "credibility") <= asked["credibility"]
    if asked["country_role"] != "mentioned":
        column = _ROLES.get(asked["country_role"], "involved")
        kept &= _has_any(connection, _PROFILES, column, asked["countries"])
    if asked["border"] is not None:
        kept &= _on_border(connection, asked["border"])
    for name in ("purposes", "population"):
        if asked[name]:
            unstated = numbers(connection, _PROFILES, f"{name} IS NULL")
            kept &= unstated | _has_any(connection, _PROFILES, name, asked[name])
    kept &= _is_one_of(connection, _PROFILES, "marking", asked["markings"])
    kept &= _is_one_of(connection, _PROFILES, "assertion", asked["assertions"])
    return _by_number(connection, _PROFILES, "profile", kept)


def _of_document(connection: Connection, asked: dict[str, Any]) -> Mask:
    kept = _is_one_of(connection, _DOCUMENTS, "kind", asked["kinds"])
    return kept & _is_one_of(connection, _DOCUMENTS, "coalesce(publisher, '')", asked["publishers"])


def _on_border(connection: Connection, border: str) -> Mask:
    """On it where borders are told; else both countries take part, of roles either."""
    first, *others = border.split("-")
    both = either = _has_any(connection, _PROFILES, "involved", [first])
    for other in others:
        takes_part = _has_any(connection, _PROFILES, "involved", [other])
        both, either = both & takes_part, either | takes_part
    told = numbers(connection, _PROFILES, "borders IS NOT NULL")
    of_role = numbers(connection, _PROFILES, "fact_table = 'roles'")
    on_it = _has_any(connection, _PROFILES, "borders", [border])
    return np.where(told, on_it, np.where(of_role, either, both))


def _has_any(connection: Connection, table: str, column: str, wanted: list[str]) -> Mask:
    """Which lists have one of the texts wanted, row by row; all where nothing is wanted."""
    if not wanted:
        return _all(connection, table)
    found = lists(connection, table, column)
    return found.having(*wanted)[found.whole.values]


def _is_one_of(connection: Connection, table: str, column: str, wanted: list[str]) -> Mask:
    """Which texts are among those wanted, row by row; all where nothing is wanted."""
    if not wanted:
        return _all(connection, table)
    found = codes(connection, table, column)
    return found.are(*wanted)[found.values]


def _all(connection: Connection, table: str) -> Mask:
    """Every row: nothing of it is read that nobody asks for."""
    return np.ones(len(numbers(connection, table, _NUMBERS[table])), bool)


def _by_number(connection: Connection, table: str, column: str, kept: Mask) -> Mask:
    """What is kept of rows, by a number of theirs."""
    number: Array = numbers(connection, table, column)
    found = np.zeros(int(number.max(initial=0)) + 1, bool)
    found[number] = kept
    return found
