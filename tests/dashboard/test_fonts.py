"""The bundled fonts: every script of the region has its letters, and pages name the files."""

import json

import pytest
from fontTools.ttLib import TTFont

from dashboard import fonts

NAMES = {
    "Vietnamese": "Đắk Lắk, Hòa Bình, Quảng Ninh, Thừa Thiên Huế",
    "Lao": "ວຽງຈັນ ສະຫວັນນະເຂດ ບໍ່ແກ້ວ",
    "Thai": "กรุงเทพมหานคร เชียงใหม่ แม่สอด",
    "Khmer": "ភ្នំពេញ បន្ទាយមានជ័យ ប៉ោយប៉ែត",
    "Burmese": "ရန်ကုန် မြဝတီ တာချီလိတ်",
    "Chinese": "昆明 河口 西双版纳 广西 凭祥",
}


@pytest.mark.parametrize("script", NAMES)
def test_the_names_of_the_region_have_their_letters(script):
    drawn = set()
    for face in fonts.FACES:
        drawn |= set(TTFont(face.path).getBestCmap())
    assert not {letter for letter in NAMES[script] if ord(letter) not in drawn}


def test_every_file_is_one_of_the_faces_and_of_the_family_it_is_named_by():
    assert {face.file for face in fonts.FACES} == {path.name for path in fonts.FOLDER.iterdir()}
    for face in fonts.FACES:
        assert TTFont(face.path)["name"].getBestFamilyName() == face.family


def test_rules_name_the_server_or_hold_the_files():
    assert fonts.rules().count("@font-face") == len(fonts.FACES)
    assert "data:" not in fonts.rules() and fonts.ADDRESS in fonts.rules()
    assert fonts.rules(embedded=True).count("base64,") == len(fonts.FACES)


@pytest.mark.parametrize(
    ("script", "family"),
    [
        ("Lao", "Lao"),
        ("Thai", "Thai"),
        ("Khmer", "Khmer"),
        ("Burmese", "Myanmar"),
        ("Chinese", "CJK SC"),
    ],
)
def test_a_file_of_its_own_holds_the_fonts_of_its_scripts_and_no_others(script, family):
    latin = fonts.rules_for(NAMES["Vietnamese"])
    assert f"'Noto Sans {family}'" not in latin and latin.count("@font-face") == 3
    for text in (NAMES[script], json.dumps(NAMES[script])):
        rules = fonts.rules_for(text)
        assert f"'Noto Sans {family}'" in rules and rules.count("@font-face") == 4
