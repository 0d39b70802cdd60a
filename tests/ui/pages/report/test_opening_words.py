"""What the mentor says first: on its page, in the list of what goes out, and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Reader
from mentor_desk.services.opening_words import opening_words
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.versions import Versions
from tests import factory
from tests.ui.busy import busy
from tests.ui.pages.report.conftest import built, open_report, texts, words_of


def test_opening_words_are_said_to_go_out_and_are_in_the_list(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    assert "opening words go out" not in page.leaving.goes.text()
    qtbot.keyClicks(page.choices.lead.field, "You set out to delegate.")
    count = len(built(qtbot, page).statements)
    said = f"{count} statements go out, each with its record. Your opening words go out, too."
    assert page.leaving.goes.text() == said
    page.leaving.show_button.click()
    qtbot.waitUntil(lambda: "You set out to delegate." in texts(page.statements))
    assert "Your opening words, as you typed them" in texts(page.statements)


def test_opening_words_are_on_the_page_and_stay_with_their_mentee_and_reader(
    qtbot: QtBot, store: Store, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    qtbot.keyClicks(page.choices.lead.field, "You set out to delegate.")
    assert "You set out to delegate." in words_of(built(qtbot, page).content)
    other = factory.mentee(store, "Jonas Lindqvist")
    page.show_place(Place(PageName.REPORT, other.id))
    assert page.choices.lead.text() == ""
    page.show_place(Place(PageName.REPORT, mentee_id))
    assert page.choices.lead.text() == "You set out to delegate."
    assert page.choices.readers is not None
    page.choices.readers.chip("sponsor").click()
    assert page.choices.lead.text() == ""
    assert "You set out to delegate." not in words_of(built(qtbot, page).content)
    page.choices.readers.chip("mentee").click()
    assert page.choices.lead.text() == "You set out to delegate."


def test_opening_words_are_there_again_after_a_lock(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    qtbot.keyClicks(page.choices.lead.field, "You set out to delegate.")
    assert page.choices.readers is not None
    page.choices.readers.chip("sponsor").click()
    qtbot.keyClicks(page.choices.lead.field, "Thank you for the time.")
    assert page.flush()
    page.hide()
    after = ReportPage(desk)
    qtbot.addWidget(after)
    after.show()
    assert "You set out to delegate." in words_of(open_report(qtbot, after, mentee_id).content)
    assert after.choices.lead.text() == "You set out to delegate."
    assert after.choices.readers is not None
    after.choices.readers.chip("sponsor").click()
    assert after.choices.lead.text() == "Thank you for the time."
    after.hide()


def test_opening_words_that_cannot_be_saved_yet_stay(
    qtbot: QtBot, desk: Desk, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    with busy(desk.store):
        qtbot.keyClicks(page.choices.lead.field, "You set out")
        assert not page.flush()
        assert page.choices.readers is not None
        page.choices.readers.chip("sponsor").click()
        page.choices.readers.chip("mentee").click()
        assert page.choices.lead.text() == "You set out"
    assert page.flush()
    with desk.store.read() as session:
        assert opening_words(session, mentee_id, Reader.MENTEE) == "You set out"


def test_earlier_opening_words_are_kept_for_each_reader_and_come_back(
    qtbot: QtBot, page: ReportPage, mentee_id: int
) -> None:
    open_report(qtbot, page, mentee_id)
    qtbot.keyClicks(page.choices.lead.field, "You set out to delegate.")
    assert page.flush()
    qtbot.keyClick(page.choices.lead.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.choices.lead.field, "A new year.")
    page.show_versions()
    (dialog,) = page.findChildren(Versions)
    assert [subject.text.field for subject in dialog.subjects] == ["opening_for_mentee"]
    dialog.list.setCurrentIndex(dialog.list.model().index(2, 0))
    dialog.bring_back.click()
    assert page.choices.lead.text() == "You set out to delegate."
    assert "You set out to delegate." in words_of(built(qtbot, page).content)
    assert page.choices.readers is not None
    page.choices.readers.chip("sponsor").click()
    page.show_versions()
    (other,) = page.findChildren(Versions)
    assert other.list.row() is None
    other.reject()
