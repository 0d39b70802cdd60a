"""All checks to choose from, each with what it looks at; a few letters find one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.matching import answers
from mentor_desk.ui.pages.guide_editor.check_words import CHECK_WORDS
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.voice import QtVoice


class CheckList(Dialog):
    """`taken` are left out: a step asks each check once at most from here."""

    picked = Signal(str)

    def __init__(self, voice: QtVoice, taken: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        names = by_name(
            (one for one in CHECKS if one not in taken),
            lambda one: voice.say(CHECK_WORDS[one].title),
        )
        self._names = names
        self._rows = [
            Row(
                at,
                voice.say(CHECK_WORDS[one].title),
                voice.say(CHECK_WORDS[one].looks_at),
            )
            for at, one in enumerate(names)
        ]
        self.set_heading(self.tr("What shall be looked at?"))
        self.set_buttons(self.tr("Add"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("A word of what it looks at"))
        self.filter.setAccessibleName(self.tr("Filter checks"))
        self.filter.setClearButtonEnabled(True)
        self.list = RowList(self.tr("Checks"))
        look = appearance().theme
        self.list.setMinimumSize(min(600, look.scaled(460)), min(320, look.scaled(300)))
        self.body.addWidget(self.filter)
        self.body.addWidget(self.list)
        self.filter.textChanged.connect(self._show)
        self.list.opened.connect(self.try_it)
        self.accepted.connect(self._tell)
        self._show("")
        self.filter.setFocus()

    def shown(self) -> list[str]:
        return [self._names[self.list.row(at).id] for at in range(self.list.count())]

    def _show(self, typed: str) -> None:
        fitting = [row for row in self._rows if answers(typed.strip(), f"{row.name} {row.second}")]
        self.list.set_rows(fitting)
        if fitting and self.list.chosen_id() not in [row.id for row in fitting]:
            self.list.choose(fitting[0].id)
        self.go.setEnabled(bool(fitting))

    def _tell(self) -> None:
        chosen = self.list.chosen_id()
        if chosen is not None:
            self.picked.emit(self._names[chosen])
