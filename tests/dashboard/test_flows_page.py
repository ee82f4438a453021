"""The page of flows: every choice is in the address, and none of them breaks the page."""

import json

import pytest

from dashboard import downloads
from tests.dashboard.visits import opened

pytestmark = pytest.mark.usefixtures("served")


def figure(app):
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return max(charts, key=lambda chart: len(json.dumps(chart)))


@pytest.mark.parametrize(
    "query",
    [
        {"as": "sankey", "parts": "routes"},
        {"as": "matrix", "weight": "victims"},
        {"as": "purposes", "weight": "documents", "most": "10"},
        {"parts": "purposes", "land": "world", "scale": "fixed"},
        {"ends": "province", "parts": "routes"},
        {"of": "VN.CN", "way": "between"},
        {"of": "nowhere", "way": "sideways", "as": "dance"},
        {"of": "AU", "way": "into"},
    ],
)
def test_the_page_stands_whatever_its_address_asks(query):
    opened("flows", **query)


def test_the_map_and_the_list_beside_it_show_the_same_corridors():
    app = opened("flows")
    listed = set(app.dataframe[0].value["Flow"])
    assert "Vietnam → China" in listed
    drawn = json.dumps(figure(app), ensure_ascii=False)
    assert all(f"<b>{name}</b>" in drawn for name in listed if not name.startswith("within"))


def test_a_selected_corridor_of_the_address_opens_its_evidence():
    mark = "flows~origin_country=VN~destination_country=CN"
    app = opened("flows", mark=mark, at="flows")
    assert any("Evidence: 2 claims" in element.value for element in app.markdown)


def test_only_flows_into_the_countries_chosen_are_listed():
    app = opened("flows", of="CN", way="into")
    assert all(name.endswith("→ China") for name in app.dataframe[0].value["Flow"])


def test_a_table_that_is_saved_names_the_documents_behind_it(monkeypatch):
    offered = {}

    def offer(label, make, file_name, *_, **__):
        offered[file_name] = make

    monkeypatch.setattr(downloads, "offer", offer)
    opened("flows")
    lines = offered["corridors.csv"]().decode("utf-8-sig").splitlines()
    sources = [line for line in lines if line.startswith("# Source: ")]
    assert sources and "# Source: none" not in sources
