"""The programmes that a few paragraphs tell of."""

from datetime import date

from etl.extract import programmes
from tests.etl.stories import story


def claims_of(*texts):
    return programmes.extract(story(*texts, own=date(2006, 5, 1), kind="report"))


def found(*texts):
    return [claim.fields for claim in claims_of(*texts)]
