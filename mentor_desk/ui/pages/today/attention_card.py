"""Who needs a look, why, and one thing that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.services.today import Step
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.disc import Disc
from mentor_desk.ui.widgets.labels import ElidedLabel, body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.today import Attention
    from mentor_desk.ui.voice import QtVoice

_LONG = 30


class AttentionCard(Card):
    step_wanted = Signal(object)
    """The Attention whose button was pressed."""

    def __init__(self, voice: QtVoice) -> None:
        super().__init__()
        self.set_title(self.tr("Needs attention"))
        self._voice = voice
        self._rows = column(spacing=10)
        self.body.addLayout(self._rows)
        self.buttons: list[Button] = []

    def set_rows(self, rows: Sequence[Attention], waiting: int) -> None:
        clear(self._rows)
        self.buttons = []
        for one in rows:
            self._rows.addWidget(Divider())
            self._rows.addLayout(self._row(one))
        if waiting > len(rows):
            more = self.tr("and {n} more, seen when these are done").format(n=waiting - len(rows))
            self._rows.addWidget(ElidedLabel(more, Role.SECONDARY, "text3"))
        self.setVisible(bool(rows))

    def _row(self, one: Attention):
        said = self.tr("{name} {why}").format(name=one.mentee, why=self._voice.say(one.why))
        text = body(said, strong=one.mentee)
        text.set_tone("text2")
        button = Button(self._label(one.step))
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self.step_wanted.emit(one))
        self.buttons.append(button)
        tone = "danger" if one.waiting > _LONG else "warning"
        line = row(Disc(one.mentee, tone=tone), text, button)
        line.setStretch(1, 1)
        return line

    def _label(self, step: Step) -> str:
        return {
            Step.PLAN_SESSION: self.tr("Plan session"),
            Step.CHECK_IN: self.tr("Check in"),
            Step.NEXT_STEP: self.tr("Agree a step"),
            Step.WRITE_NOTE: self.tr("Write note"),
            Step.KEEP_PROMISE: self.tr("Mark as kept"),
        }[step]
