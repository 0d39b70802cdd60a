"""The first look at a mentee: goals, what is open, what happened last, what to keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.records import GoalState, Owner
from mentor_desk.services import actions, goals, timeline
from mentor_desk.ui.pages.mentee.goal_table import GoalTable
from mentor_desk.ui.pages.mentee.timeline import TimelineRows
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import body, eyebrow, secondary
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk

_TWO_COLUMNS = 780
_RECENT = 8
_MOST_ACTIONS = 8


class OverviewTab(Page):
    opened = Signal(object)
    """A Place."""
    goal_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(width=1080)
        self._desk = desk
        self.goals = _Goals(desk)
        self.open_actions = _Actions(desk)
        self._recent = _Recent(desk)
        self._known = _GoodToKnow()
        self._spread = Spread(
            [self.goals, self._recent], [self.open_actions, self._known], _TWO_COLUMNS, (17, 8)
        )
        self.body.addWidget(self._spread)
        self.goals.opened.connect(self.opened)
        self.goals.wanted.connect(self.goal_wanted)
        self._recent.rows.opened.connect(self.opened)

    def show_person(self, person: Person) -> None:
        number = person.mentee.id
        with self._desk.store.read() as session:
            states = (GoalState.ACTIVE, GoalState.REACHED, GoalState.DRAFT, GoalState.PAUSED)
            found = goals.rows(session, number, *states)
            open_rows = actions.open_rows(session, number)
            entries = timeline.entries(session, number, _RECENT)
        self.goals.show_rows(found)
        self.open_actions.show_rows(open_rows)
        self._recent.show_entries(entries)
        self._known.show_text(person.mentee.good_to_know)

    def flush(self) -> bool:
        return True


class _Goals(Card):
    opened = Signal(object)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.set_title(self.tr("Goals"))
        self.add = self.add_action(self.tr("&Goal"), "plus")
        self.add.setAccessibleName(self.tr("New goal"))
        self.add.clicked.connect(self.wanted)
        self._table = GoalTable(desk)
        self._none = secondary(
            self.tr("No goal yet. One question at a time leads to the first one.")
        )
        self.body.addWidget(self._table)
        self.body.addWidget(self._none)
        self._table.opened.connect(self._open)

    def _open(self, number: int) -> None:
        self.opened.emit(Place(PageName.MENTEE, None, f"goals:{number}"))

    def show_rows(self, rows: Sequence[goals.GoalRow]) -> None:
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)


class _Actions(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.set_title(self.tr("Open actions"))
        self._rows = column(spacing=2)
        self.body.addLayout(self._rows)
        self.ticks: list[ActionTick] = []
        self._shown: list[ActionRow] | None = None

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """The focus stays with its action, or goes to the first that is left."""
        if list(rows) == self._shown:
            return
        self._shown = list(rows)
        focused = next((one.action_row.id for one in self.ticks if one.hasFocus()), None)
        with refilled(self):
            self._fill(rows)
        again = next((one for one in self.ticks if one.action_row.id == focused), None)
        if focused is not None and (again or self.ticks):
            (again or self.ticks[0]).setFocus()

    def _fill(self, rows: Sequence[ActionRow]) -> None:
        clear(self._rows)
        self.ticks = []
        theirs = [one for one in rows if one.owner is Owner.MENTEE]
        mine = [one for one in rows if one.owner is Owner.ME]
        self._add(theirs)
        if mine:
            head = row(eyebrow(self.tr("My promises")), spacing=0)
            head.setContentsMargins(6, 8, 0, 2)
            self._rows.addLayout(head)
            self._add(mine)
        if not rows:
            self._rows.addWidget(secondary(self.tr("Nothing is open on either side.")))

    def _add(self, rows: Sequence[ActionRow]) -> None:
        for one in rows[:_MOST_ACTIONS]:
            tick = ActionTick(self._desk, one)
            self.ticks.append(tick)
            self._rows.addWidget(tick)
        if len(rows) > _MOST_ACTIONS:
            more = self.tr("and {n} more").format(n=len(rows) - _MOST_ACTIONS)
            self._rows.addWidget(secondary(more))


class _Recent(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.set_title(self.tr("Timeline"))
        self.rows = TimelineRows(desk, years=False)
        self._none = secondary(self.tr("The first session will stand here."))
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)

    def show_entries(self, entries: Sequence[timeline.Entry]) -> None:
        self.rows.show_entries(entries)
        self.rows.setVisible(bool(entries))
        self._none.setVisible(not entries)


class _GoodToKnow(Card):
    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Good to know"))
        self.add_to_header(Chip(self.tr("private"), "private", "lock"))
        self._text = body()
        self._text.set_tone("text2")
        self.body.addWidget(self._text)

    def show_text(self, text: str) -> None:
        self._text.set_text(text.strip())
        self.setVisible(bool(text.strip()))
