"""Then and now beside each other, line by line, scrolled as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QFrame

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.versions.side import SideView
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.labels import ElidedLabel
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.versions.lines import Row


_INSET = 16


class Sides(QFrame):
    """Begins where the first thing changed."""

    def __init__(self) -> None:
        super().__init__()
        self._look = appearance()
        self.then = SideView(self.tr("Then"), "warning_soft", "warning")
        self.now = SideView(self.tr("Now"), "accent_soft", "accent")
        self._then_head = ElidedLabel("", Role.STRONG, tabular=True)
        self._now_head = ElidedLabel(self.tr("Now"), Role.STRONG)
        # Widths change while Qt lays out; heights are known when it has.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.align)
        heads = row(self._then_head, self._now_head, spacing=_INSET)
        heads.setContentsMargins(_INSET, 10, 0, 10)
        texts = row(self.then, self.now, spacing=1)
        for box in (heads, texts):
            box.setStretch(0, 1)
            box.setStretch(1, 1)
        whole = column(heads, texts, spacing=1)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for one, other in ((self.then, self.now), (self.now, self.then)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
        self._look.changed.connect(self._later.start)

    def set_people(self, people: People) -> None:
        self.then.set_people(people)
        self.now.set_people(people)

    def show_rows(self, when: str, rows: Sequence[Row]) -> None:
        self._then_head.setText(when)
        self.then.setAccessibleName(when)
        self.then.show_lines([one.then for one in rows])
        self.now.show_lines([one.now for one in rows])
        self.align()
        changed = (at for at, one in enumerate(rows) if one.then != one.now)
        self.then.show_from(next(changed, 0))

    def align(self) -> None:
        """Each line begins where its other side begins."""
        then, now = self.then.heights(), self.now.heights()
        pairs = list(zip(then, now, strict=True)) if len(then) == len(now) else []
        self.then.set_spaces([max(0.0, b - a) for a, b in pairs])
        self.now.set_spaces([max(0.0, a - b) for a, b in pairs])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = painter_for(self), self._look.theme
        painter.fillRect(self.rect(), theme.colour("surface"))
        line = theme.colour("border")
        top = self.then.geometry().top() - 1
        painter.fillRect(QRectF(0, top, self.width(), 1), line)
        middle = max(self.then.geometry().left(), self.now.geometry().left()) - 1
        painter.fillRect(QRectF(middle, 0, 1, self.height()), line)
