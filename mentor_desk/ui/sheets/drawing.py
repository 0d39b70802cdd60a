"""Pages of a finished PDF as images. PDFium is called from one thread at a time: all take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from mentor_desk.reports.pdfium import TURN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdfium2 import PdfDocument


class Drawing:
    """Draws pages of a finished PDF; may be shared between threads."""

    def pages(self, content: bytes, numbers: Sequence[int], width: int) -> Mapping[int, QImage]:
        """Images `width` pixels wide, by page number from 0."""
        import pypdfium2

        with TURN:
            document = pypdfium2.PdfDocument(content)
            document.init_forms()  # else what stands in boxes to type into is not drawn
            try:
                return {number: _drawn(document, number, width) for number in numbers}
            finally:
                document.close()


def _drawn(document: PdfDocument, number: int, width: int) -> QImage:
    page = document[number]
    bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGB32,
    ).copy()
    bitmap.close()
    page.close()
    return image
