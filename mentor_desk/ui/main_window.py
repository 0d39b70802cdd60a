"""The window: one page in front, the way there and back, and nothing unsaved when it closes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from mentor_desk.ui import geometry
from mentor_desk.ui.commands import Commands
from mentor_desk.ui.curtain import Curtain
from mentor_desk.ui.dialogs.watch import DialogWatch
from mentor_desk.ui.ground import ground_of, stand_on
from mentor_desk.ui.history import History
from mentor_desk.ui.idle import IdleWatch
from mentor_desk.ui.last_close import LastClose
from mentor_desk.ui.pages import PAGES, HasVersions, HidesPrivate, WrittenIn
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sidebar import Sidebar
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.top_bar import TopBar
from mentor_desk.ui.undo_keys import UndoKeys
from mentor_desk.ui.whose import mentee_of
from mentor_desk.ui.widgets.banner import BannerBox
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent

    from mentor_desk.ui.desk import Desk, Notice, Whom
    from mentor_desk.ui.pages import DeskPage
    from mentor_desk.ui.palette import Palette

# The others are about one person or one thing and bring their own head.
_WITH_BAR = frozenset(
    {
        PageName.TODAY,
        PageName.MENTEES,
        PageName.SESSIONS,
        PageName.ACTIONS,
        PageName.GUIDES,
        PageName.SAFETY,
        PageName.TRASH,
        PageName.PROMISES,
        PageName.SETTINGS,
    }
)
# They show no word of the journal, so nobody has to be kept from seeing them.
_SEEN_BY_ALL = frozenset({PageName.SAFETY, PageName.PROMISES, PageName.SETTINGS})
_NEW = (
    "new-mentee",
    "start-session",
    "plan-session",
    "new-goal",
    "new-feedback",
    "new-agreement",
    "new-reflection",
)
_EVERYWHERE = ("hide-private", "lock")
"""Heard in dialogs, too."""


class MainWindow(QMainWindow):
    """Begins on Today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setWindowTitle("Mentor Desk")
        self.desk = desk
        self._pages: dict[PageName, DeskPage] = {}
        self._history = History()
        self._let_go = False
        self._palette: Palette | None = None
        self.sidebar = Sidebar(desk)
        self.bar = TopBar()
        self.banners = BannerBox()
        self.stack = QStackedWidget()
        self.curtain: Curtain | None = None
        """In front of a page while what is private is hidden."""
        self._last_close = LastClose(desk, self.banners, self)
        self._lay_out()
        self.toast = Toast(self._whole)
        self.commands = Commands(desk, self, self)
        self.bar.offer([self.commands.action(name) for name in _NEW])
        self.idle = IdleWatch(desk.settings, self)
        self._undo_keys = UndoKeys(self)
        everywhere = (self.commands.action(name) for name in _EVERYWHERE)
        self._dialogs = DialogWatch(self, everywhere, desk.privacy)
        self._connect()
        geometry.place(self, desk.settings)
        self.show_place(Place(PageName.TODAY))
        self.sidebar.begin()

    @property
    def place(self) -> Place | None:
        return self._history.here

    def standing(self) -> Place | None:
        """As `place`, with the paragraph one writes in: where to go on after a lock."""
        here = self.place
        page = self._pages[here.page] if here else None
        if here is None or not isinstance(page, WrittenIn):
            return here
        return here._replace(part=page.written_in())

    def page(self, name: PageName) -> DeskPage:
        """Made when it is first wanted."""
        if name not in self._pages:
            self._pages[name] = PAGES[name](self.desk)
            self.stack.addWidget(self._pages[name].widget)
        return self._pages[name]

    def show_place(self, place: Place) -> None:
        if not self._may_go():
            return
        if not _of_one(place, self.place):
            # What had the keys stays behind, and the page may take them as it likes.
            self.stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._history.visit(place)
        self._bring(place)

    def show_step(self, steps: int) -> None:
        """Back (-1) or forward (1) to where one has been, and to what had the focus there."""
        place = self._history.ahead(steps)
        if place is not None and self._may_go():
            self._history.move(steps)
            self._bring(place)

    def recent(self) -> list[Place]:
        return self._history.recent()

    def flush(self) -> bool:
        """Saves what is unsaved on any page; False if something could not be."""
        return not self._unsaved()

    def pages(self) -> list[DeskPage]:
        """Those that were shown so far."""
        return list(self._pages.values())

    def save_now(self) -> None:
        if self.flush():
            self.desk.say(self.tr("Saved"))

    def lock(self) -> None:
        if self.flush():
            self.desk.lock_wanted.emit()
        else:
            self.desk.say(self.tr("Not locked: something on this page could not be saved yet."))

    def lock_by_itself(self) -> None:
        """Nobody asked: a journal that cannot be locked is saved and nothing is said."""
        if self.desk.store.encrypted:
            self.lock()
        else:
            self.flush()

    def leave(self) -> None:
        self.close()

    def search(self, text: str = "") -> None:
        self._finder().search(text)

    def choose_mentee(self, prompt: str, then: Callable[[int], None]) -> None:
        self._finder().choose_mentee(prompt, then)

    def open_new_menu(self) -> None:
        if self.bar.isVisible():
            self.bar.new.showMenu()
        else:
            middle = self.stack.mapToGlobal(self.stack.rect().topLeft())
            self.bar.menu.popup(middle)

    def show_keys(self) -> None:
        from mentor_desk.ui.shortcuts import KeyList

        here = self._pages[self.place.page].widget if self.place else None
        KeyList(self.commands.with_keys(), here, self).open()

    def show_versions(self) -> None:
        page = self._pages[self.place.page] if self.place else None
        if self.curtain is not None and self.stack.currentWidget() is self.curtain:
            self.desk.say(self.tr("What is private is hidden now. F9 shows it again."))
        elif isinstance(page, HasVersions):
            page.show_versions()
        else:
            self.desk.say(self.tr("Open a session, a goal, a feedback or a mentee first."))

    def current_mentee(self) -> int | None:
        return self._whose(self.place) if self.place else None

    def dialog_parent(self) -> QWidget:
        return self

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # so that it stays whatever fails below
        unsaved = [] if self._let_go else self._unsaved()
        if unsaved:
            self._ask_to_close(unsaved)
            return
        self.sidebar.rest()
        geometry.keep(self, self.desk.settings)
        self.desk.settings.flush()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else wanted: Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            stand_on(self._front())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
        if event.button() in steps:
            self.show_step(steps[event.button()])
        else:
            super().mousePressEvent(event)

    def _lay_out(self) -> None:
        beside = QWidget()
        whole = column(self.bar, self.banners, self.stack, spacing=0)
        whole.setStretch(2, 1)
        beside.setLayout(whole)
        self._whole = QWidget()
        inner = row(self.sidebar, beside, spacing=0)
        inner.setStretch(1, 1)
        self._whole.setLayout(inner)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        desk, bar, sidebar = self.desk, self.bar, self.sidebar
        desk.place_wanted.connect(self.show_place)
        sidebar.place_wanted.connect(self._follow_sidebar)
        desk.notice.connect(self._say)
        desk.mentee_wanted.connect(self._ask_whom)
        bar.search.wanted.connect(self.search)
        bar.start.clicked.connect(self.commands.start_session)
        sidebar.search_wanted.connect(lambda: self.search())
        sidebar.new_mentee_wanted.connect(self.commands.new_mentee)
        sidebar.lock_wanted.connect(self.lock)
        self.idle.idle.connect(self.lock_by_itself)
        desk.settings.changed.connect(self._follow_settings)
        desk.privacy.changed.connect(self._follow_privacy)

    def _may_go(self) -> bool:
        """A page whose text could not be saved stays in front: it alone still has that text."""
        here = self.place
        if here is None or self._pages[here.page].flush():
            return True
        self.desk.say(self.tr("This page stays open, because its text could not be saved yet."))
        return False

    def _bring(self, place: Place) -> None:
        page = self.page(place.page)
        page.show_place(place)
        whose = self._whose(place)
        self.desk.privacy.go_to(whose)
        self._show_front()
        self.bar.setVisible(place.page in _WITH_BAR)
        self.bar.start.set_kind(Kind.PLAIN if _leads(page) else Kind.PRIMARY)
        self.sidebar.search.setVisible(place.page not in _WITH_BAR)
        self.sidebar.show_here(place, whose)

    def _follow_privacy(self) -> None:
        """What was said a moment ago may name somebody, too."""
        if self.desk.privacy.hidden:
            self.toast.dismiss()
        else:
            self.desk.privacy.go_to(self.current_mentee())
        self._show_front()
        self._dialogs.cover(self.place is not None and self._is_covered(self.place))

    def _show_front(self) -> None:
        """The page one is at, or the curtain before it."""
        here = self.place
        if here is None:
            return
        page = self._pages[here.page]
        front = self._made_curtain() if self._is_covered(here) else page.widget
        self.stack.setCurrentWidget(front)
        self._bring_focus(front)
        self.toast.settle()

    def _is_covered(self, here: Place) -> bool:
        """A page that hides what is private still is about one person, and for nobody else."""
        privacy = self.desk.privacy
        if not privacy.hidden or here.page in _SEEN_BY_ALL:
            return False
        hides = isinstance(self._pages[here.page], HidesPrivate)
        return not (hides and privacy.names(self._whose(here)))

    def _made_curtain(self) -> Curtain:
        if self.curtain is None:
            self.curtain = Curtain(self.desk.privacy)
            self.stack.addWidget(self.curtain)
        return self.curtain

    def _bring_focus(self, page: QWidget) -> None:
        """Not left on a page that is no longer seen."""
        # The window's own, which it has also while another window is in front.
        focus = cast("QWidget | None", self.focusWidget())
        if focus is None or not page.isAncestorOf(focus):
            stand_on(page)

    def _follow_sidebar(self, place: Place) -> None:
        """Whoever goes by the sidebar stays there, to go on with the arrow keys."""
        there = cast("QWidget | None", self.sidebar.focusWidget())
        self.show_place(place)
        if there is not None and self.focusWidget() is ground_of(self._front()):
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _front(self) -> QWidget:
        return cast("QWidget", self.stack.currentWidget())

    def _whose(self, place: Place) -> int | None:
        with self.desk.store.read() as session:
            return mentee_of(session, place)

    def _unsaved(self) -> list[DeskPage]:
        """Each is tried, whatever becomes of another one."""
        return [page for page in self._pages.values() if not _flushed(page)]

    def _finder(self) -> Palette:
        if self._palette is None:
            from mentor_desk.ui.palette import Palette

            self._palette = Palette(self.desk, self.commands, self.recent, self)
        return self._palette

    def _ask_whom(self, whom: Whom) -> None:
        self.choose_mentee(whom.prompt, whom.then)

    def _say(self, notice: Notice) -> None:
        self.toast.say(notice.text, notice.undo, notice.label)

    def _follow_settings(self) -> None:
        settings, look = self.desk.settings, appearance()
        if (look.scheme, look.percent) != (settings.scheme, settings.text_size):
            look.choose(scheme=settings.scheme, percent=settings.text_size)

    def _ask_to_close(self, unsaved: list[DeskPage]) -> None:
        from mentor_desk.ui.dialogs.unsaved import Unsaved
        from mentor_desk.ui.failure.texts import texts_of

        saving, voice = self.desk.saving.shown, self.desk.voice
        texts = [text for page in unsaved for text in texts_of(page.widget)]
        question = Unsaved(voice.say(saving.why) if saving.why else "", texts, voice, self)
        question.accepted.connect(self._close_anyway)
        question.open()

    def _close_anyway(self) -> None:
        self._let_go = True
        self.close()


def _flushed(page: DeskPage) -> bool:
    """A page that fails keeps none of the others from being saved."""
    try:
        return page.flush()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
        return False


def _of_one(place: Place, other: Place | None) -> bool:
    """Whether both are on the page of one record, if on another part of it."""
    return other is not None and (place.page, place.id) == (other.page, other.id)


def _leads(page: DeskPage) -> bool:
    """Whether it has a filled button of its own: there is one in a view."""
    buttons = page.widget.findChildren(Button)
    return any(one.kind is Kind.PRIMARY and one.isVisibleTo(page.widget) for one in buttons)
