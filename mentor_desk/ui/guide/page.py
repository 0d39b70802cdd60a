"""What all pages with a guide have in common: a draft, its guide, each key kept."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentor_desk.guides import Context, Guide, in_words, to_answers
from mentor_desk.services import library
from mentor_desk.services.version_keeper import VersionKeeper, loses_much
from mentor_desk.services.versions import ANSWERS, Written
from mentor_desk.ui import versions
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.guide.view import GuideView
from mentor_desk.ui.paper import PaperButton, Subject
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.head import PageHead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentor_desk.records import Mentee
    from mentor_desk.services.library import Guided
    from mentor_desk.store import Changes, Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.guide.step import Ending
    from mentor_desk.ui.widgets.date_field import Lean


class Opened(NamedTuple):
    """`values` are what the record says now, by the names its guide uses ("action.text").

    Without a mentee it is about the mentor.
    """

    mentee: Mentee | None
    guide: Guide
    answers: Mapping[str, str]
    values: Mapping[str, object]
    context: Context
    frozen: Mapping[str, str] = MappingProxyType({})
    """Why a field cannot be changed any more, by its name."""

    @property
    def name(self) -> str:
        return self.mentee.name if self.mentee else ""


class GuidePage(QWidget):
    """Subclasses say how their record is read, kept and called."""

    record: type[Guided]

    def __init__(self, desk: Desk, ending: Ending, lean: Lean) -> None:
        super().__init__()
        self._desk = desk
        self._view = view = GuideView(desk, self.card_title(), ending, lean)
        self._id: int | None = None
        self._opened: Opened | None = None
        self._kept: Mapping[str, str] = {}
        self._versions = VersionKeeper(desk.clock)
        self._autosave = Autosave(self._save, desk.saving, self)
        self._change = Button(self.tr("Change &guide"))
        self._guides = QMenu(self._change)
        self._change.setMenu(self._guides)
        self._earlier = IconButton("history", self.tr("Earlier versions"))
        self._earlier.clicked.connect(self.show_versions)
        self.paper = PaperButton(desk, self, self._on_paper)
        self._head = PageHead(self._earlier, *self.tools(), self.paper, self._change)
        self._gone = EmptyState(
            "file-text", self.tr("This is no longer in the journal."), self.tr("To the mentees")
        )
        self._gone.acted.connect(lambda: desk.go(Place(PageName.MENTEES)))
        self.setLayout(column(self._head, view, self._gone, spacing=0))
        view.edited.connect(self._autosave.touch)
        desk.changed.connect(self._follow)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self.flush()
        self._id = place.id
        self._load(step=None)
        self._view.focus_first()

    def focus_first(self) -> None:
        self._view.focus_first()

    def flush(self) -> bool:
        """Saves, and keeps a version of what was answered since the last one."""
        saved = self._autosave.flush()
        if saved:
            self._desk.attempt(lambda: self._versions.leave(self._desk.store))
        return saved

    def show_versions(self) -> None:
        opened = self._opened
        if opened is None or self._id is None or not self.flush():
            return
        about, _ = self.texts(opened)
        subject = versions.guided(
            self.record, self._id, opened.guide, about, opened.name, self._desk.voice
        )
        versions.Versions(self._desk, [subject], self).open()

    def _on_paper(self) -> Subject | None:
        opened = self._opened
        if opened is None or self._id is None or not self.flush():
            return None
        with self._desk.store.read() as session:
            record = session.get(self.record, self._id)
        number = opened.mentee.id if opened.mentee else None
        return Subject(opened.guide, number, opened.name, record, dict(self._view.answers))

    def card_title(self) -> str:
        raise NotImplementedError

    def tools(self) -> Sequence[QWidget]:
        """More of what the head offers."""
        return ()

    def read(self, number: int) -> Opened | None:
        """None if the record is gone."""
        raise NotImplementedError

    def keep(self, session: Session, number: int, guide: Guide, answers: Mapping[str, str]) -> None:
        """Writes the answers and what follows from them."""
        raise NotImplementedError

    def texts(self, opened: Opened) -> tuple[str, str]:
        """What stands in the head."""
        raise NotImplementedError

    def show_ending(self, opened: Opened) -> None:
        """Brings the last step up to the record."""
        raise NotImplementedError

    def reload(self) -> None:
        self._load(step=self._view.step)

    def _load(self, step: int | None) -> None:
        opened = None if self._id is None else self.read(self._id)
        self._opened = opened
        for part in (self._head, self._view):
            part.setVisible(opened is not None)
        self._gone.setVisible(opened is None)
        if opened is None:
            return
        answers = to_answers(opened.guide, opened.values, opened.answers)
        self._kept = answers
        self.show_ending(opened)
        self._head.show_texts(*self.texts(opened))
        self._list_guides(opened.guide)
        view = self._view
        context, frozen = opened.context, opened.frozen
        view.show_guide(opened.guide, answers, context, step=step or 0, frozen=frozen)
        if step is None:
            view.go_to(view.step_to_go_on())

    def _save(self) -> None:
        if self._id is None or self._view.guide is None:
            return
        answers = dict(self._view.answers)
        losing = any(loses_much(self._kept.get(name, ""), answers[name]) for name in answers)
        text = Written(self.record, self._id, ANSWERS)
        with self._versions.saving(self._desk.store, self, text, losing=losing) as session:
            self.keep(session, self._id, self._view.guide, answers)
            library.keep_version(session, self._view.guide, self._desk.clock.now())
        self._kept = answers

    def _follow(self, changes: Changes) -> None:
        if self._id is None or changes.origin is self or self._autosave.dirty:
            return
        if self._id in changes.ids(self.record) and self.isVisible():
            self.reload()

    def _list_guides(self, current: Guide) -> None:
        self._guides.clear()
        newer = self._desk.library.newer(current)
        same_kind = self._desk.library.of(current.kind)
        others = [one for one in same_kind if one.about is current.about]
        self._change.setVisible(len(others) > 1 or newer is not None)
        if newer is not None:
            said = self.tr("This guide has been changed since: use the newer one")
            self._guides.addAction(self._entry(newer, said))
            self._guides.addSeparator()
        for guide in others:
            same = guide.id == current.id
            entry = self._entry(current if same else guide, guide.title)
            entry.setCheckable(True)
            entry.setChecked(same)
            self._guides.addAction(entry)

    def _entry(self, guide: Guide, text: str) -> QAction:
        entry = QAction(text, self._guides)
        entry.setToolTip(in_words(guide.when, ""))
        entry.triggered.connect(lambda: self._use(guide))
        return entry

    def _use(self, guide: Guide) -> None:
        """All answers stay; those the other guide has no question for wait for the way back."""
        if self._id is None or self._opened is None or not self.flush():
            return
        before = self._opened.guide
        if guide != before:
            self._set_guide(guide)
            said = self.tr("Guide changed to “{guide}”. Every answer is kept.")
            self._desk.say(said.format(guide=guide.title), lambda: self._set_guide(before))

    def _set_guide(self, guide: Guide) -> None:
        if self._id is None:
            return
        number, now = self._id, self._desk.clock.now()

        def write() -> None:
            with self._desk.store.write(self) as session:
                record = session.get(self.record, number)
                if record is not None:
                    library.take(session, record, guide, now)

        if self._desk.attempt(write):
            self._load(step=None)
