"""Claims of each fact table under the filters, one row per claim, columns as in `views`."""

import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.marks import KEPT

__all__ = ["Connection", "Criteria"]

_HOTSPOTS = f"FROM shown_hotspots {KEPT} ORDER BY victims_low DESC NULLS LAST, place_name, claim_id"
_FLOWS = f"FROM shown_flows {KEPT} ORDER BY victims_low DESC NULLS LAST, claim_id"
_MEETINGS = f"FROM shown_meetings {KEPT} ORDER BY date_start NULLS LAST, doc_date, claim_id"
_AGREEMENTS = f"FROM shown_agreements {KEPT} ORDER BY date NULLS LAST, doc_date, claim_id"
_FIGURES = f"FROM shown_figures {KEPT} ORDER BY unit, value_low DESC NULLS LAST, claim_id"
_ROLES = f"FROM shown_roles {KEPT} ORDER BY area, actor_name, claim_id"
_PROGRAMMES = f"FROM shown_programmes {KEPT} ORDER BY budget_usd DESC NULLS LAST, claim_id"
_TOTALS = "SELECT fact_table, count(*) AS claims FROM shown_claims GROUP BY ALL"


def hotspots(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Places tied to trafficking, most victims first."""
    return connection.execute(_HOTSPOTS, filters.parameters()).df()


def flows(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Routes, with names and coordinates of both ends (place where known, else country)."""
    return connection.execute(_FLOWS, filters.parameters()).df()


def meetings(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Meetings by date, undated last."""
    return connection.execute(_MEETINGS, filters.parameters()).df()


def agreements(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Agreements by date, undated last."""
    return connection.execute(_AGREEMENTS, filters.parameters()).df()


def figures(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Figures by unit, largest first."""
    return connection.execute(_FIGURES, filters.parameters()).df()


def roles(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Who is responsible for what; actor_name, actor_acronym, actor_kind, actor_country added."""
    return connection.execute(_ROLES, filters.parameters()).df()


def programmes(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Programmes, largest budget first."""
    return connection.execute(_PROGRAMMES, filters.parameters()).df()


def totals(connection: Connection) -> dict[str, int]:
    """Number of claims per fact table, without filters: the M of "N of M claims"."""
    return dict(connection.execute(_TOTALS).fetchall())


def counts_sentence(frame: pd.DataFrame, total: int) -> str:
    """Count the claims of a frame as "N of M claims, from K documents", denials told apart.

    Args:
        frame: Claims, with claim_id and doc_id.
        total: Claims of the table or tables without filters.
    """
    claims, documents = frame["claim_id"].nunique(), frame["doc_id"].nunique()
    denied = frame[frame["assertion"] == "denied"] if "assertion" in frame.columns else frame[:0]
    denials = denied["claim_id"].nunique()
    told = f"; {denials:,} of them denied" if denials else ""
    return (
        f"{claims:,} of {total:,} {_plural('claim', total)}, "
        f"from {documents:,} {_plural('document', documents)}{told}"
    )


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
