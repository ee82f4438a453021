"""What a figure counts, as a label in the document's words."""

import re

from etl.annotate._nouns import CURRENCIES
from etl.document import Quantity
from etl.extract._figure_words import PEOPLE

_CLAUSE_END = re.compile(
    r"[.;:!?](?:[\s\"”’)]|$)|,\s(?=[^,]{0,30}\d)|\n|\t|\s[-–—]{1,2}\s|--|—|\s?\|\s?"
)
_LONGEST = 70
_REACH = 160
_NOUN = 40
_BEFORE = 90
_LEADING_WORDS = 7
_MARKS = re.compile(r"^(?:of\s(?=the|these|those)|\W)+")
_PASSIVE = re.compile(
    r"\s(?:(?:who|which|that)\s)?(?:has|have|had|is|are|was|were)\s"
    r"(?:(?:been|being|since|now|also|already|later|then|all)\s){0,2}"
    r"(?=(?:\w+ed|brought|taken|sold|sent|found|held|kept|freed|led|put|made|given|shown|known|lost|gone|come|left|fled|died)\b)",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\s(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen|had|have|has|said|came|went)\s",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"\s(?:are|were|was|is)\s(?:all\s|mostly\s|mainly\s)?(?!not\b)", re.IGNORECASE)
# Where the phrases of a noun end and a clause with a verb of its own begins.
_BREAK = re.compile(r"\s([^\W\d_]+)|\s[-–—]{1,2}\s|\.{3}|[\"“”;:]|,\s")
_STOPS = frozenset(
    re.findall(
        r"\w+",
        "who whom which whose that where when while because although but and or nor as than until "
        "cannot enter entered provide provided find found bring brings know knew not is are was "
        "were be been has have had will would could can may might must should did does do "
        "say said says told tells came come went go goes got pay pays remain remains remained "
        "left turned flew began become becomes became took gave made ran "
        "fell rose stood live lives lived",
    )
)
_WORK = frozenset(["work", "works", "worked"])
_WORK_AS = re.compile(r"\s(?:as|in|on)\b", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\s(?:\w+ed|jumped|passed)\s(?=(?:the|an?|his|her|their|its|them|him|it)\s)", re.IGNORECASE
)
_COUPLED = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)
_OPEN_PAIR = re.compile(r"\b(?:between|both|ages?\sof|aged)\s(?:(?!\sand\s)[^,;.])*$", re.I)
_PAIR_END = re.compile(r"(?:the\s)?[\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,3}")
_NAME_END = re.compile(r"[A-ZĐÀ-Ý\d][\w'’.-]*$")
_CAPITAL_END = re.compile(r"[A-ZĐÀ-Ý][\w'’.-]*$")
_NAME_NEXT = re.compile(
    r"(?:(?:the|north\w*|south\w*|east\w*|west\w*|central|upper|lower|rural)\s){0,2}"
    r"[A-ZĐÀ-Ý][\w'’-]+(?:\s[A-ZĐÀ-Ý][\w'’-]+){0,3}"
)
_LIST_GOES_ON = re.compile(r",\s|\s(?:and|or)\s|\W*$")
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|said|says|told|\w+ed|took|gave|went|came)\b"
)
_DANGLING = re.compile(
    r"(?:(?:^|[\s,])(?:of|in|on|at|by|to|from|for|with|the|a|an|and|or|about|some|worth|nearly|over|"
    r"under|more|less|than|its|their|these|those|this|as|into|after|before|during|between|among|only|"
    r"against|within|without|until|since|near|per|just|almost|around|approximately|roughly|up|"
    r"considered|judged|believed|deemed|supposed|alleged|was|were|is|are|be|been|total(?:l?ing|s|l?ed)|amount(?:ing|s|ed)|valued|estimated|another|further|all|both|at\sleast))+$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:and|but|or|that|which|who|whom|the|a|an|its|their|his|her|for|of|with|by|had|has|have|is|are|"
    r"was|were|been|being|be|will|would|he|she|it|they|we|i|each|also|then|\d[\d,.]*)\s)+",
    re.I,
)
_JOINING = r"and|or|but|that|which|who|whom|when|where|with\san?|said|says"
_JOINED = re.compile(rf"\s(?:{_JOINING})\s", re.IGNORECASE)
_LINKED = re.compile(
    rf"\s(?:{_JOINING}|he|she|they|has|have|had|will|would|is|are|was|were|could|can|may|must)\s",
    re.IGNORECASE,
)
_CHUNKS = re.compile(
    r"[.;|\n\t(\"“”]|:\s|--|—|,\s(?![A-ZĐÀ-Ý][\w'’-]+(?:\s[A-ZĐÀ-Ý][\w'’-]+)?(?:,|\sand)\s)"
)
_ASIDES = re.compile(r"\([^()]{0,60}\)")
_SUMS = re.compile(
    r"(?:\s(?:(?:between|from|and|or|to)\s)*(?:[A-Z]{2,3}|US)?[$£€]?\s?\d[\d,.]*(?:\s(?:and|or|to))?)+$"
)
_PREPOSITION = re.compile(
    r"\s(?:an?|of|with|in|for|to|by|at|on|from|into|against)\s", re.IGNORECASE
)
_PAYING = re.compile(
    r"(?<![\w-])(?:[a-z]{3,}ed|paid|pays?|sold|bought|gives?|gave|owes?|spent|lent|sent|makes?|made|"
    r"earns?|receives?|(?!during)[a-z]{3,}ing)\b(?!\s(?:agenc|compan|house|cent|program|project))"
)
_CELL = re.compile(r"\s+[\d–-]")
_BEFORE_CELL = re.compile(r"\d\s+$")
_ROW = re.compile(r"([^\d\n]*[^\W\d_]{2}[^\d\n]*?)\s*[:.|\t]?\s*\d[\d\s.,–%()-]*$")
_RATE = re.compile(
    r"^\W{0,2}(?:(?:(?:per|a|an|each|every)\s(?:person|head|month|year|day|week|night|victim|worker)"
    r"|annually|yearly|monthly|weekly|daily|apiece|each)\b\s?|(?:in\s(?:all|total)|altogether|overall)\b\s?)+",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:in|from|to|at|on|by|for|of|with|during|after|before|between|under|into|through|since|aged|"
    r"\w+ed|sold|taken|brought|sent|held|kept|freed|put|made|found|gone|come|left|fled|staying|living)\b",
    re.IGNORECASE,
)
"""What follows a noun: without one the label needs it."""
_ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
_MORE = re.compile(r"^\s(?:more|others?|further|additional)\b", re.IGNORECASE)
_BRACKET = re.compile(r"^\s?\([^()]{0,40}\)")
_DETERMINERS = frozenset(["the", "these", "those", "all", "our", "their", "its", "a", "of", "and"])
_SUM_WORDS = frozenset(["sum", "sums", "amount", "amounts", "total", "average", "maximum"])
_POINTING = frozenset(["the total", "these", "those", "them", "the number", "that number", "all"])
_SENTENCE_OVER = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]*\s+[\"“‘(]?$")
"""The end of a sentence right before a number: what stands before it is not told of it."""
_NUMBER_OF = re.compile(r"\bnumber\sof\s(.{3,60})$", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?=\s(?:in|from|to|at|on|by|for|with|during|after|before|between|under|into|through)\s)"
)
_OF = re.compile(r"^of\s(?:the\s|(?!\d{4}\s)\d[\d,.]*\s)?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]{2}")


