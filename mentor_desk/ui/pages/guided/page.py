"""A guide filled in, one question at a time; what was agreed on in it becomes an action."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.guides import Context, to_child_values, to_record_values
from mentor_desk.records import Action, GuidedNote, Owner
from mentor_desk.services import actions
from mentor_desk.services import guided_notes as verbs
from mentor_desk.ui.guide.page import GuidePage, Opened
from mentor_desk.ui.pages.guided.ending import GuidedEnding
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.date_field import Lean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from mentor_desk.guides import Guide
    from mentor_desk.services.guided_notes import GuidedDesk
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


class GuidedPage(GuidePage):
    record = GuidedNote

    def __init__(self, desk: Desk) -> None:
        self._ending = GuidedEnding()
        super().__init__(desk, self._ending, Lean.NEAR)
        self._found: GuidedDesk | None = None
        self._ending.done.clicked.connect(self._finish)
        self._ending.leave.clicked.connect(self._leave)
        self._ending.chosen.connect(self._choose_audience)
        self._view.finish_wanted.connect(self._finish)

    def card_title(self) -> str:
        return self.tr("How it reads")

    def tools(self) -> Sequence[QWidget]:
        self.remove = IconButton("trash-2", self.tr("Delete"))
        self.remove.clicked.connect(self._delete)
        return (self.remove,)

    def read(self, number: int) -> Opened | None:
        with self._desk.store.read() as session:
            self._found = found = verbs.desk(session, number)
        if found is None:
            return None
        note, library = found.note, self._desk.library
        guide = library.of_record(note.guide, note.guide_version)
        if guide is None:
            return None
        name = found.mentee.name if found.mentee else ""
        return Opened(found.mentee, guide, note.answers, {}, Context(library.words, name))

    def keep(self, session: Session, number: int, guide: Guide, answers: Mapping[str, str]) -> None:
        verbs.answer(session, number, answers, to_record_values(guide, answers))

    def texts(self, opened: Opened) -> tuple[str, str]:
        note = self._found.note if self._found else None
        if note is None:
            return opened.guide.title, ""
        voice, finished = self._desk.voice, note.finished_on
        day = voice.day(finished or note.begun_on)
        state = self.tr("done on {day}") if finished else self.tr("draft, begun on {day}")
        name = opened.name or self.tr("for yourself")
        named = "" if note.title == opened.guide.title else opened.guide.title
        parts = (name, named, state.format(day=day))
        return note.title or opened.guide.title, " · ".join(part for part in parts if part)

    def show_ending(self, opened: Opened) -> None:
        if self._found is not None:
            self._ending.show_note(self._found.note, opened.guide, opened.name)

    def _finish(self) -> None:
        found, opened = self._found, self._opened
        if found is None or opened is None or not self.flush():
            return
        if found.note.finished_on is not None:
            self._go_back()
            return
        number, today = found.note.id, self._desk.clock.today()
        answers = dict(self._view.answers)

        def finish(session: Session) -> None:
            verbs.finish(session, number, today)
            self._add_action(session, opened.guide, answers)

        said = self.tr("Finished “{title}”").format(title=self.texts(opened)[0])
        try:
            self._desk.undo.run(said, finish, self)
        except KnownError as error:
            first = opened.guide.fields()[0].name
            self._view.point_at(first, self._desk.voice.say(error.words))
            return
        self._go_back()

    def _add_action(self, session: Session, guide: Guide, answers: Mapping[str, str]) -> None:
        """Once: whoever takes the note up again and finishes it again means the same action."""
        found, step = self._found, to_child_values(guide, answers, "action")
        text, due = " ".join(str(step.get("text") or "").split()), step.get("due_on")
        if found is None or found.note.mentorship_id is None or not text:
            return
        there = session.query(Action).filter_by(mentorship_id=found.note.mentorship_id, text=text)
        if there.first() is not None:
            return
        made = Action(
            mentorship_id=found.note.mentorship_id,
            session_id=found.note.session_id,
            text=text,
            owner=Owner(str(step.get("owner") or Owner.MENTEE)),
            made_on=self._desk.clock.today(),
            due_on=due if isinstance(due, date) else None,
            audience=found.note.audience,
        )
        actions.add(session, made)

    def _leave(self) -> None:
        found = self._found
        if found is None or not self.flush():
            return
        if found.note.finished_on is None:
            self._go_back()
            return
        # It leaves no page then.
        number = found.note.id
        said = self.tr("Made “{title}” a draft again").format(title=found.note.title)
        if self._desk.change(said, lambda session: verbs.take_up(session, number), self):
            self.reload()

    def _delete(self) -> None:
        found = self._found
        if (
            found is not None
            and self.flush()
            and self._desk.undo.throw_away(GuidedNote, found.note.id)
        ):
            self._go_back()

    def _go_back(self) -> None:
        found = self._found
        if found is None:
            return
        if found.session is not None:
            self._desk.go(Place(PageName.SESSION, found.session.id))
        elif found.mentee is not None:
            self._desk.go(Place(PageName.MENTEE, found.mentee.id, "guides"))
        else:
            self._desk.go(Place(PageName.GUIDES, tab=found.note.guide))

    def _choose_audience(self, value: str) -> None:
        found = self._found
        if found is None:
            return
        number, audience = found.note.id, Audience(value)

        def write() -> None:
            with self._desk.store.write(self) as session:
                verbs.set_audience(session, number, audience)

        if self._desk.attempt(write):
            found.note.audience = audience
