"""A text size chosen while a page waits unseen holds when the page is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.choice import ChoiceChip
from mentor_desk.ui.widgets.growing_edit import GrowingEdit
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel
from mentor_desk.ui.widgets.name_button import NameButton


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda: WrapLabel("text"), Role.BODY),
        (lambda: ElidedLabel("text", Role.SECONDARY), Role.SECONDARY),
        (lambda: Chip("text"), Role.CHIP),
        (lambda: Button("text"), Role.STRONG),
        (lambda: NameButton("text"), Role.BODY),
        (lambda: ChoiceChip("text"), Role.STRONG),
        (GrowingEdit, Role.NOTE),
    ],
)
def test_a_widget_shown_later_has_the_size_chosen_before(
    qtbot: QtBot, make: Callable[[], QWidget], role: Role
) -> None:
    appearance().choose(percent=100)
    page = QWidget()
    qtbot.addWidget(page)
    widget = make()
    page.setLayout(column(widget))
    appearance().choose(percent=150)
    page.show()
    qtbot.waitUntil(widget.isVisible)
    wanted = appearance().theme.font(role).pointSizeF()
    shown = widget.font().pointSizeF()
    page.hide()
    appearance().choose(percent=100)
    assert shown == pytest.approx(wanted)
