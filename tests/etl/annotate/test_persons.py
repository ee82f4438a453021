import pytest

from etl.annotate import persons
from etl.document import Document, Passage


def named(text, part="body"):
    document = Document("d", "d.txt", "0", "txt")
    return persons.annotate([Passage(0, text, 0, len(text), part=part)], document)[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Deputy Prime Minister Tran Van Hoa opened it.", "Tran Van Hoa", None),
        ("Vice Minister of Public Security Le The Manh said so.", "Le The Manh", None),
        ("Vietnam's Deputy Minister of Justice Ngo Van Tam spoke.", "Ngo Van Tam", "VN"),
        ("Ms Khamla Sisavath told reporters.", "Khamla Sisavath", None),
        ("He met Pol Col Somchai Boonmee on Monday.", "Somchai Boonmee", None),
        ("Lt. Gen. Nguyễn Thị Hường leads it.", "Nguyễn Thị Hường", None),
        ("The project's director, Anna Berg, agreed.", "Anna Berg", None),
    ],
)
def test_persons_with_titles(text, name, country):
    (mark,) = named(text)
    assert (mark.name, mark.country) == (name, country)
    assert text[mark.start : mark.end] == mark.surface


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Labor and Social Welfare agreed.",
        "The director of the shelter said that nobody came.",
        "Quang Ninh and Lang Son are provinces.",
        "The head of the Department of Justice met them in May.",
    ],
)
def test_offices_without_names_and_bare_names_are_no_persons(text):
    assert named(text) == []


def test_headings_in_title_case_name_nobody():
    assert named("New Prime Minister Opens Ministerial Conference", part="heading") == []
