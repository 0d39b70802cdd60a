"""When a month, a quarter or a year is over: one quiet line that offers to look back on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides import About, GuideKind, Moment
from mentor_desk.services import guided_notes
from mentor_desk.ui.pages.today.quiet_line import QuietLine
from mentor_desk.ui.place import Place
from mentor_desk.ui.start import new_note

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk

_MONTH, _LONGER = timedelta(days=7), timedelta(days=14)
_DECEMBER, _LATE = 12, 15


class Span(NamedTuple):
    """The days on which it is offered, and what it looks back on."""

    moment: Moment
    begin: date
    end: date


def spans(today: date) -> list[Span]:
    """Those `today` lies in; the longest look comes first."""
    first = today.replace(day=1)
    found = [Span(Moment.MONTH, first, first + _MONTH)]
    if today.month % 3 == 1:
        found.insert(0, Span(Moment.QUARTER, first, first + _LONGER))
    if today.month == 1:
        december = date(today.year - 1, _DECEMBER, _LATE)
        found.insert(0, Span(Moment.YEAR, december, first + _LONGER))
    if today.month == _DECEMBER:
        begin = date(today.year, _DECEMBER, _LATE)
        found.insert(0, Span(Moment.YEAR, begin, date(today.year + 1, 1, 1) + _LONGER))
    return [one for one in found if one.begin <= today < one.end]


class LookingBack(QuietLine):
    """Gone once one has begun, and until the next time once it was waved away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("leaf")
        self._desk = desk
        self._guide: Guide | None = None
        self._span: Span | None = None
        self.begin.setText(self.tr("Look back"))
        self.later.set_name(self.tr("Not this time"))
        self.begin.clicked.connect(self._begin)
        self.later.clicked.connect(self._wave_away)

    def read(self, session: Session) -> None:
        """`show_read` then shows what there is to offer."""
        today = self._desk.clock.today()
        written = guided_notes.of_mentor(session)
        self._guide = self._span = None
        for span in spans(today):
            guides = self._of(span.moment)
            ids = {one.id for one in guides}
            begun = any(one.guide in ids and one.begun_on >= span.begin for one in written)
            if guides and not begun:
                self._guide, self._span = guides[0], span
                return

    def show_read(self) -> None:
        span, guide = self._span, self._guide
        quiet = span is not None and self._desk.settings.look_back_from > span.begin
        self.setVisible(guide is not None and not quiet)
        if guide is None or span is None:
            return
        said = {
            Moment.MONTH: self.tr("A month is over. Ten minutes to look back?"),
            Moment.QUARTER: self.tr("A quarter is over. Half an hour to look back?"),
            Moment.YEAR: self.tr("A year comes to its end. An hour to look back?"),
        }
        self.text.set_text(said[span.moment])
        self.begin.setText(guide.title.replace("&", "&&"))
        self.begin.updateGeometry()

    def _of(self, moment: Moment) -> list[Guide]:
        found = self._desk.library.of(GuideKind.REFLECTION)
        return [one for one in found if one.about is About.MENTOR and moment in one.moments]

    def _begin(self) -> None:
        guide, made = self._guide, list[Place]()
        if guide is not None and self._desk.attempt(
            lambda: made.append(new_note(self._desk, None, guide.id))
        ):
            self._desk.go(made[0])

    def _wave_away(self) -> None:
        if self._span is not None:
            self._desk.settings.look_back_from = self._span.end
            self.hide()
