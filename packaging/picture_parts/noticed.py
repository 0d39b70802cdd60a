"""What stands over the desk when the file is not what it was, found in a file that is so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentor_desk.store import Store
from mentor_desk.store.recognise import PAGE_BYTES
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.sound import Sound

from .taking import CLOCK, Picture, library, sample, settle, voice

MOST_S = 20.0


def noticed_pictures(place: Path) -> Iterator[Picture]:
    place.mkdir()
    store = sample(place)
    assert not [checked for checked in store.check() if checked.trouble]
    window = MainWindow(Desk(store, Settings(place / "noticed.ini"), CLOCK, voice(), library()))
    sound = Sound(window.desk, window.banners, window)
    window.show()

    def after(harm: Callable[[Store], None]) -> Callable[[], QWidget]:
        def show() -> QWidget:
            if sound.banner is None:
                harm(store)
                sound.look()
                for _ in range(round(MOST_S)):
                    settle(0 if sound.banner else 1)
            assert sound.banner is not None
            return window

        return show

    yield Picture("noticed-page", after(in_a_gap))
    if sound.banner is not None:
        sound.banner.dismiss()
        sound.banner = None
    yield Picture("noticed-damage", after(in_a_record))
    sound.stop()
    window.close()
    window.desk.jobs.wait()
    store.close()


def in_a_gap(store: Store) -> None:
    """Where SQLite keeps nothing: behind the list of cells of a table of one record."""
    spoil(store, "practice", 300)


def in_a_record(store: Store) -> None:
    spoil(store, "note_block", PAGE_BYTES - 100)


def spoil(store: Store, table: str, at: int) -> None:
    with store.read() as session:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        page = session.connection().exec_driver_sql(query, (table,)).scalar_one()
    with store.path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + at)
        file.write(b"\xff" * 40)
