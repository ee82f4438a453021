"""What is counted, and each figure once however often it is told."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.kept import KEPT, rows
from dashboard.queries.marks import mark_sql
from dashboard.queries.told import Told

MOST_SUBJECTS = 300

_SUBJECTS = f"""
SELECT {mark_sql("figures", "unit", "measure", "per")} AS mark,
    hash(unit, measure, per)::VARCHAR AS subject, unit, measure, per,
    count(*) AS claims, count(DISTINCT fact_no) AS facts,
    count(*) FILTER (assertion = 'denied') AS denials,
    min(year_first) AS year_first, max(year_last) AS year_last, count(*) OVER () AS total
FROM shown_figures {KEPT} AND coalesce(value_low, value_high) IS NOT NULL
GROUP BY unit, measure, per
ORDER BY claims DESC, unit, measure NULLS LAST, per NULLS FIRST
LIMIT {MOST_SUBJECTS}
"""  # noqa: S608 - the parts are constants
_STATED = "coalesce(value_low, value_high) IS NOT NULL"
_SUBJECT = "hash(unit, measure, per)"
_RANK = """
(CASE WHEN assertion = 'denied' THEN 10_000 ELSE 0 END) + 1_000 * credibility
    - log10(1 + abs(coalesce(value_high, value_low)))
"""
"""The most credible first, then the largest; denied last."""
_BEST = f"""
SELECT rowid AS row, {mark_sql("figures", "fact_id", "unit", "measure", "per")} AS mark,
    * EXCLUDE (claim_no, fact_no)
FROM fast.shown_figures WHERE rowid IN (SELECT unnest($rows::BIGINT[]))
"""  # noqa: S608 - the parts are constants
"""Claims by their rows: to find them by a column would read it whole."""


def subjects(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """A row for each unit, measure and rate: what figures must share to stand on one scale.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.

    Returns:
        The most claimed first; columns mark, subject (for `statements`), unit, measure, per,
        claims, facts, denials, year_first, year_last and total (subjects there are).
    """
    return connection.execute(_SUBJECTS, filters.parameters()).df()


def statements(
    connection: Connection, filters: Criteria, chosen: Sequence[str], each: int
) -> pd.DataFrame:
    """A row for each figure, as its most credible claim tells it, however often it is told.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        chosen: Subjects as `subjects` names them, in the order wanted.
        each: Figures of a subject at most: the most credible first, then the largest; denied last.

    Returns:
        The columns of that claim; mark, claims, documents, denials and assertions of all claims
        that tell the figure of this subject; place within its subject (from 1).
    """
    told = Told(connection, "figures", rows(connection, filters, "figures"))
    told = told.only(told.number(_STATED))
    of_subject = told.number(_SUBJECT)
    wanted = [np.uint64(subject) for subject in chosen]
    told = told.only(np.isin(of_subject, np.array(wanted, np.uint64)))
    parts = [_best(told, subject, each) for subject in wanted]
    counts = pd.concat([_NOTHING, *parts], ignore_index=True)
    found = connection.execute(_BEST, {"rows": counts["row"].tolist()}).df()
    return counts.merge(found, on="row").drop(columns="row")


_NOTHING = pd.DataFrame(
    {
        "row": np.zeros(0, int),
        **{name: np.zeros(0, "int64") for name in ("place", "claims", "documents", "denials")},
        "assertions": np.zeros(0, object),
        "subject": np.zeros(0, object),
    }
)


def _best(told: Told, subject: np.uint64, each: int) -> pd.DataFrame:
    """The figures of a subject: the row of each one's most credible claim, and what is counted."""
    told = told.only(told.number(_SUBJECT) == subject)
    order = np.lexsort((told.number("claim_no"), told.number(_RANK)))
    facts, firsts = np.unique(told.facts[order], return_index=True)
    chosen = np.argsort(firsts)[:each]
    best = order[firsts[chosen]]
    those = np.isin(told.facts, facts[chosen])
    of_fact, documents = told.facts[those], told.number("doc_no")[those]
    denied, how = told.denied[those], told.code("assertion")[those]
    claims = [of_fact == fact for fact in facts[chosen]]
    names = told.codes("assertion").names
    return pd.DataFrame(
        {
            "row": told.rows[best],
            "place": np.arange(1, len(best) + 1),
            "claims": [int(of_it.sum()) for of_it in claims],
            "documents": [len(np.unique(documents[of_it])) for of_it in claims],
            "denials": [int(denied[of_it].sum()) for of_it in claims],
            "assertions": [
                sorted(names[code] for code in np.unique(how[of_it])) for of_it in claims
            ],
            "subject": str(subject),
        }
    )
