from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentor_desk.ui.opening import unlock
from mentor_desk.ui.opening.unlock import UnlockPage


def test_row_25_each_further_wrong_passphrase_has_to_wait_longer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock, "SECOND_MS", 5)
    page = UnlockPage()
    qtbot.addWidget(page)
    tried: list[str] = []
    page.unlocked.connect(tried.append)
    button = next(one for one in page.findChildren(QPushButton) if "nlock" in one.text())
    said: list[str] = []
    for number in range(8):
        qtbot.keyClicks(page.passphrase, "a guess")
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
        assert len(tried) == number + 1
        page.refuse("The passphrase is not right.")
        said.append(button.text())
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)  # too early, where there is a wait
        page.set_busy(False)
        del tried[number + 1 :]
        qtbot.waitUntil(button.isEnabled)
    waits = ["2", "4", "8", "15", "30", "30"]
    assert said == ["&Unlock", "&Unlock", *(f"Unlock in {one} s" for one in waits)]


def test_nothing_is_tried_during_the_wait(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    for _ in range(3):
        page.refuse("The passphrase is not right.")
    with qtbot.assertNotEmitted(page.unlocked):
        qtbot.keyClicks(page.passphrase, "four quiet words here")
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert page.passphrase.text() == "four quiet words here"
