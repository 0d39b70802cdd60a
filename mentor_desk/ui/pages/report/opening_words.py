"""The opening words while they are typed: saved by themselves, each with its mentee and reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentor_desk.services import opening_words
from mentor_desk.ui.forms.autosave import Autosave

if TYPE_CHECKING:
    from mentor_desk.audience import Reader
    from mentor_desk.ui.desk import Desk

    Whose = tuple[int, Reader]


class OpeningWords(QObject):
    """What could not be saved yet is still read from here."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unsaved: dict[Whose, str] = {}
        self._autosave = Autosave(self._save, desk.saving, self)

    def of(self, whose: Whose) -> str:
        if whose in self._unsaved:
            return self._unsaved[whose]
        with self._desk.store.read() as session:
            return opening_words.opening_words(session, *whose)

    def type(self, whose: Whose, text: str) -> None:
        self._unsaved[whose] = text
        self._autosave.touch()

    def flush(self) -> bool:
        return self._autosave.flush()

    def _save(self) -> None:
        with self._desk.store.write(self) as session:
            for whose, text in self._unsaved.items():
                opening_words.keep(session, *whose, text)
        self._unsaved.clear()
