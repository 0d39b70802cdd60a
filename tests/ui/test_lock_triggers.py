"""Sleep, a locked screen and a clock that jumped, told by a real bus and a clock one can turn."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mentor_desk.ui.lock_triggers import Buses, ClockWatch, LockTriggers

TOOLS = ("dbus-daemon", "dbus-send")
LACKING = [tool for tool in TOOLS if not shutil.which(tool)]
needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or bool(LACKING),
    reason=f"needs a bus of its own: without {', '.join(LACKING) or 'Linux'} there is none",
)
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep")
LOCK = ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock")
KDE = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged")
GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged")


class Hand:
    """A clock one can turn."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def jumps(watch: ClockWatch) -> list[None]:
    heard: list[None] = []
    watch.jumped.connect(lambda: heard.append(None))
    return heard


@pytest.mark.parametrize("by", [61.0, 8 * 3600.0, -3600.0, -1e9, 4e9])
def test_row_32_a_clock_that_jumped_says_that_the_computer_slept(owner: QObject, by: float) -> None:
    hand = Hand()
    watch = ClockWatch(owner, hand)
    heard = jumps(watch)
    hand.at += 2
    watch.look()
    assert not heard
    hand.at += 2 + by
    watch.look()
    assert len(heard) == 1
    hand.at += 2
    watch.look()
    assert len(heard) == 1


@pytest.mark.parametrize("late", [0.0, 5.0, 55.0, -30.0])
def test_a_busy_computer_or_a_clock_set_right_does_not_lock(owner: QObject, late: float) -> None:
    hand = Hand()
    watch = ClockWatch(owner, hand)
    heard = jumps(watch)
    hand.at += 2 + late
    watch.look()
    assert not heard


def test_the_clock_is_looked_at_by_itself(qtbot: QtBot, owner: QObject) -> None:
    hand = Hand()
    watch = ClockWatch(owner, hand)
    watch._timer.setInterval(5)
    with qtbot.waitSignal(watch.jumped):
        hand.at += 3600


class OwnBus(Buses):
    """One bus for both, started by the test."""

    def __init__(self, address: str, name: str) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.connection = QDBusConnection.connectToBus(address, name)

    def system(self):
        return self.connection

    def session(self):
        return self.connection


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


Tell = Callable[..., None]


@pytest.fixture
def tell(address: str) -> Tell:
    def send(what: tuple[str, str], *arguments: str) -> None:
        command = ["dbus-send", f"--bus={address}", "--type=signal", *what, *arguments]
        subprocess.run(command, check=True)

    return send


@pytest.fixture
def triggers(
    owner: QObject, address: str, request: pytest.FixtureRequest
) -> Iterator[LockTriggers]:
    from PySide6.QtDBus import QDBusConnection

    made = LockTriggers(owner)
    made.listen(OwnBus(address, request.node.name))
    yield made
    QDBusConnection.disconnectFromBus(request.node.name)


@needs_bus
@pytest.mark.parametrize(
    ("what", "arguments"),
    [
        (SLEEP, ["boolean:true"]),
        (LOCK, []),
        (KDE, ["boolean:true"]),
        (GNOME, ["boolean:true"]),
    ],
    ids=["sleep", "lock", "kde", "gnome"],
)
def test_row_32_sleep_and_a_locked_screen_lock_the_desk(
    qtbot: QtBot, triggers: LockTriggers, tell: Tell, what: tuple[str, str], arguments: list[str]
) -> None:
    with qtbot.waitSignal(triggers.wanted):
        tell(what, *arguments)


@needs_bus
@pytest.mark.parametrize("what", [SLEEP, KDE, GNOME])
def test_waking_up_and_an_unlocked_screen_do_not(
    qtbot: QtBot, triggers: LockTriggers, tell: Tell, what: tuple[str, str]
) -> None:
    heard: list[None] = []
    triggers.wanted.connect(lambda: heard.append(None))
    tell(what, "boolean:false")
    with qtbot.waitSignal(triggers.wanted):  # what is sent later comes later
        tell(LOCK)
    assert len(heard) == 1


@needs_bus
def test_the_system_waits_with_sleep_until_the_desk_is_locked(
    qtbot: QtBot, owner: QObject, address: str, tell: Tell
) -> None:
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusMessage,
        QDBusUnixFileDescriptor,
        QDBusVirtualObject,
    )

    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    asked: list[list[object]] = []

    class Login(QDBusVirtualObject):
        def introspect(self, path: str) -> str:
            return ""

        def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
            asked.append(message.arguments())
            if len(asked) == 1:
                connection.send(message.createReply([QDBusUnixFileDescriptor(writing)]))
                os.close(writing)
            return True

    system = QDBusConnection.connectToBus(address, "system")
    login = Login(owner)
    assert system.registerService("org.freedesktop.login1")
    assert system.registerVirtualObject("/org/freedesktop/login1", login)
    triggers = LockTriggers(owner)
    triggers.listen(OwnBus(address, "desk"))
    qtbot.waitUntil(lambda: triggers._delay is not None)
    with pytest.raises(BlockingIOError):  # the desk holds the other end open
        os.read(reading, 1)
    assert asked[0][0] == "sleep"
    assert asked[0][3] == "delay"
    with qtbot.waitSignal(triggers.wanted):
        tell(SLEEP, "boolean:true")
    assert os.read(reading, 1) == b""
    tell(SLEEP, "boolean:false")
    qtbot.waitUntil(lambda: len(asked) == 2)
    os.close(reading)
    system.unregisterObject("/org/freedesktop/login1")
    for name in ("desk", "system"):
        QDBusConnection.disconnectFromBus(name)


@pytest.mark.skipif(sys.platform != "linux", reason="a bus is looked for on Linux only")
def test_row_54_without_a_bus_nothing_is_said_and_no_bus_is_started(
    owner: QObject, monkeypatch: pytest.MonkeyPatch, qtlog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert Buses().session() is None
    triggers = LockTriggers(owner)
    triggers.listen()
    assert triggers._delay is None
    assert not qtlog.records


@needs_bus
def test_a_bus_without_anybody_on_it_delays_nothing(
    qtbot: QtBot, triggers: LockTriggers, tell: Tell
) -> None:
    with qtbot.waitSignal(triggers.wanted):
        tell(LOCK)
    assert triggers._delay is None
