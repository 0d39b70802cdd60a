"""Above the note: who may read the paragraph the cursor is in, said and set."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.ui.note.people import ICONS, TONES, People
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.empty_state import IconLabel

KEYS = dict(zip(Audience, ("Alt+1", "Alt+2", "Alt+3"), strict=True))


class AudienceBar(QWidget):
    """Its keys work wherever the focus is within `within`."""

    chosen = Signal(object)
    """An Audience."""

    def __init__(self, within: QWidget) -> None:
        super().__init__()
        self._icon = IconLabel(ICONS[Audience.ME], "private", 16)
        self._choice: SegmentedChoice | None = None
        self._shortcuts: dict[Audience, QShortcut] = {}
        self._box = row(self._icon, spacing=8)
        self._box.setContentsMargins(16, 8, 12, 8)
        self.setLayout(self._box)
        for audience, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), within)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._choose, audience.value))
            self._shortcuts[audience] = shortcut
        self.set_people(People())

    def set_people(self, people: People) -> None:
        options = [(str(audience), people.short(audience)) for audience in Audience]
        made = SegmentedChoice(self.tr("Who may read this paragraph"), options)
        for audience, key in KEYS.items():
            chip, said = made.chip(str(audience)), people.said(audience)
            tip = self.tr("{audience} ({key})").format(audience=said, key=key)
            chip.setToolTip(tip)
            chip.setAccessibleName(said)
            chip.setAccessibleDescription(key)
            whose = self.tr("Who may read this paragraph: {audience}").format(audience=said)
            self._shortcuts[audience].setWhatsThis(whose)
        made.chosen.connect(self._choose)
        if self._choice is not None:
            self._choice.hide()
            self._choice.deleteLater()
        self._choice = made
        self._box.addWidget(made, 1)

    def show_audience(self, audience: Audience | None) -> None:
        """None: those selected differ."""
        if self._choice is not None:
            self._choice.set_value(None if audience is None else str(audience))
        shown = audience or Audience.ME
        self._icon.set_icon(ICONS[shown], TONES[shown])

    def value(self) -> str | None:
        return None if self._choice is None else self._choice.value()

    def _choose(self, value: str) -> None:
        self.chosen.emit(Audience(value))
