"""Classifications of documents and portion marks of paragraphs.

Markings are ordered U < SBU < C < S. What cannot be read counts as S.
"""

import re
import unicodedata
from functools import lru_cache

from etl.layouts._lines import INVISIBLE

RANK = {"U": 0, "SBU": 1, "C": 2, "S": 3}
CLASSIFICATIONS = {"U": "UNCLASSIFIED", "SBU": "SBU", "C": "CONFIDENTIAL", "S": "SECRET"}
_MARKS = {
    "U": "U", "UNCLAS": "U", "UNCLASSIFIED": "U",
    "SBU": "SBU", "FOUO": "SBU", "LOU": "SBU", "SENSITIVE": "SBU", "CUI": "SBU",
    "C": "C", "CONFIDENTIAL": "C", "R": "C", "RESTRICTED": "C",
    "S": "S", "SECRET": "S", "TS": "S", "TOPSECRET": "S",
}  # fmt: skip
# Handling caveats after a slash; they do not change the level.
_CAVEATS = {"NF": "", "NOFORN": "", "SI": "", "FOUO": "SBU", "SBU": "SBU", "SENSITIVE": "SBU"}
_PHRASES = {"FOROFFICIALUSEONLY": "FOUO", "SENSITIVEBUTUNCLASSIFIED": "SBU",
            "LIMITEDOFFICIALUSE": "LOU", "OFFICIALUSEONLY": "FOUO"}  # fmt: skip
# Letters of other scripts that look like those of the markings.
_LOOKALIKES = str.maketrans(
    "СсЅѕВвЦцТтОоϹϲՍԱՏ∪ꓴꓢꓚꓐᏚᏟᑕՏΒƧЕеІіАаЅ", "CcSsBbUuTtOoCcUUSUUSCBSCCSBSEeIiAaS"
)  # noqa: RUF001
_PORTION = re.compile(r"([(\[{（［❨⟨][^()\[\]{}（）［］❩⟩\n]{1,32}[)\]}）］❩⟩])\s*")  # noqa: RUF001
_SPACED = re.compile(r"(?<![A-Z])(?:[A-Z] ){2,}[A-Z](?![A-Z])")
# The same as a scanner reads it.
_WIDE = re.compile(r"(?<![A-Z])(?:[A-Z] {2,3}){3,}[A-Z](?![A-Z])")
# What spaced capitals hold, in a form that is looked for soonest.
_CLUE = re.compile(r"[A-Z] [A-Z] [A-Z]")
_LEVEL = re.compile(
    r"\b(?P<level>TOP ?SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|UNCLAS"
    r"|LIMITED OFFICIAL USE)\b"
)
_SENSITIVE = re.compile(r"\bSENSITIVE\b|FOR OFFICIAL USE ONLY|\bFOUO\b|\bSBU\b")


def portion(text: str) -> tuple[str | None, int, bool]:
    """The portion mark at the start of a paragraph.

    Args:
        text: The paragraph after its number.

    Returns:
        U, SBU, C or S, or None where there is none; the length of the mark with the blanks after
        it; and whether it was read plainly (False: it counts as S because it could not be).
    """
    found = _PORTION.match(text)
    if not found:
        return None, 0, True
    raw = found.group(1)[1:-1]
    plain = raw.isascii() and found.group(1)[0] in "([{"
    level = _level(raw)
    if plain and level:
        return level, found.end(), True
    if plain:
        return None, 0, True
    if level or _strange(raw):
        return "S", found.end(), False
    return None, 0, True


def _skeleton(raw: str) -> str:
    folded = unicodedata.normalize("NFKC", raw).translate(_LOOKALIKES)
    return re.sub(rf"[{INVISIBLE}]", "", folded).upper().replace(".", "")


def _strange(raw: str) -> bool:
    """Whether a short bracket that is no mark holds letters of another script, or hidden ones."""
    if re.search(rf"[{INVISIBLE}]", raw):
        return True
    letters = [character for character in raw if character.isalpha()]
    return len(raw) <= 4 and any(
        not unicodedata.name(letter, "").startswith("LATIN") for letter in letters
    )


@lru_cache(maxsize=1024)
def _level(raw: str) -> str | None:
    """The marking that a bracket's words state."""
    found = re.split(r"[/,-]+", _skeleton(raw))
    parts = [part.replace(" ", "") for part in found if part.strip()]
    if not parts or (first := _MARKS.get(_PHRASES.get(parts[0], parts[0]))) is None:
        return None
    for part in parts[1:]:
        raised = _CAVEATS.get(_PHRASES.get(part, part))
        if raised is None:
            return None
        if raised and RANK[raised] > RANK[first]:
            first = raised
    return first


@lru_cache(maxsize=1024)
def unspace(line: str) -> str:
    """A line with spaced capitals closed up: "C O N F I D E N T I A L" is one word."""
    if "  " in line:
        line = _WIDE.sub(lambda found: found.group().replace(" ", ""), line)
        line = re.sub(r" {2,}", "  ", line)
    if not _CLUE.search(line):
        return line
    return _SPACED.sub(lambda found: found.group().replace(" ", ""), line)


def level_of(lines: list[str]) -> str | None:
    """The marking that the classification lines of a header state: the highest that any states."""
    highest: str | None = None
    for line in lines:
        text = re.sub(rf"[{INVISIBLE}]", "", unicodedata.normalize("NFKC", line))
        text = unspace(text.translate(_LOOKALIKES)).upper()
        for found in _LEVEL.finditer(text):
            name = found.group("level").replace(" ", "")
            highest = _higher(highest, "SBU" if name.startswith("LIMITED") else _MARKS[name])
        if _SENSITIVE.search(text):
            highest = _higher(highest, "SBU")
    return highest


def _higher(one: str | None, other: str) -> str:
    return other if one is None or RANK[other] > RANK[one] else one
