"""Widths that grow with the text, also when its size is changed while the widget is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ScaledWidth(QObject):
    """Lives with its widget; `fixed` and `most` are pixels at 10 pt."""

    def __init__(self, widget: QWidget, fixed: int = 0, most: int = 0) -> None:
        super().__init__(widget)
        self._widget = widget
        self._fixed, self._most = fixed, most
        self._look = appearance()
        self._set()
        self._look.changed.connect(self._set)

    def _set(self) -> None:
        if self._fixed:
            self._widget.setFixedWidth(self._look.theme.scaled(self._fixed))
        if self._most:
            self._widget.setMaximumWidth(self._look.theme.scaled(self._most))
