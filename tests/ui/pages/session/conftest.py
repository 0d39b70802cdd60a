"""The session page with real keys and a real journal, and short words for what is on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import (
    MentoringSession,
    Record,
)
from mentor_desk.services import notes
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.pages.session.agenda import TopicRow
from mentor_desk.ui.place import PageName, Place
from tests import factory

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def held(store: Store, mentee_id: int) -> MentoringSession:
    made = factory.held(store, mentee_id, factory.TODAY)
    store.update(MentoringSession, made.id, {"channel": "video", "title": "The release"})
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[SessionPage]:
    made = SessionPage(desk)
    made.resize(1072, 760)
    made.show()
    yield made
    made.flush()
    made.close()
    made.deleteLater()
    # No loop runs that would do it, and each change of the look asks all that are left.
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    return said


def open_at(page: SessionPage, session_id: int) -> None:
    page.show_place(Place(PageName.SESSION, session_id))


def all_of(store: Store, kind: type[Record]) -> list[Record]:
    with store.read() as session:
        return list(session.query(kind).order_by(kind.id))


def one_of(store: Store, kind: type[Record]) -> Record:
    (only,) = all_of(store, kind)
    return only


def write(page: SessionPage, text: str) -> None:
    QTest.keyClicks(page.note.editor, text)


def enter(widget: QWidget) -> None:
    QTest.keyClick(widget, Key.Key_Return)


def topics(page: SessionPage) -> list[str]:
    QApplication.processEvents()  # rows made anew show when the layout comes round
    return [row.check.text() for row in page.agenda.findChildren(TopicRow) if row.isVisible()]


def note_text(store: Store, session_id: int) -> list[str]:
    with store.read() as session:
        return [block.text for block in notes.blocks(session, session_id)]


def undo_last(notices: list[Notice]) -> None:
    undo = notices[-1].undo
    assert undo is not None
    undo()


def session_of(store: Store, number: int) -> MentoringSession:
    with store.read() as session:
        return session.get_one(MentoringSession, number)
