"""The window before a journal is open; it ends with an open store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentor_desk import paths
from mentor_desk.errors import KnownError, WrongPassphrase
from mentor_desk.store import needs_passphrase
from mentor_desk.ui.opening import SUFFIX
from mentor_desk.ui.opening.beforehand import (
    fitting,
    forget_earlier,
    import_desk,
    make,
    make_sample,
    nothing,
    unlocked,
)
from mentor_desk.ui.opening.unlock import UnlockPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from mentor_desk.clock import Clock
    from mentor_desk.store import Key, Store
    from mentor_desk.ui.jobs import Jobs
    from mentor_desk.ui.opening.hold import Hold
    from mentor_desk.ui.opening.recover import RecoverPage
    from mentor_desk.ui.opening.rescue import Rescue
    from mentor_desk.ui.opening.trouble import TroublePage
    from mentor_desk.ui.opening.welcome import NewJournal, WelcomePage
    from mentor_desk.ui.opening.working import ClosedWork
    from mentor_desk.ui.voice import QtVoice

T = TypeVar("T")

USUAL_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(960, 600)


class Entry(NamedTuple):
    """How one came in. `said` is told on the desk; a sheet is offered for a `new_key`."""

    said: str = ""
    new_key: bool = False
    by_sheet: bool = False


class OpeningWindow(QStackedWidget):
    """`opened` carries the open Store; the window is then of no more use."""

    opened = Signal(object)
    appeared = Signal()
    """Once, when the first page has been painted: whatever can wait begins now."""

    def __init__(self, jobs: Jobs, clock: Clock, voice: QtVoice, hold: Hold) -> None:
        super().__init__()
        self._jobs = jobs
        self._hold = hold
        self._clock = clock
        self._voice = voice
        self._path: Path | None = None
        self._painted = False
        self._welcome_page: WelcomePage | None = None
        self._unlock_page: UnlockPage | None = None
        self._trouble_page: TroublePage | None = None
        self._recover_page: RecoverPage | None = None
        self._rescue: Rescue | None = None
        self._turn = 0
        """Counts what was given up: an answer to it is not listened to any more."""
        self.entry = Entry()
        self.setWindowTitle("Mentor Desk")
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE)
        self.appeared.connect(self._warm_up)

    @property
    def path(self) -> Path | None:
        """The journal that is to be opened here."""
        return self._path

    def begin(self, path: Path | None) -> None:
        """Shows what this path needs: unlocking, a sentence, or with none the welcome."""
        self._path = path
        if path is None:
            self._hold.release()
            self._show(self.welcome)
            return
        try:
            locked = needs_passphrase(path)
            self._hold.take(path)
        except KnownError as error:
            self._say_trouble(error)
            return
        if locked:
            page = self._unlock()
            page.show_for(path)
            self._show(page)
        else:
            self._open(path, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # What is in this window is painted right after it; then the timer's turn comes.
            QTimer.singleShot(0, self.appeared.emit)

    def _warm_up(self) -> None:
        """While the passphrase is typed, what the desk needs is imported."""
        self._jobs.run(import_desk, nothing, nothing)

    def work(self, work: ClosedWork) -> None:
        """Does it, and opens the journal again, whether it could be done or not."""
        from mentor_desk.ui.opening.working import WorkPage

        self._path = work.path
        page = WorkPage(work)
        self.addWidget(page)
        self._show(page)
        self._jobs.run(
            partial(work.run, page.progressed.emit, page.stopped),
            self._while_wanted(partial(self._worked, work)),
            self._while_wanted(partial(self._not_worked, work)),
        )

    def forget(self) -> bool:
        """Locks what is not open yet; True if a secret was typed here, which is in memory still."""
        self._turn += 1
        secret = any(page is not None and page.has_text for page in self._asking())
        for page in self._asking():
            if page is not None:
                page.forget()
        if self._rescue is not None:
            secret = secret or self._rescue.has_secret
            self._rescue.forget()
        if self._welcome_page is not None:
            self._welcome_page.forget()
        if self._path is not None and self.currentWidget() is self._recover_page:
            self.begin(self._path)
        return secret

    def _asking(self) -> tuple[UnlockPage | None, RecoverPage | None]:
        return self._unlock_page, self._recover_page

    def _while_wanted(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """A lock wins over an unlock that is on its way: the page asks again."""
        turn = self._turn

        def answer(what: T) -> None:
            if turn == self._turn:
                then(what)
            elif self._path is not None:
                self.begin(self._path)

        return answer

    def _worked(self, work: ClosedWork, key: Key | None) -> None:
        said = " ".join(map(self._voice.say, work.said()))
        path = work.moves_to or work.path
        self._open(path, key, Entry(said, new_key=work.new_key))

    def _not_worked(self, work: ClosedWork, error: Exception) -> None:
        known = isinstance(error, KnownError)
        self._open(work.path, work.key, Entry(self._voice.say(error.words) if known else ""))
        if not known:
            raise error

    def _open(self, path: Path, key: Key | None, entry: Entry | None = None) -> None:
        self._path = path
        self.entry = entry or Entry()
        try:
            store = self._open_alone(path, key)
        except WrongPassphrase as error:
            self._unlock().refuse(self._voice.say(error.words))
        except KnownError as error:
            self._say_trouble(error, key)
        else:
            self._jobs.run(partial(forget_earlier, path), nothing, nothing)
            self.opened.emit(store)

    def _show_recover(self) -> None:
        page = self._recover()
        page.forget()
        self._show(page)

    def _open_by_sheet(self, key: Key) -> None:
        path = self._path
        if path is not None:
            self._jobs.run(
                partial(fitting, path, key, self._clock),
                self._while_wanted(partial(self._open, path, entry=Entry(by_sheet=True))),
                self._while_wanted(self._sheet_failed),
            )

    def _sheet_failed(self, error: Exception) -> None:
        from mentor_desk.safety.sheet import NotASheet

        if isinstance(error, NotASheet):
            self._recover().refuse(self._voice.say(error.words))
        else:
            self._failed(error)

    def _open_alone(self, path: Path, key: Key | None) -> Store:
        from mentor_desk.records import Journal
        from mentor_desk.safety.upgrading import prepare
        from mentor_desk.store import open_journal

        self._hold.take(path)
        if key is None:  # else it was done where the key was derived
            prepare(path, None, self._clock.now())
        store = open_journal(path, key)
        try:
            with store.read() as session:
                self._hold.know(session.get_one(Journal, 1).uuid)
        except BaseException:
            store.close()
            raise
        return store

    def _derive(self, passphrase: str) -> None:
        path = self._path
        if path is not None:
            self._jobs.run(
                partial(unlocked, path, passphrase, self._clock),
                self._while_wanted(partial(self._open, path)),
                self._while_wanted(self._failed),
            )

    def _create(self, wanted: NewJournal) -> None:
        page = self.welcome
        page.set_busy(self.tr("Making your journal…"))
        work = partial(make, wanted.path, wanted.passphrase, self._clock)
        entry = Entry(new_key=wanted.passphrase is not None)
        self._path = wanted.path
        opened = self._while_wanted(partial(self._open, wanted.path, entry=entry))
        self._jobs.run(work, opened, self._not_made)

    def _create_sample(self) -> None:
        self.welcome.set_busy(self.tr("Writing the sample…"))
        path = paths.state_folder() / "sample" / f"Sample{SUFFIX}"
        self._jobs.run(
            partial(make_sample, path, self._clock), partial(self._open, path), self._not_made
        )

    def _not_made(self, error: Exception) -> None:
        self.welcome.set_busy("")
        self._path = None
        if not isinstance(error, KnownError):
            raise error
        self.welcome.refuse(self._voice.say(error.words))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._say_trouble(error)
        elif isinstance(error, OSError):
            self.begin(self._path)
        else:
            raise error

    def _say_trouble(self, error: KnownError, key: Key | None = None) -> None:
        from mentor_desk.ui.opening.trouble import Trouble

        page, trouble = self._trouble(), Trouble.of(error)
        if trouble is Trouble.DAMAGED and self._path is not None:
            self._rescue = self._made_rescue(self._path, key)
        page.say(self._voice.say(error.words), str(self._path or ""), trouble)
        self._show(page)

    def _copy(self) -> None:
        """What cannot be written, or must not be: a journal of one's own is made of it."""
        from mentor_desk.safety.own_copy import own_copy
        from mentor_desk.ui.opening.choosing import choose_own_place

        source = self._path
        target = choose_own_place(source, self) if source else None
        if source is not None and target is not None:
            self._jobs.run(
                partial(own_copy, source, target),
                self._while_wanted(lambda _: self.begin(target)),
                self._while_wanted(self._not_copied),
            )

    def _not_copied(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._trouble().say_again(self._voice.say(error.words))

    def salvage(self, path: Path, key: Key | None) -> None:
        """For a desk that was closed for it; going back opens the journal again."""
        self._path = path
        self._rescue = self._made_rescue(path, key)
        self._rescue.salvage()

    def _made_rescue(self, path: Path, key: Key | None) -> Rescue:
        from mentor_desk.ui.opening.rescue import Rescue

        if self._rescue is not None:
            self._rescue.forget()
            self._rescue.deleteLater()
        made = Rescue(path, key, self._jobs, self._voice, self._clock)
        made.setParent(self)
        made.page_wanted.connect(self._show_once)
        made.open_wanted.connect(self._open)
        made.work_wanted.connect(self.work)
        return made

    def _show_once(self, page: QWidget) -> None:
        self.addWidget(page)
        self._show(page)

    def _choose_other(self) -> None:
        from mentor_desk.ui.opening.choosing import choose_journal

        chosen = choose_journal(self._path, self)
        if chosen is not None:
            self.begin(chosen)

    def _begin_new(self) -> None:
        self.begin(None)

    def _begin_again(self) -> None:
        self.begin(self._path)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    @property
    def welcome(self) -> WelcomePage:
        if self._welcome_page is None:
            from mentor_desk.ui.opening.welcome import WelcomePage

            page = self._welcome_page = WelcomePage(self._voice)
            page.create_wanted.connect(self._create)
            page.sample_wanted.connect(self._create_sample)
            page.other_wanted.connect(self._choose_other)
            self.addWidget(page)
        return self._welcome_page

    def _unlock(self) -> UnlockPage:
        if self._unlock_page is None:
            page = self._unlock_page = UnlockPage()
            page.unlocked.connect(self._derive)
            page.sheet_wanted.connect(self._show_recover)
            page.other_wanted.connect(self._choose_other)
            page.new_wanted.connect(self._begin_new)
            self.addWidget(page)
        return self._unlock_page

    def _recover(self) -> RecoverPage:
        if self._recover_page is None:
            from mentor_desk.ui.opening.recover import RecoverPage

            page = self._recover_page = RecoverPage(self._voice)
            page.typed.connect(self._open_by_sheet)
            page.back_wanted.connect(self._begin_again)
            self.addWidget(page)
        return self._recover_page

    def _trouble(self) -> TroublePage:
        if self._trouble_page is None:
            from mentor_desk.ui.opening.trouble import TroublePage

            page = self._trouble_page = TroublePage()
            page.again.connect(self._begin_again)
            page.copy_wanted.connect(self._copy)
            page.salvage_wanted.connect(lambda: self._rescue and self._rescue.salvage())
            page.backups_wanted.connect(lambda: self._rescue and self._rescue.look_for_backups())
            page.other_wanted.connect(self._choose_other)
            page.new_wanted.connect(self._begin_new)
            self.addWidget(page)
        return self._trouble_page
