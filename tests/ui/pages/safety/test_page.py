"""Is my work safe? What the page says in each case, and what can be done from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import RecoverySheet
from mentor_desk.safety import backups, sheet
from mentor_desk.safety.state import State
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.safety import SafetyPage
from mentor_desk.ui.pages.safety.facts import Facts, Look, days_away, gather, moment, verdict
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.button import Button
from mentor_desk.words import words
from tests import factory
from tests.ui.spoken import nameless

NOW = factory.NOW
PASSPHRASE = "four quiet words here"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    made = factory.journal(tmp_path, passphrase=PASSPHRASE)
    factory.held(made, factory.mentee(made).id)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[SafetyPage]:
    desk.keeper.begin()
    made = SafetyPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    made.show_place(Place(PageName.SAFETY))
    yield made
    desk.keeper.stop()
    desk.jobs.wait()
    qtbot.waitUntil(lambda: not desk.jobs.busy())


def back_up(desk: Desk, days: int = 0) -> backups.Backup:
    return backups.make(
        desk.store.path,
        desk.store.key,
        desk.keeper.uuid,
        NOW - timedelta(days=days),
        second=desk.settings.second_place,
    )


def said(page: SafetyPage) -> str:
    return page.answer.text().partition("\n")[0]


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.busy())


def looks(page: SafetyPage) -> list[Button]:
    buttons = page.backups.findChildren(Button)
    return [one for one in buttons if one.text() == "Look inside" and one.isVisible()]


def test_without_a_backup_it_says_so(page: SafetyPage) -> None:
    assert said(page) == "Your work is saved, but there is no backup yet."


def test_a_backup_is_made_now_with_its_counts(qtbot: QtBot, page: SafetyPage, desk: Desk) -> None:
    qtbot.mouseClick(page.backups.make, Qt.MouseButton.LeftButton)
    assert page.backups.bar.isVisible()
    assert not page.backups.make.isEnabled()
    settle(qtbot, desk)
    assert not page.backups.bar.isVisible()
    assert page.backups.said.text().startswith("Last backup: today, 14:10. Kept: 1 backup")
    settle(qtbot, desk)
    row = looks(page)[0].parentWidget()
    assert row is not None
    assert "1 mentee · 1 session" in row.findChildren(type(page.backups.proven))[1].text()
    assert "tried out today" in page.backups.proven.text()


def test_what_is_different_with_a_large_journal_and_a_full_disk_is_said(
    qtbot: QtBot, page: SafetyPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(desk)
    page.show_place(Place(PageName.SAFETY))
    assert not page.backups.spaced.isVisible()
    monkeypatch.setattr("mentor_desk.safety.spacing._STEP", desk.store.path.stat().st_size // 3)
    monkeypatch.setattr("mentor_desk.safety.spacing._COPIES", 10**9)
    page.show_place(Place(PageName.SAFETY))
    assert page.backups.spaced.isVisible()
    said = page.backups.spaced.text()
    assert "after 2 hours of changes" in said
    assert "fewer of the older ones are kept" in said
    settle(qtbot, desk)


def test_a_backup_can_be_stopped(qtbot: QtBot, page: SafetyPage, desk: Desk) -> None:
    qtbot.mouseClick(page.backups.make, Qt.MouseButton.LeftButton)
    desk.keeper.cancel()
    settle(qtbot, desk)
    assert backups.listed(desk.keeper.uuid) == []
    assert page.backups.make.isEnabled()


def test_few_are_listed_and_all_on_wish(qtbot: QtBot, page: SafetyPage, desk: Desk) -> None:
    for days in range(7, 0, -1):
        factory.mentee(desk.store, f"Mentee {days}")
        back_up(desk, days)
    page.read()
    assert len(looks(page)) == 5
    assert page.backups.more.text() == "Show 2 earlier ones"
    qtbot.mouseClick(page.backups.more, Qt.MouseButton.LeftButton)
    assert len(looks(page)) == 7


def test_look_inside_goes_to_that_backup(qtbot: QtBot, page: SafetyPage, desk: Desk) -> None:
    made = back_up(desk)
    page.read()
    places: list[Place] = []
    desk.place_wanted.connect(places.append)
    qtbot.mouseClick(looks(page)[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.trash, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.promises, Qt.MouseButton.LeftButton)
    assert places == [
        Place(PageName.BACKUP, made.generation),
        Place(PageName.TRASH),
        Place(PageName.PROMISES),
    ]


def test_a_second_place_gets_a_copy_at_once(
    qtbot: QtBot, page: SafetyPage, desk: Desk, tmp_path: Path
) -> None:
    back_up(desk)
    page.read()
    assert "not from losing this laptop" in said(page)
    assert page.second.said.text() == "There is no copy off this laptop."
    stick = tmp_path / "stick"
    stick.mkdir()
    page.second.take(stick)
    settle(qtbot, desk)
    assert [one.place for one in backups.listed(desk.keeper.uuid, stick)]
    assert page.second.said.text() == "Last copy: today, 14:10."
    assert str(stick) in page.second.where.text()
    qtbot.mouseClick(page.second.forget, Qt.MouseButton.LeftButton)
    assert desk.settings.second_place is None
    assert page.second.said.text() == "There is no copy off this laptop."


def test_all_is_well_when_the_sheet_was_tried_too(page: SafetyPage, desk: Desk) -> None:
    desk.settings.second_place = desk.store.path.parent / "stick"
    desk.settings.second_place.mkdir()
    assert desk.store.key
    number = sheet.sheet_number(desk.store.key)
    back_up(desk)
    page.read()
    assert said(page) == "Your work is safe, as long as you know the passphrase."
    factory.keep(desk.store, RecoverySheet(number=number, printed_at=NOW, checked_at=NOW))
    assert said(page) == "Your work is safe."


def facts(**other: object) -> Facts:
    state = State(made_at=NOW, made_generation=5, away_at=NOW, away_generation=5)
    all_well = Facts(NOW, False, state, False, [], Path("/stick"), None, True)
    return all_well._replace(**other)  # pyright: ignore[reportArgumentType]


def away(days: int) -> State:
    return State(made_at=NOW, away_at=NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("other", "look", "sentence"),
    [
        ({}, Look.GOOD, "Your work is safe."),
        ({"is_sample": True}, Look.PLAIN, "This is the sample journal: it is there to be played"),
        ({"trouble": words("Disk full.")}, Look.HERE, "Your work is saved, but the last backup"),
        ({"state": State()}, Look.HERE, "Your work is saved, but there is no backup yet."),
        (
            {"state": State(made_at=NOW - timedelta(days=3)), "behind": True},
            Look.HERE,
            "Your work is saved, but the last backup is some days old.",
        ),
        ({"second": None}, Look.HERE, "Your work is safe from mistakes, but not from losing"),
        ({"state": away(13)}, Look.GOOD, "Your work is safe."),
        ({"state": away(16)}, Look.HERE, "No copy off this laptop for 16 days."),
        ({"sheet_tried": False}, Look.HERE, "Your work is safe, as long as you know"),
        ({"sheet_tried": None}, Look.GOOD, "Your work is safe."),
    ],
)
def test_the_one_sentence(other: dict[str, object], look: Look, sentence: str) -> None:
    found = verdict(facts(**other), QtVoice())
    assert found.look is look
    assert found.sentence.startswith(sentence)
    assert found.more


def test_a_clock_that_went_back_makes_no_days_of_less_than_none() -> None:
    assert days_away(facts(state=away(-3))) == 0


def test_moments_as_one_speaks_of_them(desk: Desk) -> None:
    said = [moment(NOW - timedelta(days=days), NOW, desk.voice) for days in (0, 1, 3, 400)]
    assert said == [
        "Today, 14:10",
        "Yesterday, 14:10",
        "Wednesday 18 November, 14:10",
        "17 October 2025, 14:10",
    ]


def test_gathered_from_a_sample_it_is_one(desk: Desk) -> None:
    assert gather(desk).is_sample  # nothing has begun, so nothing is kept


def test_whatever_takes_the_focus_has_a_name(page: SafetyPage, desk: Desk) -> None:
    back_up(desk)
    page.read()
    found, count = nameless(page)
    assert found == []
    assert count >= 6
