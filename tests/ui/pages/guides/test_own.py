"""What one makes of the library: favourites, guides of one's own, guides from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.guides import dump
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.pages.guides.importing import Preview, Refused
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GuidesPage:
    made = GuidesPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.GUIDES, tab="smart"))
    return made


def first_group(page: GuidesPage) -> list[str]:
    rows = [page.listing.list.row(at) for at in range(page.listing.list.count())]
    ends = [at for at, row in enumerate(rows) if row.heading] + [len(rows)]
    return [row.name for row in rows[: ends[1]]]


def bring(page: GuidesPage, file: Path) -> None:
    page.importing._ask = lambda _parent, _folder: file
    page.listing.bring_in.click()


def preview(page: GuidesPage) -> Preview:
    (found,) = page.window().findChildren(Preview)
    return found


def test_a_favourite_stands_first_here_and_in_every_list(
    qtbot: QtBot, desk: Desk, page: GuidesPage
) -> None:
    page.reading.like.setFocus()
    qtbot.keyClick(page.reading.like, Qt.Key.Key_Space)
    assert first_group(page) == ["Favourites", "SMART goal"]
    assert page.listing.shown().count("smart") == 1
    assert desk.library.shelf.favourites == ("smart",)
    assert page.reading.like.accessibleName() == "No longer a favourite"
    qtbot.keyClick(page.reading.like, Qt.Key.Key_Space)
    assert first_group(page)[0] == "Goals"


def test_a_duplicate_is_one_s_own_and_can_be_deleted_and_brought_back(
    qtbot: QtBot, desk: Desk, page: GuidesPage
) -> None:
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.reading.duplicate.click()
    assert went.args is not None
    made = went.args[0]
    page.show_place(made)
    assert desk.library.guides[made.tab].steps == desk.library.guides["smart"].steps
    assert page.reading.remove.isVisible()
    assert page.listing.list.row(chosen_row(page)).mark == "yours"
    page.reading.remove.click()
    assert made.tab not in page.listing.shown()
    assert page._shown in page.listing.shown()
    desk.undo.undo()
    assert made.tab in page.listing.shown()


def chosen_row(page: GuidesPage) -> int:
    return page.listing.list.currentIndex().row()


def test_a_shipped_guide_cannot_be_deleted(page: GuidesPage) -> None:
    assert not page.reading.remove.isVisible()


def test_one_that_is_being_changed_is_marked_until_it_is_complete(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidesPage
) -> None:
    with store.write() as session:
        own = library.duplicate(session, desk.library.guides["smart"], "Mine", factory.NOW)
        library.edit(session, replace(own, title=" "), factory.NOW)
    page.show_place(Place(PageName.GUIDES, tab=own.id))
    assert page.listing.list.row(chosen_row(page)).mark == "draft"
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.reading.go_on.click()
    assert went.args == [Place(PageName.GUIDE_EDITOR, tab=own.id)]
    with store.write() as session:
        library.edit(session, replace(own, title="Mine, better"), factory.NOW)
    assert page.listing.list.row(chosen_row(page)).mark == "yours"
    assert not page.reading.go_on.isVisible()


def test_a_file_is_shown_before_it_is_kept(
    qtbot: QtBot, tmp_path: Path, desk: Desk, page: GuidesPage
) -> None:
    guide = desk.library.guides["feedforward"]
    file = tmp_path / "from a friend.toml"
    file.write_text(dump(guide).replace(guide.title, "Looking ahead"), encoding="utf-8")
    bring(page, file)
    shown = preview(page)
    there = [one.text() for one in shown.findChildren(WrapLabel)]
    assert guide.purpose in there
    assert guide.steps[0].question.replace("{name}", "the mentee") in there
    assert "beside those you have" in shown.said.text()
    assert not desk.library.shelf.own
    shown.reject()
    assert not desk.library.shelf.own
    bring(page, file)
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.keyClick(page.window().findChildren(Preview)[-1].go, Qt.Key.Key_Return)
    (own,) = desk.library.shelf.own.values()
    assert own.title == "Looking ahead"
    assert went.args == [Place(PageName.GUIDES, tab=own.id)]


def test_what_it_would_replace_is_said(
    qtbot: QtBot, tmp_path: Path, store: Store, desk: Desk, page: GuidesPage
) -> None:
    with store.write() as session:
        guide = desk.library.guides["smart"]
        own = library.duplicate(session, guide, "Mine", factory.NOW)
    file = tmp_path / "mine.toml"
    file.write_text(dump(own).replace('"Mine"', '"Mine, better"'), encoding="utf-8")
    bring(page, file)
    assert "the place of your guide “Mine”" in preview(page).said.text()
    preview(page).go.click()
    assert [one.title for one in desk.library.shelf.own.values()] == ["Mine, better"]
    desk.undo.undo()
    assert [one.title for one in desk.library.shelf.own.values()] == ["Mine"]


def test_a_broken_file_is_refused_with_its_line_and_reason(
    tmp_path: Path, desk: Desk, page: GuidesPage
) -> None:
    file = tmp_path / "odd.toml"
    broken = dump(desk.library.guides["smart"]).replace('kind = "text"', 'kind = "sound"', 1)
    file.write_text(broken, encoding="utf-8")
    line = broken.split("\n").index('kind = "sound"') + 1
    bring(page, file)
    (refused,) = page.window().findChildren(Refused)
    assert f"odd.toml, line {line}: “sound” is not a kind of field" in refused.reason.text()
    refused.accept()
    file.write_bytes(b"\xff\xfe")
    bring(page, file)
    refused = page.window().findChildren(Refused)[-1]
    assert "not UTF-8" in refused.reason.text()
    refused.accept()
    assert not desk.library.shelf.own