def about(text: str, quantity: Quantity, noun: str = "") -> str:
    """What is counted: the noun with what belongs to it, in the document's words.

    Args:
        text: The passage's text.
        quantity: The figure.
        noun: What the last count before it counts, for a number without a noun.
    """
    start = max(quantity.end, quantity.number_end)
    end = _CLAUSE_END.search(text, start, start + _REACH)
    following = _BRACKET.sub("", text[start : end.start() if end else start + _REACH])
    following = _closed(following)
    if row := _row(text, quantity, following, noun):
        return row
    if quantity.unit == "percent":
        label = _share(following, noun) or _leading(text, quantity) or "share"
    elif quantity.unit == "usd" or quantity.head in CURRENCIES:
        label = _sum(text, quantity, following)
    else:
        label = _count(text, quantity, following, noun)
    label = _OF.sub("", label)
    label = label if _LETTER.search(label) else noun or quantity.head or quantity.unit
    left_out = _ALL_BUT.search(text, max(0, quantity.start - 12), quantity.start)
    return _shorten(f"all but these: {label}") if left_out else label


def of_converted(label: str, told: Quantity, quantity: Quantity) -> str:
    """The label of a sum told once more in another currency, by that of the sum before it.

    Args:
        label: What the sum before it is about.
        told: That sum.
        quantity: The same in another currency.
    """
    bare = label.removeprefix(f"{_sign(told)}: ")
    bare = "" if bare == _sign(told) else bare
    sign = _sign(quantity)
    return f"{sign}: {bare}" if sign and bare else sign or bare or "money"


