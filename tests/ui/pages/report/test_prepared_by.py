"""The mentor's name is asked for where the first page could say it, and once only."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.services.practice import name_mentor, practice
from mentor_desk.store import Store
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.reports.paper import pages


@pytest.fixture
def place(store: Store) -> Place:
    return Place(PageName.REPORT, factory.mentee(store).id)


def paper(qtbot: QtBot, page: ReportPage) -> str:
    qtbot.waitUntil(lambda: not page._pause.isActive() and not page.making.running)
    assert page._pressed is not None
    return "\n".join(pages(page._pressed.content))


def test_the_name_is_asked_for_stands_on_the_page_and_is_kept(
    qtbot: QtBot, store: Store, page: ReportPage, place: Place
) -> None:
    page.show_place(place)
    assert "Ines Kramer" not in paper(qtbot, page)
    field = page.prepared_by.name
    assert field.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "Ines Kramer")
    qtbot.waitUntil(lambda: not page.prepared_by._autosave.dirty)
    assert field.isVisible()
    assert field.hasFocus()
    assert "Ines Kramer" in paper(qtbot, page)
    qtbot.keyClicks(field, " PhD")
    assert page.flush()
    with store.read() as session:
        assert practice(session).mentor_name == "Ines Kramer PhD"
    page.show_place(place)
    assert not field.isVisible()


def test_who_has_a_name_is_not_asked(
    qtbot: QtBot, store: Store, page: ReportPage, place: Place
) -> None:
    with store.write() as session:
        name_mentor(session, "Ines Kramer", "+49 30 1234")
    page.show_place(place)
    assert not page.prepared_by.isVisible()
    assert "Ines Kramer" in paper(qtbot, page)
