"""Tells of a journal that lies where other programs or computers get at it, and moves it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentor_desk.safety import synced
from mentor_desk.ui.widgets.banner import Banner, BannerBox
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentor_desk.safety.synced import Found
    from mentor_desk.store import Key, Store
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.opening.working import ClosedWork
    from mentor_desk.words import Words


class Whereabouts(QObject):
    """Says it once for each place: whoever wants to leave the journal there is not asked again."""

    work_wanted = Signal(object)
    """A `ClosedWork`: the desk is closed for it and opens again."""

    def __init__(self, desk: Desk, banners: BannerBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._banners = banners
        self.banner: Banner | None = None

    def look(self) -> None:
        """In a job, because a drive that is away lets everybody wait who looks for it."""
        path = self._desk.store.path
        if self._desk.settings.left_in_place != path:
            self._desk.jobs.run(partial(synced.found, path), self._tell, _ignore, owner=self)

    def _tell(self, found: Found | None) -> None:
        if found is None:
            return
        where = self.tr("Your journal is in “{folder}”.").format(folder=found.root.name)
        advice = self.tr("It is safer in a folder of this computer only; backups may lie there.")
        said = self._desk.voice.say(found.said())
        banner = Banner(f"{where} {said} {advice}", "warning")
        banner.offer(self.tr("&Move it…"), partial(self._ask, found))
        banner.offer(self.tr("&Leave it here"), self._leave)
        self._banners.put_up(banner)
        self.banner = banner

    def _leave(self) -> None:
        self._desk.settings.left_in_place = self._desk.store.path

    def _ask(self, found: Found) -> None:
        from mentor_desk.ui.dialogs.move_journal import MoveJournal

        dialog = MoveJournal(self._desk, found, self._banners.window())
        dialog.accepted.connect(lambda: self._move(dialog.target(), dialog.backups_folder()))
        dialog.open()

    def _move(self, target: Path, backups: Path | None) -> None:
        if backups is not None:
            self._desk.settings.second_place = backups
        self.work_wanted.emit(moving(self._desk.store, target, self))


def moving(store: Store, target: Path, told_by: QObject) -> ClosedWork:
    """To be begun when the store is closed."""
    from mentor_desk.safety.moving import move
    from mentor_desk.ui.opening.working import ClosedWork

    path, key = store.path, store.key
    gone: list[bool] = []

    def run(told: Callable[[float], None], stopped: Callable[[], bool]) -> Key | None:
        gone.append(move(path, target, key, told, stopped))
        return key

    heading = told_by.tr("Moving the journal")
    lead = told_by.tr(
        "It is copied and proven first, and only then removed where it was. "
        "You can stop until then: the journal opens where it is."
    )
    return ClosedWork(
        path, key, heading, lead, run, lambda: _said(path, target, gone[0]), moves_to=target
    )


def _said(path: Path, target: Path, gone: bool) -> tuple[Words, ...]:
    now = words("The journal is in {folder} now.", folder=str(target.parent))
    if gone:
        return (now,)
    left = words(
        "The old file could not be removed; delete “{file}” yourself, it is not used any more.",
        file=str(path),
    )
    return now, left


def _ignore(_: Exception) -> None:
    """Where nothing can be found out, nothing is said."""
