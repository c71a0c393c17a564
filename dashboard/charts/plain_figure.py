"""A Plotly figure that is sent as it was written.

`go.Figure` turns every dict into objects, checks each property, and copies all of it back into dicts when the
chart is drawn: several times what the rest of a chart costs. Here the dicts are kept, and Plotly's own figure
is only made for someone who asks for its parts. That the dicts are what Plotly takes is tested for each
chart.
"""

from typing import Any

import plotly.graph_objects as go


class PlainFigure(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure of plain dicts, to be drawn and read; it is shared, and not to be changed."""

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        """Keep the parts. Plotly's own set-up is left for `objects`."""
        object.__setattr__(self, "_plain", {"data": data, "layout": layout})
        object.__setattr__(self, "_made", None)

    def objects(self) -> go.Figure:
        """The same figure as Plotly's objects, checked by Plotly; made once. Raises ValueError."""
        if self._made is None:
            object.__setattr__(self, "_made", go.Figure(**self._plain))
        return self._made

    @property
    def data(self) -> Any:
        """The traces as Plotly's objects."""
        return self.objects().data

    @property
    def layout(self) -> Any:
        """The layout as Plotly's object."""
        return self.objects().layout

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was written."""
        plain: dict[str, Any] = self._plain
        return plain
