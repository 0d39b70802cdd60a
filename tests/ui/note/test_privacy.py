"""Whatever is done to a note, private text that nobody marked is never in a wider paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from mentor_desk.audience import Audience
from mentor_desk.ui.note.editor import NoteEditor
from tests.ui.note.conftest import (
    CTRL,
    ME,
    Pairs,
    note_of,
    press,
    redo,
    select,
    shown,
    undo,
)

Key = Qt.Key
PLACES = st.integers(0, 40)


class Model:
    """Every letter that comes in is another one, so that each can be followed."""

    def __init__(self, editor: NoteEditor, start: Pairs) -> None:
        self.editor = editor
        self._next = 0x4E00
        self._private: set[str] = set()
        self._marked: set[str] = set()
        self._secrets_of: dict[tuple[tuple[str, Audience], ...], frozenset[str]] = {}
        QGuiApplication.clipboard().clear()
        editor.load(note_of(*((self.letters(len(text)), audience) for text, audience in start)))
        self.look()

    def letters(self, count: int) -> str:
        self._next += count
        return "".join(chr(number) for number in range(self._next - count, self._next))

    def place(self, wanted: int) -> int:
        return wanted % self.editor.document().characterCount()

    def put_cursor(self, start: int, end: int | None) -> None:
        select(self.editor, self.place(start), None if end is None else self.place(end))

    def mark(self, audience: Audience) -> None:
        self.editor.set_audience(audience)
        if audience is not ME:
            start, end = self._selected()
            for at, (text, _) in enumerate(shown(self.editor)):
                if start <= at <= end:
                    self._marked.update(text)

    def travel(self, step: Callable[[NoteEditor], None]) -> None:
        """Undo and redo bring back what was there at some time, to the letter."""
        step(self.editor)
        now = tuple(shown(self.editor))
        assert now in self._secrets_of
        self._private = set(self._secrets_of[now])
        self.look()

    def look(self) -> None:
        pairs = shown(self.editor)
        for text, audience in pairs:
            if audience is ME:
                self._private.update(text)
        secrets = self._private - self._marked
        for text, audience in pairs:
            assert audience is ME or secrets.isdisjoint(text)
        known = self._secrets_of.get(tuple(pairs), frozenset(self._private))
        self._secrets_of[tuple(pairs)] = known & self._private

    def _selected(self) -> tuple[int, int]:
        cursor = self.editor.textCursor()
        find = self.editor.document().findBlock
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return find(start).blockNumber(), find(end).blockNumber()


@dataclass(frozen=True)
class Do:
    """One edit, with a name to be read in a failure."""

    said: str
    to: Callable[[Model], None] = field(repr=False)


def _type(count: int) -> Do:
    def to(model: Model) -> None:
        for letter in model.letters(count):
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(model.editor, event)
            model.look()

    return Do(f"type {count}", to)


def _key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Do:
    return Do(f"{held.name} {key.name}", lambda model: press(model.editor, key, held=held))


def _mark(audience: Audience) -> Do:
    return Do(f"mark {audience}", lambda model: model.mark(audience))


def _paste(lines: list[int]) -> Do:
    def to(model: Model) -> None:
        mime = QMimeData()
        mime.setText("\n".join(model.letters(count) for count in lines))
        model.editor.insertFromMimeData(mime)

    return Do(f"paste {lines}", to)


def _carry(place: int, cut: bool) -> Do:
    def to(model: Model) -> None:
        if not cut and model.editor.audience() is not ME:
            return  # the copy of a shared letter and a private one could not be told apart
        QGuiApplication.clipboard().clear()
        press(model.editor, Key.Key_X if cut else Key.Key_C, held=CTRL)
        model.look()
        model.put_cursor(place, None)
        press(model.editor, Key.Key_V, held=CTRL)

    return Do(f"{'cut' if cut else 'copy'} to {place}", to)


def _move(place: int) -> Do:
    return Do(f"move to {place}", lambda model: model.editor.move_selection(model.place(place)))


EDITS = st.one_of(
    st.builds(_type, st.integers(1, 3)),
    st.sampled_from(
        [
            _key(Key.Key_Return),
            _key(Key.Key_Backspace),
            _key(Key.Key_Delete),
            _key(Key.Key_Backspace, CTRL),
            _key(Key.Key_Delete, CTRL),
            _key(Key.Key_K, CTRL),
            *(_mark(audience) for audience in Audience),
        ]
    ),
    st.builds(_paste, st.lists(st.integers(0, 3), min_size=1, max_size=4)),
    st.builds(_carry, PLACES, st.booleans()),
    st.builds(_move, PLACES),
)
TRAVELS = st.sampled_from(
    [Do("undo", lambda model: model.travel(undo)), Do("redo", lambda model: model.travel(redo))]
)
PLACED = st.tuples(PLACES, st.none() | PLACES, EDITS)
STARTS = st.lists(
    st.tuples(st.sampled_from(["", "ab", "abc def"]), st.sampled_from(list(Audience))),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(start=STARTS, steps=st.lists(st.one_of(PLACED, TRAVELS), max_size=25))
def test_private_text_stays_private(
    editor: NoteEditor, start: Pairs, steps: list[tuple[int, int | None, Do] | Do]
) -> None:
    model = Model(editor, start)
    for step in steps:
        if isinstance(step, tuple):
            start_at, end_at, edit = step
            model.put_cursor(start_at, end_at)
            edit.to(model)
            model.look()
        else:
            step.to(model)
