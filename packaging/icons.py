"""Takes the icons the program uses from Lucide and draws our own mark at every size.

    npm install lucide-static@1.62.0
    python packaging/icons.py node_modules/lucide-static

Each icon keeps `currentColor`; the theme puts a colour in when it draws. The mark needs PySide6.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

TARGET = Path(__file__).parent.parent / "resources" / "icons"
STROKE = "1.75"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_NAMES = """
archive arrow-down arrow-left arrow-right arrow-up bold book-open calendar calendar-plus check
chevron-down chevron-left chevron-right circle circle-alert circle-check circle-pause
circle-question-mark circle-x clock copy download ellipsis external-link eye eye-off file-text flag
folder-open globe grip-vertical hand-heart hard-drive heart-handshake history house info italic
key-round keyboard languages leaf life-buoy link list list-checks list-ordered lock lock-open
log-out map-pin message-square message-square-heart minus monitor moon notebook-pen pencil pen-line
phone plus printer quote refresh-cw rotate-ccw save search settings shield-check sprout
square-check-big star sun target thumbs-up trash-2 trending-up triangle-alert type undo-2 redo-2
upload user users video wrench x zoom-in zoom-out
"""


def compact(svg: str) -> str:
    """Without comment and class, one line, our stroke."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    svg = re.sub(r'stroke-width="[^"]*"', f'stroke-width="{STROKE}"', svg)
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" >", ">").replace(" />", "/>")
    return svg.strip() + "\n"


def take(lucide: Path) -> None:
    for name in _NAMES.split():
        source = (lucide / "icons" / f"{name}.svg").read_text("utf-8")
        (TARGET / f"{name}.svg").write_text(compact(source), "utf-8")
    shutil.copyfile(lucide / "LICENSE", TARGET / "LICENCE-Lucide.txt")


def tint(lucide: Path) -> None:
    """Style sheets take files only, so what they need is there once for each scheme."""
    for scheme, (ink, on_accent) in {
        "light": ("#62676D", "#FFFFFF"),
        "dark": ("#9BA1A7", "#06211E"),
    }.items():
        for name, colour, stroke in (
            ("chevron-down", ink, "2"),
            ("chevron-up", ink, "2"),
            ("check", on_accent, "3.5"),
        ):
            svg = compact((lucide / "icons" / f"{name}.svg").read_text("utf-8"))
            svg = svg.replace("currentColor", colour)
            svg = svg.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"')
            (TARGET / "style" / f"{name}-{scheme}.svg").write_text(svg, "utf-8")


def draw_mark() -> None:
    renderer = QSvgRenderer(str(TARGET / "app" / "mentor-desk.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(TARGET / "app" / f"mentor-desk-{size}.png"))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    if len(sys.argv) > 1:
        take(Path(sys.argv[1]))
        tint(Path(sys.argv[1]))
    draw_mark()
