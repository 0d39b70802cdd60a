"""One way to speak with every kind of input: text in, text out, and a word when it changed.

Guides keep answers as text and forms turn it into values; days are ISO text, choices their value.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.growing_edit import GrowingEdit
from mentor_desk.ui.widgets.labels import ElidedLabel, secondary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Editor(QObject):
    """`widget` is what goes on the page, `field` what has the focus and the name."""

    edited = Signal()
    """The person changed it; setting it from the program does not tell."""
    entered = Signal()
    """Enter in a field of one line."""
    left = Signal()
    refused = Signal()
    """Somebody typed where nothing can be changed."""

    def __init__(self, widget: QWidget, field: QWidget | None = None) -> None:
        super().__init__(widget)
        self.widget = widget
        self.field = field or widget
        self.field.installEventFilter(self)

    def has_focus(self) -> bool:
        """Or what stands in it has."""
        # None while the window is not shown, whatever the stubs say.
        focus = cast("QWidget | None", self.field.window().focusWidget())
        return focus is self.field or (focus is not None and self.field.isAncestorOf(focus))

    def freeze(self) -> None:
        """It can be read and copied, and no more be changed."""
        for one in (self.field, *self.field.findChildren(QWidget)):
            if isinstance(one, (QLineEdit, QPlainTextEdit)):
                one.setReadOnly(True)
                one.setProperty("frozen", True)  # noqa: FBT003 - Qt names it first
                one.installEventFilter(self)

    def text(self) -> str:
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if event.type() == QEvent.Type.KeyPress and watched.property("frozen"):
            assert isinstance(event, QKeyEvent)
            if event.text().isprintable() and event.text():
                self.refused.emit()
        return super().eventFilter(watched, event)


class LineEditor(Editor):
    """`unit` stands behind the line."""

    def __init__(self, placeholder: str = "", unit: str = "") -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        super().__init__(_with_unit(self._line, unit) if unit else self._line, self._line)
        self._line.textEdited.connect(self.edited)

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        if text != self._line.text():
            self._line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _enter(self, event) or super().eventFilter(watched, event)


class LongEditor(Editor):
    def __init__(self, least: int = 3, most: int = 12, placeholder: str = "") -> None:
        self._edit = GrowingEdit(least, most)
        self._edit.setPlaceholderText(placeholder)
        super().__init__(self._edit)
        self._known = ""
        self._setting = False
        self._edit.textChanged.connect(self._changed)

    def text(self) -> str:
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        if text != self._edit.toPlainText():
            self._setting = True
            self._edit.setPlainText(text)
            self._setting = False
            self._known = self._edit.toPlainText()

    def _changed(self) -> None:
        """Colours, too, are told of as a change, a moment after a text was shown."""
        if not self._setting and (text := self._edit.toPlainText()) != self._known:
            self._known = text
            self.edited.emit()


class DayEditor(Editor):
    """What cannot be read as a day stays as it was typed."""

    def __init__(self, today: Callable[[], date], lean: Lean = Lean.NEAR) -> None:
        self.date_field = DateField(today, lean)
        super().__init__(self.date_field)
        self.date_field.edited.connect(self.edited)

    def text(self) -> str:
        day = self.date_field.day()
        return self.date_field.text().strip() if day is None else day.isoformat()

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        try:
            self.date_field.set_day(date.fromisoformat(text) if text else None)
        except ValueError:
            self.date_field.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _enter(self, event) or super().eventFilter(watched, event)


class ChoiceEditor(Editor):
    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        self._choice = SegmentedChoice(name, options)
        super().__init__(self._choice)
        self._choice.chosen.connect(self._chosen)

    def text(self) -> str:
        return self._choice.value() or ""

    def set_text(self, text: str) -> None:
        if text != self.text():
            self._choice.set_value(text or None)

    def _chosen(self, _value: str) -> None:
        self.edited.emit()


class ScaleEditor(Editor):
    """0 to 10 in a row; `ends` says what the first and the last mean."""

    def __init__(self, name: str, ends: str) -> None:
        points = [(str(one), str(one)) for one in range(11)]
        self._choice = SegmentedChoice(name, points, spacing=2)
        self._choice.take_digits()
        box = QWidget()
        box.setLayout(column(self._choice, secondary(ends), spacing=6))
        super().__init__(box, self._choice)
        self._choice.chosen.connect(self._chosen)

    def text(self) -> str:
        return self._choice.value() or ""

    def set_text(self, text: str) -> None:
        if text != self.text():
            self._choice.set_value(text or None)

    def _chosen(self, _value: str) -> None:
        self.edited.emit()


def _with_unit(line: QLineEdit, unit: str) -> QWidget:
    said = ElidedLabel(unit, Role.SECONDARY, "text2")
    box = QWidget()
    inside = row(line, said, spacing=8)
    inside.setStretch(0, 1)
    box.setLayout(inside)
    line.setAccessibleDescription(unit)
    return box


def _enter(editor: Editor, event: QEvent) -> bool:
    """Takes a plain Enter, so that it neither beeps nor presses a button elsewhere."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        editor.entered.emit()
        return True
    return False
