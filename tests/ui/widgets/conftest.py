"""The look as it is at the first start, before and after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Appearance, Scheme, appearance


@pytest.fixture
def look(qtbot: QtBot) -> Iterator[Appearance]:
    made = appearance()
    made.choose(scheme=Scheme.LIGHT, percent=100, family="Inter")
    yield made
    made.choose(scheme=Scheme.SYSTEM, percent=100, family="Inter")
