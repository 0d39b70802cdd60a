"""A look inside a backup beside the journal that is open, and what comes back from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import Goal, Journal, Mentee, MentoringSession, NoteBlock
from mentor_desk.safety import backups, sheet
from mentor_desk.services import mentees, notes
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.backup import BackupPage
from mentor_desk.ui.pages.backup.asking import AskForEverything, AskForMentee
from mentor_desk.ui.pages.backup.everything import Everything
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.labels import Text
from tests import factory
from tests.ui.spoken import nameless

MADE_AT = factory.NOW - timedelta(days=3)


class Then:
    """A backup of two mentees, the first with two sessions and a goal."""

    def __init__(self, desk: Desk) -> None:
        store = desk.store
        self.amara = factory.mentee(store, "Amara Okafor").id
        self.jonas = factory.mentee(store, "Jonas Lindqvist").id
        self.older = factory.held(
            store, self.amara, factory.TODAY - timedelta(days=20), title="First steps"
        ).id
        self.newer = factory.held(
            store, self.amara, factory.TODAY - timedelta(days=5), title="Handing over"
        ).id
        self.block = factory.block(store, self.newer, "She chooses the pair.", Audience.MENTEE).id
        factory.block(store, self.older, "Wants to delegate.")
        self.goal = factory.goal(store, self.amara, "Delegate two tasks").id
        with store.read() as session:
            uuid = session.get_one(Journal, 1).uuid
        self.backup = backups.make(store.path, None, uuid, MADE_AT)
        self.place = Place(PageName.BACKUP, self.backup.generation)


@pytest.fixture
def then(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Then:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return Then(desk)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[BackupPage]:
    made = BackupPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 700)
    made.show()
    yield made
    desk.jobs.wait()
    qtbot.waitUntil(lambda: not desk.jobs.busy())


def look(qtbot: QtBot, page: BackupPage, then: Then) -> None:
    page.show_place(then.place)
    settle(qtbot, page)


def settle(qtbot: QtBot, page: BackupPage) -> None:
    """Until what became of each mentee is known too."""
    qtbot.waitUntil(lambda: not page._desk.jobs.busy())


def marks(page: BackupPage) -> dict[str, str]:
    rows = [page.people.row(at) for at in range(page.people.count())]
    return {row.name: row.mark for row in rows}


def listed(page: BackupPage) -> dict[str, str]:
    rows = [page.listing.list.row(at) for at in range(page.listing.list.count())]
    return {row.name: row.mark for row in rows}


def delete(desk: Desk, kind: type[Mentee] | type[MentoringSession] | type[Goal], n: int) -> None:
    with desk.store.write() as session:
        session.delete(session.get_one(kind, n))


def note(desk: Desk, session_id: int) -> list[str]:
    with desk.store.read() as session:
        return [one.text for one in notes.blocks(session, session_id)]


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # pyright: ignore[reportArgumentType]


def test_shows_what_was_there_and_says_that_nothing_changes(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    before = then.backup.path.read_bytes()
    look(qtbot, page, then)
    assert page.band.text() == (
        "Inside the backup of Wednesday 18 November, 14:10\n"
        "Nothing here changes · 2 mentees, 2 sessions"
    )
    assert marks(page) == {"Amara Okafor": "", "Jonas Lindqvist": ""}
    assert list(listed(page)) == ["Handing over", "First steps"]
    assert page.reading.title() == "Handing over"
    assert page.reading.note.toPlainText() == "She chooses the pair."
    assert page.reading.note.isReadOnly()
    assert page.reading.said() == "The same as in your journal now."
    assert not page.reading.bring_back.isVisible()
    assert not page.listing.bring_back.isVisible()
    assert then.backup.path.read_bytes() == before


def test_goals_and_feedback_can_be_read_too(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    look(qtbot, page, then)
    click(qtbot, page.listing.parts.chip("goals"))
    assert list(listed(page)) == ["Delegate two tasks"]
    assert page.reading.title() == "Delegate two tasks"
    click(qtbot, page.listing.parts.chip("feedback"))
    assert listed(page) == {}


def test_what_changed_and_what_is_gone_is_marked(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    desk.store.update(NoteBlock, then.block, {"text": "Spoilt."})
    delete(desk, MentoringSession, then.older)
    delete(desk, Mentee, then.jonas)
    look(qtbot, page, then)
    assert marks(page) == {"Amara Okafor": "changed since", "Jonas Lindqvist": "gone since"}
    assert listed(page) == {"Handing over": "changed since", "First steps": "gone since"}
    assert page.listing.said() == "Gone: 1 session. Changed: 1 session."


def test_a_note_comes_back_and_ctrl_z_takes_it_back(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    desk.store.update(NoteBlock, then.block, {"text": "Spoilt."})
    look(qtbot, page, then)
    said: list[Notice] = []
    desk.notice.connect(said.append)
    click(qtbot, page.reading.bring_back)
    assert note(desk, then.newer) == ["She chooses the pair."]
    assert said[-1].text == "Brought the note back"
    assert page.reading.said() == "The same as in your journal now."
    settle(qtbot, page)
    assert marks(page)["Amara Okafor"] == ""
    desk.undo.undo()
    assert note(desk, then.newer) == ["Spoilt."]
    settle(qtbot, page)
    assert marks(page)["Amara Okafor"] == "changed since"


def test_a_mentee_who_is_gone_comes_back_at_once(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    delete(desk, Mentee, then.amara)
    look(qtbot, page, then)
    assert "all of it comes back together" in page.reading.said()
    assert not page.reading.bring_back.isVisible()
    assert page.listing.bring_back.text() == "Bring back Amara Okafor"
    click(qtbot, page.listing.bring_back)
    with desk.store.read() as session:
        assert {one.name for one in mentees.named(session)} == {"Amara Okafor", "Jonas Lindqvist"}
    assert note(desk, then.newer) == ["She chooses the pair."]
    settle(qtbot, page)
    assert marks(page)["Amara Okafor"] == ""
    desk.undo.undo()
    with desk.store.read() as session:
        assert {one.name for one in mentees.named(session)} == {"Jonas Lindqvist"}
    settle(qtbot, page)


@pytest.mark.parametrize("as_it_was", [False, True])
def test_of_a_mentee_who_changed_it_asks_what_is_wanted(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then, as_it_was: bool
) -> None:
    desk.store.update(NoteBlock, then.block, {"text": "Spoilt."})
    delete(desk, MentoringSession, then.older)
    look(qtbot, page, then)
    click(qtbot, page.listing.bring_back)
    question = page.findChild(AskForMentee)
    assert question is not None
    if as_it_was:
        click(qtbot, question.which.chip("all"))
    click(qtbot, question.go)
    assert note(desk, then.older) == ["Wants to delegate."]
    assert note(desk, then.newer) == ["She chooses the pair." if as_it_was else "Spoilt."]
    desk.undo.undo()
    assert note(desk, then.older) == []
    assert note(desk, then.newer) == ["Spoilt."]
    assert not [one for one in desk.store.check() if one.trouble]


def test_everything_asks_first_and_says_what_is_kept(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    factory.mentee(desk.store, "Somebody new")
    look(qtbot, page, then)
    wanted: list[Everything] = []
    desk.restore_wanted.connect(wanted.append)
    click(qtbot, page.band.everything)
    question = page.findChild(AskForEverything)
    assert question is not None
    qtbot.keyClick(question, Qt.Key.Key_Return)  # leaves: that is the default
    assert wanted == []
    click(qtbot, page.band.everything)
    again = page.findChildren(AskForEverything)[-1]
    click(qtbot, again.go)
    assert wanted == [Everything(then.backup.path, None)]


def test_a_backup_that_is_gone_or_damaged_is_said(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    page.show_place(Place(PageName.BACKUP, 12345))
    assert page.trouble.isVisible()
    whole = bytearray(then.backup.path.read_bytes())
    whole[100:4000] = b"x" * 3900
    then.backup.path.write_bytes(whole)
    page.show_place(then.place)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "damaged" in page.trouble.sentence.text()
    assert not page.band.everything.isEnabled()
    wanted: list[Place] = []
    desk.place_wanted.connect(wanted.append)
    click(qtbot, page.trouble.button)
    assert wanted == [Place(PageName.SAFETY)]


def test_leaving_the_page_closes_the_backup(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    look(qtbot, page, then)
    page.hide()
    assert page._inside is None
    assert page.reading.note.toPlainText() == ""


def test_whatever_takes_the_focus_has_a_name(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    desk.store.update(NoteBlock, then.block, {"text": "Spoilt."})
    look(qtbot, page, then)
    found, count = nameless(page)
    assert found == []
    assert count >= 8
    click(qtbot, page.listing.parts.chip("goals"))
    assert nameless(page)[0] == []


def test_at_150_percent_it_fits_into_the_smallest_window(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then
) -> None:
    appearance().choose(percent=150)
    look(qtbot, page, then)
    assert page.minimumSizeHint().width() <= 672
    appearance().choose(percent=100)


@pytest.mark.parametrize("by_sheet", [False, True], ids=["passphrase", "sheet"])
def test_a_backup_from_before_another_passphrase_asks_for_the_one_of_then(
    qtbot: QtBot, page: BackupPage, desk: Desk, then: Then, tmp_path: Path, by_sheet: bool
) -> None:
    then.backup.path.unlink()
    passphrase = "four quiet words here"
    other = factory.journal(tmp_path, "other.mentordesk", passphrase)
    factory.mentee(other, "Lena Fischer")
    with other.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    made = backups.make(other.path, other.key, uuid, MADE_AT)
    made.path.replace(then.backup.path)
    other.close()
    page.show_place(then.place)
    qtbot.waitUntil(page.locked.isVisible)
    qtbot.keyClicks(page.locked.passphrase, "not this one")
    qtbot.keyClick(page.locked.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(page.locked.row.error.isVisible)
    assert page.locked.passphrase.text() == ""
    assert other.key
    opens = " ".join(sheet.groups(other.key)) if by_sheet else passphrase
    qtbot.keyClicks(page.locked.passphrase, opens)
    click(qtbot, page.locked.open)
    qtbot.waitUntil(page.people.isVisible)
    settle(qtbot, page)
    assert marks(page) == {"Lena Fischer": "gone since"}
    assert page.locked.passphrase.text() == ""
    wanted: list[Everything] = []
    desk.restore_wanted.connect(wanted.append)
    click(qtbot, page.band.everything)
    question = page.findChild(AskForEverything)
    assert question is not None
    assert "passphrase of then" in " ".join(one.text() for one in question.findChildren(Text))
    click(qtbot, question.go)
    assert wanted == [Everything(then.backup.path, factory.key(passphrase))]
