"""The rooms of a page, underlined where one is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.paint import (
    leading_flag,
    leading_rect,
    line_of_text,
    painter_for,
    panel,
    ring,
    trailing_flag,
)

_LEAD, _TRAIL = 4, 16


class Tabs(QTabBar):
    """A QTabBar: `addTab`, `currentChanged`. `name` is what the bar is called aloud."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._by_mouse = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def add(self, text: str, count: int | None = None) -> int:
        """Add a tab, with how many things are in it; answers its index."""
        at = self.addTab("")
        self.set_tab(at, text, count)
        return at

    def set_tab(self, at: int, text: str, count: int | None = None) -> None:
        self.setTabData(at, (text, "" if count is None else str(count)))
        shown = text if count is None else f"{text} {count}"
        self.setTabText(at, shown.replace("&", "&&"))

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(Role.STRONG, tabular=True))
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        metrics = QFontMetricsF(self.font())
        text, count = self._parts(index)
        width = metrics.horizontalAdvance(text) + _LEAD + _TRAIL
        if count:
            width += metrics.horizontalAdvance(" " + count)
        return QSize(ceil(width), max(40, ceil(metrics.height()) + 22))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme = painter_for(self), self._look.theme
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        for at in range(self.count()):
            self._paint_tab(painter, at)

    def _paint_tab(self, painter: QPainter, at: int) -> None:
        theme, here = self._look.theme, at == self.currentIndex()
        # Text starts nearly at the page's edge; the air between tabs follows it.
        tab = QRectF(self.tabRect(at))
        rect = leading_rect(self, tab, tab.width() - _TRAIL + _LEAD)
        ground = rect.adjusted(0, 5, 0, -7)
        if not here and tab.contains(self.mapFromGlobal(self.cursor().pos())):
            panel(painter, ground, theme.colour("sidebar"))
        text, count = self._parts(at)
        painter.setFont(self.font())
        inner = rect.adjusted(_LEAD, 0, -_LEAD + 1, 0)
        painter.setPen(theme.colour("text" if here else "text2"))
        line_of_text(painter, inner, leading_flag(self), text)
        painter.setPen(theme.colour("text3"))
        line_of_text(painter, inner, trailing_flag(self), count)
        if here:
            line = QRectF(inner.left(), rect.bottom() - 2, inner.width(), 2)
            painter.fillRect(line, theme.colour("accent"))
            if self.hasFocus() and not self._by_mouse:
                ring(painter, ground, theme.colour("accent"))

    def _parts(self, at: int) -> tuple[str, str]:
        data: object = self.tabData(at)
        if isinstance(data, (tuple, list)) and len(data) == 2:  # pyright: ignore[reportUnknownArgumentType]
            return str(data[0]), str(data[1])  # pyright: ignore[reportUnknownArgumentType]
        return self.tabText(at).replace("&&", "&"), ""
