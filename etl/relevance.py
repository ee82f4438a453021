"""Whether a document is about trafficking in persons: a scan for the words of the field."""

import re

from etl.document import Document
from etl.scan import Scan

_SURE = Scan(
    r"traffick|trafick|\btips?\b|anti-?tip\b|slave|forced lab|forced marriage|debt bondage|"
    r"bonded lab|servitude|sex trade|prostitut|brothel|scam (?:cent|compound|hub)|\bcommit\b",
    re.IGNORECASE,
)
_LIKELY = Scan(
    r"\b(?:victims?|exploit\w*|kidnap\w*|abduct\w*|lured?|luring|captiv\w+|rescued?|brokers?|"
    r"recruiters?|sold|ransom|brides?|smuggl\w+|kidneys?|organ (?:trade|removal|donors?)|unpaid|"
    r"locked|beggars?|begging|against (?:their|her|his) will|slaver\w*|surroga\w+|enslav\w+|"
    r"scams?|scammers?|fraud|compounds?|passports?|migrants?|migration|migratory|refugees?|deport\w*|"
    r"repatriat\w*|begs?|maids?|housemaids?|domestic workers?|wives|karaoke|newborns?|babies|"
    r"recruit\w*|undocumented|illegal workers?|overseas workers?|child labou?r|paedophil\w*|"
    r"pedophil\w*|sex\w*|hostages?|ill-treat\w*|debts?|raids?|freed|womens? union|shelters?|"
    r"vice|wages?|employment|visas?|women|girls)\b",
    re.IGNORECASE,
)
_GOODS = Scan(
    r"\b(?:drugs?|heroin|cocaine|opium|cannabis|methamphetamine|meth|ivory|wildlife|timber|rosewood|"
    r"arms|weapons?|pangolins?|rhino\w*|tablets)\b",
    re.IGNORECASE,
)
_PERSONS = Scan(
    r"(?:human|labou?r|organ|people)[\s-](?:smuggl|traffick)|in persons|"
    r"(?:traffick\w*|smuggl\w*|trade)\s(?:in|of)\s(?:\w+\s){0,2}(?:human|people|wives|boys|babies|"
    r"infants|organs?|kidneys?)|\btips?\b|anti-?tip\b|victim|slave|forced (?:lab|marr|into)|"
    r"prostitut|brothel|servitude|bond(?:ed|age)|sex|migrants?|migration|brides?|scam|\bcommit\b|"
    r"girls?|women|were trafficked|refugees?|deport|kidnap|against (?:their|her|his) will|child|"
    r"workers",
    re.IGNORECASE,
)
_GAME = Scan(
    r"\b(?:league|coach|goals?|penalty|striker|midfielder|defender|championship|matches|semi-?finals?|"
    r"half-time|scored|stadium|cup)\b",
    re.IGNORECASE,
)
ENOUGH = 2
"""Different likely words that make up for the want of a sure one."""
_GAME_WORDS = 4
"""Different words of sport that make it what a text is about."""


def about_trafficking(document: Document) -> bool:
    """Whether the passages name trafficking, or have enough of the words that tell of it.

    Args:
        document: Laid out; its page furniture tells nothing.
    """
    text = "\n".join(passage.text for passage in document.passages if not passage.furniture)
    if _GOODS.search(text) and not _PERSONS.search(text):
        return False
    if _SURE.search(text):
        return True
    if len({match.group().lower() for match in _GAME.finditer(text)}) >= _GAME_WORDS:
        return False
    likely: set[str] = set()
    for match in _LIKELY.finditer(text):
        likely.add(match.group().lower())
        if len(likely) >= ENOUGH:
            return True
    return False
