"""Who says so: the source that a sentence names for what it states."""

import re
from functools import lru_cache

from etl import speech_words as words
from etl.source_names import LEADING, NEGATIVE, PRONOUN, trim_source

_AND = re.compile(r"\s(?:and|or|but|AND|OR|BUT)$")
"""Up to a verb: it is joined to one before it."""


def _after(text: str, start: int) -> str | None:
    """The source that starts at `start`, up to the end of its noun phrase."""
    rest = text[start : start + 160]
    for end in words.SOURCE_END.finditer(rest):
        if end.group() == "." and re.search(
            r"\b(?:Mr|Mrs|Ms|Dr|Col|Gen|Lt|Pol|Capt|Maj|Sgt|U\.S|U\.N|St)$", rest[: end.start()]
        ):
            continue
        following = rest[end.end() :]
        if end.group() == "," and re.match(r" (?:Ms|Mr|Mrs|Dr|Col|Prof)\b", following):
            return trim_source(words.SOURCE_END.split(following, maxsplit=1)[0])
        return trim_source(rest[: end.start()])
    return trim_source(rest)


def subject_of(text: str, verb: int) -> str | None:
    """Who is the subject of a verb, as named.

    Args:
        text: A sentence.
        verb: Where the verb begins in it.

    Returns:
        The subject, or None where it names nobody.
    """
    left = text[max(0, verb - 200) : verb].rstrip()
    comma_closed = left.endswith(",")
    left = left.rstrip(", ")
    if about := words.WHO_THEY_SAY.search(left) or words.WHO_SAID.search(left):
        source = trim_source(about.group("source"))
        return source if source and (_starts_name(source) or in_office(source)) else None
    if left.endswith(" who") and not words.RANK.search(left[-60:]):
        return None
    clause = words.THAT_RUNS.search(left)
    return _last_subject(left[: clause.start()] if clause else left, comma_closed)


def _last_subject(left: str, comma_closed: bool) -> str | None:
    """The subject with which some words end, before a comma that closes an apposition or not."""
    starts = list(words.SUBJECT_STARTS.finditer(left))
    while comma_closed and starts and words.RELATIVE.fullmatch(starts[-1].group()):
        if ", " in left[starts[-1].end() :]:
            break
        left = left[: starts.pop().start()]  # a relative clause stands between the two
    clause = left[starts[-1].end() if starts else 0 :]
    if comma_closed and (who := words.WHO_CLAUSE.search(clause)):
        clause = clause[: who.start()]
    chunks = _chunks(clause)
    if (
        comma_closed
        and len(chunks) > 1
        and (
            NEGATIVE.match(chunks[-1])
            or (not words.TITLED.search(chunks[-1]) and not _starts_name(chunks[-1]))
        )
    ):
        chunks = chunks[:-1]  # an apposition stands between the speaker and the verb
    if len(chunks) > 1 and not comma_closed and words.PLACES_LISTED.fullmatch(chunks[-1].strip()):
        return None
    if (
        _AND.search(left)
        and starts
        and (main := _main_subject(left[: starts[-1].start()], starts[-1]))
    ):
        return main
    for chunk in reversed(chunks):
        if _AND.search(left):  # "a family had come along and told us"
            chunk = words.COMPLEX.split(chunk, maxsplit=1)[0]
        source = trim_source(chunk, goes_on=bool(_AND.search(left)))
        if source:
            return source
        if not comma_closed and chunk is chunks[-1]:
            return None  # nothing stands between a subject and its verb
        if PRONOUN.match(chunk.strip()) or NEGATIVE.match(LEADING.sub("", chunk.strip())):
            return None
    return None


def _chunks(clause: str) -> list[str]:
    """What stands between the commas of a clause; a portfolio that lists several is one name."""
    listed = words.PORTFOLIO_LISTED.search(clause)
    if listed is None:
        return clause.split(", ")
    *former, first = clause[: listed.start()].split(", ")
    return [*former, first + listed.group()]


def _main_subject(before: str, conjunction: re.Match[str]) -> str | None:
    """Who "complained that others did so and said ...": the one before the first of the verbs."""
    said = words.SAID_THAT.search(before) if conjunction.group().strip() == "that" else None
    starts = list(words.SUBJECT_STARTS.finditer(before)) if said else []
    if said is None or len(starts) and starts[-1].end() > said.start():
        return None
    return trim_source(before[starts[-1].end() if starts else 0 : said.start()])


