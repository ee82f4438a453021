"""The views that every query reads: each fact table with its document and its filter columns.

A view `shown_TABLE` has the claim columns and the table's own, then

    passage_label passage_ordinal         the paragraph the claim stands in
    doc_title doc_publisher doc_date doc_date_precision doc_date_basis doc_kind doc_reference
    doc_classification doc_reliability doc_countries
    involved origins transits destinations    lists of country codes, what the country filter reads
    year_first year_last                  the claim's years; null where nothing is known
    year_basis                            claim, document or null: whose date the years are
"""

import duckdb

FACT_TABLES = (
    "hotspots",
    "flows",
    "meetings",
    "agreements",
    "figures",
    "roles",
    "programmes",
)

_VIEWS = """
CREATE OR REPLACE MACRO countries_of(codes) AS
    list_sort(list_distinct(codes::VARCHAR[]));

CREATE OR REPLACE MACRO basis_of(own_date, doc_year) AS
    CASE WHEN own_date IS NOT NULL THEN 'claim' WHEN doc_year IS NOT NULL THEN 'document' END;

CREATE OR REPLACE MACRO kept(
    countries, country_role, first_year, last_year, undated, kinds,
    involved, origins, transits, destinations, named, from_year, to_year, kind
) AS (
    (
        len(countries::VARCHAR[]) = 0
        OR list_has_any(
            CASE country_role
                WHEN 'origin' THEN origins
                WHEN 'transit' THEN transits
                WHEN 'destination' THEN destinations
                WHEN 'mentioned' THEN named
                ELSE involved
            END,
            countries::VARCHAR[]
        )
    )
    AND CASE
        WHEN from_year IS NULL THEN undated
        WHEN first_year IS NULL THEN true
        ELSE from_year <= last_year AND to_year >= first_year
    END
    AND (len(kinds::VARCHAR[]) = 0 OR list_contains(kinds::VARCHAR[], kind))
);

CREATE OR REPLACE VIEW sources AS
SELECT
    passage_id, p.ordinal AS passage_ordinal, p.label AS passage_label,
    d.title AS doc_title, d.publisher AS doc_publisher, d.date AS doc_date,
    d.date_precision AS doc_date_precision, d.date_basis AS doc_date_basis, d.kind AS doc_kind,
    d.reference AS doc_reference, d.classification AS doc_classification,
    d.reliability AS doc_reliability, countries_of(d.countries) AS doc_countries,
    year(d.date) AS doc_year
FROM passages p JOIN documents d USING (doc_id);

CREATE OR REPLACE VIEW shown_hotspots AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    countries_of([c.country]) AS involved,
    countries_of([CASE WHEN c.role = 'source' THEN c.country END]) AS origins,
    countries_of([CASE WHEN c.role = 'transit' THEN c.country END]) AS transits,
    countries_of([CASE WHEN c.role = 'destination' THEN c.country END]) AS destinations,
    coalesce(year(period_start), year(period_end), doc_year) AS year_first,
    coalesce(year(period_end), year(period_start), doc_year) AS year_last,
    basis_of(coalesce(period_start, period_end), doc_year) AS year_basis
FROM hotspots c JOIN sources s USING (passage_id);

CREATE OR REPLACE VIEW shown_flows AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    coalesce(po.name, co.name, c.origin_country) AS origin_name,
    coalesce(po.lat, co.lat) AS origin_lat, coalesce(po.lon, co.lon) AS origin_lon,
    coalesce(pd.name, cd.name, c.destination_country) AS destination_name,
    coalesce(pd.lat, cd.lat) AS destination_lat, coalesce(pd.lon, cd.lon) AS destination_lon,
    countries_of(list_concat([c.origin_country, c.destination_country], c.transit_countries))
        AS involved,
    countries_of([c.origin_country]) AS origins,
    countries_of(c.transit_countries) AS transits,
    countries_of([c.destination_country]) AS destinations,
    coalesce(year(period_start), year(period_end), doc_year) AS year_first,
    coalesce(year(period_end), year(period_start), doc_year) AS year_last,
    basis_of(coalesce(period_start, period_end), doc_year) AS year_basis
FROM flows c JOIN sources s USING (passage_id)
LEFT JOIN places po ON po.place_id = c.origin_place_id
LEFT JOIN places co ON co.place_id = c.origin_country
LEFT JOIN places pd ON pd.place_id = c.destination_place_id
LEFT JOIN places cd ON cd.place_id = c.destination_country;

CREATE OR REPLACE VIEW shown_meetings AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    countries_of(list_append(coalesce(c.participants, []), c.country)) AS involved,
    involved AS origins, involved AS transits, involved AS destinations,
    coalesce(year(date_start), doc_year) AS year_first,
    coalesce(year(date_end), year(date_start), doc_year) AS year_last,
    basis_of(date_start, doc_year) AS year_basis
FROM meetings c JOIN sources s USING (passage_id);

CREATE OR REPLACE VIEW shown_agreements AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    countries_of(c.parties) AS involved,
    involved AS origins, involved AS transits, involved AS destinations,
    coalesce(year(c.date), doc_year) AS year_first,
    coalesce(year(c.date), doc_year) AS year_last,
    basis_of(c.date, doc_year) AS year_basis
FROM agreements c JOIN sources s USING (passage_id);

CREATE OR REPLACE VIEW shown_figures AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    countries_of(c.countries) AS involved,
    involved AS origins, involved AS transits, involved AS destinations,
    coalesce(year(period_start), year(period_end), doc_year) AS year_first,
    coalesce(year(period_end), year(period_start), doc_year) AS year_last,
    basis_of(coalesce(period_start, period_end), doc_year) AS year_basis
FROM figures c JOIN sources s USING (passage_id);

CREATE OR REPLACE VIEW shown_roles AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    a.name AS actor_name, a.acronym AS actor_acronym, a.kind AS actor_kind,
    a.country AS actor_country,
    countries_of([a.country]) AS involved,
    involved AS origins, involved AS transits, involved AS destinations,
    doc_year AS year_first, doc_year AS year_last,
    basis_of(NULL, doc_year) AS year_basis
FROM roles c JOIN sources s USING (passage_id) LEFT JOIN actors a USING (actor_id);

CREATE OR REPLACE VIEW shown_programmes AS
SELECT
    c.*, s.* EXCLUDE (passage_id, doc_year),
    countries_of(c.countries) AS involved,
    involved AS origins, involved AS transits, involved AS destinations,
    coalesce(year(period_start), year(period_end), doc_year) AS year_first,
    coalesce(year(period_end), year(period_start), doc_year) AS year_last,
    basis_of(coalesce(period_start, period_end), doc_year) AS year_basis
FROM programmes c JOIN sources s USING (passage_id);

CREATE OR REPLACE VIEW claims AS
SELECT 'hotspots' AS fact_table, * FROM shown_hotspots
UNION ALL BY NAME
SELECT 'flows' AS fact_table, * FROM shown_flows
UNION ALL BY NAME
SELECT 'meetings' AS fact_table, * FROM shown_meetings
UNION ALL BY NAME
SELECT 'agreements' AS fact_table, * FROM shown_agreements
UNION ALL BY NAME
SELECT 'figures' AS fact_table, * FROM shown_figures
UNION ALL BY NAME
SELECT 'roles' AS fact_table, * FROM shown_roles
UNION ALL BY NAME
SELECT 'programmes' AS fact_table, * FROM shown_programmes;
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views over a snapshot's tables, once per connection."""
    connection.execute(_VIEWS)
