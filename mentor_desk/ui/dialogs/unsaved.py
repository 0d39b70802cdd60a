"""Asks before text that could not be saved is given up, and offers another place for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mentor_desk import paths
from mentor_desk.errors import KnownError
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.voice import QtVoice


class Unsaved(Dialog):
    """Accepted means: close, and what is not saved is nowhere but where it was kept from here.
    Staying is the default. `texts` are the fields of the pages that could not save.
    """

    def __init__(self, why: str, texts: Sequence[str], voice: QtVoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = "\n\n".join(texts)
        self._voice = voice
        self.set_heading(self.tr("Not everything is saved"))
        self.body.addWidget(
            body(
                self.tr(
                    "What you wrote last could not be saved. {reason} "
                    "Stay, and it is tried again every two seconds."
                ).format(reason=why)
            )
        )
        self.keep = Button(self.tr("Keep the text in a file…"))
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        self.kept = secondary()
        self.kept.hide()
        if self._text:
            self.body.addLayout(row(self.keep, None))
            self.body.addWidget(self.kept)
        self.set_buttons(self.tr("Close and lose it"), self.tr("Stay"))
        self.go.set_kind(Kind.DANGER)
        self.go.setAutoDefault(False)
        self.cancel.set_kind(Kind.PRIMARY)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def _keep(self) -> None:
        proposed = paths.documents_folder() / self.tr("Not saved in my journal.txt")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Keep the text"), str(proposed), self.tr("Text (*.txt)")
        )
        if chosen:
            self.keep_in(Path(chosen))

    def keep_in(self, path: Path) -> None:
        from mentor_desk.reports.files import replace_file

        path = path if path.suffix else path.with_suffix(".txt")
        try:
            replace_file(path, f"{self._text}\n".encode())
        except KnownError as error:
            self._say(self._voice.say(error.words))
            return
        self._say(
            self.tr(
                "It is in “{file}” now, the whole text of this page. Anybody who opens that file "
                "can read it: delete it once the text is in your journal."
            ).format(file=path.name)
        )
        self.set_buttons(self.tr("Close"))

    def _say(self, said: str) -> None:
        self.kept.set_text(said)
        self.kept.show()
        self.adjustSize()
