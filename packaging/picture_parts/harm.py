"""What stands before a journal that does not open as it is, and the ways on from there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentor_desk.records import Journal, Practice
from mentor_desk.safety import backups
from mentor_desk.store import Heads, create
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.backups import BackupsPage
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.recover import RecoverPage
from mentor_desk.ui.opening.salvaging import SalvagePage
from mentor_desk.ui.opening.trouble import Trouble, TroublePage
from mentor_desk.ui.opening.window import OpeningWindow

from .taking import CLOCK, SETTLE_S, Picture, settle, voice


def harm_pictures(place: Path) -> Iterator[Picture]:
    journal = place / "My mentees.mentordesk"
    made = backed_up(journal)
    backup = Path(shutil.copy(made[0].path, place / made[0].path.name))
    damaged = place / "Damaged.mentordesk"
    damaged.write_bytes(journal.read_bytes()[:-100])
    jobs = Jobs()
    window = OpeningWindow(jobs, CLOCK, voice(), Hold())

    def at(path: Path) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.begin(path)
            window.show()
            return window

        return show

    def page(made: Callable[[], QWidget]) -> Callable[[], QWidget]:
        def show() -> QWidget:
            shown = made()
            window.addWidget(shown)
            window.setCurrentWidget(shown)
            window.show()
            return window

        return show

    def read_only() -> QWidget:
        page = TroublePage()
        why = (
            f"“{journal.name}” cannot be written where it is, so nothing new would be kept in it. "
            "Copy it to a folder of your own and open the copy, or allow writing there."
        )
        page.say(why, str(journal), Trouble.READ_ONLY)
        return page

    yield Picture("trouble-backup", at(backup))
    yield Picture("trouble-read-only", page(read_only))
    yield Picture("trouble-damaged", at(damaged))
    yield Picture("rescue-backups", page(lambda: BackupsPage(made, voice())))
    yield Picture("rescue-no-backups", page(lambda: BackupsPage([], voice(), Path("/media/stick"))))
    yield Picture("salvage", page(lambda: SalvagePage(damaged, None, jobs, voice())))
    yield Picture("recover", page(lambda: RecoverPage(voice())))
    window.close()
    jobs.wait()
    settle(SETTLE_S)


def backed_up(journal: Path) -> list[backups.Backup]:
    """Newest first."""
    store = create(journal, None, CLOCK.now(), heads=Heads(journal.parent / "heads"))
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    for days in (9, 4, 1, 0):
        with store.write() as session:
            session.get_one(Practice, 1).letterhead = f"{days}"
        backups.make(journal, None, uuid, CLOCK.now() - timedelta(days=days, minutes=7 * days))
    store.close()
    return backups.listed(uuid)
