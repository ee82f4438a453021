"""How much there is: counts by kind of fact, and of documents."""

import pandas as pd

from dashboard.queries import kept, marks
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.views import FACT_TABLES


def kinds(connection: Connection, filters: Criteria) -> pd.DataFrame:
    """Claims, denials and facts (those only denied left out) of each fact table that has any."""
    counts = {table: marks.count(connection, filters, table) for table in FACT_TABLES}
    told = {table: count for table, count in counts.items() if count.claims}
    return pd.DataFrame(
        {
            "fact_table": list(told),
            "claims": [count.claims for count in told.values()],
            "denials": [count.denials for count in told.values()],
            "facts": [count.facts for count in told.values()],
        }
    )


def documents(connection: Connection, filters: Criteria) -> int:
    """Documents that the filters keep, with claims or without."""
    return int(kept.documents(connection, filters).sum())
