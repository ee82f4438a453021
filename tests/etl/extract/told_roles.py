"""The roles that a short text tells."""

from etl.document import Claim
from etl.extract import roles
from tests.etl.stories import story


def found(text: str) -> list[Claim]:
    """Its claims of roles."""
    return roles.extract(story(text))


def duties(text: str) -> set[tuple[str, str | None]]:
    """Whose they are, and in which area."""
    return {(claim.fields["actor_id"], claim.fields["area"]) for claim in found(text)}


def told(text: str) -> set[tuple[str, str]]:
    """Whose they are, and in which words."""
    return {(claim.fields["actor_id"], claim.fields["role"]) for claim in found(text)}
