"""Which of COMMIT's five areas of work words belong to."""

import re

# The five areas of the COMMIT memorandum of 29 October 2004 and its plans of action.
_WORDS: dict[str, str] = {
    "legal": (
        r"investigat\w*|prosecut\w*|law[- ]enforcement|legal|legislat\w*|laws?\b|courts?|"
        r"justice|criminal\w*|"
        r"arrest\w*|suppress\w*|polic(?:e|ing)|border (?:control|patrol|security|areas)|punish\w*|"
        r"crimes?|protocols?|cases?\b|convict\w*|charges|raid\w*|inspect\w*|trials?\b|licen[cs]\w*|"
        r"suspects?|traffickers?"
    ),
    "protection": (
        r"victims?|return(?:ing|ees?|ed)?|repatriat\w*|reintegrat\w*|shelters?|rehabilitat\w*|"
        r"rescu\w*|"
        r"protect\w*|assist(?:ing|ance to|s)?|recovery|survivors?|counsel+ing|hotlines?|care\b|"
        r"support for women|transit (?:cent\w+|houses?|homes?)|reception cent\w+|safe ?houses?|"
        r"trac(?:e|es|ing)\b|"
        r"medical|meals|lodging|escorts?|(?:hand|turn|send)(?:ed|s)? (?:them )?over to|"
        r"in the care of|"
        r"drop-in|safe home|(?:certificates?|papers|cards) (?:of identity|for|to)|"
        r"(?:br(?:ings?|ought|inging)|flew|fly|flies|flown|sen[dt]s?|tak(?:es?|ing|en)|took|go|"
        r"received?)"
        r"(?:\s[\w,'’-]+){0,6}?\s(?:home|back|in)\b|receiv\w+ (?:\w+ )?(?:minors|women|girls|boys|"
        r"child(?:ren)?)|help(?:s|ed|ing)? (?:\w+ )?(?:women|girls|boys|children|men|persons|"
        r"people|nationals)|"
        r"reunit\w*|hous(?:es|ing|ed)\b|tickets?|travel documents?|identif\w*|screen\w*|referral"
    ),
    "prevention": (
        r"prevent\w*|awareness|educat\w*|campaign\w*|safe migration|advocacy|leaflets|"
        r"micro-?credit|livelihoods?|"
        r"communication|sensiti[sz]ation|curricul\w*|(?:public )?information (?:in|to|for|work|"
        r"centers?)|"
        r"pre-?(?:departure|employment)|early warning|talks|posters|radio|theat(?:er|re)|risks?|"
        r"intercept\w* (?:\w+ )?(?:women|girls|children)|child sex tourism|"
        r"scholarships?|vocational|economic development|vulnerab\w*|information to migrants|"
        r"jobs?|schools?"
    ),
    "monitoring": r"monitor\w*|evaluat\w*|statistics|figures|indicators|follow-up|"
    r"supervis\w+ (?:\w+ ){0,2}implementation|complaints|data\b|surveys?|research\w*|stud(?:y|ies)|"
    "baseline|reporting",
    "policy": (
        r"polic(?:y|ies)|coordinat\w*|co-ordinat\w*|secretariat|cooperation|co-operation|"
        r"national plans?|"
        r"action plans?|task forces?|(?:inter-?\w+|standing|joint|national) (?:committee|"
        r"commission|council|"
        r"roundtable|body)|nodal|relations with|standing agency|focal (?:agency|officer)|"
        r"strateg\w*|steering|lead agency|focal point|chair\w*|capacity|advis\w*"
    ),
}
_EXPRESSIONS = {
    area: re.compile(rf"\b(?:{words})", re.IGNORECASE) for area, words in _WORDS.items()
}

_HEADS = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|will|would|shall|to|be|the|an?|its|their|also|both) )*"
    r"(?:(?:co-)?chair\w*|presid\w+|(?:headed|led|heads?|leads?)\b|lead agenc\w+|secretariat|nodal|"
    r"(?:lead|focal|standing|coordinating|co-ordinating) (?:agency|body|point|ministry)|"
    r"co-?ordinat\w+|under the (?:ministry|prime|council))",
    re.IGNORECASE,
)
"""How a task begins that is to head others or to keep them together."""
_HEADED = re.compile(
    r"(?P<legal>investigat|operation|prosecut|enforcement)|(?P<protection>repatriat|victim|"
    r"reception|return|shelter|multidisciplinary|rescue|protection\b(?! of)|care\b)|"
    r"(?P<prevention>prevention|awareness)|(?P<monitoring>monitor|evaluat)",
    re.IGNORECASE,
)
"""What work it is that is headed."""


def area_of_task(task: str) -> str | None:
    """The area that the words of an agency's task belong to; who heads others makes policy.

    Args:
        task: The words of the task: "chairs the national committee".
    """
    if _HEADS.match(task):
        work = _HEADED.search(task)
        return (work.lastgroup if work else None) or "policy"
    return next(iter(areas_of(task)), None)


def areas_of(text: str) -> list[str]:
    """The areas that words of a text belong to, the one with most words first."""
    counts = {area: len(expression.findall(text)) for area, expression in _EXPRESSIONS.items()}
    found = [area for area, count in counts.items() if count]
    # Policy is what every task has a part in: it counts where nothing more particular is named.
    return sorted(found, key=lambda area: (area == "policy", -counts[area]))
