"""What happens to the computer that should lock the desk: it sleeps, its screen is locked, or the
clock says that it slept.

On Linux the system tells over D-Bus (Qt's own, through a Unix socket); where there is no bus, and
on other systems, the clock tells afterwards.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_TICK_MS = 2000
_JUMP = 60.0
"""Seconds; a busy computer comes late too, but not by that much."""
_LISTEN_AFTER_MS = 1500
_LOGIN = "org.freedesktop.login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_LOGIN_PATH = "/org/freedesktop/login1"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class ClockWatch(QObject):
    """`jumped` when wall time and ticks disagree by a minute, forwards or backwards.

    The ticks stand still while the computer sleeps or the program is stopped; wall time does not.
    """

    jumped = Signal()

    def __init__(self, parent: QObject, seconds: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        before, self._last = self._last, self._seconds()
        if abs(self._last - before - _TICK_MS / 1000) > _JUMP:
            self.jumped.emit()


class Buses:
    """Where the system speaks; None where it does not."""

    def system(self) -> QDBusConnection | None:
        there = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _exists("/run/dbus/system_bus_socket")
        if not there:
            return None
        from PySide6.QtDBus import QDBusConnection

        return QDBusConnection.systemBus()

    def session(self) -> QDBusConnection | None:
        """Never where libdbus would have to start a bus of its own first."""
        own = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"), "bus")
        if not (os.environ.get("DBUS_SESSION_BUS_ADDRESS") or _exists(str(own))):
            return None
        from PySide6.QtDBus import QDBusConnection

        return QDBusConnection.sessionBus()


class LockTriggers(QObject):
    """`wanted` may be emitted more than once for one night; whoever locks is gone by then."""

    wanted = Signal()

    def __init__(self, parent: QObject, clock: ClockWatch | None = None) -> None:
        super().__init__(parent)
        self.clock = clock or ClockWatch(self)
        self.clock.jumped.connect(self.wanted)
        self._system: QDBusConnection | None = None
        self._asking: QDBusPendingCallWatcher | None = None
        self._delay: QDBusMessage | None = None
        """Holds an open file of the system, which waits until that is closed."""

    def listen_later(self) -> None:
        """After the first page is seen: connecting takes some hundredths of a second."""
        if sys.platform == "linux":
            QTimer.singleShot(_LISTEN_AFTER_MS, self, self.listen)

    def listen(self, buses: Buses | None = None) -> None:
        buses = buses or Buses()
        system, session = buses.system(), buses.session()
        if system is not None and system.isConnected():
            self._system = system
            system.connect("", "", _MANAGER, "PrepareForSleep", self, _slot("_on_sleep(bool)"))
            # Of any session of this computer: a lock too many loses nothing.
            system.connect("", "", _SESSION, "Lock", self, _slot("_on_lock()"))
            self._ask_for_delay()
        if session is not None and session.isConnected():
            for saver in _SAVERS:
                session.connect("", "", saver, "ActiveChanged", self, _slot("_on_saver(bool)"))

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.wanted.emit()
            # Also where nothing was locked: what could be saved is saved.
            self._delay = None
        else:
            self._ask_for_delay()

    @Slot()
    def _on_lock(self) -> None:
        self.wanted.emit()

    @Slot(bool)
    def _on_saver(self, active: bool) -> None:
        if active:
            self.wanted.emit()

    def _ask_for_delay(self) -> None:
        """The system then sleeps when this program has locked, so that no key is in memory that
        is written to the disk. It ends with the process, also by exec.
        """
        if self._system is None or self._delay is not None or self._asking is not None:
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "Mentor Desk", "Saves and locks the journal", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asking.finished.connect(self._answered)

    def _answered(self, asked: QDBusPendingCallWatcher) -> None:
        # Where nobody is there to answer, the clock tells afterwards.
        if not asked.isError():
            self._delay = asked.reply()
        self._asking = None
        asked.deleteLater()


def _exists(path: str) -> bool:
    return Path(path).exists()


def _slot(signature: str) -> bytes:
    """The bindings ask for bytes and take only text."""
    return cast("bytes", SLOT(signature))
