"""The facts of a timeline in words and dates: what each is called, when it was, how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import geography, wording
from dashboard.charts import base
from etl.schema import label

Row = Mapping[Any, Any]

STATUSES = {
    "meetings": ("held", "cancelled", "planned"),
    "agreements": ("in_force", "signed", "draft", "planned"),
    "eras": ("period",),
}
"""Of several claims about one fact the first of these tells how it stands: a plan that an earlier
document states came true in a later one."""
SIGNS = {
    ("meetings", "held"): ("●", "circle", "meeting held"),
    ("meetings", "planned"): ("○", "circle-open", "meeting planned"),
    ("meetings", "cancelled"): ("⊗", "circle-x-open", "meeting cancelled"),
    ("meetings", "denied"): ("✕", "x-thin-open", "meeting denied"),
    ("agreements", "planned"): ("◇", "diamond-open", "agreement planned"),
    ("agreements", "draft"): ("◈", "diamond-open-dot", "agreement drafted"),
    ("agreements", "signed"): ("◆", "diamond", "agreement signed or adopted"),
    ("agreements", "in_force"): ("★", "star", "agreement in force"),
    ("agreements", "denied"): ("✖", "x-open", "agreement denied"),
    ("eras", "period"): ("▭", "line-ew-open", "period that a plan names"),
}
"""Fact table and status to its sign in lists, its plotly symbol and its words."""
_STANDINGS = {"alleged": "alleged only", "planned": "announced only"}
NAMED = 3
"""An agreement of more parties than this is labelled by their number."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A status that claims date: the first and last day that their date can mean.

    Attributes:
        status: As in the schema's meeting_status or agreement_status.
        first: First day; None where the claims state no date.
        last: Last day.
        precision: day, month or year.
        claims: How many claims say so.
    """

    status: str
    first: date | None
    last: date | None
    precision: str
    claims: int

    @property
    def precise(self) -> bool:
        """Whether the day is known."""
        return self.precision not in ("month", "year")

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day."""
        return self.first, self.last

    def apart_from(self, other: "Stage") -> bool:
        """Whether the two cannot mean the same day."""
        if not (self.first and self.last and other.first and other.last):
            return False
        return self.last < other.first or other.last < self.first

    @property
    def when(self) -> str:
        """The date in words, no more exact than it is known."""
        return wording.days(self.first, self.last, self.precision) or "no date stated"


@dataclass(slots=True)
class Item:
    """A meeting or an agreement: all claims about one fact.

    Attributes:
        mark: Its key.
        table: meetings, agreements, or eras for the period that a plan names.
        fact_id: Its fact.
        label: What it is called, plain text.
        status: The furthest that its claims say it came; denied where all deny it.
        stages: What its claims date, undated ones last.
        claims: Number of claims, denials among them.
        countries: ISO 3166-1 alpha-2.
        series: COMMIT, bilateral, national or other; "" for an agreement.
        linked: Facts that it follows or was made at.
        hover: What the pointer shows, safe for plotly.
    """

    mark: str
    table: str
    fact_id: str
    label: str
    status: str
    stages: list[Stage]
    claims: int
    countries: tuple[str, ...]
    series: str
    linked: tuple[str, ...]
    hover: str

    def best(self, status: str) -> Stage | None:
        """The dated stage of a status that says most: the most exact, then the most told."""
        own = [stage for stage in self.stages if stage.first and stage.status == status]
        return min(own, key=_vagueness, default=None)

    @property
    def main(self) -> Stage | None:
        """The stage that tells when it was."""
        own = self.best(self.status)
        return own or min((s for s in self.stages if s.first), key=_vagueness, default=None)

    def others(self) -> list[Stage]:
        """What else to draw: earlier stages, and dates that contradict the main one."""
        main = self.main
        if main is None:
            return []
        earlier = [self.best(status) for status in STATUSES[self.table] if status != main.status]
        found = [stage for stage in earlier if stage and (stage.first, stage.last) != main.days]
        return found + [s for s in self.stages if s.status == main.status and s.apart_from(main)]

    @property
    def who(self) -> str:
        """Its countries, or their number where they are many."""
        if len(self.countries) > NAMED:
            return f"{len(self.countries)} countries"
        return ", ".join(_country(code) for code in self.countries)

    @property
    def words(self) -> str:
        """Its status in words: "meeting held"."""
        return SIGNS[self.table, self.status][2]


def _vagueness(stage: Stage) -> tuple[int, int, date]:
    first, last = stage.first or date.max, stage.last or date.max
    return (last - first).days, -stage.claims, first


def items_of(frame: pd.DataFrame) -> list[Item]:
    """The rows of queries.timeline.facts as items, in the frame's order."""
    names = ("title", "kind", "series", "city", "country", "countries", "linked", "stages")
    names += ("assertions", "denials", "documents", "attribution", "doc_title", "doc_date")
    return [_item(row) for row in base.with_columns(frame, names).to_dict("records")]


