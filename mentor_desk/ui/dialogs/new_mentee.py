"""A new mentee needs a name and nothing else; the rest grows on the mentee's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.services import mentees
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk


class NewMentee(Dialog):
    """Goes to the new mentee's page when it is done."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.set_heading(self.tr("New mentee"))
        self.set_buttons(self.tr("Add mentee"))
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.row = FieldRow(
            self.tr("&Name"), self.name, self.tr("As you call each other. It can be changed later.")
        )
        self.body.addWidget(self.row)
        self.name.textEdited.connect(lambda: self.row.set_error(""))
        self.name.setFocus()

    def try_it(self) -> None:
        try:
            with self._desk.store.write() as session:
                number = mentees.add(session, self.name.text(), self._desk.clock.today()).id
        except KnownError as error:
            self.row.set_error(self._desk.voice.say(error.words))
            self.name.setFocus()
            return
        self.accept()
        self._desk.go(Place(PageName.MENTEE, number))
