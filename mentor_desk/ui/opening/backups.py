"""The backups of a journal that does not open, to bring everything back from one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.opening.working import ClosedWork
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import secondary
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.backups import Backup
    from mentor_desk.store import Key
    from mentor_desk.ui.voice import QtVoice

_MOST = 12
_MEGABYTE = 1_000_000


class BackupsPage(Sheet):
    """`chosen` carries the path of one."""

    chosen = Signal(object)
    back_wanted = Signal()

    def __init__(
        self,
        found: Sequence[Backup],
        voice: QtVoice,
        away: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`away` is a second place that is not there now."""
        super().__init__("", "", parent)
        self._buttons: list[tuple[QRadioButton, Path]] = []
        self.heading.set_text(self.tr("Backups of this journal"))
        for backup in _each_once(found)[:_MOST]:
            day, time = voice.day(backup.made_at.date()), voice.time(backup.made_at)
            size = voice.number(max(0.1, round(backup.size / _MEGABYTE, 1)))
            text = self.tr("{day}, {time} · {size} MB")
            button = QRadioButton(text.format(day=day, time=time, size=size))
            self._buttons.append((button, backup.path))
        self.bring = Button(self.tr("&Bring everything back"), Kind.PRIMARY)
        back = Button(self.tr("&Back"), Kind.QUIET)
        self.body.addLayout(column(*(button for button, _ in self._buttons), spacing=4))
        self.body.addWidget(secondary(self._more(away)))
        self.body.addLayout(row(self.bring, None, back, spacing=4))
        self.bring.setVisible(bool(self._buttons))
        self.bring.clicked.connect(self._choose)
        back.clicked.connect(self.back_wanted)
        if self._buttons:
            self.lead.set_text(
                self.tr(
                    "The journal becomes what it was when the backup was made. The damaged file "
                    "is kept beside it."
                )
            )
            self._buttons[0][0].setChecked(True)
            self.setFocusProxy(self._buttons[0][0])
        else:
            self.lead.set_text(self.tr("None was found on this computer."))
            self.setFocusProxy(back)

    def _more(self, away: Path | None) -> str:
        if away is not None:
            said = self.tr(
                "Your second place for backups, “{folder}”, is not there now. Connect it, go back "
                "and look again."
            )
            return said.format(folder=str(away))
        return self.tr(
            "If you have another one elsewhere, such as on a stick, go back and open it with "
            "“Another journal…”: a journal can be made of it."
        )

    def _choose(self) -> None:
        path = next(path for button, path in self._buttons if button.isChecked())
        self.chosen.emit(path)


def _each_once(found: Sequence[Backup]) -> list[Backup]:
    """The one on this computer before its copy in the second place."""
    once: dict[int, Backup] = {}
    for backup in found:
        once.setdefault(backup.generation, backup)
    return list(once.values())


def bringing_back(path: Path, key: Key | None, backup: Path, now: datetime) -> ClosedWork:
    """Everything from a backup, in the place of a journal that does not open."""

    def run(told: Callable[[float], None], stopped: Callable[[], bool]) -> Key | None:
        from mentor_desk.safety.restoring import Wanted, restore_all

        restore_all(Wanted(backup, path, key, key, now), progress=told, stopped=stopped)
        return key

    return ClosedWork(
        path,
        key,
        _tr("Bringing everything back"),
        _tr("The damaged file is kept beside the journal. You can stop: it then stays as it is."),
        run,
        lambda: (words("Everything is back as it was then. The damaged file was kept."),),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupsPage", text)
