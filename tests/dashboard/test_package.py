"""The data package: valid by its validator, complete, and the same bytes each time."""

import csv
import io
import json
import zipfile

import pandas as pd
import pytest
from frictionless import validate

from dashboard.exports.crosswalk import NONE, crosswalk
from dashboard.exports.geo import to_geojson
from dashboard.exports.package import write_package
from etl.schema import TABLES, fact_tables
from tests.etl.papers import snapshot_of

NEWS = """HANOI, 3 May 2006 (News) - Police in Lao Cai said 12 Vietnamese women were
trafficked to China as brides in 2005. "=SUM(A1)" said the officer.

The government of Laos denied that girls were sold to Thailand.
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshot_of(tmp_path_factory.mktemp("package"), news=NEWS)


def test_the_package_is_valid_and_holds_every_row(snapshot, tmp_path):
    rows = write_package(snapshot, tmp_path / "atlas.zip", "S")
    with zipfile.ZipFile(tmp_path / "atlas.zip") as packed:
        packed.extractall(tmp_path / "out")
    report = validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert rows == {name: snapshot.rows(name) for name in TABLES}
    quotes = pd.read_parquet(snapshot.path("flows"))["quote"]
    read = pd.read_csv(tmp_path / "out" / "data" / "flows.csv")
    assert set(read["quote"]) == set(quotes)


def test_no_cell_of_the_package_is_a_formula(snapshot, tmp_path):
    write_package(snapshot, tmp_path / "atlas.zip", "S")
    with zipfile.ZipFile(tmp_path / "atlas.zip") as packed:
        for name in packed.namelist():
            if name.endswith(".csv"):
                for row in csv.reader(io.StringIO(packed.read(name).decode())):
                    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)


def test_the_same_snapshot_gives_the_same_bytes(snapshot, tmp_path):
    for name in ("a.zip", "b.zip"):
        write_package(snapshot, tmp_path / name, "S")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_nothing_is_left_behind_where_the_file_cannot_be_written(snapshot, tmp_path):
    with pytest.raises(OSError):
        write_package(snapshot, tmp_path / "no such folder" / "a.zip", "S")
    assert list(tmp_path.iterdir()) == []


def test_the_crosswalk_names_what_has_no_term():
    version, frame = crosswalk()
    assert version
    marriage = frame[frame["code"] == "marriage"].iloc[0]
    assert (marriage["htcds"], marriage["ctdc"]) == ("ForcedMarriage", "isForcedMarriage")
    organs = frame[frame["code"] == "organ_removal"].iloc[0]
    assert (organs["htcds"], organs["ctdc"]) == ("OrganRemoval", "isOrganRemoval")
    adoption = frame[frame["code"] == "adoption"].iloc[0]
    assert adoption["ctdc"] == NONE
    assert (frame["htcds"] == NONE).any()
    # Every column of every table of claims is there, and what the field has and we have not.
    ours = frame[(frame["code"] == "") & (frame["table"] != "")]
    for table in fact_tables():
        assert set(ours[ours["table"] == table]["column"]) == set(TABLES[table].names)
    theirs = frame[frame["table"] == ""]["ctdc"]
    assert "isForcedMilitary" in set(theirs)
    mapped = {term for cell in frame[frame["table"] != ""]["ctdc"] for term in cell.split(", ")}
    assert not mapped & set(theirs)


def test_hotspots_are_points_and_flows_lines():
    place = {"claim_id": "c", "lat": 22.5, "lon": 103.97, "country": "VN", "population": ["women"]}
    text = to_geojson(pd.DataFrame([place, place | {"lat": None}]), "hotspots", {"filter": "all"})
    told = json.loads(text)
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [103.97, 22.5]}
    assert told["features"][1]["geometry"] is None
    assert told["features"][0]["properties"]["population"] == ["women"]
    flow = {"origin_lon": 105.8, "origin_lat": 21.0, "destination_lon": 116.4}
    line = json.loads(to_geojson(pd.DataFrame([flow | {"destination_lat": 39.9}]), "flows", {}))
    assert line["features"][0]["geometry"]["coordinates"] == [[105.8, 21.0], [116.4, 39.9]]


def test_what_concerns_a_whole_country_is_no_point():
    country = {"place_kind": "country", "place_id": "VN", "lat": 21.03, "lon": 105.85}
    text = to_geojson(pd.DataFrame([country, country | {"place_kind": "city"}]), "hotspots", {})
    geometries = [feature["geometry"] for feature in json.loads(text)["features"]]
    assert [geometry and geometry["type"] for geometry in geometries] == [None, "Point"]
