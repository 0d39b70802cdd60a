"""What is looked at in a step: each check says in a sentence what it sees, and at which answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from mentor_desk.guides import CheckUse, FieldKind, in_words
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.guides.editing.change import inserted, put, with_step, without
from mentor_desk.guides.editing.faults import MOST_CHECKS
from mentor_desk.ui.guide.fields import SideBySide
from mentor_desk.ui.pages.guide_editor.check_list import CheckList
from mentor_desk.ui.pages.guide_editor.check_words import CHECK_WORDS, PARAM_WORDS
from mentor_desk.ui.pages.guide_editor.rows import Pick
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import WrapLabel, secondary

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.ui.pages.guide_editor.piece import Piece
    from mentor_desk.ui.voice import QtVoice

_FITTING = {
    "day": FieldKind.DATE,
    "due": FieldKind.DATE,
    "value": FieldKind.NUMBER,
    "start": FieldKind.NUMBER,
    "measured": FieldKind.NUMBER,
    "now": FieldKind.SCALE,
    "wanted": FieldKind.SCALE,
    "tone": FieldKind.CHOICE,
}
"""What a parameter most likely means, so that a choice is made already."""


class ChecksCard(Card):
    def __init__(self, piece: Piece, voice: QtVoice) -> None:
        super().__init__()
        self.set_title(self.tr("What is looked at"))
        self._piece = piece
        self._voice = voice
        self._at = 0
        self._rows = column(spacing=14)
        self.rows: list[CheckRow] = []
        self.add = Button(self.tr("Add a &check…"), icon="plus")
        self._hint = secondary(
            self.tr(
                "Checks advise. They ask a question beside the answer and never stand in the way."
            )
        )
        self.body.addWidget(self._hint)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.clicked.connect(self._ask)

    def show_checks(self, at: int) -> None:
        self._at = at
        clear(self._rows)
        checks = self._piece.guide.steps[at].checks
        self.rows = [CheckRow(self._piece, self._voice, at, item) for item in range(len(checks))]
        for made in self.rows:
            if made is not self.rows[0]:
                self._rows.addWidget(Divider())
            self._rows.addWidget(made)
        self.add.setEnabled(len(checks) < MOST_CHECKS)

    def _ask(self) -> None:
        taken = [use.name for use in self._piece.guide.steps[self._at].checks]
        asked = CheckList(self._voice, taken, self.window())
        asked.picked.connect(self._add)
        asked.open()

    def _add(self, name: str) -> None:
        guide = self._piece.guide
        step = guide.steps[self._at]
        params = tuple(
            (param, (found,))
            for param in sorted(CHECKS[name].fields)
            if (found := _likely(guide, self._at, param))
        )
        checks = inserted(step.checks, len(step.checks), CheckUse(name, params))
        said = self.tr("Added the check “{check}”")
        said = said.format(check=self._voice.say(CHECK_WORDS[name].title))
        fresh = with_step(guide, self._at, replace(step, checks=checks))
        spot = Spot(Room.STEP, self._at, "checks", len(step.checks))
        self._piece.reshape(said, fresh, spot)


def _likely(guide: Guide, at: int, param: str) -> str:
    """An answer of this step that fits, or the first; "" if there is none."""
    fields = guide.steps[at].fields
    wanted = _FITTING.get(param)
    fitting = [one.name for one in fields if one.name == param or one.kind is wanted]
    return next(iter([*fitting, *(one.name for one in fields)]), "")


class CheckRow(QWidget):
    def __init__(self, piece: Piece, voice: QtVoice, at: int, item: int) -> None:
        super().__init__()
        self._piece, self._voice = piece, voice
        self._at, self._item = at, item
        use = self._use()
        said = CHECK_WORDS[use.name]
        self.called = voice.say(said.title)
        name = WrapLabel(self.called, Role.STRONG)
        self.remove = IconButton(
            "trash-2", self.tr("Remove the check “{check}”").format(check=self.called)
        )
        self.remove.setObjectName(f"checks-{item}-remove")
        self.remove.clicked.connect(self._remove)
        head = row(name, self.remove, spacing=8)
        head.setStretch(0, 1)
        self.picks: dict[str, Pick] = {}
        known = CHECKS[use.name]
        lines = column(column(head, secondary(voice.say(said.looks_at)), spacing=0), spacing=10)
        needed, maybe = sorted(known.fields), sorted(known.maybe)
        rows = [
            self._field_row(use, param, needed=param in known.fields) for param in (*needed, *maybe)
        ]
        rows += [self._number_row(use, param) for param in sorted(known.numbers)]
        if rows:
            lines.addWidget(SideBySide(rows))
        self.setLayout(lines)

    def _use(self) -> CheckUse:
        return self._piece.guide.steps[self._at].checks[self._item]

    def _field_row(self, use: CheckUse, param: str, *, needed: bool) -> FieldRow:
        """A parameter of several answers, from a shared guide, stays until another is picked."""
        guide, named = self._piece.guide, use.fields(param)
        options = [
            (one.name, in_words(one.label, "").strip() or one.name) for one in guide.fields()
        ]
        if not needed:
            options.insert(0, ("", self.tr("nothing")))
        if len(named) > 1:
            labels = dict(options)
            several = ", ".join(labels.get(one, one) for one in named)
            options.insert(0, ("\n".join(named), several))
        pick = Pick(f"checks-{self._item}-{param}", options, "\n".join(named))
        pick.picked.connect(partial(self._set_fields, param))
        self.picks[param] = pick
        return FieldRow(self._voice.say(PARAM_WORDS[param]), pick)

    def _number_row(self, use: CheckUse, param: str) -> FieldRow:
        box = QSpinBox()
        box.setRange(0, 1000)
        box.setObjectName(f"checks-{self._item}-{param}")
        box.setSpecialValueText(self.tr("as usual"))
        box.setValue(use.number(param, 0))
        box.valueChanged.connect(partial(self._set_number, param))
        return FieldRow(self._voice.say(PARAM_WORDS[param]), box)

    def _set_fields(self, param: str, named: str) -> None:
        self._set(param, tuple(named.split()))

    def _set_number(self, param: str, number: int) -> None:
        self._set(param, number or ())

    def _set(self, param: str, value: int | tuple[str, ...]) -> None:
        guide = self._piece.guide
        step, use, known = guide.steps[self._at], self._use(), CHECKS[self._use().name]
        values = {**dict(use.params), param: value}
        order = (*sorted(known.fields | known.maybe), *known.numbers)
        params = tuple((one, values[one]) for one in order if values.get(one, ()) != ())
        checks = put(step.checks, self._item, CheckUse(use.name, params))
        self._piece.write(with_step(guide, self._at, replace(step, checks=checks)))

    def _remove(self) -> None:
        guide = self._piece.guide
        step = guide.steps[self._at]
        checks = without(step.checks, self._item)
        fresh = with_step(guide, self._at, replace(step, checks=checks))
        said = self.tr("Removed the check “{check}”").format(check=self.called)
        spot = Spot(Room.STEP, self._at, "checks", min(self._item, len(checks) - 1))
        self._piece.reshape(said, fresh, spot)
