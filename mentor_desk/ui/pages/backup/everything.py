"""Everything back from a backup, as work on a closed journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.ui.opening.working import ClosedWork
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.restoring import Restored
    from mentor_desk.store import Key, Store
    from mentor_desk.words import Words


class Everything(NamedTuple):
    """The backup, and what opens it: the journal opens with that from then on."""

    backup: Path
    key: Key | None


def restoring(store: Store, order: Everything, now: datetime) -> ClosedWork:
    """To be begun when the store is closed."""
    from mentor_desk.safety.restoring import Wanted, restore_all

    path, key = store.path, store.key
    done: list[Restored] = []

    def run(told: Callable[[float], None], stopped: Callable[[], bool]) -> Key | None:
        wanted = Wanted(order.backup, path, order.key, key, now)
        done.append(restore_all(wanted, progress=told, stopped=stopped))
        return order.key

    return ClosedWork(
        path,
        key,
        _tr("Bringing everything back"),
        _tr("The journal as it is now is kept first. You can stop: it then stays as it is."),
        run,
        lambda: _said(done[0]),
    )


def _said(done: Restored) -> tuple[Words, ...]:
    back = words("Everything is back as it was then.")
    if done.kept_as_backup:
        return back, words("What the journal said before is kept as the newest backup.")
    assert done.kept is not None
    return back, words("What was there before is kept as “{file}”.", file=done.kept.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupPage", text)
