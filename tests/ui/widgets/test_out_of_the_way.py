"""A message lies on nothing one clicks or types in, and before a dialog that is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Appearance
from mentor_desk.ui.widgets.toast import Toast

SAID = "Session moved to Trash"


@pytest.fixture
def window(look: Appearance, qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 400)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window)


def line(window: QWidget, left: int, top: int, width: int = 300) -> QLineEdit:
    made = QLineEdit(window)
    made.setGeometry(left, top, width, 32)
    made.show()
    return made


def free(toast: Toast, *fields: QWidget) -> bool:
    return not any(toast.geometry().intersects(one.geometry()) for one in fields)


def test_it_lies_on_no_field(toast: Toast, window: QWidget) -> None:
    fields = [line(window, 0, 340, 800), line(window, 0, 280, 800)]
    toast.say(SAID)
    assert free(toast, *fields)
    assert window.rect().contains(toast.geometry())


def test_where_all_is_full_of_fields_it_lies_on_none_one_writes_in(
    qtbot: QtBot, toast: Toast, window: QWidget
) -> None:
    fields = [line(window, 0, top, 800) for top in range(0, 400, 40)]
    toast.say(SAID)
    (under, *_) = (one for one in fields if not free(toast, one))
    under.setFocus()
    qtbot.waitUntil(lambda: free(toast, under))
    assert not free(toast, *fields)


def test_it_goes_out_of_the_way_of_the_line_one_writes(
    qtbot: QtBot, toast: Toast, window: QWidget
) -> None:
    text = QTextEdit(window)
    text.setGeometry(window.rect())
    text.show()
    text.setFocus()
    toast.say(SAID)
    foot = toast.geometry()
    for _ in range(21):
        QTest.keyClick(text, Qt.Key.Key_Return)
    at = text.cursorRect().translated(text.viewport().mapTo(window, QPoint(0, 0)))
    row = QRect(0, at.top(), window.width(), at.height())
    assert foot.intersects(row)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(row))


def test_it_is_seen_before_an_open_dialog_and_outlives_it(
    qtbot: QtBot, toast: Toast, window: QWidget
) -> None:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(500, 300)
    dialog.open()
    toast.say("Saved as SMART goal.pdf")
    assert toast.window() is dialog
    assert toast.isVisible()
    assert dialog.rect().contains(toast.geometry())
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert toast.window() is window
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    assert toast.text() == "Saved as SMART goal.pdf"
