"""Ages: numbers that tell how old people are, and count nobody."""

import re

from etl.annotate._nouns import is_demonym, unit_of
from etl.annotate._numerals import Numeral
from etl.gazetteer import load
from etl.scan import Rare

_AGE_BEFORE = Rare(
    r"\b(?:a\scouple\sof|aged?|ages|ages?\sof|ages\sbetween|years\sof|as\s(?:young|old)\sas|now|then|"
    r"(?:youngest|oldest|eldest)(?:\sat\spresent\sis|\sis|\swas|\sonly)?|(?:girl|boy|child|children|woman|women|man|lad|youth|graduate|daughter|son)s?"
    r"\sof|(?:he|she|i|they|who|eldest|youngest|oldest|girl|boy|wife|husband|mother|father|son|daughter)\s"
    r"(?:was|were|is|are|am|turned|turns|had\sturned)(?:\s(?:just|only|now|barely|then))?)\s"
    r"(?:from\s|between\s|about\s|perhaps\s|under\s|over\s|only\s|mostly\s|mainly\s|largely\s|all\s|barely\s|just\s)?"
    r"(?:\d\d,\s){0,4}(?:[\w-]+\s(?:and|or|to)(?:,[^,.;\d]{3,30},)?\s)?$",
    re.IGNORECASE,
)
_PERSON_AGED = re.compile(
    r"\b(?:(?:woman|girl|boy|man|child|person|youth|teenager|daughter|son)\sof"
    r"|(?:wom[ae]n|girls?|boys?|m[ae]n|child(?:ren)?|persons?|people|youths?|anyone|minors?|victims?)"
    r"\s(?:under|below))\s$",
    re.IGNORECASE,
)
"""Before an age even where a word follows that could be a thing counted: "a girl of 12 minds"."""
_YET_TO_BE = re.compile(
    r"\bnot\s(?:yet\s)?(?:reached|turned|been|yet)\s$"
    r"|\b(?:looks?|looked|seem(?:s|ed))\s(?:about|barely|hardly|perhaps|at\smost|no\smore\sthan)\s$"
    r"|\b(?:one|he|she)\shad\sbeen\s(?:only\s|just\s|barely\s)?$",
    re.IGNORECASE,
)
_WAS_WHEN = re.compile(r"\b(?:is|was|were|turned)\s(?:just\s|only\s|barely\s)?$")
_AFTER_WAS = re.compile(r"\s(?:when|at\sthe\stime|then)\b")
_YOUNGEST_IS = re.compile(
    r"\b(?:youngest|oldest|eldest)\b[^.;]{0,40}\s(?:is|was|being|be|are|only|of\sthem|of\swhom)\s$",
    re.IGNORECASE,
)
_AGED_BETWEEN = re.compile(
    r"\b(?:men|women|girls|boys|persons?|people|youths?|victims|brides|children|child|minors|kids|teenagers"
    r"|students|orphans|all)\s(?:(?:between|from|of)\s)?$",
    re.IGNORECASE,
)
_PERSON_COMMA = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|girls?|boys?|brides?|caregiver|victims?|wife|husband|widow|mother|father|daughter|son|sister|brother|niece|cousin|maid"
    r"|farmer|student|worker|driver)(?:\s?[\"“”][^\"“”]{1,12}[\"“”])?,\s(?:both\s|aged\s)?(?:\d\d\s(?:and|or)\s)?$",
    re.IGNORECASE,
)
_ANOTHER_COMMA = re.compile(r"\b(?:an?\s(?:second|third|fourth|fifth|sixth)|another),\s$", re.I)
_FULL_NAME = re.compile(r"(?:\b[A-Z][a-z]+\s){2,}[A-Z][a-z]+,\s$")
_AFTER_FULL_NAME = re.compile(r"\.(?:\s|[\"”]|$)")
_AGE_LIMIT_BEFORE = re.compile(
    r"\b(?:under|below|over|above|beyond|younger\sthan|older\sthan|from\sage)\s(?:the\sage\sof\s)?$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"(?:\s|-)(?:year|month|week|day)s?(?:['’])?(?:\s|-)(?:old|olds|of\sage)\b", re.IGNORECASE
)
_NAMED_AGE = re.compile(
    r"(?:^|\W)([^\W\d_][\w.'’-]*)\*?(?:\s\([^()]{1,20}\))?,\s"
    r"(?:(?:about|only|just|barely|now|then)\s|\d\d\sand\s)?$"
)
_IN_NAMED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Aa]cross|From)\s(?:the\s)?$")
"""Before a name that is a place's: "in Oslo, about 40, mostly women"."""
_FULL_NAME_COMMA = re.compile(r"\b([A-Z][\w.'’-]+\s[A-Z][\w'’-]*[a-z]),\s$")
_NAMED_WAS = re.compile(
    r"([^\W\d_][\w.'’-]*)\s(?:is|was|turned)\s(?:just\s|only\s|now\s|barely\s)?$"
)
_GIVEN_AGE = re.compile(r"\b(?:age|ages)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_PRONOUN_SUBJECTS = frozenset(["This", "That", "It", "There", "Sum", "Total", "What", "Figure"])
_SAID_AGE = re.compile(r"\bsa(?:id|ys)\s[^,;]{2,50},\s$")
_LONE_AGE = re.compile(r"(?:\s(?:and|or)\s\d\d)?(?:\s?,\s|\s?\))")
_NAME_BRACKET = re.compile(
    r"([A-Z][a-z]+\s(?!Province|Municipality|District|City|County|State|Region)[A-Z][a-z]+)\s\($"
)
_BOTH = re.compile(r",\s(?:both|each)\s$")
_PERSON_OF = re.compile(
    r"\b(?:an?|the|another|one)\s(?:(?!(?:is|are|was|were|has|had)\b)[\w-]+\s){0,3}?([\w-]+)(?:\sof|,)\s$",
    re.IGNORECASE,
)
"""One person, told by what he or she does or where from: "a tailor of", "the captain,"."""
_OF_SEVERAL = re.compile(
    r"\b(?:some|many|most|both|one|two|three|four|five|six|all|few|none)\sof\s(?:them|whom|these)\s(?:only\s|just\s|barely\s)?$"
    r"|\bnot\syet\s(?:turned\s)?$|\b(?:minimum|average|median)\sage\b[^.;]{0,30}\s$",
    re.IGNORECASE,
)
_AFTER_SEVERAL = re.compile(r"\s?(?:[,.;)]|$)")
_ONE_COMMA = re.compile(r"[^\W\d_][,:]\s$")
_AFTER_ONE = re.compile(r",\s(?:is|was|who|whose|has|had|said|says|told)\b", re.IGNORECASE)
OLDEST = 90
"""Below it, a bare number may be an age."""
_MADE_OUT = Rare(
    r"\b(?:ma(?:d|k)e?s?\s(?:her|him|them)|(?:put|written|set|entered)\sdown\sas|became|become"
    r"|(?:registered|listed|passed\soff|entered|recorded)\sas|gave\s(?:her|his|their)\sages?\sas)\s$",
    re.IGNORECASE,
)
"""Before the age that papers give somebody: "her passport made her 22"."""
_TURNED = re.compile(
    r"\bturn(?:ed|s|ing)\s$|\b(?:until|till|when|before|once)\s(?:it|he|she|they)\s(?:is|was|are|were)\s$"
)
_NOT_AWAY = re.compile(r"\s(?:away|over|back|out|into|to)\b")
"""Behind those whom somebody turned away, and who have not turned so old."""
_ONE_PERSON_IS = re.compile(
    r"\b(?:(?:the|an?|another|her|his|their|whose|that|this)\s(?:[\w-]+\s){0,2}?(?:woman|girl|boy|man|child|baby"
    r"|bride|daughter|son|sister|brother|niece|nephew|wife|husband|mother|father|cousin|widow|victim|driver"
    r"|maid|student|youth|teenager|younger|elder|recruiter|broker)|one\sof\s(?:them|these|those|whom))\b"
    r"(?:,[^;,]{2,30},|\s(?:with|from|in)\s[^.;,]{2,25})?\s(?:is|was)\s$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.,;)]|\s(?:and|but|or)\s|\Z")
_OF_SOMEWHERE = re.compile(r",\s(?:both\s)?(?:of|from)\s[A-Z]")
_NAME_COMMA = re.compile(r"(?:\b[A-Z][\w.'’-]*|\b[Oo]ne\sof\s(?:them|these|those|whom)),\s$")
_ROLE_NAME_COMMA = re.compile(r"\b(?:the|an?)\s[\w-]+,\s(?:[A-Z][\w'’-]+\s){1,3}[A-Z][\w'’-]+,\s$")
_INITIAL_BRACKET = re.compile(r"\b[A-Z]\.\s\($")
_PAIR_COMMA = re.compile(r"\b([a-z]{3,}),\s(?P<last>\d\d\sand\s)?$")
_AND_ANOTHER = re.compile(r"\sand\s\d\d(?:[,.;]|\sand\b)")
"""Around the ages of two: "the cousins, 17 and 19,"."""
_PEOPLE_OF = re.compile(r"\b([a-z]{3,})\sof\s(?P<last>\d\d\s(?:and|or|to)\s)?$")
_NAMED_ONE = re.compile(
    r"\b(?:an?|the|this|another|his|her|their|my|our|whose)\s(?:(?:younger|elder|older|eldest|youngest|only)\s)?"
    r"([a-z]{3,})\s(?:[A-Z][\w.'’-]*\s){0,2}[A-Z][\w'’-]*[a-z],\s$"
)
"""A person with a name before an age that ends a sentence: "his nephew Karim, 19."."""
_SENTENCE_ENDS = re.compile(r"[.;](?:\s|[\"”]|$)")
_SETS = frozenset(["cluster", "roster", "register", "member", "crew", "staff", "folk", "kin"])


def is_age(before: str, after: str, number: Numeral, has_noun: bool) -> bool:
    """Whether a number is somebody's age.

    Args:
        before: The text before it.
        after: The text behind it.
        number: The number.
        has_noun: Whether a counted noun, a currency or a percent sign goes with it.
    """
    if number.high > 110 or number.kind == "share":
        return False
    if _AGE_AFTER.match(after):
        return True
    if has_noun:
        return False
    if number.high <= OLDEST and _YET_TO_BE.search(before[-40:]):
        return True
    if _AGE_BEFORE.search(before) or _AGE_LIMIT_BEFORE.search(before[-28:]):
        return True
    if number.high <= OLDEST and _MADE_OUT.search(before[-30:]):
        return True
    if _WAS_WHEN.search(before) and _AFTER_WAS.match(after):
        return True
    if "est" in before and _YOUNGEST_IS.search(before):
        return True
    likely = number.kind == "range" and number.low > 4 and number.high <= 70
    if likely and _AGED_BETWEEN.search(before[-18:]):
        return True
    if _GIVEN_AGE.search(before[-24:]) or (after[:1] in ".,;" and _SAID_AGE.search(before)):
        return True
    if number.high > OLDEST or number.low <= 4:
        return _is_beside_one(before, after, number)
    return _is_of_person(before, after) or _is_beside_one(before, after, number)


def _is_of_person(before: str, after: str) -> bool:
    """Whether a number is told of a person: "the bride was 16", "A.T. (24)", "KAYA, 47, of Bor"."""
    if _TURNED.search(before[-24:]) and not _NOT_AWAY.match(after):
        return True
    if before.endswith((" is ", " was ")):
        return bool(_CLOSED.match(after) and _ONE_PERSON_IS.search(before))
    if before.endswith("("):
        return after.startswith(")") and bool(_INITIAL_BRACKET.search(before))
    if _OF_SOMEWHERE.match(after) and _NAME_COMMA.search(before):
        return True
    if after[:1] in ".;" and _ROLE_NAME_COMMA.search(before):
        return True
    one = _NAMED_ONE.search(before) if _SENTENCE_ENDS.match(after) else None
    if one and _names_one(one[1]):
        return True
    several = _PEOPLE_OF.search(before[-30:])
    if several and unit_of(several[1]) == "people" and several[1] not in _SETS:
        return bool(several["last"] or _AND_ANOTHER.match(after))
    pair = _PAIR_COMMA.search(before[-30:])
    if pair is None or unit_of(pair[1]) != "people":
        return False
    return bool(_CLOSED.match(after) if pair["last"] else _AND_ANOTHER.match(after))


def _is_beside_one(before: str, after: str, number: Numeral) -> bool:
    """Whether a number is the age of whoever stands right before it: "his wife, 30,"."""
    lone = bool(_LONE_AGE.match(after))
    named = ", " in before[-9:] and _NAMED_AGE.search(before)
    was = _NAMED_WAS.search(before[-40:])
    return bool(
        (named and lone and number.low > 5 and _is_person(named))
        or (was and was[1].istitle() and was[1] not in _PRONOUN_SUBJECTS and number.low > 5)
        or (lone and number.low < 100 and _PERSON_COMMA.search(before))
        or (lone and 5 < number.low < 100 and _ANOTHER_COMMA.search(before))
        or (lone and 5 < number.low < 100 and _BOTH.search(before))
        or (15 < number.low < 90 and _AFTER_FULL_NAME.match(after) and _FULL_NAME.search(before))
        or (5 < number.low < 90 and _of_one(before[-50:], lone))
        or (number.kind == "count" and number.high < OLDEST and _is_set_off(before, after, number))
        or (after.startswith(")") and number.low > 11 and _names_person(before, _NAME_BRACKET))
        or (after.startswith(";") and number.low > 11 and _names_person(before, _FULL_NAME_COMMA))
    )


def is_age_of_one(before: str, number: Numeral) -> bool:
    """Whether a number behind a person is an age, whatever follows: "a girl under 16 carries"."""
    return number.high <= OLDEST and bool(_PERSON_AGED.search(before))


def _is_cased(word: str) -> bool:
    """Whether a word is written as names are, with a capital and small letters."""
    return word.istitle() or (word[0].isupper() and not word.isupper())


def _is_person(named: re.Match[str]) -> bool:
    """Whether the name before an age is cased as names are, and none of where people are."""
    before, name = named.string[: named.start(1)], named[1]
    placed = _IN_NAMED.search(before) is not None and bool(load().candidates(name))
    return _is_cased(name) and not placed


def _is_set_off(before: str, after: str, number: Numeral) -> bool:
    """Whether commas set an age off, or words for some of those told of stand before it."""
    lone = number.high >= 15 and _ONE_COMMA.search(before) and _AFTER_ONE.match(after)
    return bool(lone or (_OF_SEVERAL.search(before) and _AFTER_SEVERAL.match(after)))


def _of_one(before: str, lone: bool) -> bool:
    """Whether one person is told of right before: "a tailor of", "the captain,"."""
    one = _PERSON_OF.search(before) if before.endswith((" of ", " OF ", ", ")) else None
    if one is None or (before.endswith(", ") and not lone):
        return False
    return _names_one(one[1].lower()) or is_demonym(one[1])


def _names_one(noun: str) -> bool:
    """Whether a noun in lower case is that of one person, and not of a set of them."""
    if noun.endswith(("s", "men", "people", "children")) or noun in _SETS:
        return False
    several = noun[:-2] + "en" if noun.endswith("man") else noun + "s"
    return "people" in (unit_of(noun), unit_of(several))


def _names_person(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether a name of two words, and not that of a place, stands right before a number."""
    name = pattern.search(before)
    return name is not None and not load().candidates(name[1])
