"""Looks whether the journal is what it was when it was last closed, and asks what is to be done
when it is not. What it finds stays over the page until it is decided.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desk.errors import KnownError
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.banner import Banner, BannerBox
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.safety.looked import Looked
    from mentor_desk.safety.soundness import Findings
    from mentor_desk.ui.desk import Desk

# The desk has been painted and the first words may have been written by then.
BEGIN_MS = 15_000


class Sound(QObject):
    """Rests until `begin`. It has threads of its own: its work never waits for other work, and no
    other work waits for it.
    """

    salvage_wanted = Signal()
    """The desk is closed for it."""

    def __init__(self, desk: Desk, banners: BannerBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._banners = banners
        self._jobs = Jobs(self)
        self._stopped = threading.Event()
        self._looked: Looked | None = None
        self.banner: Banner | None = None
        """About what the full check found."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEGIN_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """When the journal is open and its window shown."""
        from mentor_desk.records import Journal
        from mentor_desk.safety.looked import Looked

        if self._desk.store.missing:
            self._ask_about_older()
        with self._desk.store.read() as session:
            journal = session.get_one(Journal, 1)
        if journal.is_sample:
            return
        self._looked = Looked(journal.uuid)
        if self._looked.is_due(self._desk.clock.now()):
            self._timer.start()
        self._looked.begin()

    def look(self) -> None:
        """Now, in a job. The log goes into the file first: one of the checks reads only that."""
        from mentor_desk.safety.soundness import look_over

        store = self._desk.store
        if self._desk.keeper.busy:  # the log would have to wait for the backup that is being made
            self._timer.start()
            return
        if not self._desk.attempt(store.checkpoint):
            return
        work = partial(look_over, store.path, store.key, self._stopped.is_set, sums=store.page_sums)
        self._jobs.run(work, self._tell, self._failed, self)

    def stop(self) -> None:
        """What is under way ends within moments."""
        self._timer.stop()
        self._stopped.set()
        self._jobs.wait()

    def end(self) -> None:
        """When the last save is in the file."""
        if self._looked is not None:
            self._looked.end()

    def _tell(self, found: Findings) -> None:
        if self._looked is not None:
            self._looked.done(self._desk.clock.now(), trouble=bool(found))
        if self.banner is not None:
            self.banner.dismiss()
            self.banner = None
        if found:
            self._ask_about(found)

    def _failed(self, error: Exception) -> None:
        """Stopped, or the file could not be reached: the next opening looks again."""
        if not isinstance(error, KnownError):
            raise error

    def _ask_about(self, found: Findings) -> None:
        from mentor_desk.safety.soundness import told

        text = told(found, self._desk.voice)
        banner = Banner(text, "danger" if found.damaged else "warning")
        banner.offer(self.tr("Look at &backups"), self._show_backups, decides=False)
        if found.damaged:
            banner.offer(self.tr("Sal&vage…"), self.salvage_wanted.emit, decides=False)
        else:
            banner.offer(self.tr("I have &looked at it: keep it"), partial(self._accept, found))
        banner.insist()
        self._banners.put_up(banner)
        self.banner = banner

    def _accept(self, found: Findings) -> None:
        from mentor_desk.safety.soundness import accept

        self.banner = None
        if self._desk.attempt(lambda: accept(self._desk.store, found)) and self._looked:
            self._looked.done(self._desk.clock.now(), trouble=False)

    def _ask_about_older(self) -> None:
        store = self._desk.store
        text = words(
            "This file is older than the one you used {day}: {n} save made there is missing here. "
            "It may be an older copy, or what was saved last was lost.",
            "This file is older than the one you used {day}: {n} saves made there are missing "
            "here. It may be an older copy, or what was saved last was lost.",
            n=store.missing,
            day=self._day(),
        )
        banner = Banner(self._desk.voice.say(text), "warning")
        banner.offer(self.tr("Look at &backups"), self._show_backups, decides=False)
        banner.offer(self.tr("It is right, &keep it"), lambda: self._desk.attempt(store.keep_older))
        banner.insist()
        self._banners.put_up(banner)

    def _day(self) -> str:
        at = self._desk.store.last_saved
        if at is None:
            return self.tr("last")
        if at.date() == self._desk.clock.today():
            return self.tr("today at {time}").format(time=self._desk.voice.time(at))
        return self.tr("on {day}").format(day=self._desk.voice.weekday(at.date()))

    def _show_backups(self) -> None:
        self._desk.go(Place(PageName.SAFETY))
