"""The programmes that a few paragraphs tell of."""

from datetime import date

from etl.annotate import annotate
from etl.document import Document, Passage
from etl.extract import programmes


def claims_of(*texts):
    document = Document("d", "d.txt", "0", "txt", kind="report", date=date(2006, 5, 1))
    document.passages = [Passage(n, text, 0, len(text)) for n, text in enumerate(texts)]
    return programmes.extract(annotate(document))


def found(*texts):
    return [claim.fields for claim in claims_of(*texts)]
