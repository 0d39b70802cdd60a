"""Nothing can have the focus without a name, and every name says what sighted people read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Appearance
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.disc import Disc
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import title
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.progress import Progress, Sparkline
from mentor_desk.ui.widgets.row_list import Row, RowList
from mentor_desk.ui.widgets.tabs import Tabs


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.fixture
def page(look: Appearance, qtbot: QtBot) -> Page:
    """One of everything."""
    made = Page()
    qtbot.addWidget(made)
    tabs = Tabs("Parts of Amara’s page")
    tabs.add("Goals", 4)
    rows = RowList("Mentees")
    rows.set_rows([Row(1, "Amara Okafor", "Session today", "21 Nov", "Amara Okafor")])
    card = Card("Goals")
    card.add_action("Add goal", "plus")
    for widget in (
        title("Amara Okafor"),
        Disc("Amara Okafor"),
        tabs,
        rows,
        card,
        Button("&Print"),
        IconButton("settings", "Settings"),
        CheckRow("Hand over R&D"),
        SegmentedChoice("Who reads it", [("me", "Only me"), ("mentee", "Amara")], "me"),
        FieldRow("&Name", QLineEdit()),
        FieldRow("&Kind", QComboBox()),
        FieldRow("&Length", QSpinBox()),
        FieldRow("N&ote", QPlainTextEdit()),
        EmptyState("target", "Goals will stand here.", "Add goal"),
    ):
        made.body.addWidget(widget)
    return made


def test_whatever_takes_the_focus_has_a_name(page: Page) -> None:
    page.show()
    able = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
    ]
    nameless = [widget for widget in able if not spoken(widget)]
    page.hide()
    assert len(able) >= 12
    assert nameless == []


def test_the_page_itself_is_no_stop(page: Page) -> None:
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("share", [0.6, 1.7, -1.0])
def test_a_bar_says_its_value(look: Appearance, qtbot: QtBot, share: float) -> None:
    bar = Progress(share, "Goal progress")
    qtbot.addWidget(bar)
    percent = {0.6: 60, 1.7: 100, -1.0: 0}[share]
    assert spoken(bar) == f"Goal progress, {percent} percent"
    assert role(bar) == QAccessible.Role.ProgressBar


def test_a_line_of_readings_says_its_summary(look: Appearance, qtbot: QtBot) -> None:
    line = Sparkline([0, 1, 2], "Rose from 0 to 2")
    qtbot.addWidget(line)
    assert spoken(line) == "Rose from 0 to 2"
    line.set_values([2, 2], "Stayed at 2")
    assert spoken(line) == "Stayed at 2"


def test_a_tick_row_says_text_and_when(look: Appearance, qtbot: QtBot) -> None:
    row = CheckRow("Hand over R&D")
    qtbot.addWidget(row)
    row.set_chip("due yesterday", "warning")
    assert spoken(row) == "Hand over R&D"
    assert row.accessibleDescription() == "due yesterday"
    assert role(row) == QAccessible.Role.CheckBox


def test_a_list_row_says_all_it_shows(look: Appearance, qtbot: QtBot) -> None:
    rows = RowList("Mentees")
    qtbot.addWidget(rows)
    rows.set_rows([Row(1, "Mateo Silva", "Not met for 41 days", "11 Oct", mark="overdue")])
    index: QModelIndex = rows.model().index(0, 0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Mateo Silva, Not met for 41 days, overdue, 11 Oct"


def test_labels_are_texts_and_tabs_are_tabs(look: Appearance, qtbot: QtBot) -> None:
    heading, tabs = title("Amara Okafor"), Tabs("Parts")
    qtbot.addWidget(heading)
    qtbot.addWidget(tabs)
    tabs.add("Goals & aims", 4)
    assert (spoken(heading), role(heading)) == ("Amara Okafor", QAccessible.Role.StaticText)
    assert role(tabs) == QAccessible.Role.PageTabList
    tab = QAccessible.queryAccessibleInterface(tabs).child(0)
    assert tab.text(QAccessible.Text.Name) == "Goals & aims 4"
