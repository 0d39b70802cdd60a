"""Takes a picture of every page in four variants, with the sample journal on a day standing still.

    python3 packaging/dev.py pictures FOLDER [WORD …]

With words only pages whose name holds one of them. Off screen: what Qt paints is what is seen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from picture_parts.desk import desk_pictures
from picture_parts.guides import editor_pictures
from picture_parts.harm import harm_pictures
from picture_parts.kept import kept_pictures
from picture_parts.noticed import noticed_pictures
from picture_parts.opening import opening_pictures
from picture_parts.paper import paper_pictures
from picture_parts.taking import CLOCK, Picture, library, sample, settle, voice
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentor_desk.app import make_application
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import Scheme, appearance


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


def main(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    folder: Path = given.folder
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        for kind in ("DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(place / kind.lower())
        appearance().complete_fonts()
        for pictures in (opening_pictures, harm_pictures, _desk, kept_pictures, _noticed):
            take(pictures(place), folder, given.words)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py pictures", description="A picture of each page.")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("words", nargs="*", help="only pages whose name holds one of these")
    return parser


def _desk(place: Path) -> Iterator[Picture]:
    store = sample(place)
    desk = Desk(store, Settings(place / "settings.ini"), CLOCK, voice(), library())
    window = MainWindow(desk)
    window.show()
    yield from desk_pictures(window)
    yield from editor_pictures(window)
    yield from paper_pictures(window, place)
    window.close()
    desk.jobs.wait()
    store.close()


def _noticed(place: Path) -> Iterator[Picture]:
    return noticed_pictures(place / "noticed")


def take(pictures: Iterator[Picture], folder: Path, wanted: Sequence[str]) -> None:
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


def close_dialogs() -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Escape)
    for one in QApplication.topLevelWidgets():
        if one.isModal() and one.isVisible():
            one.close()
    settle(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
