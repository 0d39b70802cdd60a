"""All keys at a glance: those that work everywhere, and those of the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import WrapLabel, eyebrow, section
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.ui.commands import Command


def native(keys: str) -> str:
    """As they are written on this system."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class KeyList(QDialog):
    """A page names its keys by the text of its actions or the `whatsThis` of its shortcuts."""

    def __init__(self, commands: Sequence[Command], page: QWidget | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = [
            (one.text.rstrip("…"), [native(keys) for keys in one.keys]) for one in commands
        ]
        self.page_lines = _keys_of(page) if page else []
        inside = Page()
        inside.body.addWidget(section(self.tr("Keys")))
        if self.page_lines:
            inside.body.addWidget(eyebrow(self.tr("On this page")))
            inside.body.addLayout(_grid(self.page_lines))
            inside.body.addWidget(eyebrow(self.tr("Everywhere")))
        inside.body.addLayout(_grid(self.lines))
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = row(None, close)
        foot.setContentsMargins(24, 12, 24, 20)
        self.setLayout(column(inside, foot, spacing=0))
        look = appearance().theme
        room = parent.size()
        self.resize(
            min(room.width() - 80, look.scaled(520)), min(room.height() - 60, look.scaled(640))
        )
        close.setFocus()


def _grid(lines: Sequence[tuple[str, Sequence[str]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for at, (text, keys) in enumerate(lines):
        grid.addWidget(WrapLabel(text, Role.BODY), at, 0)
        grid.addLayout(row(*(Chip(one) for one in keys), None, spacing=6), at, 1)
    return grid


def _keys_of(page: QWidget) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for action in page.findChildren(QAction):
        for keys in action.shortcuts():
            _note(found, action.text(), keys)
    for shortcut in page.findChildren(QShortcut):
        _note(found, shortcut.whatsThis(), shortcut.key())
    return list(found.items())


def _note(found: dict[str, list[str]], text: str, keys: QKeySequence) -> None:
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    text = text.replace("&", "").rstrip("…")
    if text and shown and shown not in found.setdefault(text, []):
        found[text].append(shown)
