"""An action to tick in a column so narrow that its day stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desk.audience import Audience
from mentor_desk.records import ActionState
from mentor_desk.ui.theme import Tone, appearance
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.when import due
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.labels import WrapLabel, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.widgets.chip import ChipTone

_TONES: dict[ChipTone, Tone] = {"warning": "warning", "danger": "danger"}
_BOX = 17
_AROUND_BOX = 14


class TickBlock(QWidget):
    def __init__(self, desk: Desk, action: ActionRow) -> None:
        super().__init__()
        self.tick = ActionTick(desk, action)
        self.tick.set_chip("")
        more = self.tick.row_menu.button(
            self.tr("Drop or delete “{text}”").format(text=action.text)
        )
        line = row(self.tick, more, spacing=2)
        line.setStretch(0, 1)
        line.setAlignment(more, Qt.AlignmentFlag.AlignTop)
        whole = column(line, spacing=0)
        if action.due_on is not None and action.state is ActionState.OPEN:
            text, tone = due(action.due_on, desk.clock.today(), desk.voice)
            whole.addLayout(under(text, _TONES.get(tone, "text3")))
            self.tick.setAccessibleDescription(text)
        self.setLayout(whole)


def seen_now(found: Sequence[ActionRow], *, hide: bool) -> list[ActionRow]:
    """Without those that are only for the mentor, if these are hidden."""
    return [one for one in found if not (hide and one.audience is Audience.ME)]


def not_shown(count: int) -> WrapLabel:
    said = QCoreApplication.translate("TickBlock", "{n} not shown now (F9)")
    return secondary(said.format(n=count))


def under(text: str, tone: Tone = "text3") -> QHBoxLayout:
    """A line below the text of a check row, and in line with it."""
    label = secondary(text)
    label.set_tone(tone)
    placed = row(label)
    placed.setStretch(0, 1)
    placed.setContentsMargins(_AROUND_BOX + appearance().theme.scaled(_BOX), 0, 0, 4)
    return placed
