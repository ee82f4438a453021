"""The meetings that a few paragraphs tell of."""

from etl.extract import meetings
from tests.etl.stories import story


def claims_of(*paragraphs: str, **more):
    return meetings.extract(story(*paragraphs, **more))


def only(*paragraphs: str, **more):
    (claim,) = claims_of(*paragraphs, **more)
    return claim.fields
