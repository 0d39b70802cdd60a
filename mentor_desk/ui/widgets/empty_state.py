"""What an empty list says: what belongs here, and the one thing to start with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, Tone, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QWidget):
    """An icon as a picture; decoration, so it says nothing aloud. `size` in pixels at 10 pt."""

    def __init__(
        self, icon: str, tone: Tone = "text2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._icon_name = icon
        self._tone: Tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_icon(self, icon: str, tone: Tone) -> None:
        self._icon_name = icon
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.theme.scaled(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        side = self._look.theme.scaled(self._size)
        ratio = self.devicePixelRatioF()
        pixmap = self._look.theme.pixmap(self._icon_name, self._tone, side, ratio)
        painter_for(self).drawPixmap(0, 0, pixmap)


class EmptyState(QWidget):
    """Without `action` there is no button; `kind` is plain where the view has a filled one."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        action: str = "",
        kind: Kind = Kind.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self.sentence = WrapLabel(sentence, Role.BODY, "text2")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(action, kind)
        if not action:  # to show it here, without a parent, would open a window for it
            self.button.hide()
        self.button.clicked.connect(self.acted)
        # A wrapped label in a column with a maximum width is cut: limit it from beside.
        middle = row(None, self.sentence, None, spacing=0)
        middle.setStretch(1, 6)
        whole = column(
            row(None, IconLabel(icon, "text3", 48), None),
            middle,
            row(None, self.button, None),
            spacing=16,
        )
        whole.setContentsMargins(20, 24, 20, 24)
        self.setLayout(whole)

    def set_sentence(self, sentence: str) -> None:
        self.sentence.set_text(sentence)
