"""The post that a cable is written at."""

from etl.document import Document
from etl.gazetteer import load


def post_of(document: Document) -> str | None:
    """The country of a cable's post; None for what is no cable or names no post."""
    if document.kind != "cable" or not document.publisher:
        return None
    post = load().resolve(document.publisher)
    return post.country if post else None
