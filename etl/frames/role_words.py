"""Words that the roles of places are read by, as sets."""

from etl.annotate._number_words import VALUES

PREPOSITIONS = frozenset(
    [
        "from",
        "to",
        "into",
        "onto",
        "in",
        "at",
        "on",
        "off",
        "inside",
        "within",
        "near",
        "through",
        "via",
        "across",
        "of",
        "for",
        "toward",
        "towards",
        "by",
        "between",
        "against",
        "with",
        "around",
        "along",
        "beyond",
        "outside",
        "among",
        "behind",
        "over",
        "throughout",
        "onboard",
        "aboard",
        "under",
    ]
)
TRANSPARENT = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "that",
        "these",
        "those",
        "neighbouring",
        "neighboring",
        "nearby",
    ]
)
CONNECTORS = frozenset([",", "and", "or", "&", "/", "nor", "plus", "(", ")", ";", "then"])
CLAUSE_ENDS = frozenset(
    [
        ";",
        ":",
        "which",
        "who",
        "where",
        "while",
        "but",
        "whereas",
        "although",
        "whom",
        "because",
        "after",
        "before",
        "when",
    ]
)
LINKS = frozenset(["is", "are", "was", "were", "as", "remains", "remained", "became", "being"])
INCLUDING = frozenset(["is", "are", "was", "were", "include", "included", "includes", ":", "("])
ROLE_ADVERBS = frozenset(
    [
        "both",
        "primarily",
        "mainly",
        "also",
        "main",
        "major",
        "key",
        "principal",
        "primary",
        "significant",
        "chief",
        "largest",
        "most",
        "leading",
        "to",
        "lesser",
        "extent",
        "increasingly",
        "point",
        "country",
    ]
)
"""What may stand between a place, its verb and the noun of its role."""
LIST_WORDS = frozenset(
    [
        "rest",
        "others",
        "including",
        "especially",
        "particularly",
        "mainly",
        "mostly",
        "chiefly",
        "namely",
        "such",
        "as",
        "well",
        "also",
        "even",
        "sometimes",
        "lesser",
        "extent",
        "number",
        "smaller",
        "numbers",
        "countries",
        "among",
        "them",
        "for",
        "percent",
        "%",
    ]
)
"""Words that continue a list of places."""
NUMBER_WORDS = (VALUES.keys() - {"one"}) | frozenset(
    ["hundred", "thousand", "million", "dozen", "dozens", "hundreds", "thousands", "many", "some"]
    + ["several", "few", "most", "more", "young", "other", "another"]
)
