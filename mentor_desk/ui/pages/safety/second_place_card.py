"""Where copies of the backups go, so that losing the laptop is not losing the journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mentor_desk.ui.pages.safety.facts import AWAY_AFTER, days_away, within
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import body, secondary
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.safety.facts import Facts


class SecondPlaceCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("A second place"))
        self._desk = desk
        self.said = body()
        self.where = secondary()
        self.choose = Button("", icon="hard-drive")
        self.forget = Button(self.tr("Copy there no more"), Kind.QUIET)
        self.body.addWidget(self.said)
        self.body.addWidget(self.where)
        self.body.addLayout(row(self.choose, self.forget, None, spacing=8))
        self.choose.clicked.connect(self._ask)
        self.forget.clicked.connect(self._forget)

    def show_facts(self, facts: Facts) -> None:
        second, days = facts.second, days_away(facts)
        self.setVisible(not facts.is_sample)
        self.choose.setText(
            self.tr("Choose a folder…") if second is None else self.tr("Another folder…")
        )
        self.forget.setVisible(second is not None)
        late = days is None or days >= AWAY_AFTER.days
        self.set_ground("warning" if late else "plain")
        self.said.set_text(self._state(facts, days))
        self.where.set_text(
            self.tr(
                "A USB stick, or a folder that a syncing program takes to a cloud: a copy of each "
                "backup goes there too, encrypted like the journal."
            )
            if second is None
            else self.tr("Copies go to “{folder}”.").format(folder=str(second))
        )

    def take(self, folder: Path) -> None:
        """From now on, and at once."""
        self._desk.settings.second_place = folder
        self._desk.keeper.make()

    def _state(self, facts: Facts, days: int | None) -> str:
        if facts.second is None:
            return self.tr("There is no copy off this laptop.")
        if days is None:
            return self.tr("There is no copy in the second place yet.")
        assert facts.state.away_at is not None
        voice = self._desk.voice
        if days >= AWAY_AFTER.days:
            said = words(
                "No copy off this laptop for {n} day. Is the drive connected?",
                "No copy off this laptop for {n} days. Is the drive connected?",
                n=days,
            )
            return voice.say(said)
        when = within(facts.state.away_at, facts.now, voice)
        return self.tr("Last copy: {when}.").format(when=when)

    def _ask(self) -> None:
        before = self._desk.settings.second_place
        chosen = QFileDialog.getExistingDirectory(
            self.window(), self.tr("Where copies of your backups go"), str(before or "")
        )
        if chosen:
            self.take(Path(chosen))

    def _forget(self) -> None:
        before = self._desk.settings.second_place
        self._desk.settings.second_place = None

        def again() -> None:
            self._desk.settings.second_place = before

        self._desk.say(self.tr("Backups are not copied there any more"), again)
