"""The versions there are, by day, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QRectF, Qt, Signal

from mentor_desk.records import Occasion
from mentor_desk.ui.palette.entries import Entry
from mentor_desk.ui.palette.entry_list import EntryList
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.paint import painter_for, ring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from mentor_desk.services.versions import VersionRow
    from mentor_desk.ui.voice import QtVoice


_ICONS = {
    Occasion.BEFORE: "pencil",
    Occasion.EDITING: "clock",
    Occasion.LEFT: "log-out",
    Occasion.RESTORE: "rotate-ccw",
}


class VersionList(EntryList):
    """Has the focus itself, unlike the list of the palette."""

    chosen_row = Signal(object)
    """The VersionRow one has come to."""

    def __init__(self) -> None:
        super().__init__(_tr("Versions"))
        self._rows: dict[int, VersionRow] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selectionModel().currentChanged.connect(self._tell_row)

    def show_rows(self, rows: Sequence[VersionRow], today: date, voice: QtVoice) -> None:
        """Chooses the newest that says something else than the text now."""
        lines: list[Entry] = []
        self._rows = {}
        wanted: int | None = None
        for row in rows:
            head = day_text(row.kept_at.date(), today, voice)
            if not lines or head != next(one.text for one in lines[::-1] if one.is_heading):
                lines.append(Entry(head))
            self._rows[len(lines)] = row
            if wanted is None and not row.is_now:
                wanted = len(lines)
            time = voice.time(row.kept_at)
            text = _tr("{time} · {occasion}").format(time=time, occasion=occasion_text(row))
            changes = changes_text(row, first=row is rows[-1])
            lines.append(Entry(text, _nothing, changes, _ICONS[row.occasion]))
        self.set_entries(lines)
        if wanted is not None:
            self._choose(wanted)
        self.scrollToTop()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def row(self) -> VersionRow | None:
        return self._rows.get(self.currentIndex().row())

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.hasFocus() and self.currentIndex().isValid():
            rect = QRectF(self.visualRect(self.currentIndex())).adjusted(8, 1, -8, -1)
            ring(painter_for(self.viewport()), rect, appearance().theme.colour("accent"), 8)

    def _tell_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._rows.get(current.row())
        if row is not None:
            self.chosen_row.emit(row)


def occasion_text(row: VersionRow) -> str:
    return {
        Occasion.BEFORE: _tr("before editing"),
        Occasion.EDITING: _tr("while editing"),
        Occasion.LEFT: _tr("when you left"),
        Occasion.RESTORE: _tr("before an earlier one came back"),
    }[row.occasion]


def changes_text(row: VersionRow, *, first: bool) -> str:
    """How much changed since the version before it; of the first how much there was."""
    parts = [_tr("as it is now")] if row.is_now else []
    if first and row.added is not None:
        one = _tr("1 word")
        parts.append(one if row.added == 1 else _tr("{n} words").format(n=row.added))
        return " · ".join(parts)
    if row.added:
        one = _tr("1 word more")
        parts.append(one if row.added == 1 else _tr("{n} words more").format(n=row.added))
    if row.removed:
        one = _tr("1 word less")
        parts.append(one if row.removed == 1 else _tr("{n} words less").format(n=row.removed))
    if not (row.added or row.removed) and row.added is not None:
        parts.append(_tr("the same words"))
    return " · ".join(parts)


def day_text(day: date, today: date, voice: QtVoice) -> str:
    days = (today - day).days
    if days in {0, 1}:
        return (_tr("Today"), _tr("Yesterday"))[days]
    if day.year == today.year:
        return voice.weekday(day)
    return voice.day(day)


def _nothing() -> None:
    """Versions are chosen, not opened."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Versions", text)
