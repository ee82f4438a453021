"""Gatherings told by more than a sentence: date lines under headings, leads, undated stories."""

import re

from etl.document import AnnotatedDocument
from etl.extract import _meeting_words as words
from etl.extract._gatherings import NAMING, Gathering, triggers
from etl.extract._venue import Venue

_LINE = 70


def in_date_lines(annotated: AnnotatedDocument) -> list[Gathering]:
    """A line that only gives a place and a date, under a heading that names a gathering."""
    told: list[Gathering] = []
    for index, passage in enumerate(annotated.passages):
        text = passage.passage.text
        if len(text) > _LINE or len(passage.dates) != 1 or not passage.places:
            continue
        places = [p for p in passage.places if p.kind != "country"]
        if not places or triggers(passage, 0, len(text)):
            continue
        for above in range(index - 1, max(index - 4, -1), -1):
            other = annotated.passages[above]
            naming = [
                t
                for t in triggers(other, 0, len(other.passage.text))
                if t.name in NAMING and other.passage.text[t.start].isupper()
            ]
            if naming:
                whole = (0, len(other.passage.text))
                venue = Venue(places[0], places[0].kind != "region", 0.0)
                told.append(
                    Gathering(above, other, whole, whole, naming[0], passage.dates[0], venue)
                )
                told[-1].triggers = naming
                break
    return told


def in_leads(annotated: AnnotatedDocument, found: list[Gathering]) -> list[Gathering]:
    """The gathering a story is about, dated by the story's lead ("said here on Thursday")."""
    document = annotated.document
    if document.kind not in ("news", "press_release"):
        return []
    body = [(i, p) for i, p in enumerate(annotated.passages) if p.passage.part == "body"]
    lead = next(
        (d for _, p in body[:3] for d in p.dates if d.precision == "day" and d.relative), None
    )
    if lead is None or any(g.dated is lead for g in found):
        return []
    for index, passage in body[:8]:
        for sentence in passage.sentences or [(0, len(passage.passage.text))]:
            text = passage.passage.text[sentence[0] : sentence[1]]
            if not words.DURATION.search(text) or any(
                sentence[0] <= d.start < sentence[1] for d in passage.dates
            ):
                continue
            naming = [t for t in triggers(passage, *sentence) if t.name in NAMING]
            if naming:
                one = Gathering(index, passage, sentence, sentence, naming[0], lead, None)
                one.triggers = naming
                one.in_town = True
                return [one]
    return []


_DAY_WORD = re.compile(
    r"\b(?:yesterday|today|this\s(?:morning|afternoon|week)|on\s(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day)\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:ministerial|senior\soffic\w+|(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|"
    r"th))\s)",
    re.IGNORECASE,
)


def undated(annotated: AnnotatedDocument) -> list[Gathering]:
    """The gathering that a story without a date is plainly about ("closed yesterday")."""
    document = annotated.document
    if document.date is not None or document.kind not in ("news", "press_release"):
        return []
    body = [(i, p) for i, p in enumerate(annotated.passages) if p.passage.part == "body"][:4]
    if not any(_DAY_WORD.search(p.passage.text) for _, p in body):
        return []
    for index, passage in body:
        for sentence in passage.sentences or [(0, len(passage.passage.text))]:
            for trigger in triggers(passage, *sentence):
                lead = passage.passage.text[max(sentence[0], trigger.start - 40) : trigger.start]
                if trigger.name in NAMING and _RANKED.search(lead):
                    return [Gathering(index, passage, sentence, sentence, trigger, None, None)]
    return []
