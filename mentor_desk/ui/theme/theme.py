"""One look, complete: colours, type and icons for a scheme and a text size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QFont, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from mentor_desk.paths import resources
from mentor_desk.ui.theme.fonts import INTER, Role, early_fonts, load_fonts, make_font
from mentor_desk.ui.theme.icons import SIZE, Icons
from mentor_desk.ui.theme.palette import palette_of
from mentor_desk.ui.theme.style import style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from mentor_desk.ui.theme.tokens import Tokens

_FONTS_THERE = "mentor_desk_fonts"
_STYLED = "mentor_desk_styled"
_STYLE = "Fusion"

Tone = Literal[
    "window",
    "surface",
    "sidebar",
    "border",
    "control",
    "text",
    "text2",
    "text3",
    "accent",
    "accent_hover",
    "accent_soft",
    "on_accent",
    "private",
    "private_soft",
    "warning",
    "warning_soft",
    "danger",
    "danger_soft",
]


class Theme:
    """Never changes; a new scheme or size is a new theme. `points` is the body size."""

    def __init__(self, tokens: Tokens, points: float = 10.0, family: str = INTER) -> None:
        self.tokens = tokens
        self.points = points
        self.family = family
        self._icons = Icons(resources() / "icons")
        self._fonts: dict[tuple[Role, bool], QFont] = {}

    def name(self, tone: Tone) -> str:
        """The colour of a tone as `#RRGGBB`."""
        return str(getattr(self.tokens, tone))

    def colour(self, tone: Tone) -> QColor:
        return QColor(self.name(tone))

    def font(self, role: Role = Role.BODY, *, tabular: bool = False) -> QFont:
        """`tabular` sets figures of one width: for dates, counts and times."""
        key = (role, tabular)
        if key not in self._fonts:
            self._fonts[key] = make_font(role, self.points, self.family, tabular=tabular)
        return QFont(self._fonts[key])

    def icon(self, name: str, tone: Tone = "text2") -> QIcon:
        return self._icons.icon(name, self.name(tone), self.tokens.control)

    def pixmap(
        self, name: str, tone: Tone = "text2", size: int = SIZE, ratio: float = 1.0
    ) -> QPixmap:
        """`ratio` is the device pixel ratio of what it is painted on."""
        return self._icons.pixmap(name, self.name(tone), size, ratio)

    def scaled(self, pixels: float) -> int:
        """A length that grows with the text; `pixels` is its length at 10 pt."""
        return round(pixels * self.points / 10)

    def palette(self) -> QPalette:
        return palette_of(self.tokens)

    def style_sheet(self) -> str:
        stamp = f"{self.points:.2f} {self.family}"
        return style_sheet(self.tokens, resources() / "icons" / "style", self.points, stamp)

    def apply(self, app: QApplication) -> None:
        """Style sheet last: it is what tells every widget to look again."""
        if app.property(_FONTS_THERE) is None:
            load_fonts(early_fonts(resources() / "fonts"))
            app.setProperty(_FONTS_THERE, "yes")
        if app.property(_STYLED) is None:
            app.setStyle(_STYLE)
            app.setProperty(_STYLED, "yes")
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(self.style_sheet())


def started(arguments: list[str]) -> QApplication:
    """The application, in our style from the first: setting it later, or asking for it, would have
    PySide make the type QStyle, a twentieth of the whole start.
    """
    app = QApplication([*arguments, "-style", _STYLE])
    app.setProperty(_STYLED, "yes")
    return app
