"""What a session keeps of the pages it left: nothing."""

from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state import (
    WStates,
    _is_stale_widget,  # pyright: ignore[reportPrivateUsage] - the rule by which values are dropped
)


class Shown(WStates):
    """The widgets of a session, without those that are shown no more.

    Streamlit forgets their values and keeps what they call, with all that this holds: a page's
    tables and charts, by the buttons that export them, for each page and filter ever looked at.
    """

    def remove_stale_widgets(
        self, active_widget_ids: frozenset[str], fragment_ids_this_run: list[str] | None
    ) -> None:
        """Forget what was not drawn in a run that came to its end, but for other fragments."""
        super().remove_stale_widgets(active_widget_ids, fragment_ids_this_run)
        self.widget_metadata = {
            name: known
            for name, known in self.widget_metadata.items()
            if not _is_stale_widget(known, active_widget_ids, fragment_ids_this_run)
        }


def keep_only_shown() -> None:
    """Let the session at hand keep what is on its page alone; no more than a look after that."""
    context = get_script_run_ctx()
    if context is None:
        return
    session: Any = context.session_state._state  # noqa: SLF001 - there is no other way to it
    known = session._new_widget_state  # noqa: SLF001
    if not isinstance(known, Shown):
        session._new_widget_state = Shown(known.states, known.widget_metadata)  # noqa: SLF001
