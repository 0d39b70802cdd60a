"""Gets the recovery sheet on paper, best by a printer and if need be by hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.sheets.drawing import Drawing
from mentor_desk.ui.sheets.output import ask_where
from mentor_desk.ui.sheets.printing import Printing
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, body, secondary

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.store import Key
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.settings import PaperSize
    from mentor_desk.words import Voice

    Ask = Callable[[QWidget, Path], Path | None]

_IN_A_ROW = 4
_WIDTH = 520


class Printed(NamedTuple):
    content: bytes
    pages: int


class PaperDialog(Dialog):
    """Later is always there. `ask` is how a place for a file is asked for."""

    def __init__(self, desk: Desk, key: Key, parent: QWidget, ask: Ask = ask_where) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent
        self._key = key
        self._ask = ask
        self.number = sheet.sheet_number(key)
        self.printing = Printing(desk, self, Drawing())
        self.printing.done.connect(self._printed)
        self.save = Button(self.tr("Save as PDF…"), Kind.QUIET)
        self.show_groups = Button(self.tr("Copy by hand…"), Kind.QUIET)
        self.groups = _Groups(sheet.groups(key))
        self.said = WrapLabel("", Role.SECONDARY, "danger")
        self._build()
        self.save.clicked.connect(self._warn_of_file)
        self.show_groups.clicked.connect(self._show_groups)
        self.setMinimumWidth(appearance().theme.scaled(_WIDTH))
        self.go.setFocus()

    def try_it(self) -> None:
        """The button's verb: print, or what it was turned into."""
        from PySide6.QtPrintSupport import QPrinterInfo

        if not self.groups.isHidden():
            self._note()
            self.accept()
            self._check()
        elif QPrinterInfo.availablePrinterNames():
            self._make(self._print)
        else:
            self._say(
                self.tr(
                    "No printer is set up on this computer. Copy the groups by hand, or save the "
                    "page on a stick and print it elsewhere."
                )
            )

    def _build(self) -> None:
        self.set_heading(self.tr("Print your recovery sheet"))
        self.set_buttons(self.tr("Print…"), self.tr("Later"))
        self.body.addWidget(
            body(
                self.tr(
                    "One page of paper that opens your journal and its backups if you forget the "
                    "passphrase. Without it, a forgotten passphrase means that the notes are lost: "
                    "nobody can open them."
                )
            )
        )
        self.body.addWidget(
            secondary(
                self.tr("Keep it where you keep your passport. Sheet {number}.").format(
                    number=self.number
                )
            )
        )
        self.body.addWidget(self.groups)
        self.body.addWidget(self.said)
        self.body.addLayout(row(self.show_groups, self.save, None, spacing=4))
        self.groups.hide()
        self.said.hide()

    def _make(self, then: Callable[[bytes], None]) -> None:
        self.go.setEnabled(False)
        work = partial(
            _built, self._key, self._desk.store.path.stem, self._day(), self._desk.voice,
            self._desk.settings.paper,
        )  # fmt: skip
        self._desk.jobs.run(work, partial(self._made, then), self._failed, owner=self)

    def _made(self, then: Callable[[bytes], None], content: bytes) -> None:
        self.go.setEnabled(True)
        then(content)

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, KnownError):
            raise error
        self._say(self._desk.voice.say(error.words))

    def _print(self, content: bytes) -> None:
        # No name of a journal in the queue of a printer that others use too.
        name = self.tr("Recovery sheet")
        self.printing.ask_and_print(Printed(content, 1), name, self._desk.settings.paper)

    def _printed(self) -> None:
        self._note()
        self.accept()
        self._check()

    def _warn_of_file(self) -> None:
        """The first click says what that means, the second does it."""
        if self.save.text() == self.tr("Save it all the same…"):
            self._make(self._save)
            return
        self.save.setText(self.tr("Save it all the same…"))
        self._say(
            self.tr(
                "Whoever has such a file can open your journal, and files get copied without "
                "anybody noticing. Save it only on a stick that you put away, never beside the "
                "journal."
            )
        )

    def _save(self, content: bytes) -> None:
        from mentor_desk.reports.files import replace_file

        name = self.tr("Recovery sheet {number}").format(number=self.number)
        path = self._ask(self, Path.home() / f"{name}.pdf")
        if path is not None:
            self._desk.jobs.run(
                partial(replace_file, path, content),
                lambda _: self._saved(path),
                self._failed,
                owner=self,
            )

    def _saved(self, path: Path) -> None:
        self._note()
        self.accept()
        self._desk.say(
            self.tr("Saved as “{file}”. Print it, then delete the file.").format(file=path.name)
        )

    def _show_groups(self) -> None:
        shown = self.groups.isHidden()
        self.groups.setVisible(shown)
        self.show_groups.setText(self.tr("Hide the groups") if shown else self.tr("Copy by hand…"))
        self.go.setText(self.tr("I have copied them") if shown else self.tr("Print…"))
        self.said.hide()
        self.adjustSize()

    def _note(self) -> None:
        def note() -> None:
            with self._desk.store.write(self) as session:
                recovery.note_printed(session, self.number, self._desk.clock.now())

        self._desk.attempt(note)

    def _check(self) -> None:
        """While the sheet is at hand."""
        from mentor_desk.ui.recovery.check import CheckDialog

        CheckDialog(self._desk, self._key, self._over).open()

    def _day(self) -> str:
        return self._desk.voice.day(self._desk.clock.today())

    def _say(self, what: str) -> None:
        self.said.set_text(what)
        self.said.show()
        self.adjustSize()


class _Groups(QWidget):
    """On the screen only while somebody copies them."""

    def __init__(self, groups: list[str]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        for place, group in enumerate(groups):
            number = ElidedLabel(str(place + 1), Role.SECONDARY, "text3", tabular=True, keep=True)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            said = _Group(f"{group[:3]} {group[3:]}")
            grid.addLayout(
                row(number, said, None, spacing=8), place // _IN_A_ROW, place % _IN_A_ROW
            )
        self.setLayout(column(grid))
        self.setAccessibleName(self.tr("The groups of the sheet"))


class _Group(ElidedLabel):
    def __init__(self, text: str) -> None:
        super().__init__(text, Role.SECTION, tabular=True, keep=True)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        width = QFontMetricsF(self.font()).horizontalAdvance("WM8 WM8")
        return QSize(max(usual.width(), round(width)), usual.height())


def _built(key: Key, journal: str, day: str, voice: Voice, paper: PaperSize) -> bytes:
    from mentor_desk.reports.sheet import SheetFacts, build_sheet
    from mentor_desk.reports.style import PageSize

    facts = SheetFacts(
        journal, sheet.sheet_number(key), day, tuple(sheet.groups(key)), sheet.scanned(key)
    )
    return build_sheet(facts, voice, PageSize(paper.value))
