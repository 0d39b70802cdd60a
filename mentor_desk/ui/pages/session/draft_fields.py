"""The lines of a feedback in the order in which it is said, as answers of its guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.records import Owner, Tone
from mentor_desk.ui.forms.editors import ChoiceEditor, DayEditor, LineEditor, LongEditor
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.date_field import Lean
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.forms.editors import Editor


class DraftFields(QWidget):
    edited = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._name = ""
        self._desk = desk
        self._whole = column(spacing=10)
        self.setLayout(self._whole)
        self.editors: dict[str, Editor] = {}

    def name_mentee(self, name: str) -> None:
        """Makes the fields for one person; what was in them is gone."""
        if name == self._name and self.editors:
            return
        self._name = name
        inner = QWidget()
        rows = column(spacing=10)
        inner.setLayout(rows)
        while (old := self._whole.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.editors = self._made(name)
        for label, editor in zip(self._labels(), self.editors.values(), strict=True):
            rows.addWidget(FieldRow(label, editor.widget) if label else editor.widget)
        self._whole.addWidget(inner)
        for editor in self.editors.values():
            editor.edited.connect(self.edited)
            editor.left.connect(self.left)

    def answers(self) -> dict[str, str]:
        return {name: editor.text() for name, editor in self.editors.items()}

    def set_answers(self, answers: Mapping[str, str]) -> None:
        for name, editor in self.editors.items():
            editor.set_text(answers.get(name, ""))

    def empty(self) -> bool:
        """Who does it and what kind it is say nothing by themselves."""
        said = {name: text for name, text in self.answers().items() if text.strip()}
        return not (said.keys() - {"tone", "next_owner"})

    def _made(self, name: str) -> dict[str, Editor]:
        tones = [(str(Tone.PRAISE), self.tr("Praise")), (str(Tone.GROWTH), self.tr("Growth"))]
        owners = [(str(Owner.MENTEE), name), (str(Owner.ME), self.tr("I do"))]
        made: dict[str, Editor] = {
            "tone": ChoiceEditor(self.tr("Kind of feedback"), tones),
            "occasion": LineEditor(self.tr("Tuesday’s release review")),
            "observation": LongEditor(2, 8),
            "effect": LongEditor(2, 6),
            "next_step": LineEditor(),
            "next_owner": ChoiceEditor(self.tr("Who does it"), owners),
            "next_on": DayEditor(self._desk.clock.today, Lean.AHEAD),
        }
        for field, said in zip(made.values(), self._names(), strict=True):
            field.field.setAccessibleName(said)
            line = field.field
            if isinstance(line, QLineEdit) and field is made["next_on"]:
                line.setPlaceholderText(self.tr("by when"))
        return made

    def _labels(self) -> list[str]:
        return [
            "",
            self.tr("When and where"),
            self.tr("What I saw or heard"),
            self.tr("What it did"),
            self.tr("Next step"),
            "",
            "",
        ]

    def _names(self) -> list[str]:
        labels = self._labels()
        spoken = {
            0: self.tr("Kind of feedback"),
            5: self.tr("Who does it"),
            6: self.tr("Next step, by when"),
        }
        return [spoken.get(at, label) for at, label in enumerate(labels)]
