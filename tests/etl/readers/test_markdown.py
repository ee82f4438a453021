"""Markdown becomes the words that a reader sees; numbers and line breaks that cables need stay."""

import time

import pytest

from etl.document import Document
from etl.layouts import lay_out
from etl.readers import ReadError, markdown

STORY = """---
title: "Sold over the border"
date: 2012-03-05
layout: post
---
# Women sold over the border

*By Nguyen Van A*, **The Hanoi Post**

Police in [Lang Son](https://example.org/page) said that **185 women** were
trafficked from Vietnam to China &amp; Laos in 2006.<br>Nobody `was` charged. ~~No~~ ![seen](x.png)

- 12 girls were sold.
- (C) Three more.

| Year | Victims |
| --- | ---: |
| 2005 | 120 |
| 2006 | *185* |

> "We know of 30," he said.

<div><p>In a <b>box</b>.</p><script>no()</script></div>

    as it stands
"""
CABLE = """UNCLAS HANOI 000418

SIPDIS

E.O. 12958: N/A
TAGS: PHUM, VM
SUBJECT: A SUBJECT

1. (SBU) Police said that 73 women
were sold.

2. (U) They met_officials in Hanoi.
"""


def read(words):
    return markdown.read(words.encode())


def test_a_story_is_read_as_it_is_seen():
    assert read(STORY).split("\n\n") == [
        "Sold over the border",
        "Published: 2012-03-05",
        "Women sold over the border",
        "By Nguyen Van A, The Hanoi Post",
        "Police in Lang Son said that 185 women were\n"
        "trafficked from Vietnam to China & Laos in 2006.\n"
        "Nobody was charged. No",
        "• 12 girls were sold.",
        "(C) Three more.",
        "Year   |   Victims",
        "2005   |   120",
        "2006   |   185",
        '"We know of 30," he said.',
        "In a box.",
        "as it stands",
    ]


def test_layouts_find_title_and_day():
    document = lay_out(Document("d", "d.md", "0", "md", text=read(STORY)))
    assert document.title == "Sold over the border"
    assert str(document.date) == "2012-03-05"


def test_paragraphs_of_a_cable_keep_their_numbers_markings_and_lines():
    assert read(CABLE) == CABLE.strip()
    document = lay_out(Document("d", "d.md", "0", "md", text=read(CABLE)))
    body = [one for one in document.passages if one.part == "body"]
    assert [(one.label, one.marking) for one in body] == [("1", "SBU"), ("2", "U")]


@pytest.mark.parametrize(
    "words", ["", "\n\n", "---\ntitle: x", "---\n---\n", "# ", "- \n- ", "|a|\n|-|"]
)
def test_files_of_little_are_read(words):
    assert isinstance(read(words), str)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(ReadError, match="NUL"):
        markdown.read(b"# a\x00b")


@pytest.mark.parametrize(
    "piece", ["[", "*a **b ", "> ", "`", "![x](", "<a ", "- ", "| a ", "&#", "\\"]
)
def test_hostile_pages_are_read_in_linear_time(piece):
    began = time.process_time()
    try:
        read(piece * 20_000)
    except ReadError as error:
        assert error.status == "unreadable"  # noqa: PT017
    assert time.process_time() - began < 20
