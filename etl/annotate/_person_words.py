"""Words around names of persons: what announces one, what stands within one, what is never one."""

_PARTICLES = "bin binti bint da de del dos van von al ibn e na"
_LINKS = "of the for and on in &"
_FUNCTION = (
    "The A An In On At By For From With And But Of To As When While After Before Since Who "
    "Whose That This He She They It His Her Their We I You"
)
_NEVER = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "May June July August September October November December Meeting Meetings Summary "
    "Comment Human Trafficking"
)
_BODIES = (
    "Ministry Minister Department Police Office Officer Officers Officials Committee Council "
    "Union National Public Security Court General Affairs Secretariat Republic Women Children "
    "Social Labour Labor Foreign Interior Home Justice Border Guard Guards Army Navy Embassy "
    "Government State Group Bureau Chief Director Deputy Vice Federation Association Front "
    "Party Foundation Commission Agency Division Unit Youth"
)
_ANNOUNCING = (
    "Minister Secretary Ambassador President Premier Governor irector hief ead hair pokes "
    "Commissioner Rapporteur oordinator anager Officer epresentative Advis Consul Mayor "
    "Attorney Lawyer Registrar Mr Ms Dr Col Gen Lt Maj Capt Sgt Pol Prof Sergeant Lieutenant "
    "Inspector Superintendent Father Sister Judge Prosecutor Khun Daw Dato H.E Counsel "
    "Senator Commander Admiral Brigadier Corporal Constable Marshal Mme Madame Brother "
    "Justice Pastor Rev Imam Oknha Samdech Hon Sir Cong Delegate Charg"
)

PARTICLES = frozenset(_PARTICLES.split())
"""Lower-case words within a name."""
LINKS = frozenset(_LINKS.split())
"""Lower-case words within the name of an office."""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""May stand within a name ("Le The Tiem") but not begin one."""
OF_BODIES = frozenset(_BODIES.split())
"""Words of organisations that an office is named after."""
NO_NAME = OF_BODIES | frozenset(_NEVER.split())
TRIGGERS = _ANNOUNCING.split()
"""Parts of the words that a title has."""
