"""What is still open before the guide can be used, each with the way there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides.editing import Fault
    from mentor_desk.ui.voice import QtVoice

_SHOWN = 3


class OpenPoints(Card):
    wanted = Signal(object)
    """A `Spot`."""

    def __init__(self, voice: QtVoice) -> None:
        super().__init__(ground="warning")
        self._voice = voice
        self._faults: list[Fault] = []
        self._links: list[Button] = []
        self._said = body()
        self.drop = Button(self.tr("Leave it as it was"), Kind.QUIET)
        head = row(self._said, self.drop, spacing=12)
        head.setStretch(0, 1)
        head.setAlignment(self.drop, Qt.AlignmentFlag.AlignTop)
        self._list = column(spacing=2)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.setAccessibleName(self.tr("Still open"))
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """The first few: when those are mended, the next are seen."""
        if list(faults) == self._faults:
            return
        self._faults = list(faults)
        said = self.tr("This is a draft. Until it is complete, the guide stays in use as it was.")
        self._said.set_text(said)
        with refilled(self):
            clear(self._list)
            self._links = [self._link(fault) for fault in faults[:_SHOWN]]
            for link in self._links:
                self._list.addLayout(row(link, None))
            if len(faults) > _SHOWN:
                more = self.tr("And {n} more.").format(n=len(faults) - _SHOWN)
                self._list.addWidget(body(more))
        self.setVisible(bool(faults))

    def links(self) -> list[Button]:
        return list(self._links)

    def _link(self, fault: Fault) -> Button:
        said = self._voice.say(fault.words)
        made = Button(said.replace("&", "&&"), Kind.QUIET, "arrow-right")
        made.clicked.connect(partial(self.wanted.emit, fault.spot))
        return made
