"""The program from its start to the desk: each journal on a laptop that has seen no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.safety import sheet
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.opening.recover import RecoverPage
from mentor_desk.ui.opening.unlock import UnlockPage
from mentor_desk.ui.place import Place
from mentor_desk.ui.settings import Settings
from tests import factory

OLD = "four quiet words here"
Start = Callable[[Path | None], App]


class Replaced:
    """Stands where a new process would begin."""

    def __init__(self) -> None:
        self.with_: list[tuple[Path, Place | None]] = []
        self.handed: dict[str, str] = {}

    def __call__(self, path: Path, place: Place | None, handed: Mapping[str, str]) -> None:
        self.with_.append((path, place))
        self.handed = dict(handed)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that has seen no other journal: a wrong passphrase is tried on all it knows."""
    for kind in ("STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))


@pytest.fixture
def replaced() -> Replaced:
    return Replaced()


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, replaced: Replaced) -> Iterator[Start]:
    apps: list[App] = []

    def begin(journal: Path | None) -> App:
        apps.append(App(Settings(tmp_path / "settings.ini"), factory.CLOCK, journal, replaced))
        apps[-1].begin()
        return apps[-1]

    yield begin
    for app in apps:
        for dialog in dialogs():
            dialog.close()
        app.quit()
        if app.window is None:
            app.opening.close()
        app.shut()
    qtbot.wait(0)


def dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]


def dialog_of(kind: type[QDialog]) -> QDialog | None:
    return next((one for one in dialogs() if isinstance(one, kind) and one.isVisible()), None)


def opened(qtbot: QtBot, app: App) -> MainWindow:
    qtbot.waitUntil(lambda: app.window is not None)
    assert app.window is not None
    return app.window


def journal(folder: Path, passphrase: str | None = OLD) -> Path:
    store = factory.journal(folder, passphrase=passphrase)
    factory.mentee(store, "Zoë Lefèvre")
    store.checkpoint()
    store.close()
    return store.path


def unlock(qtbot: QtBot, app: App, passphrase: str = OLD) -> MainWindow:
    page = app.opening.findChild(UnlockPage)
    assert page
    qtbot.keyClicks(page.passphrase, passphrase)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    return opened(qtbot, app)


def typed_back(qtbot: QtBot, app: App, text: str) -> RecoverPage:
    """As a scanner would type it."""
    page = app.opening.findChild(UnlockPage)
    assert page
    button = next(one for one in page.findChildren(QPushButton) if one.text().startswith("&Forgot"))
    button.click()
    recover = app.opening.currentWidget()
    assert isinstance(recover, RecoverPage)
    for number, group in enumerate(sheet.split(text), 1):
        qtbot.keyClicks(recover.fields.fields[number].edit, group)
    recover.open_button.click()
    return recover
