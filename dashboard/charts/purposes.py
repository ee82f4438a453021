"""What people are trafficked for: a colour, a pattern, two letters and words for each purpose."""

from dataclasses import dataclass

from dashboard import palette
from etl.schema import label


@dataclass(frozen=True, slots=True)
class Purpose:
    """How a purpose is drawn; letters and pattern tell it where colour does not.

    Attributes:
        letters: Two capitals, written on its mark.
        colour: Of its mark.
        pattern: A plotly fill pattern; "" for none.
    """

    letters: str
    colour: str
    pattern: str


PURPOSES = {
    "sexual_exploitation": Purpose("SE", palette.VERMILION, ""),
    "forced_labour": Purpose("FL", palette.BLUE, "/"),
    "marriage": Purpose("MA", palette.PURPLE, "x"),
    "domestic_servitude": Purpose("DS", palette.GREEN, "\\"),
    "begging": Purpose("BE", palette.OCHRE, "-"),
    "online_scam": Purpose("OS", palette.BLUE, "."),
    "adoption": Purpose("AD", palette.GREEN, "|"),
    "organ_removal": Purpose("OR", palette.VERMILION, "+"),
    "child_trafficking": Purpose("CT", palette.OCHRE, "x"),
    "unspecified": Purpose("NS", palette.GREY, ""),
}


def words(code: str) -> str:
    """A purpose in words."""
    return label("purpose", code)
