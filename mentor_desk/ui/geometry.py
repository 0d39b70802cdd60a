"""Where the window stood last, as long as there is a screen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from mentor_desk.ui.settings import Settings

SMALLEST = (960, 600)
_USUAL = (1280, 800)
_KEPT = "window"


def place(window: QMainWindow, settings: Settings) -> None:
    window.setMinimumSize(*SMALLEST)
    window.resize(*_USUAL)
    kept = settings.geometry(_KEPT)
    if not kept.isEmpty():
        window.restoreGeometry(kept)
    _bring_on_screen(window)


def keep(window: QMainWindow, settings: Settings) -> None:
    settings.keep_geometry(_KEPT, window.saveGeometry())


def _bring_on_screen(window: QMainWindow) -> None:
    """A screen may be gone or smaller since: the head of the window has to be reachable."""
    screen = window.screen() or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    frame = window.frameGeometry()
    head = frame.adjusted(80, 0, -80, 40 - frame.height())
    if not room.intersects(head) or frame.width() > room.width() or frame.height() > room.height():
        window.resize(window.size().boundedTo(room.size()))
        window.move(room.center() - window.rect().center())
