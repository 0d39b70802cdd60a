"""A banner stays until it is dealt with, and takes no room when it is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.widgets.banner import Banner, BannerBox
from mentor_desk.ui.widgets.boxes import column


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[BannerBox]:
    window, made = QWidget(), BannerBox()
    field = QLineEdit()
    window.setLayout(column(made, field))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield made
    window.close()


def test_it_shows_without_taking_the_focus(box: BannerBox) -> None:
    assert box.isHidden()
    box.put_up(Banner("Something to know"))
    box.put_up(Banner("Something more", "warning"))
    assert [banner.text() for banner in box.shown()] == ["Something to know", "Something more"]
    assert not box.isHidden()
    assert isinstance(box.window().focusWidget(), QLineEdit)


def test_an_action_is_taken_once_and_the_banner_goes(qtbot: QtBot, box: BannerBox) -> None:
    taken: list[str] = []
    banner = Banner("Move it?")
    banner.offer("&Move it…", lambda: taken.append("moved"))
    later = banner.offer("&Leave it here", lambda: taken.append("left"))
    box.put_up(banner)
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert taken == ["left"]
    assert box.isHidden()


def test_its_sign_closes_it(box: BannerBox) -> None:
    box.put_up(Banner("Something to know"))
    stays = Banner("Something more", "danger")
    box.put_up(stays)
    box.shown()[0].close_button.click()
    assert box.shown() == [stays]
    assert not box.isHidden()


def test_it_can_insist_on_a_decision(qtbot: QtBot, box: BannerBox) -> None:
    banner = Banner("This file is older", "warning")
    look = banner.offer("&Look", lambda: None, decides=False)
    keep = banner.offer("&Keep it", lambda: None)
    banner.insist()
    box.put_up(banner)
    assert not banner.close_button.isVisible()
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    assert box.shown() == [banner]
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert box.isHidden()
