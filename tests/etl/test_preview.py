import json

from etl import cli
from etl.preview import preview

CABLE = """UNCLAS HANOI 000418

SIPDIS

E.O. 12958: N/A
TAGS: PHUM, VM
SUBJECT: GIRLS SOLD ACROSS THE BORDER

1. (U) Police said 185 women were sold to China.

2. (SBU) Nobody has been charged.
"""


def test_a_document_is_shown_as_it_would_be_read_with_the_basis_of_each_field(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(CABLE)
    (tmp_path / "one.txt.meta.toml").write_text('date = "2006-11"\nbroken = 1\n')
    shown = preview(path)
    assert (shown["status"], shown["kind"], shown["about"]) == ("ok", "cable", True)
    assert shown["title"] == "GIRLS SOLD ACROSS THE BORDER"
    assert shown["basis"]["title"] == "as the text states it"
    assert (shown["date"], shown["date_precision"]) == ("2006-11-01", "month")
    assert shown["basis"]["date"] == "entered by an analyst"
    assert shown["basis"]["url"] == ""
    assert shown["markings"]["SBU"] == 1
    assert shown["entered"] == {"date": "2006-11"}
    assert "broken" in shown["issues"][0]


def test_what_cannot_be_read_has_a_status_and_no_basis(tmp_path):
    path = tmp_path / "one.pdf"
    path.write_bytes(b"no pdf")
    shown = preview(path)
    assert shown["status"] == "unreadable"
    assert shown["status_detail"]
    assert (shown["passages"], shown["about"]) == (0, False)


def test_the_command_prints_json(tmp_path, capsys):
    path = tmp_path / "-rf \u0e0a.txt"
    path.write_text(CABLE)
    assert cli.main(["preview", str(path)]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert shown["name"] == path.name
