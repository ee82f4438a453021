"""The gazetteer resolves names of the region and finds them in text."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.gazetteer import fold, load, search_form

_CSV = (Path(__file__).parent / "geo_check.csv").read_text(encoding="utf-8")
CHECK = list(csv.DictReader(_CSV.splitlines()))
KINDS = {"province": ("province", "city"), "town": ("city", "border_crossing", "district")}


def kilometres(a, b):
    north = 111.2 * (a[0] - b[0])
    return math.hypot(north, 111.2 * (a[1] - b[1]) * math.cos(math.radians(a[0])))


@pytest.mark.parametrize("row", CHECK, ids=lambda row: f"{row['country']}-{row['names']}")
def test_every_name_resolves_to_its_point(row):
    there = float(row["lat"]), float(row["lon"])
    for name in row["names"].split("|"):
        found = [load().resolve(name, row["country"], kind) for kind in KINDS[row["kind"]]]
        place = next(place for place in found if place)
        assert kilometres(there, (place.lat, place.lon)) <= float(row["tolerance_km"]), name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MM"), ("PRC", "CN"), ("Siam", "TH"), ("Viet Nam", "VN"), ("Lao PDR", "LA"),
        ("Kampuchea", "KH"), ("ROK", "KR"), ("DPRK", "KP"), ("UAE", "AE"), ("U.K.", "GB"),
        ("Philippines", "PH"), ("Côte d'Ivoire", "CI"),
    ],
)  # fmt: skip
def test_countries_go_by_many_names(name, code):
    assert load().resolve(name).place_id == code


@pytest.mark.parametrize(
    ("tag", "code"), [("VM", "VN"), ("CB", "KH"), ("BM", "MM"), ("CH", "CN"), ("KS", "KR")]
)
def test_tags_are_fips_codes(tag, code):
    assert load().tag_countries(tag) == code


def test_the_six_countries_have_all_their_provinces():
    count = {}
    for place in load().places.values():
        if place.admin1 == place.place_id:
            count[place.country] = count.get(place.country, 0) + 1
    # Vietnam: the 63 before the merger of 2025 and Ha Tay, joined to Hanoi in 2008.
    assert [count[code] for code in ("VN", "LA", "KH", "MM")] == [64, 18, 25, 15]
    assert count["TH"] >= 77
    assert count["CN"] >= 31


def test_provinces_know_when_they_were():
    places = load().places
    assert places["VN-15"].valid_to == "2008-08-01"
    assert places["VN-71"].valid_from == "2004-01-01"


def test_crossings_know_which_countries_they_join():
    crossing = load().resolve("Moc Bai", "VN")
    assert (crossing.kind, crossing.borders) == ("border_crossing", ("KH-VN",))
    pairs = {pair for place in load().places.values() for pair in place.borders}
    six = {frozenset(pair.split("-")) for pair in pairs}
    for pair in ("CN-VN", "LA-VN", "KH-VN", "KH-TH", "LA-TH", "MM-TH", "CN-MM", "CN-LA", "KH-LA"):
        assert frozenset(pair.split("-")) in six, pair


def test_provinces_know_the_borders_they_lie_on():
    places = load().places
    along = {
        code
        for code, place in places.items()
        if place.kind == "province" and place.country == "VN" and "CN-VN" in place.borders
    }
    # Dien Bien, Lai Chau, Lao Cai, Ha Giang, Cao Bang, Lang Son, Quang Ninh.
    assert along == {"VN-71", "VN-01", "VN-02", "VN-03", "VN-04", "VN-09", "VN-13"}
    assert places["VN-71"].borders == ("CN-VN", "LA-VN")
    assert places["KH-17"].borders == places["VN-37"].borders[1:] == places["TH-10"].borders == ()
    assert places["KH-25"].borders == ("KH-VN",)


def test_a_hit_covers_the_words_as_they_stand():
    text = "They crossed at Mộc  Bài, then on to Ho-Chi-Minh City."
    assert [text[hit.start : hit.end] for hit in load().find(text)] == [
        "Mộc  Bài",
        "Ho-Chi-Minh City",
    ]


def test_the_longest_name_wins():
    text = "the Ha Giang people"
    assert [text[h.start : h.end] for h in load().find(text)] == ["Ha Giang"]
    text = "the South China Sea"
    assert [text[h.start : h.end] for h in load().find(text)] == ["South China Sea"]


def test_a_comma_or_a_full_stop_ends_a_name():
    text = "Lao, Cai"
    assert "Lao, Cai" not in [text[h.start : h.end] for h in load().find(text)]


def test_a_full_stop_ends_a_name_but_for_abbreviations():
    told = "They came from Lang. Son of a farmer, he went to Mong. Cai came later."
    assert not any("." in told[hit.start : hit.end] for hit in load().find(told))
    (hit,) = load().find("in St. Petersburg")
    assert "in St. Petersburg"[hit.start : hit.end] == "St. Petersburg"


def test_folding_drops_marks_and_case():
    assert fold("Đắk Lắk") == "dak lak"
    assert search_form("  Ho-Chi-Minh   CITY ") == "ho chi minh city"


@given(st.text(max_size=200))
def test_hits_lie_in_the_text_in_order(text):
    end = 0
    for hit in load().find(text):
        assert end <= hit.start < hit.end <= len(text)
        assert all(place_id in load().places for place_id in hit.candidates)
        end = hit.end


@given(st.sampled_from(["Móng Cái", "Quảng Ninh", "Đồng Đăng", "Xépôn"]), st.text(max_size=20))
def test_offsets_hold_whatever_stands_before(name, before):
    # No name goes on across a semicolon; across a full stop some do ("St. Petersburg").
    text = before + "; " + name
    last = load().find(text)[-1]
    assert text[last.start : last.end] == name


def test_names_of_several_texts_are_those_of_each_alone():
    texts = [
        "From Phnom",
        "Penh to Siem Reap, by bus.",
        "",
        "½ of Lao  Cai",
        "Thailand",
        "Thailand",
    ]
    gazetteer = load()
    alone = [[text[hit.start : hit.end] for hit in gazetteer.find(text)] for text in texts]
    gazetteer._found.clear()
    found = gazetteer.find_each(texts)
    together = [[t[h.start : h.end] for h in hits] for t, hits in zip(texts, found, strict=True)]
    assert together == alone
    assert alone[1:] == [["Siem Reap"], [], ["Lao  Cai"], ["Thailand"], ["Thailand"]]
    assert "Phnom Penh" not in alone[0]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kakarbhitta", "NP", "border_crossing"),
        ("Sindhupalchowk", "NP", "district"),
        ("El Alto", "BO", "city"),
        ("Kent", "GB", "province"),
        ("Moyale", "ET", "border_crossing"),
        ("Central Region", "GH", "province"),
    ],
)
def test_crossings_quarters_and_counties_of_other_regions_are_known(name, country, kind):
    place = load().resolve(name, country, kind)
    assert place is not None
    assert place.rank > 0
