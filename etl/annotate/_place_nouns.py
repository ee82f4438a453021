"""The shape of a place's name, and the nouns that mark one: "Tocha woreda", "wilaya of Adrar"."""

_LETTER = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏƠƯȘȚ\u1e00-\u1eff]"
_CAPITAL = rf"{_LETTER}\w{{0,40}}(?:['’‘ʻʼ](?!s\b)\w{{1,40}}){{0,3}}"
"""A word with a capital, without the "s" of an owner ("N'Djamena", "Uganda's")."""
_ARTICLE = r"(?:al|el|ad|an|ar|as|at|az|ash|ed|en|es|et|ez|esh)-"
_INNER = (
    r"(?:d(?:e|el|ella|i|o|a|os|as|u)(?: l[ao]s?)?|l(?:a|e|os|as|es)|sur|sous|lez|en|à|aux|y|"
    r"na|nad|pod|ob|bei|an der|van)"
)
_SMALL = rf"{_ARTICLE}|[dl]['’]|(?<= ){_INNER} (?:[dl]['’])?|(?<=-){_INNER}-(?:[dl]['’])?"
_JOINT = rf"[ -](?:(?={_LETTER})|{_SMALL})"
NAME = rf"(?:{_ARTICLE}|St[aeo]?\. )?{_CAPITAL}(?:{_JOINT}{_CAPITAL}){{0,3}}"
"""One to four words with capitals, joined as in names of places ("Ústí nad Labem")."""

_NOUNS_OF_KIND = {
    "province": "province state oblast governorate voivodeship wilaya krai",
    "city": "village hamlet town city camp municipality",
    "district": "prefecture district township county commune subdistrict sub-district ward quarter "
    "neighbourhood neighborhood rayon raion woreda kebele upazila thana tehsil taluk taluka canton "
    "regency subcounty sub-county subprefecture sub-prefecture chiefdom parish powiat tambon "
    "amphoe khwaeng sub-city",
    "border_crossing": "port pass crossing checkpoint gate",
    "region": "island",
}
KINDS = {noun: kind for kind, nouns in _NOUNS_OF_KIND.items() for noun in nouns.split()}
"""The kind of place that each noun marks."""
PROVINCES = tuple(_NOUNS_OF_KIND["province"].split())
"""Those that mark a province."""
_HEADS_OF_KIND = {
    "province": "wilaya departamento provincia département",
    "district": "tambon amphoe khwaeng khet barangay brgy sitio purok kecamatan kabupaten mukim "
    "upazila woreda kebele tehsil taluk taluka raion rayon gewog dzongkhag mahalla jamoat "
    "corregimiento distrito municipio cantón parroquia comuna vereda colonia cercle arrondissement "
    "daïra huyện quận phường xã",
}
HEADS = {noun: kind for kind, nouns in _HEADS_OF_KIND.items() for noun in nouns.split()}
"""The same, of nouns of local languages that stand before the name."""


def plural(noun: str) -> str:
    """The plural of a noun: "counties", "parishes"."""
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh")) else f"{noun}s"


SINGULAR = {plural(noun): noun for noun in KINDS}
"""Each noun that marks several places, as one of them."""
