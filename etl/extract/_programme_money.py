"""Money that goes into a piece of work: a grant, a budget, what somebody gives or spends on it."""

import re

from etl.document import AnnotatedPassage, Quantity, within
from etl.extract._programme_words import PROJECT, paid_work

LEAST = 5_000
"""US dollars that make a piece of work a programme; less is a price or a fee."""
_LOCAL = re.compile(
    r"(?:(?-i:[A-ZĐ]{1,3})?[\$₫€£¥]? ?)?\d[\d.,]*(?: (?:million|billion|thousand))?"
    r"(?: [a-z]+){0,2} \((?:about |some |approx\.? |approximately |or )?$",
    re.IGNORECASE,
)
"""A sum of another currency, before that in dollars: "2.6 million crowns ("."""
_GIVEN = re.compile(
    r"\b(?:gave|gives?|given|grant(?:s|ed)|provid(?:es?|ed|ing)|contribut(?:es?|ed)|donat(?:es?|ed)|"
    r"allocat(?:es?|ed)|earmark(?:s|ed)|promis(?:es?|ed)|pledg(?:es?|ed)|set aside|lent|"
    r"award(?:s|ed)|committed|made available|puts? up|spends?|spending|paying|pays|"
    r"invest(?:s|ed|ing))\b(?: [^\s.;:()]+){0,6} \(?$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:[\d.,]+|million|thousand|dollars|US\$|USD|k|\)|[ ,]|(?:a|per) year|over \w+ years|"
    r"of [A-Z]\w+ money|(?:given|paid) by [^.;:]{2,50}?,|"
    r"to (?!be\b)[^.;:]{2,70}?(?=for|to))* ?(?:for|to|on|toward|towards) "
    r"(?!(?:this|next|the) (?:\w+ )?(?:year|period)\b|FY|fiscal|(?:19|20)\d\d\b(?! to (?:19|20)))",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b(?:budget|costs?|costing|worth|expenditure|grants?|gift|contribution|donation|funding|"
    r"financing .{3,60} with|with) ?(?:of|is|was|at|put at|estimated at|to|came to|:)? ?"
    r"(?:about |some |over |nearly |around )?$",
    re.IGNORECASE,
)
_GRANT = re.compile(
    r"(?: (?:million|thousand))?(?:,? [\w-]+){0,3}? (?:grants?|projects?|program(?:me)?s?|schemes?|"
    r"initiatives?|contribution)\b|(?: of [A-Z][\w']+ (?:money|funds))? from (?!\d)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[^\s(]+ \((?:about |some |approx\.? )?$")
_ANOTHER = re.compile(
    r"\b(?:needs?|needed|required?|appeal\w*|asks?|asked|asking|seeks?|sought|seeking|fin(?:es?|ed)|"
    r"ransoms?|compensation|restitution|debts?|fees?|salar(?:y|ies)|wages?|trade|remittances?|"
    r"left over|prices?|sold|bought|brides?|brokers?|smugglers?|passage|profits?|seized|"
    r"exports?|bonds?|deposit|owed?|earn(?:s|ed)?|bribes?|previous|tickets?)\b",
    re.IGNORECASE,
)
"""What money is that goes into no programme."""
_NEAR = 60
"""Code points around a sum in which that is told."""
_FOR_WHICH = re.compile(
    r"\b(?:for|to|toward) which [^.;:]{2,80}? (?:ha[sd] |have )?(?:given|gave|provided|earmarked|"
    r"contributed|granted|allocated|paid|promised|pledged|set aside) $",
    re.IGNORECASE,
)
_FUNDS = re.compile(
    r"\b(?:paid for|funded|financed|supported|helped) by [^.;:()]{2,50} \($|"
    r"\b(?:help|money|funds|funding|aid|grants?) (?:from [^.;:()]{2,40} )?\($",
    re.IGNORECASE,
)


def sums(marked: AnnotatedPassage, start: int, end: int) -> list[Quantity]:
    """The sums of US dollars in a stretch that can be those of a programme."""
    return [
        quantity
        for quantity in within(marked.quantities, start, end)
        if quantity.unit == "usd" and not quantity.per and (quantity.low or 0) >= LEAST
    ]


def is_paid_for(marked: AnnotatedPassage, start: int, end: int) -> bool:
    """Whether a sum of dollars goes into work that a stretch tells of.

    Args:
        marked: The passage.
        start: First code point of the stretch.
        end: One past its last.
    """
    found = sums(marked, start, end)
    text = marked.passage.text
    if not found:
        return False
    work = PROJECT.search(text, start, end) is not None
    return any(
        _goes_into(text, start, end, quantity, work)
        for quantity in found
        if not _ANOTHER.search(
            text, max(start, quantity.start - _NEAR), min(end, quantity.end + _NEAR)
        )
    )


def _goes_into(text: str, start: int, end: int, quantity: Quantity, project: bool) -> bool:
    before = _LOCAL.sub("", text[max(start, quantity.start - 90) : quantity.start])
    after = text[quantity.end : min(end, quantity.end + 90)]
    if _GIVEN.search(before) and _PURPOSE.match(after):
        return True
    if _FOR_WHICH.search(before) or _FUNDS.search(before):
        return True
    work = project or bool(paid_work(text, start, end))
    if work and _GRANT.match(after):
        return True
    return work and bool(_BUDGET.search(before) or _BRACKET.search(before))
