"""Buttons: one filled one per view, plain ones beside it, quiet ones in the text."""

from __future__ import annotations

from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from mentor_desk.ui.theme import Role, Tone, appearance
from mentor_desk.ui.widgets.paint import (
    centred,
    leading_rect,
    mirrored,
    painter_for,
    panel,
    ring,
    trailing_rect,
)
from mentor_desk.ui.widgets.styled import lost_font

HEIGHT = 32
_ICON = 18
_GAP = 8


class Kind(StrEnum):
    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    INVERSE = "inverse"
    """On the dark ground of a toast."""


_INK: dict[Kind, Tone] = {
    Kind.PRIMARY: "on_accent",
    Kind.PLAIN: "text",
    Kind.QUIET: "accent",
    Kind.DANGER: "danger",
    Kind.INVERSE: "window",
}
_FILL: dict[Kind, tuple[Tone | None, Tone | None]] = {
    # at rest, under the pointer
    Kind.PRIMARY: ("accent", "accent_hover"),
    Kind.PLAIN: ("surface", "sidebar"),
    Kind.QUIET: (None, "accent_soft"),
    Kind.DANGER: ("surface", "danger_soft"),
    Kind.INVERSE: (None, None),
}
PADDING: dict[Kind, int] = {
    Kind.PRIMARY: 14,
    Kind.PLAIN: 14,
    Kind.QUIET: 6,
    Kind.DANGER: 14,
    Kind.INVERSE: 8,
}
_OUTLINE: dict[Kind, Tone] = {Kind.PLAIN: "control", Kind.DANGER: "danger"}


class Button(QPushButton):
    """`icon` is the name of a file in resources/icons. Checkable ones show accent when on."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = appearance()
        self.kind = kind
        self._icon_name = icon
        self._by_mouse = False
        self.setAutoDefault(True)  # so that Enter presses it outside dialogs too
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def set_kind(self, kind: Kind) -> None:
        self.kind = kind
        self.update()

    def set_icon_name(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(Role.STRONG))
        self.updateGeometry()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange:
            wanted = self._look.theme.font(Role.STRONG)
            if lost_font(self, wanted):
                self.restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        plain = self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        width = metrics.horizontalAdvance(plain) + 2 * self._padding() + 1
        if self._icon_name:
            width += self._icon_size() + (_GAP if plain else 0)
        if self.menu():
            width += self._icon_size() + 4
        return QSize(ceil(width), max(HEIGHT, ceil(metrics.height()) + 14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = painter_for(self)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect)
        self._paint_text(painter, rect)
        if self.hasFocus() and not self._by_mouse:
            self._paint_focus(painter, rect)

    def _padding(self) -> int:
        return PADDING[self.kind]

    def _icon_size(self) -> int:
        return self._look.theme.scaled(_ICON)

    def _ink(self) -> Tone:
        if not self.isEnabled():
            return "text3"
        return "accent" if self.isChecked() and self.kind is Kind.PLAIN else _INK[self.kind]

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        rest, hover = _FILL[self.kind]
        tone = hover if self.underMouse() or self.isDown() else rest
        outline = _OUTLINE.get(self.kind)
        if self.isChecked():
            tone, outline = "accent_soft", "accent"
        if not self.isEnabled():
            tone, outline = (None if rest is None else "sidebar"), None
        theme = self._look.theme
        panel(
            painter,
            rect,
            None if tone is None else theme.colour(tone),
            None if outline is None else theme.colour(outline),
            6,
            theme.tokens.line,
        )

    def _paint_text(self, painter: QPainter, rect: QRectF) -> None:
        theme, ink = self._look.theme, self._ink()
        inner = rect.adjusted(self._padding(), 0, -self._padding(), 0)
        if self._icon_name:
            size = self._icon_size()
            pixmap = theme.pixmap(self._icon_name, ink, size, self.devicePixelRatioF())
            place = leading_rect(self, inner, size) if self.text() else inner
            centred(painter, place, pixmap)
            inner = trailing_rect(self, inner, inner.width() - size - _GAP)
        if self.menu():
            size = self._icon_size()
            pixmap = theme.pixmap("chevron-down", ink, size, self.devicePixelRatioF())
            towards_edge = -4 if mirrored(self) else 4
            centred(painter, trailing_rect(self, inner, size).translated(towards_edge, 0), pixmap)
            inner = leading_rect(self, inner, inner.width() - size - 4)
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        flags = Qt.AlignmentFlag.AlignCenter | self._mnemonic()
        painter.drawText(inner.adjusted(-1, 0, 1, 0), int(flags), self.text())

    def _mnemonic(self) -> Qt.TextFlag:
        shown = self._look.keys_shown
        return Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._look.theme
        if self.kind is Kind.PRIMARY and self.isEnabled():
            # A ring of the button's own colour would not be seen: draw it inside.
            ring(painter, rect.adjusted(2, 2, -2, -2), theme.colour("on_accent"), 4)
        else:
            tone = "window" if self.kind is Kind.INVERSE else "accent"
            ring(painter, rect, theme.colour(tone), 6)


class IconButton(QToolButton):
    """An icon alone; `name` is what it is called aloud and in its tool tip."""

    def __init__(
        self, icon: str, name: str, tone: Tone = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._icon_name = icon
        self._tone: Tone = tone
        self._ring_tone: Tone = "accent"
        self._by_mouse = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self._look.changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon_name(self, icon: str) -> None:
        self._icon_name = icon
        self.update()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def set_ring_tone(self, tone: Tone) -> None:
        """For grounds on which accent is not seen."""
        self._ring_tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        side = max(HEIGHT, self._look.theme.scaled(_ICON) + 12)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _hovered(self) -> bool:
        # No lighter ground on the toast's ink, where the icon would be lost.
        return self.isEnabled() and self.underMouse() and self._ring_tone == "accent"

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        if self.isChecked():
            panel(painter, rect, theme.colour("accent_soft"))
        elif self._hovered():
            panel(painter, rect, theme.colour("sidebar"))
        tone: Tone = "accent" if self.isChecked() else self._tone
        size = theme.scaled(_ICON)
        pixmap = theme.pixmap(
            self._icon_name,
            tone if self.isEnabled() else "control",
            size,
            self.devicePixelRatioF(),
        )
        centred(painter, rect, pixmap)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, rect, theme.colour(self._ring_tone), 6)
