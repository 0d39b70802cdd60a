"""What just happened, at the foot of the window, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.out_of_the_way import FROM_EDGE, lies_on_writing, place_over
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

SHOWN_MS = 10_000
LAID_OUT_MS = 150  # a page that changes takes a few rounds for it
_WIDEST = 560


class Toast(QFrame):
    """Stays ten seconds, and as long as the pointer or the focus is on it. Never takes the focus.

    `over` is the window or page at whose foot it appears, beside or above what is clicked or typed
    in there; while a dialog is open before it, at the foot of that.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._look = appearance()
        self._home = self._over = over
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
        # Both tell of the cursor: the focus went elsewhere, or it moves within a text.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._make_way)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._make_way)

    def say(self, text: str, undo: Callable[[], None] | None = None, label: str = "") -> None:
        """Show and announce `text`; a later message replaces an earlier one.

        `label` stands on the button where it is not "Undo".
        """
        self._undo = undo
        self._go_over(self._front())
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
        elif event.type() == QEvent.Type.Hide and watched is not self._home:
            self._go_home()
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

    def _front(self) -> QWidget:
        """What one looks at: a dialog that is open lies over all of the window."""
        dialog = QApplication.activeModalWidget()
        before = dialog is not None and dialog is not self._home.window()
        return dialog if dialog is not None and before else self._home

    def _go_over(self, over: QWidget) -> None:
        if over is self._over:
            return
        if self._over is not self._home:
            self._over.removeEventFilter(self)
        self._over = over
        self.setParent(over)
        if over is not self._home:
            over.installEventFilter(self)

    def _go_home(self) -> None:
        """The dialog goes, perhaps for good; what is said is still to be read."""
        shown = self.isVisibleTo(self._over)
        self._go_over(self._home)
        if shown:
            self._place()
            self.show()
            self.raise_()
            self.settle()

    def _make_way(self) -> None:
        if self.isVisible() and lies_on_writing(self._over, self.geometry()):
            self.settle()

    def _place(self) -> None:
        room = self._over.width() - 2 * FROM_EDGE
        widest = min(room, self._look.theme.scaled(_WIDEST))
        hint = self.sizeHint()
        width = min(hint.width(), widest)
        size = QSize(width, self._inner.heightForWidth(width))
        self.setGeometry(place_over(self._over, self, size))
