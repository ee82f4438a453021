"""The form in which a document is corrected; only what was changed is entered."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard import components, evidence, filters
from etl.schema import CODES, label

WORDS = {"title": "Title", "publisher": "Publisher", "date": "Date", "url": "Address (URL)"}
CHOICES = {"kind": "document_kind", "reliability": "reliability", "marking": "marking"}
NAMES = {"kind": "Kind", "reliability": "Reliability of the source", "marking": "Marked at least"}
HELPS = {
    "date": "As YYYY-MM-DD, YYYY-MM or YYYY, as exactly as it is known.",
    "marking": "Raises the marking of every paragraph below it; never lowers one.",
    "reliability": "Admiralty code, A (reliable) to F (cannot be judged).",
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def show(key: str, known: Mapping[str, Any], enter: Callable[[dict[str, str]], None]) -> None:
    """Draw the form.

    Args:
        key: Tells it from the others of the page.
        known: What is read or entered so far, by field; date with its precision.
        enter: Takes the fields that were changed; "" takes a correction back.
    """
    before = {name: _written(known, name) for name in [*WORDS, *CHOICES]}
    # A form whose values changed elsewhere is another form: it shows those.
    mark = f"{key}-{abs(hash(tuple(before.values())))}"
    with st.form(f"form-{mark}", border=False):
        left, right = st.columns(2)
        for place, (name, title) in enumerate(WORDS.items()):
            (left, right)[place % 2].text_input(
                title, before[name], key=f"{name}-{mark}", max_chars=500, help=HELPS.get(name)
            )
        for place, (name, code) in enumerate(CHOICES.items()):
            codes = list(CODES[code])
            (left, right)[place % 2].selectbox(
                NAMES[name],
                codes,
                index=codes.index(before[name]) if before[name] in codes else None,
                format_func=lambda value, code=code: evidence.inert(label(code, value)),
                placeholder="As it is read",
                key=f"{name}-{mark}",
                help=HELPS.get(name),
            )
        st.form_submit_button(
            "Keep", icon=":material/save:", on_click=_keep, args=(mark, before, enter)
        )


def _keep(mark: str, before: Mapping[str, str], enter: Callable[[dict[str, str]], None]) -> None:
    after = {name: (filters.value(f"{name}-{mark}") or "").strip() for name in before}
    changed = {name: value for name, value in after.items() if value != before[name]}
    if changed.get("date") and not _DATE.fullmatch(changed["date"]):
        filters.keep("add-told", ["The date is none of YYYY, YYYY-MM and YYYY-MM-DD: write it so."])
    elif changed:
        enter(changed)


def _written(known: Mapping[str, Any], name: str) -> str:
    """A field as the form writes it."""
    if name == "marking":
        return (known.get("entered") or {}).get("marking", "")
    value = known.get(name)
    if components.text(value) is None:
        return ""
    if name == "date":
        return str(value)[: {"year": 4, "month": 7}.get(str(known.get("date_precision")), 10)]
    return str(value)
