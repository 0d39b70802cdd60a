"""What is seen of the page: private words, columns, widths, names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import (
    MentoringSession,
)
from mentor_desk.store import Store
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.pages.session.agenda import TopicRow
from mentor_desk.ui.shortcuts import KeyList
from mentor_desk.ui.theme import Scheme, appearance
from tests import factory
from tests.ui.pages.session.conftest import Key, open_at, topics


def test_hiding_takes_every_private_word_off_the_page(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(
        store, mentee_id, "secret goal", measure="secret measure", audience=Audience.ME
    )
    factory.check_in(store, goal.id, comment="secret reading")
    store.update(MentoringSession, held.id, {"focus_goal_id": goal.id})
    factory.block(store, held.id, "secret thought")
    factory.topic(store, held.id, "secret topic")
    open_at(page, held.id)
    QTest.keyClicks(page.draft.fields.editors["observation"].field, "secret observation")
    page.header.private.click()
    QApplication.processEvents()
    assert topics(page) == []
    seen = [
        str(getattr(one, name)())
        for one in page.findChildren(QWidget)
        for name in ("text", "toPlainText", "accessibleName", "accessibleDescription")
        if one.isVisible() and callable(getattr(one, name, None))
    ]
    seen += [page.focus.choice.itemText(at) for at in range(page.focus.choice.count())]
    assert [text for text in seen if "secret" in text] == []
    page.header.private.click()
    assert page.note.editor.isVisible()
    assert topics(page) == ["secret topic"]


def test_f6_goes_round_the_columns(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    visited: list[QWidget] = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_F6)
        parts = (page.agenda, page.note, page.focus, page.taken_on, page.draft)
        now = QApplication.focusWidget()
        assert now is not None
        visited += [one for one in parts if one.isAncestorOf(now)]
    assert visited == [page.focus, page.taken_on, page.draft, page.agenda, page.note]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_the_empty_reading_says_is_read_whole(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession, percent: int
) -> None:
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    appearance().choose(scheme=Scheme.LIGHT, percent=percent)
    QApplication.processEvents()
    value = page.focus.value
    option = QStyleOptionFrame()
    value.initStyleOption(option)
    room = value.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, value)
    said = value.fontMetrics().horizontalAdvance(value.placeholderText())
    assert said <= room.width() - 4  # Qt's own margin on either side


@pytest.mark.parametrize(("width", "percent"), [(816, 100), (712, 150), (752, 150), (648, 150)])
def test_the_note_keeps_its_width_in_a_small_window(
    page: SessionPage, store: Store, held: MentoringSession, width: int, percent: int
) -> None:
    factory.topic(store, held.id, "A topic with a rather long text that has to wrap somewhere")
    appearance().choose(scheme=Scheme.LIGHT, percent=percent)
    open_at(page, held.id)
    page.resize(width, 520)
    QApplication.processEvents()
    assert page.width() == width
    assert page.note.width() >= 420
    assert page.agenda.isVisible()
    assert not page.columns.left.isVisible()
    side = page.columns.right
    inside = side.widget()
    assert inside is not None
    assert inside.width() <= side.viewport().width()
    appearance().choose(percent=100)


def test_what_does_not_fit_is_scrolled_to_not_squeezed(
    page: SessionPage, store: Store, held: MentoringSession, qtbot: QtBot
) -> None:
    for number in range(12):
        factory.topic(store, held.id, f"Topic {number} with a text that has to wrap in a column")
    page.resize(1072, 400)
    open_at(page, held.id)
    qtbot.waitUntil(lambda: page.columns.left.verticalScrollBar().maximum() > 0)
    rows = page.agenda.findChildren(TopicRow)
    assert len(rows) == 12
    assert all(one.height() >= one.check.heightForWidth(one.check.width()) for one in rows)


@pytest.mark.parametrize("width", [1500, 1072, 700])
def test_the_note_is_laid_out_for_the_room_it_has(
    page: SessionPage, store: Store, held: MentoringSession, width: int
) -> None:
    factory.block(store, held.id, "word " * 300)
    page.hide()
    page.resize(width, 700)
    page.show()
    open_at(page, held.id)
    for _ in range(6):
        QApplication.processEvents()
    editor = page.note.editor
    assert editor.document().size().width() <= editor.viewport().width()
    assert editor.document().size().width() >= 350


def test_a_long_name_wraps_and_pushes_nothing_together(
    page: SessionPage, store: Store, qtbot: QtBot
) -> None:
    long = factory.mentee(store, "Ekaterina Konstantinopolskaya-Montgomery")
    held = factory.held(store, long.id)
    page.resize(700, 400)
    open_at(page, held.id)
    owner = page.taken_on.owner
    chips = [owner.chip(one) for one in ("mentee", "me")]
    qtbot.waitUntil(lambda: chips[1].y() > chips[0].y())
    qtbot.waitUntil(lambda: owner.height() >= owner.heightForWidth(owner.width()))
    assert owner.geometry().bottom() < page.taken_on.due.y()


def test_a_wide_window_has_three_columns(page: SessionPage, held: MentoringSession) -> None:
    page.resize(816, 600)
    open_at(page, held.id)
    page.resize(1072, 600)
    QApplication.processEvents()
    assert page.columns.left.isAncestorOf(page.agenda)


def test_everything_that_takes_the_focus_has_a_name(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.topic(store, held.id)
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    page.header.details.click()
    page.header.main.click()
    nameless = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not (isinstance(one, QPushButton) or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_the_list_of_keys_tells_those_that_say_who_may_read(
    page: SessionPage, held: MentoringSession
) -> None:
    open_at(page, held.id)
    told = dict(KeyList([], page, page).page_lines)
    said = {text: keys for text, keys in told.items() if text.startswith("Who may read")}
    assert sorted(said.values()) == [["Alt+1"], ["Alt+2"], ["Alt+3"]]
    assert any("Amara" in text for text in said)
