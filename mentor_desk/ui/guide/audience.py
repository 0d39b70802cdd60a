"""Who may read something: one choice, told with the person's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.ui.widgets.boxes import clear, column
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.labels import secondary


class AudienceRow(QWidget):
    """`chosen` gives the value of the audience picked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label = secondary(self.tr("Who may read it"))
        self._place = column(spacing=0)
        self._help = secondary()
        self._help.set_tone("text3")
        self._name = ""
        self.choice: SegmentedChoice | None = None
        self.setLayout(column(self._label, self._place, self._help, spacing=6))

    def show_audience(self, audience: Audience, name: str) -> None:
        if self.choice is None or name != self._name:
            self._name = name
            clear(self._place)
            options = [
                (Audience.ME.value, self.tr("Only me")),
                (Audience.MENTEE.value, name),
                (Audience.SPONSOR.value, self.tr("{name} and the sponsor").format(name=name)),
            ]
            self.choice = SegmentedChoice(self.tr("Who may read it"), options)
            self.choice.chosen.connect(self._pick)
            self._place.addWidget(self.choice)
        self.choice.set_value(audience.value)
        self._explain(audience)

    def _pick(self, value: str) -> None:
        self._explain(Audience(value))
        self.chosen.emit(value)

    def _explain(self, audience: Audience) -> None:
        said = {
            Audience.ME: self.tr("It stays on this laptop and is in no page for others."),
            Audience.MENTEE: self.tr("It may stand on pages you make for {name}."),
            Audience.SPONSOR: self.tr("It may stand on pages for {name} and for the sponsor."),
        }
        self._help.set_text(said[audience].format(name=self._name))
