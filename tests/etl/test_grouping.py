"""Claims that come and go: the groups are those that all claims give, gone through from nothing."""

import random
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

from etl import grouping, link
from etl.crowd import LOOKED_AT, OF_ANY, Crowd
from etl.grouping import grouped
from etl.link import groups, linked_by
from etl.regroup import GONE, NEW, STAYS
from etl.schema import arrow_schema, fact_tables
from etl.shards import fact_schema

WORDS = ["shelter", "training", "border", "police", "hotline", "village", "boats", "radio"]


def claim(table, chance, at):
    """A claim with few values, so that many are alike in some."""
    day = date(2004, 1, 1) + timedelta(days=chance.randrange(500))
    about = " ".join(chance.sample(WORDS, chance.randint(1, 4)))
    some = {
        "claim_id": f"{table}-{chance.randrange(16**16):016x}",
        "doc_id": f"d{chance.randrange(at // 3 + 1)}",
        "quote": about,
        "title": chance.choice((about, f"{about} law", None)),
        "about": about,
        "place_id": "town",
        "role": chance.choice(("hotspot", "source", "transit", about)),
        "actor_id": "police",
        "area": chance.choice(("border", None, None)),
        "origin_country": "VN",
        "destination_country": "CN",
        "victims_low": chance.choice((None, 12)),
        "population": chance.sample(["girls", "boys", "women"], chance.randint(0, 2)),
        "period_start": chance.choice((day, None)),
        "period_end": chance.choice((day + timedelta(days=200), None)),
        "value_low": 1250,
        "value_high": chance.choice((1250, None)),
        "unit": "people",
        "countries": chance.sample(["TH", "LA", "VN"], chance.randint(0, 2)),
        "implementers": chance.sample(["a", "b", "c"], chance.randint(0, 2)),
        "country": chance.choice(("TH", "LA")),
        "city": chance.choice(("Bangkok", None)),
        "series": chance.choice(("COMMIT", "bilateral", "other")),
        "participants": chance.sample(["TH", "LA", "VN"], 2),
        "parties": ["TH", "LA"],
        "date_start": chance.choice((day, day, None)),
        "date_end": chance.choice((day + timedelta(days=2), None)),
        "date": chance.choice((day, day, None)),
        "date_precision": chance.choice(("day", "month", "year")),
    }
    kinds = ("mou", "treaty", "law") if table == "agreements" else ()
    some["kind"] = chance.choice(kinds or ("conference", "ministerial", "signing", "workshop"))
    row = {name: some.get(name) for name in arrow_schema(table).names}
    row["fact_id"] = row["claim_id"]
    document = {"date": day, "countries": ["LA", "TH"]}
    return row | linked_by(table, row | {"start": 0, "end": 1}, about, document)


def from_nothing(table, rows):
    """The claims by fact, compared one with all others."""
    told = [row | ({"words": frozenset(row["words"])} if "words" in row else {}) for row in rows]
    return {
        row["claim_id"]: min(one["claim_id"] for one in group)
        for group in groups(table, told)
        for row in group
    }


def now(table, rows, state):
    """The claims by fact, of which some came and others went."""
    names = [*dict.fromkeys((*OF_ANY, *LOOKED_AT[table], "fact_id"))]
    schema = pa.schema([fact_schema(table).field(name) for name in names])
    claims = pa.Table.from_pylist([{name: row[name] for name in names} for row in rows], schema)
    found = grouped(Crowd(table, claims), np.array(state), claims["fact_id"])
    there = [at for at, what in enumerate(state) if what != GONE]
    assert (found.leader[[at for at, what in enumerate(state) if what == GONE]] == -1).all()
    facts = {rows[at]["claim_id"]: rows[found.leader[at]]["claim_id"] for at in there}
    return facts, {rows[at]["claim_id"] for at in there if found.changed[at]}


def told_by(facts):
    """Each claim with all that are of its fact."""
    return {
        one: frozenset(other for other, its in facts.items() if its == fact)
        for one, fact in facts.items()
    }


@pytest.mark.parametrize("compared", [12, 2])
@pytest.mark.parametrize("table", fact_tables())
@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_and_goes_the_facts_are_those_from_nothing(
    table, seed, compared, monkeypatch
):
    chance = random.Random(f"{table} {seed}")
    monkeypatch.setattr(link, "COMPARED", compared)
    monkeypatch.setattr("etl.regroup.COMPARED", compared)
    monkeypatch.setattr(grouping, "AT_ONCE", chance.choice((3, 1000)))
    rows = [claim(table, chance, 60) for _ in range(60)]
    facts, _ = now(table, rows, [NEW] * len(rows))
    assert facts == from_nothing(table, rows)
    assert len(set(facts.values())) < len(facts)
    for _ in range(12):
        rows = [row | {"fact_id": facts[row["claim_id"]]} for row in rows]
        gone = set(chance.sample(range(len(rows)), chance.choice((0, 1, 3))))
        fresh = [claim(table, chance, 60) for _ in range(chance.choice((0, 1, 4)))]
        # A corrected document has claims of the same ids that say something else.
        again = [claim(table, chance, 60) | {"claim_id": rows[at]["claim_id"]} for at in gone]
        fresh += [row for row in again if chance.random() < 0.5]
        state = [GONE if at in gone else STAYS for at in range(len(rows))] + [NEW] * len(fresh)
        before, changed = told_by(facts), set()
        facts, changed = now(table, rows + fresh, state)
        rows = [row for at, row in enumerate(rows) if at not in gone] + fresh
        assert facts == from_nothing(table, rows)
        after, new = told_by(facts), {row["claim_id"] for row in fresh}
        others = {one for one in after if one in new or after[one] != before[one]}
        assert others <= changed | set().union(*(after[one] for one in changed))
