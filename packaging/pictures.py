"""Takes a picture of every page in four variants, with the sample journal on a day standing still.

    python3 packaging/dev.py pictures FOLDER [WORD …]

With words only pages whose name holds one of them. Off screen: what Qt paints is what is seen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mentor_desk import paths
from mentor_desk.app import make_application
from mentor_desk.clock import StoppedClock
from mentor_desk.guides import shipped, word_lists
from mentor_desk.records import (
    Feedback,
    GoalState,
    Journal,
    Mentee,
    MentoringSession,
    Practice,
    RecoverySheet,
    SessionState,
    Tone,
)
from mentor_desk.safety import backups, sheet
from mentor_desk.sample import write_sample
from mentor_desk.services import goals, mentees, notes, sessions
from mentor_desk.store import Heads, Store, create
from mentor_desk.ui import start
from mentor_desk.ui.desk import Desk, Library
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.pages.backup import BackupPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import Scheme, appearance
from mentor_desk.ui.voice import QtVoice

CLOCK = StoppedClock(datetime.fromisoformat("2026-11-21T14:10"))
MENTEE = "Amara Okafor"
PASSPHRASE = "four quiet words"
SETTLE_S = 0.35
PAGES_READY_S = 2.5
BACKUP_READY_S = 1.5


class Variant(NamedTuple):
    name: str
    scheme: Scheme = Scheme.LIGHT
    percent: int = 100
    size: tuple[int, int] = (1280, 800)


VARIANTS = (
    Variant("light"),
    Variant("dark", scheme=Scheme.DARK),
    Variant("150", percent=150),
    Variant("1024x640", size=(1024, 640)),
)


class Picture(NamedTuple):
    name: str
    show: Callable[[], QWidget]
    settle: float = SETTLE_S


def main(arguments: list[str]) -> int:
    if not arguments:
        print("Say where the pictures go: dev.py pictures FOLDER")
        return 2
    folder, wanted = Path(arguments[0]), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        for kind in ("DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(place / kind.lower())
        appearance().complete_fonts()
        take(opening_pictures(place), folder, wanted)
        store = sample(place)
        desk = Desk(store, Settings(place / "settings.ini"), CLOCK, voice(), library())
        window = MainWindow(desk)
        window.show()
        take(desk_pictures(window), folder, wanted)
        window.close()
        desk.jobs.wait()
        store.close()
        take(kept_pictures(place), folder, wanted)
    return 0


def take(pictures: Iterator[Picture], folder: Path, wanted: list[str]) -> None:
    for picture in pictures:
        if wanted and not any(word in picture.name for word in wanted):
            continue
        for variant in VARIANTS:
            appearance().choose(scheme=variant.scheme, percent=variant.percent)
            top = picture.show()
            if not top.isModal():
                top.resize(*variant.size)
            settle(picture.settle)
            file = folder / f"{picture.name}-{variant.name}.png"
            if not top.grab().save(str(file)):
                print(f"{file} could not be written")
                sys.exit(1)
            print(file)
            close_dialogs()


def opening_pictures(place: Path) -> Iterator[Picture]:
    locked = place / "My journal.mentordesk"
    create(locked, PASSPHRASE, CLOCK.now(), heads=Heads(place / "heads")).close()
    jobs = Jobs()
    window = OpeningWindow(jobs, CLOCK, voice(), Hold())

    def at(path: Path | None) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.begin(path)
            window.show()
            return window

        return show

    yield Picture("welcome", at(None))
    yield Picture("unlock", at(locked))
    yield Picture("trouble", at(place / "gone.mentordesk"))
    window.close()
    jobs.wait()
    settle(SETTLE_S)


def desk_pictures(window: MainWindow) -> Iterator[Picture]:
    desk = window.desk

    def to(page: PageName, number: int | None = None, tab: str = "") -> Callable[[], QWidget]:
        def show() -> QWidget:
            desk.go(Place(page, number, tab))
            return window

        return show

    amara = mentee(desk.store)
    for page in (PageName.TODAY, PageName.MENTEES, PageName.SESSIONS, PageName.ACTIONS):
        yield Picture(page.value, to(page))
    for tab in ("overview", "goals", "sessions", "feedback", "timeline", "about"):
        yield Picture(f"mentee-{tab}", to(PageName.MENTEE, amara, tab))
    yield Picture("session", to(PageName.SESSION, last_session(desk.store, amara)))
    yield Picture("goal", to(PageName.GOAL, active_goal(desk.store, amara)))
    yield Picture("goal-new", to(PageName.GOAL, start.new_goal(desk, amara).id))
    yield Picture("feedback", to(PageName.FEEDBACK, last_growth(desk.store)))
    yield Picture("feedback-new", to(PageName.FEEDBACK, start.new_feedback(desk, amara).id))
    yield Picture("report", to(PageName.REPORT, amara), PAGES_READY_S)
    yield Picture("promises", to(PageName.PROMISES))
    yield Picture("settings", to(PageName.SETTINGS))
    yield Picture("search", lambda: searching(window))
    yield Picture("new-mentee", lambda: dialog(window, "new-mentee"))
    yield Picture("plan-session", lambda: dialog(window, "plan-session"))
    yield Picture("keys", lambda: dialog(window, "keys"))


def kept_pictures(place: Path) -> Iterator[Picture]:
    """With a journal that has backups, which the sample has not, and lost something since."""
    desk, made, changed = kept(place)
    window = MainWindow(desk)
    window.show()
    desk.keeper.begin()

    def safety() -> QWidget:
        desk.go(Place(PageName.SAFETY))
        return window

    def inside() -> QWidget:
        desk.go(Place(PageName.BACKUP, made[3]))
        settle(BACKUP_READY_S)
        page = window.page(PageName.BACKUP)
        assert isinstance(page, BackupPage)
        page.listing.list.choose(changed)
        page.listing.list.chosen.emit(changed)
        return window

    def asking(name: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            inside()
            button = window.findChild(QPushButton, name)
            assert button is not None
            button.click()
            settle(SETTLE_S)
            return QApplication.activeModalWidget() or window

        return show

    yield Picture("safety", safety)
    yield Picture("backup", inside)
    yield Picture("backup-everything", asking("everything-back"))
    yield Picture("backup-mentee", asking("mentee-back"))
    window.close()
    desk.keeper.stop()
    desk.jobs.wait()
    desk.store.close()


def kept(place: Path) -> tuple[Desk, list[int], int]:
    """The desk, the generations of its backups, and a session whose note changed since."""
    store = create(place / "Kept.mentordesk", PASSPHRASE, CLOCK.now(), heads=Heads(place / "heads"))
    write_sample(store, 120, 7, CLOCK.today())
    settings = Settings(place / "kept.ini")
    settings.second_place = place / "stick"
    settings.second_place.mkdir()
    desk = Desk(store, settings, CLOCK, voice(), library())
    made = [back_up(desk, CLOCK.now() - timedelta(days=n, hours=n)) for n in (26, 12, 5, 3, 1, 0)]
    assert store.key
    with store.write() as session:
        backups.practise(session.get_one(Journal, 1).uuid, store.key, CLOCK.now())
        tried = RecoverySheet(number=sheet.sheet_number(store.key), checked_at=CLOCK.now())
        tried.printed_at = CLOCK.now()
        session.add(tried)
    return desk, made, lose_some(store, mentee(store))


def back_up(desk: Desk, at: datetime) -> int:
    """A save for each, because backups are told apart by the number of saves."""
    store = desk.store
    with store.write() as session:
        uuid = session.get_one(Journal, 1).uuid
        session.get_one(Practice, 1).letterhead = f"{at}"
    second = desk.settings.second_place
    return backups.make(store.path, store.key, uuid, at, second=second).generation


def lose_some(store: Store, mentee_id: int) -> int:
    """A mentee, a session and half a note; the number of the session whose note it was."""
    with store.write() as session:
        some = sessions.rows(session, mentee_id)
        last = mentees.named(session)[-1].id
        session.delete(session.get_one(Mentee, last))
        session.delete(session.get_one(MentoringSession, some[2].id))
        for block in notes.blocks(session, some[1].id)[1:]:
            session.delete(block)
    return some[1].id


def searching(window: MainWindow) -> QWidget:
    window.search("release")
    return window


def dialog(window: MainWindow, name: str) -> QWidget:
    """A dialog is a window of its own."""
    window.commands.action(name).trigger()
    settle(SETTLE_S)
    return QApplication.activeModalWidget() or window


def close_dialogs() -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Escape)
    for one in QApplication.topLevelWidgets():
        if one.isModal() and one.isVisible():
            one.close()
    settle(0.05)


def sample(place: Path) -> Store:
    store = create(
        place / "Sample.mentordesk", None, CLOCK.now(), is_sample=True, heads=Heads(place / "heads")
    )
    write_sample(store, 120, 7, CLOCK.today())
    return store


def mentee(store: Store) -> int:
    with store.read() as session:
        return next(one.id for one in mentees.named(session) if one.name == MENTEE)


def last_session(store: Store, mentee_id: int) -> int:
    with store.read() as session:
        mentorship = mentees.current_mentorship(session, mentee_id)
        held = session.query(MentoringSession).filter_by(
            mentorship_id=mentorship.id, state=SessionState.HELD
        )
        return held.order_by(MentoringSession.starts_at.desc()).limit(1).one().id


def active_goal(store: Store, mentee_id: int) -> int:
    with store.read() as session:
        return goals.rows(session, mentee_id, GoalState.ACTIVE)[0].goal.id


def last_growth(store: Store) -> int:
    with store.read() as session:
        kept = session.query(Feedback).filter_by(tone=Tone.GROWTH)
        return kept.order_by(Feedback.given_on.desc()).limit(1).one().id


def library() -> Library:
    folder = paths.resources() / "guides"
    return Library(shipped(folder), word_lists(folder))


def voice() -> QtVoice:
    return QtVoice(QLocale("en_GB"))


def settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
