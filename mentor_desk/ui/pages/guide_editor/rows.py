"""What the rooms of the editor are made of: a labelled line, a labelled choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from mentor_desk.clean import clean_text
from mentor_desk.guides.editing.faults import GAP
from mentor_desk.ui.forms.editors import LineEditor, LongEditor
from mentor_desk.ui.pages.guide_editor.places import Places, name_gap
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import secondary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mentor_desk.guides.editing.gaps import Gaps
    from mentor_desk.ui.forms.editors import Editor


def text_row(
    name: str,
    label: str,
    text: str,
    write: Callable[[str], None],
    *,
    lines: int = 1,
    help_text: str = "",
) -> FieldRow:
    """`name` is how the field is found again when the room was made anew."""
    editor: Editor = LineEditor() if lines == 1 else LongEditor(lines, 10)
    known = name_gap(text)
    fill(editor, text, known, write)
    editor.field.setObjectName(name)
    made = FieldRow(label, editor.widget)

    def advise() -> None:
        said = (help_text, _only_the_name(known, editor.text()))
        made.set_help("\n".join(one for one in said if one))

    editor.edited.connect(advise)
    advise()
    return made


def _only_the_name(known: Gaps, shown: str) -> str:
    """What was meant to be an answer would be asked as it stands there."""
    strays = [f"[{word}]" for word in known.strays(shown)]
    strays += [f"{{{word}}}" for word in GAP.findall(shown) if word != "name"]
    said = QCoreApplication.translate(
        "GuideEditor", "Only {mark} stands for something here: “{word}” stays as it is."
    )
    return said.format(mark=known.mark("name"), word=strays[0]) if strays else ""


def fill(editor: Editor, text: str, known: Gaps, write: Callable[[str], None]) -> None:
    """`known` is what may stand for an answer in the text: the person reads words for it."""
    editor.set_text(known.shown(text))
    editor.edited.connect(lambda: write(known.kept(clean_text(editor.text()))))
    if isinstance(editor.field, QPlainTextEdit):
        Places(editor.field, known)


def together(*buttons: QWidget) -> QWidget:
    """Small buttons that belong to one thing."""
    made = QWidget()
    made.setLayout(row(*buttons, spacing=2))
    return made


class Pick(DropDown):
    """Options are `(value, text)`; `picked` tells the value when the person chose another."""

    picked = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__(letters=4)
        self.setObjectName(name)
        self._values = [one for one, _ in options]
        for _, text in options:
            self.addItem(text)
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._tell)

    def _tell(self, at: int) -> None:
        self.picked.emit(self._values[at])

    def value(self) -> str:
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def pick(self, value: str) -> None:
        """As the person would."""
        self.setCurrentIndex(self._values.index(value))
        self.picked.emit(value)


class Several(QWidget):
    """Any of a few, as chips to switch on and off."""

    edited = Signal()

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], on: Collection[str], help_text: str
    ) -> None:
        super().__init__()
        self._chips: dict[str, Button] = {}
        for value, text in options:
            chip = Button(text.replace("&", "&&"))
            chip.setCheckable(True)
            chip.setChecked(value in on)
            chip.setAccessibleName(f"{name}: {text}")
            chip.setObjectName(f"{value}-chip")
            chip.clicked.connect(self.edited)
            self._chips[value] = chip
        box = QWidget()
        box.setLayout(FlowLayout(*self._chips.values(), spacing=6))
        policy = box.sizePolicy()
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        label = secondary(name)
        hint = secondary(help_text)
        hint.set_tone("text3")
        hint.setVisible(bool(help_text))
        self.setLayout(column(label, box, hint, spacing=6))

    def values(self) -> list[str]:
        return [value for value, chip in self._chips.items() if chip.isChecked()]

    def chip(self, value: str) -> Button:
        return self._chips[value]
