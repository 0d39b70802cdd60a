"""The library: found by letters, read through, used for somebody, shared as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import GuideKind, load
from mentor_desk.records import Feedback, Goal, GuidedNote
from mentor_desk.store import Store
from mentor_desk.ui import start
from mentor_desk.ui.desk import Desk, Whom
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sheets.output import Output
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory

_BESIDE_TITLE = 20
"""Pixels from the edge of the list to a title."""


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GuidesPage:
    made = GuidesPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.GUIDES))
    return made


def texts(page: GuidesPage) -> list[str]:
    return [one.text() for one in page.reading.findChildren(WrapLabel) if one.isVisible()]


def headings(page: GuidesPage) -> list[str]:
    rows = (page.listing.list.row(at) for at in range(page.listing.list.count()))
    return [row.name for row in rows if row.heading]


def test_every_guide_is_listed_under_its_kind(page: GuidesPage, desk: Desk) -> None:
    assert sorted(page.listing.shown()) == sorted(desk.library.guides)
    assert headings(page)[:2] == ["Goals", "Feedback"]


def test_what_one_types_finds_by_title_and_by_what_it_is_for(
    qtbot: QtBot, page: GuidesPage
) -> None:
    qtbot.keyClicks(page.listing.filter, "smart")
    assert "smart" in page.listing.shown()
    assert "feedforward" not in page.listing.shown()
    page.listing.filter.clear()
    qtbot.keyClicks(page.listing.filter, "recognise happened wish")
    assert page.listing.shown() == ["smart"]
    page.listing.filter.clear()
    qtbot.keyClicks(page.listing.filter, "xyzzy")
    assert page.listing.nothing.sentence.text() == "No match for “xyzzy”"


def test_a_sentence_finds_what_holds_most_of_its_words(qtbot: QtBot, page: GuidesPage) -> None:
    qtbot.keyClicks(page.listing.filter, "she never has time")
    assert page.listing.shown()[0] == "card-time"


def test_of_nobody_in_particular_it_speaks_as_of_the_mentee(page: GuidesPage, desk: Desk) -> None:
    for guide in desk.library.guides:
        page.show_place(Place(PageName.GUIDES, tab=guide))
        assert not [one for one in texts(page) if "{name}" in one], guide


def test_where_nothing_fits_no_guide_is_shown(qtbot: QtBot, page: GuidesPage) -> None:
    assert page.reading.use.isVisible()
    qtbot.keyClicks(page.listing.filter, "xyzzy")
    assert not page.reading.use.isVisible()
    assert not page.reading.verticalScrollBar().isVisible()
    nothing = page.listing.nothing
    qtbot.waitUntil(lambda: nothing.button.isVisible())
    assert nothing.button.y() - nothing.sentence.geometry().bottom() < 40
    page.listing.filter.clear()
    assert page.reading.use.isVisible()


def test_the_titles_of_all_shipped_guides_are_read_whole(page: GuidesPage) -> None:
    metrics = QFontMetricsF(appearance().theme.font(Role.STRONG))
    rows = (page.listing.list.row(at) for at in range(page.listing.list.count()))
    longest = max(metrics.horizontalAdvance(row.name) for row in rows if not row.heading)
    assert longest <= page.listing.list.viewport().width() - 2 * _BESIDE_TITLE


def test_by_keys_alone_from_the_filter_to_the_guide(qtbot: QtBot, page: GuidesPage) -> None:
    page.listing.filter.setFocus()
    qtbot.keyClick(page.listing.filter, Qt.Key.Key_Return)
    first = page.listing.list.chosen_id()
    assert page.listing.list.hasFocus()
    # The heading between two kinds is passed over.
    goals = len(page._desk.library.of(GuideKind.GOAL))
    for _ in range(goals):
        qtbot.keyClick(page.listing.list, Qt.Key.Key_Down)
    assert page.listing.list.chosen_id() != first
    there = page._guides()[page.listing.shown()[goals]]
    assert (there.kind, there.title) == (GuideKind.FEEDBACK, page.reading.accessibleName())
    qtbot.keyClick(page.listing.list, Qt.Key.Key_Return)
    assert page.reading.use.hasFocus()


def test_one_reads_what_it_is_for_and_each_question(page: GuidesPage, desk: Desk) -> None:
    page.show_place(Place(PageName.GUIDES, tab="smart"))
    guide = desk.library.guides["smart"]
    there = texts(page)
    assert {guide.title, guide.purpose, guide.when, guide.credit} <= set(there)
    for step in guide.steps:
        assert step.question.replace("{name}", "the mentee") in there
        assert step.help.replace("{name}", "the mentee") in there


@pytest.mark.parametrize(
    ("guide", "page_name", "kind"),
    [
        ("options", PageName.GOAL, Goal),
        ("feedforward", PageName.FEEDBACK, Feedback),
        ("card-time", PageName.GUIDED, GuidedNote),
    ],
)
def test_using_a_guide_asks_for_whom_and_begins(
    qtbot: QtBot,
    store: Store,
    desk: Desk,
    page: GuidesPage,
    guide: str,
    page_name: PageName,
    kind: type[Goal | Feedback | GuidedNote],
) -> None:
    amara = factory.mentee(store)
    page.show_place(Place(PageName.GUIDES, tab=guide))
    with qtbot.waitSignal(desk.mentee_wanted) as asked:
        qtbot.keyClick(page.reading.use, Qt.Key.Key_Return)
    assert asked.args is not None
    whom = asked.args[0]
    assert isinstance(whom, Whom)
    assert desk.library.guides[guide].title in whom.prompt
    with qtbot.waitSignal(desk.place_wanted) as went:
        whom.then(amara.id)
    with store.read() as session:
        made = session.query(kind).one()
    assert went.args == [Place(page_name, made.id)]
    assert (made.guide, made.guide_version) == (guide, desk.library.guides[guide].version)


def test_one_about_oneself_begins_at_once(
    qtbot: QtBot, store: Store, desk: Desk, page: GuidesPage
) -> None:
    page.show_place(Place(PageName.GUIDES, tab="monthly-reflection"))
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.reading.use.click()
    with store.read() as session:
        made = session.query(GuidedNote).one()
    assert (made.mentorship_id, went.args) == (None, [Place(PageName.GUIDED, made.id)])


def test_a_guide_leaves_as_a_file_that_can_be_read_again(
    qtbot: QtBot, tmp_path: Path, desk: Desk, page: GuidesPage
) -> None:
    asked: list[Path] = []

    def there(_: QWidget, suggested: Path) -> Path:
        asked.append(suggested)
        return tmp_path / "shared.toml"

    page.output = Output(desk, page, there)
    page.show_place(Place(PageName.GUIDES, tab="smart"))
    with qtbot.waitSignal(desk.notice) as said:
        page.reading.share.click()
    assert said.args is not None
    assert "shared.toml" in said.args[0].text
    assert asked[0].name == "smart.toml"
    assert load(tmp_path / "shared.toml") == desk.library.guides["smart"]


def test_what_one_wrote_about_oneself_is_read_again_and_deleted_here(
    qtbot: QtBot, store: Store, desk: Desk, page: GuidesPage
) -> None:
    amara = factory.mentee(store)
    start.new_note(desk, amara.id, "card-time")
    place = start.new_note(desk, None, "monthly-reflection")
    page.show_place(Place(PageName.GUIDES, tab="card-time"))
    assert not page.written.isVisible()
    page.show_place(Place(PageName.GUIDES, tab="monthly-reflection"))
    (name,) = page.written.findChildren(NameButton)
    assert name.text() == "21 November 2026"
    with qtbot.waitSignal(desk.place_wanted) as went:
        name.click()
    assert went.args == [place]
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    assert not page.written.isVisible()
    desk.undo.undo()
    assert page.written.isVisible()
