"""Which of COMMIT's five areas of work words belong to."""

import re

# The five areas of the COMMIT memorandum of 29 October 2004 and its plans of action.
_WORDS: dict[str, str] = {
    "legal": (
        r"investigat\w*|prosecut\w*|law[- ]enforcement|legal|legislat\w*|laws?\b|courts?|"
        r"justice|criminal\w*|"
        r"arrest\w*|suppress\w*|polic(?:e|ing)|border (?:control|patrol|security)|task force|"
        r"crimes?|protocols?|cases?\b|convict\w*|charges|raid\w*|inspect\w*|trials?\b|licen[cs]\w*|"
        r"suspects?|traffickers?"
    ),
    "protection": (
        r"victims?|return(?:ing|ees?|ed)?|repatriat\w*|reintegrat\w*|shelters?|rehabilitat\w*|"
        r"rescu\w*|"
        r"protect\w*|assist(?:ing|ance to|s)?|recovery|survivors?|counsel+ing|hotlines?|care\b|"
        r"support for women|transit cent\w+|reception cent\w+|safe ?houses?|trac(?:e|es|ing)\b|"
        r"reunit\w*|hous(?:es|ing|ed)\b|tickets?|travel documents?|identif\w*|screen\w*|referral"
    ),
    "prevention": (
        r"prevent\w*|awareness|educat\w*|campaign\w*|safe migration|advocacy|leaflets|"
        r"micro-?credit|livelihoods?|"
        r"scholarships?|vocational|economic development|vulnerab\w*|information to migrants|"
        r"jobs?|schools?"
    ),
    "monitoring": r"monitor\w*|evaluat\w*|statistics|data\b|surveys?|research\w*|stud(?:y|ies)|"
    "baseline|reporting",
    "policy": (
        r"polic(?:y|ies)|coordinat\w*|co-ordinat\w*|secretariat|cooperation|co-operation|"
        r"national plans?|"
        r"action plans?|strateg\w*|steering|lead agency|focal point|chair\w*|capacity|advis\w*"
    ),
}
_EXPRESSIONS = {
    area: re.compile(rf"\b(?:{words})", re.IGNORECASE) for area, words in _WORDS.items()
}


def areas_of(text: str) -> list[str]:
    """The areas that words of a text belong to, the one with most words first."""
    counts = {area: len(expression.findall(text)) for area, expression in _EXPRESSIONS.items()}
    found = [area for area, count in counts.items() if count]
    # Policy is what every task has a part in: it counts where nothing more particular is named.
    return sorted(found, key=lambda area: (area == "policy", -counts[area]))
