"""Says that something failed, and what became of the text; the report is there to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class FailureDialog(Dialog):
    """`unsaved` are the texts that could not be saved; with none, all text is."""

    def __init__(self, report: str, unsaved: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._unsaved = "\n\n".join(unsaved)
        self.said = body()
        self.times = secondary()
        self.report = QPlainTextEdit(report)
        self.copy_text = Button(self.tr("Copy &text"), icon="copy")
        self.copy_report = Button(self.tr("Copy &report"), Kind.QUIET, "copy")
        self.details = Button(self.tr("&Details"), Kind.QUIET, "chevron-down")
        self._build()
        self._say()
        self._connect()
        self.go.setFocus()

    def count(self, times: int) -> None:
        """While it is open, what fails once more is only counted."""
        self.times.set_text(self.tr("It has happened {n} times by now.").format(n=times))
        self.times.show()

    def _build(self) -> None:
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFixedHeight(appearance().theme.scaled(180))
        self.report.hide()
        self.times.hide()
        self.copy_text.setVisible(bool(self._unsaved))
        self.cancel.hide()
        self.set_buttons(self.tr("&Go on"))
        self.setMinimumWidth(appearance().theme.scaled(480))
        self.body.addWidget(self.said)
        self.body.addWidget(self.times)
        if self._unsaved:
            self.body.addLayout(row(self.copy_text, None))
        self.body.addWidget(
            secondary(
                self.tr(
                    "The report says where in the program it happened. "
                    "No name and no word of yours is in it, and it is not sent anywhere."
                )
            )
        )
        self.body.addLayout(row(self.copy_report, self.details, None, spacing=4))
        self.body.addWidget(self.report)

    def _say(self) -> None:
        if self._unsaved:
            self.set_heading(self.tr("Something failed, and not all text is saved"))
            self.said.set_text(
                self.tr(
                    "Saving is tried again every two seconds. To be safe, copy the text now and "
                    "paste it into another program."
                )
            )
        else:
            self.set_heading(self.tr("Something failed; your text is saved"))
            self.said.set_text(
                self.tr(
                    "Mentor Desk ran into an error of its own. You can go on; "
                    "if it comes again, close the window and open it anew."
                )
            )

    def _connect(self) -> None:
        self.copy_report.clicked.connect(lambda: _copy(self.report.toPlainText()))
        self.copy_text.clicked.connect(lambda: _copy(self._unsaved))
        self.details.clicked.connect(self._unfold)

    def _unfold(self) -> None:
        self.report.setVisible(self.report.isHidden())
        self.adjustSize()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
