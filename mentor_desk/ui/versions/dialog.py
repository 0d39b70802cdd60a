"""The versions of one text, or of the long texts of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from mentor_desk.errors import BadValue
from mentor_desk.services import versions
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.versions.lines import sheet
from mentor_desk.ui.versions.list import VersionList, day_text
from mentor_desk.ui.versions.sides import Sides
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.versions import VersionRow
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.versions.subject import Subject

_LIST = 280
_BESIDE = 48


class Versions(QDialog):
    """Save and leave the editor first: what is here is what the journal says.

    F9 hides and shows what is private here too, for the whole desk.
    """

    def __init__(
        self,
        desk: Desk,
        subjects: Sequence[Subject],
        parent: QWidget,
        *,
        first: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier versions"))
        self._desk = desk
        self.subjects = subjects
        self._subject = subjects[first]
        self._now = ""
        self.list = VersionList()
        self.sides = Sides()
        self.bring_back = Button(self.tr("&Bring this version back"), Kind.PRIMARY, "history")
        self.bring_back.setDefault(True)
        self._close = Button(self.tr("Close"))
        self._close.setAutoDefault(False)
        self._about = ElidedLabel("", Role.SECONDARY, "text2")
        self._warning = WrapLabel("", Role.SECONDARY, "warning")
        self.none = EmptyState(
            "history",
            self.tr(
                "There is no earlier version yet. One is kept before you begin to edit, every ten "
                "minutes while you write, when you leave the page, and before an earlier one "
                "comes back."
            ),
        )
        self._lay_out()
        self._connect()
        self._fit(parent)
        self.show_subject(self._subject)
        self.list.setFocus()

    def show_subject(self, subject: Subject) -> None:
        self._subject = subject
        with self._desk.store.read() as session:
            rows = versions.rows(session, subject.text)
            self._now = versions.content(session, subject.text) or ""
        self._about.setText(subject.about)
        self.sides.set_people(subject.people)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.bring_back.setVisible(bool(rows))
        self._warning.set_text("")
        self.list.show_rows(rows, self._desk.clock.today(), self._desk.voice)
        self._show_chosen()

    def _lay_out(self) -> None:
        titles = column(ElidedLabel(self.windowTitle(), Role.SECTION), self._about, spacing=2)
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(self.reject)
        head = row(titles, spacing=16)
        head.setStretch(0, 1)
        if len(self.subjects) > 1:
            head.addWidget(self._chooser(), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(close)
        head.setContentsMargins(24, 16, 16, 14)
        both = row(self.list, self.sides, spacing=0)
        both.setStretch(1, 1)
        shown = QWidget()
        shown.setLayout(both)
        self._pages = QStackedWidget()
        self._pages.addWidget(shown)
        self._pages.addWidget(self.none)
        foot = row(self._warning, self._close, self.bring_back, spacing=12)
        foot.setStretch(0, 1)
        foot.setContentsMargins(24, 12, 24, 16)
        whole = column(head, Divider(), self._pages, Divider(), foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _chooser(self) -> SegmentedChoice:
        options = [(str(at), one.label) for at, one in enumerate(self.subjects)]
        made = SegmentedChoice(self.tr("Which text"), options)
        made.set_value(str(self.subjects.index(self._subject)))
        made.chosen.connect(self._choose)
        return made

    def _choose(self, at: str) -> None:
        self.show_subject(self.subjects[int(at)])

    def _connect(self) -> None:
        self.list.chosen_row.connect(self._show)
        self.bring_back.clicked.connect(self._restore)
        self._close.clicked.connect(self.reject)
        hide = QShortcut(QKeySequence("F9"), self)
        hide.setWhatsThis(self.tr("Hide what is private"))
        hide.activated.connect(self._desk.privacy.toggle)
        self._desk.privacy.changed.connect(self._show_chosen)

    def _fit(self, parent: QWidget) -> None:
        room, scaled = parent.window().size(), appearance().theme.scaled
        widest, tallest = scaled(1320), scaled(900)
        self.resize(min(room.width() - _BESIDE, widest), min(room.height() - _BESIDE, tallest))
        self.list.setFixedWidth(min(scaled(_LIST), round(self.width() / 3)))

    def _show_chosen(self) -> None:
        chosen = self.list.row()
        if chosen is not None:
            self._show(chosen)

    def _show(self, chosen: VersionRow) -> None:
        with self._desk.store.read() as session:
            then = versions.text_of(session, chosen.id)
        if then is None:
            return
        found = sheet(self._subject, then, self._now, masked=self._desk.privacy.hidden)
        self.sides.show_rows(self._when(chosen), found.rows)
        self.bring_back.setEnabled(not found.same)
        self._warn(found.widened)

    def _warn(self, widened: int) -> None:
        """What comes back is read by whom it was marked for then."""
        if widened == 1:
            said = self.tr("Brought back, 1 paragraph can be read by more people than now.")
        else:
            many = self.tr("Brought back, {n} paragraphs can be read by more people than now.")
            said = many.format(n=widened)
        self._warning.set_text(said if widened else "")

    def _when(self, chosen: VersionRow) -> str:
        voice, kept_at = self._desk.voice, chosen.kept_at
        day = day_text(kept_at.date(), self._desk.clock.today(), voice)
        return self.tr("{day}, {time}").format(day=day, time=voice.time(kept_at))

    def _restore(self) -> None:
        chosen = self.list.row()
        if chosen is None or not self.bring_back.isEnabled():
            return
        now = self._desk.clock.now()

        def work(session: Session) -> None:
            if versions.restore(session, chosen.id, now) is None:
                raise BadValue(words("Nothing was brought back: the text is no longer here."))

        said = self.tr("Brought back: {when}. What stood there is kept as a version.")
        what = said.format(when=self._when(chosen))
        if self._desk.change(what, work):
            self.accept()
