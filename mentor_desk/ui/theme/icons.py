"""Line icons in the colours of one theme, drawn when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon

SIZE = 18
_LARGE = 32
"""From here on the usual stroke looks like a poster."""
_RATIOS = (1.0, 1.25, 1.5, 2.0)
_Key = tuple[str, str, int, float]


class Icons:
    """Lives and dies with its theme, so a new scheme never shows an old colour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._sources: dict[str, str] = {}

    def pixmap(self, name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
        """`colour` is `#RRGGBB`, `size` in logical pixels."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, faded: str, size: int = SIZE) -> QIcon:
        """For actions and fields, sharp at the usual scales; `faded` is the disabled colour."""
        from PySide6.QtGui import QIcon  # late: see _draw

        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
            icon.addPixmap(self.pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # late: the unlock page needs no icon to appear

        svg = self._source(name).replace("currentColor", colour)
        if size >= _LARGE:
            svg = svg.replace('stroke-width="1.75"', 'stroke-width="1.25"')
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return self._sources[name]
