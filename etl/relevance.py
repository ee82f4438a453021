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
ENOUGH = 2
"""Different likely words that make up for the want of a sure one."""


def about_trafficking(document: Document) -> bool:
    """Whether the passages name trafficking, or have enough of the words that tell of it.

    Args:
        document: Laid out; its page furniture tells nothing.
    """
    text = "\n".join(passage.text for passage in document.passages if not passage.furniture)
    if _SURE.search(text):
        return True
    likely: set[str] = set()
    for match in _LIKELY.finditer(text):
        likely.add(match.group().lower())
        if len(likely) >= ENOUGH:
            return True
    return False
