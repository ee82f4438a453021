"""The dashboard as after a visit to an address, its scripts run without a browser."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = "from dashboard import app\napp.main()\n"


def at(path="overview", /, **query):
    """A page with the parameters of its address, before its script runs."""
    app = AppTest.from_string(APP, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    if path != "overview":
        app._page_hash = calc_hash(path)  # switch_page() knows file pages only
    return app


def visited(path="overview", /, **query):
    return at(path, **query).run()


def opened(path="overview", /, **query):
    """A page that is drawn without an error."""
    app = visited(path, **query)
    assert not app.exception
    assert not app.error
    return app


def markup(app):
    """The HTML of a page's elements."""
    return "".join(element.proto.body for element in app.get("html"))
