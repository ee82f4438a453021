"""What names the destination of a flow and tells no flow: goods that are sold, people let go."""

import re

from etl.frames.roles import Place, Sentence
from etl.scan import Rare

_GOODS = Rare(
    r"\b(?:exports?|exported|imports?|imported|sales|sells?\sto|products?|produce|seafood|garments?"
    r"|tonnes?|turnover|tariffs?)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:wom[ae]n|girls?|boys?|child|children|brides?|babies|infants?|people|persons?|victims?"
    r"|migrants?|traffick\w*|prostitut\w*|brothels?|slave\w*|exploit\w*|kidnap\w*|abduct\w*|lured|forced|scams?)\b",
    re.IGNORECASE,
)
_LET_GO = re.compile(
    r"\b(?:after|following|since|upon)\s(?:(?:their|his|her|being|having\sbeen|the|months\sof)\s){0,2}"
    r"(?:release|rescue|escape|escaping|fleeing|liberation|released|rescued|freed|repatriation)\b"
    r"|\b(?:released|rescued|freed|escaped|fled)\sfrom\b",
    re.IGNORECASE,
)
_TO = ("to", "into", "in", "over")
_CAME = re.compile(
    r"\b(?:cross\w*|came|brought|flown|flew|taken|handed|sent|arriv\w*|return\w*|moved|back)\b",
    re.IGNORECASE,
)


def sells_goods(sentence: Sentence) -> bool:
    """Whether a sentence is about goods and markets, and names nobody who could be sold."""
    return bool(_GOODS.search(sentence.text)) and not _PERSONS.search(sentence.text)


def is_refuge(sentence: Sentence, place: Place) -> bool:
    """Whether people came to a place after they had been let go or had fled elsewhere."""
    if place.preposition not in _TO:
        return False
    at = place.mention.start - sentence.start
    left = _LET_GO.search(sentence.text, place.mention.end - sentence.start)
    return left is not None and bool(_CAME.search(sentence.text, 0, at))
