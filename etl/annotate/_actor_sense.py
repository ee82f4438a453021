"""What the name of an organisation tells: whose it is, and whether it comes again."""

import re

from etl.annotate._actor_lexicon import lexicon
from etl.document import ActorMention
from etl.gazetteer import load as load_gazetteer

_ARTICLE = re.compile(r"(?<=^Ministry of) the ")
_BESIDE = re.compile(r"(?:\b(?:in|at|near|from)|,) $")
_OF_SEVERAL = re.compile(
    r"United Nations|UN |International |European |EU |African Union|ASEAN |World |Inter-American ",
    re.IGNORECASE,
)
_CALLED_AGAIN = re.compile(r"[A-ZĐ][\w'’-]{2,} [A-ZĐ][\w'’ -]{2,}|[A-ZĐ][\w'’-]{5,}")
"""A name that means the same body wherever the text says it again."""


def is_called_again(mention: ActorMention) -> bool:
    """Whether an organisation that a text introduces goes by the same name further on."""
    own = mention.kind == "ngo" and mention.actor_id.startswith("text:")
    name = mention.surface
    return own and bool(_CALLED_AGAIN.fullmatch(name)) and not load_gazetteer().candidates(name)


def is_place(text: str, start: int, name: str) -> bool:
    """Whether what a pattern has for a name is the place where an unnamed body is."""
    beside = _BESIDE.search(text, max(0, start - 8), start)
    return bool(beside) and bool(load_gazetteer().candidates(name))


def is_of_several(name: str) -> bool:
    """Whether a name begins as those of bodies do that many countries share."""
    first = lexicon().direct.get(name.split(" ")[0])
    return bool(_OF_SEVERAL.match(name)) or bool(first and first.country is None)


def without_article(name: str) -> str:
    """The ministry's name as others give it: "Ministry of the Interior" is that of Interior."""
    return _ARTICLE.sub(" ", name)
