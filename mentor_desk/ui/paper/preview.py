"""What came back on paper beside what the journal says: nothing is kept before somebody agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from mentor_desk.guides import first_name, in_words
from mentor_desk.ui.paper.comparing import Compared, Turn, shown
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, body, eyebrow, secondary
from mentor_desk.ui.widgets.page import Page
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.ui.voice import QtVoice

_BESIDE = 48
_LINE = 160


class Preview(QDialog):
    agreed = Signal(dict)
    """Answers to take over, by field."""

    def __init__(
        self, heading: str, name: str, found: Sequence[Compared], voice: QtVoice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._name = first_name(name)
        self._found = [one for one in found if one.turn is not Turn.SAME]
        same = len(found) - len(self._found)
        self.setWindowTitle(self.tr("Read from paper"))
        self.checks: dict[str, CheckRow] = {}
        self.go = Button("", Kind.PRIMARY)
        self.go.setDefault(True)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        ground = Page(width=980)
        ground.body.addWidget(body(self._lead()))
        emptied = [one for one in self._found if one.turn is Turn.EMPTIED]
        for one in self._found:
            if one not in emptied:
                ground.body.addWidget(self._card(one))
        if emptied:
            ground.body.addWidget(self._left_empty(emptied))
        if same:
            said = words("{n} answer is the same.", "{n} answers are the same.", n=same)
            ground.body.addWidget(secondary(voice.say(said)))
        titles = column(
            ElidedLabel(self.windowTitle(), Role.SECTION),
            ElidedLabel(heading, Role.SECONDARY, "text2"),
            spacing=2,
        )
        titles.setContentsMargins(32, 16, 32, 14)
        foot = row(None, self.cancel, self.go, spacing=8)
        foot.setContentsMargins(24, 12, 24, 16)
        whole = column(titles, Divider(), ground, Divider(), foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        room, scaled = parent.window().size(), appearance().theme.scaled
        self.resize(
            min(room.width() - _BESIDE, scaled(980)), min(room.height() - _BESIDE, scaled(760))
        )
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._agree)
        self._count()

    def taken(self) -> dict[str, str]:
        ticked = {name for name, check in self.checks.items() if check.isChecked()}
        return {one.field.name: one.paper for one in self._found if one.field.name in ticked}

    def _lead(self) -> str:
        if not self._found:
            return self.tr("Everything on the paper is in the journal already.")
        return self.tr(
            "What is ticked takes the place of what the journal says now. What it says now is "
            "kept as a version, and Ctrl+Z takes all of it back."
        )

    def _card(self, one: Compared) -> QWidget:
        card = Card()
        label = in_words(one.field.label, self._name)
        if one.trouble is not None:
            card.body.addWidget(body(label))
            card.body.addWidget(WrapLabel(self._voice.say(one.trouble), Role.SECONDARY, "warning"))
            return card
        chip = self.tr("new") if one.turn is Turn.NEW else self.tr("changed")
        card.body.addWidget(self._check(one, label, chip))
        sides = QGridLayout()
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setHorizontalSpacing(24)
        sides.setVerticalSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        heads = (self.tr("In the journal"), self.tr("On the paper"))
        for at, (head, text) in enumerate(zip(heads, (one.now, one.paper), strict=True)):
            said = shown(one.field, text, self._name, self._voice)
            sides.addWidget(eyebrow(head), 0, at)
            written = body(said) if said.strip() else secondary(self.tr("Nothing"))
            sides.addWidget(written, 1, at, top)
            sides.setColumnStretch(at, 1)
        if one.typed and one.typed != shown(one.field, one.paper, self._name, self._voice):
            typed = self.tr("There it says “{text}”.").format(text=one.typed)
            sides.addWidget(secondary(typed), 2, 1, top)
        card.body.addLayout(sides)
        return card

    def _left_empty(self, emptied: Sequence[Compared]) -> QWidget:
        """Short: it is not what somebody wrote, and may just not have been printed."""
        card = Card()
        card.set_title(self.tr("Left empty on the paper"))
        card.body.addWidget(
            secondary(self.tr("The journal keeps what it says. Tick what is to be emptied there."))
        )
        for one in emptied:
            said = shown(one.field, one.now, self._name, self._voice)
            label = in_words(one.field.label, self._name)
            line = " ".join(f"{label}: {said}".split())
            short = line if len(line) <= _LINE else f"{line[:_LINE]}…"
            card.body.addWidget(self._check(one, short))
        return card

    def _check(self, one: Compared, text: str, chip: str = "") -> CheckRow:
        check = CheckRow(text, on=one.wanted, struck=False)
        if chip:
            check.set_chip(chip)
        check.toggled.connect(self._count)
        self.checks[one.field.name] = check
        return check

    def _count(self) -> None:
        count = len(self.taken())
        said = words("Take over {n} answer", "Take over {n} answers", n=count)
        self.go.setText(self._voice.say(said) if count else self.tr("Nothing to take over"))
        self.go.setEnabled(bool(count))

    def _agree(self) -> None:
        self.agreed.emit(self.taken())