def _row(text: str, quantity: Quantity, following: str, noun: str) -> str:
    """The label of a table's row, where a number stands in a row of bare numbers."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    told = text[quantity.number_end : quantity.end]
    if _LETTER.search(told) or not (_CELL.match(following) or _BEFORE_CELL.search(before)):
        return ""
    row = _ROW.match(before.rsplit("\n", 1)[-1] + text[quantity.start : quantity.number_end])
    return _shorten(_DANGLING.sub("", row[1].strip(" .:|\t-"))) if row else noun or quantity.head


def _sum(text: str, quantity: Quantity, following: str) -> str:
    """For what money is: what leads to the sum and what follows it, behind its currency."""
    currency = _counted(text, quantity) or _sign(quantity)
    told = _together(_leading(text, quantity), _tail(_RATE.sub(" ", following)))
    return _shorten(f"{currency}: {told}" if currency and told else told or currency or "money")


def _sign(quantity: Quantity) -> str:
    """A currency told before its sum ("PHP 2 million"); dollars are the unit's own."""
    if quantity.unit == "usd":
        return ""
    return quantity.head.upper() if len(quantity.head) == 3 else quantity.head


def _count(text: str, quantity: Quantity, following: str, noun: str) -> str:
    counted = (_counted(text, quantity) or quantity.head) if quantity.head else ""
    bare, others = following, False
    if not counted:
        others = bool(_MORE.match(following))
        bare = _RATE.sub(" ", _MORE.sub("", following)) if following else ""
        counted = noun if noun and not others else "people" if others else ""
    tail = _tail(bare)
    if not counted and _FOLLOWS.match(tail):
        counted = "people" if quantity.unit in ("people", "arrests", "convictions") else ""
    equal = _EQUALS.match(bare) if not quantity.head and not tail else None
    if equal:
        told = _tail(" " + bare[equal.end() :])
        return _shorten(f"{counted}: {told}" if counted and told else told or counted)
    if not quantity.head and not tail and not noun:
        counted = _together(_leading(text, quantity) or counted)
    return _shorten(_together(counted, tail))


def noun_of(count: Quantity, text: str) -> str:
    """What a count counts, for a number that leans on it; nothing for sums of money."""
    if not count.head or count.head in CURRENCIES or count.unit in ("usd", "percent"):
        return ""
    words = _counted(text, count)
    return words if 0 < len(words) <= _NOUN else count.head


def _counted(text: str, quantity: Quantity) -> str:
    """The counted noun as written, without what stands between it and the number."""
    words = text[quantity.number_end : max(quantity.end, quantity.number_end)]
    closing = words.find(")")
    if closing >= 0 and "(" not in words[:closing]:
        words = words[closing + 1 :]
    return _OF.sub("", _RATE.sub("", _MARKS.sub("", words)).strip(" \"“”'‘’,"))


def _closed(words: str) -> str:
    """Words up to a bracket that was opened before them."""
    if ")" not in words:
        return words
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return words[:at]
    return words


def _together(*parts: str) -> str:
    return " ".join(" ".join(part.split()) for part in parts if part).strip(" ,.(")


def _tail(following: str) -> str:
    """What belongs to the noun: the phrases after it, up to a verb or a clause of its own."""
    passive = _PASSIVE.match(following)
    if passive:
        following = " " + following[passive.end() :]
    stop = _stop(following)
    words = following[:stop]
    if stop < len(following) and not passive and not words.strip():
        return ""
    return _cut(words)


def _stop(following: str) -> int:
    """Where the noun's own phrases end; names and pairs that "and" couples stay together."""
    past = 0
    for found in _BREAK.finditer(following):
        word = (found[1] or "").lower()
        if found.start() < past or (word and not _stops(word, following, found.end())):
            continue
        reach = _coupled(following, found)
        if reach is None:
            return found.start()
        past = reach
    return len(following)


def _stops(word: str, text: str, end: int) -> bool:
    return word in _STOPS or (word in _WORK and bool(_WORK_AS.match(text, end)))