def _starts_name(chunk: str) -> bool:
    return bool(re.match(r"[A-ZĐ]\w+ [A-ZĐ]", chunk.strip()))


def _quoted_at(text: str, position: int) -> bool:
    """Whether a position stands inside quotation marks."""
    opened = 0
    for mark in words.QUOTATION.findall(text, 0, position):
        opened = {"“": 1, "”": 0}.get(mark, opened ^ 1)
    return bool(opened)


def _is_speech(verb: str, before: str, following: str) -> bool:
    """Whether a form of a verb of saying is one here, active and with a subject of its own."""
    if words.PASSIVE.search(before) or before.endswith("(") or re.match(r"\s+by\b", following):
        return False
    if verb in words.PARTICIPLES and words.PARTICIPLE.match(following):
        return False
    if verb in words.NOUNS_TOO and not words.VERBAL.match(following):
        return False
    return not words.NO_SUBJECT.search(before.lower() if before.isupper() else before)


def _inverted(verb: str, before: str, following: str) -> bool:
    """Whether the speaker stands after the verb, as after a quotation."""
    if verb in ("told", "tells") or re.match(r"\s+(?:that|in|on|at)\b", following):
        return False
    if before.endswith(",") and words.SPEAKER_NEXT.match(following):
        return True
    if before.endswith(tuple(words.QUOTES)) or before.rstrip(",").endswith(tuple(words.QUOTES)):
        return True
    chunks = [chunk.split(" that ")[-1] for chunk in before.rstrip(",").split(", ")[-2:]]
    named = any(words.TITLED.search(chunk) or _starts_name(chunk) for chunk in chunks)
    return before.endswith(",") and not named


def in_office(source: str) -> bool:
    """Whether a source is an agency or people in office, and none of those it is about."""
    known = (words.BODY, words.OFFICERS, words.RANK)
    return any(one.search(source) for one in known) and not words.PEOPLE.search(source)


def is_body(source: str) -> bool:
    """Whether a source is no one person."""
    return bool(words.BODY.search(source)) and not words.RANK.search(source)


def _may_know(source: str) -> bool:
    """Whether a source is a body, an official or a person named, who tell of others."""
    if words.RANK.search(source) or source[:1].isupper() and not words.ARTICLE.match(source):
        return True
    return in_office(source)


def _saying(sentence: str) -> str | None:
    """The subject of a sentence that goes on with what it says: "He left, saying that"."""
    said = words.SAYING.search(sentence)
    verb = words.MAIN_VERB.search(sentence, 0, said.start()) if said else None
    if said is None or verb is None or _quoted_at(sentence, said.start()):
        return None
    source = subject_of(sentence, verb.start())
    return source if source and _may_know(source) else None


def _spoken(sentence: str) -> tuple[str | None, bool]:
    """The subject of the verb of saying, and whether one has only a pronoun for subject."""
    pronoun = False
    spoke = words.SHOUTED if sentence.isupper() else words.SPOKE
    for found in spoke.finditer(sentence):
        if _quoted_at(sentence, found.start("verb")):
            continue
        verb, before = found.group("verb").lower(), sentence[: found.start()].rstrip()
        following = sentence[found.end("verb") :]
        if _inverted(verb, before, following) and verb not in words.PARTICIPLES:
            inverted = _after(sentence, found.end("verb") + 1)
            if inverted:
                return inverted, False
        if not _is_speech(verb, before, following):
            continue
        source = subject_of(sentence, found.start())
        partial = verb in words.PERCEIVED or words.TOLD_THEM.match(following)
        if source and partial and not _may_know(source):
            continue
        if source:
            return source, False
        tail = re.split(r"[,;\"“”.]", before)[-1].strip()
        pronoun = pronoun or bool(PRONOUN.match(tail)) or tail == ""
    return None, pronoun


