"""The agreements that a few paragraphs tell of."""

from etl.extract import agreements
from tests.etl.stories import story


def claims_of(*paragraphs: str, **more):
    return agreements.extract(story(*paragraphs, **more))


def only(*paragraphs: str):
    (claim,) = claims_of(*paragraphs)
    return claim.fields
