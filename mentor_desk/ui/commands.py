"""What can be done from anywhere: each a word, its keys, and the deed. Menus, search and the list
of keys are made from the same commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from mentor_desk.ui import start
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import TEXT_SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk


class Shell(Protocol):
    """What commands ask of the window."""

    def show_step(self, steps: int) -> None: ...
    def save_now(self) -> None: ...
    def lock(self) -> None: ...
    def leave(self) -> None: ...
    def search(self, text: str = "") -> None: ...
    def choose_mentee(self, prompt: str, then: Callable[[int], None]) -> None: ...
    def open_new_menu(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_versions(self) -> None: ...
    def current_mentee(self) -> int | None: ...
    def dialog_parent(self) -> QWidget: ...


class Command(NamedTuple):
    """`name` is for us; `text` is what people read. Unlisted ones are only keys."""

    name: str
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    listed: bool = True


class Commands(QObject):
    def __init__(self, desk: Desk, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shell = shell
        self._all = (*self._beginnings(), *self._places(), *self._window(), *self._looks())
        self._actions = {one.name: self._action(one, parent) for one in self._all}

    def listed(self) -> list[Command]:
        """As they can be given now: undo says what it would take back."""
        undo = self._desk.undo
        if self._desk.privacy.hidden:  # what was done may name anybody
            return [one for one in self._all if one.listed]
        next_ones = {
            "undo": self.tr("Undo: {what}").format(what=undo.next) if undo.next else "",
            "redo": self.tr("Redo: {what}").format(what=undo.next_again) if undo.next_again else "",
        }
        told = [one._replace(text=next_ones.get(one.name, one.text)) for one in self._all]
        return [one for one in told if one.listed and one.text]

    def with_keys(self) -> list[Command]:
        return [one for one in self._all if one.keys]

    def action(self, name: str) -> QAction:
        return self._actions[name]

    def new_mentee(self) -> None:
        from mentor_desk.ui.dialogs.new_mentee import NewMentee

        NewMentee(self._desk, self._shell.dialog_parent()).open()

    def open_mentee(self, mentee_id: int) -> None:
        self._desk.go(Place(PageName.MENTEE, mentee_id))

    def plan_session(self, mentee_id: int | None = None) -> None:
        from mentor_desk.ui.dialogs.plan_session import PlanSession

        PlanSession(self._desk, self._shell.dialog_parent(), mentee_id).open()

    def start_session(self) -> None:
        self._for_mentee(self.tr("Start a session with"), start.start_session)

    def _action(self, command: Command, parent: QWidget) -> QAction:
        action = QAction(command.text, parent)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda: command.run())
        parent.addAction(action)
        return action

    def _beginnings(self) -> tuple[Command, ...]:
        here = self._shell.current_mentee
        return (
            Command("new-mentee", self.tr("New mentee…"), self.new_mentee, icon="user"),
            Command(
                "start-session", self.tr("Start session…"), self.start_session, icon="notebook-pen"
            ),
            Command(
                "plan-session",
                self.tr("Plan session…"),
                lambda: self.plan_session(here()),
                icon="calendar-plus",
            ),
            Command(
                "new-goal",
                self.tr("New goal…"),
                lambda: self._for_mentee(self.tr("A goal with"), start.new_goal),
                icon="target",
            ),
            Command(
                "new-feedback",
                self.tr("New feedback…"),
                lambda: self._for_mentee(self.tr("Feedback for"), start.new_feedback),
                icon="message-square-heart",
            ),
            Command(
                "new-agreement",
                self.tr("New agreement…"),
                lambda: self._for_mentee(self.tr("An agreement with"), start.new_agreement),
                icon="heart-handshake",
            ),
            Command(
                "new-reflection", self.tr("New reflection of your own"), self._reflect, icon="leaf"
            ),
            Command(
                "report",
                self.tr("Progress summary…"),
                lambda: self._for_mentee(
                    self.tr("A progress summary for"),
                    lambda _, number: Place(PageName.REPORT, number),
                ),
                icon="file-text",
            ),
        )

    def _places(self) -> tuple[Command, ...]:
        def to(page: PageName) -> Callable[[], None]:
            return lambda: self._desk.go(Place(page))

        return (
            Command("today", self.tr("Go to Today"), to(PageName.TODAY), ("Ctrl+1",), "house"),
            Command(
                "mentees", self.tr("Go to Mentees"), to(PageName.MENTEES), ("Ctrl+2",), "users"
            ),
            Command(
                "sessions",
                self.tr("Go to Sessions"),
                to(PageName.SESSIONS),
                ("Ctrl+3",),
                "calendar",
            ),
            Command(
                "actions",
                self.tr("Go to Actions"),
                to(PageName.ACTIONS),
                ("Ctrl+4",),
                "list-checks",
            ),
            Command(
                "guides", self.tr("Go to Guides"), to(PageName.GUIDES), ("Ctrl+5",), "book-open"
            ),
            Command(
                "safety", self.tr("Go to Safe keeping"), to(PageName.SAFETY), (), "shield-check"
            ),
            Command("trash", self.tr("Open the trash"), to(PageName.TRASH), (), "trash-2"),
            Command(
                "promises",
                self.tr("How your journal is kept safe"),
                to(PageName.PROMISES),
                (),
                "circle-question-mark",
            ),
            Command(
                "settings", self.tr("Open settings"), to(PageName.SETTINGS), ("Ctrl+,",), "settings"
            ),
            Command(
                "back",
                self.tr("Back"),
                lambda: self._shell.show_step(-1),
                ("Alt+Left",),
                "arrow-left",
            ),
            Command(
                "forward",
                self.tr("Forward"),
                lambda: self._shell.show_step(1),
                ("Alt+Right",),
                "arrow-right",
            ),
        )

    def _window(self) -> tuple[Command, ...]:
        shell = self._shell
        return (
            Command(
                "search",
                self.tr("Search everything"),
                shell.search,
                ("Ctrl+K", "Ctrl+Shift+F"),
                listed=False,
            ),
            Command("new", self.tr("New…"), shell.open_new_menu, ("Ctrl+N",), listed=False),
            Command("undo", self.tr("Undo"), self._desk.undo.undo, ("Ctrl+Z",), "undo-2"),
            Command(
                "redo",
                self.tr("Redo"),
                self._desk.undo.redo,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                "redo-2",
            ),
            Command("save", self.tr("Save now"), shell.save_now, ("Ctrl+S",), "save"),
            Command("backup", self.tr("Make a backup now"), self._back_up, (), "hard-drive"),
            Command(
                "versions",
                self.tr("Earlier versions of this page…"),
                shell.show_versions,
                ("Ctrl+Shift+H",),
                "history",
            ),
            Command(
                "hide-private",
                self.tr("Hide what is private, or show it again"),
                self._desk.privacy.toggle,
                ("F9",),
                "eye-off",
            ),
            Command("lock", self.tr("Lock the journal"), shell.lock, ("Ctrl+L",), "lock"),
            Command(
                "keys",
                self.tr("Show all keys"),
                shell.show_keys,
                ("F1", "Ctrl+/", "Ctrl+?"),
                "keyboard",
            ),
            Command("quit", self.tr("Quit"), shell.leave, ("Ctrl+Q",), "log-out"),
        )

    def _looks(self) -> tuple[Command, ...]:
        return (
            Command(
                "larger",
                self.tr("Larger text"),
                lambda: self._resize(1),
                ("Ctrl++", "Ctrl+="),
                "zoom-in",
            ),
            Command(
                "smaller",
                self.tr("Smaller text"),
                lambda: self._resize(-1),
                ("Ctrl+-",),
                "zoom-out",
            ),
            Command(
                "usual-size",
                self.tr("Usual text size"),
                lambda: self._resize(0),
                ("Ctrl+0",),
                "type",
            ),
        )

    def _reflect(self) -> None:
        self._desk.attempt(lambda: self._desk.go(start.new_reflection(self._desk)))

    def _back_up(self) -> None:
        """Where one sees how far it is, and why a sample has none."""
        self._desk.go(Place(PageName.SAFETY))
        self._desk.keeper.make()

    def _resize(self, steps: int) -> None:
        settings = self._desk.settings
        at = TEXT_SIZES.index(settings.text_size) + steps
        settings.text_size = TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))] if steps else 100
        self._desk.say(self.tr("Text size {percent} %").format(percent=settings.text_size))

    def _for_mentee(self, prompt: str, begin: Callable[[Desk, int], Place]) -> None:
        """For the mentee whose page is in front, or one to be chosen."""

        def run(mentee_id: int) -> None:
            self._desk.attempt(lambda: self._desk.go(begin(self._desk, mentee_id)))

        here = self._shell.current_mentee()
        if here is None:
            self._shell.choose_mentee(prompt, run)
        else:
            run(here)
