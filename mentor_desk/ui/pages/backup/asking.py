"""Asks before something of a backup takes the place of what the journal says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.labels import ElidedLabel, body, eyebrow, secondary
from mentor_desk.words import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from mentor_desk.safety.inside import Holds
    from mentor_desk.ui.voice import QtVoice

_GONE, _ALL = "gone", "all"


class AskForMentee(Dialog):
    """Shown only where something says something else now; what is gone comes back anyway."""

    def __init__(self, name: str, gone: str, changed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("Bring back {name}").format(name=name))
        self.set_buttons(self.tr("Bring back"))
        if gone:
            self.body.addWidget(body(self.tr("Comes back: {what}.").format(what=gone)))
        self.body.addWidget(body(self.tr("Says something else now: {what}.").format(what=changed)))
        self.which = SegmentedChoice(
            self.tr("What was changed since"),
            [(_GONE, self.tr("Leave as it is now")), (_ALL, self.tr("As it was then"))],
            _GONE,
        )
        self.body.addWidget(self.which)
        self.body.addWidget(
            secondary(
                self.tr(
                    "Of notes and long texts the present words are kept as a version. "
                    "Ctrl+Z takes all of it back."
                )
            )
        )
        self.go.setFocus()

    @property
    def as_it_was(self) -> bool:
        return self.which.value() == _ALL


class AskForEverything(Dialog):
    """Cancel is the default."""

    def __init__(self, when: str, then: Holds, now: Holds, voice: QtVoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self.set_heading(self.tr("Bring everything back?"))
        self.set_buttons(self.tr("Bring everything back"))
        said = self.tr(
            "Your whole journal will say what it said on {when}. What you wrote since is not in "
            "it any more, but it is not lost: the journal as it is now is kept first, as a backup."
        )
        self.body.addWidget(body(said.format(when=when)))
        self.body.addLayout(
            row(
                self._counts(self.tr("Now"), now),
                self._counts(self.tr("Then"), then),
                None,
                spacing=32,
            )
        )
        self.body.addWidget(
            secondary(self.tr("The desk closes for it and opens again when it is done."))
        )
        self.go.setAutoDefault(False)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def say_passphrase(self, *, has_one: bool) -> None:
        """The journal opens with what the backup opens with, which is not that of now."""
        self.body.addWidget(
            body(
                self.tr("The journal then opens with the passphrase of then, not the one of now.")
                if has_one
                else self.tr("The journal then has no passphrase, as it had none then.")
            )
        )

    def _counts(self, heading: str, holds: Holds) -> QVBoxLayout:
        counts = (
            words("1 mentee", "{n} mentees", n=holds.mentees),
            words("1 session", "{n} sessions", n=holds.sessions),
        )
        lines = [ElidedLabel(self._voice.say(one), tabular=True) for one in counts]
        return column(eyebrow(heading), *lines, spacing=4)
