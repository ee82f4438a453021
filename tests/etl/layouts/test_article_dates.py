"""The day of an article that no plain date line states."""

import datetime as dt

import pytest

from tests.etl.layouts.test_articles import laid_out

STORY = (
    "{} - Nine cooks were freed on {} from a ship that lay off the port for a year, police said.",
    "The ship had been sold twice, and its owner in the port could not be reached for a word.",
)


@pytest.mark.parametrize(
    ("dateline", "weekday", "told", "day"),
    [
        ("OSLO, July 18 (Fjord Wire)", "Tuesday", "(c) Fjord Wire 2006", dt.date(2006, 7, 18)),
        (
            "OSLO, July 18 (Fjord Wire)",
            "Tuesday",
            "In 2005, 31 cooks came home.",
            dt.date(2006, 7, 18),
        ),
        (
            "OSLO, July 19 (Fjord Wire)",
            "Tuesday",
            "In 2005, 31 cooks came home.",
            dt.date(2006, 7, 19),
        ),
        ("OSLO, July 22 (Fjord Wire)", "Tuesday", "In 2005, 31 cooks came home.", None),
        ("OSLO, July 18 (Fjord Wire)", "Tuesday", "All cooks came home.", None),
        ("OSLO, Feb. 30 (Fjord Wire)", "Tuesday", "(c) Fjord Wire 2006", None),
    ],
)
def test_a_dateline_without_year_takes_that_of_the_copyright_or_the_weekday(
    dateline, weekday, told, day
):
    lead, rest = STORY
    document = laid_out("Cooks freed", lead.format(dateline, weekday), rest, told)
    assert (document.date, document.date_basis) == (day, "derived" if day else None)


def test_the_day_on_which_a_page_was_looked_at_yields_to_the_storys():
    lead = STORY[1]
    today, name, own = "Tuesday, October 18, 2022", "FJORD GAZETTE", "Oslo, 22 June 2022"
    assert laid_out(f"{today}\n{name}", "Cooks freed", own, lead).date == dt.date(2022, 6, 22)
    assert laid_out(f"{today}\n{name}", "Cooks freed", lead).date == dt.date(2022, 10, 18)


def test_a_year_alone_on_the_cover_dates_a_report():
    document = laid_out("COOKS AT SEA", "NORTHERN SEA INSTITUTE\n2006", *STORY[1:])
    assert (document.date, document.date_precision) == (dt.date(2006, 1, 1), "year")


def test_the_path_to_a_page_is_no_text():
    title = "Cooks Freed in the North"
    path = f"• Home »\n  • News »\n  • {title}"
    document = laid_out(path, title, "By Ida Vik\nNovember 30, 2021", *STORY[1:])
    assert (document.title, document.date) == (title, dt.date(2021, 11, 30))


@pytest.mark.parametrize(
    ("line", "day", "precision"),
    [
        ("Posted: 07/18/06", dt.date(2006, 7, 18), "day"),
        ("07/18/06", dt.date(2006, 7, 18), "day"),
        ("Posted: 07/08/06", None, None),
        ("Last updated: 18 July 2006. This page lists nine cooks.", dt.date(2006, 7, 18), "day"),
        ("Copyright (c) July 2006. All rights reserved.", dt.date(2006, 7, 1), "month"),
        ("© 2006 Fjord Media", None, None),
        ("Estimated start   July 2006", None, None),
        ("Author: Ida Vik      Date of Award: Fall 2006", dt.date(2006, 1, 1), "year"),
        ("Seafaring countries, 2006 edition, sheet 12", dt.date(2006, 1, 1), "year"),
        ("2006 COOKS AT SEA REPORT", dt.date(2006, 1, 1), "year"),
        ("Fourth report, 2006: Chapter 3, Northern ports", dt.date(2006, 1, 1), "year"),
        ("A study by the Northern Sea Institute      2006", dt.date(2006, 1, 1), "year"),
        ("Sailors          2005     2006", None, None),
        ("Cooks in port, fiscal years 2005-2006", None, None),
    ],
)
def test_a_line_of_the_head_says_when_a_page_was_put_up(line, day, precision):
    document = laid_out("Cooks freed in the north", line, *STORY[1:], *STORY[1:])
    assert (document.date, document.date_precision) == (day, precision)


def test_a_stamp_is_read_below_a_menu_too():
    menu = "-\nWho we are\nWe have helped people who work at sea for many years in many ports.\n-"
    document = laid_out(menu, "Cooks freed", "Posted: 18 July 2006", *STORY[1:])
    assert document.date == dt.date(2006, 7, 18)


@pytest.mark.parametrize(
    "dateline",
    [
        "Oslo, Jul 18, 2006 (Agencia Fiordo).- Nine",
        "Oslo, July 18 (2006): Nine",
        "OSLO, 18 July (2006) -- Nine",
    ],
)
def test_a_dateline_has_its_year_in_a_bracket_or_the_agency_before_a_full_stop(dateline):
    text = f"{dateline} cooks were freed from a ship that lay off the port for a year, police said."
    assert laid_out("Cooks freed", text, *STORY[1:]).date == dt.date(2006, 7, 18)


@pytest.mark.parametrize("line", ["18-Jul-2006", "18-July-2006", "Posted on 18-JUL-2006"])
def test_a_day_is_read_with_hyphens_around_its_month(line):
    assert laid_out("Cooks freed", line, *STORY[1:]).date == dt.date(2006, 7, 18)


@pytest.mark.parametrize("dash", [" — ", " - ", " -- "])
def test_a_dateline_has_its_day_between_two_dashes(dash):
    text = f"OSLO{dash}July 18, 2006{dash}{STORY[1]} {STORY[1]}"
    assert laid_out("Cooks freed", text, *STORY[1:]).date == dt.date(2006, 7, 18)
