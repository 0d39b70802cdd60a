"""What the user chose about the look, and the theme that follows from it and from the system."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from mentor_desk.paths import resources
from mentor_desk.ui.theme.access_keys import AccessKeys
from mentor_desk.ui.theme.fonts import INTER, later_fonts, load_fonts
from mentor_desk.ui.theme.palette import tokens_of
from mentor_desk.ui.theme.theme import Theme
from mentor_desk.ui.theme.tokens import DARK, LIGHT, Tokens

_PROPERTY = "mentor_desk_appearance"
_BASE_POINTS = 10.0
SMALLEST, LARGEST = 80, 200


class Scheme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Lives on the application, as palette and font do; widgets reach it with `appearance()`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._percent = 100
        self._family = INTER
        self._complete = False
        self._keys = AccessKeys(self)
        # Held: the one-line chain over styleHints() raises RuntimeError in some PySide6 versions.
        self._hints: QStyleHints = QGuiApplication.styleHints()
        self._system_palette = app.palette()
        self._points = _system_points()
        self.theme = Theme(self._tokens(), self._points, self._family)
        app.setProperty(_PROPERTY, self)
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def percent(self) -> int:
        """Text size, 100 being the base size."""
        return self._percent

    @property
    def family(self) -> str:
        """The chosen font; empty for the system's own."""
        return self._family

    @property
    def keys_shown(self) -> bool:
        """Whether access keys are underlined: while Alt is held."""
        return self._keys.shown

    def choose(
        self,
        scheme: Scheme | None = None,
        percent: int | None = None,
        family: str | None = None,
    ) -> None:
        """Apply at once what is given, keep the rest."""
        self._scheme = self._scheme if scheme is None else scheme
        self._percent = self._percent if percent is None else max(SMALLEST, min(LARGEST, percent))
        self._family = self._family if family is None else family
        self._tell_platform()
        self._refresh()

    def complete_fonts(self) -> None:
        """Load what the first window did not need; call once it is on the screen."""
        if not self._complete:
            self._complete = True
            load_fonts(later_fonts(resources() / "fonts"))

    def _tell_platform(self) -> None:
        # Title bars and native dialogs follow this, where the platform has any.
        if self._scheme is Scheme.SYSTEM:
            self._hints.unsetColorScheme()
        else:
            dark = self._scheme is Scheme.DARK
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _follow_system(self) -> None:
        if self._tokens() != self.theme.tokens:
            self._refresh()

    def _refresh(self) -> None:
        self.theme = Theme(self._tokens(), self._points * self._percent / 100, self._family)
        self.theme.apply(self._app)
        self.changed.emit()

    def _tokens(self) -> Tokens:
        contrast = self._hints.accessibility().contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast and self._scheme is Scheme.SYSTEM:
            return tokens_of(self._app.style().standardPalette())
        if self._scheme is Scheme.SYSTEM:
            # On a bare X server the system says nothing: light.
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT


def _system_points() -> float:
    """At least 10 pt; more where the system's own text is larger, as on macOS."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(_BASE_POINTS, own)


def appearance() -> Appearance:
    """The application's; made and applied at the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("appearance() needs a QApplication")
    there = app.property(_PROPERTY)
    if isinstance(there, Appearance):
        return there
    made = Appearance(app)
    made.theme.apply(app)
    return made
