"""Exhibits as PNG, SVG and PDF, drawn by kaleido in the system's Chromium."""

import asyncio
import atexit
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from typing import Any

import kaleido
import plotly.graph_objects as go
from kaleido.errors import (
    BrowserClosedError,
    BrowserFailedError,
    ChromeNotFoundError,
    JavascriptError,
    KaleidoError,
)

from dashboard import fonts
from dashboard.exports import vectors
from dashboard.exports.exhibit import Exhibit, ExportUnavailable
from dashboard.exports.frame import framed

SECONDS = 60
"""Time a picture may take before its browser counts as dead."""
RELOAD = 100
"""Pictures after which the page they are drawn in is loaded anew."""
NO_CHROMIUM = (
    "Pictures need Chromium or Chrome and none was found: install it (on Debian `apt install "
    "chromium`), or use the camera button of the chart in the browser."
)
Drawable = go.Figure | dict[str, Any]
DEAD = (
    *(BrowserClosedError, BrowserFailedError, KaleidoError),
    *(OSError, RuntimeError, FutureTimeout, CancelledError),
)
"""What a browser that is gone, or hangs, answers with."""


def to_png(exhibit: Exhibit, scale: float = 2) -> bytes:
    """The exhibit as PNG, `scale` pixels for each of its own."""
    drawn, size = _drawn(exhibit)
    return vectors.to_png(drawn, size, scale)


def to_svg(exhibit: Exhibit) -> bytes:
    """The exhibit as SVG, with the fonts that it needs."""
    return vectors.with_fonts(_drawn(exhibit)[0])


def to_pdf(exhibit: Exhibit) -> bytes:
    """The exhibit as PDF, one page of its own size."""
    drawn, size = _drawn(exhibit)
    return vectors.to_pdf(drawn, size, exhibit.day)


def _drawn(exhibit: Exhibit) -> tuple[bytes, tuple[float, float]]:
    """The exhibit as SVG, the same bytes for the same exhibit, with its width and height."""
    figure = framed(exhibit)
    layout: Any = figure.layout
    return vectors.steady(RENDERER.render(figure, "svg")), (layout.width, layout.height)


class Renderer:
    """One browser for all pictures, started at the first and again when it dies."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._browser: kaleido.Kaleido | None = None

    def render(self, figure: Drawable, suffix: str, scale: float = 1) -> bytes:
        """A figure, or its data and layout, as the bytes of a png, svg or pdf.

        Raises:
            ExportUnavailable: No Chromium, or it cannot draw the figure.
        """
        options: dict[str, Any] = {
            "format": suffix,
            "width": figure["layout"]["width"],
            "height": figure["layout"]["height"],
            "scale": scale,
        }
        with self._lock:
            try:
                return self._drawn(figure, options)
            except JavascriptError as error:
                self._stop()
                raise ExportUnavailable(f"The chart cannot be drawn as {suffix}.") from error
            except DEAD:
                self._stop()
            try:
                return self._drawn(figure, options)
            except DEAD as error:
                self._stop()
                raise ExportUnavailable(
                    f"Chromium could not draw the chart as {suffix}: try again, or use the camera "
                    "button of the chart in the browser."
                ) from error

    def close(self) -> None:
        """End the browser; the next picture starts one again."""
        with self._lock:
            self._stop()

    def _drawn(self, figure: Drawable, options: dict[str, Any]) -> bytes:
        browser: Any = self._started()
        return self._wait(browser.calc_fig(figure, opts=options)).result(SECONDS)

    def _started(self) -> kaleido.Kaleido:
        if self._browser is not None:
            return self._browser
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=_run, args=(self._loop,), name="pictures", daemon=True
            )
            self._thread.start()
        try:
            browser: kaleido.Kaleido = self._wait(_open_browser()).result(SECONDS)
        except ChromeNotFoundError as error:
            raise ExportUnavailable(NO_CHROMIUM) from error
        self._browser = browser
        return browser

    def _wait(self, work: Coroutine[Any, Any, Any]) -> "Future[Any]":
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _stop(self) -> None:
        if self._browser is not None:
            closing, self._browser = self._wait(self._browser.close()), None
            with suppress(CancelledError, FutureTimeout):
                closing.exception(SECONDS)
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._loop = None
        if self._thread is not None:
            self._thread.join(SECONDS)
            self._thread = None


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """Works for the browser until it is stopped."""
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.close()


class Page(kaleido.PageGenerator):
    """The page that pictures are drawn in: the installed plotly.js, our fonts, and no more."""

    def generate_index(self) -> str:
        """The page; a line in each font makes the browser load it before it measures texts."""
        style = f"<style>{fonts.rules(embedded=True)}</style>"
        lines = "".join(
            f"<p style=\"position:absolute;left:-9999px;font-family:'{face.family}';"
            f'font-weight:{face.weight};font-style:{face.style}">{face.sample}</p>'
            for face in fonts.FACES
        )
        page = super().generate_index()
        return page.replace("</title>", f"</title>{style}").replace("<img ", f"{lines}<img ")


class Browser(kaleido.Kaleido):
    """A browser whose page stays open from picture to picture.

    Loading the page anew takes ten times as long as a picture; after a failure the renderer takes
    another browser, and what a picture may leave behind goes with the page once in a while.
    """

    _pictures = 0

    async def _return_kaleido_tab(self, tab: Any) -> None:  # noqa: ANN401 - kaleido's own
        self._pictures += 1
        if self._pictures % RELOAD == 0:
            await super()._return_kaleido_tab(tab)
        else:
            await self.tabs_ready.put(tab)


async def _open_browser() -> kaleido.Kaleido:
    """A browser with one tab."""
    browser = Browser(n=1, timeout=SECONDS, page_generator=Page(mathjax=False))
    await browser.open()
    return browser


RENDERER = Renderer()
atexit.register(RENDERER.close)
