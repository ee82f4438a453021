"""Marks as text for addresses, and the claims behind them under the filters."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import marks as plain
from dashboard.criteria import Filters
from dashboard.marks import ALL, Mark
from dashboard.queries import marks
from etl.schema import fact_tables

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def any_mark(draw):
    table = draw(st.sampled_from([*fact_tables(), ALL]))
    names = draw(st.lists(st.sampled_from(sorted(plain.columns(table))), min_size=1, max_size=4))
    return Mark(table, tuple((name, draw(st.none() | TEXT)) for name in names))


@given(any_mark())
def test_a_mark_comes_back_from_its_key(mark):
    assert Mark.parse(mark.key) == mark


@given(any_mark())
def test_a_key_is_safe_in_an_address(mark):
    assert mark.key.isascii()
    assert not set(mark.key) & set(" &#?+\"'<>/")


@given(st.text() | st.from_regex(r"flows(~[a-z_]{1,20}(=[^~]{0,9})?){1,3}", fullmatch=True))
def test_any_text_is_read_as_a_mark_or_as_none(text):
    mark = Mark.parse(text)
    assert mark is None or mark.key == text


@pytest.mark.parametrize(
    "text",
    ["", "flows", "flows~", "flows~nonsense=1", "passages~text=x", "flows~support=x", "flows~x%=1"],
)
def test_what_is_no_mark_is_none(text):
    assert Mark.parse(text) is None


def test_nothing_and_the_empty_text_differ():
    assert Mark("flows", (("per", None),)).key != Mark("flows", (("per", ""),)).key


@pytest.fixture
def connection(world):
    ends = {"origin_country": "VN", "destination_country": "CN"}
    world.claim("flows", "no", "story", assertion="denied", **ends)
    world.claim("flows", "a b~c=đ", "story", purposes=["marriage"], **ends)
    return world.connect()


def ids(frame):
    return set(frame["claim_id"])


def mark(table, **values):
    return Mark(table, tuple(values.items()))


def test_the_database_writes_the_same_key(connection):
    names = ("claim_id", "origin_country", "per", "victims_low", "period_start", "confidence")
    expression = marks.mark_sql("flows", *names)
    rows = connection.execute(
        f"SELECT {expression}, {', '.join(f'{name}::VARCHAR' for name in names)} FROM shown_flows"
    ).fetchall()
    assert len(rows) == 5
    for key, *values in rows:
        assert key == Mark("flows", tuple(zip(names, values, strict=True))).key


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(TEXT | st.none())
def test_the_database_writes_any_text_as_we_do(connection, text):
    expression = marks.mark_sql("flows", "quote")
    (key,) = connection.execute(
        f"SELECT {expression} FROM (SELECT $t AS quote)", {"t": text}
    ).fetchone()
    assert key == Mark("flows", (("quote", text),)).key


def test_a_mark_of_no_table_or_column_is_refused():
    with pytest.raises(ValueError, match="no mark"):
        marks.mark_sql("flows", "nonsense")


def test_counts_tell_claims_facts_documents_and_denials_apart(connection):
    counts = marks.count(connection, Filters(), "flows")
    assert counts == marks.Counts(claims=5, facts=4, documents=3, denials=1)
    assert counts.sentence(9) == "5 of 9 claims, from 3 documents; 1 of the claims denies it"
    assert marks.Counts(1, 1, 1).sentence(1) == "1 of 1 claim, from 1 document"


def test_without_a_table_all_claims_are_counted(connection):
    assert marks.count(connection, Filters()).claims == 8


def test_the_claims_behind_a_mark_come_with_their_words_denials_last(connection):
    corridor = mark("flows", origin_country="VN", destination_country="CN")
    found = marks.claims_of(connection, Filters(), [corridor])
    assert ids(found) == {"vn-cn", "no", "a b~c=đ"}
    assert found["claim_id"].iloc[-1] == "no"
    assert set(found["text"]) == {"Some words."}
    assert marks.count_of(connection, Filters(), [corridor]).claims == 3


def test_the_claims_behind_a_mark_are_paged(connection):
    every = mark("flows", extractor="test")
    pages = [marks.claims_of(connection, Filters(), [every], at, 2) for at in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len(set().union(*map(ids, pages))) == 5


def test_the_filters_hold_behind_marks_too(connection):
    corridor = mark("flows", origin_country="VN")
    assert ids(marks.claims_of(connection, Filters(kinds=("cable",)), [corridor])) == {"vn-cn"}


def test_a_null_is_a_value_of_a_mark(connection):
    assert len(marks.claims_of(connection, Filters(), [mark("flows", per=None)])) == 5
    assert marks.claims_of(connection, Filters(), [mark("flows", per="year")]).empty


def test_a_list_holds_the_value_of_a_mark(connection):
    found = marks.claims_of(connection, Filters(), [mark("flows", purposes="marriage")])
    assert ids(found) == {"a b~c=đ"}
    assert ids(marks.claims_of(connection, Filters(), [mark("flows", transit_countries="LA")])) == {
        "vn-cn"
    }
    assert "vn-cn" not in ids(
        marks.claims_of(connection, Filters(), [mark("flows", transit_countries=None)])
    )


def test_marks_of_several_tables_give_each_claim_once(connection):
    both = [mark("flows", origin_country="VN"), mark(ALL, doc_kind="cable")]
    found = marks.claims_of(connection, Filters(), both, limit=50)
    assert sorted(found["claim_id"]) == sorted(["vn-cn", "no", "a b~c=đ", "lang-son", "rangoon"])
    assert marks.count_of(connection, Filters(), both).claims == 5


def test_without_marks_there_is_no_claim_behind_them(connection):
    assert marks.claims_of(connection, Filters(), []).empty
    assert marks.count_of(connection, Filters(), []) == marks.Counts()


def test_a_page_of_claims_holds_no_more_than_asked_for(connection):
    page = marks.claims_page(connection, Filters(), ("flows",), 0, 2)
    assert page["claim_id"].tolist() == ["vn-cn", "a b~c=đ"]
    rest = marks.claims_page(connection, Filters(), ("flows",), 2, 10)
    assert len(rest) == 3
    assert not ids(page) & ids(rest)


def test_a_page_of_several_tables_comes_by_year(connection):
    page = marks.claims_page(connection, Filters(), ("meetings", "figures"), 0, 10)
    assert page["claim_id"].tolist() == ["many", "rangoon"]


def test_a_mark_as_filter_keeps_its_claims_and_elsewhere_what_its_documents_say(connection):
    about = Filters(about=mark("flows", purposes="marriage").key)
    marks.apply(connection, about)
    assert ids(marks.claims_page(connection, about, ("flows",), 0, 9)) == {"a b~c=đ"}
    assert ids(marks.claims_page(connection, about, ("figures",), 0, 9)) == {"many"}
    assert marks.count(connection, about, "meetings").claims == 0


def test_a_mark_as_filter_may_be_of_all_tables(connection):
    about = Filters(about=mark(ALL, doc_kind="cable").key)
    for _ in range(2):
        marks.apply(connection, about)
    assert marks.count(connection, about).claims == 3


@pytest.mark.parametrize(
    ("filters", "table", "kept"),
    [
        (Filters(border="CN-LA"), "flows", {"vn-cn"}),
        (Filters(border="LA-VN"), "flows", {"vn-cn"}),
        (Filters(border="CN-VN"), "flows", {"no", "a b~c=đ"}),
        (Filters(border="CN-VN"), "meetings", {"rangoon"}),
        (Filters(border="CN-LA"), "meetings", set()),
        (Filters(border="CN-VN"), "hotspots", set()),
        (Filters(purposes=("marriage",)), "flows", {"a b~c=đ"}),
        (Filters(purposes=("marriage",)), "meetings", {"rangoon"}),
        (Filters(assertions=("denied",)), "flows", {"no"}),
        (Filters(credibility=2), "flows", set()),
        (Filters(credibility=3), "meetings", {"rangoon"}),
        (Filters(markings=("none",)), "meetings", {"rangoon"}),
        (Filters(markings=("C",)), "meetings", set()),
        (Filters(publishers=("",)), "meetings", {"rangoon"}),
        (Filters(publishers=("Some agency",)), "meetings", set()),
        (Filters(population=("women",)), "figures", set()),
    ],
)
def test_each_filter_keeps_what_it_says(connection, filters, table, kept):
    assert ids(marks.claims_page(connection, filters, (table,), 0, 99)) == kept