def _coupled(text: str, link: re.Match[str]) -> int | None:
    """The end of what an "and" couples with the words before it, where it couples two like ones."""
    before = text[: link.start()]
    if link.group() == ", ":
        name = _NAME_NEXT.match(text, link.end()) if _NAME_END.search(before) else None
        return name.end() if name and _LIST_GOES_ON.match(text, name.end()) else None
    if not _COUPLED.fullmatch(text[link.start() : link.end() + 1]):
        return None
    at = link.end() + 1
    if _OPEN_PAIR.search(before):
        pair = _PAIR_END.match(text, at)
        return pair.end() if pair else None
    name = _NAME_NEXT.match(text, at) if _NAME_END.search(before) else None
    if name:
        return None if _FINITE.match(text, name.end()) else name.end()
    last, following = before.rsplit(" ", 1)[-1].lower(), text[at:].split(" ", 1)[0].lower()
    if last in PEOPLE and following.strip(".,;") in PEOPLE:
        end = at + len(following)
        return None if _FINITE.match(text, end) else end
    return None


def _cut(words: str) -> str:
    """Words without a bracket that is left open and a last word that only leads on."""
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    words = _closed(words)
    return _DANGLING.sub("", words.strip(' ,.;:"“”')).strip(' ,;:"“”')


def _share(following: str, noun: str) -> str:
    """Of what a share is, and what the share does: "victims returned: children"."""
    whole, _, told = _MARKS.sub("", following).partition(" of whom ")
    verb = _BE.search(" " + whole)
    if verb:
        whole, told = (" " + whole)[: verb.start()], (" " + whole)[verb.end() :]
    whole = _OF.sub("", whole.strip()) if whole.strip().lower() not in _POINTING else whole
    words = _cut(whole)
    if noun and (words.lower() in _POINTING or not words):
        words = noun
    told = _cut((" " + told.strip())[: _stop(" " + told.strip())])
    return _shorten(f"{words}: {told}" if words and told else words or told)


def _leading(text: str, quantity: Quantity) -> str:
    """The last words of the clause before a number, where what follows does not tell."""
    start = max(0, quantity.start - _BEFORE)
    if _SENTENCE_OVER.search(text, start, quantity.start):
        return ""
    chunks = _CHUNKS.split(_ASIDES.sub("|", text[start : quantity.start]))
    bare, words = next(
        (told for told in map(_undangled, reversed(chunks[-2:])) if told[1]), ("", "")
    )
    cut = start > 0 and len(chunks) == 1  # then its first word is none
    kept = words.partition(" ")[2] if cut else words
    long = cut or kept.count(" ") >= _LEADING_WORDS
    kept = " " + " ".join(kept.split()[-_LEADING_WORDS:])
    kept = _after_link(kept, _LINKED if long else _JOINED)
    led = bare[len(words) :].split()[:1]
    if led in (["of"], ["worth"]):
        last = _PREPOSITION.split(" " + kept.strip())[-1]
        kept = kept if last.lower() in _SUM_WORDS else last
    elif long and (verb := list(_PAYING.finditer(kept))):
        kept = kept[verb[-1].start() :]
    kept = _OPENING.sub("", kept.strip() + " ").strip()
    if led == ["with"] and kept and (quantity.unit == "usd" or quantity.head in CURRENCIES):
        kept += " with money"
    if numbered := _NUMBER_OF.search(kept):
        kept = numbered[1]
    return "" if kept.lower() in _DETERMINERS or not _LETTER.search(kept) else kept


def _undangled(chunk: str) -> tuple[str, str]:
    """A stretch of text, and the same without sums and words at its end that only lead on."""
    bare = chunk.strip(" .:,(-–—\t")
    return bare, " ".join(_DANGLING.sub("", _SUMS.sub("", bare)).split())


def _after_link(words: str, links: re.Pattern[str]) -> str:
    """What stands behind the last word that joins clauses; "and" between names joins none."""
    for link in reversed(list(links.finditer(words))):
        if not (_CAPITAL_END.search(words[: link.start()]) and _NAME_NEXT.match(words, link.end())):
            return " " + words[link.end() :]
    return words


def _shorten(words: str) -> str:
    """A label of a line: cut before its last phrases, or before a verb that has an object."""
    if len(words) > _LONGEST and (active := _ACTIVE.search(words, 8)):
        words = words[: active.start()]
    if len(words) <= _LONGEST:
        return words.strip(" ,(")
    whole = _PHRASE.split(words[:_LONGEST].rsplit(" ", 1)[0])
    kept = words[: len("".join(whole[:-1]))] if len(whole) > 1 else ""
    return _cut(kept) if len(kept) > 15 else words[:_LONGEST].rsplit(" ", 1)[0] + "…"
