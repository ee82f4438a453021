"""Snapshots for the dashboard's tests: the seeds as built, and small tables made by hand."""

import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from dashboard.queries import views
from etl import run
from etl.paths import SEEDS
from etl.read import PLACED, open_snapshot
from etl.schema import TABLES, arrow_schema


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A data folder with the seeds' tables."""
    folder = tmp_path_factory.mktemp("data")
    run.build([SEEDS], folder)
    return folder


@pytest.fixture
def served(built, monkeypatch):
    """Pages show the seeds' tables."""
    monkeypatch.setenv("TIP_ATLAS_DATA", str(built))
    return built


@pytest.fixture(scope="session")
def seeds(built):
    """A connection to the seeds' tables, the dashboard's views in place."""
    connection = open_snapshot(built).connect("S")
    views.prepare(connection)
    return connection


def _connect(rows_by_table):
    connection = duckdb.connect()
    for name, table in TABLES.items():
        rows = [
            {
                column.name: row.get(column.name, [] if column.is_list else None)
                for column in table.columns
            }
            for row in rows_by_table.get(name, [])
        ]
        connection.register(f"given_{name}", pa.Table.from_pylist(rows, arrow_schema(name)))
        connection.execute(f'CREATE TABLE "{name}" AS FROM given_{name}')
    connection.execute(
        f"CREATE VIEW {PLACED} AS SELECT *, 'a file' AS file, rowid AS place FROM passages"
    )
    views.prepare(connection)
    return connection


class World:
    """Documents with one passage each, and claims on them."""

    def __init__(self) -> None:
        self.rows = {name: [] for name in TABLES}

    def document(self, doc_id, **fields):
        self.rows["documents"].append(
            {
                "doc_id": doc_id,
                "path": f"{doc_id}.txt",
                "format": "txt",
                "kind": "cable",
                "countries": [],
                "partial": False,
                "n_chars": 1,
                "n_passages": 1,
                "status": "ok",
                "title": doc_id,
            }
            | fields
        )
        self.rows["passages"].append(
            {
                "passage_id": f"{doc_id}:0",
                "doc_id": doc_id,
                "ordinal": 0,
                "text": "Some words.",
                "furniture": False,
                "part": "body",
                "source_start": 0,
                "source_end": 11,
            }
        )

    def claim(self, table, claim_id, doc_id, **fields):
        self.rows[table].append(
            {
                "claim_id": claim_id,
                "fact_id": claim_id,
                "doc_id": doc_id,
                "passage_id": f"{doc_id}:0",
                "start": 0,
                "end": 4,
                "quote": "Some",
                "assertion": "asserted",
                "credibility": 3,
                "confidence": 0.8,
                "extractor": "test",
            }
            | fields
        )

    def connect(self):
        return _connect(self.rows)


@pytest.fixture
def empty():
    """A world without documents."""
    return World()


@pytest.fixture
def world():
    """Two dated documents and an undated one: a cable of 2004, a story of 2013, a report."""
    made = World()
    day = datetime.date
    made.document("cable", date=day(2004, 11, 2), date_precision="day", countries=["VN", "CN"])
    made.document("story", kind="news", date=day(2013, 5, 11), countries=["LA", "TH", "CN"])
    made.document("undated", kind="report", countries=["KH"])
    made.claim(
        "flows",
        "vn-cn",
        "cable",
        origin_country="VN",
        destination_country="CN",
        transit_countries=["LA"],
        victims_low=550,
    )
    made.claim("flows", "la-th", "story", origin_country="LA", destination_country="TH")
    made.claim("flows", "kh-th", "undated", origin_country="KH", destination_country="TH")
    made.claim(
        "hotspots",
        "lang-son",
        "cable",
        place_id="VN-09",
        place_name="Lang Son",
        place_kind="province",
        country="VN",
        role="source",
        victims_low=137,
    )
    made.claim(
        "meetings",
        "rangoon",
        "cable",
        series="COMMIT",
        kind="ministerial",
        status="held",
        date_start=day(2001, 10, 27),
        date_end=day(2001, 10, 29),
        country="MM",
        participants=["VN", "CN"],
    )
    made.claim(
        "figures",
        "many",
        "story",
        about="victims",
        value_low=1000.0,
        unit="people",
        period_start=day(1999, 1, 1),
        period_end=day(2006, 12, 31),
    )
    return made
