"""Somebody types into the note of the real window until the process is killed.

A server that has imported the program forks a child for each run; the child makes the application,
unlocks the journal with keys and types. Each key goes into a pipe with the moment it was pressed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mentor_desk import app as program
from mentor_desk.clock import SystemClock
from mentor_desk.ui.desk import Desk  # noqa: F401  imported before any fork
from mentor_desk.ui.forms import autosave
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.note.editor import NoteEditor
from mentor_desk.ui.pages.session import SessionPage  # noqa: F401
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings
from tests.faults.oracle import HEADS, JOURNAL

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEVER_MS = 600_000
PATIENCE_S = 30
BEGUN = "begun"


def _type(folder: Path, passphrase: str, seed: int) -> None:
    chance = random.Random(seed)
    program.make_application()
    app = program.App(Settings(folder / "settings.ini"), SystemClock(), folder / JOURNAL)
    app.begin()
    window = _unlocked(app, passphrase)
    window.resize(1280, 800)
    window.show_place(Place(PageName.SESSION, 1))
    editor = window.findChild(NoteEditor)
    assert isinstance(editor, NoteEditor)
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    _spin(0.05)
    _tell(BEGUN)
    since = 0
    while True:
        since += 1
        letter = " " if since % 7 == 0 else chance.choice(LETTERS)
        if since > 40 and letter != " ":
            letter, since = "\n", 0
        pressed = time.monotonic()
        if letter == "\n":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, letter)
        _tell(f"{pressed} {ord(letter)}")
        _spin(0.4 if chance.random() < 0.04 else chance.uniform(0.005, 0.06))


def _unlocked(app: program.App, passphrase: str) -> MainWindow:
    field = app.opening.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)
    end = time.monotonic() + PATIENCE_S
    while app.window is None:
        assert time.monotonic() < end, "the journal did not open"
        _spin(0.01)
    return app.window


def _spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.001)


def _tell(line: str) -> None:
    os.write(1, (line + "\n").encode())


def _child(wanted: dict[str, object], pipe: int) -> None:
    folder = Path(str(wanted["folder"]))
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    heads = folder / "state" / "mentor-desk" / HEADS
    heads.mkdir(parents=True, exist_ok=True)
    os.dup2(pipe, 1)
    if wanted["never_saves"]:
        autosave.AFTER_LAST_KEY_MS = autosave.AFTER_FIRST_KEY_MS = NEVER_MS
    _type(folder, str(wanted["passphrase"]), int(str(wanted["seed"])))


def _run(wanted: dict[str, object]) -> dict[str, object]:
    """Kills the child after its time and gives what it had told, and how late this process was."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(2 * PATIENCE_S)
        try:
            _child(wanted, write_end)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        if pipe.readline().decode().strip() != BEGUN:
            os.waitpid(child, 0)
            return {"broken": "the window did not open"}
        late = _wait(float(str(wanted["seconds"])))
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        told = pipe.read().decode()
    os.waitpid(child, 0)
    keys = [line.split() for line in told.splitlines() if len(line.split()) == 2]
    typed = [(float(at), chr(int(code))) for at, code in keys]
    return {"killed": killed, "keys": typed, "late": late}


def _wait(seconds: float) -> float:
    """How much longer than asked for a process that does nothing had to sleep at most."""
    end, late = time.monotonic() + seconds, 0.0
    while (now := time.monotonic()) < end:
        time.sleep(min(0.01, end - now))
        late = max(late, time.monotonic() - now - 0.01)
    return late


if __name__ == "__main__":
    for asked in sys.stdin:
        sys.stdout.write(json.dumps({**_run(json.loads(asked)), "end": 0}) + "\n")
        sys.stdout.flush()
