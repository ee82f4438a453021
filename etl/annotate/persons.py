"""Marks persons named with a title or a role; bare names are left alone."""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from etl.annotate._nations import Nation, nations
from etl.annotate._person_words import (
    FUNCTION_WORDS,
    LINKS,
    NO_NAME,
    OF_BODIES,
    PARTICLES,
    TRIGGERS,
)
from etl.annotate._portfolios import PORTFOLIO
from etl.document import Document, Passage, PersonMention
from etl.scan import Scan

_RANK = (
    r"(?:(?:Pol(?:ice)?|Gen(?:eral)?|Lt|Lieutenant|Maj(?:or)?|Brig(?:adier)?|Senior|"
    r"Col(?:onel)?|Vice|Rear|Sgt|Capt(?:ain)?|"
    r"Deputy|Chief|First|Second|Sub)\.? ){0,3}"
    r"(?:General|Gen|Colonel|Col|Lieutenant|Lt|Major|Maj|Captain|Capt|Sergeant|Sgt|Commander|"
    r"Admiral|Inspector|"
    r"Superintendent|Brigadier|Corporal|Constable|Commissioner|Marshal)\.?"
)
_HONORIFIC = (
    r"(?:Mr|Mrs|Ms|Mme|Madame|Dr|Prof|Professor|Father|Fr|Sister|Brother|Judge|Justice|"
    r"Prosecutor|Senator|Pastor|Rev|Reverend|"
    r"Imam|Khun|Oknha|Samdech|H\.E|Hon|Dato'?|Daw|Sir)\.?"
)
_GRADE = (
    r"(?:(?:Deputy|Vice|Acting|Assistant|First|Permanent|Senior|Former|Prime|Chief|Executive|National|Country|"
    r"Regional|Programme?|Project|Political|Provincial|District|Foreign|Interior|Labou?r|"
    r"Justice|Health|Cabinet|Under|General)[ -])"
)
_OFFICE = (
    rf"{_GRADE}{{0,4}}(?:Minister|Secretary(?:-General| General| of State)?|Ambassador|"
    rf"President|Premier|Governor|Director(?:-General| General)?|"
    r"Chief|Head|Chair(?:man|woman|person)?|Spokes(?:man|woman|person)|Commissioner|Rapporteur|"
    r"Coordinator|Manager|"
    r"Officer|Representative|Adviser|Advisor|Consul(?: General)?|Counsel+or|Mayor|Senator|"
    r"Attorney General|Registrar|"
    r"Chargé|Congress(?:man|woman)|Delegate|Lawyer)"
)
_OF = r"(?P<of> (?:of|for)(?: the)? (?=[^\W\d_]))"
_TITLE = Scan(
    rf"\b(?P<office>{_OFFICE})(?:{_OF}|,? (?:(?:{_RANK}|{_HONORIFIC}) )*(?=[^\W\d_]))|"
    rf"\b(?:{_RANK}|{_HONORIFIC}) (?:(?:{_RANK}|{_HONORIFIC}) )*(?=[^\W\d_])|"
    r"\b(?:(?:programme?|project|country|regional|executive|deputy|the|its|their|his|"
    r"her)(?:['’]s)? )+(?:director|chief|head|manager|coordinator|"
    r"spokes(?:man|woman|person)|chair(?:man|woman)|officer|representative|governor|commander|"
    r"minister|president),? "
    rf"(?:(?:{_RANK}|{_HONORIFIC}) )*(?=[^\W\d_])"
)
_NAME_WORD = re.compile(r"(?P<gap> )?(?P<word>[^\W\d_](?:[\w'’]|-(?!-))*\.?)")
_TRIGGER = AhoCorasick(TRIGGERS)
_BODY_WORD = re.compile(r"(?P<word>[^\W\d_][\w'’-]*,?|&) ")
_PORTFOLIO = re.compile(PORTFOLIO)
_RANKS = re.compile(rf"(?:(?:{_RANK}|{_HONORIFIC}) )*")

_END = attrgetter("end")


def _name_end(text: str, start: int) -> int:
    """Where the name that begins at `start` ends; `start` itself where none does."""
    end, words, position = start, 0, start
    while words < 5:
        found = _NAME_WORD.match(text, position)
        if not found or (words and not found.group("gap")):
            break
        word = found.group("word")
        if word in PARTICLES and words:
            position = found.end()
            continue
        bare = word.rstrip(".")
        initial = len(bare) == 1 and word.endswith(".")
        if (
            not word[0].isupper()
            or bare in NO_NAME
            or (not words and bare in FUNCTION_WORDS)
            or (bare.isupper() and len(bare) > 2)
        ):
            break
        position = found.end() if initial or not word.endswith(".") else found.end() - 1
        end = position
        words += 1
        if word.endswith(("'s", "’s")):
            end -= 2
            break
        if word.endswith(".") and not initial:
            break
    return end


def _country(start: int, end: int, spoken: list[Nation]) -> str | None:
    """The country whose name or adjective stands before a title or within it."""
    first = bisect_left(spoken, start - 3, key=_END)
    for nation in spoken[first : bisect_right(spoken, end, key=_END)]:
        if nation.is_country and (nation.end <= start or nation.start >= start):
            return nation.country
    return None


def _after_body(text: str, start: int) -> int:
    """Where the name begins after "Minister of" or "Chairwoman of the": past what they lead."""
    position = begin = start
    for _ in range(14):
        found = _BODY_WORD.match(text, position)
        if not found:
            break
        word = found.group("word")
        if word[0].isupper() and (
            _PORTFOLIO.fullmatch(word.rstrip(",")) or word.rstrip(",") in OF_BODIES
        ):
            begin = found.end()
        elif not word[0].isupper() and word not in LINKS:
            break
        position = found.end()
    if begin == start:
        return start
    ranks = _RANKS.match(text, begin)
    return ranks.end() if ranks else begin


def _of_passage(passage: Passage) -> list[PersonMention]:
    text = passage.text
    if passage.part in ("title", "heading") or not _TRIGGER.find_matches_as_indexes(text):
        return []
    marked: list[PersonMention] = []
    for found in _TITLE.finditer(text):
        if marked and found.start() < marked[-1].end:
            continue
        start = found.end()
        if found.group("of"):
            start = _after_body(text, start)
        end = _name_end(text, start) if start > found.end() or not found.group("of") else start
        if end > start:
            country = _country(found.start(), start, nations(text))
            name = text[start:end]
            marked.append(
                PersonMention(found.start(), end, text[found.start() : end], name, country)
            )
    return marked


def annotate(passages: list[Passage], document: Document) -> list[list[PersonMention]]:  # noqa: ARG001
    """Mark persons with titles.

    Args:
        passages: The document's passages.
        document: The document; unused, all annotators share one signature.

    Returns:
        One list per passage, sorted and without overlaps; furniture and header passages get none.
    """
    return [
        [] if passage.furniture or passage.part == "header" else _of_passage(passage)
        for passage in passages
    ]
