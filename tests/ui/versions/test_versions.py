"""Earlier versions as one meets them: written by editing, opened from the page, brought back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.errors import CannotWrite
from mentor_desk.records import Occasion, Version
from mentor_desk.services import notes, versions
from mentor_desk.services.versions import note_of
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.forms.autosave import SaveState
from mentor_desk.ui.note.marks import Marks
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Scheme, appearance
from mentor_desk.ui.versions import Versions
from mentor_desk.words import words
from tests import factory
from tests.ui.spoken import nameless

ME, MENTEE, _ = Audience
Key = Qt.Key


class Spot:
    """A session page with one note, on the screen."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store
        self.amara = factory.mentee(desk.store)
        self.id = factory.held(desk.store, self.amara.id).id
        factory.block(desk.store, self.id, "She waited for Tomas.")
        factory.block(desk.store, self.id, "For Amara to read", MENTEE)
        self.page = SessionPage(desk)
        self.page.resize(1280, 800)
        self.page.show()
        self.page.show_place(Place(PageName.SESSION, self.id))

    def type(self, text: str) -> None:
        self.page.note.editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(self.page.note.editor, text)
        assert self.page.note.flush()

    def kept(self) -> list[tuple[Occasion, str]]:
        with self.store.read() as session:
            found = session.query(Version).order_by(Version.id)
            return [(one.occasion, one.content) for one in found]

    def said(self) -> list[tuple[str, Audience]]:
        with self.store.read() as session:
            return [(one.text, one.audience) for one in notes.blocks(session, self.id)]

    def opened(self) -> Versions:
        QTest.mouseClick(self.page.header.versions, Qt.MouseButton.LeftButton)
        return self.page.findChildren(Versions)[-1]


@pytest.fixture
def spot(qtbot: QtBot, desk: Desk) -> Iterator[Spot]:
    made = Spot(desk)
    qtbot.addWidget(made.page)
    yield made
    for dialog in made.page.findChildren(Versions):
        dialog.reject()
    made.page.hide()


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    heard: list[Notice] = []
    desk.notice.connect(heard.append)
    return heard


def test_opening_leaving_and_looking_make_no_version(spot: Spot) -> None:
    factory.block(spot.store, spot.id, "a\u00a0b\ufeffc\u2028d\u2029e")
    spot.page.show_place(Place(PageName.SESSION, spot.id))
    spot.page.hide_private(True)
    spot.page.hide_private(False)
    spot.page.flush()
    dialog = spot.opened()
    assert not dialog.none.isHidden()
    assert not dialog.bring_back.isVisibleTo(dialog)
    assert spot.kept() == []


def test_an_editing_is_kept_from_before_and_when_it_is_left(spot: Spot) -> None:
    spot.type(" One")
    spot.type(" two")
    spot.page.flush()
    spot.page.flush()
    (before, first), (left, last) = spot.kept()
    assert (before, left) == (Occasion.BEFORE, Occasion.LEFT)
    assert [text for text, _ in versions.paragraphs(first)][1] == "For Amara to read"
    assert [text for text, _ in versions.paragraphs(last)][1] == "For Amara to read One two"


def test_another_session_ends_the_editing_of_the_one_before(spot: Spot) -> None:
    other = factory.held(spot.store, spot.amara.id)
    spot.type(" One")
    spot.page.show_place(Place(PageName.SESSION, other.id))
    assert [occasion for occasion, _ in spot.kept()] == [Occasion.BEFORE, Occasion.LEFT]


def test_a_note_emptied_in_one_go_is_kept_before(spot: Spot) -> None:
    spot.type(" A page")
    editor = spot.page.note.editor
    editor.selectAll()
    QTest.keyClick(editor, Key.Key_Delete)
    spot.page.note.flush()
    assert "".join(text for text, _ in spot.said()) == ""
    newest = versions.paragraphs(spot.kept()[-1][1])
    assert [one.text for one in newest] == ["She waited for Tomas.", "For Amara to read A page"]


def test_hidden_characters_stop_neither_note_nor_history(spot: Spot) -> None:
    editor = spot.page.note.editor
    for strange in ("\x00\x01 a", "\ud83d b", "\udc00\ufdd0 c", "\u2029 d", "🎉\u202e e"):
        editor.insertPlainText(strange)
        assert spot.page.flush()
    with spot.store.read() as session:
        newest = session.query(Version).order_by(Version.id.desc()).first()
        assert newest is not None
        assert newest.content == versions.content(session, note_of(spot.id))


