"""One module per page, found by this folder: PAGE says where it stands, show(view) draws it.

The folder is not called pages/: Streamlit takes one of that name beside app.py for navigation of
its own, and shows it to whoever opens a page's address before anyone has opened the first one.
"""

import importlib
import pkgutil
from types import ModuleType


def modules() -> list[ModuleType]:
    """The pages' modules, in the order of the navigation."""
    found = [
        importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)
    ]
    return sorted(found, key=lambda module: module.PAGE.order)
