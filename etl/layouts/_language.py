"""A guess at a document's language by its commonest words."""

import re

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
    lowered = text[:20000].lower()
    words, english, vietnamese = _counted(lowered)
    if words < 5:
        return None
    if max(english, vietnamese) < _MIN_SHARE * words:
        return "other"
    return "en" if english >= vietnamese else "vi"


def _counted(text: str) -> tuple[int, int, int]:
    """How many words there are, and how many common ones of English and of Vietnamese."""
    plain = text.isascii()
    words = text.encode().translate(_NO_LETTERS).decode().split() if plain else _WORD.findall(text)
    english = sum(map(_ENGLISH.__contains__, words))
    return len(words), english, sum(map(_VIETNAMESE.__contains__, words))
