"""Who goes on telling: whom a pronoun means that speaks, whose account a paragraph goes on with."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from etl import speech_words as words
from etl.attribution import in_office, is_body, named_in, subject_of
from etl.document import AnnotatedPassage
from etl.scan import Cue

Passages = Mapping[int, AnnotatedPassage]
"""Those of a document, by their ordinals."""
_ONE_PERSON = Cue(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_WE = re.compile(r"\b[Ww]e\b")
_OFFICE = re.compile(rf"The (?:[a-z]+ ){{0,2}}?{words.RANK.pattern}(?= [a-z])")
"""An official who is named without a name: "The inspector"."""
_FIRST_NAMES = r"\b[A-ZĐ][a-zà-ỹ]+(?: [A-ZĐ][a-zà-ỹ]+)?"
_ONE_NAME = re.compile(r"[A-ZĐ][a-zà-ỹ'’-]+")
_PERSON_NAME = re.compile(
    r"(?!(?:At|In|On|By|For|From|To|Of|With|After|Before|Since|As|His|Her|Its|Their|The|This|That|"
    r"Most|Many|Some|All|No|One|Two|Our|Post|New|Foreign|When|While|Where|If|But|And|So|Then|Now|"
    r"Each|Every|Another|Other|Several|What|Who|How|Why|There|Here|Last|Next|Until|Although)\b)"
    r"[A-ZĐ][a-zà-ỹ'’-]+"
    r"(?:(?: [A-ZĐ][\w'’-]+){1,3}(?=, \d|, (?:who|an?|the)\b| [a-z]{2,})|(?=, who\b))"
)
"""The name of a person with which a sentence begins."""
_OPENING = 15
"""Code points into a sentence in which the subject begins that a pronoun stands for."""
_BACK, _NEAR = 4, 2
"""Sentences back to the person, and to the agency, who goes on telling."""
_IN_SECTION, _PASSAGES = 14, 3
"""Sentences, and passages, back to the person whose account a section of a cable gives."""
_TOLD = ("cable", "news")
"""Kinds of documents that tell what others said."""
_US = (
    r"(?:[Pp]ol(?:/[Ee]con)?[Oo]ff|[Ee]con[Oo]ff|[Ee]mb[Oo]ffs?|[Cc]on[Gg]en[Oo]ffs?|[Ll]ab[Oo]ff|"
    r"[Cc]on[Oo]ff|us|reporters|journalists|(?:the )?(?:Ambassador|DCM|"
    r"Consul(?: General)?|Charge)|the Embassy|[Ee]mbassy officers)\b"
)
_RECEIVED_US = Cue(
    r"\b(?P<verb>briefed|received|met|hosted|saw|spoke|talked|sat down|called on)\b"
    rf"[^.;]{{0,40}}?\b{_US}"
)
"""Who told those who report it, though no verb says that anything was said."""
_JUDGMENT = re.compile(r"\b(?:judgment|verdict|indictment|charge sheet)\b")
_OWN_REMARK = re.compile(r"\(?(?:begin |end )?(?:comment|note|summary)\b", re.IGNORECASE)
_WRITERS = re.compile(r"(?:Post|We|Our|Mission|(?:The )?Embassy|Poloffs?|Emboffs?|ConOffs?)\b")
"""How a sentence begins in which those speak who wrote the cable."""
_ASKED = re.compile(r"\b(?<!had )(?<!, )asked (?:about|whether|how|why|if|what)\b")
"""Somebody asks the one who speaks: "The officer asked about"."""
_CAPITAL = re.compile(r"[A-ZĐÀ-Ý]")
_NO_PERSONS = re.compile(
    r"(?:an?|some|two|three|his|her|their)\b|.*\b(?:[Pp]olice|[Oo]fficials|[Oo]fficers|[Ww]orkers|"
    r"[Bb]rokers?|wife|husband|NGOs?|[Ss]tud(?:y|ies)|[Ss]urveys?|"
    r"[A-Z][a-z]+(?:ists|ians|ics))$"
)
_QUOTED_WHOLE = re.compile(r'\s*["“]')
_SAME_PEOPLE = re.compile(
    r"(?:They|Their|These|Those|"
    r"The (?:victims?|women|girls|men|boys|children|babies|couples?|group|oldest|youngest|rest|"
    r"others?|remaining|two|three|four|five|six|seven|eight|nine|ten|workers|families)|"
    r"Of (?:them|these|those|the)|Among (?:them|these|those)|All|Most|Both|Each|Another|"
    r"Others|(?:[A-Z]\w+ )?(?:[\w-]+ )?of (?:them|these|those|the (?:victims|women|girls|men|boys|"
    r"children|workers|group)))\b"
)
"""How a sentence begins that goes on about the people of the one before."""


def meant(
    marked: AnnotatedPassage, number: int, passages: Passages = MappingProxyType({})
) -> str | None:
    """Whom a pronoun means that speaks in a sentence: who spoke, or was the subject, last before.

    Args:
        marked: The passage.
        number: Which of its sentences.
        passages: Those of the document, which may have the whole name of "Saidova".

    Returns:
        The source as named, or None where the sentence names one itself or no pronoun speaks.
    """
    text = marked.sentence(number)
    source, pronoun = named_in(text)
    if source or not pronoun or _WE.search(text):
        return None
    return stands_for(marked, number, bool(_ONE_PERSON.search(text)), passages)


def stands_for(
    marked: AnnotatedPassage,
    number: int,
    person: bool,
    passages: Passages = MappingProxyType({}),
) -> str | None:
    """Who spoke, or was the subject, last before a sentence: one who is a person, if asked."""
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        source = named_in(marked.sentence(back))[0]
        if source and not (person and is_body(source)):
            return source
        subject = _subject(marked, back, person, passages)
        if subject:
            return subject
    return None


def goes_on_telling(marked: AnnotatedPassage, number: int, passages: Passages) -> str | None:
    """Who speaks behind a sentence, as "she said" or by name, and was named before it."""
    if _is_anothers(marked, number):
        return None
    for onward in range(number + 1, min(number + 1 + words.ONWARD, len(marked.sentences))):
        source, pronoun = named_in(marked.sentence(onward))
        if source and _is_person(marked, onward, source, passages):
            spoke = (_speaker(*one) for one in _before(marked, number, passages, _IN_SECTION))
            last = next(filter(None, spoke), "\n")
            return last if source in last else source if last in source else None
        if source:
            return None
        if pronoun and _ONE_PERSON.search(marked.sentence(onward)):
            own = any(_subject(marked, n, True, passages) for n in range(number, onward))
            return None if own else meant(marked, onward, passages)
    return None


def narrator(marked: AnnotatedPassage, number: int, kind: str, passages: Passages) -> str | None:
    """Whose account a sentence goes on with: who told those before it in its section.

    Args:
        marked: The passage.
        number: Which of its sentences; it names nobody who says so.
        kind: Of the document: a section of a cable goes on with what an official said, a story
            with what its writer knows, unless it tells of the same people.
        passages: Those of the document, which may have the whole name of "Saidova".

    Returns:
        The last speaker before it, if that is a judgment; of cables and stories also a person
        named, and an agency of the people of whose fate the sentence goes on to tell.
    """
    if _is_anothers(marked, number):
        return None
    text = marked.sentence(number)
    told = list(_before(marked, number, passages, _IN_SECTION if kind == "cable" else _BACK))
    at = next((n for n, one in enumerate(told) if _speaker(*one) or _ends_account(*one)), None)
    source = None if at is None else _speaker(*told[at])
    if at is None or source is None:
        return None
    (there, back), same = told[at], bool(_SAME_PEOPLE.match(text))
    if there is marked and _JUDGMENT.search(source):
        return source
    if kind not in _TOLD or _QUOTED_WHOLE.match(there.sentence(back)):
        return None
    if not _is_person(there, back, source, passages):
        goes_on = same and there is marked and at < _NEAR and in_office(source)
    elif kind == "news":
        goes_on = same
    else:
        goes_on = there is marked and at < _BACK or _has_the_floor(source, told, at)
    return source if goes_on else None


def _before(
    marked: AnnotatedPassage, number: int, passages: Passages, reach: int
) -> Iterator[tuple[AnnotatedPassage, int]]:
    """So many sentences before one, the nearest first, each with its passage: of its section."""
    first = marked.passage.ordinal
    former = (passages.get(ordinal) for ordinal in range(first - 1, first - 1 - _PASSAGES, -1))
    for there in filter(None, (marked, *former)):
        if there.passage.heading != marked.passage.heading or there.passage.part != "body":
            return
        for back in reversed(range(number if there is marked else len(there.sentences))):
            if reach == 0:
                return
            reach -= 1
            yield there, back


def _ends_account(marked: AnnotatedPassage, number: int) -> bool:
    """Whether a sentence is a remark of the writer, or an agency is its subject."""
    remark = _OWN_REMARK.match(marked.sentence(number))
    return bool(remark or _subject(marked, number, person=False))


def _speaker(marked: AnnotatedPassage, number: int) -> str | None:
    """Whom a sentence names that speaks in it, or that told those who report it."""
    text = marked.sentence(number)
    return named_in(text)[0] or _receiver(text) or _introduced(marked, number)


def _introduced(marked: AnnotatedPassage, number: int) -> str | None:
    """The person with whom one of the first two sentences of a passage begins, or its clause."""
    start, end = marked.sentences[number]
    first = next((one for one in marked.persons if start <= one.start < end), None)
    if first is None or number > 1:
        return None
    before = marked.passage.text[start : first.start].rstrip()
    return first.surface if not before or before.endswith(",") else None


def _has_the_floor(source: str, told: list[tuple[AnnotatedPassage, int]], at: int) -> bool:
    """Whether a section tells more than once that the one speaks who spoke last in it."""
    since = sum(named_in(there.sentence(back))[1] for there, back in told[:at])
    named = (_speaker(there, back) for there, back in told[at:])
    return since + sum(one in source or source in one for one in named if one) > 1


def _is_anothers(marked: AnnotatedPassage, number: int) -> bool:
    """Whether others speak in a sentence than those before it, or act in it."""
    text = marked.sentence(number)
    if _WRITERS.match(text) or _ASKED.search(text):
        return True
    return _others_speak(text) or _ends_account(marked, number)


def _others_speak(text: str) -> bool:
    """Whether a sentence has a verb of saying, be it of somebody who is not named."""
    return any(
        found.group("verb").lower() not in words.PERCEIVED
        and not words.PASSIVE.search(text[: found.start()].rstrip())
        for found in words.SPOKE.finditer(text)
    )


def _receiver(text: str) -> str | None:
    found = _RECEIVED_US.search(text)
    return subject_of(text, found.start()) if found else None


def _is_person(marked: AnnotatedPassage, number: int, source: str, passages: Passages) -> bool:
    """Whether a source is one person by name, be it the last alone."""
    if _NO_PERSONS.match(source) or words.PEOPLE.search(source):
        return False
    if _ONE_NAME.fullmatch(source):
        return bool(words.RANK.fullmatch(source)) or _is_surname(source, passages)
    start, end = marked.sentences[number]
    at = marked.passage.text.find(source, start, end)
    named = any(at <= one.start < at + len(source) for one in marked.persons)
    ranked = words.RANK.search(source.title() if source.isupper() else source)
    return named or bool(ranked and _CAPITAL.search(source, 1))


def _is_surname(name: str, passages: Passages) -> bool:
    """Whether one word is the last, or the first, of a person's name in some passages."""
    if words.BODY.search(name) or words.OFFICERS.search(name):
        return False
    named = [one for one in passages.values() if name in one.passage.text]
    if any(name in person.name.split() for one in named for person in one.persons):
        return True
    whole = re.compile(
        rf"{_FIRST_NAMES} {name}(?=[,.]| [a-z])|"
        rf"\b(?P<rank>\w+)\.? {name} [A-ZĐ][a-zà-ỹ]+(?=[,.]| [a-z])"
    )
    return any(
        (found.group("rank") is None or bool(words.RANK.fullmatch(found.group("rank"))))
        and not _elsewhere(one, *found.span())
        for one in named
        for found in whole.finditer(one.passage.text)
    )


def _elsewhere(marked: AnnotatedPassage, start: int, end: int) -> bool:
    """Whether what looks like a person's name belongs to a place or an agency."""
    named = (*marked.places, *marked.actors)
    return any(one.start < end and start < one.end for one in named)


def _subject(
    marked: AnnotatedPassage,
    number: int,
    person: bool,
    passages: Passages = MappingProxyType({}),
) -> str | None:
    """With whom a sentence begins, be it by office or surname alone: "the inspector"."""
    start = marked.sentences[number][0]
    for mention in marked.persons if person else marked.actors:
        if start <= mention.start < start + _OPENING:
            return mention.surface
    text = marked.sentence(number)
    office = _OFFICE.match(text) if person else None
    name = _PERSON_NAME.match(text) if person and not office else None
    alone = _ONE_NAME.match(text) if person and passages and not (office or name) else None
    if alone and _is_surname(alone.group(), passages):
        name = alone
    if name and _elsewhere(marked, start, start + name.end()):
        return None
    found = office or name
    return found.group() if found else None
