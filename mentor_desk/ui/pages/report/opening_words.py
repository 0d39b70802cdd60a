"""The opening words while they are typed: saved by themselves, each with its mentee and reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentor_desk.services import opening_words
from mentor_desk.services.version_keeper import VersionKeeper, loses_much
from mentor_desk.services.versions import opening_of
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
        self._versions = VersionKeeper(desk.clock)
        self._autosave = Autosave(self._save, desk.saving, self)

    def of(self, whose: Whose) -> str:
        if whose in self._unsaved:
            return self._unsaved[whose]
        return self._kept(whose)

    def type(self, whose: Whose, text: str) -> None:
        self._unsaved[whose] = text
        self._autosave.touch()

    def flush(self) -> bool:
        return self._autosave.flush()

    def leave(self) -> bool:
        """Saves, and keeps a version of what was written since the last one."""
        saved = self.flush()
        if saved:
            self._desk.attempt(lambda: self._versions.leave(self._desk.store))
        return saved

    def _save(self) -> None:
        for whose, text in list(self._unsaved.items()):
            store, losing = self._desk.store, loses_much(self._kept(whose), text)
            with self._versions.saving(store, self, opening_of(*whose), losing=losing) as session:
                opening_words.keep(session, *whose, text)
            del self._unsaved[whose]

    def _kept(self, whose: Whose) -> str:
        with self._desk.store.read() as session:
            return opening_words.opening_words(session, *whose)
