from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.safety import sheet
from mentor_desk.store import Key
from mentor_desk.ui.recovery.groups import GroupFields

KEY = Key(bytes(range(1, 33)), bytes(range(200, 216)))
GROUPS = sheet.groups(KEY)


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[GroupFields]:
    made = GroupFields(range(1, sheet.GROUPS + 1))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: edit(made, 1).hasFocus())
    yield made
    made.close()


def edit(fields: GroupFields, number: int) -> QLineEdit:
    return fields.fields[number].edit


def described(fields: GroupFields, number: int) -> str:
    interface = QAccessible.queryAccessibleInterface(edit(fields, number))
    return interface.text(QAccessible.Text.Description)


def test_the_whole_sheet_is_typed_without_leaving_the_keys(
    qtbot: QtBot, fields: GroupFields
) -> None:
    for group in GROUPS:
        qtbot.keyClicks(QGuiApplication.focusObject(), group.lower())
    assert list(fields.texts().values()) == GROUPS
    assert {described(fields, number) for number in fields.fields} == {"right"}


def test_a_wrong_group_says_so_and_keeps_the_cursor(qtbot: QtBot, fields: GroupFields) -> None:
    qtbot.keyClicks(edit(fields, 1), GROUPS[0])
    qtbot.keyClicks(edit(fields, 2), GROUPS[2])
    assert described(fields, 1) == "right"
    assert described(fields, 2) == "not right"
    assert edit(fields, 2).hasFocus()
    edit(fields, 2).selectAll()
    qtbot.keyClicks(edit(fields, 2), GROUPS[1])
    assert described(fields, 2) == "right"


def test_a_group_one_is_typing_is_not_called_wrong(qtbot: QtBot, fields: GroupFields) -> None:
    qtbot.keyClicks(edit(fields, 1), GROUPS[0][:4])
    assert described(fields, 1) == ""
    qtbot.keyClick(edit(fields, 1), Qt.Key.Key_Tab)
    assert described(fields, 1) == "not right"


def test_look_alikes_become_what_they_stand_for(qtbot: QtBot, fields: GroupFields) -> None:
    number = next(one for one, group in enumerate(GROUPS, 1) if "0" in group)
    qtbot.keyClicks(edit(fields, number), GROUPS[number - 1].replace("0", "o"))
    assert edit(fields, number).text() == GROUPS[number - 1]


@pytest.mark.parametrize("text", [sheet.scanned(KEY), " ".join(GROUPS), "\n".join(GROUPS)])
@pytest.mark.parametrize("into", [1, 9])
def test_what_a_scanner_read_is_pasted_into_any_field(
    qtbot: QtBot, fields: GroupFields, text: str, into: int
) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(edit(fields, into), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert list(fields.texts().values()) == GROUPS


def test_each_field_has_a_name_and_its_number_is_seen(fields: GroupFields) -> None:
    for number in fields.fields:
        interface = QAccessible.queryAccessibleInterface(edit(fields, number))
        assert interface.text(QAccessible.Text.Name) == f"Group {number}"
