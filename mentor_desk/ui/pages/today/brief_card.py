"""The next session as a card: who, when, and what was taken on since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mentor_desk.records import Phase
from mentor_desk.ui.naming import channel_text
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.when import ago
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.disc import Disc
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, body, eyebrow, secondary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.services.today import Brief
    from mentor_desk.ui.desk import Desk

_MOST = 4


class BriefCard(Card):
    """The button of the `first` is filled."""

    def __init__(self, desk: Desk, brief: Brief, page: QWidget, *, first: bool) -> None:
        super().__init__()
        self._desk = desk
        self._brief = brief
        self._page = page
        session = brief.session
        self.setAccessibleName(self.tr("Session with {name}").format(name=session.mentee))
        who = WrapLabel(self._heading(), Role.STRONG, strong=session.mentee)
        text = column(who, secondary(self._about()), spacing=2)
        self.open_button = Button(self.tr("Open session"), Kind.PRIMARY if first else Kind.PLAIN)
        self.open_button.setAccessibleDescription(session.mentee)
        self.open_button.clicked.connect(lambda: desk.go(Place(PageName.SESSION, session.id)))
        head = row(Disc(session.mentee, tone="accent"), text, self.open_button)
        head.setStretch(1, 1)
        head.setAlignment(self.open_button, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._add_below()

    def _heading(self) -> str:
        session, voice = self._brief.session, self._desk.voice
        begin = session.starts_at
        values = {
            "name": session.mentee,
            "begin": voice.time(begin),
            "channel": channel_text(session.channel),
            "day": self._day(),
        }
        if session.length_minutes is None:
            return self.tr("{name} · {day}, {begin}, {channel}").format(**values)
        values["end"] = voice.time(begin + timedelta(minutes=session.length_minutes))
        return self.tr("{name} · {day}, {begin}–{end}, {channel}").format(**values)

    def _day(self) -> str:
        day, today = self._brief.session.starts_at.date(), self._desk.clock.today()
        if day == today:
            return self.tr("today")
        if day == today + timedelta(days=1):
            return self.tr("tomorrow")
        return self._desk.voice.weekday(day)

    def _about(self) -> str:
        brief = self._brief
        number = self.tr("Session {number}").format(number=brief.number)
        parts = [number, self._phase(brief.phase), self._last()]
        if brief.session.title:
            parts.insert(1, brief.session.title)
        return " · ".join(part for part in parts if part)

    def _phase(self, phase: Phase | None) -> str:
        if phase is None:
            return ""
        return {
            Phase.PREPARE: self.tr("preparing"),
            Phase.AGREE: self.tr("agreeing"),
            Phase.WORK: self.tr("working"),
            Phase.CLOSE: self.tr("closing"),
        }[phase]

    def _last(self) -> str:
        if self._brief.last_met is None:
            return self.tr("you have not met before")
        when = self._desk.voice.say(ago(self._brief.last_met, self._desk.clock.today()))
        return self.tr("last met {when}").format(when=when)

    def _add_below(self) -> None:
        brief = self._brief
        left = self._taken(self.tr("{name} took on"), brief.took_on)
        right = self._taken(self.tr("You promised"), brief.promised)
        if brief.moved is not None:
            right.addSpacing(4)
            right.addWidget(eyebrow(self.tr("Worth asking")))
            right.addWidget(body(self._question()))
        if not left.count() and not right.count():
            return
        self.body.addWidget(Divider())
        sides = [side for side in (left, right) if side.count()]
        for side in sides:
            side.addStretch(1)
        below = row(*sides, spacing=24)
        for at in range(len(sides)):
            below.setStretch(at, 1)
        self.body.addLayout(below)

    def _taken(self, heading: str, taken: list[ActionRow]) -> QVBoxLayout:
        box = column(spacing=2)
        if not taken:
            return box
        box.addWidget(eyebrow(heading.format(name=self._brief.session.mentee)))
        for action in taken[:_MOST]:
            box.addWidget(ActionTick(self._desk, action, self._page))
        if len(taken) > _MOST:
            more = self.tr("and {n} more").format(n=len(taken) - _MOST)
            box.addWidget(ElidedLabel(more, Role.SECONDARY, "text3"))
        return box

    def _question(self) -> str:
        moved, voice = self._brief.moved, self._desk.voice
        assert moved is not None
        return self.tr("“{goal}” went from {before} to {after}. What made the difference?").format(
            goal=moved.goal, before=voice.number(moved.before), after=voice.number(moved.after)
        )
