"""The app: page set-up, the filters that all pages share, and the navigation."""

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import evidence, filter_bar, filters, panel, screens, theme, view
from dashboard.criteria import Filters
from dashboard.login import present
from dashboard.login.settings import Person
from dashboard.queries import choices as queries
from dashboard.serving import widgets
from etl.read import SnapshotError

ICON = Path(__file__).with_name("icon.svg")

log = logging.getLogger(__name__)


def _run_page(module: ModuleType, shown: Sequence[view.View], unknown: Sequence[str]) -> None:
    """Show a page; an error in it is logged, and told by a number to quote."""
    st.title(module.PAGE.title, anchor=False)
    if unknown:
        st.warning(
            "Left out of the address, as nothing here has these names or values: "
            f"{evidence.inert(', '.join(unknown))}.",
            icon=":material/info:",
        )
    _show_chips(shown[0])
    try:
        module.show(shown[0])
    except Exception:  # noqa: BLE001 - the one place where a page's error ends
        number = uuid.uuid4().hex[:8]
        log.exception("Page %s failed, error %s", module.PAGE.path, number)
        st.error(
            f"This page could not be drawn (error {number}). "
            "The other pages still work; the server's log says more."
        )


def _show_chips(shown: view.View) -> None:
    """Show what the filters leave out, a button for each that takes it away."""
    chips = shown.filters.chips()
    if not chips:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for parameter, words in chips.items():
            st.button(
                evidence.inert(words[:1].upper() + words[1:]),
                icon=":material/close:",
                key=f"chip-{parameter}",
                help="Take this filter away",
                on_click=filters.remove,
                args=(parameter,),
            )


def _move(page: Any) -> None:  # noqa: ANN401 - Streamlit's page
    """Open a page at the address that is its own, with the filters of this one."""
    st.switch_page(page, query_params=filters.query())


def _show_pages(entries: Mapping[str, Any]) -> None:
    """The way to the pages; each link keeps the filters, and opens in a tab of its own too."""
    with st.container(horizontal=True, gap="small", key="pages"):
        for number, paths in enumerate(screens.sections()):
            with st.container(horizontal=True, gap=None, width="content", key=f"pages-{number}"):
                for path in paths:
                    st.page_link(entries[path], query_params=filters.link())


def main() -> None:
    """Draw the app once."""
    widgets.keep_only_shown()
    st.set_page_config(page_title="Mekong TIP Atlas", page_icon=str(ICON), layout="wide")
    st.html(theme.STYLE)
    try:
        person = present.person()
        snapshot, notice = view.current()
        choices = view.choices(snapshot, person)
    except (SnapshotError, present.NotSignedIn) as error:
        st.title("Mekong TIP Atlas", anchor=False)
        st.error(str(error))
        return
    chosen, unknown = filters.current(choices)
    shown: list[view.View] = []
    entries = {
        module.PAGE.path: st.Page(
            partial(_run_page, module, shown, unknown),
            title=module.PAGE.title,
            icon=module.PAGE.icon,
            url_path=module.PAGE.path if place else "start",
            default=not place,
        )
        for place, module in enumerate(screens.modules())
    }
    moved = [
        st.Page(partial(_move, entries[path]), title=path, url_path=address)
        for address, path in screens.MOVED.items()
    ]
    opened = st.navigation([*entries.values(), *moved], position="hidden")
    mode = st.context.theme.type or "light"
    shown.append(panel.named(view.View(snapshot, person, chosen, mode, entries)))
    with st.sidebar:
        st.html('<div class="brand">Mekong TIP Atlas</div>')
        filter_bar.draw(shown[0].filters, choices, partial(_years, shown[0]), mode)
        if present.is_required():
            _show_person(person)
    _show_pages(entries)
    if notice:
        st.warning(evidence.inert(notice), icon=":material/healing:")
    opened.run()


def _show_person(person: Person) -> None:
    """Say who is signed in and what is shown, with the way out."""
    st.caption(
        f"Signed in as {evidence.inert(person.name)}. Shown is what is marked "
        f"{evidence.inert(person.ceiling)} or below."
    )
    if st.button("Sign out", icon=":material/logout:", width="stretch"):
        st.logout()
        st.stop()


def _years(shown: view.View, chosen: Filters) -> pd.DataFrame:
    """Claims and documents by year under filters."""
    return replace(shown, filters=chosen).ask(queries.years)


if __name__ == "__main__":
    main()
