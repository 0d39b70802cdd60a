"""Person and relationship, changed in place and saved by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from mentor_desk.records import Mentee, Standing
from mentor_desk.services import mentees
from mentor_desk.services.mentees import Person
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee.about import AboutTab
from tests import factory

Key = Qt.Key


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, store: Store, mentee_id: int) -> AboutTab:
    made = AboutTab(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_person(person(store, mentee_id))
    return made


def person(store: Store, mentee_id: int) -> Person:
    with store.read() as session:
        found = mentees.person(session, mentee_id)
    assert found is not None
    return found


def line(tab: AboutTab, name: str) -> QLineEdit:
    field = tab.person_form.editor(name).field
    assert isinstance(field, QLineEdit)
    return field


def test_what_is_typed_is_saved_by_itself(
    qtbot: QtBot, store: Store, tab: AboutTab, mentee_id: int
) -> None:
    qtbot.keyClicks(line(tab, "role"), "Engineering lead")
    notes = tab.person_form.editor("good_to_know").field
    assert isinstance(notes, QPlainTextEdit)
    qtbot.keyClicks(notes, "Mornings")
    qtbot.waitUntil(
        lambda: (
            (kept := person(store, mentee_id).mentee).role == "Engineering lead"
            and kept.good_to_know == "Mornings"
        )
    )


def test_a_name_cannot_be_emptied(
    qtbot: QtBot, store: Store, tab: AboutTab, mentee_id: int
) -> None:
    field = line(tab, "name")
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(line(tab, "role"), "Lead")
    tab.flush()
    kept = person(store, mentee_id).mentee
    assert (kept.name, kept.role) == ("Amara Okafor", "Lead")
    assert "cannot stay empty" in tab.person_form.rows["name"].error.text()


def test_a_day_is_read_and_what_is_none_is_said(
    qtbot: QtBot, store: Store, tab: AboutTab, mentee_id: int
) -> None:
    field = line(tab, "met_on")
    field.selectAll()
    qtbot.keyClicks(field, "3 mar 2025")
    tab.flush()
    assert person(store, mentee_id).mentee.met_on == date(2025, 3, 3)
    field.selectAll()
    qtbot.keyClicks(field, "some day")
    tab.flush()
    assert person(store, mentee_id).mentee.met_on == date(2025, 3, 3)
    assert "cannot be read as a day" in tab.person_form.rows["met_on"].error.text()


def test_choices_are_kept_as_what_they_mean(store: Store, tab: AboutTab, mentee_id: int) -> None:
    standing = tab.person_form.editor("standing").widget
    standing.chip("alumni").click()  # pyright: ignore
    tab.flush()
    assert person(store, mentee_id).mentee.standing is Standing.ALUMNI


def test_a_formal_relationship_is_asked_for_its_rhythm_in_weeks(
    qtbot: QtBot, store: Store, tab: AboutTab, mentee_id: int
) -> None:
    form = tab.mentorship_form
    assert not form.rows["rhythm_days"].isVisible()
    form.editor("formal").widget.chip("yes").click()  # pyright: ignore
    assert form.rows["rhythm_days"].isVisible()
    number = form.editor("rhythm_days").field
    assert isinstance(number, QSpinBox)
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "3")
    tab.flush()
    kept = person(store, mentee_id).mentorship
    assert (kept.formal, kept.rhythm_days) == (True, 21)


def test_days_that_are_no_weeks_are_shown_as_days(
    store: Store, tab: AboutTab, mentee_id: int
) -> None:
    factory.formal(store, mentee_id, 10)
    tab.show_person(person(store, mentee_id))
    assert tab.mentorship_form.editor("rhythm_days").text() == "10"


def test_what_is_being_written_is_not_overwritten_by_a_change_elsewhere(
    qtbot: QtBot, store: Store, tab: AboutTab, mentee_id: int
) -> None:
    qtbot.keyClicks(line(tab, "role"), "Lead")
    store.update(Mentee, mentee_id, {"organisation": "Northwind"})
    tab.show_person(person(store, mentee_id))
    assert line(tab, "role").text() == "Lead"
    tab.flush()
    kept = person(store, mentee_id).mentee
    assert (kept.role, kept.organisation) == ("Lead", "Northwind")


def test_it_shows_one_person_after_the_other(store: Store, tab: AboutTab) -> None:
    other = factory.mentee(store, "Jonas Lindqvist", role="Conductor")
    tab.show_person(person(store, other.id))
    assert (line(tab, "name").text(), line(tab, "role").text()) == ("Jonas Lindqvist", "Conductor")
