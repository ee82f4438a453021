"""The one quantity that a text tells."""

from etl.annotate.quantities import find_quantities


def only(text):
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]
