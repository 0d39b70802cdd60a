"""The note of one session on the page: editor, audience, find, privacy screen, and saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QFrame, QStackedWidget, QWidget

from mentor_desk.records import NoteBlock
from mentor_desk.services import notes
from mentor_desk.services.version_keeper import VersionKeeper
from mentor_desk.services.versions import note_of
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.note.ask_bar import AskBar
from mentor_desk.ui.note.audience_bar import AudienceBar
from mentor_desk.ui.note.editor import NoteEditor
from mentor_desk.ui.note.find_bar import FindBar
from mentor_desk.ui.note.masked import MaskedNote
from mentor_desk.ui.note.slow_insert import SlowInsert
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from mentor_desk.audience import Audience
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.note.paragraphs import Batch
    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.note.transfer import Incoming

SMALLEST = 420
"""Pixels the column of the note is never narrower than."""


class Note(QFrame):
    counted = Signal()
    """Saved or shown anew: how many paragraphs there are for whom may be another number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look = appearance()
        self._session_id: int | None = None
        self._to_top = False
        self._versions = VersionKeeper(desk.clock)
        self.editor = NoteEditor()
        self.editor.setAccessibleName(self.tr("Note of this session"))
        self.editor.setPlaceholderText(self.tr("Write while you listen."))
        self.editor.advice = self.tr("A paragraph is only for you until you mark it.")
        self.editor.hint = self.tr("/ for action, promise, feedback, check-in")
        self.masked = MaskedNote()
        self.bar = AudienceBar(self)
        self.find_bar = FindBar()
        self.ask_bar = AskBar()
        self.slow = SlowInsert(self.editor)
        self.autosave = Autosave(self._save, desk.saving, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.editor)
        self._pages.addWidget(self.masked)
        whole = column(self.bar, self.find_bar, self.ask_bar, self._pages, spacing=0)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.setMinimumWidth(SMALLEST)
        self.setFocusProxy(self.editor)
        self._connect()

    @property
    def hidden_from_sight(self) -> bool:
        return self._pages.currentWidget() is self.masked

    def show_session(self, session_id: int, people: People, *, from_top: bool) -> None:
        """Reads the note; what is on the screen already is kept, with all that can be undone.
        The cursor stands where one writes on, also in a note that is shown `from_top`.
        """
        self.editor.set_people(people)
        self.masked.set_people(people)
        self.bar.set_people(people)
        if session_id != self._session_id:
            self.leave()
            self._session_id = session_id
            self._read()
            self._to_top = from_top and not self.isVisible()
            if from_top:
                self.editor.verticalScrollBar().setValue(0)
        self._show_audience()

    def written_in(self) -> int | None:
        """Which paragraph the cursor is in, if it is kept."""
        return self.editor.paragraphs.id_of(self.editor.textCursor().blockNumber())

    def scroll_by(self, way: QAbstractSlider.SliderAction) -> None:
        shown = self.masked if self.hidden_from_sight else self.editor
        shown.verticalScrollBar().triggerAction(way)

    def reveal(self, block_id: int) -> None:
        """Puts the cursor into a paragraph that is kept, in the middle of what is seen."""
        at = self.editor.paragraphs.index_of(block_id)
        if at is not None:
            self.editor.reveal(at)

    def flush(self) -> bool:
        return self.autosave.flush()

    def leave(self) -> bool:
        """Saves, and keeps a version of what was written since the last one."""
        saved = self.flush()
        if saved:
            self._desk.attempt(lambda: self._versions.leave(self._desk.store))
        return saved

    def hide_private(self, hide: bool) -> None:
        """A stand-in without the private text takes the editor's place: what is not there cannot be
        seen, found, copied or read aloud.
        """
        if hide == self.hidden_from_sight:
            return
        focused = self.editor.hasFocus() or self.masked.hasFocus()
        self.flush()
        if hide:
            self.masked.show_lines(self.editor.paragraphs.all_lines())
        else:
            self.masked.show_lines([])
        self.find_bar.close_bar()
        self._pages.setCurrentWidget(self.masked if hide else self.editor)
        self.setFocusProxy(self.masked if hide else self.editor)
        self.bar.setEnabled(not hide)
        if focused:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self) -> None:
        self.find_bar.open_for(self.masked if self.hidden_from_sight else self.editor)

    def read_again(self, changes: Changes) -> None:
        """Somebody else wrote in this note; what is typed here and not yet saved goes first."""
        ours = changes.origin is self or not changes.touch(NoteBlock)
        if ours or self.autosave.dirty or self._session_id is None:
            return
        known = {block.id for block in self._now()}
        if changes.ids(NoteBlock) & (known | self.editor.paragraphs.ids()):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Shown for the first time, an editor brings its cursor into sight."""
        super().showEvent(event)
        if self._to_top:
            self.editor.verticalScrollBar().setValue(0)
        self._to_top = False

    def paintEvent(self, _: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), self._look.theme.colour("surface"))

    def _connect(self) -> None:
        self.editor.edited.connect(self.autosave.touch)
        self.editor.left.connect(self.autosave.flush)
        self.editor.audience_changed.connect(self._show_audience)
        self.editor.much_pasted.connect(self._ask)
        self.editor.cleaned.connect(self._say_cleaned)
        self.editor.marks_back.connect(self._say_marks)
        self.bar.chosen.connect(self._set_audience)
        self.find_bar.closed.connect(self._back_to_text)
        self.slow.progressed.connect(self._pasted)
        self.slow.finished.connect(self._paste_ended)
        self.autosave.saved.connect(self.counted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.open_find)

    def _read(self) -> None:
        if self._session_id is None:
            return
        self.editor.load(self._now())
        if self.hidden_from_sight:
            self.masked.show_lines(self.editor.paragraphs.all_lines())
        self.counted.emit()

    def _now(self) -> list[NoteBlock]:
        with self._desk.store.read() as session:
            return notes.blocks(session, self._session_id or 0)

    def _save(self) -> None:
        if self._session_id is None:
            return
        batch = self.editor.paragraphs.batch()
        if not (batch.edits or batch.removed):
            return
        self.editor.paragraphs.written(batch, self._write(self._session_id, batch))

    def _write(self, session_id: int, batch: Batch) -> list[int]:
        store, text = self._desk.store, note_of(session_id)
        losing = self.editor.paragraphs.loses_much(batch)
        # Nearly always it is the one paragraph somebody types in.
        one = len(batch.edits) == 1 and not batch.removed
        if one and not losing and not self._versions.is_due(text):
            (edit,) = batch.edits
            if edit.id is not None and notes.write_over(store, session_id, edit, self):
                self._versions.saved(text)
                return [edit.id]
        with self._versions.saving(store, self, text, losing=losing) as session:
            return notes.save(session, session_id, batch.edits, batch.removed)

    def _show_audience(self) -> None:
        audience = self.editor.audience()
        self.bar.show_audience(audience)
        said = self.editor.people.said(audience) if audience is not None else ""
        if said != self.editor.accessibleDescription():
            self.editor.setAccessibleDescription(said)

    def _set_audience(self, audience: Audience) -> None:
        if not self.hidden_from_sight:
            self.editor.set_audience(audience)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_text(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, came: Incoming) -> None:
        length = self._desk.voice.number(round(len(came.text.split()), -3))
        question = self.tr(
            "What you paste has about {n} words. The note takes it, in paragraphs of at most a few "
            "pages, but will be slower to work with."
        )

        def answered(yes: bool) -> None:
            self._back_to_text()
            if yes:
                self.slow.start(came)

        self.ask_bar.ask(question.format(n=length), self.tr("Paste it all"), answered)

    def _pasted(self, share: float) -> None:
        """Saved part by part, or the last save would keep the window waiting."""
        if self.autosave.flush():
            percent = round(100 * share)
            said = self.tr("Pasting, {percent} percent").format(percent=percent)
            self.ask_bar.tell(said, self.tr("Stop"), self._stop_pasting)
        else:
            self.slow.stop()

    def _stop_pasting(self, _said: bool) -> None:
        self.slow.stop()

    def _paste_ended(self) -> None:
        self.ask_bar.end()
        self._back_to_text()

    def _say_marks(self, audiences: list[Audience], back: bool) -> None:
        """Typing that comes and goes is seen; a mark is a stroke of colour beside the text."""
        count, said = len(audiences), self.editor.people.said(audiences[0])
        if not back:
            one = self.tr("Done again: the paragraph is marked “{audience}”")
            several = self.tr("Done again: {n} paragraphs are marked")
        else:
            one = self.tr("Undone: the paragraph is marked “{audience}” as before")
            several = self.tr("Undone: {n} paragraphs are marked as before")
        text = (one if count == 1 else several).format(n=count, audience=said)
        if back:
            self._desk.say(text, self.editor.redo, self.tr("Redo"))
        else:
            self._desk.say(text)

    def _say_cleaned(self) -> None:
        self._desk.say(
            self.tr("Some characters of what you pasted cannot be kept and were left out.")
        )
        QTimer.singleShot(0, self._show_audience)