def test_a_save_that_cannot_keep_its_version_is_not_saved_and_says_so(
    spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotWrite(words("The disk is full."))

    before = spot.said()
    monkeypatch.setattr(versions, "keep", refuse)
    QTest.keyClicks(spot.page.note.editor, "x")
    assert not spot.page.flush()
    assert spot.desk.saving.shown.state is SaveState.FAILED
    assert spot.said() == before
    monkeypatch.undo()
    assert spot.page.flush()
    assert spot.said() != before
    assert [occasion for occasion, _ in spot.kept()] == [Occasion.BEFORE, Occasion.LEFT]


def test_keys_choose_bring_back_and_close(spot: Spot, qtbot: QtBot, notices: list[Notice]) -> None:
    spot.type(" One")
    spot.page.flush()
    spot.type(" two")
    dialog = spot.opened()
    assert dialog.focusWidget() is dialog.list
    texts = [one.text for one in dialog.list.entries()]
    assert texts == ["Today", *["14:10 · when you left"] * 2, "14:10 · before editing"]
    assert dialog.sides.then.toPlainText().endswith("For Amara to read One")
    assert dialog.sides.now.toPlainText().endswith("For Amara to read One two")
    QTest.keyClick(dialog.list, Key.Key_Down)
    assert dialog.sides.then.toPlainText().endswith("For Amara to read")
    QTest.keyClick(dialog.list, Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert spot.said()[1] == ("For Amara to read", MENTEE)
    assert spot.page.note.editor.toPlainText().endswith("For Amara to read")
    assert [occasion for occasion, _ in spot.kept()].count(Occasion.BEFORE) == 1
    undo = notices[-1].undo
    assert undo is not None
    undo()
    assert spot.said()[1] == ("For Amara to read One two", MENTEE)
    assert spot.page.note.editor.toPlainText().endswith("For Amara to read One two")
    again = spot.opened()
    QTest.keyClick(again.list, Key.Key_Escape)
    assert not again.isVisible()


def test_what_is_there_now_cannot_be_brought_back(spot: Spot) -> None:
    spot.type(" One")
    dialog = spot.opened()
    QTest.keyClick(dialog.list, Key.Key_Up)
    assert dialog.list.row() is not None
    assert dialog.sides.then.toPlainText() == dialog.sides.now.toPlainText()
    assert not dialog.bring_back.isEnabled()
    QTest.keyClick(dialog.list, Key.Key_Return)
    assert dialog.isVisible()


def test_says_how_many_more_people_could_read(spot: Spot) -> None:
    spot.type("!")
    spot.page.note.editor.set_audience(ME)
    spot.page.note.flush()
    dialog = spot.opened()
    assert dialog.sides.then.toPlainText().endswith("read")
    shown = [label for label in dialog.findChildren(type(dialog.none.sentence)) if label.text()]
    assert any("1 paragraph can be read by more people" in one.text() for one in shown)


def test_changed_words_are_tinted_by_the_tokens_of_both_schemes(spot: Spot) -> None:
    spot.type(" One")
    dialog = spot.opened()
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        appearance().choose(scheme=scheme, percent=100)
        view = dialog.sides.now
        cursor = view.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        form, theme = cursor.charFormat(), appearance().theme
        assert form.background().color() == theme.colour("accent_soft")
        assert form.foreground().color() == theme.colour("accent")
        assert form.fontUnderline()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    assert not cursor.charFormat().fontUnderline()


def test_each_paragraph_begins_where_its_other_side_does(spot: Spot, qtbot: QtBot) -> None:
    spot.type(" and many more words, so many that they take another line or two of the column")
    factory.block(spot.store, spot.id, "The last one")
    dialog = spot.opened()

    def tops() -> list[list[float]]:
        sides = (dialog.sides.then, dialog.sides.now)
        return [
            [view.document().documentLayout().blockBoundingRect(block).top() for block in blocks]
            for view in sides
            for blocks in [[view.document().findBlockByNumber(at) for at in range(3)]]
        ]

    for width in (1100, 800):
        dialog.resize(width, 600)
        qtbot.waitUntil(lambda: tops()[0] == pytest.approx(tops()[1], abs=1))


def test_no_word_of_what_is_private_is_there_while_it_is_hidden(spot: Spot, qtbot: QtBot) -> None:
    spot.type(" One")
    spot.page.header.private.click()
    dialog = spot.opened()
    both = dialog.sides.then.toPlainText() + dialog.sides.now.toPlainText()
    assert "Tomas" not in both
    assert both.count("1 paragraph is hidden.") == 2
    assert "For Amara to read" in both
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog.list, Key.Key_F9)
    assert "Tomas" in dialog.sides.then.toPlainText()
    assert not spot.page.note.hidden_from_sight
    assert not spot.page.header.private.isChecked()


def test_everything_that_takes_the_focus_has_a_name(spot: Spot) -> None:
    spot.type(" One")
    unnamed, count = nameless(spot.opened())
    assert not unnamed
    assert count > 4


def test_a_title_that_names_nobody(spot: Spot) -> None:
    assert spot.opened().windowTitle() == "Earlier versions"


def test_who_may_read_a_paragraph_is_marked_on_both_sides(spot: Spot) -> None:
    spot.type(" One")
    dialog = spot.opened()
    for view in (dialog.sides.then, dialog.sides.now):
        marks = view.findChild(Marks)
        assert marks is not None
        assert [marks.tip(one) for one in view.seen()] == ["Only me", "For Amara Okafor"]
