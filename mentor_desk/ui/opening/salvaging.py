"""What can still be read of a damaged journal goes into a new one: where to, how far, what came."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLayout, QLineEdit, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.ui.opening import SUFFIX, free_place, with_suffix
from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.safety.salvage.outcome import Salvaged
    from mentor_desk.store import Key
    from mentor_desk.ui.jobs import Jobs
    from mentor_desk.ui.voice import QtVoice


class SalvagePage(Sheet):
    """The damaged file is only read. `open_wanted` carries the path of the new journal."""

    open_wanted = Signal(object)
    back_wanted = Signal()
    _progressed = Signal(float)

    def __init__(
        self,
        path: Path,
        key: Key | None,
        jobs: Jobs,
        voice: QtVoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._path = path
        self._key = key
        self._jobs = jobs
        self._voice = voice
        self._stopped = False
        self._new: Path | None = None
        self.place = QLineEdit(str(free_place(path.parent, f"{path.stem} salvaged")))
        self.bar = Progress(0.0, self.tr("Salvage"))
        self.go_button = Button(self.tr("&Save what can be read"), Kind.PRIMARY)
        self.stop_button = Button(self.tr("S&top"))
        self.open_button = Button(self.tr("&Open the new journal"), Kind.PRIMARY)
        self._parts = [self._asking(), self._working(), self._telling()]
        for part in self._parts:
            self.body.addWidget(part)
        self._progressed.connect(self.bar.set_share)
        self._ask()

    def forget(self) -> None:
        """Nobody wants it any more: the window goes, or the desk is locked."""
        self._stopped = True
        self._key = None

    def _asking(self) -> QWidget:
        self._place_row = FieldRow(
            self.tr("&Where the new journal goes"),
            self.place,
            self.tr("It opens with the same passphrase."),
        )
        choose = Button(self.tr("&Choose…"))
        choose.clicked.connect(self._choose)
        back = self._back_button()
        self.go_button.clicked.connect(self._begin)
        self.place.returnPressed.connect(self._begin)
        where = row(self._place_row, choose, spacing=8)
        where.setStretch(0, 1)
        return _holding(column(where, row(self.go_button, None, back, spacing=4), spacing=16))

    def _working(self) -> QWidget:
        self.stop_button.clicked.connect(self._stop)
        return _holding(column(self.bar, row(self.stop_button, None), spacing=16))

    def _telling(self) -> QWidget:
        self._lines = column(spacing=6)
        self._remarks = Card(ground="warning")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._new))
        buttons = row(self.open_button, None, self._back_button(), spacing=4)
        return _holding(column(self._lines, self._remarks, buttons, spacing=16))

    def _back_button(self) -> Button:
        back = Button(self.tr("&Back"), Kind.QUIET)
        back.clicked.connect(self.back_wanted)
        return back

    def _show_part(self, number: int, focus: QWidget) -> None:
        for place, part in enumerate(self._parts):
            part.setVisible(place == number)
        self.setFocusProxy(focus)
        if self.isVisible():
            focus.setFocus()

    def _ask(self) -> None:
        self.heading.set_text(self.tr("Save what can be read"))
        self.lead.set_text(
            self.tr(
                "What is still whole in “{file}”, in its search index and in your backups is "
                "written into a new journal. The damaged file is not changed: keep it."
            ).format(file=self._path.name)
        )
        self._show_part(0, self.go_button)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the new journal goes"), self.place.text(), f"*{SUFFIX}"
        )
        if chosen:
            self.place.setText(chosen)

    def _begin(self) -> None:
        text = self.place.text().strip()
        if not text:
            self._place_row.set_error(self.tr("Choose a folder and a name for the file."))
            return
        new = Path(text).expanduser()
        self._new = with_suffix(new)
        self._place_row.set_error("")
        self._stopped = False
        self.stop_button.setEnabled(True)
        self.bar.set_share(0.0)
        self.heading.set_text(self.tr("Saving what can be read"))
        self._show_part(1, self.stop_button)
        work = partial(
            _salvaged, self._path, self._key, self._new, self._progressed.emit, self._is_stopped
        )
        self._jobs.run(work, self._tell, self._refuse, self)

    def _is_stopped(self) -> bool:
        return self._stopped

    def _stop(self) -> None:
        self._stopped = True
        self.stop_button.setEnabled(False)

    def _refuse(self, error: Exception) -> None:
        from mentor_desk.safety.proof import WasStopped

        self._ask()
        if isinstance(error, KnownError):
            if not isinstance(error, WasStopped):
                self._place_row.set_error(self._voice.say(error.words))
        else:
            raise error

    def _tell(self, result: Salvaged) -> None:
        from mentor_desk.safety.salvage.outcome import lines, remarks

        self.heading.set_text(
            self.tr("Everything was saved")
            if result.complete
            else self.tr("This is what could be saved")
        )
        self.lead.set_text(str(result.path))
        for line in lines(result, self._voice):
            self._lines.addWidget(WrapLabel(line, Role.BODY))
        said = list(remarks(result, self._voice))
        for line in said:
            self._remarks.body.addWidget(WrapLabel(line, Role.BODY))
        self._remarks.setVisible(bool(said))
        self._show_part(2, self.open_button)


def _holding(layout: QLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _salvaged(
    path: Path,
    key: Key | None,
    new: Path,
    told: Callable[[float], None],
    stopped: Callable[[], bool],
) -> Salvaged:
    from mentor_desk.safety.knowing import backups_of
    from mentor_desk.safety.salvage import Wanted, salvage

    backups = [backup.path for backup in backups_of(path, key)]
    return salvage(Wanted(path, key, new, backups), progress=told, stopped=stopped)
