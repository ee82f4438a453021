"""How far a sentence tells of the crime: whether people are held, sold or put to work in it."""

from etl.frames.roles import TELLING, Sentence

TOLD = 0.5
"""How far a sentence tells of the crime, at least, to count as one that does."""
_NOUN_ENDINGS = ("ing", "ion", "ery", "age")
"""Of words that name the crime, and tell of no act: "trafficking", "slavery"."""


def evidence(sentence: Sentence, about: bool) -> float:
    """How far a sentence speaks of trafficking, 0 to 1: by words of the crime, or those beside it.

    Args:
        sentence: Any.
        about: Whether the text is about trafficking; else words beside the crime count by half.
    """
    has = sentence.has
    if has("other_traffic") and not has("people"):
        return 0.0
    told = crime_told(sentence)
    if told:
        return told
    base = 0.0
    if has("found") and (has("site") or has("people")):
        base = 0.55
    elif has("move", "recruit") and has("people"):
        base = 0.45
    elif has("rescue") and has("people"):
        base = 0.5
    elif has("move", "recruit", "found", "rescue", "site"):
        base = 0.3
    return base if about else base * 0.5


def crime_told(sentence: Sentence) -> float:
    """How far a word of the crime tells of it: 1 for an act, less where it is fought."""
    if not sentence.classes & TELLING:
        return 0.0
    best = 0.0
    for index, token in enumerate(sentence.tokens):
        if "victim" not in token.classes and "crime" not in token.classes:
            continue
        before = sentence.tokens[max(0, index - 4) : index]
        around = before + sentence.tokens[index + 1 : index + 3]
        if "victim" in token.classes:
            fought, sure = any("care" in t.classes for t in before), 0.8
        else:
            noun = token.word.endswith(_NOUN_ENDINGS) or token.word.startswith("bride")
            fought = token.word.startswith(("anti", "counter"))
            fought = fought or noun and any("response" in t.classes for t in around)
            sure = 0.8 if noun else 1.0
        best = max(best, 0.25 if fought else sure)
    return best
