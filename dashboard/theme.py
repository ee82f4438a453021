"""The look: Streamlit's theme options from the palette, and the style of our own markup."""

import json
from pathlib import Path
from typing import Any

from dashboard import fonts, palette

_SHARED: dict[str, Any] = {
    "baseRadius": "0.4rem",
    "showWidgetBorder": True,
    "baseFontSize": 15,
    "linkUnderline": True,
}
_PRIMARY = {"light": "#00609A", "dark": "#4DA3D9"}
_RAISED = {"light": "#f4f6f8", "dark": "#1a212b"}

STYLE = Path(__file__).with_name("style.css")
"""The style of the markup that evidence.py and passages.py make, and of the page around it."""


def options() -> dict[str, Any]:
    """Streamlit's theme options, as configuration keys ("theme.light.primaryColor")."""
    chosen = {f"theme.{name}": value for name, value in _SHARED.items()}
    chosen |= {"theme.font": fonts.STACK, "theme.fontFaces": json.dumps(_faces())}
    for mode in ("light", "dark"):
        tones = palette.ground(mode)
        chosen |= {
            f"theme.{mode}.primaryColor": _PRIMARY[mode],
            f"theme.{mode}.backgroundColor": tones.background,
            f"theme.{mode}.secondaryBackgroundColor": _RAISED[mode],
            f"theme.{mode}.textColor": tones.text,
            f"theme.{mode}.linkColor": _PRIMARY[mode],
            f"theme.{mode}.borderColor": tones.grid,
        }
    return chosen


def _faces() -> list[dict[str, str]]:
    """The bundled fonts as Streamlit's option wants them; it loads each before its letters."""
    return [
        {
            "family": face.family,
            "url": f"{fonts.ADDRESS}/{face.file}",
            "weight": str(face.weight),
            "style": face.style,
            **({"unicodeRange": face.points} if face.points else {}),
        }
        for face in fonts.FACES
    ]
