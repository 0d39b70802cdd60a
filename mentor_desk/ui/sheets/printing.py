"""Paper: each page drawn as finely as the printer prints, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from mentor_desk.ui.settings import PaperSize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.sheets.drawing import Drawing

_DOTS_PER_INCH = 300


class Printable(Protocol):
    """A finished PDF."""

    @property
    def content(self) -> bytes: ...
    @property
    def pages(self) -> int: ...


class Printing(QObject):
    done = Signal()
    """All pages have been handed to the printer."""

    def __init__(self, desk: Desk, parent: QWidget, drawing: Drawing) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self._drawing = drawing

    def ask_and_print(self, pressed: Printable, name: str, size: PaperSize) -> None:
        """The system's dialog for printer and pages; says it where no printer is set up."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._desk.say(
                self.tr(
                    "No printer is set up on this computer. Save the PDF and print it elsewhere."
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.prepare(printer, name, size)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setMinMax(1, pressed.pages)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer, pressed)

    def prepare(self, printer: QPrinter, name: str, size: PaperSize) -> None:
        letter = size is PaperSize.LETTER
        kind = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(kind))
        printer.setPageMargins(printer.pageLayout().minimumMargins(), QPageLayout.Unit.Point)
        printer.setFullPage(True)
        printer.setDocName(name)

    def print_on(self, printer: QPrinter, pressed: Printable) -> None:
        first = max(1, printer.fromPage()) - 1
        last = min(pressed.pages, printer.toPage() or pressed.pages)
        run = _Run(self, printer, pressed.content, list(range(first, last)))
        run.go_on()

    def draw(self, run: _Run, number: int) -> None:
        inches = run.printer.pageLayout().fullRect(QPageLayout.Unit.Inch).width()
        width = round(inches * min(_DOTS_PER_INCH, run.printer.resolution()))
        work = partial(self._drawing.pages, run.content, [number], width)
        self._desk.jobs.run(work, run.take, run.fail, owner=self)

    def say_done(self) -> None:
        self.done.emit()
        self._desk.say(self.tr("Sent to the printer."))

    def say_failed(self) -> None:
        self._desk.say(self.tr("The printer did not take the pages. Nothing was lost here."))


class _Run(QObject):
    """One print-out on its way."""

    def __init__(
        self, printing: Printing, printer: QPrinter, content: bytes, numbers: list[int]
    ) -> None:
        super().__init__(printing)
        self.printer = printer
        self.content = content
        self._printing = printing
        self._numbers = numbers
        self._painter = QPainter()
        self._begun = False

    def go_on(self) -> None:
        if not self._numbers:
            self._painter.end()
            self._printing.say_done()
            self.deleteLater()
            return
        self._printing.draw(self, self._numbers.pop(0))

    def take(self, images: Mapping[int, QImage]) -> None:
        if not self._begun:
            if not self._painter.begin(self.printer):
                self.fail(RuntimeError("printer"))
                return
        elif not self.printer.newPage():
            self.fail(RuntimeError("printer"))
            return
        self._begun = True
        (image,) = images.values()
        # The page image is the whole sheet, so it goes from edge to edge.
        whole = QRectF(self.printer.pageLayout().fullRectPixels(self.printer.resolution()))
        self._painter.drawImage(whole, image)
        self.go_on()

    def fail(self, _: Exception) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.printer.abort()
        self._printing.say_failed()
        self.deleteLater()
