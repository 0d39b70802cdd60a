"""The head of the page: with whom, when, how long already, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from mentor_desk.records import SessionState
from mentor_desk.ui.naming import channel_text, state_text
from mentor_desk.ui.pages.session.reading import Reading, may_be_timed
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.disc import Disc
from mentor_desk.ui.widgets.labels import ElidedLabel
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from mentor_desk.ui.desk import Desk

_LONGEST_HOURS = 8
_ROOMY = 125
"""Percent of the usual text size up to which all signs fit a small window."""


class SessionHeader(QFrame):
    start_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._look = appearance()
        self._reading: Reading | None = None
        self._disc = Disc(tone="accent")
        self._title = ElidedLabel("", Role.SECTION)
        self._under = ElidedLabel("", Role.SECONDARY, "text2", tabular=True)
        self.timer = Chip("", "neutral", "clock")
        self.details = IconButton("pencil", self.tr("Date, channel, length, title"))
        self.details.setCheckable(True)
        self.versions = IconButton("history", self.tr("Earlier versions"))
        self.private = Button(self.tr("Hide private"), icon="eye-off")
        self.private.setCheckable(True)
        self.private.setToolTip(self.tr("While somebody else looks at your screen (F9)"))
        self.main = Button("", Kind.PRIMARY)
        names = column(self._title, self._under, spacing=2)
        tools = row(self.details, self.versions, spacing=4)
        whole = row(self._disc, names, self.timer, tools, self.private, self.main)
        whole.setStretch(1, 1)
        whole.setContentsMargins(20, 10, 20, 11)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        self.main.clicked.connect(self._go_on)

    def show_reading(self, reading: Reading) -> None:
        self._reading = reading
        held = reading.session
        self._disc.set_name(reading.mentee.name)
        title = self.tr("Session {n} with {name}")
        self._title.setText(title.format(n=reading.number, name=reading.mentee.name))
        parts = [
            self._desk.voice.day(held.starts_at.date()),
            f"{held.starts_at:%H:%M}",
            channel_text(held.channel),
            state_text(held.state) if held.state is not SessionState.HELD else "",
            "" if self._desk.privacy.hidden else held.title,
        ]
        self._under.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(self._title.text())
        self._show_main(held.state, closed=held.closed_at is not None)
        self._show_time()

    def set_closing(self, closing: bool) -> None:
        """While the closing strip is open its own button is the one to press."""
        self.main.setVisible(not closing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter_for(self).fillRect(line, self._look.theme.colour("border"))

    def narrow(self, narrow: bool) -> None:
        """Leaves out the words of what has a sign too."""
        self.private.setText("" if narrow else self.tr("Hide private"))
        self.private.setAccessibleName(self.tr("Hide private"))
        self._disc.setVisible(not narrow)
        # With large text in a small window there is no room for it; its keys and command stay.
        self.versions.setVisible(not narrow or self._look.percent <= _ROOMY)

    def _show_main(self, state: SessionState, *, closed: bool) -> None:
        if state is SessionState.HELD:
            self.main.set_kind(Kind.PLAIN if closed else Kind.PRIMARY)
            self.main.setText(self.tr("C&losed") if closed else self.tr("C&lose session"))
            self.main.set_icon_name("circle-check" if closed else "")
        else:
            self.main.set_kind(Kind.PRIMARY)
            self.main.setText(self.tr("&Begin session"))
            self.main.set_icon_name("")
        self.main.updateGeometry()

    def _show_time(self) -> None:
        """Minutes and seconds since it began; its length once it is over."""
        if self._reading is None:
            return
        held = self._reading.session
        gone = int((self._desk.clock.now() - held.starts_at).total_seconds())
        if may_be_timed(held) and 0 <= gone < _LONGEST_HOURS * 3600:
            hours, rest = divmod(gone, 3600)
            shown = f"{rest // 60:02}:{rest % 60:02}"
            text = f"{hours}:{shown}" if hours else shown
        elif held.length_minutes:
            text = self.tr("{n} min").format(n=held.length_minutes)
        else:
            text = ""
        self.timer.setVisible(bool(text))
        if text != self.timer.text():
            self.timer.set_chip(text, "neutral", "clock")

    def _go_on(self) -> None:
        if self._reading is None:
            return
        held = self._reading.session.state is SessionState.HELD
        (self.closing_wanted if held else self.start_wanted).emit()
