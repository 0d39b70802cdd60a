"""Run alone: what an open window keeps in memory once it is at rest."""

from __future__ import annotations

from pathlib import Path

from .setting import Setting

_REST = 3.0


def alone(setting: Setting, which: str) -> dict[str, list[float]]:
    kept = _bare() if which == "bare" else _ours(setting)
    found = {"megabytes": [_megabytes()]}
    del kept
    return found


def _bare() -> object:
    import sqlalchemy.orm
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * _REST), loop.quit)
    loop.exec()
    return application, window, sqlalchemy.orm


def _ours(setting: Setting) -> object:
    from .opened import UnlockPage, spin

    desk = UnlockPage(setting)
    desk.unlock()
    spin(_REST)
    return desk


def _megabytes() -> float:
    """Proportional: what is shared with other programs is counted in part."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    found = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return int(found["Pss"].split()[0]) / 1024
