"""Preferences and window state on this laptop; never a name, a key or a word of a journal."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from mentor_desk import paths
from mentor_desk.ui.theme import Scheme

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
LOCK_MINUTES = (0, 1, 5, 15, 60)


T = TypeVar("T", bound=StrEnum)


class PaperSize(StrEnum):
    A4 = "a4"
    LETTER = "letter"


class Settings(QObject):
    """Changes apply at once; `changed` says that something did."""

    changed = Signal()

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = file or paths.config_folder() / "settings.ini"
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        return _choice(Scheme, self._text("scheme"), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._set("scheme", value.value)

    @property
    def paper(self) -> PaperSize:
        return _choice(PaperSize, self._text("paper"), PaperSize.A4)

    @paper.setter
    def paper(self, value: PaperSize) -> None:
        self._set("paper", value.value)

    @property
    def text_size(self) -> int:
        """Percent of the usual size."""
        return _nearest(TEXT_SIZES, self._text("text_size"), 100)

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._set("text_size", str(value))

    @property
    def lock_minutes(self) -> int:
        """Minutes without input until the desk locks; 0 is never."""
        return _nearest(LOCK_MINUTES, self._text("lock_minutes"), 15)

    @lock_minutes.setter
    def lock_minutes(self, value: int) -> None:
        self._set("lock_minutes", str(value))

    @property
    def journal(self) -> Path | None:
        """The journal that was open last."""
        text = self._text("journal")
        return Path(text) if text else None

    @journal.setter
    def journal(self, value: Path | None) -> None:
        self._set("journal", str(value) if value else "")

    @property
    def report_folder(self) -> Path:
        text = self._text("report_folder")
        return Path(text) if text else paths.documents_folder()

    @report_folder.setter
    def report_folder(self, value: Path) -> None:
        self._set("report_folder", str(value))

    @property
    def second_place(self) -> Path | None:
        """A folder off this laptop, or one that is synced, to which backups are copied too."""
        text = self._text("second_place")
        return Path(text) if text else None

    @second_place.setter
    def second_place(self, value: Path | None) -> None:
        self._set("second_place", str(value) if value else "")

    @property
    def left_in_place(self) -> Path | None:
        """A journal in a synced folder or on a network drive that is to stay there."""
        text = self._text("left_in_place")
        return Path(text) if text else None

    @left_in_place.setter
    def left_in_place(self, value: Path | None) -> None:
        self._set("left_in_place", str(value) if value else "")

    @property
    def look_back_from(self) -> date:
        """Before this day nobody is offered to look back on a month, a quarter or a year."""
        return self._day("look_back_from")

    @look_back_from.setter
    def look_back_from(self, value: date) -> None:
        self._set("look_back_from", value.isoformat())

    @property
    def sheet_quiet_until(self) -> date:
        """Before this day nobody is reminded that there is no recovery sheet."""
        return self._day("sheet_quiet_until")

    @sheet_quiet_until.setter
    def sheet_quiet_until(self, value: date) -> None:
        self._set("sheet_quiet_until", value.isoformat())

    def geometry(self, name: str) -> QByteArray:
        """Of a window or splitter; empty when it was never kept."""
        value = self._kept.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, name: str, value: QByteArray) -> None:
        self._kept.setValue(f"geometry/{name}", value)

    def flush(self) -> None:
        self._kept.sync()

    def _day(self, name: str) -> date:
        """The first of all days where none was kept."""
        try:
            return date.fromisoformat(self._text(name))
        except ValueError:
            return date.min

    def _text(self, name: str) -> str:
        value = self._kept.value(name)
        return value if isinstance(value, str) else ""

    def _set(self, name: str, value: str) -> None:
        if self._text(name) != value:
            self._kept.setValue(name, value)
            self.changed.emit()


def _choice(kind: type[T], text: str, default: T) -> T:
    return kind(text) if text in [str(one) for one in kind] else default


def _nearest(allowed: tuple[int, ...], text: str, default: int) -> int:
    return min(allowed, key=lambda one: abs(one - int(text))) if text.isdigit() else default
