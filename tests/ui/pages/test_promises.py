"""Every promise, and what stands behind it, on one page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.paths import resources
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.promises import PromisesPage, read_promises
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.labels import Text
from mentor_desk.ui.widgets.page import Page
from tests.ui.spoken import nameless

ROOT = Path(__file__).parents[3]
SAID = read_promises()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PromisesPage:
    made = PromisesPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_place(Place(PageName.PROMISES))
    return made


def test_there_are_the_six_promises_each_with_its_tests() -> None:
    assert len(SAID.promises) == 6
    assert all(promise.does and promise.tests for promise in SAID.promises)


def test_every_test_that_is_named_is_there() -> None:
    named = {proof.what for promise in SAID.promises for proof in promise.tests}
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_the_faults_are_those_of_the_matrix_that_are_tested() -> None:
    matrix = (ROOT / "tests/faults/matrix.toml").read_text(encoding="utf-8")
    tested = {row["number"] for row in tomllib.loads(matrix)["row"] if row.get("tests")}
    assert {fault.number for promise in SAID.promises for fault in promise.faults} == tested


def test_every_icon_that_is_named_is_there() -> None:
    icons = resources() / "icons"
    assert all((icons / f"{promise.icon}.svg").is_file() for promise in SAID.promises)


def test_the_page_says_all_of_it(page: PromisesPage) -> None:
    shown = {label.text() for label in page.findChildren(Text)}
    for promise in SAID.promises:
        assert {promise.lead, *promise.does} <= shown
        assert all({proof.what, proof.shows} <= shown for proof in promise.tests)
        assert all(any(fault.what[1:] in text for text in shown) for fault in promise.faults)
    for limit in SAID.limits:
        assert set(limit) <= shown
    assert {command.what for command in SAID.commands} <= shown


def test_it_is_read_to_the_end_by_keys(qtbot: QtBot, page: PromisesPage) -> None:
    assert nameless(page) == ([], 1)
    sheet = page.findChildren(Page)[0]
    sheet.setFocus()
    for _ in range(40):
        qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    bar = sheet.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
