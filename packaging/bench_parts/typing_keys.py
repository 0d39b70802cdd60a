"""Run alone: from a key press to its letter on the screen, in a long note that saves itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from sqlalchemy import select

from mentor_desk.audience import Audience
from mentor_desk.guides import shipped, word_lists
from mentor_desk.paths import resources
from mentor_desk.records import MentoringSession
from mentor_desk.services import notes
from mentor_desk.services.notes import BlockEdit
from mentor_desk.store import Store, open_journal, unlock_key
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.library import Library
from mentor_desk.ui.note.note import Note
from mentor_desk.ui.note.people import People
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import started
from mentor_desk.ui.voice import QtVoice

from .beats import press
from .copies import copied
from .opened import clock, spin
from .setting import PASSPHRASE, CannotMeasure, Setting

_PARAGRAPHS, _WORDS = 250, 80
_TEXT = "we spoke of the release, what went well in it, and who could lead the next one "
_PARAGRAPH = " ".join((_TEXT * _WORDS).split()[:_WORDS])


def alone(setting: Setting) -> dict[str, list[float]]:
    application = started(["mentor-desk"])
    count = setting.rounds(400, 20)
    with copied(setting) as path:
        store = open_journal(path, unlock_key(path, PASSPHRASE))
        note = Note(desk(store, setting))
        note.show_session(_long_note(store), People("Amara", ""), from_top=False)
        commits: list[object] = []
        store.listen(commits.append)
        ours = _typed(note, note.editor, count)
        note.flush()
        note.close()
        store.close()
    bare = QTextEdit()
    bare.setPlainText("\n".join([_PARAGRAPH] * _PARAGRAPHS))
    others = _typed(bare, bare, count)
    if not commits:
        raise CannotMeasure("Nothing was saved while keys were pressed.")
    del application
    words = [float(_PARAGRAPHS * _WORDS)]
    return {"ours": ours, "bare": others, "commits": [float(len(commits))], "words": words}


def _long_note(store: Store) -> int:
    audiences = tuple(Audience)
    edits = [
        BlockEdit(None, at + 1.0, _PARAGRAPH, audiences[at % len(audiences)])
        for at in range(_PARAGRAPHS)
    ]
    with store.write() as session:
        number = session.scalars(select(MentoringSession.id).limit(1)).one()
        notes.save(session, number, edits, [one.id for one in notes.blocks(session, number)])
    return number


def desk(store: Store, setting: Setting) -> Desk:
    guides = resources() / "guides"
    library = Library(shipped(guides), word_lists(guides))
    settings = Settings(Path(setting.folder) / "settings.ini")
    return Desk(store, settings, clock(setting), QtVoice(), library)


def _typed(window: QWidget, editor: QTextEdit, count: int) -> list[float]:
    window.resize(1000, 760)
    window.show()
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(_PARAGRAPHS // 2).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    spin(1.0)
    return press((_TEXT * (count // len(_TEXT) + 1))[:count], editor, [editor.viewport()])
