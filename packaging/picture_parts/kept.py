"""With a journal that has backups, which the sample has not, and lost something since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mentor_desk.records import (
    Action,
    Goal,
    Journal,
    Mentee,
    MentoringSession,
    Occasion,
    Practice,
    RecoverySheet,
)
from mentor_desk.safety import backups, sheet
from mentor_desk.sample import write_sample
from mentor_desk.services import mentees, notes, sessions, trash, versions
from mentor_desk.store import Heads, Session, Store, create
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.backup import BackupPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.recovery.check import CheckDialog
from mentor_desk.ui.recovery.paper import PaperDialog
from mentor_desk.ui.recovery.passphrase import ChoosePassphrase
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.widgets.banner import Banner

from .taking import (
    BACKUP_READY_S,
    CLOCK,
    PASSPHRASE,
    SETTLE_S,
    Picture,
    dialog,
    library,
    mentee,
    settle,
    voice,
)


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
    yield Picture("versions", lambda: earlier(window, changed))
    yield Picture("trash", lambda: at(window, Place(PageName.TRASH)))
    yield from sheet_pictures(window)
    yield from hidden_pictures(window, changed)
    put_up_banners(window)
    yield Picture("banners", lambda: at(window, Place(PageName.TODAY)))
    window.close()
    desk.keeper.stop()
    desk.jobs.wait()
    desk.store.close()


def at(window: MainWindow, place: Place) -> QWidget:
    window.desk.go(place)
    return window


def earlier(window: MainWindow, session_id: int) -> QWidget:
    at(window, Place(PageName.SESSION, session_id))
    window.show_versions()
    settle(SETTLE_S)
    return QApplication.activeModalWidget() or window


def sheet_pictures(window: MainWindow) -> Iterator[Picture]:
    desk = window.desk
    key = desk.store.key
    assert key

    def paper() -> PaperDialog:
        made = PaperDialog(desk, key, window)
        made.open()
        return made

    def by_hand() -> QWidget:
        made = paper()
        made.show_groups.click()
        return made

    def opened(made: CheckDialog | ChoosePassphrase) -> QWidget:
        made.open()
        return made

    yield Picture("sheet", paper)
    yield Picture("sheet-by-hand", by_hand)
    yield Picture("sheet-check", lambda: opened(CheckDialog(desk, key, window, lambda: (2, 7, 15))))
    yield Picture("passphrase", lambda: opened(ChoosePassphrase(desk, window)))


def hidden_pictures(window: MainWindow, session_id: int) -> Iterator[Picture]:
    window.desk.privacy.hide(hide=True)
    yield Picture("hidden-page", lambda: at(window, Place(PageName.TRASH)))
    yield Picture("hidden-dialog", lambda: covered(window))
    yield Picture("hidden-session", lambda: at(window, Place(PageName.SESSION, session_id)))
    window.desk.privacy.hide(hide=False)


def covered(window: MainWindow) -> QWidget:
    """A dialog that was open when the key came."""
    window.desk.privacy.hide(hide=False)
    at(window, Place(PageName.TRASH))
    made = dialog(window, "new-mentee")
    window.desk.privacy.hide(hide=True)
    return made


def put_up_banners(window: MainWindow) -> None:
    window.desk.keeper.unbacked.emit(CLOCK.now() - timedelta(hours=19))
    older = Banner(
        "This file is older than the one you used on Wednesday 18 November: 3 saves made there "
        "are missing here. It may be an older copy, or what was saved last was lost.",
        "warning",
    )
    older.offer("Look at &backups", older.dismiss)
    older.offer("It is right, &keep it", older.dismiss)
    older.insist()
    window.banners.put_up(older)


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
        rewrite(session, some[1].id)
        throw_some(session, mentee_id)
        session.delete(session.get_one(Mentee, last))
        session.delete(session.get_one(MentoringSession, some[2].id))
        for block in notes.blocks(session, some[1].id)[1:]:
            session.delete(block)
    return some[1].id


def rewrite(session: Session, number: int) -> None:
    """As if it had been edited on three days."""
    text = versions.note_of(number)
    for days, occasion in ((3, Occasion.BEFORE), (3, Occasion.LEFT), (1, Occasion.LEFT)):
        versions.keep(session, text, occasion, CLOCK.now() - timedelta(days=days, minutes=-days))
        first = notes.blocks(session, number)[0]
        first.text = f"{first.text} She asked for it in writing."
        session.flush()


def throw_some(session: Session, mentee_id: int) -> None:
    mentorship = mentees.current_mentorship(session, mentee_id).id
    for kind, days in ((Goal, 40), (Action, 12), (Action, 1)):
        found = session.query(kind).filter_by(mentorship_id=mentorship).order_by(kind.id)
        trash.throw_away(session, found.limit(1).one(), CLOCK.now() - timedelta(days=days))
