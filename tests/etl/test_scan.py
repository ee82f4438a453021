"""What a Scan finds is what re finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.beginnings import beginnings, needed
from etl.scan import Cue, Opening, Possible, Rare, Scan, among

PATTERNS = [
    (r"\b(?:sold|lured|(?:anti-?)?(?:human\s)?traffick)\w*", re.IGNORECASE),
    (r"\b(?:has |have |also )*\b(?P<verb>said|says)\b", 0),
    (r"\b(?=(?P<digit>\d)|(?P<month>may|june)\b)", 0),
    (r"(?<=the\s)two\b|both\s(?:\w+\s)?sides", re.IGNORECASE),
    (r"(?:\b(?:is|was)\s(?:old|\w+ly new)|(?:said|lured)\sno)", re.IGNORECASE),
    (r"[Tt]he (?:old|new)|GO[A-Z]{1,2}\b|(?i:six)\s", 0),
]
CUES = [Cue(pattern, flags) for pattern, flags in PATTERNS]
WORDS = """sold LURED anti-human trafficking Human traffick has also said says, may 7 june the two
Both sides GOV six SIX The new ſold İstanbul was old newly this resaid no \u0662 \U000112f0"""
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from([*WORDS.split(), "", "\n", "\t", "\u2003"])).map(" ".join)
)


def spans(found):
    return [(match.span(), match.lastgroup, match.groups()) for match in found]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@given(text=TEXTS, start=st.integers(0, 12), cut=st.integers(0, 12))
def test_finds_what_re_finds(pattern, flags, text, start, cut):
    scan, plain = Scan(pattern, flags), re.compile(pattern, flags)
    assert spans(scan.finditer(text)) == spans(plain.finditer(text))
    assert scan.count(text) == len(plain.findall(text))
    end = len(text) - cut
    if start <= end:
        assert spans(scan.finditer(text, start, end)) == spans(plain.finditer(text, start, end))


@given(text=TEXTS, start=st.integers(0, 12), cut=st.integers(0, 12))
def test_cues_that_share_a_search_find_what_re_finds(text, start, cut):
    end = max(start, len(text) - cut)
    for (pattern, flags), cue in zip(PATTERNS, CUES, strict=True):
        plain = re.compile(pattern, flags)
        assert spans(cue.finditer(text)) == spans(plain.finditer(text))
        assert spans(cue.finditer(text, start, end)) == spans(plain.finditer(text, start, end))


@given(text=TEXTS)
def test_cues_that_match_are_among_those_that_may(text):
    found = {at for at, cue in enumerate(CUES) if cue.pattern.search(text)}
    assert found <= among(CUES, text)


def test_cues_without_a_beginning_in_a_text_are_not_among_those_that_may_match():
    assert among(CUES, "Both old sides were lured.") == {0, 3}
    assert among(CUES, "nothing " * 4_000) == set(range(len(CUES)))


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@given(text=TEXTS)
def test_a_text_without_the_matches_is_as_re_leaves_it(pattern, flags, text):
    assert Scan(pattern, flags).without(text) == re.sub(pattern, " ", text, flags=flags)


def test_cues_are_found_in_a_text_too_long_to_be_shared():
    text = "They were lured. " * 2_000
    assert CUES[0].count(text) == 2_000
    assert spans(CUES[0].finditer(text, 17, 40)) == [((27, 32), None, ())]


def test_a_cue_made_after_a_text_was_searched_is_found_in_it():
    text = "They were lured to the old quarry."
    assert CUES[0].count(text) == 1
    assert Cue(r"\bquarr(?:y|ies)\b").count(text) == 1


def test_beginnings_are_read_off_the_pattern():
    assert beginnings(re.compile(r"\b(?:a few|(?:very )?many|[Nn]o)\b")) == [
        *("a few", "many", "no", "very man")
    ]


@pytest.mark.parametrize("pattern", [r"\w+ly", r"(?:sold)?", r"x*y?", r"(?:sold|.)end"])
def test_a_pattern_that_can_begin_with_anything_is_refused(pattern):
    with pytest.raises(ValueError, match="can begin with anything"):
        Scan(pattern)


@given(st.text(alphabet="abcxyz AB7ſ.-", max_size=30))
def test_patterns_that_match_are_among_the_possible(text):
    patterns = [re.compile(p, re.IGNORECASE) for p in (r"\b(?:ab|cx\w*)\b", r"(?:7|x) ?y", "abc|z")]
    possible = Possible(patterns).among(text)
    assert {number for number, pattern in enumerate(patterns) if pattern.search(text)} <= possible


RARE = [
    (r"\b(?:had|has) (?:\w+ )?(sold|lured?)\b", re.IGNORECASE),
    (r"(?:the )?(?P<who>two|both)(?: of (?:the )?sides)+", 0),
    (r"[^\w\n]{0,3}(?:human|GOV)?(?<!i)\s?traffick\w*$", re.IGNORECASE | re.MULTILINE),
    (r"may|june|july|(?:six|7) (?i:sides)|SAYS|said", 0),
]


@pytest.mark.parametrize(("pattern", "flags"), RARE)
@given(text=TEXTS, start=st.integers(0, 12), cut=st.integers(0, 12))
def test_what_is_rare_is_found_as_re_finds_it(pattern, flags, text, start, cut):
    rare, plain = Rare(pattern, flags), re.compile(pattern, flags)
    assert spans(rare.finditer(text)) == spans(plain.finditer(text))
    assert rare.possible(text) or not plain.search(text)
    end = len(text) - cut
    if start <= end:
        assert spans(rare.finditer(text, start, end)) == spans(plain.finditer(text, start, end))
        for way in ("search", "match"):
            found, known = (getattr(p, way)(text, start, end) for p in (rare, plain))
            assert spans(filter(None, [found])) == spans(filter(None, [known]))


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (r"\b(?:has|had) (?:\w+ )?sold\b", ["sold"]),
        (r"(?:Border|check)?(?:gates?|posts?)\s\d", ["gate", "post"]),
        (r"(?i:THE) (?:x|yz)+", ["the"]),
        (r"\w+(?:ed|ing)?", []),
    ],
)
def test_what_a_match_must_hold_is_read_off_the_pattern(pattern, texts):
    assert needed(re.compile(pattern)) == texts


def test_a_pattern_that_needs_no_text_is_no_rare_one():
    with pytest.raises(ValueError, match="no text that a match"):
        Rare(r"\w+(?:ly)?")


OPENING = [
    (r"(?:the )?(?:most (?:read|viewed)|[Tt]op stories|x)\b", re.IGNORECASE),
    (r"\W*(?:both|©|\[?six)\b.*", re.IGNORECASE),
    (r"GOV|said", 0),
]


@pytest.mark.parametrize(("pattern", "flags"), OPENING)
@given(text=st.one_of(TEXTS, st.sampled_from(["[Six", "X", "The Most Read x", "(© 1", "_both"])))
def test_what_opens_a_text_is_found_as_re_finds_it(pattern, flags, text):
    opening, plain = Opening(pattern, flags), re.compile(pattern, flags)
    for way in ("match", "fullmatch"):
        found, known = (getattr(p, way)(text) for p in (opening, plain))
        assert spans(filter(None, [found])) == spans(filter(None, [known]))


def test_an_opening_that_can_be_anything_is_refused():
    with pytest.raises(ValueError, match="can begin with any letter"):
        Opening(r"\W*\w+ly")
