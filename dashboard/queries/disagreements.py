"""Figures on which two sources disagree: found once for a snapshot, shown as far as filters keep.

The rule (RULE says it in the words of the page) is strict, because two numbers that differ are
mostly numbers of different things. A pair is shown where all of this holds:

    sources   different documents, neither a copy of the other; or one document that names two
              different speakers
    subject   the same unit, rate and measure ("people" goes with any measure of people; rescued,
              identified, trafficked and victims are one), the same place or none, the countries
              of one among those of the other, women, men, girls, boys, children or infants in
              both or in neither, other groups (workers, fishers) the same or not stated by one
    standing  both counts or both estimates; nothing denied or planned, no percentages
    period    both state it, and their first and last days are no further apart than a tenth of
              the longer one (at least a day, at most three months; a period ends at the latest
              with its document); or neither states one, and the documents, dated to the month or
              day, were written within 31 days
    words     what is counted shares a word; the sentences share at least 3 of 10 words of the
              shorter one, two of them telling ones where the period is stated, three where it is
              not (everyday words of reports on trafficking tell nothing; the words are those of
              EVERYDAY; a word is its first six letters), or call what is counted just the same
    apart     the ranges do not meet: open ends are open, "about" is a tenth to both sides, a round
              number half its last digit, at most 2.5 percent
    clear     neither document gives a second number for the same by the same speaker, and none
              of its numbers for it agrees with the other's
"""

import threading

import pandas as pd

from dashboard.marks import of_claim
from dashboard.queries.contract import Connection, Criteria
from dashboard.queries.everyday import EVERYDAY
from dashboard.queries.kept import KEPT
from dashboard.queries.paragraphs import rows_of

RULE = (
    "Two sources are set against each other only where both count, or both estimate, the same "
    "thing: same unit, measure and people, the same place, countries of one among those of the "
    "other, the same period (or, where neither states one, documents of the same month), and "
    "sentences that share their telling words. Sources are two documents that are no copies of "
    "each other, or two speakers in one. Their ranges must lie apart: open ends are open, "
    "“about” is a tenth to both sides, round numbers may be rounded. A document that gives "
    "several numbers for the same thing is left out, and so are percentages, plans and denials."
)
MOST = 5_000
"""Pairs kept for a snapshot, those whose words are most alike."""
READ = 20_000
"""Pairs whose sentences are read, those first whose names of what is counted are most alike."""

_LOCK = threading.Lock()
_PARTS = "('women', 'men', 'girls', 'boys', 'children', 'infants')"


def _words(text: str) -> str:
    """The words of an SQL text as a list: without accents and plural s, six letters, no years."""
    found = (
        rf"regexp_extract_all(lower(strip_accents({text})), "
        r"'[\p{L}\p{M}]{3,}|[0-9]+(?:[.,][0-9]+)*')"
    )
    kept = f"list_filter({found}, lambda w: NOT regexp_full_match(w, '(19|20)[0-9][0-9]'))"
    return f"list_distinct(list_transform({kept}, lambda w: regexp_replace(w, 's$', '')[:6]))"


