"""The window comes back where it was, if that is still to be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow


def test_comes_back_with_the_size_it_had(qtbot: QtBot, desk: Desk) -> None:
    first = MainWindow(desk)
    first.show()
    first.resize(960, 640)  # as wide as may be on the small screen of the tests
    first.close()
    second = MainWindow(desk)
    assert second.size() == QSize(960, 640)
    second.close()


def test_comes_back_from_a_screen_that_is_gone(desk: Desk) -> None:
    first = MainWindow(desk)
    first.show()
    first.move(QPoint(9000, 9000))
    first.close()
    second = MainWindow(desk)
    screen = second.screen().availableGeometry()
    assert screen.intersects(second.frameGeometry())
    assert screen.top() <= second.frameGeometry().top() <= screen.bottom()
    second.close()
