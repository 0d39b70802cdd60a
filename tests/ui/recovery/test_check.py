from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.store import Key
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.recovery.check import CheckDialog, any_three
from tests.factory import NOW


def asked(desk: Desk, key: Key, over: QWidget) -> CheckDialog:
    made = CheckDialog(desk, key, over, lambda: [3, 9, 14])
    made.open()
    return made


def type_in(qtbot: QtBot, dialog: CheckDialog, *groups: str) -> None:
    for field, group in zip(dialog.fields.fields.values(), groups, strict=True):
        field.edit.clear()
        qtbot.keyClicks(field.edit, group)
    dialog.go.click()


def test_three_groups_from_the_paper_prove_the_sheet(
    qtbot: QtBot, desk: Desk, key: Key, over: QWidget, paper: list[str], said: list[str]
) -> None:
    dialog = asked(desk, key, over)
    type_in(qtbot, dialog, paper[2], paper[8].lower(), paper[13])
    assert said == ["Your recovery sheet is right."]
    with desk.store.read() as session:
        kept = recovery.sheet(session, sheet.sheet_number(key))
        assert kept
        assert kept.checked_at == NOW


def test_a_slip_is_found_where_it_is(
    qtbot: QtBot, desk: Desk, key: Key, over: QWidget, paper: list[str], said: list[str]
) -> None:
    dialog = asked(desk, key, over)
    type_in(qtbot, dialog, paper[2], paper[7], paper[13])
    assert "Group 9 is not right" in dialog.said.text()
    assert dialog.isVisible()
    assert not said


def test_another_sheet_is_told_from_a_slip(
    qtbot: QtBot, desk: Desk, key: Key, over: QWidget
) -> None:
    other = sheet.groups(Key(bytes(32), bytes(16)))
    dialog = asked(desk, key, over)
    type_in(qtbot, dialog, other[2], other[8], other[13])
    assert "another sheet" in dialog.said.text()
    assert sheet.sheet_number(key) in dialog.said.text()
    with desk.store.read() as session:
        assert recovery.sheet(session, sheet.sheet_number(key)) is None


def test_nothing_typed_proves_nothing(qtbot: QtBot, desk: Desk, key: Key, over: QWidget) -> None:
    dialog = asked(desk, key, over)
    dialog.go.click()
    assert "Group 3 is missing" in dialog.said.text()


def test_other_groups_are_asked_for_each_time() -> None:
    chosen = {tuple(any_three()) for _ in range(40)}
    assert len(chosen) > 20
    assert all(1 <= min(one) < max(one) <= sheet.GROUPS and len(set(one)) == 3 for one in chosen)
