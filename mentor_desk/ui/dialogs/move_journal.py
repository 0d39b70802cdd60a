"""Where on this computer the journal goes, and whether backups stay behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from mentor_desk.safety.synced import Found, Risk, found, local_place
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.opening import SUFFIX
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk


class MoveJournal(Dialog):
    """Accepted with a `target` where nothing is yet."""

    def __init__(self, desk: Desk, there: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._there = there
        self.set_heading(self.tr("Move the journal to this computer"))
        self.set_buttons(self.tr("Move journal"))
        self.path = QLineEdit(str(local_place(desk.store.path)))
        self.path_row = FieldRow(self.tr("&Where it goes"), self.path)
        self.choose = Button(self.tr("C&hoose…"))
        self.backups = QCheckBox(self.tr("Keep &backups where the journal is now"))
        self.backups.setChecked(desk.store.encrypted and desk.settings.second_place is None)
        self._build()
        self.path.textEdited.connect(lambda: self.path_row.set_error(""))
        self.choose.clicked.connect(self._choose_path)
        self.go.setFocus()

    def target(self) -> Path:
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def backups_folder(self) -> Path | None:
        """Where backups are to be copied to from now on; None leaves that as it is."""
        return self._desk.store.path.parent if self.backups.isChecked() else None

    def try_it(self) -> None:
        trouble = self._trouble()
        self.path_row.set_error(trouble)
        if trouble:
            self.path.setFocus()
        else:
            self.accept()

    def _trouble(self) -> str:
        if not self.path.text().strip():
            return self.tr("Choose a folder and a name for the file.")
        target = self.target()
        if target.exists():
            return self.tr("There is already a file of that name.")
        elsewhere = found(target)
        return self._desk.voice.say(elsewhere.said()) if elsewhere else ""

    def _build(self) -> None:
        self.setMinimumWidth(appearance().theme.scaled(520))
        said = self.tr(
            "Mentor Desk copies the journal, proves the copy, and only then removes the file where "
            "it is now. It takes a moment, and the desk opens again at this place."
        )
        self.body.addWidget(body(said))
        if self._there.risk is Risk.SYNCED:
            gone = self.tr("{name} then removes the journal from your other computers too.")
            self.body.addWidget(secondary(gone.format(name=self._there.name)))
        place = row(self.path_row, column(None, self.choose), spacing=8)
        place.setStretch(0, 1)
        self.body.addLayout(place)
        why = self.tr(
            "A backup is written once and never changed, so it may be copied about; "
            "it is encrypted as the journal is."
        )
        self.body.addLayout(column(self.backups, secondary(why), spacing=4))

    def _choose_path(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where your journal goes"), self.path.text(), f"*{SUFFIX}"
        )
        if chosen:
            self.path_row.set_error("")
            self.path.setText(chosen)
