"""Who takes part in "the next meeting" and in what "the two governments" signed."""

import re
from dataclasses import replace

from etl.extract._meeting_columns import Setting, Told
from etl.extract._parties import named

_REGIONAL_TEXT = re.compile(r"\b(?:Memorandum|MOU|Declaration|Plan\sof\sAction|SPA)\b")
_AGAIN = re.compile(
    r"\b(?:next|again|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|another|"
    r"such|similar|they|most\srecent|latest|last|following|previous|mid-term)\b",
    re.IGNORECASE,
)
# Gatherings of two sides that are not named again: "a second round of negotiations".
_OF_BOTH = re.compile(
    r"\b(?:negotiat\w+|technical|case\smanage\w+|joint|bilateral|under\s(?:it|the\s(?:MOU|"
    r"agreement))|"
    r"the\s(?:\w+\s)?(?:governments|countries|sides|parties|ministers|ministries|delegations)|"
    r"liaison|counterparts?|drafters|(?:meeting|group)\sof\sexperts|experts\sof|"
    r"the\ssenior\sofficials(?=,?\s(?:who|meet|will|are|is)\b)|(?:was|be|"
    r"been)\s(?:\w+\s)?(?:signed|initial\w*|concluded)|"
    r"signed\sit|round\sof)\b",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:meetings?|met|meets?|talks|conferences?|committee|commission|group|sessions?|consultations?|"
    r"forum|workshops?|negotiat\w+|seminars?)\b",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(r"\b(?:counterparts?|with)\b", re.IGNORECASE)
_TALKS_WITH = re.compile(r"\b(?:talks|round|meeting|negotiations)\swith\s")
_GROUP = re.compile(r"\bthe\sgroup\b", re.IGNORECASE)
_SAME_AGAIN = re.compile(r"\b(?:they|again|both)\b", re.IGNORECASE)
_BOTH_LEVELS = re.compile(
    r"\bsenior\soffic\w+\W{1,2}meeting\W.{0,60}\band\s(?:the\s)?(?:\w+\s)?(?:inter-?)?ministerial\s"
    r"(?:meeting|conference)",
    re.IGNORECASE,
)


def inherit(told: Told, before: list[Told], setting: Setting) -> None:
    """Gives "the next meeting" those who came to the one before, where it names none."""
    columns, one = told.columns, told.gathering
    _take_region(told, setting)
    _take_home(told, setting)
    start = max(one.sentence[0], one.trigger.start - 45)
    if _AGAIN.search(one.passage.passage.text, start, one.trigger.end + 12):
        for read in (_as_told_before, _as_before):
            if len(columns["participants"]) < 2:
                read(told, before, setting)
    between_sides = columns["kind"] not in ("workshop", "forum", "conference")
    if between_sides and len(columns["participants"]) < 2 and _OF_BOTH.search(one.text):
        _take_pair(told, setting)


def _take_region(told: Told, setting: Setting) -> None:
    """Gives the signing of a text of the region all of its countries."""
    parties, region = told.columns["participants"], setting.discourse.region
    if told.columns["kind"] != "signing" or len(parties) > 1 or not set(parties) <= set(region):
        return
    if region and _REGIONAL_TEXT.search(told.gathering.text):
        told.columns["participants"] = list(region)


def _take_home(told: Told, setting: Setting) -> None:
    """Gives "the next round with Laos" the country that the document is about."""
    parties, home = told.columns["participants"], setting.home()
    alone = home and len(parties) == 1 and home not in parties
    if alone and _TALKS_WITH.search(told.gathering.text):
        told.columns["participants"] = [home, *parties]


def _take_pair(told: Told, setting: Setting) -> None:
    """Gives "the two sides" those two that were spoken of last."""
    columns, one, home = told.columns, told.gathering, setting.home()
    pair = setting.discourse.last(2, one.index, one.sentence[0])
    other = [country for country in columns["participants"] if country != home]
    if home and len(other) == 1 and home not in pair:  # "With Ukraine, a protocol was signed"
        pair = [home, *other]
    if {*columns["participants"], columns["country"]} - {None} <= set(pair):
        told.alone = columns["participants"]
        columns["participants"] = pair


def _as_before(told: Told, before: list[Told], setting: Setting) -> None:
    """Gives it those of the region, of the last meeting told, or those spoken of last."""
    columns = told.columns
    earlier = [
        t.columns["participants"]
        for t in before
        if len(t.columns["participants"]) > 1
        and not (t.columns["kind"] == "visit" and "US" in t.columns["participants"])
    ]
    if setting.discourse.region and columns["kind"] in ("ministerial", "senior_officials"):
        columns["participants"] = list(setting.discourse.region)
    elif earlier and _GROUP.search(told.gathering.text):
        columns["participants"] = list(max(earlier, key=len))
    elif earlier:
        columns["participants"] = list(earlier[-1])
    elif _SAME_AGAIN.search(told.gathering.text):
        columns["participants"] = setting.discourse.last(2, told.gathering.index, 0)


def _as_told_before(told: Told, earlier: list[Told], setting: Setting) -> None:
    """Gives "the tenth such meeting" the two sides that the sentences before let meet."""
    columns, one = told.columns, told.gathering
    passage = one.passage
    before = [s for s in passage.sentences if s[1] <= one.sentence[0]][-2:]
    for sentence in reversed(before):
        text = passage.passage.text[slice(*sentence)]
        sides = named(passage, *sentence).countries
        home = setting.home()
        if home and len(sides) == 1 and home not in sides and _COUNTERPART.search(text):
            sides = [home, *sides]
        if len(sides) == 2 and _MEETS.search(text):
            if {*columns["participants"], columns["country"]} - {None} <= set(sides):
                columns["participants"] = sides
            return


def levels(told: Told) -> list[Told]:
    """One telling, or two: "the senior officials meeting and the ministerial meeting in May"."""
    if told.columns["kind"] not in ("senior_officials", "ministerial") or not _BOTH_LEVELS.search(
        told.gathering.text
    ):
        return [told]
    return [
        replace(told, columns=told.columns | {"kind": kind})
        for kind in ("senior_officials", "ministerial")
    ]
