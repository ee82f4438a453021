"""Words for people that numbers count beside victims: suspects, tourists, the deported."""

import re

OTHERS = re.compile(
    r"\b(?:suspect|offender|trafficker|perpetrator|defendant|arrest|prosecut(?!or)|convict|tourist|refugee"
    r"|asylum|passenger|investor|import|export|deport|detain|smuggl|permit|visa|remittance)",
    re.IGNORECASE,
)
