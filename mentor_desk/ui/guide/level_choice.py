"""The level a goal stands at now, picked from the five of its ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.ui.guide.naming import level_figure, level_text
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.labels import secondary

if TYPE_CHECKING:
    from mentor_desk.records import Ladder


class LevelChoice(QWidget):
    """Only for an agreed ladder: the levels of a draft may still move."""

    def __init__(self) -> None:
        super().__init__()
        options = [(str(one), level_figure(one)) for one in range(-2, 3)]
        self.chips = SegmentedChoice(self.tr("Level on the ladder"), options)
        self.chips.take_digits()
        for one in range(-2, 3):
            self.chips.chip(str(one)).setAccessibleName(level_text(one))
        self.setLayout(column(secondary(self.tr("Level on the ladder")), self.chips, spacing=6))
        self.hide()

    def show_ladder(self, ladder: Ladder | None, levels: tuple[str, ...]) -> None:
        self.setVisible(ladder is not None and ladder.agreed_on is not None)
        for one, text in zip(range(-2, 3), levels, strict=False):
            said = self.tr("{level}: {text}").format(level=level_text(one), text=text)
            self.chips.chip(str(one)).setToolTip(said if text else level_text(one))

    def level(self) -> int | None:
        value = None if self.isHidden() else self.chips.value()
        return None if value is None else int(value)

    def set_level(self, level: int | None) -> None:
        self.chips.set_value(None if level is None else str(level))
