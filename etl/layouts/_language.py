"""A guess at a document's language by its commonest words."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_ENGLISH = "the of and to in a that is was for on with by from at were are has have"
_COMMON_VIETNAMESE = (
    "và của là các được có trong cho người đã với không những này một về tại theo đến từ"
)
_ENGLISH = frozenset(_COMMON_ENGLISH.split())
_VIETNAMESE = frozenset(_COMMON_VIETNAMESE.split())
_NO_LETTERS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
# Of running words, English function words make up about a third, Vietnamese ones a fifth.
_MIN_SHARE = 0.06


def language(text: str) -> str | None:
    """The two-letter code en or vi, other for another language, None where there is no telling."""
    words = _words(text[:20000].lower())
    if len(words) < 5:
        return None
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH)
    vietnamese = sum(counts[word] for word in _VIETNAMESE)
    if max(english, vietnamese) < _MIN_SHARE * len(words):
        return "other"
    return "en" if english >= vietnamese else "vi"


def _words(text: str) -> list[str]:
    if text.isascii():
        return text.encode().translate(_NO_LETTERS).decode().split()
    return _WORD.findall(text)
