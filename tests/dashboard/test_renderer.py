"""One browser for all pictures: started once, shared, replaced when it dies, ended with us."""

import asyncio
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import plotly.graph_objects as go
import pytest
from kaleido.errors import BrowserClosedError, ChromeNotFoundError, JavascriptError

from dashboard.exports import images
from dashboard.exports.exhibit import ExportUnavailable

FIGURE = go.Figure(layout={"width": 10, "height": 10})


class Browser:
    """Draws what it is told to, or dies of it."""

    def __init__(self, *outcomes):
        self.outcomes, self.closed, self.drawing, self.most = list(outcomes), False, 0, 0

    async def calc_fig(self, figure, opts):
        self.drawing += 1
        self.most = max(self.most, self.drawing)
        await asyncio.sleep(0)
        self.drawing -= 1
        outcome = self.outcomes.pop(0) if self.outcomes else opts["format"].encode()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def close(self):
        self.closed = True


@pytest.fixture
def browsers(monkeypatch):
    """The browsers that will be opened, in order; the last is opened again and again."""
    waiting, opened = [], []

    async def open_browser():
        one = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(one, Exception):
            raise one
        opened.append(one)
        return one

    monkeypatch.setattr(images, "_open_browser", open_browser)
    return waiting, opened


@pytest.fixture
def renderer():
    made = images.Renderer()
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name == "pictures" and t is made._thread]


def test_the_browser_is_opened_once_and_draws_one_picture_at_a_time(browsers, renderer):
    waiting, opened = browsers
    waiting.append(Browser())
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(renderer.render(FIGURE, "svg")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"svg"] * 8
    assert len(opened) == 1 and opened[0].most == 1


def test_a_browser_that_dies_is_replaced_and_the_picture_is_drawn(browsers, renderer):
    waiting, opened = browsers
    waiting += [Browser(b"first", BrowserClosedError("gone")), Browser(b"second")]
    assert renderer.render(FIGURE, "png") == b"first"
    assert renderer.render(FIGURE, "png") == b"second"
    assert [browser.closed for browser in opened] == [True, False]


def test_a_browser_that_dies_twice_is_told_and_the_next_picture_begins_anew(browsers, renderer):
    waiting, opened = browsers
    waiting += [Browser(OSError("broken")), Browser(BrowserClosedError("gone")), Browser(b"third")]
    with pytest.raises(ExportUnavailable, match="try again"):
        renderer.render(FIGURE, "png")
    assert renderer.render(FIGURE, "png") == b"third"
    assert [browser.closed for browser in opened] == [True, True, False]


def test_a_chart_that_cannot_be_drawn_is_told_and_leaves_no_page_behind(browsers, renderer):
    waiting, opened = browsers
    waiting += [Browser(JavascriptError("no such trace")), Browser(b"next")]
    with pytest.raises(ExportUnavailable, match="cannot be drawn as pdf"):
        renderer.render(FIGURE, "pdf")
    assert opened[0].closed
    assert renderer.render(FIGURE, "png") == b"next"


def test_without_chromium_it_is_told_what_to_install(browsers, renderer):
    waiting, _ = browsers
    waiting.append(ChromeNotFoundError("none"))
    with pytest.raises(ExportUnavailable, match="install it"):
        renderer.render(FIGURE, "png")


def test_closing_ends_the_browser_and_its_thread(browsers, renderer):
    waiting, opened = browsers
    waiting.append(Browser())
    renderer.render(FIGURE, "png")
    thread = renderer._thread
    renderer.close()
    assert opened[0].closed and not thread.is_alive()
    renderer.close()


DRAW = """
import signal
# A job in the background of a shell is started deaf to the interrupt, and so are its children.
signal.signal(signal.SIGINT, signal.default_int_handler)
import plotly.graph_objects as go
from dashboard.exports.images import RENDERER
figure = go.Figure(layout={"width": 90, "height": 90})
print(len(RENDERER.render(figure, "png")), flush=True)
{more}
"""
KILL = """
import os, signal, sys
def below(pid):
    told = open(f"/proc/{pid}/task/{pid}/children").read().split()
    for thread in os.listdir(f"/proc/{pid}/task"):
        told += open(f"/proc/{pid}/task/{thread}/children").read().split()
    return [int(child) for child in told]
found = below(os.getpid())
for pid in found[:1]:
    os.kill(pid, signal.SIGKILL)
print(len(RENDERER.render(figure, "png")), flush=True)
"""
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def _children(pid):
    """All processes below one, as descriptors that become readable when they end."""
    found = []
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in told.read_text().split():
            found += [os.pidfd_open(int(child)), *_children(child)]
    return found


def _drawing(more):
    process = subprocess.Popen(
        [sys.executable, "-c", DRAW.replace("{more}", more)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert int(process.stdout.readline()) > 0
    return process


@pytest.mark.thorough
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL, None])
def test_no_browser_is_left_behind_however_we_end(ending):
    with _drawing("import sys; sys.stdin.read()") as process:
        left = _children(process.pid)
        assert left
        if ending is None:
            process.stdin.close()
        else:
            process.send_signal(ending)
        process.wait(60)
    for descriptor in left:
        assert select.select([descriptor], [], [], 60)[0], "a process of Chromium is still there"
        os.close(descriptor)


@pytest.mark.thorough
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
def test_a_chromium_that_is_killed_is_started_again():
    with _drawing(KILL) as process:
        assert int(process.stdout.readline()) > 0
        assert process.wait(60) == 0
