"""Which quantities are figures: what they count and what the text around them is about."""

import re
import tomllib
from functools import cache, lru_cache

from etl.annotate._nouns import CURRENCIES, is_money
from etl.document import AnnotatedDocument, AnnotatedPassage, Quantity
from etl.extract._figure_clause import sentence_span
from etl.frames.clauses import asks
from etl.paths import REFERENCE
from etl.scan import Cue, Rare

_CUE = Cue(
    r"""\b(?:(?:anti-?)?(?:human\s)?traffick|tip\b|victim|exploit|slave|enslav|prostitut|brothel|brides?\b|forced|coerc
    |lured|luring|tricked|deceiv|duped|smuggl|broker|recruiter|rescu|freed\b|repatriat|returnee|deport|ransom|bondage
    |abduct|kidnap|shelter|sold\b|sell|bought\b|resold|begging|beggar|surroga|compound|scam|against\stheir\swill
    |undocumented|migrant|matchmaker|pimp|kidney|debt|trawler|unpaid|brick|maids?\b|housemaid|domestic\swork|marri|sex\b
    |sexual|commit\b|labou?r\sexport|karaoke|husband|wives|refugee|counter-traffick)""",
    re.VERBOSE | re.IGNORECASE,
)
_STRONG = Cue(
    r"\b(?:(?:anti-?)?traffick|tip\b|victim|slave|enslav|prostitut|brothel|forced|lured|exploit|sold\b|rescu|bondage"
    r"|ransom|brides?\b)",
    re.IGNORECASE,
)
_HINT = Cue(
    r"\b(?:fraud|passports?|recruit|captive|locked|escaped?|missing|agents?|wages|police|border|girls?|boss|deckhands?"
    r"|casino|beaten|promised|debts?)\b",
    re.IGNORECASE,
)
_CARGO = Cue(
    r"\btraffick\w*\s(?:of\s|in\s)?(?:the\s)?(?:drug|wildlife|animal|wood|timber|disease|arms|"
    r"ivory(?! coast)|ore)"
    r"|\bdrug\straffick|\b(?:wildlife|drug|arms|timber|animal)\s(?:traffick|smuggl)"
    r"|\b(?:rosewood|ivory(?! coast)|tiger|bears?|pangolin|heroin|methamphetamine|cannabis|"
    r"marijuana|cocaine|opium|ketamine|logs|timber|chainsaws?|tablets)\b",
    re.IGNORECASE,
)
_TRADE = Cue(
    r"\b(?:tonnes?|tons?|crops?|coffee|cashew|hectares|(?:bilateral|two-way)\strade|trade\sbetween|poultry|malaria"
    r"|per\scapita|inflation|gdp\sgrew|(?:rice|fuel|food)\sprices|samples|enrolment|primary\sschools?|stevedores|land\sconcessions?)\b",
    re.IGNORECASE,
)
_BORDER = Cue(r"\b(?:border|frontier|boundary|coastline)", re.IGNORECASE)
_NOT_PEOPLE = Rare(r"\b(?:dogs?|cats?|buffalo(?:es)?|pigs?|cows?|bears?|tigers?|goats?)\b", re.I)
_BOTH = re.compile(r"\b(?:the|these|those|both|all|last|other|our)\s$", re.IGNORECASE)
_THE_SAME = re.compile(r"\b(?:the|these|those|all|(?:first|second|third|last|one)\sof)\s$", re.I)
_SOME_DAYS = re.compile(r"\ban?\s\w+\sor\s$", re.IGNORECASE)
"""Before a number of days or the like: "for a day or two"."""
_IN_KNOTS = re.compile(r"\b(?:groups|pairs|parties|batches)\sof\s(?:\w+\s(?:and|or|to)\s)?$", re.I)
"""Before the size of groups: "in groups of two and three"."""
_THE_OTHERS = re.compile(r"\b(?:in|at|of|by)\sthe\sother\s$", re.IGNORECASE)
_TELLING = re.compile(
    r"\s(?:\w+\s)?(?:told|sa(?:id|ys?)|spoke|speak|mentioned|complained|recalled|noted|confirmed)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:spoke[n]?|talked|met|interviews?|meetings?)\s(?:with|to)\s(?:[a-z]+\sof\s)?$|\baccording\sto\s$",
    re.IGNORECASE,
)
"""Around the number of those who only tell of the matter."""
_SIZE_OF = re.compile(
    r"\b(?:(?:for|with|in|to|by|of)\s(?:an?|the|her|his|their)\s(?:\w+\s)?(?:family|household)"
    r"|committee|panel|board|bench|jury)\sof\s$",
    re.IGNORECASE,
)
"""Before the size of an employer's household, or of a board that sits."""
_KIN = re.compile(
    r"\s(?:brothers|sisters|siblings|twins|cousins|couples|relatives|related)\b", re.I
)
"""Behind some of those counted who are of one family."""
_CLOSED = re.compile(r"[,.;)]|$")
_MEASURED = re.compile(r"\b(?:medians?|averages?|means?|ages?|aged|ranks?|months?|days?)\b", re.I)
"""Headings of columns that count nobody: ages, ranks, spans of time."""
_IN_GROUPS = re.compile(r"\bin\s$", re.IGNORECASE)
_CONVERTED = re.compile(r"\b(?:kms?|kilomet(?:er|re)s?|miles?|mi)\s\((?:about\s)?$", re.IGNORECASE)
_COVERED = re.compile(r"\b(?:cover\w*|from|in|across)\s$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:offices|branches|members|presence|present|active|works?|working|operates?|operating)\s(?:in|across)\s$",
    re.IGNORECASE,
)
"""Before the countries in which an organisation is at home."""
_HANDFUL, _FEW = 5, 12
# Prices beside the matter of a story.
_OTHER_PRICE = Rare(
    r"\b(?:taxis?|cable\scars?|bus\sfares?|refunded|motor(?:bike|cycle)s?|tickets?\s(?:for|to)\sthe"
    r"|pills?|curfew|exchange\srate|a\spound|an\sounce|(?:per|a)\skilo(?:gram)?s?)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = Rare(r"\b(?:curfew|cable\scars?|medals?)\b", re.I)
_BODY_OF = re.compile(
    r"\b(?:organi[sz]ation|bloc|club|association|federation|alliance|network)\s(?:of|with)\s$", re.I
)
_CRIME = re.compile(r"\b(?:traffick(?:ed|ing)|sold|enslaved)\b", re.IGNORECASE)
_PLAIN_PART = re.compile(r"\b(?:half|halves|thirds?|fourths?)$", re.IGNORECASE)
_ONE_MORE = re.compile(r"An?\s\w+(?:th|rd),")
"""One more of those counted, and no share: "A fifth, from there, was taken"."""
_FIRST_PERSON = re.compile(r"\b(?:i|we)\s(?:have|had)\s$", re.IGNORECASE)


@cache
def things(name: str) -> frozenset[str]:
    """A word list of data/reference/figure_topics.toml."""
    path = REFERENCE / "figure_topics.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name].split())


class Surroundings:
    """What a document and its passages are about, looked up once.

    Attributes:
        density: Trafficking words in a hundred words of the document.
        cargo: Whether it is about other trafficking than that in persons.
        oblique: Whether it tells of captivity and escape without the words for it.
    """

    def __init__(self, annotated: AnnotatedDocument) -> None:
        """Counts the words of every passage."""
        texts = [
            ""
            if passage.passage.furniture or passage.passage.part == "furniture"
            else passage.passage.text
            for passage in annotated.passages
        ]
        self._cues = [_CUE.count(text) for text in texts]
        self._strong = [_STRONG.count(text) for text in texts]
        self._cargo = [_CARGO.count(text) for text in texts]
        words = max(60, sum(text.count(" ") for text in texts))
        self.density = 100 * sum(self._cues) / words
        hints = sum(_HINT.count(text) for text in texts)
        self.oblique = self.density < 0.3 and hints >= 3
        self.cargo = sum(self._cargo) > sum(self._strong)

    def near(self, index: int, reach: int = 3) -> int:
        """Trafficking words in a passage and those beside it."""
        return sum(self._cues[max(0, index - reach) : index + reach + 1])


def is_figure(
    quantity: Quantity, passage: AnnotatedPassage, index: int, around: Surroundings
) -> bool:
    """Whether a quantity counts something about trafficking, the response or the border.

    Args:
        quantity: The quantity.
        passage: Its passage.
        index: The passage's place in the document.
        around: What the document is about.
    """
    if passage.passage.part == "title":
        return False
    text = passage.passage.text
    start, end = sentence_span(passage, quantity)
    sentence = text[start:end]
    if asks(sentence) or (quantity.column and _MEASURED.search(quantity.column.label)):
        return False
    if _wrong_kind(quantity, text, sentence):
        return False
    if _beside_the_matter(quantity, text, sentence):
        return False
    if quantity.unit == "km":
        if _CONVERTED.search(text, max(0, quantity.start - 20), quantity.start):
            return False
        return bool(_BORDER.search(sentence))
    strong = bool(_STRONG.search(sentence))
    if around.cargo or (_TRADE.search(sentence) and not _CUE.search(sentence)):
        return strong and not _CARGO.search(sentence)
    return strong or around.density >= 0.4 or around.near(index) > 0 or around.oblique


def _beside_the_matter(q: Quantity, text: str, sentence: str) -> bool:
    """Amounts too vague to be a figure, and prices and sizes of other things."""
    if q.qualifier == "vague" and not _CRIME.search(sentence):
        return True
    if q.unit == "percent" and _PLAIN_PART.search(text[q.number_start : q.number_end]):
        return True
    if q.unit == "percent" and _ONE_MORE.match(text, q.start):
        return True
    if q.head == "members" and _BODY_OF.search(text[max(0, q.start - 24) : q.start]):
        return True
    if is_money(q) and _OTHER_PRICE.search(text[max(0, q.start - 60) : q.end + 40]):
        return not _STRONG.search(text[max(0, q.start - 60) : q.end + 40])
    return _is_of_other_matter(text)


@lru_cache(maxsize=64)
def _is_of_other_matter(text: str) -> bool:
    return bool(_OTHER_MATTER.search(text)) and not _CUE.search(text)


def _only_stands_by(q: Quantity, text: str) -> bool:
    """Whether those counted only attend the matter, or are whom the document asked."""
    if q.unit == "people" and q.head in things("bystanders"):
        return True
    if q.unit not in ("people", "groups"):
        return False
    asked = _ASKED.search(text, max(0, q.start - 40), q.start)
    return bool(q.head and (asked or _TELLING.match(text, q.end)))


def _only_describes(q: Quantity, text: str) -> bool:
    """Whether a number tells the size of a household or a board, or who of several are kin."""
    if q.end == q.number_end and _SIZE_OF.search(text, max(0, q.start - 40), q.start):
        return True
    return not q.head and bool(_KIN.match(text, q.end))


def _is_no_matter(q: Quantity, before: str) -> bool:
    """Whether things are too few or of a kind that tells nothing."""
    if q.head in things("uncounted_things"):
        covered = q.head == "countries" and q.low > _FEW and _COVERED.search(before)
        return not covered or bool(_PRESENT.search(before))
    if q.column:  # what a table counts is told for its number
        return False
    if q.low <= 3 and q.low == q.high:
        return True
    return q.low <= _FEW and q.head not in things("counted_things") and q.head not in CURRENCIES


def _wrong_kind(q: Quantity, text: str, sentence: str) -> bool:
    """Things that are no matter of trafficking, and numbers that only point back."""
    before = text[max(0, q.start - 24) : q.start]
    if q.unit == "other" and q.head and not is_money(q) and _is_no_matter(q, before):
        return True
    if q.low <= _HANDFUL and _only_stands_by(q, text):
        return not _STRONG.search(sentence)
    if not q.head and q.low <= 2 and _BOTH.search(before):
        return True
    if q.low <= _FEW and _only_describes(q, text):
        return True
    if not q.head and q.low <= _FEW and _THE_OTHERS.search(before) and _CLOSED.match(text, q.end):
        return True
    if q.unit == "people" and q.low != int(q.low) and q.low < 1000:
        return True
    if q.low <= _FEW and (_SOME_DAYS.search(before) or _IN_KNOTS.search(before)):
        return True
    alone = not q.head or (q.end == q.number_end and not q.column)
    pointed = alone and q.low <= _FEW and _THE_SAME.search(before)
    if pointed and not text.startswith(" of ", q.end):
        return True
    if q.unit == "groups" and q.low <= 3 and _IN_GROUPS.search(before):
        return True
    return bool(
        q.unit == "people"
        and not q.head
        and _NOT_PEOPLE.search(text[max(0, q.start - 60) : q.start])
    ) or bool(_FIRST_PERSON.search(before))
