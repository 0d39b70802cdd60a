"""What every page is given: the open journal and the few things pages ask of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentor_desk.errors import KnownError
from mentor_desk.records import GuideText, Practice
from mentor_desk.ui.forms.autosave import SaveLight
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.keeper import Keeper
from mentor_desk.ui.privacy import Privacy
from mentor_desk.ui.undo import Undo
from mentor_desk.ui.version_care import VersionCare

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.clock import Clock
    from mentor_desk.store import Changes, Session, Store
    from mentor_desk.ui.library import Library
    from mentor_desk.ui.place import Place
    from mentor_desk.ui.settings import Settings
    from mentor_desk.ui.voice import QtVoice


@dataclass(frozen=True, slots=True)
class Notice:
    """A short message at the foot of the window; `undo` is offered as its button."""

    text: str
    undo: Callable[[], None] | None = None
    label: str = ""
    """What the button says instead of "Undo"."""


@dataclass(frozen=True, slots=True)
class Whom:
    """A question for a mentee; `then` gets the one who was chosen."""

    prompt: str
    then: Callable[[int], None]


class Desk(QObject):
    """Pages write with `store.write(self)` and read again when `changed` names their records."""

    changed = Signal(object)
    """A `Changes`, once after each commit."""
    place_wanted = Signal(object)
    notice = Signal(object)
    mentee_wanted = Signal(object)
    """A `Whom`."""
    lock_wanted = Signal()
    restore_wanted = Signal(object)
    """An `Everything`: the backup that all comes back from. The desk is closed for it."""
    passphrase_wanted = Signal(object)
    """A `NewPassphrase`, decided by whoever knows the one of now."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        clock: Clock,
        voice: QtVoice,
        library: Library,
    ) -> None:
        super().__init__()
        self.store = store
        self.settings = settings
        self.clock = clock
        self.voice = voice
        self.library = library.of_journal(store)
        self.by_sheet = False
        """The journal was opened with its recovery sheet: the passphrase is not known."""
        self.privacy = Privacy(self)
        self.saving = SaveLight(self)
        self.jobs = Jobs(self)
        self.keeper = Keeper(self)
        self.undo = Undo(self)
        self.versions = VersionCare(self)
        self.versions.told.connect(self.say)
        # Before any page can be: when those hear of a change, the guides are read.
        self.changed.connect(self._follow)
        store.listen(self.changed.emit)

    def _follow(self, changes: Changes) -> None:
        if changes.touch(GuideText, Practice):
            self.library = self.library.of_journal(self.store)

    def go(self, place: Place) -> None:
        self.place_wanted.emit(place)

    def say(self, text: str, undo: Callable[[], None] | None = None, label: str = "") -> None:
        self.notice.emit(Notice(text, undo, label))

    def ask_whom(self, prompt: str, then: Callable[[int], None]) -> None:
        self.mentee_wanted.emit(Whom(prompt, then))

    def attempt(self, work: Callable[[], object]) -> bool:
        """Runs `work`; what can be told to a person is said at the foot of the window."""
        try:
            work()
        except KnownError as error:
            self.say(self.voice.say(error.words))
            return False
        return True

    def change(self, what: str, work: Callable[[Session], object], origin: object = None) -> bool:
        """As `attempt`, with `work` in one transaction that Ctrl+Z takes back; `what` says in a
        sentence what was done.
        """
        return self.attempt(lambda: self.undo.run(what, work, origin))
