"""Is my work safe? One sentence first, then what it rests on, each with what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desk.ui.pages.safety.backups_card import BackupsCard
from mentor_desk.ui.pages.safety.facts import Look, gather, verdict
from mentor_desk.ui.pages.safety.passphrase_card import PassphraseCard
from mentor_desk.ui.pages.safety.second_place_card import SecondPlaceCard
from mentor_desk.ui.pages.safety.sheet_card import SheetCard
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import WrapLabel, title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.safety.facts import Verdict
    from mentor_desk.ui.theme import Tone
    from mentor_desk.ui.widgets.card import Ground

_WIDTH = 680
_LOOKS: dict[Look, tuple[str, Tone, Ground]] = {
    Look.GOOD: ("shield-check", "accent", "accent"),
    Look.HERE: ("circle-alert", "warning", "warning"),
    Look.PLAIN: ("info", "text2", "plain"),
}


class SafetyPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.answer = Answer()
        self.backups = BackupsCard(desk)
        self.second = SecondPlaceCard(desk)
        self.sheet = SheetCard(desk)
        self.passphrase = PassphraseCard(desk)
        self.trash = Button(self.tr("Open the trash"), Kind.QUIET, "trash-2")
        self.promises = Button(
            self.tr("How your journal is kept safe"), Kind.QUIET, "circle-question-mark"
        )
        page = Page(_WIDTH)
        page.body.addWidget(title(self.tr("Safe keeping")))
        for card in (self.answer, self.backups, self.second, self.sheet, self.passphrase):
            page.body.addWidget(card)
        page.body.addLayout(row(self.trash, self.promises, None, spacing=16))
        self.setLayout(column(page))
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self.read()

    def flush(self) -> bool:
        return True

    def read(self) -> None:
        facts = gather(self._desk)
        self.answer.show_verdict(verdict(facts, self._desk.voice))
        self.backups.show_facts(facts)
        self.second.show_facts(facts)

    def _connect(self) -> None:
        desk = self._desk
        self.backups.look_wanted.connect(self._look_inside)
        self.trash.clicked.connect(partial(desk.go, Place(PageName.TRASH)))
        self.promises.clicked.connect(partial(desk.go, Place(PageName.PROMISES)))
        desk.keeper.changed.connect(self._follow)
        desk.settings.changed.connect(self._follow)
        desk.changed.connect(self._heard)

    def _look_inside(self, generation: int) -> None:
        self._desk.go(Place(PageName.BACKUP, generation))

    def _heard(self, _: Changes) -> None:
        self._follow()

    def _follow(self) -> None:
        if self.isVisible():
            self.read()


class Answer(Card):
    """The one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("shield-check", "accent", 32)
        self._sentence = WrapLabel("", Role.SECTION)
        self._more = WrapLabel("", Role.BODY, "text2")
        line = row(self._icon, column(self._sentence, self._more, spacing=4), spacing=16)
        line.setStretch(1, 1)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def show_verdict(self, verdict: Verdict) -> None:
        icon, tone, ground = _LOOKS[verdict.look]
        self._icon.set_icon(icon, tone)
        self.set_ground(ground)
        self._sentence.set_text(verdict.sentence)
        self._more.set_text(verdict.more)
        self.setAccessibleName(verdict.sentence)

    def text(self) -> str:
        return f"{self._sentence.text()}\n{self._more.text()}"
