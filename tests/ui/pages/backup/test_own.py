"""What is the mentor's own stands in a backup too, is read there, and comes back one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import GuidedNote, Journal
from mentor_desk.safety import backups
from mentor_desk.services import guided_notes, library
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.backup import BackupPage
from mentor_desk.ui.pages.backup.own import MENTOR
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from mentor_desk.ui.widgets.labels import Text
from tests import factory
from tests.ui.pages.backup.test_page import MADE_AT, click, listed, marks, settle

MONTH = "monthly-reflection"


class Then:
    """A backup of a reflection, an agreement with a mentee, and a guide of one's own."""

    def __init__(self, desk: Desk) -> None:
        store = desk.store
        self.amara = factory.mentee(store).id
        first = desk.library.guides[MONTH].fields()[0].name
        self.own = self._written(desk, None, MONTH, **{first: "To wait longer"})
        self.agreed = self._written(desk, self.amara, "four-phases", rhythm="on Fridays")
        with store.write() as session:
            guide = desk.library.guides[MONTH]
            self.guide = library.duplicate(session, guide, "My month", factory.NOW).id
            uuid = session.get_one(Journal, 1).uuid
        self.place = Place(
            PageName.BACKUP, backups.make(store.path, None, uuid, MADE_AT).generation
        )

    def _written(self, desk: Desk, mentee_id: int | None, guide: str, **answers: str) -> int:
        number = new_note(desk, mentee_id, guide).id
        assert number is not None
        with desk.store.write() as session:
            guided_notes.answer(session, number, answers, {})
        return number


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BackupPage:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    made = BackupPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 700)
    made.show()
    return made


def look(qtbot: QtBot, page: BackupPage, then: Then) -> None:
    page.show_place(then.place)
    settle(qtbot, page)


def choose_own(page: BackupPage) -> None:
    page.people.choose(MENTOR)
    page.people.chosen.emit(MENTOR)


def read(page: BackupPage) -> str:
    return "\n".join(one.text() for one in page.reading.fields.findChildren(Text))


def test_a_reflection_that_is_gone_is_read_and_comes_back(
    qtbot: QtBot, desk: Desk, page: BackupPage
) -> None:
    then = Then(desk)
    with desk.store.write() as session:
        session.delete(session.get_one(GuidedNote, then.own))
    look(qtbot, page, then)
    assert marks(page) == {"Amara Okafor": "", "Yourself": "changed since"}
    choose_own(page)
    month = desk.library.guides[MONTH].title
    assert listed(page) == {
        "Written with guides": "",
        month: "gone since",
        "Guides of your own": "",
        "My month": "",
    }
    assert not page.listing.parts.isVisible()
    assert "To wait longer" in read(page)
    click(qtbot, page.reading.bring_back)
    with desk.store.read() as session:
        (back,) = guided_notes.of_mentor(session)
    assert (back.id, back.audience) == (then.own, Audience.ME)
    assert listed(page)[month] == ""
    assert not page.reading.bring_back.isVisible()
    settle(qtbot, page)
    assert marks(page)["Yourself"] == ""
    desk.undo.undo()
    with desk.store.read() as session:
        assert guided_notes.of_mentor(session) == []
    settle(qtbot, page)


def test_a_guide_that_is_gone_comes_back(qtbot: QtBot, desk: Desk, page: BackupPage) -> None:
    then = Then(desk)
    with desk.store.write() as session:
        text = library.own_text(session, then.guide)
        assert text is not None
        session.delete(text)
    look(qtbot, page, then)
    choose_own(page)
    at = next(at for at in range(4) if page.listing.list.row(at).name == "My month")
    number = page.listing.list.row(at).id
    page.listing.list.choose(number)
    page.listing.list.chosen.emit(number)
    assert page.reading.title() == "My month"
    assert desk.library.guides[MONTH].steps[0].question in read(page)
    click(qtbot, page.reading.bring_back)
    with desk.store.read() as session:
        assert list(library.shelf(session).own) == [then.guide]
    settle(qtbot, page)


def test_what_was_agreed_with_a_mentee_can_be_read(
    qtbot: QtBot, desk: Desk, page: BackupPage
) -> None:
    then = Then(desk)
    look(qtbot, page, then)
    click(qtbot, page.listing.parts.chip("guided"))
    assert list(listed(page)) == [desk.library.guides["four-phases"].title]
    assert "on Fridays" in read(page)
    assert not page.reading.bring_back.isVisible()
