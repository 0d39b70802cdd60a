"""Who this is, where the two of them are by now, and the two things one comes here to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from mentor_desk.records import Phase
from mentor_desk.ui.pages.mentee.texts import kind_text, phase_text, rhythm
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.disc import LARGE, Disc
from mentor_desk.ui.widgets.labels import secondary, title

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.voice import QtVoice

_WIDE = 840


class Header(QWidget):
    phase_chosen = Signal(str)
    delete_wanted = Signal()

    def __init__(self, voice: QtVoice) -> None:
        super().__init__()
        self._voice = voice
        self._look = appearance()
        self._disc = Disc(size=LARGE, tone="accent")
        self._name = title()
        self._under = secondary()
        options = [(phase.value, phase_text(phase)) for phase in Phase]
        self.phases = SegmentedChoice(self.tr("Phase"), options)
        self.phases.chosen.connect(self.phase_chosen)
        self.report = Button(self.tr("&Report"), icon="file-text")
        self.start = Button(self.tr("&New session"), Kind.PRIMARY, "notebook-pen")
        self.more = IconButton("ellipsis", self.tr("More for this mentee"))
        self.more.clicked.connect(self._open_menu)
        self._shown = ""
        who = row(self._disc, column(self._name, self._under, spacing=2), spacing=14)
        who.setAlignment(self._disc, Qt.AlignmentFlag.AlignTop)
        who.setStretch(1, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(who, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.report, 0, 2, top)
        self._grid.addLayout(row(self.start, self.more, spacing=4), 0, 3, top)
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._wide: bool | None = None
        self._place(wide=False)

    def show_person(self, person: Person) -> None:
        mentee, mentorship = person.mentee, person.mentorship
        self._shown = mentee.name
        self._disc.set_name(mentee.name)
        self._name.set_text(mentee.name)
        work = ", ".join(part for part in (mentee.role, mentee.organisation) if part)
        parts = [work, kind_text(mentorship.kind)]
        if mentee.aspiration:
            parts.insert(1, self.tr("aims at {aim}").format(aim=mentee.aspiration))
        if mentorship.rhythm_days and mentorship.formal:
            parts.append(self._voice.say(rhythm(mentorship.rhythm_days)))
        parts.append(self.tr("formal") if mentorship.formal else self.tr("informal"))
        self._under.set_text(" · ".join(part for part in parts if part))
        # Phases belong to an agreed course; an informal one is not asked where it stands.
        self.phases.setVisible(mentorship.formal)
        self.phases.set_value(mentorship.phase.value)

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = self.tr("&Delete {name}").format(name=self._shown.replace("&", "&&"))
        menu.addAction(said).triggered.connect(self.delete_wanted)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= self._look.theme.scaled(_WIDE))

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.removeWidget(self.phases)
        if wide:
            self._grid.addWidget(self.phases, 0, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(self.phases, 1, 0, 1, 4)
