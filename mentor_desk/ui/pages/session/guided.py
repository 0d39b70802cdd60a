"""Guides beside the note: begun here they belong to this session, and the note stays as it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.guides import About, GuideKind, Moment
from mentor_desk.guides.challenges import challenges_in
from mentor_desk.paths import resources
from mentor_desk.ui.guide.offer import GuideMenu
from mentor_desk.ui.pages.session.side import Group
from mentor_desk.ui.pages.session.tick_block import not_shown
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import secondary
from mentor_desk.ui.widgets.name_button import NameButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from mentor_desk.guides import Guide
    from mentor_desk.records import GuidedNote
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.session.reading import Reading

_OFFERED = (GuideKind.SESSION, GuideKind.CARD, GuideKind.REFLECTION, GuideKind.WORKSHEET)
_MOST_HINTS = 2


class GuidedHere(Group):
    opened = Signal(object)
    """A Place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Guides"))
        self._desk = desk
        self._reading: Reading | None = None
        self._hide_private = False
        self._list = column(spacing=2)
        self.begin = Button(self.tr("Begin one"))
        self.begin.setAccessibleName(self.tr("Begin with a guide"))
        self.menu = GuideMenu(self.begin)
        self.menu.picked.connect(self._begin)
        self.menu.aboutToShow.connect(self._offer)
        self.begin.setMenu(self.menu)
        self._hints = column(spacing=6)
        self.body.addLayout(self._list)
        self.body.addLayout(row(self.begin, None))
        self.body.addLayout(self._hints)

    def show_reading(self, reading: Reading) -> None:
        self._reading = reading
        clear(self._list)
        private = [one for one in reading.guided if one.audience is Audience.ME]
        hidden = private if self._hide_private else []
        for one in reading.guided:
            if one not in hidden:
                self._list.addLayout(self._row(one))
        if hidden:
            self._list.addWidget(not_shown(len(hidden)))
        clear(self._hints)
        for card, topic in self._fitting(reading):
            self._hints.addWidget(self._hint(card, topic))

    def hide_private(self, hide: bool) -> None:
        """Takes effect when it is shown anew."""
        self._hide_private = hide

    def _row(self, one: GuidedNote) -> QHBoxLayout:
        name = NameButton(one.title or self.tr("Without a name"))
        name.clicked.connect(partial(self.opened.emit, Place(PageName.GUIDED, one.id)))
        line = row(name, spacing=6)
        line.setStretch(0, 1)
        if one.finished_on is None:
            line.addWidget(Chip(self.tr("draft")))
        return line

    def _fitting(self, reading: Reading) -> list[tuple[Guide, str]]:
        """Cards for what is difficult, by what the open topics say; none that was begun here."""
        begun = {one.guide for one in reading.guided}
        cards = [one for one in self._desk.library.of(GuideKind.CARD) if one.id not in begun]
        found: dict[str, tuple[Guide, str]] = {}
        for topic in reading.topics:
            private = self._hide_private and topic.audience is Audience.ME
            if topic.done or private:
                continue
            named = challenges_in(topic.text, resources() / "challenges.toml")
            for card in cards:
                if set(named) & set(card.challenges):
                    found.setdefault(card.id, (card, topic.text))
        return list(found.values())[:_MOST_HINTS]

    def _hint(self, card: Guide, topic: str) -> QWidget:
        said = secondary(self.tr("For “{topic}” there is a card:").format(topic=topic))
        begin = NameButton(card.title)
        begin.setAccessibleDescription(said.text())
        begin.clicked.connect(partial(self._begin, card.id))
        hint = QWidget()
        hint.setLayout(column(said, begin, spacing=0))
        return hint

    def _offer(self) -> None:
        library = self._desk.library
        guides = [one for one in library.of(*_OFFERED) if one.about is About.MENTEE]
        guides.sort(key=self._turn)
        self.menu.offer(guides, library.shelf.favourites)

    def _turn(self, guide: Guide) -> tuple[bool, int]:
        """Before a session is closed what begins it comes first, then what is left to look back."""
        closed = self._reading is not None and self._reading.session.closed_at is not None
        wanted = Moment.SESSION_END if closed else Moment.SESSION_START
        return wanted not in guide.moments, _OFFERED.index(guide.kind)

    def _begin(self, guide: str) -> None:
        reading, made = self._reading, list[Place]()
        if reading is None:
            return
        mentee, held = reading.mentee.id, reading.session.id
        if self._desk.attempt(lambda: made.append(new_note(self._desk, mentee, guide, held))):
            self.opened.emit(made[0])
