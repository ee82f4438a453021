"""A guess at a document's language by its commonest words."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = bytes(range(128))
_COMMON_ENGLISH = "the of and to in a that is was for on with by from at were are has have"
_COMMON_VIETNAMESE = (
    "và của là các được có trong cho người đã với không những này một về tại theo đến từ"
)
_ENGLISH = frozenset(_COMMON_ENGLISH.split())
_VIETNAMESE = frozenset(_COMMON_VIETNAMESE.split())
_NO_LETTERS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
_ALIKE = bytes(ord("a") if chr(code).isalpha() else code for code in range(128)).ljust(256)
_COMMONEST_FIRST = ("the", "of", "and", "to")
_EN_BYTES, _VI_BYTES = (
    [f" {word} ".encode() for word in words if word.isascii()]
    for words in (
        [*_COMMONEST_FIRST, *sorted(_ENGLISH.difference(_COMMONEST_FIRST))],
        sorted(_VIETNAMESE),
    )
)
# Of running words, English function words make up about a third, Vietnamese ones a fifth.
_MIN_SHARE = 0.06


def language(text: str) -> str | None:
    """The two-letter code en or vi, other for another language, None where there is no telling."""
    lowered = text[:20000].lower()
    odd = lowered.encode("utf-8", "ignore").translate(None, _PLAIN).decode()
    plain = _WORD.search(odd) is None
    words, english, vietnamese = (_counted_plain if plain else _counted)(lowered)
    if words < 5:
        return None
    if max(english, vietnamese) < _MIN_SHARE * words:
        return "other"
    return "en" if english >= vietnamese else "vi"


def _counted_plain(text: str) -> tuple[int, int, int]:
    """As `_counted` of a text whose letters are in ASCII, without a list of its words.

    English words are counted until there are enough of them.
    """
    letters = text.encode("ascii", "replace").translate(_NO_LETTERS)
    parted = b" %b " % letters.replace(b" ", b"  ")  # a word has its own blanks
    words = parted.translate(_ALIKE).count(b"a ")
    vietnamese = sum(map(parted.count, _VI_BYTES))
    english = 0
    for word in _EN_BYTES:
        english += parted.count(word)
        if english >= max(vietnamese, _MIN_SHARE * words):
            break
    return words, english, vietnamese


def _counted(text: str) -> tuple[int, int, int]:
    """How many words there are, and how many common ones of English and of Vietnamese."""
    words = _WORD.findall(text)
    english = sum(map(_ENGLISH.__contains__, words))
    return len(words), english, sum(map(_VIETNAMESE.__contains__, words))
