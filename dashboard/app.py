"""The app: page set-up, the filters that all pages share, and the navigation."""

import logging
import uuid
from functools import partial
from pathlib import Path
from types import ModuleType

import streamlit as st

from dashboard import filters, screens, theme, view
from etl.read import SnapshotError

ICON = Path(__file__).with_name("icon.svg")

log = logging.getLogger(__name__)


def _run_page(module: ModuleType, shown: view.View) -> None:
    """Show a page; an error in it is logged, and told by a number to quote."""
    st.title(module.PAGE.title, anchor=False)
    if notice := filters.dropped_notice(module.PAGE.path):
        st.warning(notice, icon=":material/info:")
    try:
        module.show(shown)
    except Exception:  # noqa: BLE001 - the one place where a page's error ends
        number = uuid.uuid4().hex[:8]
        log.exception("Page %s failed, error %s", module.PAGE.path, number)
        st.error(
            f"This page could not be drawn (error {number}). "
            "The other pages still work; the server's log says more."
        )


def _run(shown: dict[str, view.View], module: ModuleType) -> None:
    _run_page(module, shown["view"])


def main() -> None:
    """Draw the app once."""
    st.set_page_config(page_title="Mekong TIP Atlas", page_icon=str(ICON), layout="wide")
    st.html(theme.STYLE)
    try:
        snapshot = view.current()
        choices = view.choices(snapshot)
    except SnapshotError as error:
        st.title("Mekong TIP Atlas", anchor=False)
        st.error(str(error))
        return
    shown: dict[str, view.View] = {}
    modules = screens.modules()
    entries = {
        module.PAGE.path: st.Page(
            partial(_run, shown, module),
            title=module.PAGE.title,
            icon=module.PAGE.icon,
            url_path=module.PAGE.path,
            default=module is modules[0],
        )
        for module in modules
    }
    navigation = st.navigation(list(entries.values()), position="top")
    with st.sidebar:
        st.html('<div class="brand">Mekong TIP Atlas</div>')
        chosen = filters.draw(choices)
    mode = st.context.theme.type or "light"
    shown["view"] = view.View(snapshot, chosen, mode, entries)
    navigation.run()


if __name__ == "__main__":
    main()
