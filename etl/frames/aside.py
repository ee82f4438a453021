"""What names places of a flow and tells no flow: goods that are sold, people let go, smuggling."""

import re
from collections.abc import Sequence
from itertools import islice

from etl.frames.evidence import TOLD
from etl.frames.roles import Place, Sentence
from etl.scan import Cue, Rare
from etl.stance import attitude

_GOODS = Rare(
    r"\b(?:exports?|exported|imports?|imported|sales|sells?\sto|products?|produce|seafood"
    r"|garments?(?!\s(?:shops?|workers?|factor\w+|workshops?|sweatshops?|lines?))|tonnes?|turnover|tariffs?)\b",
    re.IGNORECASE,
)
_ANYBODY = (
    r"wom[ae]n|girls?|boys?|child|children|brides?|babies|infants?|people|persons?|victims?"
    r"|migrants?|prostitut\w*|brothels?|slave\w*|lured"
)
_PERSONS = re.compile(
    rf"\b(?:{_ANYBODY}|traffick\w*|exploit\w*|kidnap\w*|abduct\w*|forced|scams?)\b", re.IGNORECASE
)
_OTHER_TRADES = Rare(
    r"\b(?:timber|planks?|logs|rosewood|teak|wildlife|"
    r"ivory(?! coast)|horns?|pangolins?|tigers?|turtles|tortoises|bile"
    r"|drugs|narcotics|cocaine|hashish|fentanyl|ketamine|captagon|tramadol"
    r"|heroin|opium|methamphetamines?|yaba|tablets|pills|cigarettes|weapons|fuel|petrol|diesel|cattle)\b",
    re.IGNORECASE,
)
"""What is trafficked where nobody is."""
_DRUGS = Rare(
    r"\b(?:drugs|narcotics|cocaine|hashish|fentanyl|ketamine|captagon|heroin|opium"
    r"|methamphetamines?|yaba|tablets|pills)\b",
    re.IGNORECASE,
)
_PEOPLE_IN_TRADE = re.compile(rf"\b(?:{_ANYBODY}|men|workers?)\b", re.IGNORECASE)
_OF_OLD = Rare(
    r"\b(?:fifteen|sixteen|seventeen|eighteen|nineteen)th(?:[ -]\w+){0,3}[ -]centur(?:y|ies)\b"
    r"|\b1[5-9]th[ -]centur(?:y|ies)\b|\bslave (?:ships?|trade of)\b"
    r"|\b(?:trans)?atlantic slave trade\b",
    re.IGNORECASE,
)
"""Words of slavery as it was."""
_LET_GO = re.compile(
    r"\b(?:after|following|since|upon)\s(?:(?:their|his|her|being|having\sbeen|the|months\sof)\s){0,2}"
    r"(?:release|rescue|escape|escaping|fleeing|liberation|released|rescued|freed|repatriation)\b"
    r"|\b(?:released|rescued|freed|escaped|fled)\sfrom\b",
    re.IGNORECASE,
)
_SMUGGLED = Cue(
    r"\bsmuggl|\basylum\b|\brefugees?\b|\billegal(?:ly)? (?:entr|migra|immig|cross)|\bpassages?\b"
    r"|\bstowaway",
    re.IGNORECASE,
)
_REACH = 400
"""Code points before a place in which words may tell of it: what is longer is a broken file."""
_OFTEN = 3
"""Sentences of a text that tell of smuggling, at least, for it to be about that."""
_PEOPLE = ("group", "official", "exploiter")
_TO = ("to", "into", "in", "over")
_AT = ("in", "at", "from")
_CAME = re.compile(
    r"\b(?:cross\w*|came|brought|flown|flew|taken|handed|sent|arriv\w*|return\w*|moved|back)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:bring|brings|brought|bringing|came|come|comes|coming|get|got|flown|helped)\b"
    r"[^.;]{0,60}?\b(?:back|home)\b|\breturn(?:ed|ees|ing)?\b",
    re.IGNORECASE,
)
"""Words for victims who are home again."""
_BROUGHT_BY = Rare(
    r"\b(?:authorit(?:y|ies)|police|officials|soldiers|army|navy|troops|guards|embass(?:y|ies)|consulates?"
    r"|governments?|ministry|IOM)\b(?:(?!\b(?:which|that|who|whom)\b)[^.;,]){0,40}?"
    r"\b(?:moved|brought|transferred|took|flew|drove|bused|airlifted|handed\sover|escorted|evacuated|ferried)\b(?:(?!\b(?:sold|traffick\w*|brothels?|bars?)\b)[^.;])*?"
    r"\b(?:to|into|across)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a place, what tells of people whom authorities brought there."""
_ARRESTED = re.compile(
    r"(?:,?\s[\w'’-]+){0,10}?\s(?:was|were|(?:have|has|had)\sbeen)\s(?:\w+ly\s|also\s)?"
    r"(?:arrested|charged|convicted|jailed|sentenced|accused|prosecuted|indicted)\b"
    r"|(?:\s[\w'’-]+){0,2}?,?\s(?:(?:accused|convicted|suspected)\sof|charged\swith|wanted\sfor"
    r"|on\strial\sfor)\s(?!prostitut|solicit|immigra|overstay|illegal|loiter|vagran|theft)",
    re.IGNORECASE,
)
_DOERS = re.compile(
    r"(?:\s(?:\w+\s)?(?:nationals?|citizens?|m[ae]n|wom[ae]n|couples?|brothers?|sisters?))?,?"
    r"(?:\s(?:who|which|that))?(?:\s(?:had|have|has|also|then|allegedly))*"
    r"\s(?:brought|lured|recruited|sold|bought|deceived|enticed|smuggled|trafficked|tricked|took"
    r"|shipped|transported|exploited|persuaded|hired|supplied)\s(?:\w+\s){0,3}?"
    r"(?:girls?|wom[ae]n|boys?|m[ae]n|children|workers|labou?rers|victims|them|people|migrants"
    r"|maids|brides|babies|infants)\b",
    re.IGNORECASE,
)
"""What stands behind people who do to others what is done to victims."""
_EMBARKED = re.compile(
    r"\b(?:embarked|boarded|put\s(?:aboard|to\ssea|on\s(?:trawlers|boats|ships|vessels)))"
    r"\s(?:in|at|from|out\sof)\s$",
    re.IGNORECASE,
)
_PUT_ON = re.compile(
    r"[^.;]{0,90}?\b(?:put|placed|loaded)\b[^.;,]{0,12}\b(?:on|onto|aboard)\b[^.;,]{0,12}"
    r"\b(?:planes?|aeroplanes?|flights?|ferr(?:y|ies)|boats?|ships?|bus(?:es)?|trains?)\b",
    re.IGNORECASE,
)
"""Behind a place, what tells that people left it."""
_SENT_ON = Rare(
    r"\b(?:(?:re)?sold|sent|moved|taken|passed|shipped|brought|trafficked|flown|driven|transported|carried)\son\b",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?:^|\bon\s)from\s[^.;]*$", re.IGNORECASE)
"""The words before a place that is where a sentence, or a second journey, begins."""
_NOT_THAT = re.compile(
    r"\bnot\s(?!only\b|just\b|merely\b|simply\b)(?:(?:the|so\smuch|from|to|in|into|of|for)\s){0,2}$",
    re.IGNORECASE,
)
_BUT_THIS = re.compile(r"[^.;:]{0,40}?\bbut\b(?!\salso\b)", re.IGNORECASE)
"""Words around what is named to be left aside: "not the X but Y"."""
_MINORITY = Rare(
    r"\bethnic\s(?:[\w’']+(?:,\s|\sand\s|\sor\s)){0,2}$"
    r"|\b(?:roma|ashkali)(?:,|\sand|,\sand)\s(?:balkan\s)?[\"“]?$",
    re.IGNORECASE,
)
"""The words before a people that is one of a country's own, whatever it is called after."""
_PROMISED = Rare(
    r"\b(?:told|believ\w+|thought|assured|convinced)\s(?:[\w-]+\s){0,2}?(?:that\s)?(?:they|she|he)\s(?:was|were|would)\s"
    r"(?:all\s|be\s){0,2}(?:going|bound|heading|headed|flying|travell?ing|working|employed|hired)"
    r"\s(?:[\w-]+\s){0,4}?(?:to|for|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
_WORK_PROMISED = Rare(
    r"\bpromis\w+\s(?:(?!and\b|but\b|then\b|who\b)[\w-]+,?\s){0,8}(?:in|at)\s(?:the\s)?$",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"\bunder\sthe\s(?:headline|heading|title)\s[\"“]", re.IGNORECASE)
_CELLS = re.compile(r"\s\|\s")
_NUMBER = re.compile(r"[\d.,%\s-]*")
_DATELINE = re.compile(r"[^\na-z]{3,}(?:\([^)\n]{2,40}\)|,\s[A-Z][a-z]+)?\s?(?:--|—|–)\s")
"""A name in capitals and perhaps a country or an agency, before a dash."""


def is_other_matter(sentence: Sentence) -> bool:
    """Whether a sentence is about goods and names nobody who could be sold, or about history."""
    text = sentence.text
    if _OF_OLD.search(text):
        return True
    if _GOODS.search(text):
        return not _PERSONS.search(text)
    return _OTHER_TRADES.search(text) is not None and not _PEOPLE_IN_TRADE.search(text)


def is_of_drugs(sentence: Sentence) -> bool:
    """Whether a sentence tells where drugs come and go, and names nobody who does."""
    return bool(_DRUGS.search(sentence.text)) and not _PEOPLE_IN_TRADE.search(sentence.text)


def _is_before(words: Rare | re.Pattern[str], sentence: Sentence, place: Place) -> bool:
    """Whether some words stand before a place, in its sentence."""
    at = place.mention.start - sentence.start
    return words.search(sentence.text, max(0, at - _REACH), at) is not None


def is_refuge(sentence: Sentence, place: Place) -> bool:
    """Whether people came to a place after they had been let go, or authorities brought them."""
    if _is_before(_BROUGHT_BY, sentence, place):
        return True
    if place.preposition not in _TO:
        return False
    left = _LET_GO.search(sentence.text, place.mention.end - sentence.start)
    return left is not None and _is_before(_CAME, sentence, place)


def are_arrested(sentence: Sentence, place: Place) -> bool:
    """Whether people were arrested or charged, as the words behind them say."""
    end = place.mention.end - sentence.start
    return place.kind == "group" and bool(_ARRESTED.match(sentence.text, end))


def are_doers(sentence: Sentence, place: Place) -> bool:
    """Whether people are those who brought or sold others, as the words behind them say."""
    end = place.mention.end - sentence.start
    people = place.kind in ("group", "adjective", "name") and place.preposition in ("", "of")
    return people and place.mention.form != "name" and bool(_DOERS.match(sentence.text, end))


def is_port(sentence: Sentence, place: Place) -> bool:
    """Whether people were only put on board in a place, for one of another country."""
    if _is_before(_EMBARKED, sentence, place):
        return True
    if not _PUT_ON.match(sentence.text, place.mention.end - sentence.start):
        return False
    further = (p for p in sentence.places if p.mention.start > place.mention.end)
    named = (p for p in further if p.kind == "name" and p.country == place.country)
    return all(p.preposition in _AT for p in named)


def are_sent_on(sentence: Sentence, place: Place) -> bool:
    """Whether people who had been brought to a place before are sold or sent on from it."""
    if place.preposition != "from" or not _SENT_ON.search(sentence.text):
        return False
    return _is_before(_STARTS, sentence, place)


def are_minority(sentence: Sentence, place: Place) -> bool:
    """Whether people only bear the name of a country: "ethnic Chinese girls of Borneo"."""
    return place.mention.kind == "country" and _is_before(_MINORITY, sentence, place)


def is_not_that(sentence: Sentence, place: Place) -> bool:
    """Whether a place is named only to say that it is another one: "not to Oman but to Dubai"."""
    end = place.mention.end - sentence.start
    return bool(_BUT_THIS.match(sentence.text, end)) and _is_before(_NOT_THAT, sentence, place)


def is_promised(sentence: Sentence, place: Place) -> bool:
    """Whether people only believed that they would go to a place."""
    return _is_before(_PROMISED, sentence, place)


def is_promised_work(sentence: Sentence, place: Place) -> bool:
    """Whether people were promised work in a place: "promised jobs in a hotel in X"."""
    return _is_before(_WORK_PROMISED, sentence, place)


def is_headlines(sentence: Sentence) -> bool:
    """Whether a line lists headlines of other stories, or quotes that of an earlier one."""
    cells = _CELLS.split(sentence.text)
    listed = len(cells) > 2 and not any(map(_NUMBER.fullmatch, cells))
    return listed or bool(_HEADLINE.search(sentence.text))


def is_dateline(sentence: Sentence, place: Place) -> bool:
    """Whether a place is where a story was written, and its first sentence tells of another."""
    line = _DATELINE.match(sentence.text)
    if line is None or place.mention.end > sentence.start + line.end():
        return False
    behind = (p for p in sentence.places if p.mention.start >= sentence.start + line.end())
    return any(p.country != place.country and p.kind not in _PEOPLE for p in behind)


def are_home(sentence: Sentence, place: Place) -> bool:
    """Whether the words before a place tell of people who are home again: "brought back from"."""
    return _is_before(_HOME, sentence, place)


def of_smuggling(sentences: Sequence[Sentence], told: Sequence[float]) -> bool:
    """Whether a text tells of smuggling and refuge in at least as many sentences as of the crime.

    Args:
        sentences: All sentences of the text.
        told: How far each tells of the crime, 0 to 1.
    """
    crimes = sum(value >= TOLD for value in told)
    smuggled = (sentence for sentence in sentences if _SMUGGLED.search(sentence.text))
    return next(islice(smuggled, max(_OFTEN, crimes) - 1, None), None) is not None


def tells_apart(sentences: Sequence[Sentence], told: Sequence[float]) -> bool:
    """Whether a text tells of smuggling, or denies the crime, as often as it tells of the crime.

    A sentence that names smuggling beside the crime tells the two apart.

    Args:
        sentences: All sentences of the text.
        told: How far each tells of the crime, 0 to 1.
    """
    smuggled = [bool(_SMUGGLED.search(sentence.text)) for sentence in sentences]
    if not any(smuggled):
        return False
    crimes = [
        sentence.text
        for sentence, value, is_other in zip(sentences, told, smuggled, strict=True)
        if value >= TOLD and not is_other
    ]
    denied = sum(attitude(text) == "denied" for text in crimes)
    return sum(smuggled) + denied >= max(_OFTEN, len(crimes) - denied)
