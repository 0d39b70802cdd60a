"""Inside a backup: mentees at the left, what there is of each in the middle, its text at the right.

Nothing here changes; what is wanted back goes into the journal that is open, and can be undone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentor_desk.errors import KnownError, WrongPassphrase
from mentor_desk.records import GuidedNote, GuideText, Journal, Mentee
from mentor_desk.safety import backups
from mentor_desk.safety.comparing import Since, Two, mentees_since, since
from mentor_desk.safety.inside import Inside, holds, made_readable
from mentor_desk.safety.sheet import key_from
from mentor_desk.ui.note.people import People
from mentor_desk.ui.pages.backup import content, own
from mentor_desk.ui.pages.backup.asking import AskForEverything
from mentor_desk.ui.pages.backup.band import Band
from mentor_desk.ui.pages.backup.bringing import MenteeBack, bring_note
from mentor_desk.ui.pages.backup.columns import Columns
from mentor_desk.ui.pages.backup.content import KIND, Part, moment, since_text
from mentor_desk.ui.pages.backup.everything import Everything
from mentor_desk.ui.pages.backup.listing import Listing
from mentor_desk.ui.pages.backup.locked import Locked
from mentor_desk.ui.pages.backup.reading import Reading
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.row_list import RowList
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from mentor_desk.safety.backups import Backup
    from mentor_desk.store import Changes, Key, Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.widgets.row_list import Row


class _Ready(NamedTuple):
    """What a backup is opened with; `readable` is the backup or a copy of it."""

    key: Key | None
    readable: Path


class BackupPage(QWidget):
    """`Place.id` is the generation of the backup."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._backup: Backup | None = None
        self._inside: Inside | None = None
        self._people_since: content.Marks = {}
        self._since: content.AllMarks = {}
        self.band = Band()
        self.people = RowList(self.tr("Mentees in the backup"))
        self.listing = Listing()
        self.reading = Reading()
        self.locked = Locked()
        self.trouble = EmptyState("circle-alert", "", self.tr("To the backups"))
        self._columns = Columns(desk.settings, self.people, self.listing, self.reading)
        self._bodies = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self._close()
        self._backup = self._found(place.id)
        self._bodies.setCurrentWidget(self._columns)
        self.band.everything.setEnabled(False)
        if self._backup is None:
            self._say_trouble(self.tr("This backup is not there any more."))
            return
        self.band.say(*self._said(self._backup))
        path, key = self._backup.path, self._desk.store.key
        work = partial(_ready, path, lambda: key)
        self._desk.jobs.run(work, partial(self._open, path), partial(self._failed, path), self)

    def flush(self) -> bool:
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing of it stays open behind another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._close()

    def _lay_out(self) -> None:
        self._bodies.addWidget(self._columns)
        self._bodies.addWidget(self.trouble)
        self._bodies.addWidget(self.locked)
        whole = column(self.band, self._bodies, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        to_safety = partial(self._desk.go, Place(PageName.SAFETY))
        self.band.back.clicked.connect(to_safety)
        self.trouble.acted.connect(to_safety)
        self.locked.typed.connect(self._unlock)
        self.people.chosen.connect(self._show_mentee)
        self.listing.part_chosen.connect(self._show_part)
        self.listing.chosen.connect(self._show_text)
        self.listing.mentee_wanted.connect(self._want_mentee)
        self.reading.note_wanted.connect(self._bring_note)
        self.band.everything.clicked.connect(self._want_everything)
        self._desk.changed.connect(self._heard)

    def _found(self, generation: int | None) -> Backup | None:
        with self._desk.store.read() as session:
            uuid = session.get_one(Journal, 1).uuid
        there = backups.listed(uuid, self._desk.settings.second_place)
        return next((one for one in there if one.generation == generation), None)

    def _said(self, backup: Backup) -> tuple[str, str]:
        title = self.tr("Inside the backup of {when}")
        when = moment(backup.made_at, self._desk)
        return title.format(when=when), self.tr("Nothing here changes")

    def _unlock(self, passphrase: str) -> None:
        if self._backup is not None:
            path = self._backup.path
            work = partial(_ready, path, partial(key_from, path, passphrase))
            self._desk.jobs.run(work, partial(self._open, path), partial(self._failed, path), self)

    def _open(self, path: Path, ready: _Ready) -> None:
        backup = self._backup
        if backup is None or not self._awaits(path):
            if ready.readable != path:
                ready.readable.unlink(missing_ok=True)
            return
        self.locked.forget()
        try:
            self._inside = Inside(path, ready.key, ready.readable)
        except KnownError as error:
            self._failed(path, error)
            return
        self._bodies.setCurrentWidget(self._columns)
        self.band.everything.setEnabled(True)
        with self._inside.read() as then:
            count = holds(then)
            rows = [*content.people(then, {}), *own.person(then, {})]
        voice = self._desk.voice
        under = self.tr("Nothing here changes · {mentees}, {sessions}").format(
            mentees=voice.say(words("1 mentee", "{n} mentees", n=count.mentees)),
            sessions=voice.say(words("1 session", "{n} sessions", n=count.sessions)),
        )
        self.band.say(self._said(backup)[0], under)
        self.people.set_rows(rows)
        if rows:
            self.people.choose(rows[0].id)
            self._show_mentee(rows[0].id)
        self._compare()

    def _compare(self) -> None:
        if self._inside is None:
            return
        store = self._desk.store
        two = Two(self._inside.path, self._inside.key, store.path, store.key)
        work = partial(mentees_since, two)
        # Without its marks the page is of use too; what is in the way will be said when it matters.
        self._desk.jobs.run(work, partial(self._mark, two.backup), lambda _: None, self)

    def _mark(self, path: Path, found: content.Marks) -> None:
        if self._inside is None or self._inside.path != path:
            return
        self._people_since = found
        with self._inside.read() as then:
            self.people.set_rows([*content.people(then, found), *self._own_row(then)])
        self._offer()

    def _own_row(self, then: Session) -> list[Row]:
        with self._desk.store.read() as now:
            return own.person(then, own.since(then, now))

    def _show_mentee(self, mentee_id: int) -> None:
        self.listing.show_own(mentee_id == own.MENTOR)
        self._since = self._now_since(mentee_id)
        self._show_part(self.listing.part)
        self._offer()

    def _now_since(self, mentee_id: int) -> content.AllMarks:
        assert self._inside is not None
        with self._inside.read() as then, self._desk.store.read() as now:
            if mentee_id == own.MENTOR:
                return own.since(then, now)
            return since(then, now, mentee_id)

    def _rows(self, then: Session, mentee_id: int) -> list[Row]:
        voice = self._desk.voice
        if mentee_id == own.MENTOR:
            return own.listed(then, self._since, voice)
        return content.listed(then, self.listing.part, mentee_id, self._since, voice)

    def _show_part(self, _: Part) -> None:
        mentee_id = self.people.chosen_id()
        if self._inside is None or mentee_id is None:
            return
        with self._inside.read() as then:
            rows = self._rows(then, mentee_id)
        self.listing.list.choose(None)
        self.listing.show_rows(rows)
        self.reading.clear()
        first = next((one.id for one in rows if not one.heading), None)
        if first is not None:
            self.listing.list.choose(first)
            self._show_text(first)

    def _show_text(self, number: int) -> None:
        mentee_id = self.people.chosen_id()
        if self._inside is None or mentee_id is None:
            return
        part, voice = self.listing.part, self._desk.voice
        with self._inside.read() as then:
            if mentee_id == own.MENTOR:
                name, shown = "", own.text(then, number, voice)
            else:
                name = content.name_of(then, mentee_id)
                shown = self._text(then, part, number, name)
        if shown is None:
            return
        self.reading.show_text(shown, People(name))
        kind = KIND.get(part) or (GuidedNote if number > 0 else GuideText)
        self.reading.say_since(
            self._since.get(kind, {}).get(abs(number)),
            name,
            mentee_gone=self._since.get(Mentee, {}).get(mentee_id) is Since.GONE,
        )

    def _text(self, then: Session, part: Part, number: int, name: str) -> content.Text | None:
        if part is not Part.GUIDED:
            return content.text(then, part, number, self._desk.voice)
        note = then.get(GuidedNote, number)
        return None if note is None else own.guided(then, note, name, self._desk.voice)

    def _offer(self) -> None:
        mentee_id = self.people.chosen_id()
        if self._inside is None or mentee_id is None:
            return
        if mentee_id == own.MENTOR:
            self.listing.say_own()
            return
        with self._inside.read() as then:
            name = content.name_of(then, mentee_id)
        state = self._people_since.get(mentee_id)
        said = since_text(state, name, self._since, self._desk.voice)
        self.listing.offer(name, said, possible=state in (Since.GONE, Since.CHANGED))

    def _want_mentee(self) -> None:
        mentee_id = self.people.chosen_id()
        if self._inside is not None and mentee_id is not None:
            MenteeBack(self._desk, self._inside, mentee_id, self._since, self).begin()

    def _bring_note(self) -> None:
        number = self.listing.list.chosen_id()
        if self._inside is None or number is None:
            return
        if self.listing.part is Part.OWN:
            own.bring(self._desk, self._inside, number)
        else:
            bring_note(self._desk, self._inside, number)

    def _want_everything(self) -> None:
        if self._inside is None or self._backup is None:
            return
        with self._inside.read() as then, self._desk.store.read() as now:
            counts = holds(then), holds(now)
        wanted = Everything(self._backup.path, self._inside.key)
        when = moment(self._backup.made_at, self._desk)
        question = AskForEverything(when, *counts, self._desk.voice, self)
        if wanted.key != self._desk.store.key:
            question.say_passphrase(has_one=wanted.key is not None)
        question.accepted.connect(lambda: self._desk.restore_wanted.emit(wanted))
        question.open()

    def _heard(self, _: Changes) -> None:
        """What became of things may be another now; what is chosen stays."""
        mentee_id = self.people.chosen_id()
        if self._inside is None or mentee_id is None or not self.isVisible():
            return
        number = self.listing.list.chosen_id()
        self._since = self._now_since(mentee_id)
        with self._inside.read() as then:
            rows = self._rows(then, mentee_id)
        self.listing.show_rows(rows)
        if number is not None:
            self._show_text(number)
        self._compare()

    def _awaits(self, path: Path) -> bool:
        return self._backup is not None and self._backup.path == path and self.isVisible()

    def _failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if not self._awaits(path):
            return
        if not isinstance(error, WrongPassphrase):
            self._say_trouble(self._desk.voice.say(error.words))
        elif self._bodies.currentWidget() is self.locked:
            self.locked.refuse()
        else:
            self._bodies.setCurrentWidget(self.locked)
            self.locked.passphrase.setFocus()

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.set_sentence(sentence)
        self._bodies.setCurrentWidget(self.trouble)

    def _close(self) -> None:
        self.locked.forget()
        self._people_since, self._since = {}, {}
        self.people.set_rows(())
        self.listing.show_rows(())
        self.reading.clear()
        if self._inside is not None:
            self._inside.close()
            self._inside = None


def _ready(path: Path, key: Callable[[], Key | None]) -> _Ready:
    found = key()
    return _Ready(found, made_readable(path, found))
