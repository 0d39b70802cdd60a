"""An encrypted journal on the desk, whose sheet can be typed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.safety import sheet
from mentor_desk.store import Key, Store
from mentor_desk.ui.desk import Desk
from tests import factory

PASSPHRASE = "four quiet words here"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = factory.journal(tmp_path, passphrase=PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def key(store: Store) -> Key:
    assert store.key
    return store.key


@pytest.fixture
def paper(key: Key) -> list[str]:
    """The groups as they stand on the sheet."""
    return sheet.groups(key)


@pytest.fixture
def over(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that dialogs stand over; they delete themselves when they are closed."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.close()


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.notice.connect(lambda notice: heard.append(notice.text))
    return heard
