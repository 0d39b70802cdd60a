"""Says words, days and numbers in the language and manner of the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime

    from mentor_desk.words import Words


class QtVoice:
    """Qt's short dates have two-digit years, so days are always spelled with their month."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self._locale = locale or QLocale()

    def say(self, said: Words) -> str:
        template = said.template()
        translated = QCoreApplication.translate(
            "words", template, "", -1 if said.n is None else said.n
        )
        return said.filled(translated)

    def day(self, day: date) -> str:
        return self._locale.toString(_qdate(day), "d MMMM yyyy")

    def short_day(self, day: date) -> str:
        return self._locale.toString(_qdate(day), "d MMM yyyy")

    def weekday(self, day: date) -> str:
        """As the head of a day: Saturday 21 November."""
        return self._locale.toString(_qdate(day), "dddd d MMMM")

    def brief_day(self, day: date, today: date) -> str:
        """The year only where it is another one: 21 Nov."""
        return self._locale.toString(
            _qdate(day), "d MMM" if day.year == today.year else "d MMM yyyy"
        )

    def short_weekday(self, day: date) -> str:
        """As the head of a line: Sat 21."""
        return self._locale.toString(_qdate(day), "ddd d")

    def time(self, at: datetime) -> str:
        """Of the clock, as people there write it: 14:00."""
        return self._locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)

    def number(self, value: float) -> str:
        text = self._locale.toString(float(value), "f", 2)  # counts are whole numbers
        point = self._locale.decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
