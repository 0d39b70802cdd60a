"""A guide leaves as a readable file for another desk; nothing of the journal goes with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.guides import dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.guides import Guide
    from mentor_desk.ui.desk import Desk

    Ask = Callable[[QWidget, Path], Path | None]

ENDING = ".toml"


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """The system's own dialog; None if it was left."""
    kinds = QCoreApplication.translate("Sharing", "Guides (*.toml)")
    heading = QCoreApplication.translate("Sharing", "Share as a file")
    chosen, _ = QFileDialog.getSaveFileName(parent, heading, str(suggested), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ENDING else Path(chosen + ENDING)


class Sharing(QObject):
    """`ask` is how a place is asked for."""

    def __init__(self, desk: Desk, parent: QWidget, ask: Ask = ask_where) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._ask = ask

    def share(self, guide: Guide) -> None:
        from mentor_desk.reports.files import replace_file

        path = self._ask(self._parent, self._desk.settings.report_folder / f"{guide.id}{ENDING}")
        if path is None:
            return
        self._desk.settings.report_folder = path.parent
        self._desk.jobs.run(
            partial(replace_file, path, dump(guide).encode()),
            lambda _: self._say_saved(path),
            self._say_failed,
            owner=self,
        )

    def _say_saved(self, path: Path) -> None:
        said = self.tr("Saved as “{file}” in {folder}")
        self._desk.say(said.format(file=path.name, folder=str(path.parent)))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(self._desk.voice.say(error.words))
