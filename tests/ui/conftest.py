"""A real desk for each test: journal, settings and guides as in the program, the clock stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mentor_desk.guides import shipped, word_lists
from mentor_desk.paths import resources
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.library import Library
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import Scheme, appearance
from mentor_desk.ui.voice import QtVoice
from tests import factory


@pytest.fixture(scope="session")
def library() -> Library:
    folder = resources() / "guides"
    return Library(shipped(folder), word_lists(folder))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = factory.journal(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, store: Store, library: Library) -> Iterator[Desk]:
    """English, light, 100 %; `factory.NOW` is the moment."""
    look = appearance()
    if (look.scheme, look.percent) != (Scheme.LIGHT, 100):  # restyling takes its time
        look.choose(scheme=Scheme.LIGHT, percent=100)
    settings = Settings(tmp_path / "settings.ini")
    made = Desk(store, settings, factory.CLOCK, QtVoice(QLocale("en_GB")), library)
    yield made
    made.jobs.wait()
