"""What holds for every test: no user folder is touched, nothing is shown, nothing goes unseen."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mentor_desk import needs
from mentor_desk.store import Store

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MANY = 20
PATIENCE_MS = 30_000
HERE = Path(__file__).parent
LACKING = needs.missing(needs.IMPORT)
TOOLS = ("Xvfb", "xdotool")
QT = re.compile(
    r"^\s*(from|import) (PySide6|pytestqt|mentor_desk\.(ui|app))|\b(qtbot|qapp)\b", re.MULTILINE
)

settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    if LACKING:  # pytest-qt would end the whole run where Qt does not load
        pluginmanager.set_blocked("pytest-qt")


def pytest_configure(config: pytest.Config) -> None:
    home = tempfile.mkdtemp(prefix="mentor-desk-tests-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = home
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))
    runtime = Path(home, "run")
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_finish() -> None:
    """As in the program, garbage is looked for on the main thread only: a widget that is taken
    apart in a job's thread ends the whole run.
    """
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    gc.collect(2 if gc.get_count()[2] > MANY else 1)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits longer than by itself: a busy machine is slow, and what is broken never comes."""
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


class NeedsQt(pytest.File):
    """Stands for a test file, or a folder, that cannot even be imported on this Linux."""

    def collect(self) -> Iterator[pytest.Item]:
        packages = " ".join(needs.packages(LACKING))
        pytest.skip(f"Qt cannot be loaded without {packages}", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> NeedsQt | None:
    return needs_qt(module_path, parent)


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> NeedsQt | None:
    conftest = path / "conftest.py"
    return needs_qt(conftest, parent) if conftest.is_file() and path != HERE else None


def needs_qt(path: Path, parent: pytest.Collector) -> NeedsQt | None:
    if LACKING and QT.search(path.read_text(encoding="utf-8")):
        return NeedsQt.from_parent(parent, path=path)
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # One after the other, where tests run side by side: keys typed on a busy machine come late.
        if item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.xdist_group("display"))
    lacking = [tool for tool in TOOLS if not shutil.which(tool)] + needs.missing(needs.WINDOW)
    if lacking or sys.platform != "linux":
        reason = f"needs a real X display: without {', '.join(lacking) or 'Linux'} there is none"
        for item in items:
            if item.get_closest_marker("e2e"):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty journal without passphrase; nothing is written outside `tmp_path`."""
    from tests import factory

    made = factory.journal(tmp_path)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def real_display(
    request: pytest.FixtureRequest,
    no_environment_left: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Let the programs an end-to-end test starts find their own platform.

    The environment is looked at first: what is patched for a test is no leftover.
    """
    if request.node.get_closest_marker("e2e"):
        monkeypatch.delenv("QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def no_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log; a test that means one looks at it and calls caplog.clear()."""
    yield
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected in the log: {loud}"


@pytest.fixture(autouse=True)
def no_environment_left() -> Iterator[None]:
    """Fail on a changed environment: the next test here, and what it starts, would inherit it."""
    before = dict(os.environ)
    yield
    after = dict(os.environ)
    for kept in (before, after):
        kept.pop("PYTEST_CURRENT_TEST", None)
    os.environ.update(before)
    left = dict(after.items() ^ before.items())
    for name in left.keys() - before.keys():
        del os.environ[name]
    assert not left, f"changed in the environment: {left}"


@pytest.fixture(autouse=True)
def no_windows_left() -> Iterator[None]:
    """Fail on a window that is still open after the test. All are deleted: a change of the look
    would restyle them in every later test.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not widgets.QApplication.instance():
        return
    windows = widgets.QApplication.topLevelWidgets()
    left = [window for window in windows if window.isVisible()]
    for window in windows:
        window.hide()
        window.deleteLater()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    assert not left, f"left open: {left}"
