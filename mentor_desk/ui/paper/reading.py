"""A filled-in worksheet comes back: found by its number, looked at, and kept if somebody agrees."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.guides import About
from mentor_desk.records import Feedback, Goal, GuidedNote, Mentee
from mentor_desk.services import answering, library, printed_forms
from mentor_desk.services.printed_forms import NotOurs
from mentor_desk.ui.guide.leaning import leans
from mentor_desk.ui.paper.comparing import compare
from mentor_desk.ui.paper.press import read
from mentor_desk.ui.paper.preview import Preview
from mentor_desk.ui.paper.waiting import Waiting
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sheets.ticket import Ticket
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.reports.worksheet import Filled
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.paper.subject import Subject

    Ask = Callable[[QWidget, Path], Path | None]


_PAGES = {Goal: PageName.GOAL, Feedback: PageName.FEEDBACK, GuidedNote: PageName.GUIDED}


def ask_which(parent: QWidget, folder: Path) -> Path | None:
    """The system's own dialog; None if it was left."""
    heading = QCoreApplication.translate("ReadBack", "Read a filled-in worksheet")
    chosen, _ = QFileDialog.getOpenFileName(parent, heading, str(folder), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


class _Target(NamedTuple):
    """Where the answers belong; without a record a new one is begun."""

    form_id: int
    guide: Guide
    mentee_id: int | None
    name: str
    record: Guided | None


class ReadBack(QObject):
    """`ask` is how a file is asked for."""

    def __init__(self, desk: Desk, parent: QWidget, ask: Ask = ask_which) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._ask = ask
        self._waiting: Waiting | None = None
        self.preview: Preview | None = None

    def begin(self, at: Subject | None = None) -> None:
        """`at` is the page one is on: a paper for somebody else is refused there."""
        path = self._ask(self._parent, self._desk.settings.report_folder)
        if path is None:
            return
        self._desk.settings.report_folder = path.parent
        ticket = Ticket()
        self._waiting = Waiting(ticket, self._parent)
        self._desk.jobs.run(
            partial(read, path, ticket), partial(self._take, at), self._fail, owner=self
        )

    def _take(self, at: Subject | None, filled: Filled | None) -> None:
        self._end_waiting()
        if filled is None:
            return
        found: list[_Target] = []
        if self._desk.attempt(lambda: found.append(self._target(filled, at))):
            self._whose(found[0], partial(self._show, filled))

    def _fail(self, error: Exception) -> None:
        self._end_waiting()
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(self._desk.voice.say(error.words))

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None

    def _target(self, filled: Filled, at: Subject | None) -> _Target:
        """Raises NotOurs with what does not fit."""
        number, guide_id, version = filled.stamp
        with self._desk.store.read() as session:
            came = printed_forms.look_up(session, number, (guide_id, version))
            if came.mentee is not None and at is not None and at.mentee_id is not None:
                # A paper for nobody in particular fits everybody.
                printed_forms.look_up(session, number, (guide_id, version), at.mentee_id)
        guide = self._desk.library.of_record(guide_id, version)
        if guide is None or guide.version != version:
            raise NotOurs(words("The guide this was printed of is no longer in the journal."))
        mentee_id, name = (at.mentee_id, at.name) if at else (None, "")
        if came.mentee is not None:
            mentee_id, name = came.mentee.id, came.mentee.name
        record = came.record or _fitting(at, guide)
        return _Target(came.form.id, guide, mentee_id, name, record)

    def _whose(self, target: _Target, then: Callable[[_Target], None]) -> None:
        if (
            target.record is not None
            or target.mentee_id is not None
            or target.guide.about is About.MENTOR
        ):
            then(target)
            return
        said = self.tr("“{guide}” on paper, filled in by").format(guide=target.guide.title)

        def chosen(number: int) -> None:
            with self._desk.store.read() as session:
                name = session.get_one(Mentee, number).name
            then(target._replace(mentee_id=number, name=name))

        self._desk.ask_whom(said, chosen)

    def _show(self, filled: Filled, target: _Target) -> None:
        from mentor_desk.reports.worksheet import paper_answers

        now: dict[str, str] = {}
        fixed: set[str] = set()
        if target.record is not None:
            with self._desk.store.read() as session:
                now = answering.answers_now(session, target.record, target.guide)
                fixed = set(answering.frozen(session, target.record))
        found = compare(
            paper_answers(filled, target.guide),
            now,
            self._desk.clock.today(),
            self._parent.locale(),
            fixed,
            leans(target.guide),
        )
        number = printed_forms.shown(filled.stamp.number)
        heading = self.tr("Form {number} · {guide} · {name}").format(
            number=number, guide=target.guide.title, name=target.name or self.tr("for yourself")
        )
        preview = Preview(heading, target.name, found, self._desk.voice, self._parent)
        self.preview = preview
        preview.agreed.connect(partial(self._keep, target))
        preview.finished.connect(self._close)
        preview.open()

    def _keep(self, target: _Target, taken: Mapping[str, str]) -> None:
        now = self._desk.clock.now()
        kept: list[Guided] = []

        def work(session: Session) -> None:
            record = self._record(session, target)
            answering.take_over(session, record, target.guide, taken, now)
            printed_forms.mark_read(session, target.form_id, now.date())
            kept.append(record)

        said = words(
            "Took over {n} answer from paper", "Took over {n} answers from paper", n=len(taken)
        )
        if self._desk.change(self._desk.voice.say(said), work) and self.preview is not None:
            self.preview.accept()
            self._desk.go(Place(_PAGES[type(kept[0])], kept[0].id))

    def _record(self, session: Session, target: _Target) -> Guided:
        """Raises NotOurs if it is gone or was given another guide since one looked."""
        if target.record is None:
            return answering.draft(session, target.guide, target.mentee_id, self._desk.clock.now())
        found = session.get(type(target.record), target.record.id)
        wanted = (target.guide.id, target.guide.version)
        if found is None or (found.guide, found.guide_version) != wanted:
            raise NotOurs(words("It is no longer as it was. Read the paper once more."))
        library.keep_version(session, target.guide, self._desk.clock.now())
        return found

    def _close(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None


def _fitting(at: Subject | None, guide: Guide) -> Guided | None:
    """Raises NotOurs where the page one is on asks other questions."""
    if at is None or at.record is None:
        return None
    if (at.record.guide, at.record.guide_version) != (guide.id, guide.version):
        raise NotOurs(
            words(
                "This paper has the questions of “{guide}”. Begin one with that guide, then read "
                "it there.",
                guide=guide.title,
            )
        )
    return at.record
