"""Claims as linking sees them, and the facts that it makes of them."""

from datetime import date

from etl.link import groups, linked_by, made_at, set_follows
from etl.sameness import WORDS
from etl.spans import number

COUNTER = iter(range(10_000))


def claim(doc_id="a", **fields):
    claim_id = f"c{next(COUNTER):05}"
    return {"claim_id": claim_id, "fact_id": claim_id, "doc_id": doc_id, "passage_id": "p"} | fields


def meeting(doc_id="a", day=None, **fields):
    start = date.fromisoformat(day) if day else None
    stated = {"date_start": start, "date_precision": "day", "country": "MM", "city": "Rangoon"}
    stated |= {"kind": "ministerial", "series": "COMMIT", "status": "held", "participants": []}
    return claim(doc_id, **(stated | fields))


def agreement(doc_id="a", day=None, **fields):
    signed = date.fromisoformat(day) if day else None
    stated = {"date": signed, "date_precision": "day" if day else None, "kind": "mou"}
    return claim(doc_id, **(stated | {"parties": ["CN", "VN"], "status": "signed"} | fields))


def known(table, row, text="", document=None):
    """A claim with what it is linked by, of which its row may tell some."""
    told = linked_by(table, row, text, document or {}) | row
    if "words" in told:
        words = map(number, WORDS[table](row)) if "context" in row else told["words"]
        told["words"] = frozenset(words)
    return told


def grouped(table, *rows):
    return groups(table, [known(table, row) for row in rows])


def link(facts):
    for table, rows in facts.items():
        by_id = {row["claim_id"]: row for row in rows}
        for group in grouped(table, *rows):
            for row in group:
                by_id[row["claim_id"]]["fact_id"] = min(one["claim_id"] for one in group)
    meetings = facts.get("meetings", [])
    rounds = [known("meetings", row) for row in meetings]
    set_follows(rounds)
    for row, told in zip(meetings, rounds, strict=True):
        row["follows"] = told["follows"]
    of = {row["claim_id"]: row["fact_id"] for row in meetings}
    for row in facts.get("agreements", []):
        row["meeting"] = of.get(made_at(row, meetings))


def one_fact(table, *rows):
    return len(grouped(table, *rows)) == 1
