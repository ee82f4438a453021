"""The filters of the pages as options of the command line."""

import argparse

import pytest

from dashboard import filter_options
from dashboard.address import PARAMETERS
from dashboard.criteria import Filters


def read(*words):
    parser = argparse.ArgumentParser()
    filter_options.add(parser)
    return filter_options.of(parser.parse_args(words))


def test_without_options_all_is_kept():
    assert not read().active


@pytest.mark.parametrize(
    ("words", "attribute", "value"),
    [
        (["--countries", "Vietnam", "cn"], "countries", ("VN", "CN")),
        (["--role", "origin"], "country_role", "origin"),
        (["--border", "Vietnam-China"], "border", "CN-VN"),
        (["--years", "2003-2006"], "years", (2003, 2006)),
        (["--dated-only"], "undated", False),
        (["--kinds", "cable", "news"], "kinds", ("cable", "news")),
        (["--publishers", "A. Agency"], "publishers", ("A. Agency",)),
        (["--purposes", "marriage"], "purposes", ("marriage",)),
        (["--population", "women"], "population", ("women",)),
        (["--markings", "SBU", "none"], "markings", ("SBU", "none")),
        (["--assertions", "denied"], "assertions", ("denied",)),
        (["--credibility", "2"], "credibility", 2),
        (["--about", "flows~origin_country=VN"], "about", "flows~origin_country=VN"),
    ],
)
def test_an_option_sets_its_filter(words, attribute, value):
    assert getattr(read(*words), attribute) == value


def test_every_filter_of_the_pages_has_an_option():
    given = vars(Filters(names=()))
    assert len(PARAMETERS) == len(given) - len({"names", "about_words"})


@pytest.mark.parametrize(
    "words",
    [
        ["--countries", "Atlantis"],
        ["--border", "CN"],
        ["--border", "CN-CN"],
        ["--years", "2006-2003"],
        ["--years", "x"],
        ["--credibility", "9"],
        ["--purposes", "fun"],
        ["--about", "flows"],
    ],
)
def test_what_is_no_filter_is_refused_in_a_sentence(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        read(*words)
    assert stopped.value.code == 2
    assert words[0] in capsys.readouterr().err
