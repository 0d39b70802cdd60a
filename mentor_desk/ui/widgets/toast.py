"""What just happened, at the foot of the window, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

SHOWN_MS = 10_000
LAID_OUT_MS = 150  # a page that changes takes a few rounds for it
_FROM_EDGE = 24
_WIDEST = 560
_APART, _STEPS = 8, 4


class Toast(QFrame):
    """Stays ten seconds, and as long as the pointer or the focus is on it. Never takes the focus.

    `over` is the window or page at whose foot it appears, beside or above a button that is there.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._look = appearance()
        self._over = over
        self._undo: Callable[[], None] | None = None
        self._text = WrapLabel("", Role.BODY, "window")
        self.undo_button = Button(self.tr("Undo"), Kind.INVERSE)
        self.close_button = IconButton("x", self.tr("Close message"), "window")
        self.close_button.set_ring_tone("window")
        inner = row(self._text, self.undo_button, self.close_button, spacing=8)
        inner.setStretch(0, 1)
        inner.setContentsMargins(16, 6, 8, 6)
        self._inner = inner
        self.setLayout(inner)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._settle = QTimer(self)  # until what is under it is laid out
        self._settle.setSingleShot(True)
        self._settle.setInterval(LAID_OUT_MS)
        self._settle.timeout.connect(self._place)
        self.hide()
        self._timer.timeout.connect(self._time_is_up)
        self.undo_button.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.dismiss)
        over.installEventFilter(self)

    def say(self, text: str, undo: Callable[[], None] | None = None, label: str = "") -> None:
        """Show and announce `text`; a later message replaces an earlier one.

        `label` stands on the button where it is not "Undo".
        """
        self._undo = undo
        self.undo_button.setText(label or self.tr("Undo"))
        # Whatever it insisted on was at another width, perhaps before it was ever shown.
        self._text.setMinimumHeight(0)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self.settle()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def settle(self) -> None:
        """Something else is under it now: it looks for its place again."""
        if self.isVisible():
            self._settle.start()

    def text(self) -> str:
        return self._text.text()

    def dismiss(self) -> None:
        self._timer.stop()
        self._undo = None
        if self._has_focus():
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        # Ink for paper: the one thing on the desk that is not paper.
        outline = theme.colour("control") if theme.tokens.high_contrast else None
        panel(painter_for(self), QRectF(self.rect()), theme.colour("text"), outline, 10, 2)

    def _time_is_up(self) -> None:
        if self._has_focus():
            self._timer.start()
        else:
            self.dismiss()

    def _has_focus(self) -> bool:
        return self.undo_button.hasFocus() or self.close_button.hasFocus()

    def _take_back(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()

    def _place(self) -> None:
        room = self._over.width() - 2 * _FROM_EDGE
        widest = min(room, self._look.theme.scaled(_WIDEST))
        hint = self.sizeHint()
        width = min(hint.width(), widest)
        size = QSize(width, self._inner.heightForWidth(width))
        spots = self._spots(size)
        taken = self._buttons()
        free = (one for one in spots if not any(one.intersects(button) for button in taken))
        self.setGeometry(next(free, spots[0]))

    def _spots(self, size: QSize) -> list[QRect]:
        """In the middle of the foot, else at its end, else a little higher."""
        last = self._over.width() - size.width() - _FROM_EDGE
        foot = self._over.height() - size.height() - _FROM_EDGE
        lefts = ((self._over.width() - size.width()) // 2, last)
        tops = (foot - step * (size.height() + _APART) for step in range(_STEPS))
        return [QRect(QPoint(left, top), size) for top in tops for left in lefts]

    def _buttons(self) -> list[QRect]:
        """What can be seen of them, where a message would be in the way of a click."""
        found = self._over.findChildren(QAbstractButton)
        return [
            one.visibleRegion().boundingRect().translated(one.mapTo(self._over, QPoint(0, 0)))
            for one in found
            if one.isVisible() and not self.isAncestorOf(one)
        ]
