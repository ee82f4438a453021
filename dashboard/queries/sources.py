"""What the filters read in each fact table, as SQL: what takes part, when, on which border."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """What the filters read in a fact table, as SQL over its columns (c) and `joins`.

    Attributes:
        involved: List of the countries that take part.
        roles: Lists of origins, transits and destinations; empty where all take part alike.
        first: The claim's own first year.
        last: Its own last year.
        borders: List of borders "CN-VN"; NULL where two countries that take part make one.
        read: What the above and the filters on purpose and population read; claims alike in these
            and in `OF_ANY_CLAIM` share a profile.
        more: Further columns.
        joins: Where they come from.
    """

    involved: str
    first: str = "coalesce(year(period_start), year(period_end))"
    last: str = "coalesce(year(period_end), year(period_start))"
    roles: tuple[str, ...] = ()
    borders: str = "NULL::VARCHAR[]"
    read: tuple[str, ...] = ()
    more: str = ""
    joins: str = ""


def _role(name: str) -> str:
    return f"countries_of([CASE WHEN c.role = '{name}' THEN c.country END])"


_PATH = (
    "list_concat([c.origin_country], coalesce(c.transit_countries, []), [c.destination_country])"
)
_LIES_ON = "coalesce(nullif(its.borders, []), around.borders)"
"""The borders that a place lies on by the gazetteer: its own, or its province's."""
SOURCES = {
    "hotspots": Source(
        involved="countries_of([c.country])",
        roles=(_role("source"), _role("transit"), _role("destination")),
        borders=f"""list_distinct(list_concat(
            legs_of(string_split(c.border, '-')), coalesce({_LIES_ON}, [])
        ))""",
        read=("c.country", "c.role", "c.border", "c.population", _LIES_ON),
        joins="""
        LEFT JOIN places its ON its.place_id = c.place_id
        LEFT JOIN places around ON around.place_id = c.admin1
        """,
    ),
    "flows": Source(
        involved=f"countries_of({_PATH})",
        roles=(
            "countries_of([c.origin_country])",
            "countries_of(c.transit_countries)",
            "countries_of([c.destination_country])",
        ),
        borders=f"legs_of({_PATH})",
        read=(
            "c.origin_country",
            "c.transit_countries",
            "c.destination_country",
            "c.purposes",
            "c.population",
        ),
        more="""
        , coalesce(po.name, co.name, c.origin_country) AS origin_name,
        coalesce(po.lat, co.lat) AS origin_lat, coalesce(po.lon, co.lon) AS origin_lon,
        coalesce(pd.name, cd.name, c.destination_country) AS destination_name,
        coalesce(pd.lat, cd.lat) AS destination_lat, coalesce(pd.lon, cd.lon) AS destination_lon,
        CASE WHEN po.kind = 'province' THEN po.place_id ELSE po.admin1 END AS origin_province,
        CASE WHEN pd.kind = 'province' THEN pd.place_id ELSE pd.admin1 END AS destination_province
        """,
        joins="""
        LEFT JOIN places po ON po.place_id = c.origin_place_id
        LEFT JOIN places co ON co.place_id = c.origin_country
        LEFT JOIN places pd ON pd.place_id = c.destination_place_id
        LEFT JOIN places cd ON cd.place_id = c.destination_country
        """,
    ),
    "meetings": Source(
        involved="countries_of(list_append(coalesce(c.participants, []), c.country))",
        first="year(c.date_start)",
        last="coalesce(year(c.date_end), year(c.date_start))",
        read=("c.participants", "c.country"),
    ),
    "agreements": Source(
        involved="countries_of(c.parties)",
        first="year(c.date)",
        last="year(c.date)",
        read=("c.parties",),
    ),
    "figures": Source(involved="countries_of(c.countries)", read=("c.countries", "c.population")),
    "roles": Source(
        involved="countries_of([a.country])",
        first="NULL::BIGINT",
        last="NULL::BIGINT",
        more=", a.name AS actor_name, a.acronym AS actor_acronym, a.kind AS actor_kind,"
        " a.country AS actor_country",
        joins="LEFT JOIN actors a USING (actor_id)",
        read=("c.actor_id",),
    ),
    "programmes": Source(
        involved="countries_of(c.countries)", read=("c.countries", "c.population")
    ),
}
"""By fact table; the order is that of the tables everywhere."""
OF_ANY_CLAIM = ("c.marking", "c.assertion", "c.credibility")
