"""A planned report on paper: nothing above its ceiling, every claim with its note, counts told."""

import re

import pytest

from dashboard import ready
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Grid, Picture, Quoted
from dashboard.reports.plan import Item, Report
from tests.etl.papers import snapshot_of

CABLE = """C O N F I D E N T I A L HANOI 000123

SUBJECT: TRAFFICKING IN PERSONS IN LAO CAI

1. (U) In 2006 police in Lao Cai rescued 120 women who had been trafficked from Vietnam to China,
Mr. Nguyen Van An told reporters. Four girls were trafficked from Vietnam to Cambodia in 2006.

2. (C) Traffickers sold 345 girls from Laos to Thailand, said Minister Le Van Canary.
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshot_of(tmp_path_factory.mktemp("assemble"), cable=CABLE)


def report(*items, **options):
    return Report(title="Women of Lao Cai", items=items, **options)


def everything(paper):
    """All texts of a paper, those of its charts too."""
    bodies = [
        s.body.figure.to_json() if isinstance(s.body, Picture) else str(s.body)
        for s in paper.sheets
    ]
    return " ".join([str(paper.sheets), str(paper.notes), str(paper.statements), *bodies])


CHARTS = [Item("chart", "flows"), Item("chart", "main-hotspots"), Item("table", "flows")]
CHARTS += [Item("chart", "figures"), Item("chart", "sankey")]


def test_an_exhibit_says_its_filter_its_counts_and_its_sources(snapshot):
    paper = assemble(report(Item("table", "flows", (("country", ("China",)),))), snapshot, "S")
    (sheet,) = paper.sheets
    assert sheet.remarks[0].startswith("China in any role")
    assert sheet.remarks[1] == "1 of 3 claims, from 1 document."
    assert isinstance(sheet.body, Grid) and len(sheet.body.rows) == 1
    assert sheet.notes == [1]
    (note,) = paper.notes
    assert "120 women" in note.quote and (note.marking, note.grade[0]) == ("U", "F")
    assert note.place == "Paragraph 1"
    assert sheet.link == "/flows?country=China"


def test_what_is_above_the_ceiling_is_left_out_counted_and_leaves_no_trace(snapshot):
    paper = assemble(report(*CHARTS, ceiling="U", names=True), snapshot, "S")
    told = everything(paper)
    for canary in ("Canary", r"\b345\b(?!\.)", "Laos"):
        assert not re.search(canary, told), canary
    assert "1 claim marked above UNCLASSIFIED left out." in told
    assert paper.marking == "U"
    high = assemble(report(*CHARTS, ceiling="C", names=True), snapshot, "S")
    assert "Canary" in everything(high) and high.marking == "C"


def test_private_names_are_replaced_and_officials_stay(snapshot):
    hidden = everything(assemble(report(*CHARTS, ceiling="C"), snapshot, "S"))
    assert "Nguyen Van An" not in hidden and "[a person]" in hidden and "Le Van Canary" in hidden
    shown = everything(assemble(report(*CHARTS, ceiling="C", names=True), snapshot, "S"))
    assert "Nguyen Van An" in shown


def test_a_view_filtered_by_a_mark_names_it_in_words_as_far_as_the_report_may(snapshot):
    with snapshot.connect("S") as connection:
        query = "SELECT claim_id FROM flows WHERE marking = $marking ORDER BY claim_id"
        high, low = (connection.execute(query, {"marking": m}).fetchone()[0] for m in ("C", "U"))
    addresses = [(("about", (f"flows~claim_id={claim}",)),) for claim in (high, low)]
    items = [Item("table", "figures", address) for address in addresses]
    paper = assemble(report(*items, ceiling="U"), snapshot, "S")
    above, own = paper.sheets
    assert "about a mark that this report does not name" in above.remarks[0]
    assert "flows" not in own.remarks[0] and "Vietnam to " in own.remarks[0]
    assert above.link == "/figures" and own.link.startswith("/figures?about=flows~claim_id")
    whole, _ = assemble(report(*items, ceiling="C"), snapshot, "S").sheets
    assert "Laos to Thailand" in whole.remarks[0] and whole.marking == "C"


def test_an_address_that_holds_a_private_name_is_left_out_of_the_link(snapshot):
    item = Item("table", "documents-found", (("q", ("Nguyen Van An",)), ("kind", ("Cables",))))
    (sheet,) = assemble(report(item), snapshot, "S").sheets
    assert "Nguyen" not in str(sheet) and "kind=Cables" in sheet.link


def test_small_counts_are_hidden_in_charts_tables_and_notes(snapshot):
    paper = assemble(report(*CHARTS, ceiling="C", guard=11), snapshot, "S")
    told = everything(paper)
    assert "Four girls" not in told and "quote withheld" in told and "less than 11" in told
    assert "120" in told


def test_a_guard_over_too_many_claims_is_told_in_a_sentence(snapshot, monkeypatch):
    monkeypatch.setattr(ready, "MANY", 2)
    with pytest.raises(ExportUnavailable, match="more than 2: set it to 0"):
        assemble(report(*CHARTS, guard=11), snapshot, "S")
    assert assemble(report(*CHARTS), snapshot, "S").sheets


def test_a_sentence_stands_with_its_words_marked(snapshot):
    with snapshot.connect("S") as connection:
        (claim,) = connection.execute(
            "SELECT claim_id FROM flows WHERE destination_country = 'CN'"
        ).fetchone()
    (sheet,) = assemble(report(Item("claim", claim), ceiling="C"), snapshot, "S").sheets
    assert isinstance(sheet.body, Quoted) and "120 women" in sheet.body.words
    (gone,) = assemble(report(Item("claim", "flows-0")), snapshot, "S").sheets
    assert gone.body is None and "not in these tables" in gone.remarks[0]


def test_an_empty_selection_is_a_sentence_and_no_chart(snapshot):
    (sheet,) = assemble(report(Item("chart", "timeline")), snapshot, "S").sheets
    assert sheet.body is None and "Nothing that may be shown matches." in sheet.remarks


def test_a_chart_that_is_not_known_is_named(snapshot):
    with pytest.raises(ExportUnavailable, match="Exhibit 1 .*globe"):
        assemble(report(Item("chart", "globe")), snapshot, "S")


def test_texts_between_exhibits_have_no_number(snapshot):
    paper = assemble(report(Item("text", note="Mine"), CHARTS[2]), snapshot, "S")
    assert [sheet.number for sheet in paper.sheets] == [0, 1]
