"""One module per page, found by this folder: PAGE says where it stands, show(view) draws it.

The folder is not called pages/: Streamlit takes one of that name beside app.py for navigation of
its own, and shows it to whoever opens a page's address before anyone has opened the first one.
"""

import importlib
import pkgutil
from itertools import groupby
from types import ModuleType

BEGINS = (1.0, 2.0, 4.0, 5.0, 6.0, 6.8, 8.0)
"""The order of the first page of each section: start, where, who and when, how many, sources, to
take away, help."""

MOVED = {"overview": "overview", "tables": "data"}
"""Addresses that are no page's own, to the path of the page that they open: the first page's is
empty, and the page of tables was once called so."""


def modules() -> list[ModuleType]:
    """The pages' modules, in the order of the navigation."""
    found = [
        importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)
    ]
    return sorted(found, key=lambda module: module.PAGE.order)


def sections() -> list[list[str]]:
    """The paths of the pages that belong together, in the order of the navigation."""
    pages = [module.PAGE for module in modules()]
    by_section = groupby(pages, lambda page: sum(page.order >= begin for begin in BEGINS))
    return [[page.path for page in group] for _, group in by_section]
