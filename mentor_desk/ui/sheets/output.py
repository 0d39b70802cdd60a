"""What is finished leaves: as a file of its kind, or to another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.sheets.printing import Printable

    Ask = Callable[[QWidget, Path], Path | None]
    Open = Callable[[Path], bool]


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """The system's own dialog, in the folder used last; None if it was left."""
    kinds = {
        ".pdf": "PDF (*.pdf)",
        ".txt": "Text (*.txt)",
        ".toml": QCoreApplication.translate("Output", "Guides (*.toml)"),
    }
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("Output", "Save"),
        str(suggested),
        kinds[suggested.suffix],
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suggested.suffix else Path(chosen + suggested.suffix)


def open_with_system(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Output(QObject):
    """`ask` and `open_file` are how a place is asked for and a file handed on."""

    def __init__(
        self, desk: Desk, parent: QWidget, ask: Ask = ask_where, open_file: Open = open_with_system
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._ask = ask
        self._open = open_file
        self._saved: tuple[bytes, Path] | None = None

    def save(self, pressed: Printable, name: str) -> None:
        self._save_pdf(pressed, name, self._say_saved)

    def save_file(self, name: str, content: bytes) -> None:
        """`name` ends as its kind does."""
        path = self._ask(self._parent, self._desk.settings.report_folder / name)
        if path is not None:
            self._write(path, content, self._say_saved)

    def open_elsewhere(self, pressed: Printable, name: str) -> None:
        """The file saved last if it is still what is shown, else one saved now."""
        if self._saved and self._saved[0] == pressed.content and self._saved[1].is_file():
            self._hand_on(self._saved[1])
        else:
            self._save_pdf(pressed, name, self._hand_on)

    def _save_pdf(self, pressed: Printable, name: str, then: Callable[[Path], None]) -> None:
        path = self._ask(self._parent, self._desk.settings.report_folder / f"{name}.pdf")
        if path is None:
            return

        def kept(where: Path) -> None:
            self._saved = (pressed.content, where)
            then(where)

        self._write(path, pressed.content, kept)

    def _write(self, path: Path, content: bytes, then: Callable[[Path], None]) -> None:
        from mentor_desk.reports.files import replace_file

        self._desk.settings.report_folder = path.parent
        self._desk.jobs.run(
            partial(replace_file, path, content),
            lambda _: then(path),
            self._say_failed,
            owner=self,
        )

    def _hand_on(self, path: Path) -> None:
        if not self._open(path):
            said = self.tr("No program here opens “{file}”. It is saved in {folder}.")
            self._desk.say(said.format(file=path.name, folder=str(path.parent)))

    def _say_saved(self, path: Path) -> None:
        said = self.tr("Saved as “{file}” in {folder}")
        self._desk.say(said.format(file=path.name, folder=str(path.parent)))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(self._desk.voice.say(error.words))
