"""A canary in paragraphs marked (C): who may read up to U meets it nowhere, whatever is asked.

Each asks the same pages one after the other, the one with the higher ceiling first, so that what
is cached for the first is there when the second comes.
"""

import io
import re
import zipfile

import duckdb
import pytest

from dashboard import basket, ready, screens, view
from dashboard.criteria import Filters
from dashboard.login import present
from dashboard.login.settings import Person
from dashboard.reports import assemble as assembling
from dashboard.reports import shelf
from dashboard.reports.plan import Item, Report
from etl.read import CEILINGS, open_snapshot
from etl.schema import TABLES, fact_tables
from tests.dashboard.login.conftest import CANARY, PLAIN, said_by
from tests.dashboard.visits import visited
from tests.wire import downloads

PAGES = [module.PAGE.path for module in screens.modules()]
ANNA, BEN = Person("anna@example.org", "C"), Person("ben@example.org", "U")
ASKED = ["country=TH", "country=VN&role=destination", "years=2005-2006", "q=police"]
MENTIONED = CANARY.encode()


def hidden(marked):
    """Ids of documents, claims and passages that U does not show."""
    found = []
    snapshot = open_snapshot(marked)
    with snapshot.connect("S") as whole, snapshot.connect("U") as seen:
        for table, column in [("documents", "doc_id"), ("passages", "passage_id")] + [
            (table, "claim_id") for table in fact_tables()
        ]:
            query = f"SELECT {column} FROM {table}"
            kept = set(seen.execute(query).fetchall())
            found += [(table, key) for (key,) in set(whole.execute(query).fetchall()) - {*kept}]
    return found


