"""Spellings: folding, the words for "district" in other languages, forms of nationality."""

import re

from etl.gazetteer import search_form

_GENERIC_BEFORE = re.compile(
    r"^(?:huyện cũ|huyện|quận|thành phố|thị xã|amphoe mueang|amphoe|khet|srŏk|srok|khândôb|krŏng|"
    r"krong|muang|kabupaten|kota|municipality of|city of|province of|state of|departamento del?|"
    r"departamento|provincia de|provincia del|estado de|región de|region de|gouvernorat de|"
    r"kecamatan|daerah)\s+",
    re.I,
)
_GENERIC_AFTER = re.compile(
    r"\s+(?:old district|district|township|county|prefecture|zizhixian|zizhizhou|xian|shi|qu|"
    r"sheng|diqu|zizhiqu|province|state|region|division|municipality|governorate|department|"
    r"oblast|oblysy|viloyati|zhuang|xianjie|si|gun|gu|ken|fu|zila|upazila)$",
    re.I,
)
_LATIN = re.compile(r"[\sA-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff.'’‘ʼ/()-]+")


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters and worth searching for."""
    return bool(_LATIN.fullmatch(name)) and len(search_form(name)) > 1


def bare(name: str) -> str:
    """A name without its word for district, county or province."""
    before = None
    while before != name:
        before = name
        name = _GENERIC_AFTER.sub("", _GENERIC_BEFORE.sub("", name)).strip()
    return name


def plain(name: str) -> str:
    """A name without diacritics, capitals kept: "Quảng Ninh" gives "Quang Ninh"."""
    import unicodedata

    name = name.replace("đ", "d").replace("Đ", "D").replace("Ð", "D").replace("’", "'")
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c))


def nationality(noun: str, adjective: str) -> tuple[set[str], set[str]]:
    """Adjectives and people's names from the World Factbook's wording.

    "Cambodian(s)" gives Cambodian and Cambodians, "Vietnamese (singular and plural)" both forms.
    """
    adjectives = {_clean(word) for word in re.split(r",|;| or |/", adjective)}
    people: set[str] = set()
    for part in re.split(r",|;| or |/", noun):
        if "note" in part:
            continue
        word = _clean(part)
        people.add(word)
        if "(s)" in part:
            people.add(word + "s")
        elif "(men)" in part:
            people.add(word[:-3] + "men")
        elif "(women)" in part:
            people.add(word[:-5] + "women")
    keep = re.compile(r"[A-Z][\w' -]+")
    drop = {"NA", "Note"}
    return (
        {a for a in adjectives if keep.fullmatch(a) and a not in drop},
        {p for p in people if keep.fullmatch(p) and p not in drop},
    )


def _clean(word: str) -> str:
    return re.sub(r"\([^)]*\)?", "", word).strip()
