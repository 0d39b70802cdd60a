"""The two ways out of a damaged journal: a new one from what can be read, or a backup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.clock import Clock
    from mentor_desk.safety.backups import Backup
    from mentor_desk.store import Key
    from mentor_desk.ui.jobs import Jobs
    from mentor_desk.ui.opening.salvaging import SalvagePage
    from mentor_desk.ui.voice import QtVoice


class Rescue(QObject):
    """Of one journal and its key, until another page is shown. Nothing here erases anything."""

    page_wanted = Signal(object)
    open_wanted = Signal(object, object)
    """Path and key of a journal: the new one, or on going back the damaged one."""
    work_wanted = Signal(object)
    """A `ClosedWork`."""

    def __init__(
        self, path: Path, key: Key | None, jobs: Jobs, voice: QtVoice, clock: Clock
    ) -> None:
        super().__init__()
        self._path = path
        self._key = key
        self._jobs = jobs
        self._voice = voice
        self._clock = clock
        self._salvaging: SalvagePage | None = None

    @property
    def has_secret(self) -> bool:
        return self._key is not None

    def forget(self) -> None:
        if self._salvaging is not None:
            self._salvaging.forget()
        self._key = None

    def salvage(self) -> None:
        from mentor_desk.ui.opening.salvaging import SalvagePage

        page = SalvagePage(self._path, self._key, self._jobs, self._voice)
        page.open_wanted.connect(self._open)
        page.back_wanted.connect(lambda: self._open(self._path))
        self._salvaging = page
        self.page_wanted.emit(page)

    def look_for_backups(self) -> None:
        self._jobs.run(partial(_looked, self._path, self._key), self._show_backups, _fail, self)

    def _show_backups(self, looked: tuple[list[Backup], Path | None]) -> None:
        from mentor_desk.ui.opening.backups import BackupsPage

        found, away = looked
        page = BackupsPage(found, self._voice, away)
        page.chosen.connect(self._bring_back)
        page.back_wanted.connect(lambda: self._open(self._path))
        self.page_wanted.emit(page)

    def _bring_back(self, backup: Path) -> None:
        from mentor_desk.ui.opening.backups import bringing_back

        work = bringing_back(self._path, self._key, backup, self._clock.now())
        self.work_wanted.emit(work)

    def _open(self, path: Path) -> None:
        self.open_wanted.emit(path, self._key)


def _looked(path: Path, key: Key | None) -> tuple[list[Backup], Path | None]:
    """The backups, and the second place if there may be more in it that is not there now."""
    from mentor_desk.safety.knowing import backups_of, second_place_of

    away = second_place_of(path, key)
    return backups_of(path, key), away if away and not away.is_dir() else None


def _fail(error: Exception) -> None:
    raise error