def _item(row: Row) -> Item:
    table = str(row["fact_table"])
    stages = [_stage(told) for told in _structs(row["stages"])]
    told = {stage.status for stage in stages}
    status = next((name for name in STATUSES[table] if name in told), "denied")
    countries = tuple(base.items(row["countries"]))
    name = _name(table, row)
    item = Item(
        mark=str(row["mark"]),
        table=table,
        fact_id=base.plain(row["fact_id"]),
        label=name,
        status=status,
        stages=stages,
        claims=int(row["claims"]),
        countries=countries,
        series="" if table == "agreements" else base.plain(row["series"]) or "other",
        linked=tuple(base.items(row["linked"])),
        hover="",
    )
    item.hover = _hover(item, row)
    return item


def _structs(value: object) -> list[Row]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return []
    return [told for told in value if isinstance(told, Mapping)]


def _stage(told: Row) -> Stage:
    first, last = _day(told["first_day"]), _day(told["last_day"])
    precision = base.plain(told["precision"]) or "day"
    return Stage(base.plain(told["status"]), first, last, precision, int(told["claims"]))


def _day(value: object) -> date | None:
    return None if base.missing(value) else pd.Timestamp(str(value)).date()


def _name(table: str, row: Row) -> str:
    """Its title; where that is a bare word or missing, its kind and where it met."""
    title = base.plain(row["title"])
    code = base.plain(row["kind"])
    if " " in title:
        return title[:1].upper() + title[1:]
    kind = _kind(table, code) or ("Meeting" if table == "meetings" else "Agreement")
    where = base.plain(row["city"]) or _country(row["country"])
    return f"{kind}, {where}" if table == "meetings" and where else kind


def _kind(table: str, code: str) -> str:
    known = {"meetings": "meeting_kind", "agreements": "agreement_kind"}.get(table)
    return label(known, code) if known and code else ""


def _country(code: object) -> str:
    return "" if base.missing(code) else geography.country_name(str(code))


def _hover(item: Item, row: Row) -> str:
    where = base.plain(row["city"]) or _country(row["country"])
    what = ", ".join(filter(None, [_kind(item.table, base.plain(row["kind"])), where]))
    who = ", ".join(_country(country) for country in item.countries)
    counted = [
        base.counted(item.claims, "claim"),
        base.counted(int(row["documents"] or 1), "document"),
    ]
    denials = int(row["denials"] or 0)
    standing = _STANDINGS.get(base.standing(base.items(row["assertions"])), "")
    return base.hover(
        f"<b>{base.safe(item.label, 90)}</b>",
        base.safe(what, 110),
        base.safe(who, 110),
        *(_told(item, stage) for stage in item.stages[:MOST_STAGES]),
        f"and {len(item.stages) - MOST_STAGES} more dates"
        if len(item.stages) > MOST_STAGES
        else "",
        ", ".join([", from ".join(counted), *([f"{denials:,} deny it"] if denials else [])]),
        standing,
        base.source_line(row),
    )


MOST_STAGES = 6


def _told(item: Item, stage: Stage) -> str:
    """One line of the life: "◆ agreement signed: 29 October 2004 (4 claims)"."""
    sign, _, words = SIGNS.get((item.table, stage.status), ("", "", stage.status))
    told = f" ({base.counted(stage.claims, 'claim')})" if len(item.stages) > 1 else ""
    return f"{sign} {base.safe(words)}: {base.safe(stage.when)}{told}"


def forum(item: Item) -> str:
    """The forum that an item belongs to, one lane of the timeline.

    A meeting's is its series with its countries. An agreement's follows from its parties: one is
    national, two are a pair, the six of COMMIT's memorandum are COMMIT's.
    """
    if item.table == "eras":
        return ERAS
    if item.series == "COMMIT" or (not item.series and set(item.countries) == COMMIT):
        return COMMIT_LANE
    if len(item.countries) == 2 and item.series in ("", "bilateral"):
        return " – ".join(sorted(_country(code) for code in item.countries))
    if len(item.countries) == 1 and item.series in ("", "national"):
        return _country(item.countries[0]) + NATIONAL_ENDING
    return {"bilateral": PAIRS, "national": NATIONAL}.get(item.series, OTHER)


COMMIT = frozenset({"KH", "CN", "LA", "MM", "TH", "VN"})
"""Parties of the memorandum of 29 October 2004."""
COMMIT_LANE = "COMMIT"
NATIONAL_ENDING = ", national"
PAIRS = "Other pairs"
NATIONAL = "Other national"
OTHER = "Several countries"
ERAS = "Periods that plans name"


def listing(items: Iterable[Item]) -> pd.DataFrame:
    """The items as a list for reading: what, when, status by sign and word, forum, claims."""
    rows = [
        {
            "What": item.label,
            "When": item.main.when if item.main else "no date stated",
            "Status": f"{SIGNS[item.table, item.status][0]} {item.words}",
            "Forum": forum(item),
            "Claims": item.claims,
        }
        for item in items
    ]
    return pd.DataFrame(rows, columns=["What", "When", "Status", "Forum", "Claims"])


def in_time(items: Iterable[Item]) -> list[Item]:
    """The items by their dates, the undated last."""
    return sorted(items, key=lambda item: _time(item.main))


def _time(main: Stage | None) -> tuple[date, date]:
    return (date.max, date.max) if main is None else (main.first or date.max, main.last or date.max)
