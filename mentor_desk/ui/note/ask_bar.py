"""A question in the page itself, above what it is about; nothing else waits for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from collections.abc import Callable


class AskBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Callable[[bool], None] | None = None
        self._text = body()
        self.yes = Button("")
        self.no = Button("")
        card = Card(ground="warning")
        card.body.addWidget(self._text)
        card.body.addLayout(row(self.yes, self.no, None, spacing=8))
        whole = column(card)
        whole.setContentsMargins(16, 4, 16, 8)
        self.setLayout(whole)
        self.hide()
        self.yes.clicked.connect(lambda: self._answered(said=True))
        self.no.clicked.connect(lambda: self._answered(said=False))

    def tell(self, text: str, stop: str, stopped: Callable[[bool], None]) -> None:
        """How far something has come that can be stopped."""
        if self._answer is not stopped:
            self._answer = stopped
            self.yes.hide()
            self.no.setText(stop)
            self.show()
        self._text.set_text(text)

    def end(self) -> None:
        """What was told is done."""
        self._answer = None
        self.hide()

    def ask(self, question: str, yes: str, answer: Callable[[bool], None]) -> None:
        self._answer = answer
        self._text.set_text(question)
        self.no.setText(self.tr("Leave it out"))
        self.yes.setText(yes)
        self.yes.show()
        self.yes.setAccessibleDescription(question)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, *, said: bool) -> None:
        answer, self._answer = self._answer, None
        self.hide()
        if answer is not None:
            answer(said)