def unpacked(content):
    """A file's bytes, and those of the files in it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def fetched(person, wire, said):
    """The files that the buttons of a page give, by what the buttons say."""
    found = {}
    for label, file_id in downloads(said).items():
        address = wire.download(file_id)
        assert address.startswith("/media/"), (label, address)
        answer = person.get(address)
        assert answer.status_code == 200
        found[address] = unpacked(answer.content)
    return found


@pytest.fixture(scope="module")
def tables(marked):
    return open_snapshot(marked)


def test_the_canary_is_in_the_tables_and_the_plain_word_too(tables):
    with tables.connect("S") as whole:
        for word in (CANARY, PLAIN):
            query = "SELECT count(*) FROM passages WHERE contains(text, $word)"
            assert whole.execute(query, {"word": word}).fetchone()[0] > 0


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("ceiling", ["U", "SBU"])
def test_no_cell_of_any_table_holds_it_below_its_marking(tables, table, ceiling):
    with tables.connect(ceiling) as seen:
        assert CANARY not in str(seen.execute(f'FROM "{table}"').fetchall())


@pytest.mark.parametrize("ceiling", ["U", "SBU"])
def test_no_cell_of_the_file_that_its_pages_read_holds_it(tables, ceiling):
    with duckdb.connect(str(ready.make(tables, ceiling)), read_only=True) as file:
        names = [
            name for (name,) in file.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        ]
        assert "shown_flows" in names
        for name in names:
            assert CANARY not in str(file.execute(f'FROM "{name}"').fetchall()), name


def test_nobody_below_meets_the_canary_on_any_page(browser):
    look_at_all(browser, ["", "marking=C"])


@pytest.mark.thorough
def test_nobody_below_meets_the_canary_whatever_is_asked(browser):
    look_at_all(browser, ASKED)


def look_at_all(browser, queries):
    with browser("anna").wire() as above, browser("ben").wire() as below:
        for page in PAGES:
            for query in queries:
                above.open(page, query)
                below.open(page, query)
        assert sum(MENTIONED in frame for frame in above.heard) > 2
        assert not [frame[:300] for frame in below.heard if MENTIONED in frame]


def test_the_one_below_reads_what_is_not_marked(browser, tables):
    with tables.connect("U") as seen:
        (doc_id,) = seen.execute("SELECT doc_id FROM documents").fetchone()
    with browser("ben").wire() as below:
        below.open("documents", f"doc={doc_id}")
        assert any(PLAIN.encode() in frame for frame in below.heard)
        assert not any(MENTIONED in frame for frame in below.heard)


def test_files_hold_what_their_owner_may_read_and_are_nobody_elses(browser, marked):
    anna, ben = browser("anna"), browser("ben")
    files, own = {}, {}
    with anna.wire() as above, ben.wire() as below:
        for page in ("hotspots", "timeline", "data"):
            files |= fetched(anna, above, above.open(page))
            own |= fetched(ben, below, below.open(page))
    assert any(MENTIONED in content for content in files.values())
    assert own
    assert not [name for name, content in own.items() if MENTIONED in content]
    for address in files:
        assert ben.get(address).status_code == 404
        assert browser().get(address).status_code == 401
    exported = [line["person"] for line in said_by(marked) if line["event"] == "export"]
    assert exported.count(BEN.name) == len(own)


def test_nothing_of_it_stays_in_files_of_the_server_or_in_its_log(browser, marked, scratch):
    anna = browser("anna")
    with anna.wire() as above:
        assert fetched(anna, above, above.open("flows"))
        above.open("documents", f"q={CANARY}")
    left = [path for path in scratch.rglob("*") if path.is_file()]
    assert not [path for path in left if MENTIONED in path.read_bytes()]
    assert MENTIONED not in (marked / "audit.jsonl").read_bytes()


def test_pages_as_html_hold_nothing_of_it_and_stay_in_no_cache(browser):
    anna, ben = browser("anna"), browser("ben")
    for path in [f"/{page}" for page in PAGES] + [f"/documents?q={CANARY}", "/none", "/media/x"]:
        above, below = anna.get(path), ben.get(path)
        assert above.text == below.text
        assert CANARY not in below.text
        assert below.headers["cache-control"] == "no-store"


def test_a_file_that_one_is_offered_is_not_made_for_another(browser):
    with browser("anna").wire() as above, browser("ben").wire() as below:
        offered = downloads(above.open("data"))
        below.open("data")
        for file_id in offered.values():
            assert below.download(file_id) == "Failed to generate file for download"


def test_addresses_of_what_is_hidden_show_nothing(browser, marked):
    gone = hidden(marked)
    assert {"documents", "passages", "flows"} <= {table for table, _ in gone}
    ben = browser("ben")
    with ben.wire() as below:
        for table, key in dict(gone).items():
            about = f"{table}~claim_id={key}"
            below.open("documents", f"doc={key.split(':')[0]}&claim={key}")
            below.open("flows", f"mark={about}&at=flows&about={about}")
        assert not [frame[:300] for frame in below.heard if MENTIONED in frame]


def test_a_search_for_it_finds_nothing_below(browser):
    told = {}
    for name in ("anna", "ben"):
        with browser(name).wire() as wire:
            said = wire.open("documents", f"q={CANARY}")
            told[name] = " ".join(
                message.delta.new_element.html.body
                for message in said
                if message.WhichOneof("type") == "delta"
            )
            heard = b"".join(wire.heard)
            told[name, "nothing"] = b"No document holds these words" in heard
    assert (told["anna", "nothing"], told["ben", "nothing"]) == (False, True)
    assert CANARY in told["anna"]
    assert CANARY not in told["ben"]


def test_one_persons_reports_are_not_anothers(browser, marked):
    snapshot = open_snapshot(marked)
    above, below = (basket.folder(view.View(snapshot, person, Filters())) for person in (ANNA, BEN))
    assert len({above, below, marked}) == 3
    shelf.save(above, f"Plan {CANARY}", Report())
    heard = {}
    for name in ("anna", "ben"):
        with browser(name).wire() as wire:
            wire.open("report")
            heard[name] = any(MENTIONED in frame for frame in wire.heard)
    assert heard == {"anna": True, "ben": False}


def test_a_report_shows_and_counts_nothing_above_its_readers_ceiling(tables):
    plan = Report(items=tuple(Item("table", name) for name in fact_tables()), ceiling="S")
    papers = {who: assembling.assemble(plan, tables, who.ceiling) for who in (ANNA, BEN)}
    assert CANARY in str(papers[ANNA])
    assert CANARY not in str(papers[BEN])
    assert papers[BEN].ceiling == "U"
    assert not re.search(r"[1-9]\d* claims? marked above", str(papers[BEN]))


@pytest.fixture
def reads(marked, monkeypatch):
    """Opens a page in this process as a person."""
    monkeypatch.setenv("TIP_ATLAS_DATA", str(marked))

    def opened(person, page):
        monkeypatch.setattr(present, "person", lambda: person)
        return visited(page)

    return opened


def test_every_table_of_the_data_page_is_under_the_ceiling(reads):
    seen = {}
    for person in (ANNA, BEN):
        app = reads(person, "data")
        told = ""
        for name in TABLES:
            app.selectbox(key="table").select(name).run()
            assert not app.exception
            told += " ".join(frame.value.to_csv() for frame in app.dataframe)
        seen[person] = CANARY in told
    assert seen == {ANNA: True, BEN: False}


def test_totals_count_what_is_seen(tables):
    for ceiling in CEILINGS:
        shown = view.View(tables, Person("someone", ceiling), Filters())
        with tables.connect(ceiling) as seen:
            rows = [seen.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]
        assert [shown.rows(name) for name in TABLES] == rows
    low, high = (view.View(tables, person, Filters()).total() for person in (BEN, ANNA))
    assert 0 < low < high


def test_what_the_filters_offer_is_under_the_ceiling(tables):
    offered = {person: str(view.choices(tables, person)) for person in (ANNA, BEN)}
    assert "Thailand" in offered[ANNA]
    assert "Thailand" not in offered[BEN]


def test_a_ceiling_must_be_named(tables):
    for forgotten in (tables.connect, tables.open, tables.search_index):
        with pytest.raises(TypeError):
            forgotten()
    with pytest.raises(ValueError, match="no ceiling"):
        tables.connect("TOP")


def test_a_connection_does_not_reach_around_its_ceiling(tables):
    with tables.connect("U") as seen:
        path = tables.folder.parent.parent / "CURRENT"
        with pytest.raises(duckdb.Error):
            seen.execute(f"SELECT * FROM read_text('{path}')")
