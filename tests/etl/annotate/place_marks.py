"""The places that a few paragraphs name."""

from etl.annotate.places import annotate
from etl.document import Document, Passage


def read(*texts, part="body", furniture=False, **header):
    passages = [
        Passage(n, text, 0, len(text), part=part, furniture=furniture)
        for n, text in enumerate(texts)
    ]
    return annotate(passages, Document("d", "d.txt", "", "txt", **header))


def named(*texts, **header):
    return [mention.name for marks in read(*texts, **header) for mention in marks]


def forms(text):
    return {mention.surface: mention.form for mention in read(text)[0]}


def where(*texts):
    return {m.surface: m.place_id for marks in read(*texts) for m in marks}


def kinds(*texts):
    return [[mention.kind for mention in marks] for marks in read(*texts)]
