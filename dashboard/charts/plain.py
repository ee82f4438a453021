"""Figures of plotly as plain data: what pages draw anew for every change of a filter.

Plotly's own objects check and copy each property several times, which took longer than all that is
asked and counted for a chart. These are dictionaries with the same names, as far as our charts use
them; `plotly.graph_objects.Figure(figure)` makes a checked one, as tests and exports do.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import plotly.graph_objects as go

_WHOLE = {"paper_bgcolor", "plot_bgcolor", "error_x", "error_y"}
"""Names that have an underscore themselves; in others it leads to a part: margin_r."""
_LISTS = ("annotations", "shapes", "images", "data")
_GIVEN = {"template", "meta"}
"""What is kept as it is given, and never looked into."""


class Part(dict[str, Any]):
    """Properties, to be read as attributes too; one that is not set is None, a part is empty."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever stands there
        """A property; lists come as tuples."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever is to stand there
        """Set a property."""
        self._set(name, value)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - whatever stands there
        """A property; lists come as tuples."""
        found = self.get(name)
        if isinstance(found, list):
            return tuple(found)
        if found is None:
            return () if name in _LISTS else Part() if _is_part(name) else None
        return found

    def update(self, *given: Any, **named: Any) -> Self:  # noqa: ANN401 # pyright: ignore[reportIncompatibleMethodOverride]
        """Set properties; parts are joined with what they hold, lists take the place of theirs."""
        for properties in (*given, named):
            for name, value in properties.items():
                self._set(name, value)
        return self

    def _set(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever stands there
        if "_" in name and name not in _WHOLE:
            name, _, rest = name.partition("_")
            value = {rest: value}
        elif name == "title" and isinstance(value, str):
            value = {"text": value}
        if name in _GIVEN or not isinstance(value, Mapping):
            super().__setitem__(name, value if name in _GIVEN else _plain(value))
            return
        part = self.get(name)
        if not isinstance(part, Part):
            part = Part()
            super().__setitem__(name, part)
        part.update(value)


_PARTS = frozenset(
    {
        *("marker", "line", "font", "textfont", "tickfont", "title", "margin", "legend", "geo"),
        "fillpattern",
        *("hoverlabel", "selected", "unselected", "colorbar", "pattern", "node", "link"),
        *("error_x", "error_y", "projection", "lonaxis", "lataxis", "domain", "modebar"),
    }
)


def _is_part(name: str) -> bool:
    return name in _PARTS or name.rstrip("0123456789") in ("xaxis", "yaxis", "geo")


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever is given
    """A value as it may be written down: what has parts is copied."""
    if isinstance(value, Part | str | int | float) or value is None:
        return value
    if isinstance(value, Mapping):
        return Part().update(value)
    if isinstance(value, list | tuple):
        looked_into = value and isinstance(value[0], Mapping)
        return [_plain(item) for item in value] if looked_into else list(value)
    return value


class Trace(Part):
    """Marks of one kind."""

    kind: ClassVar[str]

    def __init__(self, **properties: Any) -> None:  # noqa: ANN401 - as plotly's
        """Takes properties as plotly names them."""
        super().__init__(type=self.kind)
        self.update(properties)


class Bar(Trace):
    """Bars."""

    kind = "bar"


class Scatter(Trace):
    """Points, lines or words."""

    kind = "scatter"


class Scattergeo(Trace):
    """Points, lines or areas on a map."""

    kind = "scattergeo"


class Sankey(Trace):
    """Bands between places."""

    kind = "sankey"


def Layout(**properties: Any) -> Part:  # noqa: ANN401, N802 - named as plotly's
    """What is around the traces."""
    return Part().update(properties)


class Figure(go.Figure):
    """Traces and a layout; of plotly's figure it has what is defined here."""

    _grid_str = _grid_ref = None

    def __init__(self, data: Any = None, layout: Mapping[str, Any] | None = None) -> None:  # noqa: ANN401 - as plotly's
        """Takes traces (one, several, or a mapping with data and layout) and a layout."""
        if isinstance(data, Mapping) and "type" not in data:
            data, layout = data.get("data"), data.get("layout")
        self._traces: list[Part] = []
        self._around = Part().update(layout or {})
        self.add_traces([data] if isinstance(data, Mapping) else data or [])

    @property
    def data(self) -> tuple[Part, ...]:  # pyright: ignore[reportIncompatibleMethodOverride] - never set
        """The traces."""
        return tuple(self._traces)

    @property
    def layout(self) -> Part:  # pyright: ignore[reportIncompatibleMethodOverride] - never set
        """What is around them."""
        return self._around

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        """Its data or its layout."""
        return {"data": self.data, "layout": self.layout, "frames": ()}[name]

    def add_trace(self, trace: Mapping[str, Any], *_: Any, **__: Any) -> Self:  # noqa: ANN401
        """Add a trace."""
        self._traces.append(_plain(trace))
        return self

    def add_traces(self, data: Any, *_: Any, **__: Any) -> Self:  # noqa: ANN401
        """Add traces."""
        self._traces.extend(_plain(trace) for trace in data)
        return self

    def update_traces(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Set properties of all traces."""
        for trace in self._traces:
            trace.update(properties)
        return self

    def update_layout(self, *given: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Set properties of the layout."""
        self._around.update(*[one for one in given if isinstance(one, Mapping)], properties)
        return self

    def update_xaxes(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Set properties of all x axes."""
        return self._update_axes("xaxis", properties)

    def update_yaxes(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Set properties of all y axes."""
        return self._update_axes("yaxis", properties)

    def update_geos(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Set properties of all maps."""
        return self._update_axes("geo", properties)

    def _update_axes(self, prefix: str, properties: Mapping[str, Any]) -> Self:
        named = {name for name in self._around if name.rstrip("0123456789") == prefix}
        for name in (prefix, *sorted(named - {prefix})):
            self._around.update({name: properties})
        return self

    def add_annotation(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Add words."""
        return self._add("annotations", properties)

    def add_shape(self, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Add a shape."""
        return self._add("shapes", properties)

    def add_hline(self, y: float, *_: Any, **properties: Any) -> Self:  # noqa: ANN401
        """Add a line across the first panel."""
        across = {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "yref": "y"}
        across |= {"y0": y, "y1": y}
        return self._add("shapes", across | properties)

    def _add(self, name: str, properties: Mapping[str, Any]) -> Self:
        held: Sequence[Any] = self._around.get(name) or []
        self._around.update({name: [*held, Part().update(properties)]})
        return self

    def to_dict(self) -> dict[str, Any]:
        """Its data and layout as written down."""
        return {"data": list(self._traces), "layout": self._around}

    def to_plotly_json(self) -> dict[str, Any]:
        """The same."""
        return self.to_dict()
