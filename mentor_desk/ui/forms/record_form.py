"""A record as a form that saves itself: which fields there are is said once, at the record."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from mentor_desk.clean import clean_line, clean_text
from mentor_desk.records import fields
from mentor_desk.services import versions
from mentor_desk.services.version_keeper import VersionKeeper, loses_much
from mentor_desk.services.versions import Written
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.forms.editors import Editor, LineEditor, LongEditor
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.records import Field, Record
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


class Unreadable(Exception):
    """What stands in a field cannot be kept as its value."""


class Bound(NamedTuple):
    """An editor with the way from a value to its text and back; `to_value` raises Unreadable."""

    editor: Editor
    to_text: Callable[[object], str]
    to_value: Callable[[str], object]


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def line(*, placeholder: str = "") -> Bound:
    return Bound(LineEditor(placeholder), _plain, clean_line)


def long() -> Bound:
    return Bound(LongEditor(2, 10), _plain, clean_text)


def day(editor: Editor) -> Bound:
    def to_text(value: object) -> str:
        return value.isoformat() if isinstance(value, date) else ""

    def to_value(text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise Unreadable from None

    return Bound(editor, to_text, to_value)


class RecordForm(QWidget):
    """Fields without an editor of their own are lines or, when long, paragraphs of text."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        special: Mapping[str, Bound],
        unreadable: str,
        only: Callable[[str], bool] = lambda _: True,
        states: Mapping[str, Callable[[object], str]] | None = None,
    ) -> None:
        """`states` are fields whose change Ctrl+Z takes back, and the sentence for it."""
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._unreadable = unreadable
        self._states = states or {}
        self._id: int | None = None
        self._shown: dict[str, str] = {}
        self._versions = VersionKeeper(desk.clock)
        self._autosave = Autosave(self._save, desk.saving, self)
        self._fields = [one for one in fields(kind) if only(one.name)]
        self._bound = {
            one.name: special.get(one.name) or (long() if one.long else line())
            for one in self._fields
        }
        self.rows = {one.name: self._row(one) for one in self._fields}
        self.setLayout(column(*self.rows.values(), spacing=16))
        for one in self._fields:
            editor = self._bound[one.name].editor
            editor.edited.connect(self._autosave.touch)
            editor.left.connect(self.flush)

    def show_record(self, record: Record) -> None:
        """Leaves alone what is being written in."""
        if record.id != self._id:
            self.leave()
        elif self._autosave.dirty:
            return
        self._id = record.id
        for name, bound in self._bound.items():
            text = bound.to_text(getattr(record, name))
            self._shown[name] = text
            bound.editor.set_text(text)
            self.rows[name].set_error("")

    def flush(self) -> bool:
        return self._autosave.flush()

    def leave(self) -> bool:
        """Saves, and keeps a version of each long text written in since its last one."""
        saved = self.flush()
        if saved:
            self._desk.attempt(lambda: self._versions.leave(self._desk.store))
        return saved

    def editor(self, name: str) -> Editor:
        return self._bound[name].editor

    def _save(self) -> None:
        """Only what changed; a field that cannot be kept says so and keeps nobody else waiting."""
        values: dict[str, object] = {}
        texts: dict[str, str] = {}
        for one in self._fields:
            text = self._bound[one.name].editor.text()
            if text == self._shown.get(one.name):
                self.rows[one.name].set_error("")
                continue
            said, value = self._read(one, text)
            self.rows[one.name].set_error(said)
            if not said:
                values[one.name], texts[one.name] = value, text
        if values and self._id is not None:
            self._write(self._id, values, texts)
            self._shown |= texts

    def _write(self, number: int, values: Mapping[str, object], texts: Mapping[str, str]) -> None:
        kind = self._kind
        for name in self._states.keys() & values.keys():
            one = {name: values[name]}
            said = self._states[name](values[name])
            self._desk.undo.run(said, partial(_set, kind, number, one), self)
        values = {name: one for name, one in values.items() if name not in self._states}
        if not values:
            return
        long = [Written(kind, number, name) for name in texts if name in versions.names(kind)]
        losing = any(loses_much(self._shown.get(name, ""), text) for name, text in texts.items())
        with self._versions.saving(self._desk.store, self, *long, losing=losing) as session:
            _set(kind, number, values, session)

    def _read(self, one: Field, text: str) -> tuple[str, object]:
        """What is in the way, and the value if nothing is."""
        try:
            value = self._bound[one.name].to_value(text)
        except Unreadable:
            return self._unreadable, None
        if one.required and not value:
            return self.tr("This cannot stay empty; the last text is kept."), None
        return "", value

    def _row(self, one: Field) -> FieldRow:
        voice = self._desk.voice
        bound = self._bound[one.name]
        help_text = voice.say(words(one.help)) if one.help else ""
        label = voice.say(words(one.label))
        bound.editor.field.setAccessibleName(label)
        row = FieldRow(label, bound.editor.widget, help_text)
        row.setObjectName(f"field-{one.name}")
        return row


def _set(kind: type[Record], number: int, values: Mapping[str, object], session: Session) -> None:
    record = session.get(kind, number)
    if record is not None:  # else gone by now, and left gone
        for name, value in values.items():
            setattr(record, name, value)
