"""The change of the passphrase as work on a closed journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.ui.opening.working import ClosedWork
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.new_passphrase import Changed
    from mentor_desk.store import Key, Store
    from mentor_desk.ui.recovery.order import NewPassphrase
    from mentor_desk.words import Words


def changing(store: Store, order: NewPassphrase, now: datetime, second: Path | None) -> ClosedWork:
    """To be begun when the store is closed."""
    from mentor_desk.safety.new_passphrase import Change, change

    path, old = store.path, store.key
    done: list[Changed] = []

    def run(told: Callable[[float], None], stopped: Callable[[], bool]) -> Key | None:
        wanted = Change(path, old, order.passphrase, order.backups, now, second)
        done.append(change(wanted, told, stopped))
        return done[0].key

    lead = _tr("A backup is made and tried first. Whenever you stop, nothing is lost.")
    headings = {
        (True, True): _tr("Changing the passphrase"),
        (False, True): _tr("Encrypting the journal"),
        (True, False): _tr("Removing the passphrase"),
    }
    heading = headings[old is not None, order.passphrase is not None]
    return ClosedWork(path, old, heading, lead, run, lambda: _said(order, done[0]), new_key=True)


def _said(order: NewPassphrase, done: Changed) -> tuple[Words, ...]:
    if order.passphrase is None:
        now = words("The journal has no passphrase any more.")
    else:
        now = words("The journal opens with the new passphrase from now on.")
    away = ()
    if done.away:
        away = (
            words(
                "The second place “{folder}” is not there now: backups in it open as they did "
                "before.",
                folder=str(done.away),
            ),
        )
    if not done.kept_old:
        return now, *away
    kept = words(
        "{n} earlier backup opens as it did before.",
        "{n} earlier backups open as they did before.",
        n=done.kept_old,
    )
    return now, kept, *away


def _tr(text: str) -> str:
    return QCoreApplication.translate("changing", text)
