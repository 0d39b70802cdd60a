"""Feedback drafted beside the text. A draft is read by nobody but the mentor until it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mentor_desk.errors import KnownError
from mentor_desk.guides import Context, run_checks, to_child_values, to_record_values
from mentor_desk.records import Feedback, Owner, Tone
from mentor_desk.services import feedback as verbs
from mentor_desk.services import library
from mentor_desk.services.feedback import NextStep
from mentor_desk.services.version_keeper import VersionKeeper, loses_much
from mentor_desk.services.versions import ANSWERS, Written
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.pages.session.draft_fields import DraftFields
from mentor_desk.ui.pages.session.side import Group
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import FEEDBACK_GUIDE
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.labels import WrapLabel, secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.feedback import FeedbackRow
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.pages.session.reading import Reading


class FeedbackDraft(Group):
    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Feedback draft"))
        self._desk = desk
        self._guide = desk.library.guides[FEEDBACK_GUIDE]
        self._reading: Reading | None = None
        self._id: int | None = None
        self._answers: dict[str, str] = {}
        self._versions = VersionKeeper(desk.clock)
        self.autosave = Autosave(self._save, desk.saving, self)
        self.fields = DraftFields(desk)
        self.hint = secondary()
        self._error = WrapLabel("", Role.SECONDARY, "danger")
        self._error.hide()
        self.give = Button(self.tr("&Give"))
        self.give.setToolTip(self.tr("Marks it as given today; from then on it may be on a page."))
        self.guide = IconButton("book-open", self.tr("Open with all its questions"))
        self._given = column(spacing=4)
        self._hidden = secondary(self.tr("Not shown now (F9)"))
        self._hidden.hide()
        self._buttons = row(self.give, self.guide, None, spacing=6)
        for part in (self.fields, self.hint, self._error, self._hidden):
            self.body.addWidget(part)
        self.body.addLayout(self._buttons)
        self.body.addLayout(self._given)
        self.fields.edited.connect(self._edited)
        self.fields.left.connect(self.autosave.flush)
        self.give.clicked.connect(self._give)
        self.guide.clicked.connect(self._open_guide)

    def show_reading(self, reading: Reading, people: People) -> None:
        """What is being written stays; another session's draft was saved before."""
        other = self._reading is None or self._reading.session.id != reading.session.id
        self._reading = reading
        self.fields.name_mentee(people.mentee)
        drafts = [one for one in reading.feedback if one.feedback.given_on is None]
        if other or not self.autosave.dirty:
            self._show_draft(drafts[-1].feedback if drafts else None)
        self._list([one for one in reading.feedback if one.feedback.given_on is not None])

    def begin(self, text: str = "") -> None:
        """`text` is what was seen; the keyboard goes to what is asked first and not yet said."""
        seen = self.fields.editors["observation"]
        if text:
            seen.set_text("\n".join(part for part in (seen.text().strip(), text) if part))
            self._edited()
        order = ("observation", "occasion", "effect")
        first = next((one for one in order if not self.fields.editors[one].text()), "observation")
        self.fields.editors[first].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> bool:
        return self.autosave.flush()

    def leave(self) -> bool:
        """Saves, and keeps a version of what was written since the last one."""
        saved = self.flush()
        if saved:
            self._desk.attempt(lambda: self._versions.leave(self._desk.store))
        return saved

    def hide_private(self, hide: bool) -> None:
        self.fields.setVisible(not hide)
        self.hint.setVisible(not hide and bool(self.hint.text()))
        self._hidden.setVisible(hide)
        self.give.setVisible(not hide)
        self.guide.setVisible(not hide)

    def _show_draft(self, draft: Feedback | None) -> None:
        self._id = draft.id if draft is not None else None
        self._answers = dict(draft.answers) if draft is not None else {}
        shown = dict(self._answers)
        if draft is not None:
            for name in ("occasion", "observation", "effect"):
                shown[name] = str(getattr(draft, name))
        if shown != self.fields.answers():
            self.fields.set_answers(shown)
        self._error.hide()
        self._advise()

    def _edited(self) -> None:
        self.autosave.touch()
        self._error.hide()
        self._advise()

    def _advise(self) -> None:
        """The first thing that asks for a look, as a question; nothing while nothing is written."""
        empty = self.fields.empty()
        self.give.setEnabled(not empty)
        name = self._reading.mentee.name if self._reading else ""
        said = ""
        if empty:
            said = self.tr("Observed, dated, one point. Let {name} name the next step.").format(
                name=name
            )
        else:
            context = Context(words=self._desk.library.words, name=name)
            today = self._desk.clock.today()
            found = run_checks(self._guide, self.fields.answers(), today, context)
            asks = [one for one in found if not one.ok and not one.missing]
            if asks and asks[0].question is not None:
                said = self._desk.voice.say(asks[0].question)
        self.hint.set_text(said)
        self.hint.setVisible(bool(said) and self._hidden.isHidden())

    def _save(self) -> None:
        reading, answers = self._reading, self._answers | self.fields.answers()
        if reading is None or (self._id is None and self.fields.empty()):
            return
        values = to_record_values(self._guide, answers)
        if "tone" in values:
            values["tone"] = Tone(str(values["tone"]))
        if self._id is None:
            with self._desk.store.write(self) as session:
                number = self._begin(session, reading)
                verbs.answer(session, number, answers, values)
            self._versions.begun(Written(Feedback, number, ANSWERS))
        else:
            number = self._id
            losing = any(loses_much(self._answers.get(name, ""), answers[name]) for name in answers)
            text = Written(Feedback, number, ANSWERS)
            with self._versions.saving(self._desk.store, self, text, losing=losing) as session:
                verbs.answer(session, number, answers, values)
        self._id, self._answers = number, answers

    def _begin(self, session: Session, reading: Reading) -> int:
        made = Feedback(
            mentorship_id=reading.mentorship.id,
            session_id=reading.session.id,
            goal_id=reading.session.focus_goal_id,
        )
        kept = verbs.draft(session, made)
        library.take(session, kept, self._guide, self._desk.clock.now())
        return kept.id

    def _give(self) -> None:
        reading = self._reading
        if reading is None or not self.flush() or self._id is None:
            return
        number, today = self._id, self._desk.clock.today()
        values = to_child_values(self._guide, self.fields.answers(), "action")
        due = values.get("due_on")
        step = NextStep(
            str(values.get("text") or ""),
            Owner(str(values.get("owner") or Owner.MENTEE)),
            due if isinstance(due, date) else None,
        )

        def give(session: Session) -> None:
            verbs.give(session, number, today)
            verbs.keep_next_step(session, number, step, today)

        said = self.tr("Marked the feedback for {name} as given")
        try:
            self._desk.undo.run(said.format(name=reading.mentee.name), give)
        except KnownError as error:
            self._error.set_text(self._desk.voice.say(error.words))
            self._error.show()
            self.fields.editors["observation"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_guide(self) -> None:
        if self.fields.empty() and self._id is None:
            self._start_empty()
        if self.flush() and self._id is not None:
            self._desk.go(Place(PageName.FEEDBACK, self._id))

    def _start_empty(self) -> None:
        reading = self._reading
        if reading is None:
            return

        def write() -> None:
            with self._desk.store.write(self) as session:
                self._id = self._begin(session, reading)

        self._desk.attempt(write)

    def _list(self, given: Sequence[FeedbackRow]) -> None:
        clear(self._given)
        for one in given:
            praise = one.feedback.tone is Tone.PRAISE
            said = self.tr("Praise: {text}") if praise else self.tr("Growth: {text}")
            self._given.addWidget(secondary(said.format(text=one.feedback.observation)))
