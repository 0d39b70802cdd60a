"""This week at a glance: seven days, dots where there are sessions, and who they are with."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from mentor_desk.records import SessionState
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import date_label, secondary
from mentor_desk.ui.widgets.name_button import NameButton
from mentor_desk.ui.widgets.paint import mirrored, painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from PySide6.QtWidgets import QHBoxLayout

    from mentor_desk.services.sessions import SessionRow
    from mentor_desk.ui.desk import Desk

_DAYS = 7
_MOST = 8


def week_of(day: date) -> tuple[date, date]:
    """First day of its week, as the locale begins weeks, and the first day of the next."""
    first = QLocale().firstDayOfWeek().value
    begin = day - timedelta(days=(day.isoweekday() - first) % _DAYS)
    return begin, begin + timedelta(days=_DAYS)


class WeekStrip(QFrame):
    """Decoration over the list below it, which says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._look = appearance()
        self._begin: date | None = None
        self._today: date | None = None
        self._busy: Collection[date] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_week(self, begin: date, today: date, busy: Collection[date]) -> None:
        self._begin, self._today, self._busy = begin, today, busy
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._look.theme.font(Role.SECONDARY, tabular=True)).height()
        return QSize(self._look.theme.scaled(200), ceil(2 * line) + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        if self._begin is None:
            return
        painter, theme, locale = painter_for(self), self._look.theme, QLocale()
        font = theme.font(Role.SECONDARY, tabular=True)
        strong = theme.font(Role.SECONDARY, tabular=True)
        strong.setWeight(strong.Weight.DemiBold)
        line, width = QFontMetricsF(font).height(), self.width() / _DAYS
        for at in range(_DAYS):
            day = self._begin + timedelta(days=at)
            left = (_DAYS - 1 - at if mirrored(self) else at) * width
            head = QRectF(left, 0, width, line)
            number = QRectF(left + 1, line + 5, width - 2, line + 4)
            here = day == self._today
            painter.setFont(font)
            painter.setPen(theme.colour("text3"))
            letter = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, letter)
            if here:
                panel(painter, number, theme.colour("accent"), None, 5)
            painter.setFont(strong if here else font)
            painter.setPen(theme.colour("on_accent" if here else "text"))
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
            if day in self._busy:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                middle = QRectF(left + width / 2 - 3, number.bottom() + 5, 6, 6)
                painter.drawEllipse(middle)


class WeekCard(Card):
    """Tells apart what is still to come and where no word is written yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.set_title(self.tr("This week"))
        self.strip = WeekStrip()
        self._rows = column(spacing=0)
        self.body.addWidget(self.strip)
        self.body.addWidget(Divider())
        self.body.addLayout(self._rows)

    def set_rows(self, rows: Sequence[SessionRow], unwritten: Collection[int]) -> None:
        begin, _ = week_of(self._desk.clock.today())
        busy = {one.starts_at.date() for one in rows}
        self.strip.set_week(begin, self._desk.clock.today(), busy)
        clear(self._rows)
        for one in rows[:_MOST]:
            self._rows.addLayout(self._row(one, missing=one.id in unwritten))
        if not rows:
            self._rows.addWidget(secondary(self.tr("No session this week.")))
        elif len(rows) > _MOST:
            more = self.tr("and {n} more").format(n=len(rows) - _MOST)
            self._rows.addWidget(secondary(more))

    def _row(self, one: SessionRow, *, missing: bool) -> QHBoxLayout:
        line = session_line(self._desk, self._desk.voice.short_weekday(one.starts_at.date()), one)
        if missing and one.starts_at.date() < self._desk.clock.today():
            line.addWidget(Chip(self.tr("note missing"), "warning"))
        elif one.state is SessionState.PLANNED:
            line.addWidget(Chip(self._desk.voice.time(one.starts_at)))
        return line


class LaterCard(Card):
    """Sessions after those that have a card of their own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.set_title(self.tr("Coming up"))
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)

    def set_rows(self, rows: Sequence[SessionRow]) -> None:
        clear(self._rows)
        for one in rows:
            day = self._desk.voice.brief_day(one.starts_at.date(), self._desk.clock.today())
            line = session_line(self._desk, day, one)
            line.addWidget(Chip(self._desk.voice.time(one.starts_at)))
            self._rows.addLayout(line)
        self.setVisible(bool(rows))


def session_line(desk: Desk, day: str, one: SessionRow) -> QHBoxLayout:
    when = date_label(day)
    when.setMinimumWidth(appearance().theme.scaled(50))
    name = NameButton(one.mentee)
    name.setAccessibleDescription(day)
    name.clicked.connect(lambda: desk.go(Place(PageName.SESSION, one.id)))
    line = row(when, name, spacing=4)
    line.setStretch(1, 1)
    return line
