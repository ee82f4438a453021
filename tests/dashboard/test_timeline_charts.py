"""What the timeline draws: lanes, lives of agreements, dates as vague as they are, links."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.charts import timeline_items, timeline_lanes
from dashboard.charts.timeline import legend_of, timeline

DAY = date
HOSTILE = '<span style="background:url(//evil.example)">x</span> <a href="//evil.example">y</a>'
NONE = pd.DataFrame()


SPRING = DAY(2005, 3, 28)


def stage(status="held", first=SPRING, last=None, precision="day", claims=1):
    return {
        "status": status,
        "first_day": first,
        "last_day": last or first,
        "precision": precision,
        "claims": claims,
    }


def year(status, number):
    return stage(status, DAY(number, 1, 1), DAY(number, 12, 31), "year")


def fact(fact_id="m1", *stages, table="meetings", **fields):
    found = list(stages) or [stage()]
    return {
        "mark": f"{table}~fact_id={fact_id}",
        "fact_table": table,
        "fact_id": fact_id,
        "claims": sum(one["claims"] for one in found),
        "facts": 1,
        "documents": 1,
        "denials": 0,
        "assertions": ["asserted"],
        "credibility": 2,
        "title": "Some meeting",
        "kind": "bilateral" if table == "meetings" else "mou",
        "series": "bilateral" if table == "meetings" else None,
        "city": None,
        "country": None,
        "countries": ["CN", "VN"],
        "linked": [],
        "attribution": None,
        "doc_title": "A cable",
        "doc_date": DAY(2005, 4, 1),
        "stages": found,
    } | fields


def draw(*facts, **arguments):
    return timeline(pd.DataFrame(list(facts)), **arguments)


def traces(figure):
    return {trace.name: trace for trace in figure.data if trace.type == "scatter"}


def bars(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def lanes(figure):
    return [text for note in figure.layout.annotations if (text := note.text).startswith("<b>")]


@pytest.mark.parametrize(
    ("status", "symbol", "words"),
    [
        ("held", "circle", "meeting held"),
        ("planned", "circle-open", "meeting planned"),
        ("cancelled", "circle-x-open", "meeting cancelled"),
        ("denied", "x-thin-open", "meeting denied"),
    ],
)
def test_a_status_has_a_sign_and_a_word_of_its_own(status, symbol, words):
    facts = pd.DataFrame([fact("m1", stage(status))])
    assert traces(timeline(facts))[words].marker.symbol == symbol
    listed = timeline_items.listing(timeline_items.items_of(facts))
    assert listed["Status"][0].endswith(words)


def test_every_mark_of_a_fact_leads_to_it_and_it_is_drawn_once():
    figure = draw(fact("m1", stage(claims=3)))
    keys = [
        row[0] for trace in figure.data for row in trace.customdata or () if trace.name != "labels"
    ]
    assert keys == ["meetings~fact_id=m1"]
    assert traces(figure)["labels"].text[0].strip() == "Some meeting · 3 claims"


def test_a_date_is_a_bar_as_long_as_it_is_imprecise():
    figure = draw(
        fact("m1", stage("held", DAY(2005, 3, 1), DAY(2005, 3, 31), "month")),
        fact("m2", year("held", 2006)),
        fact("m3", stage("held", DAY(2005, 3, 28))),
    )
    (drawn,) = bars(figure)
    days = [length / 86_400_000 for length in drawn.x]
    assert sorted(days) == [31, 365]


def test_a_plan_that_came_true_is_one_row_hollow_and_filled_joined_by_a_line():
    figure = draw(fact("m1", stage("planned", DAY(2004, 5, 1)), stage("held", DAY(2005, 3, 28))))
    found = traces(figure)
    assert found["meeting planned"].y == found["meeting held"].y
    assert list(found["what came of it"].x[:2]) == [DAY(2004, 5, 1), DAY(2005, 3, 28)]
    assert found["meeting planned"].marker.symbol == "circle-open"


def test_a_plan_for_the_same_day_adds_no_mark():
    figure = draw(fact("m1", stage("planned"), stage("held")))
    assert "meeting planned" not in traces(figure)
    assert "meeting planned: 28 March 2005" in traces(figure)["meeting held"].hovertext[0]


def test_an_agreement_lives_from_draft_to_in_force_on_one_row():
    life = (
        stage("draft", DAY(2004, 5, 1)),
        stage("signed", DAY(2005, 3, 28)),
        stage("in_force", DAY(2006, 1, 1)),
    )
    found = traces(draw(fact("a1", *life, table="agreements")))
    signs = ("agreement drafted", "agreement signed or adopted", "agreement in force")
    assert len({found[sign].y[0] for sign in signs}) == 1
    assert list(found["what came of it"].x[:2]) == [DAY(2004, 5, 1), DAY(2006, 1, 1)]


def test_dates_that_contradict_each_other_are_both_drawn():
    found = traces(draw(fact("m1", stage(claims=2), stage(first=DAY(2005, 9, 4)))))
    assert set(found["meeting held"].x) == {DAY(2005, 3, 28), DAY(2005, 9, 4)}


def test_a_year_is_no_contradiction_to_a_day_in_it():
    found = traces(draw(fact("m1", stage(), year("held", 2005))))
    assert list(found["meeting held"].x) == [DAY(2005, 3, 28)]


def test_a_meeting_is_joined_with_the_one_it_follows_and_an_agreement_with_its_meeting():
    figure = draw(
        fact("m1", stage()),
        fact("m2", stage(first=DAY(2006, 3, 1)), linked=["m1"]),
        fact("a1", stage("signed"), table="agreements", linked=["m1", "not-drawn"]),
    )
    line = traces(figure)["follows, or made at"]
    assert line.line.dash == "dot"
    assert sum(day is None for day in line.x) == 2


@pytest.mark.parametrize(
    ("fields", "lane"),
    [
        ({"series": "COMMIT", "countries": []}, "COMMIT"),
        ({"series": "bilateral"}, "China – Vietnam"),
        ({"series": "bilateral", "countries": ["VN"]}, "Other pairs"),
        ({"series": "national", "countries": ["VN"]}, "Vietnam, national"),
        ({"series": "other", "countries": ["CN", "LA", "VN"]}, "Several countries"),
        ({"table": "agreements"}, "China – Vietnam"),
        ({"table": "agreements", "countries": ["LA"]}, "Laos, national"),
        ({"table": "agreements", "countries": sorted(timeline_items.COMMIT)}, "COMMIT"),
        ({"table": "agreements", "countries": []}, "Several countries"),
    ],
)
def test_lanes_are_forums(fields, lane):
    status = "signed" if fields.get("table") == "agreements" else "held"
    assert lanes(draw(fact("f", stage(status), **fields))) == [f"<b>{lane}</b>"]


def test_rare_pairs_share_a_lane_where_there_are_many_and_are_named_beside_their_marks():
    others = [code for code in ("KH", "LA", "MM", "TH", "MY", "ID", "PH", "SG") for _ in "12"]
    pairs = [fact(f"m{k}", countries=["CN", code]) for k, code in enumerate(others)]
    figure = draw(*pairs, fact("rare"))
    assert len(lanes(figure)) == timeline_lanes.MOST_PAIRS + 1
    assert any("China, Vietnam" in text for text in traces(figure)["labels"].text)


def test_labels_and_marks_of_one_row_do_not_meet():
    facts = [
        fact(f"m{k}", stage(first=DAY(2000 + k % 9, 1 + k % 12, 1)), title=f"Meeting number {k}")
        for k in range(40)
    ]
    items = timeline_items.items_of(pd.DataFrame(facts))
    scale = timeline_lanes.scale_of(items)
    found, _, rows = timeline_lanes.placed(items, scale)
    assert len(found) == 40
    assert rows < 40
    taken = {}
    for one in found:
        width = len(one.text) * timeline_lanes.CHARACTER
        start = scale.pixel(one.begin)
        begin, end = (start, start + width) if one.side == "right" else (start - width, start)
        for other_begin, other_end in taken.setdefault(one.row, []):
            assert end <= other_begin or begin >= other_end
        taken[one.row].append((begin, end))


def test_a_window_cuts_what_reaches_beyond_it_and_leaves_out_the_rest():
    october = (DAY(2005, 10, 1), DAY(2005, 10, 31))
    figure = draw(fact("in", year("held", 2005)), fact("out", stage()), window=october)
    (drawn,) = bars(figure)
    assert drawn.x[0] == 31 * 86_400_000
    assert list(figure.layout.xaxis.range) == [DAY(2005, 10, 1), DAY(2005, 11, 1)]
    assert "fact_id=out" not in str(figure.to_plotly_json())


def test_an_era_is_hollow_and_leads_to_its_plan():
    plan = fact(
        "a1", stage("period", DAY(2005, 1, 1), DAY(2007, 12, 31), "year"), table="agreements"
    )
    figure = draw(fact(), eras=pd.DataFrame([plan | {"fact_table": "eras", "title": "the plan"}]))
    assert lanes(figure)[0] == f"<b>{timeline_items.ERAS}</b>"
    era = next(bar for bar in bars(figure) if bar.name == "period that a plan names")
    assert era.customdata[0][0] == "agreements~fact_id=a1"


def test_the_strip_counts_all_facts_drawn_or_not():
    counts = pd.DataFrame(
        {
            "first_day": [DAY(2005, 1, 1), DAY(2005, 1, 1)],
            "fact_table": ["meetings", "agreements"],
            "facts": [300, 12],
        }
    )
    figure = draw(fact(), counts=counts, window=(DAY(2004, 1, 1), DAY(2006, 12, 31)))
    meetings, agreements = (bar for bar in bars(figure) if bar.yaxis == "y2")
    assert meetings.hovertext[0] == "2005: 300 meetings"
    assert list(agreements.base) == [300]
    assert meetings.customdata is None


def test_what_is_selected_is_ringed():
    figure = draw(fact("m1"), fact("m2", countries=["LA", "TH"]), selected=["meetings~fact_id=m2"])
    held = traces(figure)["meeting held"]
    rows = {row[0]: y for row, y in zip(held.customdata, held.y, strict=True)}
    assert list(traces(figure)["selected"].y) == [rows["meetings~fact_id=m2"]]


def test_nothing_dated_is_said_in_a_sentence():
    assert draw().layout.annotations[0].text.endswith(".")
    undated = fact("m1", stage(first=None))
    assert "with a date" in draw(undated).layout.annotations[0].text
    outside = draw(fact(), window=(DAY(1990, 1, 1), DAY(1990, 12, 31)))
    assert "this time" in outside.layout.annotations[0].text


def test_an_undated_claim_of_a_dated_fact_is_told_but_not_placed():
    figure = draw(fact("a1", stage("signed"), stage("in_force", None), table="agreements"))
    found = traces(figure)["agreement signed or adopted"]
    assert "agreement in force: no date stated" in found.hovertext[0]
    assert "agreement in force" not in traces(figure)


def test_the_legend_names_what_is_drawn_and_nothing_else():
    drawn = pd.DataFrame([fact(), fact("a", stage("signed"), table="agreements")])
    assert [words for _, _, words in legend_of(drawn)] == [
        "meeting held",
        "agreement signed or adopted",
    ]


def test_text_of_documents_is_inert():
    figure = draw(fact(title=HOSTILE, city=HOSTILE, doc_title=HOSTILE, attribution=HOSTILE))
    for trace in figure.data:
        for text in (*(trace.text or ()), *(trace.hovertext or ())):
            assert "<span" not in text
            assert "<a " not in text


words = st.none() | st.text(max_size=12) | st.just(HOSTILE)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
codes = st.lists(st.sampled_from(["VN", "CN", "XX", "TH"]), max_size=4, unique=True)
stages = st.builds(
    lambda status, first, last, precision: {
        "status": status,
        "first_day": min(first, last) if first and last else None,
        "last_day": max(first, last) if first and last else None,
        "precision": precision,
        "claims": 1,
    },
    st.sampled_from(["held", "planned", "cancelled", "denied", "signed", "draft", "in_force"]),
    days,
    days,
    st.none() | st.sampled_from(["day", "month", "year"]),
)
facts = st.builds(
    lambda fact_id, told, table, fields: fact(fact_id, *told, table=table, **fields),
    st.sampled_from(["f1", "f2", "f3"]),
    st.lists(stages, min_size=1, max_size=4),
    st.sampled_from(["meetings", "agreements"]),
    st.fixed_dictionaries(
        {
            "title": words,
            "kind": st.none() | st.sampled_from(["mou", "bilateral"]),
            "series": st.none() | st.sampled_from(["COMMIT", "bilateral", "national", "other"]),
            "city": words,
            "countries": codes,
            "linked": st.lists(st.sampled_from(["f1", "f2"]), max_size=2),
        }
    ),
)


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.lists(facts, max_size=5),
    st.none() | st.just((date(2005, 10, 1), date(2005, 10, 31))),
    st.sampled_from(["light", "dark"]),
)
def test_any_facts_are_drawn(rows, window, mode):
    assert isinstance(draw(*rows, window=window, mode=mode), go.Figure)