@lru_cache(maxsize=4096)
def named_in(sentence: str) -> tuple[str | None, bool]:
    """Who a sentence by itself names as its source, else whether a pronoun speaks."""
    pointed = False
    for found in words.ACCORDING.finditer(sentence):
        if _quoted_at(sentence, found.start()):
            continue
        source = _after(sentence, found.end())
        if source:
            return source, False
        pointed = pointed or bool(words.OBJECT_PRONOUN.match(sentence, found.end()))
    counted = words.BY_COUNT_OF.search(sentence)
    source = trim_source(counted.group("source")) if counted else None
    if source:
        return source, False
    pointed = pointed or bool(words.IN_HIS_VIEW.search(sentence))
    source, pronoun = _spoken(sentence)
    if source:
        return source, False
    if saying := _saying(sentence):
        return saying, False
    pronoun = pronoun or pointed
    shown = words.SHOWN.match(LEADING.sub("", sentence))
    if shown and words.DOCUMENTS.search(shown.group("source")):
        return trim_source(shown.group("source")), False
    return None, pronoun


def attribution(
    sentence: str, before: str = "", span: tuple[int, int] | None = None, earlier: str = ""
) -> str | None:
    """Who a sentence names as its source, as named.

    Args:
        sentence: The sentence.
        before: What stands before it in its passage; a pronoun, or a quotation that goes on, takes
            the last speaker named there.
        span: What is said in it; of two sources the one of its own half of the sentence counts.
        earlier: The passages before, for pronouns.

    Returns:
        The source's words, or None where the text itself speaks.
    """
    return _attributed(sentence if span is None else _half(sentence, span), before, earlier)


@lru_cache(maxsize=256)
def _attributed(sentence: str, before: str, earlier: str) -> str | None:
    source, pronoun = named_in(sentence)
    if source or not (before or earlier):
        return source
    continued = sentence.lstrip()[:1] in ('"', "“") or _quoted_at(before, len(before))
    if not (pronoun or continued):
        return None
    titled = _titled_before(sentence, before) if pronoun else None
    if titled:
        return titled
    person = bool(words.ONE_PERSON.search(sentence))
    return _last_named(before) or (_last_named(earlier, True) if pronoun and person else None)


def _titled_before(sentence: str, before: str) -> str | None:
    """Whom "She said" means where the sentence before begins with a titled name: "Ms. Hollis"."""
    pronoun = words.OPENS_ALONE.match(sentence)
    named = words.TITLED_LAST.search(before[-words.TITLED_REACH :]) if pronoun else None
    if pronoun is not None and named is None:
        aged = words.AGED_LAST.search(before[-words.TITLED_REACH :])
        return aged.group("name") if aged else None
    if pronoun is None or named is None:
        return None
    titles = ("Mr",) if pronoun.group(1) == "He" else ("Ms", "Mrs", "Miss")
    return named.group("name") if named.group("title") in (*titles, "Dr") else None


@lru_cache(maxsize=1024)
def carried_on(before: str, after: str) -> str | None:
    """Who says a sentence that names nobody, where the same one speaks before and behind it.

    Args:
        before: What stands before it in its passage.
        after: What stands behind it there.
    """
    for sentence in words.SENTENCES.split(after, maxsplit=words.ONWARD)[: words.ONWARD]:
        source, pronoun = named_in(sentence)
        if source or pronoun:
            speaker = _last_named(before)
            return speaker if pronoun or (source and source == speaker) else None
    return None


def _last_named(text: str, person: bool = False) -> str | None:
    """The last speaker that a text names in its last sentences; one who is a person, if asked."""
    for sentence in reversed(words.SENTENCES.split(text)[-words.BACK :]):
        source, _ = named_in(sentence)
        if source and not (person and is_body(source)):
            return source
    return None


@lru_cache(maxsize=2048)
def _contrasts(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in words.CONTRAST.finditer(sentence))


def _half(sentence: str, span: tuple[int, int]) -> str:
    """The half of a sentence that holds a span, where a contrast divides it and it has a source."""
    cuts = _contrasts(sentence)
    if not cuts:
        return sentence
    start = max((last for _, last in cuts if last <= span[0]), default=0)
    end = min((first for first, _ in cuts if first >= span[1]), default=len(sentence))
    own = sentence[start:end]
    if len(own) == len(sentence) or not named_in(own)[0]:
        return sentence
    return own
