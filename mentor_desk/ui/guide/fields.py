"""The places for an answer: each kind of guide field as an editor, the short ones side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.guides import (
    FieldKind,
    GuideField,
    Step,
    in_words,
    parse_day,
    parse_number,
)
from mentor_desk.ui.forms.editors import (
    ChoiceEditor,
    DayEditor,
    Editor,
    LineEditor,
    LongEditor,
    ScaleEditor,
)
from mentor_desk.ui.guide.ladder import LadderEditor
from mentor_desk.ui.guide.leaning import lean_of
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from mentor_desk.ui.widgets.date_field import Lean

_SHORT = {FieldKind.NUMBER, FieldKind.DATE}


class StepFields(QWidget):
    """All fields of one step. `edited` names the field and gives its text."""

    edited = Signal(str, str)
    finished = Signal()
    """Enter in the last field of one line."""

    def __init__(self, step: Step, name: str, today: Callable[[], date], lean: Lean) -> None:
        super().__init__()
        self._name = name
        self._today = today
        self._lean = lean
        self._step = step
        self._fields = step.fields
        self._editors = {field.name: self._editor(field) for field in step.fields}
        self._rows = {field.name: self._row(field) for field in step.fields}
        parts: list[QWidget] = []
        for group in grouped(step.fields):
            rows = [self._rows[field.name] for field in group]
            parts.append(rows[0] if len(rows) == 1 else SideBySide(rows))
        self.setLayout(column(*parts, spacing=16))
        for at, field in enumerate(step.fields):
            editor = self._editors[field.name]
            editor.edited.connect(lambda field=field: self._changed(field))
            editor.left.connect(lambda field=field: self._look_at(field))
            editor.entered.connect(lambda at=at: self._go_on(at))

    def show_answers(self, answers: Mapping[str, str]) -> None:
        for field in self._fields:
            self._editors[field.name].set_text(answers.get(field.name, ""))
            self._look_at(field)

    def freeze(self, reasons: Mapping[str, str]) -> None:
        """The fields named can no more be changed, and say why."""
        for field in self._fields:
            if field.name in reasons:
                self._editors[field.name].freeze()
                self._rows[field.name].set_help(reasons[field.name])
                self._editors[field.name].refused.connect(
                    partial(self._say_refused, self._rows[field.name], reasons[field.name])
                )

    def focus(self, name: str = "") -> None:
        """The named field, or the first."""
        editor = self._editors.get(name) or next(iter(self._editors.values()))
        editor.field.setFocus()

    def focused(self) -> str:
        """The name of the field that has the cursor; empty if none has."""
        found = (name for name, one in self._editors.items() if one.has_focus())
        return next(found, "")

    def point_at(self, name: str, message: str) -> None:
        """Says by a field what is in the way, and goes there."""
        self._rows[name].set_error(message)
        self.focus(name)

    def _say_refused(self, row: FieldRow, why: str) -> None:
        """Why stands there already; a key that does nothing is not left without a word."""
        said = self.tr("This is not changed any more.")
        if row.error.text() != said:
            row.set_error(said)
            event = QAccessibleAnnouncementEvent(row.field, f"{said} {why}")
            QAccessible.updateAccessibility(event)

    def _changed(self, field: GuideField) -> None:
        self._rows[field.name].set_error("")
        self.edited.emit(field.name, self._editors[field.name].text())

    def _look_at(self, field: GuideField) -> None:
        """Only once somebody has left it: half a date is no mistake."""
        text = self._editors[field.name].text().strip()
        said = ""
        if text and field.kind is FieldKind.NUMBER and parse_number(text) is None:
            said = self.tr("Kept as you typed it; as a number it cannot be read.")
        if text and field.kind is FieldKind.DATE and parse_day(text) is None:
            said = self.tr("Kept as you typed it; as a day it cannot be read. Try 31 January 2027.")
        self._rows[field.name].set_error(said)

    def _go_on(self, at: int) -> None:
        after = self._fields[at + 1 :]
        if after:
            self._editors[after[0].name].field.setFocus()
        else:
            self.finished.emit()

    def _row(self, field: GuideField) -> FieldRow:
        label = in_words(field.label, self._name)
        editor = self._editors[field.name]
        editor.field.setAccessibleName(label)
        hint = self.tr("One in each line.") if field.kind is FieldKind.LIST else ""
        row = FieldRow(label.replace("&", "&&"), editor.widget, hint)
        row.setObjectName(f"answer-{field.name}")
        return row

    def _editor(self, field: GuideField) -> Editor:
        label = in_words(field.label, self._name)
        match field.kind:
            case FieldKind.LONG_TEXT:
                return LongEditor(3)
            case FieldKind.LIST:
                return LongEditor(4)
            case FieldKind.LADDER:
                return LadderEditor(label)
            case FieldKind.DATE:
                return DayEditor(self._today, lean_of(self._step, field, self._lean))
            case FieldKind.SCALE:
                low, high = (in_words(end, self._name) for end in (field.low, field.high))
                ends = self.tr("0 is “{low}”, 10 is “{high}”.")
                return ScaleEditor(label, ends.format(low=low, high=high))
            case FieldKind.CHOICE:
                options = [(one.value, in_words(one.label, self._name)) for one in field.choices]
                return ChoiceEditor(label, options)
            case FieldKind.TEXT | FieldKind.NUMBER:
                return LineEditor(unit=in_words(field.unit, self._name))


def grouped(fields: Sequence[GuideField]) -> list[list[GuideField]]:
    """Numbers and days stand beside each other, and a line of text beside the number before it."""
    groups: list[list[GuideField]] = []
    for field in fields:
        before = groups[-1][-1] if groups else None
        joins = before is not None and before.kind in _SHORT and field.kind in _SHORT
        unit = field.kind is FieldKind.TEXT and groups and groups[-1][0].kind is FieldKind.NUMBER
        if joins or unit:
            groups[-1].append(field)
        else:
            groups.append([field])
    return groups


class SideBySide(QWidget):
    """Short fields in one row, in two columns or below each other, as there is room."""

    def __init__(self, rows: Sequence[FieldRow]) -> None:
        super().__init__()
        self._rows = list(rows)
        self._look = appearance()
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self.setLayout(self._grid)
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting(event.size().width()))

    def _fitting(self, width: int) -> int:
        least = self._look.theme.scaled(148 if len(self._rows) < 4 else 108)
        room = max(1, (width + 16) // (least + 16))
        count = len(self._rows)
        return count if room >= count else 2 if room >= 2 else 1

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at in range(len(self._rows)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at, row in enumerate(self._rows):
            # What is said under one must not push the other down.
            self._grid.addWidget(row, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
