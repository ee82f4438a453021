"""What was measured of the reading: the report of `tip-atlas score --report`, as frames.

It is reference data that comes with the program, not a table of the snapshot; no connection is
needed.
"""

import json
import tomllib
from functools import cache
from typing import Any

import pandas as pd

from etl.read import reference_path

Report = dict[str, Any]


@cache
def report() -> Report | None:
    """The report as it is stored; None where there is none."""
    path = reference_path("scores.json")
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


@cache
def weaknesses() -> Report:
    """By kind of fact: what is missed and what is wrong, in words; general notes."""
    return tomllib.loads(reference_path("weaknesses.toml").read_text(encoding="utf-8"))


def kinds(measured: Report) -> pd.DataFrame:
    """A row per kind of fact: shares of right and of found ones, and what they rest on.

    Args:
        measured: The part of the report on a set of documents.

    Returns:
        Columns Kind, Right of 100 shown, Found of 100 told, F1, Shown, Told.
    """
    rows: list[dict[str, object]] = []
    for kind, count in measured["kinds"].items():
        shown, told = count["right"] + count["false"], count["right"] + count["missed"]
        rows.append(
            {
                "Kind": kind.capitalize(),
                "Right of 100 shown": _of_hundred(count["right"], shown),
                "Found of 100 told": _of_hundred(count["right"], told),
                "F1": f"{count['f1']:.2f}",
                "Shown": shown,
                "Told": told,
            }
        )
    return pd.DataFrame(rows)


def _of_hundred(right: int, judged: int) -> str:
    return f"{100 * right / judged:.0f}" if judged else "–"


def in_words() -> pd.DataFrame:
    """A row per kind of fact: what is missed and what is wrong."""
    rows = [
        {"Kind": kind.capitalize(), "Misses": words["misses"], "Gets wrong": words["wrong"]}
        for kind, words in weaknesses().items()
        if kind != "general"
    ]
    return pd.DataFrame(rows).set_index("Kind")


def fields(shares: dict[str, dict[str, int]]) -> pd.DataFrame:
    """A row per field of a fact: how often it is right, and so where the document states it."""
    rows = [
        {
            "Field": name.replace(".", ": ").replace("_", " "),
            "Right of 100": _of_hundred(share["right"], share["judged"]),
            "Judged": share["judged"],
            "Right of 100 stated": _of_hundred(share["right_stated"], share["stated"]),
            "Stated": share["stated"],
        }
        for name, share in shares.items()
        if share["judged"]
    ]
    return pd.DataFrame(rows)


def calibration(found: Report) -> pd.DataFrame:
    """A row per kind and span of confidence: claims, their mean confidence, the share of right."""
    rows = [
        {"kind": "all kinds" if kind == "all" else kind, **one}
        for kind, table in found["calibration"].items()
        for one in table["bins"]
    ]
    return pd.DataFrame(rows, columns=["kind", "low", "high", "claims", "confidence", "right"])


def sets(found: Report) -> pd.DataFrame:
    """A row per set of documents and per kind of document: F1 of each kind of fact."""
    parts = {**found["sets"], **found["by_document_kind"]}
    names = [*found["sets"], *(kind.replace("_", " ") for kind in found["by_document_kind"])]
    rows = [
        {"Documents": f"{name} ({part['documents']})"}
        | {kind: count["f1"] for kind, count in part["kinds"].items()}
        for name, part in zip(names, parts.values(), strict=True)
    ]
    return pd.DataFrame(rows)


def links(found: Report) -> pd.DataFrame:
    """A row per kind of fact: how well claims of several documents are put together."""
    rows = [
        {
            "Kind": kind.capitalize(),
            "Right of 100 links": round(100 * link["precision"]),
            "Found of 100 links": round(100 * link["recall"]),
            "Same pairs": link["same_pairs"],
            "Other pairs": link["other_pairs"],
        }
        for kind, link in found["links"].items()
    ]
    return pd.DataFrame(rows)
