"""Two columns of cards beside each other, or one column where there is no room for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class Spread(QWidget):
    """`least` is the width, in pixels at 10 pt, from which there are two; `shares` divides it."""

    def __init__(
        self,
        first: Sequence[QWidget],
        second: Sequence[QWidget],
        least: int,
        shares: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._look = appearance()
        self._least = least
        self._shares = shares
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(20)
        self._first, self._second = QWidget(), QWidget()
        self._first.setLayout(column(*first, None, spacing=20))
        self._second.setLayout(column(*second, None, spacing=20))
        self.setLayout(self._grid)
        self._wide: bool | None = None
        self._place(wide=True)
        self._look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._place(wide=self.width() >= self._look.theme.scaled(self._least))

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.removeWidget(self._first)
        self._grid.removeWidget(self._second)
        self._grid.addWidget(self._first, 0, 0)
        self._grid.addWidget(self._second, *((0, 1) if wide else (1, 0)))
        self._grid.setColumnStretch(0, self._shares[0])
        self._grid.setColumnStretch(1, self._shares[1] if wide else 0)
