"""Words in quotation marks between a number and its noun: "31 'massage' houses"."""

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›"}
_OPENED, _QUOTED = 3, 6
"""Words behind a number before which a quotation opens; the most that it takes, marks and all."""


def unquoted(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Words behind a number, without the marks of a quotation that opens among the first.

    Args:
        tokens: Words and marks with where each begins and ends.
    """
    opened = next((n for n, token in enumerate(tokens[:_OPENED]) if token[2] in _QUOTES), None)
    if opened is None or len(tokens) <= opened + 1 or tokens[opened][1] != tokens[opened + 1][0]:
        return tokens
    close = _QUOTES[tokens[opened][2]]
    rest = range(opened + 2, min(len(tokens), opened + _QUOTED))
    closed = next((n for n in rest if tokens[n][2] == close), None)
    if closed is None:
        return tokens
    words = [token for token in tokens[opened + 1 : closed] if token[2] != ","]
    if not all(word[0].isalpha() for *_, word in words):
        return tokens
    return tokens[:opened] + words + tokens[closed + 1 :]
