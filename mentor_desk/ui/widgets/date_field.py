"""A day that may be left empty: typed the way people write days, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
"""Months that begin otherwise than in English: paper may come from another place."""
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_LATER = re.compile(r"\+\s*(\d{1,4})\s*([a-z]*)", re.IGNORECASE)
_IN = re.compile(
    r"in (\d{1,4}|an?|one|two|three|four|eine[mr]?|zwei|drei|vier) (day|week|tag|woche)"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "zwei": 2, "drei": 3, "vier": 4}
_NEAR_DAYS = {
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "yesterday": -1,
    "heute": 0,
    "morgen": 1,
    "übermorgen": 2,
    "gestern": -1,
}
_BEFORE_WEEKDAY = re.compile(r"^(on|next|this|coming|am|nächste[nr]?|diese[nr]?|kommende[nr]?) ")
_WEEKDAYS = (
    ("monday", "montag"),
    ("tuesday", "dienstag"),
    ("wednesday", "mittwoch"),
    ("thursday", "donnerstag"),
    ("friday", "freitag"),
    ("saturday", "samstag", "sonnabend"),
    ("sunday", "sonntag"),
)
_SHORT_WEEKDAYS = frozenset(("mo", "di", "mi", "do", "fr", "sa", "so"))
"""Before a day only: alone they are too short to be sure."""


class Lean(StrEnum):
    """Which year is meant when none is typed."""

    AHEAD = "ahead"
    BACK = "back"
    NEAR = "near"


class DateField(QLineEdit):
    """`edited` tells of every key and pick. Up and Down move by a day, F4 opens the calendar."""

    edited = Signal()

    def __init__(
        self, today: Callable[[], date], lean: Lean = Lean.NEAR, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._lean = lean
        self._look = appearance()
        self._pick = QAction(self)
        self._pick.setToolTip(self.tr("Show the calendar (F4)"))
        self._pick.triggered.connect(self.show_calendar)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(self.tr("day, month, year"))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.tidy)
        self._restyle()
        self._look.changed.connect(self._restyle)

    def day(self) -> date | None:
        """None when it is empty or cannot be read as a day."""
        return read_day(self.text(), self._today(), self._lean, self.locale())

    def set_day(self, day: date | None) -> None:
        self.setText("" if day is None else self._said(day))

    def unreadable(self) -> bool:
        return bool(self.text().strip()) and self.day() is None

    def tidy(self) -> None:
        """Writes a day that was understood in full, so that everybody sees which one it is."""
        day = self.day()
        if day is not None and self.text() != self._said(day):
            self.set_day(day)
            self.edited.emit()

    def show_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(self.tr("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day() or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(partial(self._picked, calendar))
        calendar.clicked.connect(partial(self._picked, calendar))
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.show()
        calendar.setFocus()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        plain = arg__1.modifiers() == Qt.KeyboardModifier.NoModifier
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        if plain and arg__1.key() == Qt.Key.Key_F4:
            self.show_calendar()
        elif plain and arg__1.key() in steps:
            self._choose(
                (self.day() or self._today()) + timedelta(days=steps[Qt.Key(arg__1.key())])
            )
        else:
            super().keyPressEvent(arg__1)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if arg__1.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _picked(self, calendar: QCalendarWidget, picked: QDate) -> None:
        self._choose(date(picked.year(), picked.month(), picked.day()))
        calendar.close()

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self._typed()

    def _typed(self) -> None:
        self.edited.emit()

    def _said(self, day: date) -> str:
        return self.locale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

    def _restyle(self) -> None:
        self._pick.setIcon(self._look.theme.icon("calendar", "text2"))


def read_day(text: str, today: date, lean: Lean, locale: QLocale) -> date | None:
    """Reads 2027-01-31, 31.1.2027, 31/1, 31 January, Jan 31 2027, +14 and +2w, and what people
    say: tomorrow, next Friday, in 2 weeks, and Friday before a day.
    """
    bare = text.strip().lower()
    return _written(bare, today, lean, locale) or _spoken(
        " ".join(bare.split()), today, lean, locale
    )


def _spoken(bare: str, today: date, lean: Lean, locale: QLocale) -> date | None:
    if bare in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[bare])
    later = _IN.match(bare)
    if later and bare[later.end() :] in ("", "s", "e", "en", "n"):
        number = int(later[1]) if later[1].isdigit() else _COUNTS.get(later[1], 1)
        return today + timedelta(days=number * (7 if later[2][0] == "w" else 1))
    bare = _BEFORE_WEEKDAY.sub("", bare, count=1)
    name, _, rest = bare.replace(",", " ").partition(" ")
    at, day = _weekday(name.rstrip("."), locale), rest.strip()
    if day and (at is not None or name.rstrip(".") in _SHORT_WEEKDAYS):
        # The weekday only says which day it is; the day itself is what counts.
        return _written(day, today, lean, locale)
    if at is None:
        return None
    if lean is Lean.BACK:
        return today - timedelta(days=(today.weekday() - at - 1) % 7 + 1)
    return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)


def _weekday(name: str, locale: QLocale) -> int | None:
    """0 is Monday; the beginning of a name is enough."""
    if len(name) < 3:
        return None
    for at, names in enumerate(_WEEKDAYS):
        if any(one.startswith(name) for one in (*names, locale.dayName(at + 1).lower())):
            return at
    return None


def _written(bare: str, today: date, lean: Lean, locale: QLocale) -> date | None:
    later = _LATER.fullmatch(bare)
    if later:
        number = int(later[1]) * (7 if later[2][:1] == "w" else 1)
        return today + timedelta(days=min(number, 36_500))
    pieces = [str(piece) for piece in _PIECES.findall(bare)]
    if not 2 <= len(pieces) <= 3:
        return None
    named = [month for piece in pieces if (month := _month(piece, locale))]
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    if len(named) == 1 and len(numbers) == len(pieces) - 1:
        year_first = numbers[0] > 31
        day = numbers[-1] if year_first else numbers[0]
        year = None if len(numbers) == 1 else numbers[0] if year_first else numbers[1]
        return _made(year, named[0], day, today, lean)
    if len(numbers) != len(pieces):
        return None
    return _from_numbers(numbers, today, lean, locale)


def _from_numbers(numbers: list[int], today: date, lean: Lean, locale: QLocale) -> date | None:
    if numbers[0] > 31 and len(numbers) == 3:
        return _made(numbers[0], numbers[1], numbers[2], today, lean)
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    month_first = "M" in form and form.find("M") < form.find("d")
    month, day = numbers[:2] if month_first else (numbers[1], numbers[0])
    return _made(numbers[2] if len(numbers) == 3 else None, month, day, today, lean)


def _month(piece: str, locale: QLocale) -> int:
    """1 to 12, or 0 if it is not the beginning of a month's name."""
    if len(piece) < 3 or piece.isdigit():
        return 0
    if piece[:3] in _GERMAN:
        return _GERMAN[piece[:3]]
    for month in range(1, 13):
        if locale.monthName(month).lower().startswith(piece) or piece.startswith(
            _MONTHS[month - 1]
        ):
            return month
    return 0


def _made(year: int | None, month: int, day: int, today: date, lean: Lean) -> date | None:
    if year is not None:
        return _day(year + 2000 if year < 100 else year, month, day)
    # Eight years, because 29 February may be away for that long.
    there = [one for more in range(-8, 9) if (one := _day(today.year + more, month, day))]
    match lean:
        case Lean.AHEAD:
            return next((one for one in there if one >= today), None)
        case Lean.BACK:
            return next((one for one in reversed(there) if one <= today), None)
        case Lean.NEAR:
            return min(there, key=lambda one: _away((one - today).days), default=None)


def _away(days: int) -> int:
    """Who says “2 June” in November plans; few write down so late what was half a year ago."""
    return days if days >= 0 else -2 * days


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
