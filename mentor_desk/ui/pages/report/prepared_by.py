"""Asks for the mentor's name where the first page is made that could say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.services import practice
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import eyebrow

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk


class PreparedBy(QWidget):
    """Not there once a name is kept; what is being typed stays until one leaves the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.name = QLineEdit()
        self._autosave = Autosave(self._save, desk.saving, self)
        asked = FieldRow(
            self.tr("Your &name"),
            self.name,
            self.tr("May stay empty. It stands on the pages you hand over; Settings keep it."),
        )
        self.setLayout(column(eyebrow(self.tr("Prepared by")), asked, spacing=8))
        self.name.textEdited.connect(self._autosave.touch)
        self.name.editingFinished.connect(self._autosave.flush)

    def read(self) -> None:
        if self._autosave.dirty:
            return
        with self._desk.store.read() as session:
            kept = practice.practice(session).mentor_name
        self.name.setText(kept)
        self.setVisible(not kept)

    def flush(self) -> bool:
        return self._autosave.flush()

    def _save(self) -> None:
        with self._desk.store.write(self) as session:
            kept = practice.practice(session)
            practice.name_mentor(session, self.name.text(), kept.letterhead)