_COMPARABLE = f"""
labels AS MATERIALIZED (
    SELECT about, {_words("about")} AS label
    FROM (SELECT DISTINCT coalesce(about, '') AS about FROM figures)
),
papers AS MATERIALIZED (
    SELECT doc_id, row_number() OVER () AS doc, hash(coalesce(copy_of, doc_id)) AS source,
        date, date_precision
    FROM documents
),
figure AS MATERIALIZED (
    SELECT
        row_number() OVER ()::INTEGER AS no, f.claim_id, f.passage_id, f."start", f."end",
        f.quote, l.label, d.doc, d.source, f.attribution AS who,
        CASE
            WHEN f.unit = 'people'
                AND f.measure IN ('rescued', 'identified', 'victims', 'trafficked') THEN 'found'
            ELSE coalesce(f.measure, '')
        END AS measure,
        list_sort(list_distinct(f.countries)) AS countries,
        list_sort(list_filter(
            f.population, lambda p: p NOT IN {_PARTS} AND p <> 'unspecified'
        )) AS kinds,
        coalesce(f.period_start, f.period_end) IS NOT NULL AS own,
        coalesce(f.period_start, f.period_end, d.date) AS first_day,
        coalesce(f.period_end, f.period_start, d.date) AS told_to,
        CASE
            WHEN NOT own THEN d.date
            WHEN d.date_precision = 'day' THEN greatest(least(told_to, d.date), first_day)
            WHEN d.date_precision = 'month'
                THEN greatest(least(told_to, last_day(d.date)), first_day)
            ELSE told_to
        END AS last_day,
        hash(
            f.unit, f.per, f.assertion = 'estimated' OR f.qualifier = 'vague', own,
            year(first_day), year(last_day), f.place_id,
            list_sort(list_filter(f.population, lambda p: p IN {_PARTS}))
        ) AS subject,
        coalesce(f.value_low, f.value_high) AS least_told,
        coalesce(f.value_high, f.value_low) AS most_told,
        CASE
            WHEN f.qualifier = 'about' THEN 0.1 * abs(least_told)
            WHEN coalesce(f.qualifier, 'exact') = 'exact'
                AND least_told BETWEEN 100 AND 1e15 AND least_told % 100 = 0
            THEN least(
                0.025 * least_told,
                0.5 * 10 ** len(regexp_extract(least_told::BIGINT::VARCHAR, '0+$'))
            )
            ELSE 0
        END AS slack,
        CASE WHEN f.qualifier IN ('at_most', 'less_than') THEN -1e308
            ELSE least_told - slack END AS low,
        CASE WHEN f.qualifier IN ('at_least', 'more_than') THEN 1e308
            ELSE most_told + slack END AS high
    FROM figures f JOIN papers d USING (doc_id)
    JOIN labels l ON l.about = coalesce(f.about, '')
    WHERE f.assertion NOT IN ('denied', 'planned') AND f.unit <> 'percent'
        AND coalesce(f.value_low, f.value_high) IS NOT NULL AND len(f.countries) BETWEEN 1 AND 5
        AND (own OR d.date_precision IN ('day', 'month'))
)
"""
_SAME_TIME = """
greatest(abs(a.first_no - b.first_no), abs(a.last_no - b.last_no)) <= CASE
    WHEN a.own
    THEN least(92, greatest(1, 0.1 * greatest(a.last_no - a.first_no, b.last_no - b.first_no)))
    ELSE 31
END
"""
_NEAR = f"""
heard AS (
    SELECT subject FROM figure GROUP BY subject HAVING min(source) <> max(source)
        OR min(who) <> max(who)
),
side AS MATERIALIZED (
    SELECT no, doc, source, hash(who) AS voice, who IS NOT NULL AS named, subject, own,
        low, high, len(countries) AS spread,
        hash(measure) AS measured, measure = 'people' AS any_measure,
        hash(unnest(countries)) AS country, hash(countries[1]) AS first_country,
        first_day - DATE '1900-01-01' AS first_no, last_day - DATE '1900-01-01' AS last_no
    FROM figure SEMI JOIN heard USING (subject)
),
near AS MATERIALIZED (
    SELECT a.no AS a, b.no AS b, a.low > b.high OR b.low > a.high AS apart
    FROM side a JOIN side b ON a.subject = b.subject AND a.first_country = b.country
    WHERE a.country = a.first_country
        AND (a.spread < b.spread OR (a.spread = b.spread AND a.no < b.no))
        AND (a.measured = b.measured OR a.any_measure OR b.any_measure)
        AND (a.source <> b.source OR (a.doc = b.doc AND a.named AND b.named AND a.voice <> b.voice))
        AND {_SAME_TIME}
),
"""
_MET = f"""
met AS MATERIALIZED (
    SELECT n.a, n.b, a.doc AS doc_a, b.doc AS doc_b, a.own,
        len(list_intersect(a.label, b.label))
            / len(list_distinct(list_concat(a.label, b.label))) AS labelled
    FROM near n JOIN figure a ON n.a = a.no JOIN figure b ON n.b = b.no
    WHERE n.apart AND list_has_any(a.label, b.label) AND list_has_all(b.countries, a.countries)
        AND (a.kinds = b.kinds OR len(a.kinds) = 0 OR len(b.kinds) = 0)
    ORDER BY labelled DESC, a.claim_id, b.claim_id LIMIT {READ}
),
"""
_TOLD = rf"""
sentences AS (
    SELECT f.no, {_words("sentence")} AS words FROM (
        SELECT no, concat_ws(
            ' ',
            regexp_replace(
                substr(text, greatest(1, "start" + 1 - 300), least(300, "start"::INTEGER)),
                '(?s)^.*[.!?]["”’)]*\s', ''
            ),
            regexp_replace(quote, '[0-9.,]+', ' ', 'g'),
            coalesce(
                nullif(regexp_extract(substr(text, "end" + 1, 300), '(?s)^.*?[.!?](?:\s|$)'), ''),
                substr(text, "end" + 1, 300)
            )
        ) AS sentence
        FROM figure JOIN passages USING (passage_id)
        WHERE no IN (SELECT unnest([a, b]) FROM met)
    ) f
),
alike AS (
    SELECT m.*, list_intersect(x.words, y.words) AS both_words,
        len(both_words) / greatest(1, least(len(x.words), len(y.words))) AS told,
        len(list_filter(both_words, lambda w: NOT list_contains($everyday, w))) AS telling
    FROM met m JOIN sentences x ON x.no = m.a JOIN sentences y ON y.no = m.b
),
"""
_CLEAR = """
likely AS (
    SELECT *, labelled + told AS likeness FROM alike
    WHERE told >= 0.3 AND (telling >= 3 OR (telling >= 2 AND (own OR labelled = 1)))
),
each AS (
    SELECT a AS no, b AS other, doc_b AS other_doc, likeness FROM likely
    UNION ALL SELECT b, a, doc_a, likeness FROM likely
),
twofold AS (
    SELECT DISTINCT x.no FROM figure x JOIN figure y
        ON x.doc = y.doc AND x.subject = y.subject AND x.measure = y.measure
        AND x.who IS NOT DISTINCT FROM y.who
        AND x.first_day = y.first_day AND x.last_day = y.last_day AND x.countries = y.countries
    WHERE x.own AND x.no IN (SELECT no FROM each) AND x.least_told <> y.least_told
        AND (list_has_all(x.label, y.label) OR list_has_all(y.label, x.label))
),
agreed AS (
    SELECT DISTINCT e.no, e.other_doc FROM each e
    JOIN (SELECT a AS no, b AS other FROM near WHERE NOT apart
        UNION ALL SELECT b, a FROM near WHERE NOT apart) n ON n.no = e.no
    JOIN figure o ON o.no = n.other AND o.doc = e.other_doc
    JOIN figure x ON x.no = e.no
    WHERE list_has_any(o.label, x.label)
),
best AS (
    SELECT no, other_doc, max(likeness) AS likeness FROM each GROUP BY ALL
),
clear AS (
    SELECT l.* FROM likely l
    JOIN best p ON p.no = a AND p.other_doc = doc_b AND p.likeness = l.likeness
    JOIN best q ON q.no = b AND q.other_doc = doc_a AND q.likeness = l.likeness
    WHERE a NOT IN (FROM twofold) AND b NOT IN (FROM twofold)
        AND NOT EXISTS (FROM agreed g WHERE g.no = a AND g.other_doc = doc_b)
        AND NOT EXISTS (FROM agreed g WHERE g.no = b AND g.other_doc = doc_a)
)
"""
_FIND = f"""
CREATE OR REPLACE TABLE fast.disagreements AS
WITH {_COMPARABLE}, {_NEAR} {_MET} {_TOLD} {_CLEAR}
SELECT DISTINCT ON (doc_a, doc_b, x.least_told, y.least_told)
    x.claim_id AS one, y.claim_id AS other, labelled + told AS likeness
FROM clear JOIN figure x ON x.no = a JOIN figure y ON y.no = b
ORDER BY likeness DESC, one, other LIMIT {MOST}
"""  # noqa: S608 - the parts are constants of this module
_SHOWN = f"""
WITH kept AS (
    SELECT claim_id, doc_date FROM shown_figures {KEPT}
    AND claim_id IN (SELECT unnest([one, other]) FROM fast.disagreements)
)
SELECT x.claim_id AS one, y.claim_id AS other, count(*) OVER () AS total
FROM fast.disagreements d JOIN kept x ON x.claim_id = d.one JOIN kept y ON y.claim_id = d.other
ORDER BY likeness DESC, one, other LIMIT $limit OFFSET $offset
"""  # noqa: S608 - the parts are constants of this module and of queries.marks
_COMPARED = f"""
SELECT count(*) FROM shown_figures {KEPT}
AND assertion NOT IN ('denied', 'planned') AND unit <> 'percent'
AND coalesce(value_low, value_high) IS NOT NULL AND len(countries) BETWEEN 1 AND 5
AND (year_basis = 'claim' OR doc_date_precision IN ('day', 'month'))
"""  # noqa: S608 - the parts are constants of this module and of queries.marks


