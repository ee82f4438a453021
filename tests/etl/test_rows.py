import pytest

from etl.annotate import annotate
from etl.calibration import uncalibrated
from etl.document import (
    ActorMention,
    AnnotatedDocument,
    AnnotatedPassage,
    Claim,
    Document,
    Passage,
    PersonMention,
    PlaceMention,
)
from etl.rows import claim_rows, countries_named, marking_of, mention_rows, passage_rows

TEXT = "The police of Hanoi said so. Girls were reportedly sold to China."


@pytest.fixture
def annotated():
    passage = Passage(0, TEXT, 0, len(TEXT))
    document = Document("d1", "one.txt", "00", "txt", text=TEXT, classification="CONFIDENTIAL")
    document.passages = [passage, Passage(1, "Most viewed", 70, 81, furniture=True)]
    marked = AnnotatedPassage(
        passage,
        sentences=[(0, 28), (29, 65)],
        places=[PlaceMention(59, 64, "China", "CN", "China", "country", "CN")],
        actors=[ActorMention(4, 10, "police", "vn-police", "Police", "police", "VN")],
        persons=[PersonMention(14, 19, "Hanoi", "Hanoi")],
    )
    return AnnotatedDocument(document, [marked])


def flow(start=29, end=65, passage=0, **options):
    fields = {"origin_country": "VN", "destination_country": "CN"}
    return Claim("flows", passage, start, end, fields, **options)


def only(rows, table="flows"):
    (row,) = rows[table]
    return row


def test_a_claim_quotes_the_words_at_its_span(annotated):
    row = only(claim_rows(annotated, [flow()]))
    assert row["quote"] == "Girls were reportedly sold to China."
    assert (row["passage_id"], row["extractor"]) == ("d1-0", "flows")


def test_the_same_claim_always_has_the_same_id(annotated):
    ids = {only(claim_rows(annotated, [flow(confidence=c)]))["claim_id"] for c in (0.1, 0.9)}
    assert len(ids) == 1


def test_of_two_claims_with_one_id_the_surer_one_stays(annotated):
    with uncalibrated():
        rows = claim_rows(annotated, [flow(confidence=0.4), flow(confidence=0.9)])
    assert only(rows)["confidence"] == 0.9


def test_assertion_is_read_off_the_sentence_where_the_extractor_is_silent(annotated):
    assert only(claim_rows(annotated, [flow()]))["assertion"] == "alleged"
    assert only(claim_rows(annotated, [flow(assertion="denied")]))["assertion"] == "denied"


def test_support_points_at_passages(annotated):
    row = only(claim_rows(annotated, [flow(support=[(0, 4, 10)])]))
    assert row["support"] == [{"passage_id": "d1-0", "start": 4, "end": 10}]


def test_a_claim_of_a_passage_without_marks_becomes_an_issue(annotated):
    assert claim_rows(annotated, [flow(passage=1, start=0, end=4)]) == {}
    assert annotated.document.issues[0].code == "misplaced"


def test_an_unmarked_passage_takes_its_documents_classification(annotated):
    assert [row["marking"] for row in passage_rows(annotated.document)] == ["C", "C"]
    assert marking_of(Document("d", "p", "", "txt"), Passage(0, "x", 0, 1)) is None
    assert marking_of(annotated.document, Passage(0, "x", 0, 1, marking="U")) == "U"


def test_places_actors_and_persons_are_mentions_in_the_order_of_the_text(annotated):
    rows = mention_rows(annotated)
    assert [(row["entity_kind"], row["entity_id"]) for row in rows] == [
        ("actor", "vn-police"),
        ("person", "person:hanoi"),
        ("place", "CN"),
    ]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["surface"] for row in rows]


def test_countries_are_those_of_places_and_actors(annotated):
    assert countries_named(annotated) == {"CN", "VN"}


def test_a_hotspot_is_filled_up_from_the_gazetteer(annotated):
    claim = Claim("hotspots", 0, 14, 19, {"place_id": "VN-13", "role": "source"})
    (row,) = claim_rows(annotated, [claim])["hotspots"]
    assert (row["place_name"], row["place_kind"], row["country"]) == (
        "Quang Ninh",
        "province",
        "VN",
    )
    assert row["lat"] == pytest.approx(21, abs=1)


@pytest.mark.parametrize(
    ("place", "border"),
    [("VN-13", "CN-VN"), ("VN-71", None), ("TH-10", None)],
    ids=["on one border", "on two of them", "on none"],
)
def test_a_province_on_one_border_is_a_hotspot_of_that_border(annotated, place, border):
    claim = Claim("hotspots", 0, 14, 19, {"place_id": place, "role": "source"})
    (row,) = claim_rows(annotated, [claim])["hotspots"]
    assert row["border"] == border


def test_what_divides_up_a_number_has_the_source_of_that_number():
    text = (
        "According to the police of Vietnam, 300 women were trafficked to China. "
        "Of these, 120 were from Quang Ninh."
    )
    document = Document("d" * 16, "d.txt", "0", "txt", kind="news", text=text)
    document.passages = [Passage(0, text, 0, len(text))]
    annotated = annotate(document)
    start = text.index("120 were")
    claim = Claim("figures", 0, start, start + 3, {"about": "women", "value_low": 120.0})
    row = claim_rows(annotated, [claim])["figures"][0]
    assert row["attribution"] is not None
    assert "police" in row["attribution"].lower()


def test_what_has_happened_is_no_plan_though_its_sentence_plans():
    text = "The law, in force since 2005, will be reviewed by the ministry of Vietnam next year."
    document = Document("d1", "p", "", "txt", passages=[Passage(0, text, 0, len(text))])
    annotated = annotate(document)
    assertions: dict[str, str] = {}
    for status in ("in_force", "planned"):
        fields = {"kind": "law", "parties": ["VN"], "status": status}
        row = only(
            claim_rows(annotated, [Claim("agreements", 0, 0, len(text), fields)]), "agreements"
        )
        assertions[status] = row["assertion"]
    assert assertions == {"in_force": "asserted", "planned": "planned"}
