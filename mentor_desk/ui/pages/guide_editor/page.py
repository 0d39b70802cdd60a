"""The editor: parts of the guide at the left, the chosen one to write in, and trying it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QWidget

from mentor_desk.guides.editing import Room, Spot, faults
from mentor_desk.guides.editing.change import add_step
from mentor_desk.guides.editing.faults import MOST_STEPS
from mentor_desk.records import Feedback, Goal, GuidedNote, GuideText
from mentor_desk.services import library
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.pages.guide_editor.about import AboutRoom
from mentor_desk.ui.pages.guide_editor.open_points import OpenPoints
from mentor_desk.ui.pages.guide_editor.outline import Outline
from mentor_desk.ui.pages.guide_editor.piece import Piece
from mentor_desk.ui.pages.guide_editor.reads import ReadsRoom
from mentor_desk.ui.pages.guide_editor.step import StepRoom
from mentor_desk.ui.pages.guide_editor.trying import Trying
from mentor_desk.ui.pages.guide_editor.way import Reshaped
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.head import PageHead

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk

_OUTLINE, _SHARE = 250, 0.3
"""Pixels at 10 pt, and how much of the page at most."""
_PAUSE_MS = 150


class GuideEditorPage(QWidget):
    """`Place.tab` is the id of one of the mentor's own guides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._row: int | None = None
        self.spot = Spot(Room.ABOUT)
        self.piece = Piece(self)
        self._autosave = Autosave(self._save, desk.saving, self)
        # Reading the whole guide through takes longer than a key should.
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self._tell)
        self.outline = Outline()
        self.about = AboutRoom(self.piece)
        self.step = StepRoom(self.piece, desk.voice)
        self.reads = ReadsRoom(self.piece, desk.voice)
        self.rooms = QStackedWidget()
        for room in (self.about, self.step, self.reads):
            self.rooms.addWidget(room)
        self.open_points = OpenPoints(desk.voice)
        self.trying = Trying(desk)
        self.try_it = Button(self.tr("&Try it"), icon="eye")
        self.try_it.setCheckable(True)
        self.done = Button(self.tr("&Done"))
        self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self.flush()
        if place.tab != self._id:
            self.trying.forget()
            self.spot = Spot(Room.ABOUT)
        self._id = place.tab
        self._read()
        self.try_it.setChecked(False)
        if self.piece.is_there:
            self.outline.list.setFocus()

    def flush(self) -> bool:
        if self._looking.isActive():
            self._tell()
        return self._autosave.flush()

    def lead_to(self, spot: Spot) -> None:
        """Shows the part and puts the cursor where it is about."""
        self.try_it.setChecked(False)
        self._show(spot)
        self._focus(_name(spot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._head = PageHead(self.try_it, self.done)
        points = column(self.open_points)
        points.setContentsMargins(32, 12, 32, 0)
        desk = QWidget()
        beside: QHBoxLayout = row(self.outline, self.rooms, spacing=0)
        beside.setStretch(1, 1)
        desk.setLayout(beside)
        self._desk_of_work = desk
        self._bodies = QStackedWidget()
        self._bodies.addWidget(desk)
        self._bodies.addWidget(self.trying)
        self._gone = EmptyState(
            "book-open",
            self.tr("This guide is no longer in the journal."),
            self.tr("To the guides"),
        )
        whole = column(self._head, points, self._bodies, self._gone, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._fit()
        appearance().changed.connect(self._fit)

    def _fit(self) -> None:
        wanted = appearance().theme.scaled(_OUTLINE)
        self.outline.setFixedWidth(min(wanted, max(200, round(self.width() * _SHARE))))

    def _connect(self) -> None:
        self._gone.acted.connect(self._go_back)
        self.done.clicked.connect(self._go_back)
        self.try_it.toggled.connect(self._toggle_try)
        self.trying.left.connect(lambda: self.try_it.setChecked(False))
        self.open_points.wanted.connect(self.lead_to)
        self.open_points.drop.clicked.connect(self._drop)
        self.outline.chosen.connect(self._show)
        self.outline.add.clicked.connect(self._add_step)
        self.outline.remove_wanted.connect(self._remove)
        self.piece.written.connect(self._written)
        self.piece.reshaped.connect(self._reshaped)
        self._desk.changed.connect(self._follow)
        for keys, way in (("Alt+Up", -1), ("Alt+Down", 1)):
            made = QShortcut(QKeySequence(keys), self._desk_of_work)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.setWhatsThis(self.tr("Move the step up") if way < 0 else self.tr("Move it down"))
            made.activated.connect(partial(self._move, way))

    def _read(self) -> None:
        """What the journal has of it, finished or not."""
        with self._desk.store.read() as session:
            guide = library.edited(session, self._id)
            text = library.own_text(session, self._id)
            used = library.is_used(session, self._id)
        self._row = text.id if text else None
        self.piece.lay(guide, used=used)
        for part in (self._head, self._bodies):
            part.setVisible(guide is not None)
        self._gone.setVisible(guide is None)
        if guide is not None:
            self._show(self._at_hand(guide))

    def _at_hand(self, guide: Guide) -> Spot:
        """Where one was, if that is still there."""
        if self.spot.room is Room.STEP and self.spot.at >= len(guide.steps):
            return Spot(Room.STEP, len(guide.steps) - 1) if guide.steps else Spot(Room.ABOUT)
        return self.spot

    def _show(self, spot: Spot) -> None:
        self.spot = spot
        room = {Room.ABOUT: self.about, Room.STEP: self.step, Room.READS: self.reads}[spot.room]
        if self._focused():  # else Qt would pass it on and out of the page
            self.outline.list.setFocus()
        room.show_room(spot.at)
        self.rooms.setCurrentWidget(room)
        room.verticalScrollBar().setValue(0)
        self._tell()

    def _tell(self) -> None:
        """Title, parts and what is open, as the guide is now."""
        self._looking.stop()
        guide = self.piece.guide
        found = faults(guide)
        state = self.tr("draft, kept as you write") if found else self.tr("kept as you write")
        self._head.show_texts(guide.title.strip() or self.tr("Guide without a title"), state)
        places = {
            (one.spot.room, 0 if one.spot.room is Room.READS else one.spot.at) for one in found
        }
        self.outline.show_guide(guide, places)
        self.outline.choose(self.spot)
        self.outline.add.setEnabled(len(guide.steps) < MOST_STEPS)
        self.open_points.show_faults(found)

    def _written(self) -> None:
        self._autosave.touch()
        self._looking.start()

    def _reshaped(self, what: str, before: Guide, spot: Spot | None) -> None:
        """Kept at once, so that it can be taken back."""
        focused = self._focused()
        after = self.piece.guide
        self._autosave.touch()
        self.flush()
        way = Reshaped(before, after, self._desk.clock, self._unsaved)
        self._desk.undo.done(what, way)
        self._show(spot or self.spot)
        self._focus((_name(spot) if spot is not None else "") or focused)

    def _unsaved(self, guide_id: str) -> Guide | None:
        dirty = self._autosave.dirty and guide_id == self._id
        return self.piece.guide if dirty else None

    def _save(self) -> None:
        if not self.piece.is_there:
            return
        guide, now = self.piece.guide, self._desk.clock.now()
        with self._desk.store.write(self) as session:
            library.edit(session, guide, now)

    def _follow(self, changes: Changes) -> None:
        """Undone here, or thrown away or brought back elsewhere."""
        if changes.origin is self or not self.isVisible():
            return
        if not self.piece.is_there and changes.touch(GuideText):
            self._read()
        elif self._row in changes.ids(GuideText):
            focused = self._focused()
            self._read()
            self._focus(focused)
        elif changes.touch(Goal, Feedback, GuidedNote) and self.piece.is_there:
            with self._desk.store.read() as session:
                self.piece.used = library.is_used(session, self._id)

    def _add_step(self) -> None:
        guide = self.piece.guide
        at = self.spot.at + 1 if self.spot.room is Room.STEP else len(guide.steps)
        fresh = add_step(guide, at, "", self.tr("Answer"))
        self.piece.reshape(self.tr("Added a step"), fresh, Spot(Room.STEP, at, "title"))

    def _move(self, way: int) -> None:
        if self.spot.room is Room.STEP:
            self.step.move_step(way)

    def _remove(self) -> None:
        if self.spot.room is Room.STEP:
            self.step.remove_step()

    def _drop(self) -> None:
        in_use = self._desk.library.guides.get(self._id)
        if in_use is not None:
            self.piece.reshape(self.tr("Left the guide as it was"), in_use)

    def _toggle_try(self, on: bool) -> None:
        if on:
            at = self.spot.at if self.spot.room is Room.STEP else 0
            self._bodies.setCurrentWidget(self.trying)
            self.trying.begin(self.piece.guide, at)
        else:
            self._bodies.setCurrentWidget(self._desk_of_work)
            self.outline.list.setFocus()

    def _go_back(self) -> None:
        if self.flush():
            self._desk.go(Place(PageName.GUIDES, tab=self._id))

    def _focused(self) -> str:
        # None while nothing has it, whatever the stubs say.
        focus = cast("QWidget | None", self.focusWidget())
        return focus.objectName() if focus is not None and self.rooms.isAncestorOf(focus) else ""

    def _focus(self, name: str) -> None:
        """The field of that name, or the first of what it names."""
        room = self.rooms.currentWidget()
        if not name or room is None:
            return
        found = [
            one
            for one in room.findChildren(QWidget)
            if one.isEnabled()
            and (one.objectName() == name or one.objectName().startswith(f"{name}-"))
        ]
        found.sort(key=lambda one: (one.objectName() != name, isinstance(one, QAbstractButton)))
        if found:
            holder: QWidget | None = found[0]
            while holder is not None and holder is not self:
                holder.show()  # a layout shows it later, and what is not shown takes no focus
                holder = holder.parentWidget()
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
            # Where it is, is known once the room is laid out.
            QTimer.singleShot(0, found[0], partial(self._bring_to_sight, found[0]))

    def _bring_to_sight(self, field: QWidget) -> None:
        for room in (self.about, self.step, self.reads):
            if room.isAncestorOf(field):
                room.ensureWidgetVisible(field, 0, 120)


def _name(spot: Spot) -> str:
    """What the field is called in its room."""
    if spot.room is Room.READS:
        return f"sentence-{spot.at}{f'-{spot.key}' if spot.key else ''}"
    return spot.key if spot.item < 0 else f"{spot.key}-{spot.item}"