def statements() -> str:
    """What `find` executes."""
    return _FIND + " ".join(EVERYDAY)


def find(connection: Connection) -> None:
    """Find the pairs of a snapshot, once; a second call finds them found.

    Args:
        connection: Prepared by queries.views.
    """
    with _LOCK:
        query = "FROM duckdb_tables() WHERE database_name = 'fast' AND table_name = 'disagreements'"
        if connection.execute(query).fetchone() is None:
            connection.execute(_FIND, {"everyday": list(EVERYDAY)})


def shown(
    connection: Connection, filters: Criteria, offset: int = 0, limit: int = 30
) -> pd.DataFrame:
    """The pairs whose both claims the filters keep, closest wording first; two rows for each.

    Args:
        connection: Prepared by queries.views.
        filters: What is kept.
        offset: Pairs before the first.
        limit: Pairs at most.

    Returns:
        Rows as from queries.marks.rows_of, the earlier document first, with `pair` (from 1) and
        `total` (pairs there are).
    """
    find(connection)
    values = {**filters.parameters(), "offset": offset, "limit": limit}
    pairs = connection.execute(_SHOWN, values).df()
    pairs["pair"] = range(offset + 1, offset + 1 + len(pairs))
    sides = pairs.melt(["pair", "total"], ["one", "other"], value_name="claim_id")
    claims = rows_of(connection, [(claim, "figures") for claim in sides["claim_id"].unique()])
    found = sides.drop(columns="variable").merge(claims, on="claim_id")
    if found.empty:
        return found
    found["mark"] = [of_claim("figures", claim).key for claim in found["claim_id"]]
    return found.sort_values(["pair", "doc_date", "claim_id"], ignore_index=True)


def compared(connection: Connection, filters: Criteria) -> int:
    """Figures that the filters keep and that state enough to be compared."""
    row = connection.execute(_COMPARED, filters.parameters()).fetchone()
    return int(row[0]) if row else 0
